"""The numbers that Word shows before headings and list items: no paragraph holds them, and contracts are cited by them.

A paragraph names a list (w:numId) and a depth (w:ilvl). The list refers to an abstract one, whose level at that depth
has a pattern such as “%1.%2.”, a start and a form of number (ISO/IEC 29500-1, 17.9). Bullets are left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_LEVELS = 9
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip

Element = Any
"""An lxml element: its stubs say too little."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one depth of a list is numbered."""

    form: str
    pattern: str
    start: int


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has been counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict[str, dict[int, Level]])
    """Levels by depth from 0, by the list's number."""
    abstract: dict[str, str] = field(default_factory=dict[str, str])
    """The abstract list of each list: lists that share it count on."""
    _counts: dict[str, list[int | None]] = field(default_factory=dict[str, list[int | None]])

    @classmethod
    def of(cls, root: Element | None) -> Numbering:
        """Return the lists that the root of numbering.xml defines."""
        if root is None:
            return cls()
        abstract = {_attribute(node, "abstractNumId"): _levels(node) for node in root.iter(f"{_W}abstractNum")}
        numbering = cls()
        for node in root.iter(f"{_W}num"):
            number, reference = _attribute(node, "numId"), _value(node, "abstractNumId")
            levels = dict(abstract.get(reference, {}))
            overrides = list(node.iter(f"{_W}lvlOverride"))
            for override in overrides:
                _override(levels, override)
            numbering.levels[number] = levels
            numbering.abstract[number] = number if overrides else reference
        return numbering

    def next(self, number: str, depth: int) -> str:
        """Return the number before the next item of a list at `depth`, such as “4.2.1”; empty for a bullet."""
        levels = self.levels.get(number, {})
        level = levels.get(depth)
        if level is None or not 0 <= depth < _MOST_LEVELS:
            return ""
        counts = self._counts.setdefault(self.abstract.get(number, number), [None] * _MOST_LEVELS)
        before = counts[depth]
        counts[depth] = level.start if before is None else before + 1
        counts[depth + 1 :] = [None] * (_MOST_LEVELS - depth - 1)
        if level.form in {"bullet", "none"} or not level.pattern:
            return ""
        return _filled(level.pattern, counts, levels)


def _filled(pattern: str, counts: list[int | None], levels: dict[int, Level]) -> str:
    for depth in range(_MOST_LEVELS):
        mark = f"%{depth + 1}"
        if mark in pattern:
            level = levels.get(depth)
            count = counts[depth]
            shown = level.start if level and count is None else count or 1
            pattern = pattern.replace(mark, written(shown, level.form if level else "decimal"))
    return pattern.strip()


def written(count: int, form: str) -> str:
    """Return a number in the form that OOXML names; in figures where the form is not known."""
    match form:
        case "lowerLetter" | "upperLetter" if count > 0:
            letter = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 10)
            return letter.upper() if form == "upperLetter" else letter
        case "lowerRoman" | "upperRoman" if 0 < count < 4000:
            return _roman(count).upper() if form == "upperRoman" else _roman(count)
        case "decimalZero":
            return f"{count:02}"
        case _:
            return str(count)


def _roman(count: int) -> str:
    parts: list[str] = []
    for value, letters in _ROMAN:
        parts.append(letters * (count // value))
        count %= value
    return "".join(parts)


def _levels(parent: Element) -> dict[int, Level]:
    return dict(_level(node) for node in parent.iter(f"{_W}lvl"))


def _level(node: Element) -> tuple[int, Level]:
    depth, start = _attribute(node, "ilvl"), _value(node, "start")
    form = _value(node, "numFmt") or "decimal"
    level = Level(form, _value(node, "lvlText"), int(start) if start.isdigit() else 1)
    return int(depth) if depth.isdigit() else 0, level


def _override(levels: dict[int, Level], node: Element) -> None:
    depth, start = _attribute(node, "ilvl"), _value(node, "startOverride")
    levels.update(_levels(node))
    level = levels.get(int(depth)) if depth.isdigit() else None
    if level is not None and start.isdigit():
        levels[int(depth)] = Level(level.form, level.pattern, int(start))


def _value(parent: Element, name: str) -> str:
    found: Iterable[Element] = parent.findall(f"{_W}{name}")
    return next((_attribute(node, "val") for node in found), "")


def _attribute(node: Element, name: str) -> str:
    return str(node.get(f"{_W}{name}", ""))
