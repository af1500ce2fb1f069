"""Turns of phrase by which a sentence of some kinds of document says of itself that it matters.

The lists are what authors of abstracts and papers use to name what they did, and the figures that a company's results
are reported by. Kinds without such habits have none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from precis.providers.embedded.terms import Floats

_CLAIM = re.compile(
    r"\b(?:we (?:propose|present|show|introduce|demonstrate|find|develop|study|report|describe|provide|prove|derive"
    r"|discuss|investigate|conclude|argue)|in this (?:paper|work|study|article|letter|report)"
    r"|this (?:paper|work|study|article|report)|in (?:summary|conclusion|short)|overall"
    r"|results? (?:show|suggest|indicate)|propos(?:e|es|al)|conclu\w+|important(?:ly)?|significant(?:ly)?|main|key"
    r"|purpose|aims?|goal|wir (?:zeigen|schlagen|stellen|untersuchen)|zusammenfassend|insgesamt)\b",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"\b(?:revenues?|sales|earnings|eps|per (?:diluted )?share|net (?:income|loss)|(?:gross|operating|ebitda) margins?"
    r"|ebitda|ffo|guidance|outlook|dividends?|cash flow|backlog|(?:first|second|third|fourth|full)[- ](?:quarter|year)"
    r"|q[1-4]|year[- ]over[- ]year|compared (?:to|with)|umsatz|ergebnis|gewinn|prognose)\b",
    re.IGNORECASE,
)
_PER_SHARE = re.compile(r"\b(?:(?:per|a|diluted|common) (?:\w+ ){0,2}share|eps|ffo|je aktie)\b", re.IGNORECASE)
_PER_SHARE_COUNTS = 0.45
_MOST_CLAIMS, _MOST_RESULTS = 2, 3
_LEANING = re.compile(
    r"^\W*(?:this|these|that|those|it|its|they|their|he|she|his|her|him|such|dies\w*|er|sie|es|seine?\w*|ihre?\w*"
    r"|but|and|so|or|however|for (?:example|instance)|also|moreover|furthermore|in addition|then|yet|still|meanwhile"
    r"|aber|und|auch|doch)\b",
    re.IGNORECASE,
)


def cues_in(texts: Sequence[str], kind: str) -> Floats:
    """Return how much of its kind's habit each sentence shows, 0 … 1; zeros for a kind without one."""
    told = _TOLD_BY.get(kind)
    return np.array([told(text) for text in texts], np.float32) if told else np.zeros(len(texts), np.float32)


def leaning_in(texts: Sequence[str]) -> Floats:
    """Return 1 for each sentence that begins with a pronoun or a connective, and so leans on the one before; else 0."""
    return np.array([_LEANING.match(text) is not None for text in texts], np.float32)


def _claims(text: str) -> float:
    return min(_MOST_CLAIMS, sum(1 for _ in _CLAIM.finditer(text))) / _MOST_CLAIMS


def _results(text: str) -> float:
    """Return the share of different figures named, up to three; one per share, which leads reports, counts more."""
    named = {match.group().lower() for match in _RESULT.finditer(text)}
    share = min(_MOST_RESULTS, len(named)) / _MOST_RESULTS
    return (1.0 - _PER_SHARE_COUNTS) * share + _PER_SHARE_COUNTS * (_PER_SHARE.search(text) is not None)


_TOLD_BY = {"paper": _claims, "earnings": _results}
