"""Names of a claim against the source's: one that never occurs, one in another's place, two that changed roles."""

from __future__ import annotations

from itertools import pairwise

from precis.trust.evidence import Evidence, Finding
from precis.trust.overlap import Passage
from precis.trust.words import Token

CLOSE = 0.5
_COPY = 0.85
_ROLE_CLOSE = 0.6
_LEAST_LETTERS = 2
_PASSIVE = frozenset({"by", "von", "durch", "par", "por", "da", "dal", "dalla", "dagli", "pelo", "pela", "door"})


def name_findings(evidence: Evidence) -> list[Finding]:
    """Return what is wrong with the claim's names. Text without capitals has none that can be told."""
    if evidence.best is None:
        return [Finding("names", f"“{name}” does not occur in the source.") for name in _unknown(evidence)[:1]]
    found = _exchanged(evidence, evidence.best)
    if not found:
        found = [Finding("names", f"“{name}” does not occur in the source.") for name in _unknown(evidence)]
    return found or _roles(evidence, evidence.best)


def names_in(evidence: Evidence) -> list[int]:
    """Return the indices of the claim's words that are names.

    A capital letter makes a name but at the sentence's start, where the document has to write it so in mid-sentence.
    """
    return [i for i, token in enumerate(evidence.tokens) if _is_name(evidence, i, token)]


def _is_name(evidence: Evidence, i: int, token: Token) -> bool:
    if not token.is_capital or not token.is_content or token.is_number or token.end - token.start < _LEAST_LETTERS:
        return False
    if any(value.start <= token.start < value.end for value in (*evidence.dates, *evidence.quantities)):
        return False
    if evidence.index.is_noun_capital:
        return token.stem in evidence.index.names or token.stem not in evidence.index.postings
    if i == 0 or evidence.text[: token.start].rstrip()[-1:] in {".", ":", "!", "?", "“", '"', "‘"}:
        return token.stem in evidence.index.names
    return True


def _unknown(evidence: Evidence) -> list[str]:
    """Return the claim's names that the document never uses, in any case, alone or within another word."""
    index = evidence.index
    if index.is_noun_capital:
        return []
    words = [evidence.tokens[i] for i in names_in(evidence)]
    missing = [t for t in words if t.stem not in index.postings]
    return [evidence.word(token) for token in missing if not _is_short_form(evidence, token)]


def _is_short_form(evidence: Evidence, token: Token) -> bool:
    """Say whether the document has the name in another form: an acronym, its adjective or a part of a compound."""
    word = evidence.word(token).casefold()
    if len(word) <= 6 and evidence.word(token).rstrip("s").isupper():
        return word.rstrip("s") in evidence.index.initials
    prefix = word[: max(4, len(word) - 3)]
    return any(stem.startswith(prefix[:7]) for stem in evidence.index.stems_beginning(prefix[0]))


def _exchanged(evidence: Evidence, best: Passage) -> list[Finding]:
    """Return names that stand where the source has another name, in a sentence that is else the same."""
    if evidence.closeness < CLOSE:
        return []
    index = evidence.index
    source = index.units[best.unit].tokens
    held = {token.stem for token in source}
    mine = set(names_in(evidence))
    claimed = {token.stem for token in evidence.tokens}
    for i, j in best.alignment.substitutions():
        token, other = evidence.tokens[i], source[j]
        if i in mine and token.stem not in held and other.stem not in claimed and _source_name(evidence, best, j):
            return [_other_name(evidence, token, other)]
    return _left_over(evidence, best)


def _left_over(evidence: Evidence, best: Passage) -> list[Finding]:
    """Return a name that a nearly copied sentence lacks, while the sentence has another that the claim lacks."""
    if evidence.closeness < _COPY:
        return []
    source = evidence.index.units[best.unit].tokens
    held, claimed = {token.stem for token in source}, {token.stem for token in evidence.tokens}
    mine = [evidence.tokens[i] for i in names_in(evidence) if evidence.tokens[i].stem not in held]
    theirs = [t for j, t in enumerate(source) if t.stem not in claimed and _source_name(evidence, best, j)]
    return [_other_name(evidence, mine[0], theirs[0])] if mine and theirs else []


def _other_name(evidence: Evidence, mine: Token, theirs: Token) -> Finding:
    return Finding("names", f"The source says “{evidence.source_word(theirs)}”, the summary “{evidence.word(mine)}”.")


def _source_name(evidence: Evidence, best: Passage, j: int) -> bool:
    token = evidence.index.units[best.unit].tokens[j]
    return token.is_capital and token.is_content and (j > 0 or token.stem in evidence.index.names)


def _roles(evidence: Evidence, best: Passage) -> list[Finding]:
    """Return two names that changed places round the same words: who did what to whom."""
    if best.coverage < _ROLE_CLOSE:
        return []
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


def _pivots(evidence: Evidence, source: tuple[Token, ...], mine: tuple[int, int], theirs: tuple[int, int]) -> bool:
    """Say whether the same words stand between the two names on both sides, with no passive in one alone."""
    between = evidence.tokens[mine[0] + 1 : mine[1]]
    their = source[theirs[0] + 1 : theirs[1]]
    shared = {t.stem for t in between if t.is_content} & {t.stem for t in their if t.is_content}
    if any(t.stem in {"and", "und", "et", "y", "e", "en", "with"} for t in between[:1]) or not shared:
        return False
    if len(between) > 8 or len(their) > 8:
        return False
    return any(t.stem in _PASSIVE for t in between) == any(t.stem in _PASSIVE for t in their)
