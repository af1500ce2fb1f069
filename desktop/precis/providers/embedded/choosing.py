"""Which sentences together: the best score first, less what is said already, within a length in words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from precis.domain.jobs import Length
from precis.providers.embedded.parts import Parts
from precis.providers.embedded.terms import Floats

_BASE = {Length.BRIEF: 3.0, Length.STANDARD: 6.0, Length.DETAILED: 12.0}
_MOST_SHARE = {Length.BRIEF: 0.3, Length.STANDARD: 0.5, Length.DETAILED: 0.8}
_USUAL_SENTENCES = 40.0
_SAME = 0.95
"""The cosine from which on two sentences say the same."""
_SENTENCE_WORDS = 25.0
_GROWTH = 0.12
_MOST_GROWTH = 1.67


@dataclass(frozen=True, slots=True)
class Taste:
    """What is taken off a sentence's score for what is chosen already.

    `redundancy` times the greatest similarity to it, and `spread` for each sentence of the same part.
    """

    redundancy: float = 1.0
    spread: float = 0.03


@dataclass(frozen=True, slots=True)
class Extent:
    """How long a summary is: about `words`, between `least` and `most` sentences."""

    words: float
    least: int
    most: int


def extent_of(length: Length, sentences: int, words: int) -> Extent:
    """Return the extent for a document of so many sentences and words.

    3, 6 or 12 usual sentences (75, 150, 300 words) for a document of 40 sentences; ten times the sentences give a
    third more, up to two thirds more; a short document gives at most the class's share of its own. Long sentences
    make it fewer, short ones more, by half at most: what is read counts, not how it is punctuated.
    """
    if sentences <= 0:
        return Extent(0.0, 0, 0)
    growth = min(_MOST_GROWTH, max(1.0, (sentences / _USUAL_SENTENCES) ** _GROWTH))
    share = _MOST_SHARE[length]
    usual = max(1, min(round(_BASE[length] * growth), round(share * sentences)))
    budget = min(_SENTENCE_WORDS * usual, max(1.0, share * words))
    return Extent(budget, max(1, usual // 2), min(sentences, max(1, int(usual * 1.5))))


@dataclass(frozen=True, slots=True)
class Candidates:
    """Sentences to choose from: scores, numbers of words, parts, and the full matrix of cosines between them."""

    scores: Floats
    words: NDArray[np.int32]
    parts: Parts
    similar: Floats


def choose(candidates: Candidates, extent: Extent, taste: Taste) -> list[int]:
    """Return the indices of the chosen sentences, best first, by maximal marginal relevance.

    MMR: Carbonell and Goldstein (1998). A sentence is
    taken while at least half of it fits into the extent's words, and never one that says the same again. Equal values
    go to the earlier sentence.
    """
    similar = np.maximum(candidates.similar, 0.0)
    worth = candidates.scores.astype(np.float64)
    twin = np.zeros(len(worth))
    left: NDArray[np.bool_] = np.ones(len(worth), bool)
    chosen: list[int] = []
    said = 0.0
    while left.any() and len(chosen) < extent.most:
        best = int(np.argmax(np.where(left, worth - taste.redundancy * twin, -np.inf)))
        if len(chosen) >= extent.least and said + candidates.words[best] / 2.0 > extent.words:
            break
        chosen.append(best)
        left[best] = False
        left &= similar[best] < _SAME
        said += float(candidates.words[best])
        twin = np.maximum(twin, similar[best])
        worth = worth - taste.spread * (candidates.parts == candidates.parts[best])
    return chosen
