"""`precis export`: results as files."""

from __future__ import annotations

import asyncio
from pathlib import Path

import click

from precis.domain.errors import WrongUse
from precis.domain.jobs import JobId
from precis.domain.text import printable


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
            if await precis.job(JobId(job)) is None:
                raise WrongUse(f"There is no job {printable(job)}.", "See `precis jobs list`.")
            outcome = await precis.outcome(JobId(job))
        await asyncio.to_thread(export_result, outcome, kind, out)
        click.echo(f"Written to {printable(str(out))}.", err=True)
        return 0

    return asyncio.run(work())
