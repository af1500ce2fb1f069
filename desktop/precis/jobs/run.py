"""One run of one job: from its input to its final event. Cancelled by a person, it ends; by a closing runner, it
goes back into the queue.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace

from precis.domain.errors import NotFound, StoreError
from precis.domain.jobs import Input, JobEvent, JobState, Options
from precis.domain.ports import Task
from precis.domain.results import Result
from precis.jobs.bus import Bus
from precis.jobs.lanes import Queued
from precis.jobs.outcome import Ending, ending_after, ending_of
from precis.jobs.queue import DurableQueue
from precis.jobs.recorder import Recorder
from precis.jobs.tracker import Tracker

CANCELLED = Ending(JobState.CANCELLED)
_GONE = "What this job works on was not kept: it was private, or was deleted from the history."


@dataclass(slots=True)
class Run:
    """A job under way. `work` is the task's own coroutine, once it began; `ended` is set when nothing moves more."""

    queued: Queued
    tracker: Tracker
    work: asyncio.Task[Result] | None = None
    is_cancelled: bool = False
    ended: asyncio.Event = field(default_factory=asyncio.Event)

    def stop(self) -> None:
        """Stop the work; its result does not count any more."""
        self.is_cancelled = True
        if self.work is not None:
            self.work.cancel()


class RunOne:
    """Performs runs, one call each."""

    def __init__(self, jobs: DurableQueue, task: Task, bus: Bus, recorder: Recorder) -> None:
        self._jobs = jobs
        self._task = task
        self._bus = bus
        self._recorder = recorder

    async def perform(self, run: Run) -> None:
        """Run the job to its end and tell of it. Nothing but cancellation and the interpreter's own end comes out."""
        started = asyncio.get_running_loop().time()
        try:
            result = await self._work(run)
            if result is None:
                return
            queue_s = started - run.queued.since
            ending = await self._keep(run, replace(result, timing=replace(result.timing, queue_s=queue_s)))
        except Exception as error:  # noqa: BLE001 -- a named border: a job's mistake ends that job, never the others
            ending = ending_after(error, run.queued.job)
        if not run.is_cancelled:
            await self.conclude(run.tracker, ending)

    async def conclude(self, tracker: Tracker, ending: Ending) -> None:
        """Keep the job's last event, then publish it: who sees it finds its result and state in the store."""
        event = tracker.final(ending)
        try:
            await self._recorder.settle(event)
        except StoreError as error:
            event = self._unkept(event, error)
        self._bus.publish(event)

    def _unkept(self, event: JobEvent, error: StoreError) -> JobEvent:
        """Return what to tell where the disk refused the job's end: the same seq takes its place when there is room."""
        if event.state in (JobState.FAILED, JobState.CANCELLED):
            return event
        ending = ending_after(error, event.job)
        told = replace(event, state=ending.state, reason=ending.reason, error=ending.error)
        self._recorder.note(told)
        return told

    async def _work(self, run: Run) -> Result | None:
        """Return the task's result; None where the person cancelled it meanwhile."""
        source, options = await self._input(run.queued)
        if run.is_cancelled:
            return None
        run.work = asyncio.create_task(self._task.run(run.queued.job, source, options, run.tracker))
        try:
            await asyncio.wait([run.work])
        finally:
            # Cancelled itself (the runner closes): the work ends first, or it would outlive its runner.
            if not run.work.done():
                run.work.cancel()
                await asyncio.wait([run.work])
        if run.is_cancelled:
            if not run.work.cancelled():
                run.work.exception()  # seen: nobody waits for it
            return None
        if run.work.cancelled():
            raise RuntimeError("the task ended as cancelled without having been asked to")
        return run.work.result()

    async def _input(self, queued: Queued) -> tuple[Input, Options]:
        if queued.source is not None and queued.options is not None:
            return queued.source, queued.options
        record = await self._jobs.job(queued.job)
        source = queued.source or await self._jobs.input_of(queued.job)
        if record is None or source is None:
            raise NotFound(_GONE, "Submit the document again.")
        return source, queued.options or record.options

    async def _keep(self, run: Run, result: Result) -> Ending:
        self._recorder.drop_partial(run.queued.job)
        await self._jobs.keep_result(run.queued.job, result)
        return ending_of(result)
