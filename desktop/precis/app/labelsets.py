"""Label sets: those that Précis brings along, the person's own under PRECIS_HOME/labels, a file, or a list."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from precis.domain.errors import WrongUse
from precis.domain.labels import Label, LabelSet
from precis.domain.results import NONE_OF_THESE


def load_label_set(file: Path) -> LabelSet:
    """Return the set of a TOML file: `title`, `unsure_below`, `critical`, and `[[labels]]` with name and description.

    Raises:
        WrongUse: the file can't be read or says something that can't be used.
    """
    try:
        text = file.read_text("utf-8")
    except OSError as error:
        raise WrongUse(f"The label set {file.name} can't be read: {error.strerror}.", "Check the path.") from error
    except UnicodeDecodeError as error:
        raise WrongUse(f"The label set {file.name} is not UTF-8 text.", "Save it as UTF-8.") from error
    return parse_label_set(text, file.name)


def parse_label_set(text: str, file: str) -> LabelSet:
    """Return the set that a TOML text says; `file` is its file's name.

    Raises:
        WrongUse: the text says something that can't be used.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WrongUse(f"The label set {file} is not valid TOML: {error}.", "Correct that line.") from error
    return _checked(
        LabelSet(
            name=str(raw.get("name", Path(file).stem)),
            labels=tuple(_labels(file, raw)),
            title=str(raw.get("title", "")),
            is_critical=_critical(file, raw.get("critical", False)),
            unsure_below=_number(file, raw["unsure_below"]) if "unsure_below" in raw else None,
        )
    )


def _critical(file: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise WrongUse(f"`critical` of {file} is neither true nor false.", "Write critical = true.")
    return value


def _number(file: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise WrongUse(f"`unsure_below` of {file} is no number.", "For example unsure_below = 0.5.")
    return float(value)


def _labels(file: str, raw: dict[str, Any]) -> Iterator[Label]:
    rows = raw.get("labels")
    if not isinstance(rows, list):
        raise WrongUse(f"The label set {file} has no [[labels]].", "Add one [[labels]] with a name a label.")
    for row in cast("list[object]", rows):
        entry = cast("dict[str, Any]", row if isinstance(row, dict) else {"name": row})
        if not isinstance(entry.get("name"), str) or not entry["name"].strip():
            raise WrongUse(f"A label in {file} has no name.", 'Each [[labels]] needs a line name = "…".')
        yield Label(entry["name"].strip(), str(entry.get("description", "")).strip())


def listed_labels(names: str) -> LabelSet:
    """Return a set of the labels parted by commas in `names`.

    Raises:
        WrongUse: fewer than two, or one twice.
    """
    labels = tuple(Label(name.strip()) for name in names.split(",") if name.strip())
    return _checked(LabelSet(name="labels", labels=labels))


def _checked(labels: LabelSet) -> LabelSet:
    names = [label.name.casefold() for label in labels.labels]
    if len(names) < 2:
        raise WrongUse(f"The label set “{labels.name}” has fewer than two labels.", "Name at least two.")
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice or NONE_OF_THESE in names:
        which = twice or NONE_OF_THESE
        raise WrongUse(f"The label “{which}” can't be in the set “{labels.name}” like this.", _TWICE_HINT)
    if labels.unsure_below is not None and not 0.0 <= labels.unsure_below < 1.0:
        raise WrongUse(f"`unsure_below` of “{labels.name}” has to be at least 0 and below 1.", "For example 0.5.")
    return labels


_TWICE_HINT = f"Name each label once; “{NONE_OF_THESE}” is always there by itself."


class LabelSets:
    """All label sets that can be named."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._folders = folders

    def all(self) -> list[LabelSet]:
        """Return the sets by name; the person's own replace those of the same name that Précis brings along."""
        return [load_label_set(file) for _, file in sorted(self._files().items())]

    def _files(self) -> dict[str, Path]:
        return {file.stem: file for folder in self._folders for file in sorted(folder.glob("*.toml"))}

    def get(self, name: str) -> LabelSet | None:
        """Return the set of this name; None where there is none, or its file can't be used."""
        file = self._files().get(name)
        try:
            return None if file is None else load_label_set(file)
        except WrongUse:
            return None

    def find(self, what: str) -> LabelSet:
        """Return the set that `what` names: a set's name, a TOML file, or labels parted by commas.

        Raises:
            WrongUse: there is no such set, or it can't be used.
        """
        files = self._files()
        if what in files:
            return load_label_set(files[what])
        if what.endswith(".toml"):
            return load_label_set(Path(what))
        if "," in what:
            return listed_labels(what)
        known = ", ".join(sorted(files))
        raise WrongUse(f"There is no label set “{what}”.", f"Use one of {known}; a TOML file; or labels: a,b,c.")
