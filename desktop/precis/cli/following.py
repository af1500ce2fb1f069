"""Follows submitted jobs to their end: progress on standard error, each outcome on standard output as it comes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from precis.cli import INTERRUPTED
from precis.cli.inputs import ask_password
from precis.cli.outputs import silence_output
from precis.cli.progress import ProgressLine
from precis.cli.rendering import outcome_json, outcome_lines, print_json, refused_json
from precis.domain.errors import PrecisError, WrongUse
from precis.domain.jobs import Failure, Input, JobId, JobState, Options
from precis.domain.text import printable

if TYPE_CHECKING:
    from precis.app import Precis

GOOD = (JobState.DONE, JobState.NEEDS_REVIEW)


class Follower:
    """Submits inputs, prints each outcome once, and keeps the exit status of the whole."""

    def __init__(self, precis: Precis, options: Options, *, as_json: bool) -> None:
        self._precis = precis
        self._options = options
        self._as_json = as_json
        self._status = 0
        self._asked: set[JobId] = set()

    async def run(self, inputs: Sequence[Input] | None, paths: Sequence[Path]) -> int:
        """Submit the inputs, or what the paths lead to, and return the exit status when all are final."""
        if inputs is None:
            expansion = await self._precis.expand(paths)
            for path, error in expansion.failures:
                self._print_refused(path, error)
            inputs = expansion.inputs
        if inputs:
            jobs = await self._precis.submit(inputs, self._options)
            await self.follow(jobs)
        return self._status

    async def follow(self, jobs: Sequence[JobId]) -> int:
        """Print the outcome of each job as it becomes final, and return the exit status."""
        records = [record for job in jobs if (record := await self._precis.job(job))]
        line = ProgressLine({record.id: record.title for record in records})
        pending = set(jobs)
        try:
            await self._follow(jobs, pending, line)
        except BrokenPipeError:  # `| head`: nobody would read the rest
            if len(pending) < 2:
                raise
            silence_output()
            raise click.Abort from None
        return self._status

    async def _follow(self, jobs: Sequence[JobId], pending: set[JobId], line: ProgressLine) -> None:
        """Print outcomes and take their jobs out of `pending`, until it is empty."""
        async for events in self._precis.follow(jobs):
            line.update(events)
            ended = [event.job for event in events if event.state.is_final and event.job in pending]
            if ended:
                line.clear()
            for job in dict.fromkeys(ended):
                if not await self._finish(job):
                    pending.discard(job)
            if not pending:
                break
        line.clear()

    async def _finish(self, job: JobId) -> bool:
        """Print the outcome; return True where the job goes on, since a password was given."""
        outcome = await self._precis.outcome(job)
        if await self._unlocked(job, outcome.job.error, outcome.job.title):
            return True
        if self._as_json:
            print_json(outcome_json(outcome.job, outcome.result, outcome.document))
        else:
            click.echo("\n".join(outcome_lines(outcome.job, outcome.result, outcome.document)) + "\n")
        self._note(outcome.job.state, outcome.job.error)
        return False

    async def _unlocked(self, job: JobId, error: Failure | None, title: str) -> bool:
        if error is None or error.code != "encrypted" or job in self._asked:
            return False
        self._asked.add(job)
        password = ask_password(printable(title))
        if password is None:
            return False
        await self._precis.retry(job, password=password)
        return True

    def _note(self, state: JobState, error: Failure | None) -> None:
        if state in GOOD:
            return
        if state is JobState.CANCELLED:
            self._status = INTERRUPTED
            return
        blocked = state is JobState.PAUSED or (error is not None and error.code in _BLOCKED_CODES)
        self._status = max(self._status, 3 if blocked else 1)

    def _print_refused(self, path: Path, error: PrecisError) -> None:
        self._status = max(self._status, 1)
        if isinstance(error, WrongUse):
            raise error
        failure = Failure(error.code, error.message, error.hint, error.retryable)
        if self._as_json:
            print_json(refused_json(path, failure, self._options))
        else:
            click.echo(f"{printable(path.name)}\n  ✗ {printable(error.message)}\n    {printable(error.hint)}\n")


_BLOCKED_CODES = ("policy_blocked", "budget_reached", "price_unknown", "notice_needed")
