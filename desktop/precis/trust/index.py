"""A document indexed once, so that each claim finds its evidence without reading the document again.

Units are sentences, table rows, headings and captions in reading order. Candidates come from an inverted index over
stems, weighted by inverse document frequency; the work for a claim grows with the number of units that share its rarer
words, not with the document.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from precis.domain.documents import Block, BlockKind, Document, Span
from precis.trust.dates import Date, dates_of
from precis.trust.numerals import number_stems
from precis.trust.values import Quantity, quantities_of
from precis.trust.words import Token, normal, tokens_of

Floats = NDArray[np.float64]
_LONGEST_UNIT = 1_500
"""Code points; a longer table row is cut."""
_COMMONEST = 400
"""Units that hold a stem beyond which it is not looked up, unless the claim has no rarer one."""


class SentenceSplitter(Protocol):
    """Splits ranges of one text into sentences; made of the language and the text."""

    def split(self, start: int, end: int) -> Iterable[tuple[Span, bool]]:
        """Yield each sentence's span, and whether it ended by itself."""
        ...


class MakeSplitter(Protocol):
    """Makes the splitter of a text."""

    def __call__(self, language: str, text: str) -> SentenceSplitter: ...


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, table row or heading: its place, its block's number and its words."""

    span: Span
    block: int
    kind: BlockKind
    tokens: tuple[Token, ...]


@dataclass(slots=True)
class SourceIndex:
    """The units of a document and where each stem occurs. Values are parsed when a claim first asks for a unit's."""

    text: str
    language: str
    units: list[Unit]
    postings: dict[str, list[int]]
    bigrams: set[tuple[str, str]]
    trigrams: set[tuple[str, str, str]]
    names: frozenset[str]
    """Stems that the document mostly writes with a capital letter in mid-sentence."""
    initials: str
    """First letters of the words, sentence by sentence: where an acronym of the summary may come from."""
    _dates: dict[int, list[Date]] = field(default_factory=dict[int, list[Date]])
    _quantities: dict[int, list[Quantity]] = field(default_factory=dict[int, list[Quantity]])
    _numeric: list[int] | None = None
    _starts: list[int] = field(default_factory=list[int])
    _prefixes: dict[str, list[str]] = field(default_factory=dict[str, list[str]])

    @property
    def starts(self) -> list[int]:
        """Where each unit begins; computed once."""
        if len(self._starts) != len(self.units):
            self._starts = [unit.span.start for unit in self.units]
        return self._starts

    def weight(self, stem: str) -> float:
        """Return the inverse document frequency of `stem`, 1 for one in every unit, more for rarer ones."""
        return 1.0 + math.log((1 + len(self.units)) / (1 + len(self.postings.get(stem, ()))))

    def candidates(self, tokens: Sequence[Token], count: int) -> list[int]:
        """Return the units that share most weight with `tokens`, best first; longer units pay a little."""
        scores = np.zeros(len(self.units))
        for stem in self._lookups(tokens):
            scores[self.postings[stem]] += self.weight(stem)
        if not scores.any():
            return []
        shared = scores / self._lengths()
        best = np.argsort(-shared, kind="stable")[:count]
        return [int(unit) for unit in best if shared[unit] > 0]

    def _lookups(self, tokens: Sequence[Token]) -> list[str]:
        known = {token.stem for token in tokens if token.is_content and token.stem in self.postings}
        known = known or {token.stem for token in tokens if token.stem in self.postings}
        rare = sorted(stem for stem in known if len(self.postings[stem]) <= _COMMONEST)
        return rare or sorted(known)

    def _lengths(self) -> Floats:
        return np.array([(10.0 + len(unit.tokens)) ** 0.25 for unit in self.units])

    def dates(self, unit: int) -> list[Date]:
        """Return the dates in a unit."""
        if unit not in self._dates:
            self._dates[unit] = dates_of(self.quote(unit))
        return self._dates[unit]

    def quantities(self, unit: int) -> list[Quantity]:
        """Return the quantities in a unit that are not part of a date."""
        if unit not in self._quantities:
            taken = [(date.start, date.end) for date in self.dates(unit)]
            self._quantities[unit] = quantities_of(self.quote(unit), self.language, taken)
        return self._quantities[unit]

    def quote(self, unit: int) -> str:
        """Return a unit's text."""
        span = self.units[unit].span
        return self.text[span.start : span.end]

    def years(self, unit: int) -> list[Date]:
        """Return the years that stand alone in a unit: a bare number of the claim may mean one."""
        return [date for date in self.dates(unit) if date.kind == "year"]

    def numeric_units(self) -> list[int]:
        """Return the units that hold a number in digits or words."""
        if self._numeric is None:
            stems = [stem for stem in self.postings if stem[0].isdigit() or stem in number_stems(self.language)]
            self._numeric = sorted({unit for stem in stems for unit in self.postings[stem]})
        return self._numeric

    def dated_units(self, date: Date) -> list[int]:
        """Return the units that may name `date`: those with its year, its day's number or any number at all."""
        if date.kind == "year":
            return self.postings.get(str(date.readings[0][0]), []) or self.numeric_units()
        return (
            list(range(len(self.units)))
            if date.kind in {"weekday", "date"} and date.readings[0][2] is None
            else self.numeric_units()
        )

    def has_word(self, word: str) -> bool:
        """Say whether the document uses exactly this word, in any case."""
        return any(
            self.text[token.start : token.end].casefold() == word
            for unit in self.postings.get(normal(word)[0], ())
            for token in self.units[unit].tokens
        )

    def stems_beginning(self, letter: str) -> list[str]:
        """Return the document's stems that begin with `letter`."""
        if not self._prefixes:
            for stem in self.postings:
                self._prefixes.setdefault(stem[0], []).append(stem)
        return self._prefixes.get(letter, [])

    @property
    def is_noun_capital(self) -> bool:
        """Whether the language writes each noun with a capital letter, so that a capital tells no name."""
        return self.language in {"de", "lb"}


def index_document(document: Document, make_splitter: MakeSplitter) -> SourceIndex:
    """Return the index of `document`, in time linear in its length."""
    splitter = make_splitter(document.language, document.text)
    units: list[Unit] = []
    for number, block in enumerate(document.blocks):
        for span in _spans(splitter, document.text, block):
            tokens = tokens_of(document.text[span.start : span.end], span.start)
            if tokens:
                units.append(Unit(span, number, block.kind, tuple(tokens)))
    return _indexed(document, units)


def _indexed(document: Document, units: list[Unit]) -> SourceIndex:
    postings: dict[str, list[int]] = defaultdict(list)
    bigrams: set[tuple[str, str]] = set()
    trigrams: set[tuple[str, str, str]] = set()
    previous: list[str] = []
    for number, unit in enumerate(units):
        stems = [token.stem for token in unit.tokens]
        for stem in dict.fromkeys(stems):
            postings[stem].append(number)
        run = [*previous[-2:], *stems]
        bigrams.update(pairwise(run))
        trigrams.update(zip(run, run[1:], run[2:], strict=False))
        previous = run
    names, initials = _names(units), _initials(units)
    return SourceIndex(document.text, document.language, units, dict(postings), bigrams, trigrams, names, initials)


def _names(units: Iterable[Unit]) -> frozenset[str]:
    capital: Counter[str] = Counter()
    other: Counter[str] = Counter()
    for unit in units:
        for token in unit.tokens[1:]:
            if token.is_content and not token.is_number:
                (capital if token.is_capital else other)[token.stem] += 1
    return frozenset(stem for stem, count in capital.items() if count > other[stem])


def _initials(units: Iterable[Unit]) -> str:
    """Return the first letters of all words, and of the content words, unit by unit."""
    whole = ("".join(token.stem[0] for token in unit.tokens) for unit in units)
    content = ("".join(token.stem[0] for token in unit.tokens if token.is_content) for unit in units)
    return " ".join([*whole, *content])


def _spans(splitter: SentenceSplitter, text: str, block: Block) -> Iterable[Span]:
    if block.kind in {BlockKind.HEADER, BlockKind.FOOTER}:
        return []
    if block.kind in {BlockKind.TABLE, BlockKind.CODE}:
        return _lines(text, block)
    return [span for span, _ in splitter.split(block.start, block.end)]


def _lines(text: str, block: Block) -> list[Span]:
    found: list[Span] = []
    for match in re.compile(r"[^\n]+").finditer(text, block.start, block.end):
        start, end = match.start(), min(match.end(), match.start() + _LONGEST_UNIT)
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if end > start:
            found.append(Span(start, end))
    return found
