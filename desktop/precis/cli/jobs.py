"""`precis jobs`: what runs, ran, and can go on."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import click

from precis.cli.rendering import failure_json, outcome_json, outcome_lines, print_json
from precis.cli.sending import accepts_option, heed_notices
from precis.domain.errors import WrongUse
from precis.domain.jobs import JobId, JobRecord, JobState
from precis.domain.text import printable


@click.group()
def jobs() -> None:
    """List, show, resume, cancel and retry jobs."""


def _run(work: Any) -> int:
    from precis.app import open_precis

    async def opened() -> int:
        async with open_precis() as precis:
            return await work(precis)

    return asyncio.run(opened())


async def _known(precis: Any, job: str) -> JobRecord:
    record = await precis.job(JobId(job))
    if record is None:
        raise WrongUse(f"There is no job {printable(job)}.", "See `precis jobs list`.")
    return record


@jobs.command("list")
@click.option("--limit", default=50, show_default=True, help="At most so many, newest first.")
@click.option("--json", "as_json", is_flag=True)
def list_jobs(limit: int, *, as_json: bool) -> int:
    """List jobs, newest first."""

    async def work(precis: Any) -> int:
        for record in await precis.jobs(limit=limit):
            if as_json:
                print_json(job_json(record))
            else:
                note = record.error.message if record.error else record.reason
                click.echo(
                    f"{record.id}  {record.state.value:<12} {printable(record.title)}  {printable(note)}".rstrip()
                )
        return 0

    return _run(work)


def job_json(record: JobRecord) -> dict[str, Any]:
    """Return a job as one object."""
    return {
        "job": record.id,
        "state": record.state.value,
        "title": record.title,
        "path": record.path or None,
        "document": record.document_id,
        "mode": record.options.mode.value,
        "engine": record.options.engine,
        "steps": {"done": record.counts.done, "total": record.counts.total, "cached": record.counts.cached},
        "spent_usd": record.spent.usd,
        "created_at": record.created_at.isoformat(),
        "updated_at": record.updated_at.isoformat(),
        "reason": record.reason,
        "error": failure_json(record.error),
    }


@jobs.command("failures")
@click.option("--days", default=30, show_default=True, type=click.IntRange(min=1), help="So far back.")
@click.option("--json", "as_json", is_flag=True)
def failures(days: int, *, as_json: bool) -> int:
    """List what failed, by cause, with what to do."""

    async def work(precis: Any) -> int:
        groups = await precis.failures(datetime.now(UTC) - timedelta(days=days))
        if not groups and not as_json:
            click.echo(f"Nothing failed in the last {days} days.", err=True)
        for group in groups:
            if as_json:
                at = {"first_at": group.first_at.isoformat(), "last_at": group.last_at.isoformat()}
                print_json(
                    {"code": group.code, "count": group.count, "documents": group.documents, **at, "fix": group.fix}
                )
                continue
            when = f"{group.first_at:%Y-%m-%d %H:%M} to {group.last_at:%Y-%m-%d %H:%M}"
            click.echo(f"{group.count:>5} × {group.code}  {group.documents} documents, {when}")
            click.echo(f"        {printable(group.fix)}")
        return 0

    return _run(work)


@jobs.command("show")
@click.argument("job")
@click.option("--json", "as_json", is_flag=True)
def show(job: str, *, as_json: bool) -> int:
    """Show a job's outcome."""

    async def work(precis: Any) -> int:
        await _known(precis, job)
        outcome = await precis.outcome(JobId(job))
        if as_json:
            print_json(outcome_json(outcome.job, outcome.result, outcome.document))
        else:
            click.echo("\n".join(outcome_lines(outcome.job, outcome.result, outcome.document)))
        return 0

    return _run(work)


@jobs.command("resume")
@click.argument("job", required=False)
@accepts_option
@click.option("--json", "as_json", is_flag=True)
def resume(job: str | None, *, accepts: bool, as_json: bool) -> int:
    """Go on with the jobs that a stop, a crash or a limit left unfinished."""
    from precis.cli.following import Follower

    async def work(precis: Any) -> int:
        records = [await _known(precis, job)] if job else await precis.unfinished()
        # Each engine once: a hundred jobs of one ask one question. One that is gone fails its own jobs alone.
        for engine, options in {record.options.engine: record.options for record in records}.items():
            if engine in precis.settings.engines:
                await heed_notices(precis, options, accepts=accepts)
        resumed = await precis.resume(JobId(job) if job else None)
        if not resumed:
            click.echo("Nothing to resume: no job is unfinished.", err=True)
            return 0
        return await Follower(precis, precis.default_options(), as_json=as_json).follow(resumed)

    return _run(work)


@jobs.command("cancel")
@click.argument("job")
@click.option("--json", "as_json", is_flag=True)
def cancel(job: str, *, as_json: bool) -> int:
    """Cancel a job; what was finished is kept."""

    async def work(precis: Any) -> int:
        before: JobRecord = await _known(precis, job)
        await precis.cancel(JobId(job))
        after: JobRecord = await _known(precis, job)
        if as_json:
            print_json({"job": job, "state": after.state.value})
        else:
            click.echo(_cancelled(before.state, after.state), err=True)
        return 0

    return _run(work)


def _cancelled(before: JobState, after: JobState) -> str:
    """Say what cancelling did to a job of the state `before`."""
    if before.is_final and before is not JobState.PAUSED:
        return f"Nothing to cancel: the job is {before.value.replace('_', ' ')} already."
    if after is JobState.CANCELLED:
        return "Cancelled; what was finished is kept."
    return "The process that runs the job was asked to cancel it; what was finished is kept."


@jobs.command("retry")
@click.argument("job")
@accepts_option
@click.option("--json", "as_json", is_flag=True)
def retry(job: str, *, accepts: bool, as_json: bool) -> int:
    """Run a failed, cancelled or partial job again; what was finished is found again."""
    from precis.cli.following import Follower

    async def work(precis: Any) -> int:
        record = await _known(precis, job)
        await heed_notices(precis, record.options, accepts=accepts)
        await precis.retry(record.id)
        return await Follower(precis, record.options, as_json=as_json).follow([record.id])

    return _run(work)
