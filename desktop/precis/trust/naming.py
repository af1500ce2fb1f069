"""Which words of a claim and of its source are names, as far as capital letters tell."""

from __future__ import annotations

from precis.trust.evidence import Evidence
from precis.trust.overlap import Passage
from precis.trust.words import Token

_LEAST_LETTERS = 2


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


def is_source_name(evidence: Evidence, best: Passage, j: int) -> bool:
    """Say whether word `j` of the best unit is a name."""
    token = evidence.index.units[best.unit].tokens[j]
    return token.is_capital and token.is_content and (j > 0 or token.stem in evidence.index.names)
