"""A rule: a regular expression for re2 (linear time, whatever the text), and when it is worth running.

re2 has no look-around, so what may stand beside a match is checked on the match. A rule runs only on texts that hold
one of its keywords: ordinary prose costs a few substring searches.
"""

from __future__ import annotations

import importlib
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from precis.privacy.findings import Finding
from precis.privacy.folding import Folded

WORD = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_")
BASE64 = WORD | frozenset(b"+/=-")
NOTHING: frozenset[int] = frozenset()
Check = Callable[[Folded, int, int], bool]
"""Says whether what stands between two offsets is what the rule looks for."""


_LONGEST_NEAR = 256
"""Bytes: a secret that is known by what introduces it is found whole up to this length."""
_LONGEST_LINE = 8192
"""Bytes of a line that are looked at after an introduction."""
_REREAD = 512
"""Bytes: a refused match up to this length is looked into again; to do so with any length would cost the square."""


@dataclass(frozen=True, slots=True)
class Near:
    """What introduces a secret, such as its issuer's name or a command, and how far after it secrets are looked for.

    A gap in a pattern (`name.{0,40}secret`) finds one secret for each name: of two passwords after one command the
    other is lost. So what introduces and what is looked for are apart, and each found one extends the reach.
    """

    introduction: str
    reach: int
    """Bytes from the end of the introduction, or of what was found last, to where a secret may begin."""
    is_continued: bool = False
    """Whether a line goes on after a backslash at its end, as in a shell."""
    until: bytes = b"\n"
    """What ends the part of the text that is looked at."""

    def line_end(self, data: bytes, at: int) -> int:
        """Return where the line that `at` is in ends; a line is looked at for a few thousand bytes."""
        limit = min(len(data), at + _LONGEST_LINE)
        end = data.find(self.until, at, limit)
        while self.is_continued and data.endswith((b"\\", b"\\\r"), at, max(at, end)):
            end = data.find(b"\n", end + 1, limit)
        return end if end >= 0 else limit


def _marked(match: Any) -> tuple[int, int]:
    """Return what a match marks: its first group that took part, or all of it."""
    spans = [match.span(group) for group in range(1, (match.lastindex or 0) + 1)]
    return next((span for span in spans if span[0] >= 0), match.span())


def _behind_refused(match: Any, marked: int) -> int:
    """Return where to go on after a match that is none: in it, since what it was taken for may hold the next one."""
    start, end = match.span()
    return end if end - start > _REREAD else max(start + 1, marked)


@dataclass(frozen=True, slots=True)
class Rule:
    """A shape. The first group that took part marks what is found; without groups the whole match is."""

    type: str
    keywords: tuple[str, ...]
    """Lower case; one of them occurs in every text that the pattern can match. Empty: it always runs."""
    pattern: str
    entropy: float = 0.0
    """Least Shannon entropy of what is found, in bits a character."""
    not_before: frozenset[int] = NOTHING
    not_after: frozenset[int] = NOTHING
    """Bytes that must not stand directly before and after."""
    check: Check | None = None
    near: Near | None = None

    def find(self, folded: Folded) -> Iterator[Finding]:
        """Yield each match of this shape that passes the checks."""
        if self.near:
            yield from self._find_near(self.near, folded)
        else:
            yield from self._find_from(folded)

    def _find_from(self, folded: Folded) -> Iterator[Finding]:
        """Yield what is found in the whole text."""
        at = 0
        while (match := compiled(self.pattern).search(folded.data, at)) is not None:
            start, end = _marked(match)
            is_found = end > start and self._passes(folded, start, end)
            if is_found:
                yield Finding(start, end, self.type)
            at = end if is_found else _behind_refused(match, start)

    def _find_near(self, near: Near, folded: Folded) -> Iterator[Finding]:
        """Yield what is found after each introduction: all there is, not the first or the last of a line."""
        data, searched = folded.data, 0
        for introduction in compiled(near.introduction).finditer(data):
            at = max(introduction.end(), searched)
            reach = introduction.end() + near.reach
            line_end = near.line_end(data, introduction.end())
            while (match := self._next_near(data, at, reach, line_end)) is not None:
                start, end = _marked(match)
                is_found = end > start and self._passes(folded, start, end)
                if is_found:
                    yield Finding(start, end, self.type)
                    reach = max(reach, end + near.reach)
                at = end if is_found else _behind_refused(match, start)
            searched = max(searched, at)

    def _next_near(self, data: bytes, at: int, reach: int, line_end: int) -> Any:
        """Return the next match that begins within `reach`; how far is looked is bounded, so time stays linear."""
        stop, pattern = min(line_end, reach + _LONGEST_NEAR), compiled(self.pattern)
        match = pattern.search(data, at, stop) if at < stop else None
        if match is None or match.start() > reach:
            return None
        return pattern.search(data, match.start(), line_end) if match.end() == stop < line_end else match

    def _passes(self, folded: Folded, start: int, end: int) -> bool:
        data = folded.data
        if start and data[start - 1] in self.not_before:
            return False
        if end < len(data) and data[end] in self.not_after:
            return False
        if self.entropy and entropy(data[start:end]) < self.entropy:
            return False
        return self.check is None or self.check(folded, start, end)


def find_all(rules: tuple[Rule, ...], folded: Folded) -> Iterator[Finding]:
    """Yield what each of `rules` finds; findings may overlap."""
    present = _keywords_in(rules, folded.lowered)
    for rule in rules:
        if not rule.keywords or not present.isdisjoint(rule.keywords):
            yield from rule.find(folded)


_SHORT = 2
"""Bytes: keywords up to this length occur all over, so each is searched for alone and the search ends at the first."""


def _keywords_in(rules: tuple[Rule, ...], lowered: bytes) -> set[str]:
    """Return which keywords of `rules` occur: the long ones are found in one pass."""
    short, pattern, parts = _keyword_search(rules)
    present = {word for word in short if word.encode("latin-1") in lowered}
    if not pattern:
        return present
    search, at = compiled(pattern), 0
    while (match := search.search(lowered, at)) is not None:
        present |= parts[match[0]]
        at = match.start() + 1
    return present


@cache
def _keyword_search(rules: tuple[Rule, ...]) -> tuple[list[str], str, dict[bytes, frozenset[str]]]:
    """Return the short keywords, a pattern for the long ones, and for each long one those that it begins with."""
    words = sorted({word for rule in rules for word in rule.keywords}, key=lambda word: (-len(word), word))
    short = [word for word in words if len(word) <= _SHORT]
    long = [word for word in words if len(word) > _SHORT]
    pattern = "|".join(re.sub(r"[^a-z0-9]", lambda found: f"\\x{ord(found[0]):02x}", word) for word in long)
    known = frozenset(long)
    parts = {word.encode("latin-1"): known.intersection(word[:end] for end in range(1, len(word) + 1)) for word in long}
    return short, pattern, parts


def entropy(data: bytes | str) -> float:
    """Return the Shannon entropy of the characters, in bits a character."""
    counts = Counter(data).values()
    return -sum(n / len(data) * math.log2(n / len(data)) for n in counts)


@cache
def compiled(pattern: str) -> Any:
    """Return `pattern` compiled by re2 for bytes in Latin-1."""
    re2: Any = importlib.import_module("re2")
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.max_mem = 64 << 20
    options.log_errors = False
    return re2.compile(pattern.encode("latin-1"), options)
