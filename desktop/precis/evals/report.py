"""A page that a release manager reads in a minute: quality, cost and latency of each set, engine and mode. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from math import ceil

from precis.evals.comparing import Comparison, compare, label_scores
from precis.evals.running import ItemScore
from precis.evals.statistics import Change, Interval, bootstrap

SHOWN = {
    "mentions": "facts mentioned",
    "conveyed": "statements conveyed",
    "judge": "faithful, says the judge",
    "clean": "nothing forbidden said",
    "support": "claims supported",
    "numbers": "numbers, dates, names right",
    "cited": "citations right",
    "coverage": "spread over the document",
    "rougeL": "ROUGE-L",
    "right": "labels right",
    "answered": "answered as expected",
}
"""The metrics of the page, in its order, with their names in words."""
_LABELS = {
    "accuracy": "accuracy",
    "macro_f1": "macro-F1",
    "ece": "calibration error",
    "coverage_at_95": "coverage at 95% accuracy",
}
_KINDS = {Change.WORSE: "worse", Change.BETTER: "better", Change.SAME: "same"}
MOST_RUNS = 12
MOST_FALLEN = 8
MOST_NAMED = 3
"""Metrics that a verdict names in the overview; the table of the series has all."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run with its scores, as the page needs it."""

    id: int
    golden_set: str
    engine: str
    model: str
    mode: str
    at: datetime
    is_whole: bool
    scores: tuple[ItemScore, ...]

    @property
    def series(self) -> tuple[str, str, str]:
        """What runs share that can be compared over time."""
        return self.golden_set, self.engine, self.mode


@dataclass(frozen=True, slots=True)
class _Series:
    """Runs of one set, engine and mode, newest first, and what changed from the last but one to the last."""

    runs: tuple[Run, ...]
    change: Comparison | None

    @property
    def is_worse(self) -> bool:
        """Whether a metric got worse by more than chance: such a series comes first."""
        return self.change is not None and bool(self.change.worse)

    @classmethod
    def of(cls, runs: Sequence[Run]) -> _Series:
        return cls(tuple(runs), compare(runs[1].scores, runs[0].scores) if len(runs) > 1 else None)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that `share` of the values don't exceed, by nearest rank; 0 without values."""
    ranked = sorted(values)
    return ranked[max(0, ceil(share * len(ranked)) - 1)] if ranked else 0.0


def page(runs: Sequence[Run], made_at: datetime) -> str:
    """Return the page as one HTML file that needs nothing beside it; `runs` newest first."""
    found: dict[tuple[str, str, str], list[Run]] = {}
    for run in runs:
        found.setdefault(run.series, []).append(run)
    series = sorted((_Series.of(several) for several in found.values()), key=lambda each: not each.is_worse)
    parts = [_part(each) for each in series]
    body = "\n".join(parts) or "<p>No golden set has been run yet: <code>precis eval run all</code>.</p>"
    return _PAGE.format(made=f"{made_at:%Y-%m-%d %H:%M} UTC", overview=_overview(series), body=body, told=_told(series))


def _told(series: Sequence[_Series]) -> str:
    """Return the whole page in one line."""
    if not series:
        return ""
    worse = sum(each.is_worse for each in series)
    words = f"{worse} of {len(series)} got worse" if worse else f"None of {len(series)} got worse"
    return f"<p class=told>{_mark(words, 'worse' if worse else 'better')} by more than chance.</p>"


def _overview(series: Sequence[_Series]) -> str:
    rows = [_overview_row(each) for each in series]
    head = "<tr><th>Set</th><th>Engine</th><th>Mode</th><th>Verdict</th><th class=n>Facts</th><th class=n>Labels</th>"
    head += "<th class=n>Supported</th><th class=n>USD an item</th><th class=n>p50, s</th><th class=n>p95, s</th></tr>"
    return f"<table>{head}{''.join(rows)}</table>" if rows else ""


def _overview_row(series: _Series) -> str:
    run = series.runs[0]
    seconds, costs = _values(run, "seconds"), _values(run, "cost_usd")
    cells = [run.golden_set, run.engine, run.mode]
    means = [_mean(_values(run, name)) for name in ("mentions", "right", "support")]
    cost = f"{sum(costs) / len(costs):.5f}" if costs else "–"
    times = [f"{percentile(seconds, share):.2f}" if seconds else "–" for share in (0.5, 0.95)]
    numbers = "".join(f"<td class=n>{value}</td>" for value in (*means, cost, *times))
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + f"<td>{_verdict(series)}</td>{numbers}</tr>"


def _verdict(series: _Series) -> str:
    if not series.runs[0].is_whole:
        return _mark("not whole", "worse")
    if series.change is None:
        return _mark("first run", "same")
    better = [metric for metric in series.change.metrics if metric.change is Change.BETTER]
    for word, metrics in (("worse", series.change.worse), ("better", better)):
        if metrics:
            names = [SHOWN.get(metric.name, metric.name) for metric in metrics]
            more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
            return _mark(f"{word}: {', '.join(names[:MOST_NAMED])}{more}", word)
    return _mark("no change beyond chance", "same")


def _part(series: _Series) -> str:
    run = series.runs[0]
    title = f"{run.golden_set} · {run.engine} · {run.mode}"
    about = f"run {run.id} of {run.at:%Y-%m-%d %H:%M}, {len(run.scores)} items, model {run.model or 'built in'}"
    rows = "".join(_metric_row(name, series) for name in SHOWN if _values(run, name))
    head = "<tr><th>Metric</th><th class=n>Mean</th><th>95% interval</th><th>Trend</th><th>Against the last</th></tr>"
    labels = label_scores(run.scores)
    extra = ", ".join(f"{_LABELS[name]} {value:.3f}" for name, value in labels.items())
    said = f"<p>Labels: {escape(extra)}.</p>" if extra else ""
    return f"<h2>{escape(title)}</h2><p>{escape(about)}</p><table>{head}{rows}</table>{said}{_fallen(series)}"


def _metric_row(name: str, series: _Series) -> str:
    interval = bootstrap(_values(series.runs[0], name))
    means = [sum(v) / len(v) for run in reversed(series.runs[:MOST_RUNS]) if (v := _values(run, name))]
    metrics = series.change.metrics if series.change else ()
    change = "".join(
        f"{_mark(metric.change.value, _KINDS.get(metric.change, 'maybe'))} {metric.difference.mean:+.3f}"
        for metric in metrics
        if metric.name == name
    )
    cells = f"<td>{escape(SHOWN[name])}</td><td class=n>{interval.mean:.3f}</td><td>{_bar(interval)}</td>"
    return f"<tr>{cells}<td>{_trend(means)}</td><td>{change}</td></tr>"


def _fallen(series: _Series) -> str:
    if series.change is None:
        return ""
    after, before = ({score.item: score for score in run.scores} for run in series.runs[:2])
    falls = [
        (by, metric.name, item)
        for metric in series.change.metrics
        for item, by in metric.moved
        if by < 0 and metric.name in SHOWN
    ]
    rows = [
        f"<tr><td>{escape(item)}</td><td>{escape(SHOWN[name])} {by:+.2f}</td>"
        f"<td>{escape(before[item].said)}</td><td>{escape(after[item].said or after[item].error)}</td></tr>"
        for by, name, item in sorted(falls)[:MOST_FALLEN]
    ]
    if not rows:
        return ""
    head = "<tr><th>Item</th><th>Fell</th><th>Before</th><th>Now</th></tr>"
    table = f"<table class=said>{head}{''.join(rows)}</table>"
    return f"<details open><summary>Items that fell most</summary>{table}</details>"


def _values(run: Run, name: str) -> list[float]:
    return [score.scores[name] for score in run.scores if name in score.scores]


def _mean(values: Sequence[float]) -> str:
    return f"{sum(values) / len(values):.3f}" if values else "–"


def _mark(text: str, kind: str) -> str:
    return f'<span class="mark {kind}">{escape(text)}</span>'


def _bar(interval: Interval) -> str:
    """Return the interval as a bar from 0 to 1 with its mean, and its bounds in figures."""
    low, high, mean = (round(120 * min(1.0, max(0.0, v)), 1) for v in (interval.low, interval.high, interval.mean))
    svg = (
        f'<svg width="120" height="12" role="img" aria-hidden="true"><rect class=track y="5" width="120" height="2"/>'
        f'<rect class=span x="{low}" y="3" width="{max(1.0, high - low):.1f}" height="6"/>'
        f'<rect class=mean x="{mean - 1:.1f}" width="2" height="12"/></svg>'
    )
    return f"{svg} <small>{interval.low:.3f} to {interval.high:.3f}</small>"


def _trend(means: Sequence[float]) -> str:
    """Return the means of the runs, oldest first, as a line; one run has no trend."""
    if len(means) < 2:
        return ""
    step = 96 / (len(means) - 1)
    points = " ".join(
        f"{2 + index * step:.1f},{18 - 16 * min(1.0, max(0.0, mean)):.1f}" for index, mean in enumerate(means)
    )
    words = f"{len(means)} runs, from {means[0]:.3f} to {means[-1]:.3f}"
    return (
        f'<svg width="100" height="20" role="img" aria-label="{words}"><polyline class=line points="{points}"/></svg>'
    )


_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Quality of Précis</title>
<style>
:root {{ color-scheme: light dark; --paper: #ffffff; --ink: #1d2430; --soft: #5d6675; --line: #dfe3e9;
  --blue: #2f5fb3; --good: #1c7c43; --bad: #b3261e; }}
@media (prefers-color-scheme: dark) {{ :root {{ --paper: #14181f; --ink: #e6e9ee; --soft: #9aa4b2; --line: #2d3440;
  --blue: #8ab0f5; --good: #6fcf97; --bad: #f2857d; }} }}
body {{ margin: 2rem auto; max-width: 72rem; padding: 0 1.5rem; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, sans-serif; }}
h1 {{ font-size: 1.5rem; margin-bottom: 0; }} h2 {{ font-size: 1.1rem; margin: 2.2rem 0 0; }}
p {{ margin: .2rem 0 .7rem; color: var(--soft); }} small {{ color: var(--soft); }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ text-align: left; padding: .35rem .7rem .35rem 0; border-bottom: 1px solid var(--line);
  vertical-align: top; }}
th {{ font-weight: 600; color: var(--soft); font-size: .85rem; }}
.n {{ text-align: right; font-variant-numeric: tabular-nums; }}
th.n {{ white-space: nowrap; }}
.told {{ font-size: 1.1rem; margin: .8rem 0 1rem; color: var(--ink); }}
.mark {{ font-weight: 600; }} .same, .maybe {{ font-weight: 400; color: var(--soft); }}
.worse {{ color: var(--bad); }} .better {{ color: var(--good); }}
.said td {{ white-space: pre-line; font-size: .85rem; width: 36%; }} .said td:nth-child(-n+2) {{ width: 14%; }}
summary {{ cursor: pointer; margin-top: .8rem; font-weight: 600; }}
.track {{ fill: var(--line); }} .span {{ fill: var(--blue); opacity: .45; }} .mean {{ fill: var(--blue); }}
.line {{ fill: none; stroke: var(--blue); stroke-width: 1.5; }}
</style>
</head>
<body>
<h1>Quality of Précis</h1>
<p>Newest run of each golden set, engine and mode; made {made}. Each verdict is against the run before, by paired
bootstrap and, for labels, McNemar's test, at 95%.</p>
{told}
{overview}
{body}
</body>
</html>
"""
