"""How far a claim's words are the document's: in the whole of it, in its best passages, and in their order.

Share of trigrams and longest common subsequence with the best sentences are the strongest simple signals known for
sentences of summaries (measured in docs/trust.md); copied fragments are after Grusky et al. (2018).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from precis.trust.alignment import FUNCTION_MATCH, MATCH, Alignment, align
from precis.trust.index import SourceIndex
from precis.trust.words import Token

CANDIDATES = 10
_WINDOW = 1


@dataclass(frozen=True, slots=True)
class Passage:
    """A unit of the document beside a claim: how they align, and the share of the claim's weight that it holds."""

    unit: int
    alignment: Alignment
    coverage: float


@dataclass(frozen=True, slots=True)
class Overlap:
    """Shares (0 … 1) of the claim. What is weighted is weighted by inverse document frequency."""

    trigrams: float
    """Of its trigrams, in the document."""
    bigrams: float
    copied: float
    """Of its words, in a run of at least three that the document has too."""
    words: float
    """Of its content words' weight, anywhere in the document."""
    best: float
    """Of its content words' weight, in the best unit."""
    pair: float
    """The same, in the best unit and the one that adds most."""
    nearby: float
    """The same, in the two and the units beside them."""
    ordered: float
    """Of what a perfect alignment would score, the best unit's."""
    subsequence: float
    """Of its words, in the longest common subsequence with the best two units in order."""
    fragment: float
    """Of its words, in the longest run copied from one unit."""
    novel: float
    """Content words that the document never uses, as a share of the content words."""
    replaced: float = 0.0
    """Content words in another's place between words that are the same, as a share of the content words."""


def passages_of(index: SourceIndex, tokens: Sequence[Token], extra: Iterable[int] = ()) -> list[Passage]:
    """Return the units most like the claim, best first: candidates of the index and the `extra` ones (cited)."""
    units = dict.fromkeys([*index.candidates(tokens, CANDIDATES), *extra])
    whole = weight_of(index, tokens)
    found = [_passage(index, tokens, unit, whole) for unit in units]
    return sorted(found, key=lambda p: (-(p.coverage + ordered_share(p.alignment, tokens)), p.unit))


def _passage(index: SourceIndex, tokens: Sequence[Token], unit: int, whole: float) -> Passage:
    held = {token.stem for token in index.units[unit].tokens}
    return Passage(unit, align(tokens, index.units[unit].tokens), _held(index, tokens, held) / whole)


def weight_of(index: SourceIndex, tokens: Sequence[Token]) -> float:
    """Return the weight of the distinct content words; never 0."""
    return sum(index.weight(stem) for stem in _content(tokens)) or 1.0


def _content(tokens: Sequence[Token]) -> list[str]:
    return list(dict.fromkeys(token.stem for token in tokens if token.is_content))


def _held(index: SourceIndex, tokens: Sequence[Token], stems: set[str]) -> float:
    return sum(index.weight(stem) for stem in _content(tokens) if stem in stems)


def ordered_share(alignment: Alignment, tokens: Sequence[Token]) -> float:
    """Return the alignment's score as a share of a perfect one's, from 0."""
    perfect = sum(MATCH if token.is_content else FUNCTION_MATCH for token in tokens) or 1.0
    return max(0.0, alignment.score / perfect)


def second_of(index: SourceIndex, tokens: Sequence[Token], passages: Sequence[Passage]) -> int | None:
    """Return the unit that adds most to the best one, or None where none adds anything."""
    held = _stems(index, [passages[0].unit])
    missing = [token for token in tokens if token.stem not in held]
    gains = [(_held(index, missing, _stems(index, [p.unit])), -place, p.unit) for place, p in enumerate(passages)]
    gain, _, unit = max(gains)
    return unit if gain > 0 else None


def _stems(index: SourceIndex, units: Iterable[int]) -> set[str]:
    return {token.stem for unit in units for token in index.units[unit].tokens}


def neighbours(index: SourceIndex, units: Iterable[int], window: int = _WINDOW) -> list[int]:
    """Return the units and those within `window` beside them, in reading order."""
    near = {unit + step for unit in units for step in range(-window, window + 1)}
    return sorted(unit for unit in near if 0 <= unit < len(index.units))


def overlap_of(index: SourceIndex, tokens: Sequence[Token], passages: Sequence[Passage]) -> Overlap:
    """Return the shares of the claim that its document holds; all 0 where no unit shares a word."""
    stems = [token.stem for token in tokens]
    whole = weight_of(index, tokens)
    content = _content(tokens)
    known = [stem for stem in content if stem in index.postings]
    words = sum(map(index.weight, known)) / whole
    novel = 1.0 - len(known) / max(1, len(content))
    trigrams = _share(zip(stems, stems[1:], stems[2:], strict=False), index.trigrams)
    bigrams = _share(pairwise(stems), index.bigrams)
    copied = _copied(stems, index.trigrams)
    if not passages:
        return Overlap(trigrams, bigrams, copied, words, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, novel)
    chosen = chosen_units(index, tokens, passages)
    best = passages[0]
    return Overlap(
        trigrams=trigrams,
        bigrams=bigrams,
        copied=copied,
        words=words,
        best=best.coverage,
        pair=_held(index, tokens, _stems(index, chosen)) / whole,
        nearby=_held(index, tokens, _stems(index, neighbours(index, chosen))) / whole,
        ordered=ordered_share(best.alignment, tokens),
        subsequence=_subsequence(index, stems, chosen),
        fragment=max(longest_run(p.alignment) for p in passages[:4]) / max(1, len(stems)),
        novel=novel,
        replaced=len(replaced_words(index, tokens, best)) / max(1, len(content)),
    )


def _copied(stems: Sequence[str], trigrams: set[tuple[str, str, str]]) -> float:
    covered: set[int] = set()
    for place, run in enumerate(zip(stems, stems[1:], stems[2:], strict=False)):
        if run in trigrams:
            covered.update((place, place + 1, place + 2))
    return len(covered) / max(1, len(stems))


def chosen_units(index: SourceIndex, tokens: Sequence[Token], passages: Sequence[Passage]) -> list[int]:
    """Return the best unit and the one that adds most to it, in reading order."""
    second = second_of(index, tokens, passages)
    return sorted({passages[0].unit, passages[0].unit if second is None else second})


def _share(runs: Iterable[tuple[str, ...]], known: set[tuple[str, str]] | set[tuple[str, str, str]]) -> float:
    found = [run in known for run in runs]
    return sum(found) / len(found) if found else 0.0


def longest_run(alignment: Alignment) -> int:
    """Return the number of words in the longest run of equal words that follow each other in both."""
    longest = run = 0
    last = (-2, -2)
    for i, j, same in alignment.pairs:
        run = (run + 1 if (i - 1, j - 1) == last else 1) if same else 0
        last = (i, j)
        longest = max(longest, run)
    return longest


def replaced_words(index: SourceIndex, tokens: Sequence[Token], passage: Passage) -> list[tuple[int, int]]:
    """Return the pairs (claim, unit) of different content words whose neighbours on both sides are the same."""
    source = index.units[passage.unit].tokens
    same = {(i, j) for i, j, equal in passage.alignment.pairs if equal}
    held = {token.stem for token in source}
    return [
        (i, j)
        for i, j in passage.alignment.substitutions()
        if tokens[i].is_content
        and source[j].is_content
        and tokens[i].stem not in held
        and (i - 1, j - 1) in same
        and ((i + 1, j + 1) in same or i + 1 == len(tokens))
    ]


def _subsequence(index: SourceIndex, stems: Sequence[str], units: Sequence[int]) -> float:
    """Return the share of `stems` in the longest common subsequence, by bit-parallel dynamic programming.

    Crochemore et al. (2001): one addition a word on integers as wide as the claim.
    """
    places: dict[str, int] = {}
    for place, stem in enumerate(stems):
        places[stem] = places.get(stem, 0) | 1 << place
    full = (1 << len(stems)) - 1
    row = full
    for unit in units:
        for token in index.units[unit].tokens:
            matches = row & places.get(token.stem, 0)
            row = ((row + matches) | (row - matches)) & full
    return (len(stems) - row.bit_count()) / max(1, len(stems))
