"""The order in which queued jobs start: interactive ones before batches, each lane in the order of submission."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from precis.domain.jobs import Input, JobId, Lane, Options

_ORDER = (Lane.INTERACTIVE, Lane.BATCH, Lane.PROVIDER_BATCH)


@dataclass(slots=True)
class Queued:
    """A job in line. `source` and `options` stand here only where the store doesn't hold them (private, password)."""

    job: JobId
    lane: Lane
    seq: int
    since: float
    source: Input | None = field(default=None, repr=False)
    options: Options | None = None


class Lanes:
    """Jobs in line, for one taker a lane at a time."""

    def __init__(self) -> None:
        self._lanes = {lane: deque[JobId]() for lane in _ORDER}
        self._jobs: dict[JobId, Queued] = {}
        self._news = asyncio.Event()

    def __contains__(self, job: object) -> bool:
        return job in self._jobs

    def put(self, queued: Queued) -> None:
        """Stand the job at the end of its lane."""
        self._jobs[queued.job] = queued
        self._lanes[queued.lane].append(queued.job)
        self._news.set()

    def remove(self, job: JobId) -> Queued | None:
        """Take the job out of the line; None where it does not stand in it."""
        queued = self._jobs.pop(job, None)
        if queued is not None:
            self._lanes[queued.lane].remove(job)
        return queued

    async def take(self, lanes: Sequence[Lane] = _ORDER) -> Queued:
        """Return the next job of these lanes, once there is one; each lane has one taker."""
        while True:
            for jobs in (self._lanes[lane] for lane in lanes):
                if jobs:
                    return self._jobs.pop(jobs.popleft())
            self._news.clear()
            await self._news.wait()

    def drain(self) -> list[Queued]:
        """Take out and return all, in order."""
        jobs = [self._jobs[job] for lane in self._lanes.values() for job in lane]
        self._jobs.clear()
        for lane in self._lanes.values():
            lane.clear()
        return jobs
