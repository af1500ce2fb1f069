"""Counts what a job's steps used, and tells the job's progress of each."""

from __future__ import annotations

from collections import Counter

from precis.domain.money import ZERO, Money
from precis.domain.ports import Progress
from precis.domain.requests import Reply
from precis.domain.results import Usage


class Tally:
    """The running sum of one job. A step that was found again counts as a cached call and costs nothing."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self.usage = Usage()
        self.model = ""
        self.engine = ""
        self._stood_in: Counter[tuple[str, str]] = Counter()

    def local_step(self, *, was_cached: bool) -> None:
        """Count a step of the embedded engine."""
        self._add(Usage(1, int(was_cached), 0, 0, ZERO), was_cached, ZERO)

    def reply(self, reply: Reply) -> None:
        """Count a model call."""
        cost = ZERO if reply.was_cached else reply.cost
        used = Usage(1, int(reply.was_cached), reply.usage.input or 0, reply.usage.output or 0, cost)
        self.model = reply.reported_model or reply.requested_model or self.model
        self.engine = reply.engine or self.engine
        if reply.fallback_from:
            self._stood_in[reply.fallback_from, reply.engine] += 1
        self._add(used, reply.was_cached, cost)

    def stand_ins(self) -> list[str]:
        """Return a sentence for each engine that answered in another's place."""
        return [
            f"{asked} could not answer: {answered} did in its place for {count} of {self.usage.calls} calls."
            for (asked, answered), count in self._stood_in.items()
        ]

    def _add(self, used: Usage, was_cached: bool, cost: Money | None) -> None:
        self.usage = self.usage + used
        self._progress.step_done(was_cached=was_cached, cost=cost)
