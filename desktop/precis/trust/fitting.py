"""Makes and measures calibrations.

Isotonic regression by pool-adjacent-violators (Ayer et al., 1955); logistic regression by Newton's method; expected
calibration error over bins of equal count, with the error that chance alone would show taken off (Roelofs et al., 2022,
"Mitigating bias in calibration error estimation").
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from precis.trust.calibration import CalibrationError, ReliabilityBin

Floats = NDArray[np.float64]
_BINS = 10
_DRAWS = 50


def fit_logistic(
    features: Floats, outcomes: Floats, weights: Floats | None = None, *, ridge: float = 1e-2, rounds: int = 50
) -> Floats:
    """Return the coefficients of a logistic regression, the intercept last, by Newton's method with a ridge.

    `features` is (n, k), `outcomes` 0 or 1, `weights` sum to anything.
    """
    design: Floats = np.hstack([features, np.ones((len(features), 1))])
    share = np.ones(len(features)) if weights is None else weights
    share = np.asarray(share / share.sum(), np.float64)
    penalty = np.full(design.shape[1], ridge, np.float64)
    penalty[-1] = 1e-9
    start: Floats = np.asarray([0.0] * design.shape[1], np.float64)
    found = _newton(design, outcomes, share, penalty, start)
    for _ in range(rounds):
        before = found
        found = _newton(design, outcomes, share, penalty, before)
        if np.allclose(found, before, rtol=0, atol=1e-8):
            break
    return found


def _newton(design: Floats, outcomes: Floats, share: Floats, penalty: Floats, found: Floats) -> Floats:
    """Return the coefficients one step of Newton's method on from `found`."""
    margin = np.asarray(np.clip(np.matmul(design, found), -30, 30), np.float64)
    chance = np.asarray(1 / (1 + np.exp(-margin)), np.float64)
    slope = np.asarray(np.matmul(design.T, share * (chance - outcomes)) + penalty * found, np.float64)
    weighted = design * np.asarray(share * chance * (1 - chance) + 1e-9, np.float64)[:, None]
    curve = np.asarray(np.matmul(weighted.T, design) + np.diag(penalty), np.float64)
    return np.asarray(found - np.linalg.solve(curve, slope), np.float64)


def fit_isotonic(scores: Floats, outcomes: Floats, weights: Floats | None = None) -> tuple[tuple[float, float], ...]:
    """Return knots (score, probability) of the rising step function nearest to the outcomes, by pooled neighbours.

    Probabilities are drawn towards the mean by one item in each pool, so that no curve says 0 or 1 for certain.
    """
    share = np.ones(len(scores)) if weights is None else weights * len(weights) / weights.sum()
    order = np.argsort(scores, kind="stable")
    mean = float((share * outcomes).sum() / share.sum())
    pools: list[list[float]] = []  # sum of weights, of weighted outcomes, of weighted scores
    for index in order:
        weight = float(share[index])
        pools.append([weight, weight * float(outcomes[index]), weight * float(scores[index])])
        while len(pools) > 1 and pools[-2][1] / pools[-2][0] >= pools[-1][1] / pools[-1][0]:
            last = pools.pop()
            pools[-1] = [a + b for a, b in zip(pools[-1], last, strict=True)]
    knots = [(total / weight, (hits + mean) / (weight + 1)) for weight, hits, total in pools]
    return _cleaned(knots)


def _cleaned(knots: list[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    kept: list[tuple[float, float]] = []
    for score, chance in knots:
        if kept and score - kept[-1][0] < 1e-4:
            continue
        kept.append((score, max(chance, kept[-1][1]) if kept else chance))
    return tuple(kept)


def measure(probabilities: Floats, outcomes: Floats, *, bins: int = _BINS, seed: int = 0) -> CalibrationError:
    """Return the error of probabilities: bins of equal count, and the ECE that chance alone would show taken off."""
    rows = _bins(probabilities, outcomes, bins)
    raw = _ece(rows, len(outcomes))
    rng = np.random.default_rng(seed)
    chance = [
        _ece(_bins(probabilities, (rng.random(len(outcomes)) < probabilities).astype(float), bins), len(outcomes))
        for _ in range(_DRAWS)
    ]
    ece = max(0.0, raw - float(np.mean(chance)))
    return CalibrationError(len(outcomes), ece, float(np.mean((probabilities - outcomes) ** 2)), rows)


def _bins(probabilities: Floats, outcomes: Floats, bins: int) -> tuple[ReliabilityBin, ...]:
    order = np.argsort(probabilities, kind="stable")
    parts = [part for part in np.array_split(order, bins) if len(part)]
    return tuple(
        ReliabilityBin(float(probabilities[part].mean()), float(outcomes[part].mean()), len(part)) for part in parts
    )


def _ece(rows: Sequence[ReliabilityBin], n: int) -> float:
    return sum(row.count * abs(row.predicted - row.observed) for row in rows) / max(1, n)
