"""Runs and comparisons in words and points: pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from statistics import fmean
from typing import TYPE_CHECKING

from precis.domain.jobs import Mode
from precis.domain.money import Money
from precis.evals.running import ItemScore
from precis.evals.statistics import Change, bootstrap
from precis.ui.amounts import count, decimal, duration, money, percent, when
from precis.ui.language import mark, tr, trn
from precis.ui.look.chart import Point
from precis.ui.words import failure, mode_within

if TYPE_CHECKING:
    from precis.evals.comparing import Comparison, Metric
    from precis.store.evals import EvalRun

NAMES = {
    "answered": mark("Answered"),
    "right": mark("Right label"),
    "mentions": mark("Mentions what it must"),
    "support": mark("Supported sentences"),
    "numbers": mark("Numbers and facts right"),
    "cited": mark("Cited sentences"),
    "clean": mark("Says nothing forbidden"),
    "length": mark("Length as asked"),
    "coverage": mark("Coverage of the document"),
    "rouge1": "ROUGE-1",
    "rouge2": "ROUGE-2",
    "rougeL": "ROUGE-L",
    "calls": mark("Calls an item"),
    "cost_usd": mark("Cost an item"),
    "seconds": mark("Seconds an item"),
}
FIRST = ("right", "mentions", "support", "answered")
"""What the trend shows first, of what a set has."""
PARTS = frozenset(NAMES) - {"calls", "cost_usd", "seconds"}
_MARKS = {
    Change.BETTER: mark("▲ better"),
    Change.SAME: mark("= same"),
    Change.WORSE: mark("▼ worse"),
    Change.CANNOT_TELL: mark("can't tell"),
}


def name(metric: str) -> str:
    """Return a metric's name for people."""
    return tr(NAMES[metric]) if metric in NAMES else metric


def value(metric: str, amount: float) -> str:
    """Return a metric's value with its unit."""
    if metric == "cost_usd":
        return money(Money.from_usd(amount))
    if metric == "seconds":
        return duration(amount)
    return decimal(amount) if metric == "calls" else percent(amount, 1)


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
            said = tr(
                "Run {run}, {engine}, {mode}: {mean} (95%: {low} to {high})",
                run=run.id,
                engine=run.engine,
                mode=_mode(run),
                mean=percent(found.mean, 1),
                low=percent(found.low, 1),
                high=percent(found.high, 1),
            )
            points.append(Point(tr("run {id}", id=run.id), found.mean, said, found.low, found.high))
    return points


def run_row(run: EvalRun, items: Sequence[ItemScore], metric: str, now: datetime) -> tuple[str, ...]:
    """Return the row of a run."""
    values = [item.scores[metric] for item in items if metric in item.scores]
    state = count(len(items)) if run.ended_at else tr("{count}, not finished", count=count(len(items)))
    model = "" if run.model in ("", run.engine) else f" ({run.model})"
    mean = value(metric, fmean(values)) if values else ""
    return (str(run.id), when(run.started_at, now), f"{run.engine}{model}", _mode(run), state, mean)


def metric_row(metric: Metric) -> tuple[str, ...]:
    """Return the row of a compared metric."""
    low, high = metric.before, metric.after
    moved = trn("{n} item", "{n} items", len(metric.moved)) if metric.moved else tr("none", note="no items")
    return (
        name(metric.name),
        value(metric.name, low.mean),
        value(metric.name, high.mean),
        tr(_MARKS[metric.change]),
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
        return tr("The two runs have no item in common.")
    parts = [tr("Worse: {names}.", names=", ".join(worse)) if worse else tr("Nothing got worse by more than chance.")]
    if better:
        parts.append(tr("Better: {names}.", names=", ".join(better)))
    only = len(comparison.only_before) + len(comparison.only_after)
    if only:
        parts.append(trn("{n} item only in one of the runs.", "{n} items only in one of the runs.", only))
    return " ".join(parts)


def said(score: ItemScore | None) -> str:
    """Return what was said of an item."""
    if score is None:
        return tr("not in this run")
    if score.error:
        return tr("failed: {reason}", reason=failure(score.error))
    return score.said or tr("(nothing)")


def _mode(run: EvalRun) -> str:
    return mode_within(Mode(run.mode))
