"""`precis why`: what differs from an earlier run of the same document, and what most likely moved its quality."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import click

from precis.cli.rendering import print_json
from precis.domain.errors import WrongUse
from precis.domain.jobs import JobId
from precis.domain.text import printable

if TYPE_CHECKING:
    from precis.app.why import TimelineRow, Why


@click.command()
@click.argument("job", required=False)
@click.option("--timeline", "wants_timeline", is_flag=True, help="Days of each engine, model and prompt, with changes.")
@click.option("--engine", default="", help="Only this engine, for --timeline.")
@click.option("--days", default=90, show_default=True, type=click.IntRange(min=1), help="So far back, for --timeline.")
@click.option("--json", "as_json", is_flag=True)
def why(job: str | None, engine: str, days: int, *, wants_timeline: bool, as_json: bool) -> int:
    """Say what changed since an earlier run of the same document; the likeliest cause comes first."""
    from precis.app import open_precis

    if (job is None) != wants_timeline:
        raise WrongUse("Say what to explain.", "Give a job's id, or --timeline.")

    async def work() -> int:
        async with open_precis() as precis:
            if job is not None:
                _print_why(await precis.why(JobId(job)), as_json=as_json)
            else:
                print_timeline(await precis.timeline(engine=engine, days=days), as_json=as_json)
        return 0

    return asyncio.run(work())


def _print_why(found: Why, *, as_json: bool) -> None:
    if as_json:
        print_json(why_json(found))
        return
    if found.earlier is None:
        click.echo(
            "Nothing that is recorded differs from earlier runs." if found.same_since else "It is the first run."
        )
        return
    click.echo(f"Compared with the run {found.earlier.job} of {found.earlier.at:%Y-%m-%d %H:%M} UTC:")
    for number, change in enumerate(found.changes, 1):
        since = f" First seen {change.since:%Y-%m-%d %H:%M} UTC." if change.since else ""
        click.echo(printable(f"{number}. {change.sentence}{since}"))
        if change.evidence:
            click.echo(printable(f"   {change.evidence}"))
    for line in found.outcome:
        click.echo(line)


def why_json(found: Why) -> dict[str, Any]:
    """Return the comparison as one object; `changes` has the likeliest cause first."""
    return {
        "job": found.run.job,
        "compared_with": found.earlier.job if found.earlier else None,
        "same_since": found.same_since,
        "changes": [
            {
                "kind": change.kind,
                "what": change.sentence,
                "weight": change.weight,
                "since": change.since.isoformat() if change.since else None,
                "evidence": change.evidence,
            }
            for change in found.changes
        ],
        "outcome": list(found.outcome),
    }


def print_timeline(rows: list[TimelineRow], *, as_json: bool) -> None:
    """Print the days of each engine, model and prompt, with what changed on them."""
    for row in rows:
        day = row.day
        if as_json:
            print_json(
                {
                    "day": day.day,
                    "engine": day.engine,
                    "model": day.model,
                    "prompt": day.prompt,
                    "reported_models": list(day.reported),
                    "calls": day.calls,
                    "failures": day.failures,
                    "repairs": day.repairs,
                    "p50_s": day.p50_s,
                    "p95_s": day.p95_s,
                    "cost_usd": day.cost_micros / 1e6,
                    "runs": row.runs,
                    "supported": row.supported,
                    "unsure": row.unsure,
                    "edits": row.edits,
                    "changes": list(row.changes),
                }
            )
            continue
        took = f"{day.p50_s:.1f}/{day.p95_s:.1f} s" if day.p50_s is not None and day.p95_s is not None else "-"
        line = (
            f"{day.day}  {day.engine} {day.model} {day.prompt:<12} {day.calls:>6,} calls {day.failures} failed {took}"
        )
        click.echo(printable(f"{line}  ${day.cost_micros / 1e6:.4f}"))
        if row.supported is not None or row.unsure is not None:
            shares = ((row.supported, "of claims supported"), (row.unsure, "of labels unsure"))
            told = ", ".join(f"{share:.0%} {what}" for share, what in shares if share is not None)
            click.echo(
                f"            {row.runs} runs of the engine that day: {told}, {row.edits} labels changed by hand"
            )
        for change in row.changes:
            click.echo(printable(f"            ▲ {change}"))
