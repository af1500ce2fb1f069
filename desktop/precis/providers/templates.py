"""Engine templates: what to know of each provider before it is set up, as data in resources/engines."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from precis.domain.errors import WrongUse


@dataclass(frozen=True, slots=True)
class Models:
    """Suggested models of the two modes; empty where the server decides."""

    fast: str = ""
    accurate: str = ""


@dataclass(frozen=True, slots=True)
class DataUse:
    """What the provider says that it does with what it is sent, and where it says so."""

    stores: str
    training: str
    """yes | no | unknown"""
    source: str
    sent_by_us: str = ""
    """What we send to keep it from storing."""


@dataclass(frozen=True, slots=True)
class EngineTemplate:
    """A provider that can be set up. `id` is the file's name."""

    id: str
    name: str
    kind: str
    base_url: str
    needs_key: bool
    models: Models
    data: DataUse
    timeout_s: float = 120.0
    max_concurrency: int = 8
    key_page: str = ""


def templates(folder: Path) -> list[EngineTemplate]:
    """Return the templates of a folder, sorted by name.

    Raises:
        WrongUse: a file is not of the form.
    """
    return sorted((_read(file) for file in folder.glob("*.toml")), key=lambda found: found.name.casefold())


def template(kind: str, folder: Path) -> EngineTemplate:
    """Return the template whose file has this name (`openai`, `vllm`, …).

    Raises:
        WrongUse: there is none.
    """
    file = folder / f"{kind}.toml"
    if Path(kind).name != kind or not file.is_file():
        raise WrongUse(f"There is no engine template {kind!r}.")
    return _read(file)


def _read(file: Path) -> EngineTemplate:
    try:
        values: dict[str, Any] = tomllib.loads(file.read_text("utf-8"))
        models, data = Models(**values.pop("models", {})), DataUse(**values.pop("data"))
        return EngineTemplate(id=file.stem, models=models, data=data, **values)
    except (tomllib.TOMLDecodeError, TypeError, KeyError) as error:
        raise WrongUse(f"The engine template {file.name} can't be read: {error}.") from error
