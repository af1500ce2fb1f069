"""`precis review`: what waits for a person, and what the person decides."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import click

from precis.cli.rendering import label_json, print_json
from precis.cli.review_quality import refit, stats
from precis.domain.jobs import JobId
from precis.domain.text import printable

if TYPE_CHECKING:
    from precis.app.reviewing import Waiting


@click.group()
def review() -> None:
    """List the documents whose label is not sure enough, and decide them."""


@review.command("list")
@click.option("--json", "as_json", is_flag=True)
def list_waiting(*, as_json: bool) -> int:
    """List what waits, longest first, with the program's proposal and the passages that tell."""
    from precis.app import open_precis

    async def work() -> int:
        async with open_precis() as precis:
            waiting = await precis.review.queue()
        for each in waiting:
            if as_json:
                print_json(waiting_json(each))
            else:
                _print(each)
        if not waiting and not as_json:
            click.echo("Nothing waits for you.", err=True)
        return 0

    return asyncio.run(work())


def waiting_json(waiting: Waiting) -> dict[str, Any]:
    """Return a label that waits as one object."""
    job, proposal = waiting.job, waiting.proposal
    return {
        "job": job.id,
        "title": job.title,
        "path": job.path or None,
        **label_json(proposal),
        "choices": list(waiting.choices),
        "evidence": [{"start": e.span.start, "end": e.span.end, "quote": e.quote} for e in proposal.evidence],
    }


def _print(waiting: Waiting) -> None:
    proposal = waiting.proposal
    click.echo(f"{waiting.job.id}  {printable(waiting.job.title)}")
    click.echo(f"    {proposal.label_set}: perhaps {printable(proposal.label)} ({proposal.band.value})")
    for evidence in proposal.evidence[:2]:
        click.echo(f"    “{printable(' '.join(evidence.quote.split()))[:160]}”")
    click.echo(f'    precis review decide {waiting.job.id} "{printable(proposal.label)}"')


@review.command("decide")
@click.argument("job")
@click.argument("label")
@click.option("--set", "label_set", default="", help="The label set, where the job has several.")
@click.option("--json", "as_json", is_flag=True)
def decide(job: str, label: str, label_set: str, *, as_json: bool) -> int:
    """Decide a label. It counts at once, teaches the embedded engine, and no later run overwrites it."""
    from precis.app import open_precis

    async def work() -> int:
        async with open_precis() as precis:
            decided = await precis.review.decide(JobId(job), label, label_set)
        if as_json:
            print_json({"job": job, **label_json(decided)})
        else:
            click.echo(f"{decided.label_set}: {printable(decided.label)}, decided by you.")
        return 0

    return asyncio.run(work())


review.add_command(stats)
review.add_command(refit)
