"""Purging as the faces ask for it, and the retention that the settings name, through the same code."""

from __future__ import annotations

import asyncio
import contextlib
import time
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from precis.domain.errors import StoreError, WrongUse
from precis.domain.jobs import JobId
from precis.domain.ports import Clock

if TYPE_CHECKING:
    from precis.store import Store

LOGS = "logs"


class Purging:
    """Deletes what was kept, and sees to it that no file holds it any more. `keep_days` 0: keep."""

    def __init__(self, store: Store, home: Path, clock: Clock, *, keep_days: int) -> None:
        self._store = store
        self._home = home
        self._clock = clock
        self._keep_days = keep_days
        self._retaining: asyncio.Task[None] | None = None
        self._retention = asyncio.Lock()

    def keep(self, days: int) -> None:
        """Keep so many days from now on (0: all), and delete what is older in the background."""
        if self._retaining is None or days != self._keep_days:
            self._keep_days = days
            self._retaining = asyncio.create_task(self._retain_after(self._retaining), name="retention")

    async def close(self) -> None:
        """Stop what runs in the background; the next start goes on."""
        if self._retaining is not None:
            self._retaining.cancel()
            await asyncio.gather(self._retaining, return_exceptions=True)

    async def _retain_after(self, other: asyncio.Task[None] | None) -> None:
        if other is not None:
            await asyncio.wait([other])
        await self.retain()

    async def backups(self) -> tuple[list[Path], list[Path]]:
        """Return which backups a purge rewrites without what is purged, and which it deletes since it can't."""
        return await self._store.purge.backups()

    async def delete(self, job: JobId) -> dict[str, int]:
        """Delete a job with its prompts, and the documents and steps that only it needs; return what went.

        The rows are gone at once, their bytes with the next scrubbing: at the next start at the latest.
        """
        return await self._store.purge.job(job)

    async def job(self, job: JobId) -> dict[str, int]:
        """Delete a job as `delete` does, and its bytes from every file.

        Raises:
            WrongUse: there is no such job, or it still runs.
            StoreError: the files can't be rewritten now; the next start tries again.
        """
        record = await self._store.jobs.job(job)
        if record is None:
            raise WrongUse(f"There is no job {job}.", "`precis jobs list` shows the jobs.")
        if not record.state.is_final and await self._store.purge.running():
            raise WrongUse("This job may still run.", "Wait until it is done, or cancel it.")
        counts = await self._store.purge.job(job)
        self._delete_logs()
        return await self._scrubbed(counts)

    async def older_than(self, days: int) -> dict[str, int]:
        """Delete what ended more than `days` days ago, from every file."""
        counts = await self._store.purge.older_than(self._clock() - timedelta(days=days))
        self._delete_logs(older_than_s=days * 86_400)
        return await self._scrubbed(counts)

    async def everything(self) -> dict[str, int]:
        """Delete all that was kept of any document, from every file; numbers, rules and settings stay.

        Raises:
            WrongUse: a job still runs.
        """
        if await self._store.purge.running():
            raise WrongUse("A job still runs.", "Wait until it is done, or cancel it: `precis jobs list` shows it.")
        counts = await self._store.purge.everything()
        self._delete_logs()
        return await self._scrubbed(counts)

    async def retain(self) -> None:
        """Do what the settings and unfinished purges ask for; for the background of a start."""
        # One at a time: two that look at once would both find the same due, and the second leave a note of nothing.
        async with self._retention:
            await self._retain()

    async def _retain(self) -> None:
        with contextlib.suppress(StoreError):
            due = self._keep_days and await self._store.purge.is_due(self._clock() - timedelta(days=self._keep_days))
            if due:
                await self.older_than(self._keep_days)
            elif await self._store.purge.is_open():
                await self._store.purge.scrub()

    async def _scrubbed(self, counts: dict[str, int]) -> dict[str, int]:
        await self._store.purge.scrub()
        return counts

    def _delete_logs(self, older_than_s: float = -1.0) -> None:
        """Delete crash reports; they are redacted, and go all the same with what they may have been about."""
        for file in (self._home / LOGS).glob("*"):
            with contextlib.suppress(OSError):
                if time.time() - file.stat().st_mtime > older_than_s:
                    file.unlink()
