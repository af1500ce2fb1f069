"""The runner over a real store: many jobs, one failure, cancel, retry, pause, private jobs, close and resume."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from precis.domain.errors import DiskFull, PolicyBlocked, PrecisError, WrongUse
from precis.domain.jobs import Input, JobId, JobState, Options, TextInput
from precis.domain.ports import Progress
from precis.domain.results import Result
from precis.jobs import Bus, Runner
from precis.store import Store
from tests.jobs.worker_program import STEPS, CountingTask, now, until_final

Behaviour = Callable[[Progress], Awaitable[None]]


class ScriptedTask:
    """A task that does what the test says for a text, before the counting steps."""

    def __init__(self, counting: CountingTask) -> None:
        self._counting = counting
        self.behaviours: dict[str, Behaviour] = {}

    async def run(self, job: JobId, source: Input, options: Options, progress: Progress) -> Result:
        assert isinstance(source, TextInput)
        behaviour = self.behaviours.get(source.text)
        if behaviour is not None:
            await behaviour(progress)
        return await self._counting.run(job, source, options, progress)


@dataclass
class Room:
    store: Store
    bus: Bus
    runner: Runner
    task: ScriptedTask
    computed: Path

    async def end_of(self, *jobs: JobId) -> list[JobState]:
        await until_final(self.bus.subscribe(), jobs, self.store)
        records = [await self.store.jobs.job(job) for job in jobs]
        return [record.state for record in records if record]


async def _open(home: Path) -> Room:
    store = await Store.open(home, now)
    bus = Bus()
    task = ScriptedTask(CountingTask(store.ledger, home / "computed", 0.001))
    runner = Runner(jobs=store.jobs, task=task, bus=bus, clock=now, concurrency=4)
    await runner.start()
    return Room(store, bus, runner, task, home / "computed")


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    opened = await _open(tmp_path)
    yield opened
    await opened.runner.close()
    await opened.store.close()


async def _forever(progress: Progress) -> None:
    progress.state(JobState.WORKING)
    await asyncio.Event().wait()


def _raising(error: BaseException) -> Behaviour:
    async def _raise(progress: Progress) -> None:
        raise error

    return _raise


async def _submit(room: Room, *texts: str, options: Options | None = None) -> list[JobId]:
    return await room.runner.submit([TextInput(text) for text in texts], options or Options())


async def test_one_jobs_failure_leaves_the_others(room: Room) -> None:
    room.task.behaviours = {
        "known": _raising(PrecisError("It broke.")),
        "bug": _raising(ValueError("secret words of the document")),
        "group": _raising(ExceptionGroup("steps", [DiskFull("The disk is full.")])),
        "limit": _raising(PolicyBlocked("The day's limit is reached.")),
    }
    jobs = await _submit(room, "known", "good", "bug", "group", "limit")
    states = await room.end_of(*jobs)
    assert states == [JobState.FAILED, JobState.DONE, JobState.FAILED, JobState.FAILED, JobState.PAUSED]
    records = [await room.store.jobs.job(job) for job in jobs]
    codes = [record.error.code if record and record.error else "" for record in records]
    assert codes == ["error", "", "internal_error", "disk_full", "policy_blocked"]
    assert "secret" not in str(records)


async def test_the_same_text_is_computed_once(room: Room) -> None:
    jobs = await _submit(room, *["same"] * 6)
    assert set(await room.end_of(*jobs)) == {JobState.DONE}
    assert len(room.computed.read_text().split()) == STEPS


async def test_cancel_answers_at_once_running_or_queued(room: Room) -> None:
    room.task.behaviours = {f"slow {n}": _forever for n in range(5)}
    events = room.bus.subscribe()
    jobs = await _submit(room, *room.task.behaviours)
    async for batch in events:
        if any(event.job == jobs[0] and event.state is JobState.WORKING for event in batch):
            break
    for job in (jobs[0], jobs[4]):
        async with asyncio.timeout(30):  # the work never ends by itself
            await room.runner.cancel(job)
        record = await room.store.jobs.job(job)
        assert record is not None
        assert record.state is JobState.CANCELLED
    with pytest.raises(WrongUse):
        await room.runner.cancel(JobId("unknown"))


async def test_retry_runs_a_cancelled_job_to_its_end(room: Room) -> None:
    room.task.behaviours = {"text": _forever}
    events = room.bus.subscribe()
    (job,) = await _submit(room, "text")
    async for batch in events:
        if any(event.state is JobState.WORKING for event in batch):
            break
    await room.runner.cancel(job)
    room.task.behaviours.clear()
    await room.runner.retry(job)
    assert await room.end_of(job) == [JobState.DONE]
    kept = await room.store.jobs.events(job)
    assert [event.seq for event in kept] == sorted({event.seq for event in kept})
    assert kept[-1].counts.done == STEPS


async def test_close_gives_running_jobs_back_and_resume_takes_them_in_order(tmp_path: Path) -> None:
    room = await _open(tmp_path)
    room.task.behaviours = {f"text {n}": _forever for n in range(9)}
    events = room.bus.subscribe()
    jobs = await _submit(room, *room.task.behaviours)
    async for batch in events:
        if any(event.state is JobState.WORKING for event in batch):
            break
    await room.runner.close()
    records = await room.store.jobs.jobs()
    assert {record.state for record in records} == {JobState.QUEUED}
    await room.store.close()
    again = await _open(tmp_path)
    assert await again.runner.resume() == jobs
    assert set(await again.end_of(*jobs)) == {JobState.DONE}
    await again.runner.close()
    await again.store.close()


async def test_resume_leaves_the_jobs_of_a_living_process_alone(room: Room, tmp_path: Path) -> None:
    room.task.behaviours = {"text": _forever}
    (job,) = await _submit(room, "text")
    other = await _open(tmp_path)
    assert await other.runner.resume() == []
    await other.runner.cancel(job)
    assert await room.end_of(job) == [JobState.CANCELLED]
    await other.runner.close()
    await other.store.close()


async def test_a_private_job_leaves_no_words(room: Room, tmp_path: Path) -> None:
    (job,) = await _submit(room, "confidential words", options=Options(is_private=True))
    assert await room.end_of(job) == [JobState.DONE]
    assert await room.store.jobs.result(job) is not None
    assert await room.store.history.search() == []
    await room.runner.close()
    await room.store.close()
    assert not any(b"confidential" in file.read_bytes() for file in tmp_path.glob("precis.db*"))


async def test_five_thousand_jobs_are_taken_at_once(room: Room) -> None:
    room.task.behaviours = {f"text {n}": _forever for n in range(5000)}
    started = time.process_time()  # by the clock, a busy machine would decide
    jobs = await _submit(room, *room.task.behaviours)
    assert time.process_time() - started < 5
    assert len(await room.store.jobs.jobs(limit=9999)) == len(set(jobs)) == 5000
