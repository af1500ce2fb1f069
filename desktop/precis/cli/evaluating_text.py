"""Runs of golden sets and their comparison as lines of text and as objects. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from precis.domain.text import printable

if TYPE_CHECKING:
    from precis.evals.comparing import Comparison, Metric
    from precis.evals.running import ItemScore
    from precis.store.evals import EvalRun


def most_moved(found: Comparison, count: int) -> list[str]:
    """Return the items that moved most in any metric but time, losses first."""
    moves = [(by, item) for metric in found.metrics if metric.name != "seconds" for item, by in metric.moved]
    ranked = sorted(moves, key=lambda move: (move[0] > 0, -abs(move[0]), move[1]))
    return list(dict.fromkeys(item for _, item in ranked))[:count]


def side_by_side(items: Sequence[str], first: Sequence[ItemScore], second: Sequence[ItemScore]) -> list[dict[str, str]]:
    """Return what both runs said of the items."""
    before, after = ({score.item: score.said or score.error for score in scores} for scores in (first, second))
    return [{"item": item, "before": before[item], "after": after[item]} for item in items]


def side_lines(sides: Sequence[Mapping[str, str]]) -> list[str]:
    """Return what was said as lines of text: the first run's marked with -, the second's with +."""
    lines: list[str] = []
    for side in sides:
        lines += ["", printable(side["item"])]
        lines += [f"  - {printable(line)}" for line in side["before"].splitlines()]
        lines += [f"  + {printable(line)}" for line in side["after"].splitlines()]
    return lines


def comparison_json(found: Comparison) -> dict[str, Any]:
    """Return a comparison as one object."""
    return {
        "metrics": {metric.name: _metric_json(metric) for metric in found.metrics},
        "only_before": list(found.only_before),
        "only_after": list(found.only_after),
    }


def _metric_json(metric: Metric) -> dict[str, Any]:
    difference = metric.difference
    return {
        "before": round(metric.before.mean, 4),
        "after": round(metric.after.mean, 4),
        "verdict": metric.change.value,
        "difference": [round(value, 4) for value in (difference.mean, difference.low, difference.high)],
        "moved": [{"item": item, "by": round(by, 4)} for item, by in metric.moved],
    }


def comparison_lines(found: Comparison) -> list[str]:
    """Return a comparison as lines of text."""
    lines: list[str] = []
    for metric in found.metrics:
        difference = metric.difference
        lines.append(
            f"{metric.name:<16} {metric.before.mean:8.3f} → {metric.after.mean:8.3f}   {metric.change.value:<10} "
            f"({difference.mean:+.3f}, 95% {difference.low:+.3f} to {difference.high:+.3f})"
        )
        lines += [f"    {printable(item)}: {by:+.3f}" for item, by in metric.moved]
    for side, items in (("first", found.only_before), ("second", found.only_after)):
        if items:
            lines.append(f"only in the {side} run: {printable(', '.join(items))}")
    return lines


def run_json(run: EvalRun) -> dict[str, Any]:
    """Return a run as one object."""
    return {
        "run": run.id,
        "set": run.golden_set,
        "engine": run.engine,
        "model": run.model,
        "mode": run.mode,
        "started_at": run.started_at.isoformat(),
        "ended_at": run.ended_at.isoformat() if run.ended_at else None,
        "facts": run.facts,
    }
