"""Names of a claim against the source's: one that never occurs, one in another's place, two that changed roles."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from precis.trust.evidence import Evidence, Finding
from precis.trust.index import SourceIndex
from precis.trust.naming import is_source_name, names_in
from precis.trust.overlap import Passage
from precis.trust.roles import role_findings
from precis.trust.words import Token, normal

CLOSE = 0.5
_COPY = 0.85
_TOGETHER = 5
"""Words between the parts of one name, a title or a role among them."""
_COUNTRIES = """
uk britain british kingdom
usa us states american america
eu european europe
uae emirati emirates
"""
_JOINING = frozenset({"", "&", "-", "of", "de", "van", "von"})


def name_findings(evidence: Evidence) -> list[Finding]:
    """Return what is wrong with the claim's names. Text without capitals has none that can be told."""
    if evidence.best is None:
        return [Finding("names", f"“{name}” does not occur in the source.") for name in _unknown(evidence)[:1]]
    found = _exchanged(evidence, evidence.best)
    if not found:
        found = [Finding("names", f"“{name}” does not occur in the source.") for name in _unknown(evidence)]
    return found or _apart(evidence) or role_findings(evidence, evidence.best)


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
    if _is_other_form(evidence, token):
        return True
    if len(word) <= 6 and evidence.word(token).rstrip("s").isupper():
        return False
    prefix = word[: max(4, len(word) - 3)]
    return any(stem.startswith(prefix[:7]) for stem in evidence.index.stems_beginning(prefix[0]))


def _apart(evidence: Evidence) -> list[Finding]:
    """Return two parts of one name that the document has, but never together: "Bank of Brent" of a bank and an oil."""
    names = [] if evidence.index.is_noun_capital else names_in(evidence)
    for first, second in pairwise(names):
        one, two = evidence.tokens[first], evidence.tokens[second]
        is_one_name = evidence.text[one.end : two.start].strip().casefold() in _JOINING
        if is_one_name and _stand_apart(evidence.index, one.stem, two.stem):
            whole = evidence.text[one.start : two.end]
            return [Finding("names", f"“{whole}”: the source has both words, but never together.")]
    return []


def _stand_apart(index: SourceIndex, one: str, two: str) -> bool:
    """Say whether the document has both stems, but in no unit within `_TOGETHER` words of each other."""
    if one not in index.postings or two not in index.postings:
        return False
    for unit in set(index.postings[one]).intersection(index.postings[two]):
        stems = [token.stem for token in index.units[unit].tokens]
        places = [k for k, stem in enumerate(stems) if stem == one]
        if any(two in stems[max(0, k - _TOGETHER) : k + _TOGETHER + 1] for k in places):
            return False
    return True


def _is_other_form(evidence: Evidence, token: Token) -> bool:
    """Say whether the name is an acronym of the document's words, or another name of the same country."""
    word = evidence.word(token)
    if any(token.stem in forms and forms & evidence.index.postings.keys() for forms in _countries()):
        return True
    return len(word) <= 6 and word.rstrip("s").isupper() and word.casefold().rstrip("s") in evidence.index.initials


@lru_cache(maxsize=1)
def _countries() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(normal(word)[0] for word in line.split()) for line in _COUNTRIES.strip().splitlines())


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
        is_new = i in mine and token.stem not in held and not _is_other_form(evidence, token)
        if is_new and other.stem not in claimed and is_source_name(evidence, best, j):
            return [_other_name(evidence, token, other)]
    return _left_over(evidence, best)


def _left_over(evidence: Evidence, best: Passage) -> list[Finding]:
    """Return a name that a nearly copied sentence lacks, while the sentence has another that the claim lacks."""
    if evidence.closeness < _COPY:
        return []
    source = evidence.index.units[best.unit].tokens
    held, claimed = {token.stem for token in source}, {token.stem for token in evidence.tokens}
    mine = [evidence.tokens[i] for i in names_in(evidence) if evidence.tokens[i].stem not in held]
    theirs = [t for j, t in enumerate(source) if t.stem not in claimed and is_source_name(evidence, best, j)]
    return [_other_name(evidence, mine[0], theirs[0])] if mine and theirs else []


def _other_name(evidence: Evidence, mine: Token, theirs: Token) -> Finding:
    return Finding("names", f"The source says “{evidence.source_word(theirs)}”, the summary “{evidence.word(mine)}”.")
