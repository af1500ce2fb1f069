"""Prompts as versioned resources: their texts are in resources/prompts, one file each, and never in code."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Any

from precis.domain.requests import Message, Role
from precis.domain.steps import content_hash

_FENCE = re.compile(r"<(?=\s*/?\s*(?:document|notes|claim)\b)", re.IGNORECASE)
_NUMBER = re.compile(r"^(?=[^\S\n]*\[\d+\])", re.MULTILINE)
_ZERO_WIDTH = "\u200b"


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt: what is the same for each request (`system`), and what holds the material (`user`)."""

    name: str
    version: int
    system: str
    user: str

    @property
    def id(self) -> str:
        """Name and version, as calls are tagged with it."""
        return f"{self.name}@{self.version}"

    @property
    def content(self) -> str:
        """A short hash of the prompt's own words: it changes with an edit that left the version alone."""
        return content_hash(f"{self.system}\x00{self.user}")[:12]

    def messages(self, **values: str) -> tuple[Message, ...]:
        """Return the messages with the values put in; the stable part comes first, for providers' prompt caches.

        Raises:
            KeyError: the prompt asks for a value that is not given.
        """
        return (
            Message(Role.SYSTEM, Template(self.system).substitute(values)),
            Message(Role.USER, Template(self.user).substitute(values)),
        )


class Prompts:
    """The prompts of a folder, each read when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Prompt] = {}

    def __getitem__(self, name: str) -> Prompt:
        if name not in self._read:
            self._read[name] = load_prompt(self._folder / f"{name}.toml")
        return self._read[name]


def load_prompt(file: Path) -> Prompt:
    """Return the prompt of a TOML file: `id`, `version`, `system`, `user`."""
    raw: Mapping[str, Any] = tomllib.loads(file.read_text("utf-8"))
    return Prompt(raw["id"], raw["version"], raw["system"].strip(), raw["user"].strip())


def numbered(texts: Iterable[str]) -> str:
    """Return the texts as lines `[1] …`; none can end the part that is marked as material, or begin a number's line.

    A table's row or a line of code that starts with `[1]` itself is set off by a space of no width.
    """
    return "\n".join(f"[{number}] {_NUMBER.sub(_ZERO_WIDTH, fenced(text))}" for number, text in enumerate(texts, 1))


def fenced(text: str) -> str:
    """Return `text` with the tags that mark material made harmless by a space of no width, which can be taken out."""
    return _FENCE.sub(f"<{_ZERO_WIDTH}", text)


def prompt_versions(folder: Path) -> Mapping[str, int]:
    """Return the version of each prompt of a folder, by name."""
    return {file.stem: load_prompt(file).version for file in sorted(folder.glob("*.toml"))}
