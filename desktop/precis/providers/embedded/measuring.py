"""What decisions are worth: each decided text judged as a new one, with and without the other decisions, and with the
calibration that they would give.

A text is judged by a classifier that was not shown it (ten folds), and a calibration is measured on decisions that its
fit had not seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from precis.domain.labels import Example, LabelCurve, LabelSet
from precis.providers.embedded.calibration import Calibration, Chances, chances, refitted, with_threshold
from precis.providers.embedded.classifier import (
    Classifier,
    Decided,
    classifier_of,
    decided_of,
    taught_by,
    winner_odds,
)
from precis.providers.embedded.descriptions import KeepingEmbedder
from precis.providers.embedded.learning import usable

_FOLDS = 10
"""With fewer, those that judge were taught by so much less that the curve would be too low."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Decided texts as the engine would judge them: its confidence, whether it was right, whether it was sure."""

    chances: tuple[float, ...]
    right: tuple[bool, ...]
    accepted: tuple[bool, ...]
    unsure_below: float


@dataclass(frozen=True, slots=True)
class LabelMeasure:
    """The same decided texts three times, and the calibration that all of them give."""

    untaught: Judged
    """By descriptions alone, with the calibration that comes along."""
    taught: Judged
    """Taught by the other decisions, with the calibration that counts now."""
    refitted: Judged
    """Taught likewise, with a calibration from decisions on other texts."""
    curve: LabelCurve


def measured(
    labels: LabelSet,
    examples: Sequence[Example],
    embedder: KeepingEmbedder,
    *,
    calibration: Calibration,
    own: LabelCurve | None = None,
    language: str = "en",
) -> LabelMeasure:
    """Return what the decisions (at least five, newest first) are worth; `own` is the person's calibration so far."""
    shown = usable([label.name for label in labels.labels], examples)
    untaught = classifier_of(labels, language, embedder)
    decided = decided_of(labels, untaught, shown, embedder)
    base = untaught.base(decided.scores)
    odds, right = unseen(untaught, decided)
    known = calibration.after(len(decided))
    return LabelMeasure(
        untaught=_judged(calibration.after(0), winner_odds(base), base.argmax(axis=1) == decided.labels),
        taught=_judged(own or known, odds, right),
        refitted=_cross_fitted(known, odds, right),
        curve=curve_from(known, odds, right),
    )


def curve_from(known: LabelCurve, odds: Chances, right: NDArray[np.bool_]) -> LabelCurve:
    """Return the curve that outcomes give, held near the `known` one, with the threshold that they give."""
    return with_threshold(refitted(known, odds, right), odds, right)


def unseen(untaught: Classifier, decided: Decided) -> tuple[Chances, NDArray[np.bool_]]:
    """Return log odds and outcome of each decision, as predicted by a classifier that was not shown it (ten folds)."""
    odds = np.zeros(len(decided))
    right: NDArray[np.bool_] = np.zeros(len(decided), bool)
    for left in _left_out(len(decided)):
        logits = taught_by(untaught, decided.where(~left)).logits(decided.scores[left], decided.vectors[left])
        odds[left] = winner_odds(logits)
        right[left] = logits.argmax(axis=1) == decided.labels[left]
    return odds, right


def _left_out(count: int) -> Iterator[NDArray[np.bool_]]:
    """Yield which of so many texts each fold leaves out."""
    fold = np.arange(count) % _FOLDS
    for number in range(min(_FOLDS, count)):
        yield fold == number


def _judged(curve: LabelCurve, odds: Chances, right: NDArray[np.bool_]) -> Judged:
    sure = chances(curve, odds)
    return _told(sure, right, sure >= curve.unsure_below, curve.unsure_below)


def _cross_fitted(known: LabelCurve, odds: Chances, right: NDArray[np.bool_]) -> Judged:
    sure, accepted = np.zeros(len(odds)), np.zeros(len(odds), bool)
    for left in _left_out(len(odds)):
        curve = curve_from(known, odds[~left], right[~left])
        sure[left] = chances(curve, odds[left])
        accepted[left] = sure[left] >= curve.unsure_below
    return _told(sure, right, accepted, curve_from(known, odds, right).unsure_below)


def _told(sure: Chances, right: NDArray[np.bool_], accepted: NDArray[np.bool_], below: float) -> Judged:
    return Judged(tuple(map(float, sure)), tuple(map(bool, right)), tuple(map(bool, accepted)), below)
