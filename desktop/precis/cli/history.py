"""`precis history`: earlier results, found by what they say."""

from __future__ import annotations

import asyncio
from typing import Any

import click

from precis.cli.jobs import job_json
from precis.cli.rendering import outcome_json, outcome_lines, print_json
from precis.domain.errors import WrongUse
from precis.domain.jobs import JobId
from precis.domain.text import printable


@click.group()
def history() -> None:
    """List, show, search and delete earlier results."""


def _listed(query: str, limit: int, *, as_json: bool) -> int:
    from precis.app import open_precis

    async def work() -> int:
        async with open_precis() as precis:
            rows = await precis.history(query, limit=limit)
            if not rows and not as_json:
                click.echo("Nothing is found." if query else "There are no results yet.", err=True)
            for row in rows:
                snippet = row.snippet.replace("\x02", "").replace("\x03", "")
                if as_json:
                    print_json({**job_json(row.job), "headline": row.headline, "snippet": snippet})
                    continue
                click.echo(f"{row.job.id}  {row.job.created_at:%Y-%m-%d %H:%M}  {printable(row.job.title)}")
                words = " ".join((snippet or row.headline).split()) or row.job.state.value.replace("_", " ")
                click.echo(f"    {printable(words)}")
        return 0

    return asyncio.run(work())


@history.command("list")
@click.option("--limit", default=50, show_default=True)
@click.option("--json", "as_json", is_flag=True)
def list_history(limit: int, *, as_json: bool) -> int:
    """List results, newest first."""
    return _listed("", limit, as_json=as_json)


@history.command("search")
@click.argument("query")
@click.option("--limit", default=50, show_default=True)
@click.option("--json", "as_json", is_flag=True)
def search(query: str, limit: int, *, as_json: bool) -> int:
    """Search documents, summaries and notes."""
    return _listed(query, limit, as_json=as_json)


@history.command("show")
@click.argument("job")
@click.option("--json", "as_json", is_flag=True)
def show(job: str, *, as_json: bool) -> int:
    """Show one result."""
    return _one(job, as_json=as_json)


def _one(job: str, *, as_json: bool) -> int:
    from precis.app import Precis, open_precis

    async def found(precis: Precis) -> int:
        outcome = await precis.outcome(JobId(job))
        if as_json:
            print_json(outcome_json(outcome.job, outcome.result, outcome.document))
        else:
            click.echo("\n".join(outcome_lines(outcome.job, outcome.result, outcome.document)))
        return 0

    async def work() -> int:
        async with open_precis() as precis:
            if await precis.job(JobId(job)) is None:
                raise _unknown(job)
            return await found(precis)

    return asyncio.run(work())


@history.command("compare")
@click.argument("first")
@click.argument("second")
@click.option("--json", "as_json", is_flag=True)
def compare(first: str, second: str, *, as_json: bool) -> int:
    """Compare two results: the sentences and labels that only one of them has."""
    from precis.app import open_precis

    async def work() -> int:
        async with open_precis() as precis:
            sides: list[Any] = []
            for job in (first, second):
                if await precis.job(JobId(job)) is None:
                    raise _unknown(job)
                sides.append(await precis.outcome(JobId(job)))
            return _print_comparison(sides[0].result, sides[1].result, as_json=as_json)

    return asyncio.run(work())


def _sentences(result: Any) -> list[str]:
    return [claim.text for claim in result.summary.sentences] if result and result.summary else []


def _labels(result: Any) -> list[str]:
    return [f"{label.label_set}: {label.label}" for label in result.labels] if result else []


def _print_comparison(first: Any, second: Any, *, as_json: bool) -> int:
    left, right = _sentences(first) + _labels(first), _sentences(second) + _labels(second)
    only_left = [line for line in left if line not in right]
    only_right = [line for line in right if line not in left]
    common = [line for line in left if line in right]
    if as_json:
        print_json({"only_first": only_left, "only_second": only_right, "both": common})
        return 0
    for mark, lines in (("-", only_left), ("+", only_right), ("=", common)):
        for line in lines:
            click.echo(f"{mark} {printable(line)}")
    return 0


@history.command("delete")
@click.argument("job")
@click.option("--json", "as_json", is_flag=True)
def delete(job: str, *, as_json: bool) -> int:
    """Delete a result from the history."""
    from precis.app import open_precis

    async def work() -> int:
        async with open_precis() as precis:
            if await precis.job(JobId(job)) is None:
                raise _unknown(job)
            await precis.delete(JobId(job))
        if as_json:
            print_json({"job": job, "deleted": True})
        else:
            click.echo("Deleted from the history.", err=True)
        return 0

    return asyncio.run(work())


def _unknown(job: str) -> WrongUse:
    return WrongUse(f"There is no result {printable(job)}.", "See `precis history list`.")
