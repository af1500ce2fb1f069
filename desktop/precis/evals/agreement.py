"""How far a judge agrees with people: kappa, balanced accuracy, rank correlation, bootstrapped intervals. Pure."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from precis.evals.statistics import LEVEL, RESAMPLES, Interval

CONSISTENT = 1.0
"""Score from which a judge calls a summary consistent: "faithful" alone, or each sentence supported."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A summary that people called consistent or not, and the judge's score of it (0 … 1)."""

    is_consistent: bool
    score: float
    threshold: float = CONSISTENT

    @property
    def said(self) -> bool:
        """Whether the judge calls it consistent."""
        return self.score >= self.threshold


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a judge's scores are worth against people's labels, each with its 95% interval."""

    count: int
    consistent: int
    kappa: Interval
    balanced_accuracy: Interval
    spearman: Interval


def agreement(judged: Sequence[Judged]) -> Agreement:
    """Return the agreement over at least one item."""
    return Agreement(
        len(judged),
        sum(item.is_consistent for item in judged),
        _interval(judged, kappa),
        _interval(judged, balanced_accuracy),
        _interval(judged, spearman),
    )


def kappa(judged: Sequence[Judged]) -> float:
    """Return Cohen's kappa (1960): agreement beyond chance; 0 where chance alone explains it or one class is all."""
    count = len(judged)
    observed = sum(item.said == item.is_consistent for item in judged) / count
    people, judge = (sum(values) / count for values in _columns(judged))
    chance = people * judge + (1 - people) * (1 - judge)
    return 0.0 if chance == 1.0 else (observed - chance) / (1 - chance)


def balanced_accuracy(judged: Sequence[Judged]) -> float:
    """Return the mean of the shares that are right among the consistent and among the others, of those that occur."""
    shares = [
        sum(item.said == wanted for item in some) / len(some)
        for wanted in (True, False)
        if (some := [item for item in judged if item.is_consistent is wanted])
    ]
    return sum(shares) / len(shares)


def spearman(judged: Sequence[Judged]) -> float:
    """Return Spearman's rank correlation (1904) of scores and labels, ties at mean rank; 0 where one is constant."""
    a, b = _ranks([float(item.is_consistent) for item in judged]), _ranks([item.score for item in judged])
    middle = (len(judged) + 1) / 2
    both = sum((x - middle) * (y - middle) for x, y in zip(a, b, strict=True))
    spread = sum((x - middle) ** 2 for x in a) * sum((y - middle) ** 2 for y in b)
    return 0.0 if spread == 0 else both / spread**0.5


def _columns(judged: Sequence[Judged]) -> tuple[list[bool], list[bool]]:
    return [item.is_consistent for item in judged], [item.said for item in judged]


def _ranks(values: Sequence[float]) -> list[float]:
    order = sorted(range(len(values)), key=lambda index: values[index])
    ranks = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end + 1 < len(order) and values[order[end + 1]] == values[order[start]]:
            end += 1
        for place in range(start, end + 1):
            ranks[order[place]] = (start + end) / 2 + 1
        start = end + 1
    return ranks


def _interval(judged: Sequence[Judged], measure: Callable[[Sequence[Judged]], float]) -> Interval:
    """Return a measure with its percentile bootstrap interval over resampled items (Efron, 1979)."""
    chosen = random.Random(0)
    found = sorted(measure(chosen.choices(judged, k=len(judged))) for _ in range(RESAMPLES // 4))
    tail = round((1 - LEVEL) / 2 * len(found))
    return Interval(measure(judged), found[tail], found[-tail - 1])
