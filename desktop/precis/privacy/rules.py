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
    check: Callable[[Folded, int, int], bool] | None = None

    def find(self, folded: Folded) -> Iterator[Finding]:
        """Yield each match of this shape that passes the checks."""
        for start, end in self._spans(folded.data):
            if end > start and self._passes(folded, start, end):
                yield Finding(start, end, self.type)

    def _spans(self, data: bytes) -> Iterator[tuple[int, int]]:
        for match in compiled(self.pattern).finditer(data):
            spans = [match.span(group) for group in range(1, (match.lastindex or 0) + 1)]
            yield next((span for span in spans if span[0] >= 0), match.span())

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


_SHORT = 3
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
    parts = {word.encode("latin-1"): frozenset(part for part in long if word.startswith(part)) for word in long}
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
