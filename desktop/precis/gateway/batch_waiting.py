"""A call that waits for its answer from a provider's batch queue, and what a job's progress is told meanwhile."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from precis.domain.batches import BatchItem, BatchStatus, KeptBatch
from precis.domain.errors import EngineError
from precis.domain.jobs import JobId
from precis.domain.ports import CallNotice, Notify
from precis.domain.requests import Reply, Request
from precis.domain.steps import StepKey
from precis.domain.wording import phrase

Outcome = Reply | EngineError
WITHIN = timedelta(hours=24)
"""Within what providers answer a batch, or let it expire."""


@dataclass(frozen=True, slots=True)
class Times:
    """How long requests are gathered and how often a batch is asked for; seconds.

    A batch is sent when no request has come for `quiet_s`, and not later than `gather_s` after its first one.
    """

    quiet_s: float = 5.0
    gather_s: float = 60.0
    first_poll_s: float = 15.0
    longest_poll_s: float = 300.0
    grace_s: float = 5.0
    """After which an answer that was given is taken to be kept."""


@dataclass(eq=False, slots=True)
class Waiting:
    """One call. Its request is as it will be sent; its attempt is reserved."""

    request: Request
    key: StepKey
    begun: float
    """When it was handed over, on the event loop's clock; until then, when it was asked."""
    is_left: bool = False
    """Nobody wants it any more."""
    answer: asyncio.Future[Outcome] = field(default_factory=lambda: asyncio.get_running_loop().create_future())

    def item(self) -> BatchItem:
        """Return what is kept of it. A private call's reply is kept under no step."""
        context, reserved = self.request.context, self.request.context.reserved
        assert reserved is not None, "the attempt was reserved"
        step = context.step if context.keep else ""
        return BatchItem(self.key, step, context.job, reserved.call, reserved.amount)

    def give(self, outcome: Outcome) -> None:
        """Give the answer, unless whoever waited has left."""
        if not self.answer.done():
            self.answer.set_result(outcome)

    def fail(self, error: Exception) -> None:
        """Let the wait end with an error that is no answer."""
        if not self.answer.done():
            self.answer.set_exception(error)


class BatchNotices:
    """Tells jobs that their calls are in a provider's batch queue. Many calls of a job are one wait."""

    def __init__(self, notify: Notify | None) -> None:
        self._notify = notify
        self._calls: Counter[JobId] = Counter()
        self._told: set[tuple[JobId, str]] = set()

    def begin(self, request: Request) -> None:
        """A call of a job begins to wait."""
        job = request.context.job
        if job is None:
            return
        self._calls[job] += 1

    def gathering(self, request: Request) -> None:
        """Tell that a job's call waits for others to go along with."""
        if request.context.job is not None:
            self._tell([request.context.job], f"Gathering what goes to {request.engine}'s batch queue together.")

    def end(self, request: Request) -> None:
        """A call of a job waits no more."""
        job = request.context.job
        if job is None:
            return
        self._calls[job] -= 1
        if not self._calls[job]:
            del self._calls[job]
            self._tell([job], "")

    def sent(self, batch: KeptBatch, waiting: Iterable[Waiting], status: BatchStatus | None = None) -> None:
        """Tell that a batch is in the provider's queue, and how far it is."""
        until = (status.expires_at if status else None) or batch.submitted_at + WITHIN
        far = phrase(f" ({status.done} of {status.total} done)") if status and status.total and status.done else ""
        self._tell(_jobs(waiting), f"Sent to {batch.engine}'s batch queue{far}, up to 24 h.", until)

    def trouble(self, batch: KeptBatch, waiting: Iterable[Waiting], error: EngineError) -> None:
        """Tell that the batch can't be asked for now; it is tried again."""
        reason = f"Sent to {batch.engine}'s batch queue, which can't be asked now: {error.message}"
        self._tell(_jobs(waiting), reason, batch.submitted_at + WITHIN)

    def one_by_one(self, request: Request, why: str) -> None:
        """Tell, once a job, that its calls go the usual way."""
        job = request.context.job
        if job is not None and (job, request.engine) not in self._told:
            self._told.add((job, request.engine))
            self._tell([job], f"{why} Its calls go one by one, at the usual price.")

    def _tell(self, jobs: Iterable[JobId], reason: str, until: datetime | None = None) -> None:
        if self._notify is not None:
            for job in jobs:
                self._notify(CallNotice(job, reason, until))


def _jobs(waiting: Iterable[Waiting]) -> Iterable[JobId]:
    return dict.fromkeys(each.request.context.job for each in waiting if each.request.context.job is not None)
