"""Citations: from a passage that was named, or none, to the sentence or row that the claim rests on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from precis.domain.documents import Span
from precis.trust.claims import Cited
from precis.trust.evidence import Evidence
from precis.trust.index import SourceIndex
from precis.trust.overlap import Passage, ordered_share

EXACT = 0.45
"""Share of the claim's weight in a unit from which the unit, and not only its passage, is what the claim rests on."""
SHARED = 0.12
"""Share below which a unit is not worth pointing at."""
_AS_GOOD = 0.8
"""A cited unit this close to the best one found is kept: another sentence may say the same."""
_MOST_UNITS = 24
MOVED = "The passage that was cited does not say this; the nearest one found is shown."


def units_of(index: SourceIndex, spans: Sequence[Span]) -> list[int]:
    """Return the units that the spans touch, at most `_MOST_UNITS`; spans outside the text touch none."""
    starts = index.starts
    found: dict[int, None] = {}
    for span in spans:
        unit = max(0, bisect_right(starts, span.start) - 1)
        while unit < len(starts) and starts[unit] < span.end and len(found) < _MOST_UNITS:
            if index.units[unit].span.overlaps(span):
                found[unit] = None
            unit += 1
    return list(found)


def cite(evidence: Evidence, cited: Sequence[Span]) -> tuple[tuple[Cited, ...], str]:
    """Return the citations that the claim rests on, and a sentence where what was cited was wrong.

    Inside what was cited, the best unit wins where it is about as good as the best of the document. Else the claim's
    citation is replaced by search; where nothing is found, what was cited stays and is marked weak.
    """
    if not has_place(evidence):
        kept = _valid(evidence.index, cited)
        return tuple(Cited(span, is_weak=True) for span in kept), ""
    named = set(units_of(evidence.index, cited))
    best = max(evidence.passages, key=lambda passage: _worth(evidence, passage))
    inside = [passage for passage in evidence.passages if passage.unit in named]
    own = max(inside, key=lambda passage: _worth(evidence, passage), default=None)
    if own is not None and _worth(evidence, own) >= _AS_GOOD * _worth(evidence, best):
        return _places(evidence, own), ""
    return _places(evidence, best), MOVED if cited else ""


def has_place(evidence: Evidence) -> bool:
    """Say whether any unit holds enough of the claim's content to be pointed at."""
    return any(passage.coverage >= SHARED for passage in evidence.passages)


def _worth(evidence: Evidence, passage: Passage) -> float:
    return (passage.coverage + ordered_share(passage.alignment, evidence.tokens)) / 2 if passage.coverage < 1 else 1.0


def _valid(index: SourceIndex, spans: Sequence[Span]) -> list[Span]:
    length = len(index.text)
    return [span for span in spans if 0 <= span.start < span.end <= length]


def _places(evidence: Evidence, first: Passage) -> tuple[Cited, ...]:
    """Return the first unit and, where it holds a real part of the rest, the one that adds most."""
    index = evidence.index
    chosen = [first.unit]
    second = _adding(evidence, first)
    if second is not None:
        chosen.append(second)
    is_weak = first.coverage < EXACT
    return tuple(Cited(index.units[unit].span, is_weak) for unit in sorted(chosen))


def _adding(evidence: Evidence, first: Passage) -> int | None:
    index = evidence.index
    held = {token.stem for token in index.units[first.unit].tokens}
    missing = {t.stem: index.weight(t.stem) for t in evidence.tokens if t.is_content and t.stem not in held}
    whole = sum({t.stem: index.weight(t.stem) for t in evidence.tokens if t.is_content}.values()) or 1.0
    best, gain = None, 0.25 * whole
    for passage in evidence.passages:
        stems = {token.stem for token in index.units[passage.unit].tokens}
        more = sum(weight for stem, weight in missing.items() if stem in stems)
        if passage.unit != first.unit and more > gain:
            best, gain = passage.unit, more
    return best
