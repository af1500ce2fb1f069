"""What the activity view asks of the work, as coroutines that run in the engine room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from precis.domain.calls import CallRow
from precis.domain.jobs import JobId, JobRecord, JobState
from precis.ui.activity.failures import STATES, Trouble

if TYPE_CHECKING:
    from precis.app.facade import Precis
    from precis.store.audit import AuditedChange

PAGE = 100
DAYS = 30
MOST_LOOKED_AT = 5


@dataclass(frozen=True, slots=True)
class Filter:
    """Which calls are looked for; empty: any."""

    engine: str = ""
    outcome: str = ""
    job: str = ""


@dataclass(frozen=True, slots=True)
class Calls:
    """A page of calls, newest first; `turn` says which question it answers."""

    rows: Sequence[CallRow]
    turn: int
    has_more: bool


async def failures(precis: Precis) -> list[Trouble]:
    """Return what stopped documents in the last DAYS days, by cause; what is still stopped by it can be tried again."""
    found: list[Trouble] = []
    for group in await precis.failures(datetime.now(UTC) - timedelta(days=DAYS)):
        jobs = [await precis.job(one.job) for one in group.jobs]
        stopped = [job for job in jobs if job and job.state in STATES and job.error and job.error.code == group.code]
        found.append(Trouble(group, tuple(stopped), await _with_result(precis, [one.job for one in group.jobs])))
    return found


async def _with_result(precis: Precis, jobs: Sequence[JobId]) -> JobId | None:
    """Return the first of the jobs, of which only some are looked at, that has a result."""
    for job in jobs[:MOST_LOOKED_AT]:
        if await precis.result(job) is not None:
            return job
    return None


async def calls(precis: Precis, wanted: Filter, before: int, turn: int) -> Calls:
    """Return the calls before a row's id."""
    from precis.store.usage import Wanted

    search = Wanted(engine=wanted.engine, outcome=wanted.outcome, job=wanted.job)
    rows = await precis.logged_calls(search, before=before, limit=PAGE)
    return Calls(rows, turn, len(rows) == PAGE)


async def engines(precis: Precis) -> list[str]:
    """Return the names of the engines that are set up and called."""
    return [config.name for config in precis.settings.engines.values() if config.kind != "embedded"]


async def changes(precis: Precis) -> list[AuditedChange]:
    """Return the newest changes of settings."""
    return await precis.settings_changes()


async def retry(precis: Precis, jobs: Sequence[JobRecord]) -> list[JobId]:
    """Run jobs again; return those that were queued."""
    for job in jobs:
        await (precis.resume(job.id) if job.state is JobState.PAUSED else precis.retry(job.id))
    return [job.id for job in jobs]
