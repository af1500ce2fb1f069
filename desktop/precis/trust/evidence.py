"""A claim beside its evidence: what every check looks at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from precis.trust.dates import Date, dates_of
from precis.trust.index import SourceIndex
from precis.trust.overlap import (
    Overlap,
    Passage,
    chosen_units,
    neighbours,
    ordered_share,
    overlap_of,
    passages_of,
)
from precis.trust.values import Quantity, quantities_of
from precis.trust.words import Token, tokens_of

_MOST_TEXT = 6_000


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found wrong, in words; `is_hard` where the source itself says otherwise or says nothing of it."""

    name: str
    message: str
    is_hard: bool = True


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim, its words and values, and the passages of the document that speak of the same."""

    index: SourceIndex
    text: str
    tokens: tuple[Token, ...]
    passages: tuple[Passage, ...]
    overlap: Overlap
    near: tuple[int, ...]
    """Units whose values count as said in the same place: the chosen ones, the likest, and their neighbours."""
    dates: tuple[Date, ...]
    quantities: tuple[Quantity, ...]

    @property
    def best(self) -> Passage | None:
        """The unit most like the claim, if any shares a word with it."""
        return self.passages[0] if self.passages else None

    @property
    def closeness(self) -> float:
        """How far the best unit's wording is the claim's, in order: 1 for a copy."""
        return ordered_share(self.passages[0].alignment, self.tokens) if self.passages else 0.0

    def word(self, token: Token) -> str:
        """Return the claim's word as written."""
        return self.text[token.start : token.end]

    def source_word(self, token: Token) -> str:
        """Return the document's word as written."""
        return self.index.text[token.start : token.end]


def gather(index: SourceIndex, text: str, cited: Iterable[int] = (), language: str = "") -> Evidence:
    """Return the evidence for a claim's text; `cited` are units that it already rests on."""
    text = text[:_MOST_TEXT]
    tokens = tokens_of(text)
    passages = passages_of(index, tokens, cited) if tokens else []
    dates = dates_of(text)
    taken = [(date.start, date.end) for date in dates]
    return Evidence(
        index,
        text,
        tuple(tokens),
        tuple(passages),
        overlap_of(index, tokens, passages),
        tuple(_near(index, tokens, passages)),
        tuple(dates),
        tuple(quantities_of(text, language or index.language, taken)),
    )


def _near(index: SourceIndex, tokens: list[Token], passages: list[Passage]) -> list[int]:
    if not passages:
        return []
    likest = [p.unit for p in passages[:5] if p.coverage >= 0.6 * passages[0].coverage]
    return neighbours(index, [*chosen_units(index, tokens, passages), *likest])
