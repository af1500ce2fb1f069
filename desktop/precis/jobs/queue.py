"""What the runner asks of the store beyond the domain's `JobStore`: ownership of jobs, and events in bulk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from precis.domain.jobs import JobEvent, JobId
from precis.domain.ports import JobStore
from precis.domain.results import Result


class DurableQueue(JobStore, Protocol):
    """The durable queue. Every method may raise a StoreError."""

    async def claim(self, jobs: Sequence[JobId]) -> list[JobId]:
        """Make this process the owner of those that no other living process owns; return them in order."""
        ...

    async def wish_cancelled(self, jobs: Sequence[JobId]) -> None:
        """Leave word for the processes that own `jobs`."""
        ...

    async def cancel_wishes(self) -> list[JobId]:
        """Return the jobs of this process that another one wants cancelled."""
        ...

    async def record_events(self, events: Sequence[JobEvent], *, owned: bool = True) -> None:
        """Keep the events and move their jobs, in one transaction; `owned=False` gives the jobs up."""
        ...

    async def last_seq(self, job: JobId) -> int:
        """Return the number of the job's last kept event."""
        ...

    async def keep_result(self, job: JobId, result: Result, *, is_final: bool = True) -> None:
        """Keep the result; an unfinished one gives way to the next."""
        ...

    async def forget_failures(self, code: str) -> None:
        """Let the steps that failed for good with this code be computed again."""
        ...
