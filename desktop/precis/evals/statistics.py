"""Whether two runs differ by more than chance: paired bootstrap for scores, McNemar's exact test for labels. Pure."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import comb

RESAMPLES = 2_000
LEVEL = 0.95


class Change(StrEnum):
    """What a comparison says of the second run. `CANNOT_TELL`: the interval is too wide for either word."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    CANNOT_TELL = "can't tell"


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean with the bounds of its 95% interval."""

    mean: float
    low: float
    high: float


def bootstrap(values: Sequence[float], *, seed: int = 0) -> Interval:
    """Return the mean with its percentile bootstrap interval (Efron, 1979); of one value, that value."""
    if not values:
        return Interval(0.0, 0.0, 0.0)
    mean = sum(values) / len(values)
    if len(set(values)) == 1:
        return Interval(mean, mean, mean)
    chosen = random.Random(seed)
    means = sorted(sum(chosen.choices(values, k=len(values))) / len(values) for _ in range(RESAMPLES))
    tail = round((1 - LEVEL) / 2 * RESAMPLES)
    return Interval(mean, means[tail], means[-tail - 1])


def paired(before: Sequence[float], after: Sequence[float], *, margin: float, seed: int = 0) -> tuple[Change, Interval]:
    """Return what the differences item by item say, and their interval. Higher is better.

    `margin`: a difference below it does not matter. Better or worse: the whole interval lies on one side of zero and
    the mean is at least `margin` away. Same: the whole interval lies within the margin.
    """
    if len(before) != len(after):
        raise ValueError("runs are compared item by item")
    interval = bootstrap([b - a for a, b in zip(before, after, strict=True)], seed=seed)
    if interval.low > 0 and interval.mean >= margin:
        return Change.BETTER, interval
    if interval.high < 0 and interval.mean <= -margin:
        return Change.WORSE, interval
    if -margin <= interval.low and interval.high <= margin:
        return Change.SAME, interval
    return Change.CANNOT_TELL, interval


def mcnemar(before: Sequence[bool], after: Sequence[bool]) -> float:
    """Return the two-sided exact p-value that two runs are right equally often (McNemar, 1947; binomial form)."""
    lost = sum(a and not b for a, b in zip(before, after, strict=True))
    won = sum(b and not a for a, b in zip(before, after, strict=True))
    moved = lost + won
    if moved == 0:
        return 1.0
    tail = sum(comb(moved, k) for k in range(min(lost, won) + 1)) / 2**moved
    return min(1.0, 2 * tail)
