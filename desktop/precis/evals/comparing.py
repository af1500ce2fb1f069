"""Compares two runs of one golden set, metric by metric and item by item. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from precis.evals.labels import Labelled, accuracy, calibration_error, coverage_at, macro_f1
from precis.evals.running import ItemScore
from precis.evals.statistics import Change, Interval, bootstrap, mcnemar, paired

MARGINS = {"calls": 0.5, "seconds": 0.5, "cost_usd": 0.0005, "judge_usd": 0.0005}
MARGIN = 0.01
"""Least difference of a mean that matters: one point of a hundred."""
LOWER_IS_BETTER = frozenset({"calls", "seconds", "cost_usd", "judge_usd"})
NOT_JUDGED = frozenset({"seconds", "judge_usd"})
"""Shown, but no verdict: the machine's load moves it, or it is no cost of the result."""
SIGNIFICANT = 0.05
MOST_MOVED = 5


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric in both runs: means with intervals, the verdict on the change, and the items that moved most."""

    name: str
    before: Interval
    after: Interval
    change: Change
    difference: Interval
    moved: tuple[tuple[str, float], ...]
    """Items that both runs have, with their difference, greatest loss first."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All metrics of two runs, and the items that only one of them has."""

    metrics: tuple[Metric, ...]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]

    @property
    def worse(self) -> tuple[Metric, ...]:
        """The metrics that got worse by more than chance."""
        return tuple(metric for metric in self.metrics if metric.change is Change.WORSE)


def compare(before: Sequence[ItemScore], after: Sequence[ItemScore]) -> Comparison:
    """Return what changed from one run to the other, over the items that both have."""
    first, second = ({score.item: score for score in run} for run in (before, after))
    both = [item for item in first if item in second]
    names = sorted({name for item in both for name in first[item].scores.keys() & second[item].scores.keys()})
    return Comparison(
        tuple(_metric(name, [(first[item], second[item]) for item in both]) for name in names),
        tuple(item for item in first if item not in second),
        tuple(item for item in second if item not in first),
    )


def _metric(name: str, pairs: Sequence[tuple[ItemScore, ItemScore]]) -> Metric:
    known = [(a, b) for a, b in pairs if name in a.scores and name in b.scores]
    sign = -1.0 if name in LOWER_IS_BETTER else 1.0
    before, after = [a.scores[name] for a, _ in known], [b.scores[name] for _, b in known]
    change, difference = paired(
        [sign * value for value in before], [sign * value for value in after], margin=MARGINS.get(name, MARGIN)
    )
    if name == "right":
        change = _of_labels(change, before, after)
    if name in NOT_JUDGED:
        change = Change.CANNOT_TELL
    moves = [(a.item, sign * (b.scores[name] - a.scores[name])) for a, b in known]
    moved = sorted((move for move in moves if move[1]), key=lambda move: (move[1], move[0]))
    kept = moved if len(moved) <= 2 * MOST_MOVED else [*moved[:MOST_MOVED], *moved[-MOST_MOVED:]]
    return Metric(name, bootstrap(before), bootstrap(after), change, difference, tuple(kept))


def _of_labels(change: Change, before: Sequence[float], after: Sequence[float]) -> Change:
    """Return better or worse only where McNemar's test agrees: answers are right or wrong, nothing between."""
    if change in {Change.SAME, Change.CANNOT_TELL}:
        return change
    p = mcnemar([value > 0 for value in before], [value > 0 for value in after])
    return change if p < SIGNIFICANT else Change.CANNOT_TELL


def label_scores(scores: Sequence[ItemScore]) -> Mapping[str, float]:
    """Return accuracy, macro-F1, calibration error and coverage at 95% accuracy of a run; empty without labels."""
    answers = [
        Labelled(score.expected, score.said, score.confidence)
        for score in scores
        if score.confidence is not None and score.expected
    ]
    if not answers:
        return {}
    return {
        "accuracy": accuracy(answers),
        "macro_f1": macro_f1(answers),
        "ece": calibration_error(answers),
        "coverage_at_95": coverage_at(answers),
    }
