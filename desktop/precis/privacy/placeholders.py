"""Placeholders for personal data and secrets, such as `[PERSON_1]`, and the way back.

The same value has the same placeholder in all texts of one call, and a value that was found once is replaced wherever
it stands alone. A model may change a placeholder's case, spacing or brackets, or repeat it; it is known again all the
same. What looks like a placeholder in the texts already keeps its number for itself, so that the two aren't confused.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from precis.privacy.findings import Finding, settle
from precis.privacy.redaction import Redactor

_SHORTEST_REPEATED = 4
"""Code points: a shorter value is replaced only where a detector found it."""
_MOST_REPEATED = 2000
"""Values that are looked for again; texts with more are lists, where each was found on its own."""


@dataclass(frozen=True, slots=True)
class MaskedTexts:
    """Texts as they may be sent. Implements the port `Masked`."""

    texts: tuple[str, ...]
    values: Mapping[str, str] = field(repr=False)
    """What each placeholder stands for, in the order in which they first stand in the texts."""
    _looks: re.Pattern[str] | None = field(repr=False)
    _own: frozenset[str] = field(repr=False)
    """What looked like a placeholder in the texts before anything was masked."""

    def restore(self, text: str) -> str:
        """Return `text` with each placeholder replaced by what it stands for; unknown ones stay as they are.

        A structured reply is restored string by string, after it was parsed: a value may hold quotes.
        """
        if self._looks is None:
            return text
        return self._looks.sub(lambda match: self.values.get(_canonical(match), match[0]), text)

    def unknown(self, text: str) -> tuple[str, ...]:
        """Return what looks like a placeholder in `text` but stands for nothing, so that it can be marked."""
        if self._looks is None:
            return ()
        found = {match[0]: _canonical(match) for match in self._looks.finditer(text)}
        return tuple(shown for shown, name in found.items() if name not in self.values and name not in self._own)


@dataclass(frozen=True, slots=True)
class PlaceholderMask:
    """Replaces what a redactor finds by placeholders. Implements the port `Mask`."""

    redactor: Redactor

    def __call__(self, texts: Sequence[str]) -> MaskedTexts:
        """Return `texts` masked together."""
        found = _everywhere(texts, [self.redactor.find(text) for text in texts])
        types = {finding.type for findings in found for finding in findings}
        if not types:
            return MaskedTexts(tuple(texts), {}, None, frozenset())
        looks = _looking_like(types)
        hollow = (_replaced(text, findings, lambda _: "[]") for text, findings in zip(texts, found, strict=True))
        own = frozenset(_canonical(match) for text in (*texts, *hollow) for match in looks.finditer(text))
        names = _named(texts, found, own)
        masked = tuple(
            _replaced(text, findings, lambda f, text=text: names[f.type, text[f.start : f.end]])
            for text, findings in zip(texts, found, strict=True)
        )
        return MaskedTexts(masked, {name: value for (_, value), name in names.items()}, looks, own)


def _named(
    texts: Sequence[str], found: Sequence[Sequence[Finding]], taken: frozenset[str]
) -> dict[tuple[str, str], str]:
    """Return a placeholder for each type and value, numbered from 1 in the order of the texts; `taken` are skipped."""
    names: dict[tuple[str, str], str] = {}
    last: dict[str, int] = {}
    for text, findings in zip(texts, found, strict=True):
        for finding in findings:
            key = finding.type, text[finding.start : finding.end]
            if key in names:
                continue
            number = last.get(finding.type, 0) + 1
            while f"[{finding.type}_{number}]" in taken:
                number += 1
            names[key], last[finding.type] = f"[{finding.type}_{number}]", number
    return names


def _everywhere(texts: Sequence[str], found: list[list[Finding]]) -> list[list[Finding]]:
    """Return the findings with those places added where a value that was found stands again, in whichever text."""
    types: dict[str, str] = {}
    for text, findings in zip(texts, found, strict=True):
        for finding in findings:
            types.setdefault(text[finding.start : finding.end], finding.type)
    values = [value for value in types if len(value) >= _SHORTEST_REPEATED and _is_text(value)]
    if not 0 < len(values) <= _MOST_REPEATED:
        return found
    repeats = [_repeats(text, values, types) for text in texts]
    return [_first_come(findings, again) for findings, again in zip(found, repeats, strict=True)]


def _repeats(text: str, values: Iterable[str], types: Mapping[str, str]) -> Iterator[Finding]:
    re2: Any = importlib.import_module("re2")
    options = re2.Options()
    options.max_mem = 64 << 20
    longest_first = sorted(values, key=len, reverse=True)
    pattern = re2.compile("|".join(re2.escape(value) for value in longest_first), options)
    for match in pattern.finditer(text.encode("utf-8", "replace").decode("utf-8")):
        start, end = match.span()
        value = text[start:end]
        if value in types and not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            yield Finding(start, end, types[value])


def _is_text(value: str) -> bool:
    """Say whether a value can be searched for: it is not blank, and holds no half of a surrogate pair."""
    return not value.isspace() and not any("\ud800" <= character <= "\udfff" for character in value)


def _first_come(findings: list[Finding], more: Iterable[Finding]) -> list[Finding]:
    """Return all findings without overlaps; what was found at a place goes before what is repeated there."""
    added = [f for f in more if not any(f.start < g.end and g.start < f.end for g in findings)]
    return settle([*findings, *added]) if added else findings


def _replaced(text: str, findings: Iterable[Finding], by: Callable[[Finding], str]) -> str:
    parts: list[str] = []
    end = 0
    for finding in findings:
        parts += (text[end : finding.start], by(finding))
        end = finding.end
    return "".join([*parts, text[end:]])


_PAIRS = ((r"\\\[", r"\\\]"), (r"\[", r"\]"), (r"\{", r"\}"), ("<", ">"), ("【", "】"), ("［", "］"))


def _looking_like(types: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of placeholders of `types` as a model may write them: brackets of any kind or none."""
    ordered = sorted(types, key=len, reverse=True)
    kind = "|".join(r"\\?[ _-]?".join(map(re.escape, name.split("_"))) for name in ordered)
    core = rf"({kind})\\?[ \t_\-#]{{0,3}}0*([1-9]\d{{0,6}})"
    bracketed = [rf"{left}[ \t]{{0,3}}{core}[ \t]{{0,3}}{right}" for left, right in _PAIRS]
    bare = rf"(?<![\w\[])({kind})\\?_([1-9]\d{{0,6}})(?!\w)"
    return re.compile("|".join([*bracketed, bare]), re.IGNORECASE)


def _canonical(match: re.Match[str]) -> str:
    """Return a placeholder in its one form."""
    kind, number = (part for part in match.groups() if part is not None)
    plain = re.sub(r"\\?[ _-]", "_", kind).upper()
    return f"[{plain}_{number}]"
