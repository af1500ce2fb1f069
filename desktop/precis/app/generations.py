"""What follows from the settings, made anew when they change: running jobs keep theirs, later ones get the new ones.

A generation is everything that was made of one reading of the settings. The newest takes what is asked; an older one
lives for as long as something of it runs, and then ends its connections.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from precis.app.engine_calls import EngineCalls
from precis.app.evaluation import Evaluation
from precis.domain.estimates import Estimate
from precis.domain.jobs import Input, JobId, Lane, Options
from precis.domain.ports import Progress
from precis.domain.results import Result
from precis.settings import Settings

if TYPE_CHECKING:
    from precis.app.call_path import ModelEngines
    from precis.tasks import DocumentTask

Permit = Callable[[Options, Settings], Awaitable[None]]
"""Lets a run under some settings pass, or raises; see `Sending.require`."""


class Generation:
    """The engines and the task of one reading of the settings. Implements `Task`."""

    def __init__(self, settings: Settings, engines: ModelEngines, task: DocumentTask, permit: Permit) -> None:
        self.settings = settings
        self._permit = permit
        self.engines = engines
        self.task = task
        self.engine_calls = EngineCalls(settings, engines.provider, engines.policy)
        self._users = 0
        self._idle = asyncio.Event()
        self._idle.set()

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Keep the engines open for as long as something works with them."""
        self._users += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._users -= 1
            if not self._users:
                self._idle.set()

    async def permit(self, options: Options) -> None:
        """Let a run pass to whose engines a person agreed, under these settings.

        Raises:
            NoticeNeeded: a notice has to be shown and acknowledged first.
        """
        await self._permit(options, self.settings)

    async def run(self, job: JobId, source: Input, options: Options, progress: Progress) -> Result:
        """Return the whole or partial result; see `Task.run`.

        Raises:
            NoticeNeeded: nobody agreed to what would be sent; nothing was read.
        """
        with self.in_use():
            await self.permit(options)
            return await self.task.run(job, source, options, progress)

    async def estimate(self, inputs: Sequence[Input], options: Options) -> Estimate:
        """Return the sum over `inputs`; each document is read to know its length, nothing is sent."""
        with self.in_use():
            estimates = [await self.task.estimate(source, options) for source in inputs]
        total = sum(estimates, Estimate())
        if options.lane is Lane.PROVIDER_BATCH:
            # They go along together: each waits as long as all.
            return replace(total, seconds=max((estimate.seconds for estimate in estimates), default=0.0))
        return total

    async def retire(self) -> None:
        """Wait until nothing works with the engines any more, and end their connections."""
        await self._idle.wait()
        await self.engines.close()

    def release(self) -> None:
        """Wait for nobody any more: the program ends."""
        self._idle.set()


MakeGeneration = Callable[[Settings], Generation]
MakeEvaluation = Callable[[Generation], Evaluation]


class Generations:
    """The newest generation and those that still run. Implements `Task`: a job runs in that of its beginning."""

    def __init__(self, settings: Settings, make: MakeGeneration, evaluation: MakeEvaluation) -> None:
        self._make, self._make_evaluation = make, evaluation
        self.current = make(settings)
        self.evaluation = evaluation(self.current)
        self._retiring: dict[asyncio.Task[None], Generation] = {}

    def renew(self, settings: Settings) -> None:
        """Let what begins from now on go by `settings`; what runs is left as it is."""
        old = self.current
        self.current = self._make(settings)
        self.evaluation = self._make_evaluation(self.current)
        task = asyncio.create_task(old.retire(), name="retire engines")
        self._retiring[task] = old
        task.add_done_callback(lambda done: self._retiring.pop(done, None))

    async def run(self, job: JobId, source: Input, options: Options, progress: Progress) -> Result:
        """Return the whole or partial result; see `Task.run`."""
        return await self.current.run(job, source, options, progress)

    async def leave_batches(self) -> None:
        """Say that the program is about to end: what is in batch queues stays there for the next run."""
        for generation in (self.current, *self._retiring.values()):
            await generation.engines.leave_batches()

    async def close(self) -> None:
        """End all connections. Nothing may run any more."""
        for generation in (self.current, *self._retiring.values()):
            generation.release()
        await asyncio.gather(*self._retiring, self.current.retire())
