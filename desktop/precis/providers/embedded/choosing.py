"""Which sentences together: the best score first, less what is said already, more what nothing else covers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from precis.domain.jobs import Length
from precis.providers.embedded.terms import Floats

_BASE = {Length.BRIEF: 3.0, Length.STANDARD: 6.0, Length.DETAILED: 12.0}
_MOST_SHARE = {Length.BRIEF: 0.3, Length.STANDARD: 0.5, Length.DETAILED: 0.8}
_USUAL_SENTENCES = 40.0
_GROWTH = 0.12
_MOST_GROWTH = 1.67


@dataclass(frozen=True, slots=True)
class Taste:
    """How a choice weighs redundancy (taken off, by the greatest similarity to what is chosen) and coverage (added)."""

    redundancy: float = 0.5
    coverage: float = 0.0


def sentence_count(length: Length, available: int) -> int:
    """Return how many sentences a summary has: 3, 6 or 12 for a document of 40 sentences.

    Ten times the sentences give a third more, up to two thirds more; a short document gives at most the class's share
    of its sentences, and at least one where there is one.
    """
    if available <= 0:
        return 0
    growth = min(_MOST_GROWTH, max(1.0, (available / _USUAL_SENTENCES) ** _GROWTH))
    return max(1, min(round(_BASE[length] * growth), round(_MOST_SHARE[length] * available)))


def choose(scores: Floats, similar: Floats, count: int, taste: Taste) -> list[int]:
    """Return the indices of `count` sentences, best first, by maximal marginal relevance with facility coverage.

    `similar` is the full matrix of cosines between the sentences. MMR: Carbonell and Goldstein (1998); coverage as in
    Lin and Bilmes (2011): how much closer the nearest chosen sentence comes to all the others, on average.
    Equal values go to the earlier sentence.
    """
    similar = np.maximum(similar, 0.0)
    nearest = np.zeros(len(scores), np.float32)
    twin: Floats = np.zeros(len(scores), np.float32)
    left: NDArray[np.bool_] = np.ones(len(scores), bool)
    chosen: list[int] = []
    for _ in range(min(count, len(scores))):
        value = scores - taste.redundancy * twin
        if taste.coverage:
            value = value + taste.coverage * _gain(similar, nearest)
        best = int(np.argmax(np.where(left, value, -np.inf)))
        chosen.append(best)
        left[best] = False
        nearest = np.maximum(nearest, similar[best])
        twin = np.maximum(twin, similar[best])
    return chosen


def _gain(similar: Floats, nearest: Floats) -> Floats:
    """Return for each sentence how much it raises the mean coverage, as a share of the highest gain."""
    gain = np.maximum(similar - nearest, 0.0).mean(axis=1)
    return gain / max(float(gain.max(initial=0.0)), 1e-9)
