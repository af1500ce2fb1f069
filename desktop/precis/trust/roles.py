"""Who did what to whom: names of a claim that changed places with each other in a sentence of the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from precis.trust.evidence import Evidence, Finding
from precis.trust.naming import is_source_name, names_in
from precis.trust.overlap import Passage
from precis.trust.words import Token

_CLOSE = 0.6
_BESIDE = 3
"""Words on either side of a name that tell its place in the source."""
_SLOT, _EDGE = 6, 3
_PASSIVE = frozenset({"by", "von", "durch", "par", "por", "da", "dal", "dalla", "dagli", "pelo", "pela", "door"})
_BEFORE = "a an the of in at for from his her its their der die das le la el il lo o os een het"
_BEFORE_NOUNS = frozenset(_BEFORE.split())
_LISTING = frozenset({"and", "or", "und", "oder", "et", "ou", "y", "o", "e", "en", "of", "with"})


def role_findings(evidence: Evidence, best: Passage) -> list[Finding]:
    """Return two names that stand the other way round: in each other's place, or about the same words."""
    if best.coverage < _CLOSE:
        return []
    return _in_anothers_place(evidence, best) or _turned_round(evidence, best)


def _in_anothers_place(evidence: Evidence, best: Passage) -> list[Finding]:
    """Return a name that stands, between the same words, where the source has a name that the claim puts elsewhere."""
    source = evidence.index.units[best.unit].tokens
    held, partner = {token.stem for token in source}, best.alignment.partner()
    for first, last in _runs(names_in(evidence)):
        mine = {evidence.tokens[i].stem for i in range(first, last + 1)}
        slot = _slot_of(first, last, partner, len(evidence.tokens))
        if slot is None or not mine <= held or any(i in partner for i in range(first, last + 1)):
            continue
        elsewhere = [t for i, t in enumerate(evidence.tokens) if not first <= i <= last]
        there = [source[j] for j in range(*slot) if j < len(source) and is_source_name(evidence, best, j)]
        moved = [t for t in there if any(t.stem == other.stem for other in elsewhere)]
        if moved and not mine & {token.stem for token in there} and not _is_list(evidence, first, last, moved[0]):
            return [_round(evidence.text[evidence.tokens[first].start : evidence.tokens[last].end], evidence, moved[0])]
    return []


def _runs(places: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last place of each run of neighbours."""
    begun = 0
    for k, place in enumerate(places):
        if k + 1 == len(places) or places[k + 1] != place + 1:
            yield places[begun], place
            begun = k + 1


def _slot_of(first: int, last: int, partner: dict[int, int], length: int) -> tuple[int, int] | None:
    """Return the range of the source between the partners of the words beside a name; None: they are not together.

    A name that begins or ends the claim has a word on one side alone, and the place beside its partner.
    """
    before = next((partner[k] for k in range(first - 1, first - 1 - _BESIDE, -1) if k in partner), None)
    after = next((partner[k] for k in range(last + 1, last + 1 + _BESIDE) if k in partner), None)
    if before is None and after is not None and first == 0:
        return max(0, after - _EDGE), after
    if after is None and before is not None and last == length - 1:
        return before + 1, before + 1 + _EDGE
    if before is None or after is None or not 1 < after - before <= _SLOT + 1:
        return None
    return before + 1, after


def _is_list(evidence: Evidence, first: int, last: int, other: Token) -> bool:
    """Say whether the claim only lists the two, where the order says nothing: "A and B"."""
    place = next(i for i, t in enumerate(evidence.tokens) if t.stem == other.stem)
    low, high = (last, place) if place > last else (place, first)
    between = evidence.tokens[low + 1 : high]
    text = evidence.text[evidence.tokens[low].end : evidence.tokens[high].start]
    return len(between) <= 2 and (not between or between[0].stem in _LISTING or text.startswith(","))


def _round(name: str, evidence: Evidence, other: Token) -> Finding:
    two = evidence.source_word(other)
    return Finding("roles", f"“{name}” and “{two}” stand the other way round in the source.")


def _turned_round(evidence: Evidence, best: Passage) -> list[Finding]:
    """Return two names that changed places round the same words."""
    source = evidence.index.units[best.unit].tokens
    places = {token.stem: j for j, token in reversed(list(enumerate(source)))}
    names = [i for i in names_in(evidence) if evidence.tokens[i].stem in places]
    for first, second in pairwise(names):
        if second - first < 2:
            continue
        a, b = places[evidence.tokens[first].stem], places[evidence.tokens[second].stem]
        if a > b and _pivots(evidence, source, (first, second), (b, a)):
            one, two = evidence.word(evidence.tokens[first]), evidence.word(evidence.tokens[second])
            return [Finding("roles", f"“{one}” and “{two}” stand the other way round in the source.")]
    return []


def _verbs(tokens: Sequence[Token]) -> set[str]:
    """Return the stems of the content words that no article or preposition stands before: what may be a verb."""
    pairs = zip([None, *tokens], tokens, strict=False)
    return {t.stem for before, t in pairs if t.is_content and (before is None or before.stem not in _BEFORE_NOUNS)}


def _pivots(evidence: Evidence, source: tuple[Token, ...], mine: tuple[int, int], theirs: tuple[int, int]) -> bool:
    """Say whether the same words stand between the two names on both sides, with no passive in one alone."""
    between = evidence.tokens[mine[0] + 1 : mine[1]]
    their = source[theirs[0] + 1 : theirs[1]]
    shared = _verbs(between) & _verbs(their)
    if any(t.stem in _LISTING for t in between[:1]) or not shared:
        return False
    if len(between) > 8 or len(their) > 8:
        return False
    return any(t.stem in _PASSIVE for t in between) == any(t.stem in _PASSIVE for t in their)
