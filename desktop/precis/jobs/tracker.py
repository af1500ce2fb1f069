"""Counts how far one job is, and turns each change into an event."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from precis.domain.jobs import Counts, JobEvent, JobId, JobRecord, JobState
from precis.domain.money import ZERO, Money
from precis.domain.ports import Clock
from precis.domain.results import Result
from precis.jobs.outcome import Ending

RECORD_EVERY_S = 1.0
"""Least time between two kept events of mere progress; changes of state are kept always."""
_STEPS_FOR_ETA = 3

Monotonic = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Outlets:
    """Where a tracker's events and partial results go; none of these waits."""

    publish: Callable[[JobEvent], None]
    record: Callable[[JobEvent], None]
    partial: Callable[[JobId, Result], None]


class Tracker:
    """Implements `Progress` for one run of one job. `seq`: the number that its first event gets; `is_silent` after the
    final one.
    """

    def __init__(
        self, job: JobId, seq: int, outlets: Outlets, clock: Clock, monotonic: Monotonic = time.monotonic
    ) -> None:
        self._job = job
        self._seq = seq
        self._outlets = outlets
        self._clock = clock
        self._monotonic = monotonic
        self._state = JobState.QUEUED
        self._reason, self._until = "", None
        self._counts, self._spent, self._estimated = Counts(), ZERO, None
        self._computed, self._started = 0, 0.0
        self._recorded_at = float("-inf")
        self.is_silent = False

    def go_on_from(self, record: JobRecord) -> None:
        """Begin with the counts and the money that an ended job stands at."""
        self._counts, self._spent, self._estimated = record.counts, record.spent, record.estimated

    def state(self, state: JobState, reason: str = "", until: datetime | None = None) -> None:
        """The job enters `state`; entering it again with the same words is no event."""
        if (state, reason, until) == (self._state, self._reason, self._until):
            return
        self._state, self._reason, self._until = state, reason, until
        self._emit(is_change=True)

    def planned(self, total: int, estimated: Money | None = None) -> None:
        """The best bound of steps known now; what is done already counts into it."""
        self._counts = replace(self._counts, total=max(total, self._counts.done))
        self._estimated = estimated if estimated is not None else self._estimated
        self._started = self._started or self._monotonic()
        self._emit(is_change=False)

    def step_done(self, *, was_cached: bool, cost: Money | None = None) -> None:
        """One step is committed."""
        done = self._counts.done + 1
        self._counts = Counts(done, max(self._counts.total, done), self._counts.cached + was_cached)
        self._computed += not was_cached
        self._spent = self._spent if cost is None else self._spent + cost
        self._emit(is_change=False)

    def partial(self, result: Result) -> None:
        """Keep what can be shown already."""
        if not self.is_silent:
            self._outlets.partial(self._job, result)

    def final(self, ending: Ending) -> JobEvent:
        """Return the run's last event, for the caller to keep and publish; nothing is told after it."""
        self.is_silent = True
        self._state, self._reason, self._until = ending.state, ending.reason, None
        return replace(self._event(), error=ending.error)

    def _emit(self, *, is_change: bool) -> None:
        if self.is_silent:
            return
        event = self._event()
        self._outlets.publish(event)
        now = self._monotonic()
        if is_change or now - self._recorded_at >= RECORD_EVERY_S:
            self._recorded_at = now
            self._outlets.record(event)

    def _event(self) -> JobEvent:
        seq, self._seq = self._seq, self._seq + 1
        return JobEvent(
            self._job,
            seq,
            self._clock(),
            self._state,
            self._counts,
            self._spent,
            self._estimated,
            self._eta(),
            self._reason,
            self._until,
        )

    def _eta(self) -> float | None:
        """Return the seconds left by the pace so far; None until a few steps were computed, and where time means
        nothing (waiting, ended).
        """
        left = self._counts.total - self._counts.done
        if self._state is not JobState.WORKING or self._computed < _STEPS_FOR_ETA or left <= 0:
            return None
        return left * (self._monotonic() - self._started) / self._computed
