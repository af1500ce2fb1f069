"""`precis export`: results, and what was logged, as files."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import click

from precis.domain.errors import WrongUse
from precis.domain.jobs import JobId
from precis.domain.text import printable

FORMATS = ("jsonl", "csv", "otlp-json")
_DATES = ("%Y-%m-%d", "%Y-%m-%dT%H:%M:%S")


@click.group()
def export() -> None:
    """Write results, and what was logged, to files."""


@export.command("result")
@click.argument("job")
@click.option("--format", "kind", type=click.Choice(["md", "docx", "pdf", "json"]), required=True)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True)
def result(job: str, kind: str, out: Path) -> int:
    """Write a job's summary and labels, each claim with its quotes, as Markdown, DOCX, PDF or JSON."""
    from precis.app import open_precis
    from precis.app.exporting import export_result

    async def work() -> int:
        async with open_precis() as precis:
            precis.check_export("result")
            if await precis.job(JobId(job)) is None:
                raise WrongUse(f"There is no job {printable(job)}.", "See `precis jobs list`.")
            outcome = await precis.outcome(JobId(job))
        await asyncio.to_thread(export_result, outcome, kind, out)
        click.echo(f"Written to {printable(str(out))}.", err=True)
        return 0

    return asyncio.run(work())


def _log_command(kind: str, what: str) -> None:
    """Add the command that exports one kind of log."""

    @export.command(kind, help=f"Write {what}, redacted.")
    @click.option(
        "--format", "fmt", type=click.Choice(["jsonl", "csv", "otlp-json"]), default="jsonl", show_default=True
    )
    @click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True)
    @click.option("--since", type=click.DateTime(_DATES), help="From this day on (UTC).")
    @click.option("--until", type=click.DateTime(_DATES), help="Up to before this day (UTC).")
    @click.option("--without-texts", is_flag=True, help="Leave prompts and outputs out; for logs.")
    def command(fmt: str, out: Path, since: datetime | None, until: datetime | None, *, without_texts: bool) -> int:
        from precis.app import open_precis

        async def work() -> int:
            async with open_precis() as precis:
                count = await precis.exports.export(
                    kind, fmt, out, since=as_utc(since), until=as_utc(until), with_texts=not without_texts
                )
            click.echo(f"{count:,} row{'s' * (count != 1)} written to {printable(str(out))}.", err=True)
            return 0

        return asyncio.run(work())


def as_utc(at: datetime | None) -> datetime | None:
    """Return a date from the command line as a time of UTC."""
    return None if at is None else at.replace(tzinfo=UTC)


_log_command("logs", "the log of model calls with prompts and outputs")
_log_command("history", "the list of results")
_log_command("usage", "calls, tokens and cost by day")
