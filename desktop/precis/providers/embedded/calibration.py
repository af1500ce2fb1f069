"""Confidences that mean what they say: the curves that come along, and the one that a person's own decisions give.

The winner's log odds go through a logistic curve (Platt, 1999) that was fitted on several label sets and tested on sets
it had not seen; there is one for each mode and for some numbers of decisions, and those between lie between. A person
may ask for a curve of their own (`measuring`): it is held near the one that came along, so that few decisions move it
little and many decide it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from precis.domain.jobs import Mode
from precis.domain.labels import LabelCurve

Chances = NDArray[np.float64]
TARGET = 0.95
"""The share of accepted labels that has to be right."""
_SLOPE_SPREAD, _OFFSET_SPREAD = 0.2, 0.3
"""Standard deviations about the curve that came along. Chosen on dev halves, each set under the curve of the others."""
_SOUGHT = TARGET + 0.01
"""What decisions have to show: a point more, since the threshold that suits them best flatters itself."""
_CURVE_COUNTS = 100.0
"""How many decisions the curve's word counts for beside what became of those accepted. Chosen likewise."""
_NEVER = 1.0
"""The threshold where no decisions show enough: everything goes to review."""
_ROUNDS = 12
_HALVINGS = 40
_COOLEST, _HOTTEST = 1e-3, 1e3


@dataclass(frozen=True, slots=True)
class Calibration:
    """Curves by the number of decisions that taught the classifier, rising."""

    knots: tuple[tuple[int, LabelCurve], ...]

    def after(self, decisions: int) -> LabelCurve:
        """Return the curve for so many decisions: between two that are known by the logarithm of their number."""
        at = np.log1p([knot for knot, _ in self.knots])
        values = np.array([[curve.slope, curve.offset, curve.unsure_below] for _, curve in self.knots])
        slope, offset, below = (float(np.interp(np.log1p(decisions), at, column)) for column in values.T)
        return LabelCurve(slope, offset, below)


AS_IS = Calibration(((0, LabelCurve(1.0, 0.0, TARGET)),))
"""No calibration: confidences stay as they are."""


@lru_cache(maxsize=4)
def calibration_of(resources: Path, mode: Mode) -> Calibration:
    """Return the curves that come along (resources/calibration/labels.json says what they were fitted on)."""
    raw = json.loads((resources / "calibration" / "labels.json").read_text("utf-8"))
    rows = raw["modes"][mode.value]["after"]
    return Calibration(
        tuple(
            (int(row["decisions"]), LabelCurve(float(row["slope"]), float(row["offset"]), float(row["unsure_below"])))
            for row in rows
        )
    )


def chances(curve: LabelCurve, odds: Chances) -> Chances:
    """Return the chance of being right for log odds of raw confidences."""
    return 1.0 / (1.0 + np.exp(-np.clip(curve.slope * odds + curve.offset, -30.0, 30.0)))


def log_odds(logits: NDArray[np.floating]) -> Chances:
    """Return for each row of logits the log odds of its winner under the softmax."""
    ordered = np.sort(logits.astype(np.float64), axis=-1)
    rest = ordered[..., :-1] - ordered[..., -2:-1]
    return ordered[..., -1] - ordered[..., -2] - np.log(np.exp(rest).sum(axis=-1))


def refitted(curve: LabelCurve, odds: Chances, right: NDArray[np.bool_]) -> LabelCurve:
    """Return the curve bent to outcomes that the classifier had not seen, held near `curve` (MAP)."""
    at = curve.slope * odds + curve.offset
    design = np.column_stack([at, np.ones_like(at)])
    hold = np.array([_SLOPE_SPREAD**-2, _OFFSET_SPREAD**-2])
    found = start = np.array([1.0, 0.0])
    for _ in range(_ROUNDS):
        chance = 1.0 / (1.0 + np.exp(-np.clip(design @ found, -30.0, 30.0)))
        slope = design.T @ (chance - right) + hold * (found - start)
        bend = (design * (chance * (1.0 - chance))[:, None]).T @ design + np.diag(hold)
        found = found - np.linalg.solve(bend, slope)
    stretch, shift = max(0.1, float(found[0])), float(found[1])
    return LabelCurve(curve.slope * stretch, curve.offset * stretch + shift, curve.unsure_below)


def with_threshold(curve: LabelCurve, odds: Chances, right: NDArray[np.bool_]) -> LabelCurve:
    """Return the curve with the lowest threshold from which on labels like these are right often enough."""
    return replace(curve, unsure_below=threshold(chances(curve, odds), right))


def threshold(found: Chances, right: NDArray[np.bool_]) -> float:
    """Return the lowest of the chances such that TARGET of what has it or more is right; 1 where none is.

    What was right among these is held near what their chances say (a beta prior), so that few decisions decide little.
    """
    order = np.argsort(-found, kind="stable")
    taken = np.arange(1, len(found) + 1)
    expected = np.cumsum(found[order]) / taken
    shares = (np.cumsum(right[order]) + _CURVE_COUNTS * expected) / (taken + _CURVE_COUNTS)
    enough = np.flatnonzero(shares >= _SOUGHT)
    return float(found[order][enough[-1]]) if len(enough) else _NEVER


def spread_to(logits: NDArray[np.floating], chance: float) -> Chances:
    """Return probabilities in the logits' order, the winner's being `chance`, by the temperature that gives it that.

    No winner gets less than an even share, nor less than those it ties with.
    """
    below = (logits - logits.max()).astype(np.float64)
    low, high = np.log(_COOLEST), np.log(_HOTTEST)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2.0
        if 1.0 / np.exp(np.exp(middle) * below).sum() < chance:
            low = middle
        else:
            high = middle
    powers = np.exp(np.exp(high) * below)
    return powers / powers.sum()
