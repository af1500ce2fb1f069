"""Keeps events and partial results behind the back of the running jobs, in order, many in one transaction."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Container
from dataclasses import replace

from precis.domain.errors import StoreError
from precis.domain.jobs import JobEvent, JobId
from precis.domain.results import Result
from precis.jobs.queue import DurableQueue

_RETRY_S = 1.0
_log = logging.getLogger(__name__)


class Recorder:
    """Writes in the background (`run`) what is noted; what the disk refuses is owed and tried again.

    `private`: the jobs of which no words are kept.
    """

    def __init__(self, jobs: DurableQueue, private: Container[JobId]) -> None:
        self._jobs = jobs
        self._private = private
        self._events: list[JobEvent] = []
        self._partials: dict[JobId, Result] = {}
        self._news = asyncio.Event()
        self._turn = asyncio.Lock()

    def note(self, event: JobEvent) -> None:
        """Keep the event soon."""
        self._events.append(_wordless(event) if event.job in self._private else event)
        self._news.set()

    def note_partial(self, job: JobId, result: Result) -> None:
        """Keep the partial result soon, unless a newer one comes first."""
        self._partials[job] = result
        self._news.set()

    async def settle(self, event: JobEvent) -> None:
        """Keep the last event of a job, after all that was noted before.

        Raises:
            StoreError: it could not be kept now; it is tried again in the background.
        """
        self.note(event)
        await self.flush()

    async def flush(self) -> None:
        """Keep all that was noted.

        Raises:
            StoreError: nothing of it could be kept; it stays noted.
        """
        async with self._turn:
            self._news.clear()
            await self._write_partials()
            await self._write_events()

    async def run(self) -> None:
        """Flush whenever something was noted, until cancelled."""
        while True:
            await self._news.wait()
            try:
                await self.flush()
            except StoreError as error:
                _log.warning("progress could not be kept: %s", error.code)
                self._news.set()
                await asyncio.sleep(_RETRY_S)

    def drop_partial(self, job: JobId) -> None:
        """Forget a partial result whose whole one is about to be kept."""
        self._partials.pop(job, None)

    async def _write_events(self) -> None:
        events, self._events = self._events, []
        if not events:
            return
        try:
            await self._jobs.record_events(events)
        except BaseException:
            # Written twice they are the same rows; lost they are gone.
            self._events = _last_of_each(events) + self._events
            raise

    async def _write_partials(self) -> None:
        while self._partials:
            job, result = next(iter(self._partials.items()))
            await self._jobs.keep_result(job, result, is_final=False)
            if self._partials.get(job) is result:
                del self._partials[job]


def _last_of_each(events: list[JobEvent]) -> list[JobEvent]:
    """Return where each job is now: what has to be kept even on a disk that is nearly full."""
    return list({event.job: event for event in events}.values())


def _wordless(event: JobEvent) -> JobEvent:
    error = event.error
    if error is not None:
        error = replace(error, message="The private job failed; its details were not kept.")
    return replace(event, reason="", error=error)
