"""`precis eval`: run golden sets, compare runs, and add results of one's own."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from precis.cli.evaluating_text import comparison_json, comparison_lines, most_moved, run_json, side_by_side, side_lines
from precis.cli.rendering import print_json
from precis.cli.sending import accepts_option, heed_notices
from precis.domain.errors import WrongUse
from precis.domain.jobs import JobId, Mode, Options
from precis.domain.text import printable

if TYPE_CHECKING:
    from precis.app.evaluation import RunReport
    from precis.evals.agreement import Agreement


@click.group("eval")
def evaluate() -> None:
    """Run golden sets, compare runs, and add results of your own to a set."""


@evaluate.command("run")
@click.argument("golden_set", metavar="SET")
@click.option("--engine", default="", help="Default: as in the settings.")
@click.option("--mode", type=click.Choice([mode.value for mode in Mode]))
@click.option("--judge", default="", metavar="ENGINE", help="Let this engine judge each summary too; its calls cost.")
@accepts_option
@click.option("--json", "as_json", is_flag=True)
def run(golden_set: str, engine: str, mode: str | None, judge: str, *, accepts: bool, as_json: bool) -> int:
    """Run a golden set: a name, `all`, or a JSONL file. What was scored is kept; an interrupted run goes on."""
    from precis.app import open_precis

    async def work() -> int:
        async with open_precis() as precis:
            settings = precis.settings
            for name in filter(None, (engine or settings.default_engine, judge)):
                await heed_notices(precis, Options(engine=name), accepts=accepts)
            report = await precis.evaluation.run(
                golden_set,
                engine or settings.default_engine,
                Mode(mode) if mode else settings.default_mode,
                _progress,
                judge=judge,
            )
        if sys.stderr.isatty():
            click.echo(err=True)
        _print_report(report, as_json=as_json)
        return 0 if all(score.scores.get("answered") for score in report.scores) else 1

    return asyncio.run(work())


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r\033[K{done} of {total} items", nl=False, err=True)


def _print_report(report: RunReport, *, as_json: bool) -> None:
    from precis.evals.statistics import bootstrap

    names = sorted({name for score in report.scores for name in score.scores})
    found = {name: bootstrap([s.scores[name] for s in report.scores if name in s.scores]) for name in names}
    if as_json:
        metrics = {name: [round(v, 4) for v in (i.mean, i.low, i.high)] for name, i in found.items()}
        labels = {name: round(value, 4) for name, value in report.labels.items()}
        print_json({"run": report.run, "items": len(report.scores), "metrics": metrics, "labels": labels})
        return
    click.echo(f"run {report.run}: {len(report.scores)} items")
    for name, interval in found.items():
        click.echo(f"  {name:<16} {interval.mean:8.3f}   95% {interval.low:.3f} to {interval.high:.3f}")
    for name, value in report.labels.items():
        click.echo(f"  {name:<16} {value:8.3f}")
    for line in _latency(report):
        click.echo(line)
    for score in report.scores:
        if score.error and not score.scores.get("answered"):
            click.echo(f"  {printable(score.item)}: {score.error}", err=True)


def _latency(report: RunReport) -> list[str]:
    """Return the middle and the slow end of the seconds of each task; items found again have none."""
    from precis.evals.report import percentile

    lines: list[str] = []
    for name, is_label in (("summaries", False), ("labels", True)):
        scores = [score for score in report.scores if (score.confidence is not None) is is_label]
        seconds = [score.scores["seconds"] for score in scores if "seconds" in score.scores]
        if seconds:
            p50, p95 = percentile(seconds, 0.5), percentile(seconds, 0.95)
            lines.append(f"  {name:<16} p50 {p50:.2f} s, p95 {p95:.2f} s")
    again = sum(
        "answered" in score.scores and "seconds" not in score.scores and not score.error for score in report.scores
    )
    return [*lines, f"  found again, at no cost: {again} items"] if again else lines


@evaluate.command("agreement")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--judge", required=True, metavar="ENGINE", help="`embedded` is the local support check.")
@click.option("--most", default=0, type=click.IntRange(0), metavar="N", help="Judge the first N items only.")
@accepts_option
@click.option("--json", "as_json", is_flag=True)
def agreement(file: Path, judge: str, most: int, *, accepts: bool, as_json: bool) -> int:
    """Measure a judge against people: summaries that they called consistent or inconsistent with their document."""
    from precis.app import open_precis

    async def work() -> Agreement:
        async with open_precis() as precis:
            await heed_notices(precis, Options(engine=judge), accepts=accepts)
            return await precis.evaluation.judging.agreement(file, judge, most, _progress)

    found = asyncio.run(work())
    if sys.stderr.isatty():
        click.echo(err=True)
    measures = {"kappa": found.kappa, "balanced_accuracy": found.balanced_accuracy, "spearman": found.spearman}
    if as_json:
        values = {name: [round(v, 4) for v in (i.mean, i.low, i.high)] for name, i in measures.items()}
        print_json({"judge": judge, "items": found.count, "consistent": found.consistent, **values})
        return 0
    click.echo(f"{judge}: {found.count} items, {found.consistent} of them consistent")
    for name, interval in measures.items():
        click.echo(f"  {name:<18} {interval.mean:6.3f}   95% {interval.low:.3f} to {interval.high:.3f}")
    return 0


@evaluate.command("report")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, metavar="FILE.html")
@click.option("--set", "golden_set", default="", help="Default: all sets.")
def report_page(out: Path, golden_set: str) -> int:
    """Write the runs as a page: quality, cost and latency of each engine and mode, trend and what fell."""
    from precis.app import open_precis

    async def work() -> str:
        async with open_precis() as precis:
            return await precis.evaluation.report(datetime.now(UTC), golden_set)

    try:
        out.write_text(asyncio.run(work()), "utf-8")
    except OSError as error:
        raise WrongUse(f"{out} can't be written: {error.strerror}.", "Choose another place.") from error
    click.echo(f"Written to {printable(str(out))}.", err=True)
    return 0


@evaluate.command("compare")
@click.argument("before", type=int)
@click.argument("after", type=int)
@click.option(
    "--show", default=0, type=click.IntRange(0), metavar="N", help="Show what was said of the N that fell most."
)
@click.option("--json", "as_json", is_flag=True)
def compare(before: int, after: int, show: int, *, as_json: bool) -> int:
    """Compare two runs of one set: better, same, worse or can't tell, with the items that moved most."""
    from precis.app import open_precis

    async def work() -> int:
        async with open_precis() as precis:
            found = await precis.evaluation.compare(before, after)
            first, second = [await precis.evaluation.scores(number) for number in (before, after)]
        sides = side_by_side(most_moved(found, show), first, second)
        if as_json:
            print_json(comparison_json(found) | ({"shown": sides} if show else {}))
        else:
            click.echo("\n".join([*comparison_lines(found), *side_lines(sides)]))
        return 1 if found.worse else 0

    return asyncio.run(work())


@evaluate.command("list")
@click.option("--json", "as_json", is_flag=True)
def list_runs(*, as_json: bool) -> int:
    """List the golden sets and the runs."""
    from precis.app import open_precis

    async def work() -> int:
        async with open_precis() as precis:
            sets, runs = await precis.evaluation.sets(), await precis.evaluation.runs()
        if as_json:
            for run in runs:
                print_json(run_json(run))
            return 0
        for name, count in sets.items():
            click.echo(f"set {name}: {count} items")
        for run in runs:
            state = "" if run.ended_at else "  (not whole: run it again to go on)"
            click.echo(
                f"run {run.id}: {run.golden_set}, {run.engine}, {run.mode}, {run.started_at:%Y-%m-%d %H:%M}{state}"
            )
        return 0

    return asyncio.run(work())


@evaluate.command("add")
@click.argument("job")
@click.option("--set", "golden_set", default="own", show_default=True)
@click.option("--json", "as_json", is_flag=True)
def add(job: str, golden_set: str, *, as_json: bool) -> int:
    """Make a result, with your corrections, items of a golden set of your own."""
    from precis.app import open_precis

    async def work() -> int:
        async with open_precis() as precis:
            if await precis.job(JobId(job)) is None:
                raise WrongUse(f"There is no job {printable(job)}.", "See `precis jobs list`.")
            outcome = await precis.outcome(JobId(job))
            if outcome.result is None or outcome.document is None:
                raise WrongUse("This job has no result, or its document was not kept.", "Choose another one.")
            items = await precis.evaluation.add(outcome.job, outcome.result, outcome.document, golden_set)
        if not items:
            raise WrongUse("This result has neither a summary nor a decided label.", "Decide its label first.")
        if as_json:
            print_json({"set": golden_set, "items": list(items)})
        else:
            click.echo(f"Added to {golden_set}: {', '.join(items)}.", err=True)
        return 0

    return asyncio.run(work())
