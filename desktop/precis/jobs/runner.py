"""Runs the queue: so many jobs at once, each alone with its failures, all of them durable before they begin.

A job belongs to the process that took it for as long as that process lives. What a dead one left is taken up by
`resume`; what a living one works on is left alone, and cancelled by leaving word in the store.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from precis.domain.errors import StoreError, WrongUse
from precis.domain.jobs import FileInput, Input, JobEvent, JobId, JobRecord, JobState, Lane, Options
from precis.domain.ports import Clock, Task
from precis.domain.results import Result
from precis.jobs.bus import Bus
from precis.jobs.lanes import Lanes, Queued
from precis.jobs.outcome import ending_of
from precis.jobs.queue import DurableQueue
from precis.jobs.recorder import Recorder
from precis.jobs.run import CANCELLED, Run, RunOne
from precis.jobs.tracker import Outlets, Tracker

_ALL = 2**31
_WISHES_EVERY_S = 0.25
BATCHED_AT_ONCE = 256
"""Jobs of the provider's batch lane: they wait for hours, so that they go along together and hold up no others."""
_UNFINISHED = tuple(state for state in JobState if not state.is_final)
_log = logging.getLogger(__name__)


class Runner:
    """Belongs to one event loop: `start`, then use, then `close`."""

    def __init__(self, *, jobs: DurableQueue, task: Task, bus: Bus, clock: Clock, concurrency: int) -> None:
        self._jobs = jobs
        self._bus = bus
        self._clock = clock
        self._slots = asyncio.Semaphore(concurrency)
        self._batch_slots = asyncio.Semaphore(BATCHED_AT_ONCE)
        self._lanes = Lanes()
        self._runs: dict[JobId, Run] = {}
        self._private: dict[JobId, Queued] = {}
        self._recorder = Recorder(jobs, self._private)
        self._one = RunOne(jobs, task, bus, self._recorder)
        self._outlets = Outlets(bus.publish, self._recorder.note, self._recorder.note_partial)
        self._service: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to take jobs."""
        self._service = asyncio.create_task(self._serve(), name="jobs")

    async def submit(self, inputs: Sequence[Input], options: Options) -> list[JobId]:
        """Put a job for each input into the queue and return their ids in order; they are in the store by then.

        Raises:
            StoreError: the queue can't be written; none of the jobs was taken.
        """
        self._check_open()
        records = [self._record(source, options) for source in inputs]
        await self._jobs.add_jobs(records, inputs)
        for record, source in zip(records, inputs, strict=True):
            self._bus.publish(JobEvent(record.id, 0, record.created_at, JobState.QUEUED))
            self._enqueue(self._queued(record, source))
        return [record.id for record in records]

    async def cancel(self, job: JobId) -> None:
        """End the job; what it had finished is kept. One that is final stays as it is (a paused one ends).

        Raises:
            WrongUse: there is no such job.
        """
        if await self._cancel_here(job):
            return
        record = await self._existing(job)
        if record.state.is_final and record.state is not JobState.PAUSED:
            return
        if not await self._jobs.claim([job]):
            await self._jobs.wish_cancelled([job])
            return
        await self._end_idle(record)

    async def retry(self, job: JobId, password: str | None = None) -> None:
        """Run a job again that ended; what it had finished is found, what it had failed at is tried anew.

        Raises:
            WrongUse: there is no such job, or its input was not kept.
            StoreError: the queue can't be written.
        """
        self._check_open()
        if job in self._lanes:
            return
        if (run := self._runs.get(job)) is not None:
            if not run.is_cancelled and not (await self._existing(job)).state.is_final:
                return
            await run.ended.wait()
        record = await self._existing(job)
        queued = await self._prepared(record, password)
        if not await self._jobs.claim([job]):
            raise WrongUse("Another Précis works on this job now.", "Wait for it, or cancel it first.")
        if record.error is not None:
            await self._jobs.forget_failures(record.error.code)
        await self._requeue([queued])

    async def resume(self, job: JobId | None = None) -> list[JobId]:
        """Queue again what a stop, a crash or a limit left unfinished (or this one), oldest first; return their ids.

        What runs here, or in another living process, is left alone.
        """
        self._check_open()
        records = await self._jobs.jobs(states=(*_UNFINISHED, JobState.PAUSED), limit=_ALL)
        idle = [
            record
            for record in reversed(records)
            if (job is None or record.id == job) and record.id not in self._lanes and record.id not in self._runs
        ]
        claimed = set(await self._jobs.claim([record.id for record in idle]))
        taken = [self._queued(record, None) for record in idle if record.id in claimed]
        for queued in taken:
            queued.seq = await self._jobs.last_seq(queued.job) + 1
        await self._requeue(taken)
        return [queued.job for queued in taken]

    async def revise(self, job: JobId, result: Result) -> None:
        """Keep a result that a person changed in place of the last one, and let the job's state follow from it.

        Raises:
            WrongUse: there is no such job, or it still runs.
            StoreError: it could not be kept.
        """
        self._check_open()
        record = await self._existing(job)
        if not record.state.is_final or job in self._runs or job in self._lanes:
            raise WrongUse("This job still runs.", "Wait until it is done, or cancel it.")
        await self._jobs.keep_result(job, result)
        queued = self._queued(record, None)
        queued.seq = await self._jobs.last_seq(job) + 1
        await self._one.conclude(self._tracker(queued, record), ending_of(result))

    async def close(self) -> None:
        """Stop; what was running goes back into the queue at its old place. The bus ends."""
        service, self._service = self._service, None
        if service is not None:
            service.cancel()
            await asyncio.wait([service])
            with suppress(asyncio.CancelledError):
                service.result()
            await self._end_private()
            with suppress(StoreError):
                await self._recorder.flush()
        self._bus.close()

    # --- the service --------------------------------------------------------------------------------------------------

    async def _serve(self) -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(self._recorder.run())
            group.create_task(self._heed_wishes())
            group.create_task(self._take(group, (Lane.INTERACTIVE, Lane.BATCH), self._slots))
            group.create_task(self._take(group, (Lane.PROVIDER_BATCH,), self._batch_slots))

    async def _take(self, group: asyncio.TaskGroup, lanes: Sequence[Lane], slots: asyncio.Semaphore) -> None:
        while True:
            await slots.acquire()
            queued = await self._lanes.take(lanes)
            run = Run(queued, self._tracker(queued))
            self._runs[queued.job] = run
            group.create_task(self._perform(run, slots), name=f"job {queued.job}")

    async def _perform(self, run: Run, slots: asyncio.Semaphore) -> None:
        try:
            await self._one.perform(run)
        except asyncio.CancelledError:
            if not run.is_cancelled:
                await self._give_back(run)
            raise
        finally:
            run.ended.set()
            self._runs.pop(run.queued.job, None)
            slots.release()

    async def _give_back(self, run: Run) -> None:
        """Put a job whose run was stopped by `close` into the queue again, for whoever resumes it."""
        if run.queued.job in self._private or run.tracker.is_silent:
            return
        event = replace(run.tracker.final(CANCELLED), state=JobState.QUEUED)
        try:
            await self._recorder.flush()
            await self._jobs.record_events([event], owned=False)
        except StoreError as error:
            # Its owner is dead from now on all the same: resume finds it.
            _log.warning("a stopped job could not be put back: %s", error.code)
        self._bus.publish(event)

    async def _heed_wishes(self) -> None:
        while True:
            await asyncio.sleep(_WISHES_EVERY_S)
            if not self._runs:
                continue
            with suppress(StoreError):
                for job in await self._jobs.cancel_wishes():
                    await self._cancel_here(job)

    # --- one job ------------------------------------------------------------------------------------------------------

    async def _cancel_here(self, job: JobId) -> bool:
        """Cancel the job where it stands in line or runs here; say whether it did."""
        queued = self._lanes.remove(job)
        if queued is not None:
            await self._one.conclude(self._tracker(queued), CANCELLED)
            return True
        run = self._runs.get(job)
        if run is None:
            return False
        if not run.is_cancelled and not run.tracker.is_silent:
            run.stop()
            await self._one.conclude(run.tracker, CANCELLED)
        return True

    async def _end_idle(self, record: JobRecord) -> None:
        """Cancel a job that nobody runs."""
        queued = self._queued(record, None)
        queued.seq = await self._jobs.last_seq(record.id) + 1
        await self._one.conclude(self._tracker(queued), CANCELLED)

    async def _end_private(self) -> None:
        """Cancel the private jobs: nothing is kept that they could go on from."""
        for job in list(self._private):
            record = await self._jobs.job(job)
            if record is not None and not record.state.is_final:
                await self._end_idle(record)

    async def _prepared(self, record: JobRecord, password: str | None) -> Queued:
        source = (before.source if (before := self._private.get(record.id)) else None) or await self._jobs.input_of(
            record.id
        )
        if source is None:
            raise WrongUse("This job was private, and what it worked on was not kept.", "Submit the document again.")
        if password is not None and isinstance(source, FileInput):
            source = replace(source, password=password)
        queued = self._queued(record, source)
        queued.seq = await self._jobs.last_seq(record.id) + 1
        return queued

    async def _requeue(self, jobs: Sequence[Queued]) -> None:
        events = [JobEvent(queued.job, queued.seq, self._clock(), JobState.QUEUED) for queued in jobs]
        await self._jobs.record_events(events)
        for queued, event in zip(jobs, events, strict=True):
            self._bus.publish(event)
            self._enqueue(queued)

    def _enqueue(self, queued: Queued) -> None:
        # The event that put it into the line had `seq`; the run goes on from there.
        queued.seq += 1
        self._lanes.put(queued)

    def _queued(self, record: JobRecord, source: Input | None) -> Queued:
        queued = Queued(record.id, record.options.lane, 0, asyncio.get_running_loop().time())
        if record.options.is_private:
            before = self._private.get(record.id)
            queued.source = source or (before.source if before else None)
            queued.options = before.options if before else record.options
            self._private[record.id] = queued
        elif isinstance(source, FileInput) and source.password is not None:
            queued.source = source
        return queued

    def _tracker(self, queued: Queued, record: JobRecord | None = None) -> Tracker:
        """Return the tracker of a run; with `record` it goes on from the counts and money of the last one."""
        tracker = Tracker(queued.job, queued.seq, self._outlets, self._clock)
        if record is not None:
            tracker.go_on_from(record)
        return tracker

    def _record(self, source: Input, options: Options) -> JobRecord:
        path = str(source.path) if isinstance(source, FileInput) else ""
        title = source.path.name if isinstance(source, FileInput) else source.title
        now = self._clock()
        job = JobId(secrets.token_hex(8))
        return JobRecord(job, title, path, source.id, None, options, JobState.QUEUED, now, now)

    async def _existing(self, job: JobId) -> JobRecord:
        record = await self._jobs.job(job)
        if record is None:
            raise WrongUse(f"There is no job {job}.", "`precis jobs list` shows the jobs.")
        return record

    def _check_open(self) -> None:
        if self._service is None:
            raise RuntimeError("the runner is not running")
