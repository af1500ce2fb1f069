"""How far confidences are off, with bounds that the number of texts deserves.

An outcome is an array of repeats by texts by (confidence, right, accepted): the same texts again under classifiers that
other decisions taught. Repeats of a text are nearly the same, so they must not count as more texts: each repeat is
measured for itself, and the mean over repeats is told.

Expected calibration error (ECE) over bins of equal count is above zero by chance alone. Two ways of allowing for it:

- `debiased`: what chance would show is taken off (Roelofs et al., 2022), and its upper bound adds 1.645 standard
  deviations of a bootstrap over texts and repeats. It is what is usually meant, and too kind: where the error is less
  than the chance of a bin, taking off takes some of the error too (`python -m tests.bench.label_error` tells how much).
- `surest`: the largest error that the texts do not rule out, by a test: the least e such that a classifier too sure by
  e everywhere would show as little as was seen in less than 5 % of draws. An error of one size in all bins shows least
  (the mean of |e + noise| is convex in e), so other shapes of that size are ruled out too.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

BINS = 10
_CHANCES = 50
_RESAMPLES = 100
_TESTS = 400
_BISECTIONS = 9
_MOST = 0.4
_ONE_SIDED = 1.645


@dataclass(frozen=True, slots=True)
class Bounds:
    """Shares between 0 and 1, each the mean over repeats."""

    shown: float
    """ECE as it is, chance and all."""
    debiased: float
    upper: float
    """Upper 95 % bound of `debiased`."""
    surest: float
    """Upper 95 % bound by a test."""


def bounds(outcome: np.ndarray) -> Bounds:
    """Return how far the confidences of an outcome are off."""
    shown = float(np.mean([gap(sure, right[None])[0] for sure, right, _ in _repeats(outcome)]))
    debiased = max(0.0, over_chance(outcome))
    surest = float(np.mean([surest_bound(sure, right) for sure, right, _ in _repeats(outcome)]))
    return Bounds(shown, debiased, debiased + _ONE_SIDED * _spread(outcome), surest)


def _repeats(outcome: np.ndarray) -> np.ndarray:
    return outcome.transpose(0, 2, 1)


def gap(sure: np.ndarray, rights: np.ndarray) -> np.ndarray:
    """Return the ECE of some texts' confidences for each row of outcomes."""
    order = np.argsort(sure, kind="stable")
    starts = [int(part[0]) for part in np.array_split(np.arange(len(sure)), BINS) if len(part)]
    said = np.add.reduceat(sure[order], starts)
    was = np.add.reduceat(rights[:, order].astype(np.float64), starts, axis=1)
    return np.abs(was - said).sum(axis=1) / len(sure)


def over_chance(outcome: np.ndarray) -> float:
    """Return the mean over repeats of ECE less that of chance; below 0 where chance shows more."""
    drawn = np.random.default_rng(0).random((_CHANCES, outcome.shape[1]))
    return float(
        np.mean([gap(sure, right[None])[0] - gap(sure, drawn < sure).mean() for sure, right, _ in _repeats(outcome)])
    )


def _spread(outcome: np.ndarray) -> float:
    """Return the standard deviation of `over_chance` when texts and repeats are drawn again."""
    random = np.random.default_rng(0)
    repeats, texts = outcome.shape[:2]
    found: list[float] = []
    for _ in range(_RESAMPLES):
        again = outcome[random.integers(0, repeats, repeats)][:, random.integers(0, texts, texts)]
        found.append(over_chance(again))
    return float(np.std(found))


def surest_bound(sure: np.ndarray, right: np.ndarray) -> float:
    """Return the upper 95 % bound of one repeat's calibration error, by inverting a test."""
    seen = gap(sure, right[None])[0]
    drawn = np.random.default_rng(0).random((_TESTS, len(sure)))
    low, high = 0.0, _MOST
    for _ in range(_BISECTIONS):
        error = (low + high) / 2.0
        shows = gap(sure, drawn < np.clip(sure - error, 0.0, 1.0))
        if np.mean(shows <= seen) < 0.05:
            high = error
        else:
            low = error
    return high


def covers(texts: int, error: float, draws: int = 100) -> tuple[float, float]:
    """Return how often each upper bound is at or above the error of made-up texts that are too sure by `error`."""
    random = np.random.default_rng(texts)
    held = np.zeros(2)
    for _ in range(draws):
        sure = random.beta(3.0, 0.8, texts)
        right = (random.random(texts) < np.clip(sure - error, 0.0, 1.0)).astype(float)
        found = bounds(np.column_stack([sure, right, right])[None])
        held += np.array([found.upper, found.surest]) >= error
    return float(held[0] / draws), float(held[1] / draws)


def main() -> None:
    """Print how far each bound can be relied on."""
    print("texts, true error: share of made-up sets where the debiased and the tested bound hold")
    for texts in (200, 400, 600):
        for error in (0.03, 0.05):
            print(texts, error, *covers(texts, error))


if __name__ == "__main__":
    main()
