"""Runs and comparisons in words and points: pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from statistics import fmean
from typing import TYPE_CHECKING

from precis.evals.running import ItemScore
from precis.evals.statistics import Change, bootstrap
from precis.ui.look.charts import Point
from precis.ui.words import duration, plural, when

if TYPE_CHECKING:
    from precis.evals.comparing import Comparison, Metric
    from precis.store.evals import EvalRun

NAMES = {
    "answered": "Answered",
    "right": "Right label",
    "mentions": "Mentions what it must",
    "support": "Supported sentences",
    "numbers": "Numbers and facts right",
    "cited": "Cited sentences",
    "clean": "Says nothing forbidden",
    "length": "Length as asked",
    "coverage": "Coverage of the document",
    "rouge1": "ROUGE-1",
    "rouge2": "ROUGE-2",
    "rougeL": "ROUGE-L",
    "calls": "Calls an item",
    "cost_usd": "Cost an item",
    "seconds": "Seconds an item",
}
FIRST = ("right", "mentions", "support", "answered")
"""What the trend shows first, of what a set has."""
PARTS = frozenset(NAMES) - {"calls", "cost_usd", "seconds"}
_MARKS = {Change.BETTER: "▲ better", Change.SAME: "= same", Change.WORSE: "▼ worse", Change.CANNOT_TELL: "can't tell"}


def name(metric: str) -> str:
    """Return a metric's name for people."""
    return NAMES.get(metric, metric)


def value(metric: str, amount: float) -> str:
    """Return a metric's value with its unit."""
    if metric == "cost_usd":
        return f"${amount:.4f}"
    if metric == "seconds":
        return duration(amount)
    return f"{amount:.1f}" if metric == "calls" else f"{amount:.1%}"


def shares(scores: Sequence[Sequence[ItemScore]]) -> list[str]:
    """Return the metrics that are shares and that some run has, what matters most first."""
    found = {metric for run in scores for score in run for metric in score.scores} & PARTS
    return sorted(found, key=lambda metric: (FIRST.index(metric) if metric in FIRST else len(FIRST), name(metric)))


def trend(runs: Sequence[EvalRun], scores: Sequence[Sequence[ItemScore]], metric: str) -> list[Point]:
    """Return a point for each run that has the metric, oldest first, with its 95% interval."""
    points: list[Point] = []
    for run, items in zip(reversed(runs), reversed(scores), strict=True):
        values = [item.scores[metric] for item in items if metric in item.scores]
        if values:
            found = bootstrap(values)
            said = f"Run {run.id}, {run.engine}, {run.mode}: {found.mean:.1%} (95% {found.low:.1%} to {found.high:.1%})"
            points.append(Point(f"run {run.id}", found.mean, said, found.low, found.high))
    return points


def run_row(run: EvalRun, items: Sequence[ItemScore], metric: str, now: datetime) -> tuple[str, ...]:
    """Return the row of a run."""
    values = [item.scores[metric] for item in items if metric in item.scores]
    state = f"{len(items)}" if run.ended_at else f"{len(items)}, not finished"
    model = "" if run.model in ("", run.engine) else f" ({run.model})"
    mean = value(metric, fmean(values)) if values else ""
    return (str(run.id), when(run.started_at, now), f"{run.engine}{model}", run.mode, state, mean)


def metric_row(metric: Metric) -> tuple[str, ...]:
    """Return the row of a compared metric."""
    low, high = metric.before, metric.after
    moved = plural(len(metric.moved), "item") if metric.moved else "none"
    return (
        name(metric.name),
        value(metric.name, low.mean),
        value(metric.name, high.mean),
        _MARKS[metric.change],
        moved,
    )


def moves(comparison: Comparison) -> list[tuple[str, str, float]]:
    """Return item, metric and difference of what moved, greatest loss first; seconds are the machine's load."""
    found = [
        (item, metric.name, difference)
        for metric in comparison.metrics
        if metric.name != "seconds"
        for item, difference in metric.moved
    ]
    return sorted(found, key=lambda move: (move[2], move[0], move[1]))


def verdict(comparison: Comparison) -> str:
    """Return what a comparison says, in a sentence."""
    worse = [name(metric.name) for metric in comparison.worse]
    better = [name(metric.name) for metric in comparison.metrics if metric.change is Change.BETTER]
    if not comparison.metrics:
        return "The two runs have no item in common."
    parts = [f"Worse: {', '.join(worse)}." if worse else "Nothing got worse by more than chance."]
    if better:
        parts.append(f"Better: {', '.join(better)}.")
    only = len(comparison.only_before) + len(comparison.only_after)
    if only:
        parts.append(f"{plural(only, 'item')} only in one of the runs.")
    return " ".join(parts)


def said(score: ItemScore | None) -> str:
    """Return what was said of an item."""
    if score is None:
        return "not in this run"
    if score.error:
        return f"failed: {score.error.replace('_', ' ')}"
    return score.said or "(nothing)"
