"""What a job's progress is told of its calls: that they wait, until when, and that they go on.

Many calls of one job wait at one time, mostly for the same reason. They are one wait: it is told when the first begins,
again when it grows longer, and ends with the last.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from precis.domain.jobs import JobId
from precis.domain.ports import CallNotice, Clock, Notify
from precis.domain.requests import Request

TELL_FROM_S = 3.0
"""A shorter wait is not worth a word."""
_LONGER_S = 1.0
_MOST_MOVED = 1000
"""Jobs that are remembered to run on another engine; the oldest go first."""


@dataclass(slots=True)
class _Wait:
    calls: int = 0
    until: float = 0.0


class Waits:
    """Tells `notify` of waits and changes of engine. One is shared by the layers that wait."""

    def __init__(self, notify: Notify | None, clock: Clock) -> None:
        self._notify = notify
        self._clock = clock
        self._waits: dict[JobId, _Wait] = {}
        self._moved: OrderedDict[JobId, str] = OrderedDict()

    def moved(self, request: Request, reason: str) -> None:
        """Tell that the job goes on with another engine, and why; once, as long as the reason is the same."""
        job = request.context.job
        if job is None or self._notify is None or self._moved.get(job) == reason:
            return
        self._moved[job] = reason
        if len(self._moved) > _MOST_MOVED:
            self._moved.popitem(last=False)
        self._notify(CallNotice(job, reason))

    def back(self, request: Request) -> None:
        """Tell that the engine that was asked answers again, where the job was told otherwise."""
        job = request.context.job
        if job is not None and self._notify is not None and self._moved.pop(job, None) is not None:
            self._notify(CallNotice(job))

    @contextmanager
    def told(self, request: Request, seconds: float, why: str) -> Generator[None]:
        """Tell of the wait that the block is; `why` is the sentence's beginning: “work asks to slow down”."""
        job = request.context.job
        if job is None or self._notify is None or seconds < TELL_FROM_S:
            yield
            return
        wait = self._waits.setdefault(job, _Wait())
        wait.calls += 1
        self._begin(job, wait, seconds, why)
        try:
            yield
        finally:
            wait.calls -= 1
            if not wait.calls:
                del self._waits[job]
                self._notify(CallNotice(job, self._moved.get(job, "")))

    def _begin(self, job: JobId, wait: _Wait, seconds: float, why: str) -> None:
        now = self._clock()
        until = now + timedelta(seconds=seconds)
        if until.timestamp() > wait.until + _LONGER_S and self._notify is not None:
            wait.until = until.timestamp()
            self._notify(CallNotice(job, f"{why}; continuing in {seconds:.0f} s.", until))
