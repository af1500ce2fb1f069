"""What a result or an error leads to, what the bus gives its listeners, and a disk that fills under the runner."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from precis.domain.jobs import Counts, JobEvent, JobId, JobState, Options, TextInput
from precis.domain.money import Money
from precis.domain.results import Band, DecidedBy, LabelResult, Result
from precis.jobs import Bus, Runner
from precis.jobs.outcome import ending_of
from precis.jobs.tracker import Outlets, Tracker
from precis.store import Store
from tests.jobs.worker_program import STEPS, CountingTask, now, until_final

RESULT = Result("d", "fast", "e", "m")
UNSURE = LabelResult("set", "label", 0.4, Band.UNSURE, "zero-shot", DecidedBy.NONE)


def test_the_state_says_what_the_result_lacks() -> None:
    assert ending_of(RESULT).state is JobState.DONE
    assert ending_of(replace(RESULT, labels=(UNSURE,))).state is JobState.NEEDS_REVIEW
    assert ending_of(replace(RESULT, labels=(UNSURE,), missing=("page 3",))).state is JobState.PARTIAL


def _event(seq: int) -> JobEvent:
    return JobEvent(JobId("a"), seq, now(), JobState.WORKING)


async def test_the_bus_gives_all_from_the_call_on_in_order_then_ends() -> None:
    bus = Bus()
    bus.publish(_event(0))
    events = bus.subscribe()
    for seq in range(1, 101):
        bus.publish(_event(seq))
    first = await anext(events)
    bus.publish(_event(101))
    bus.close()
    rest = [event async for batch in events for event in batch]
    assert [event.seq for event in [*first, *rest]] == list(range(1, 102))
    assert [batch async for batch in bus.subscribe()] == []


async def test_batches_are_a_thirtieth_of_a_second_apart() -> None:
    bus = Bus()
    events = bus.subscribe()
    loop = asyncio.get_running_loop()
    times: list[float] = []
    for seq in range(4):
        bus.publish(_event(seq))
        await anext(events)
        times.append(loop.time())
    assert times[-1] - times[0] >= 3 * 0.03


def test_a_thousand_steps_are_told_each_but_kept_by_the_second() -> None:
    published: list[JobEvent] = []
    recorded: list[JobEvent] = []
    clock = iter(number / 100 for number in range(100_000))
    outlets = Outlets(published.append, recorded.append, lambda _job, _result: None)
    tracker = Tracker(JobId("a"), 5, outlets, now, lambda: next(clock))
    tracker.state(JobState.WORKING)
    tracker.planned(1000)
    for _ in range(1000):
        tracker.step_done(was_cached=False, cost=Money(3))
    last = tracker.final(ending_of(RESULT))
    assert [event.seq for event in published] == list(range(5, 5 + len(published)))
    assert len(recorded) < 40
    assert last.counts == Counts(1000, 1000, 0)
    assert last.spent == Money(3000)
    assert last.eta_s is None
    assert 0 < (published[500].eta_s or 0) < 60
    tracker.step_done(was_cached=False)
    assert len(published) == last.seq - 5


async def test_a_disk_that_fills_is_said_and_the_job_goes_on_when_there_is_room(tmp_path: Path) -> None:
    store, bus = await Store.open(tmp_path, now), Bus()
    task = CountingTask(store.ledger, tmp_path / "computed", 0.001)
    runner = Runner(jobs=store.jobs, task=task, bus=bus, clock=now, concurrency=2)
    await runner.start()

    async def _limit(pages: int) -> None:
        await store.database.write(lambda connection: connection.execute(f"PRAGMA max_page_count = {pages}").fetchone())

    events = bus.subscribe()
    jobs = await runner.submit([TextInput("x" * 20_000 + str(number)) for number in range(40)], Options())
    used = await store.database.read(lambda connection: connection.execute("PRAGMA page_count").fetchone()[0])
    await _limit(used)
    ended: dict[JobId, JobEvent] = {}
    async for batch in events:
        ended |= {event.job: event for event in batch if event.state.is_final}
        if len(ended) == len(jobs):
            break
    full = [job for job, event in ended.items() if event.error is not None]
    assert full
    assert {event.error.code for event in ended.values() if event.error} == {"disk_full"}
    await _limit(1_000_000)
    for job in full:
        await runner.retry(job)
    await until_final(bus.subscribe(), jobs, store)
    records = [await store.jobs.job(job) for job in jobs]
    assert {record.state for record in records if record} == {JobState.DONE}
    assert all([await store.jobs.result(job) for job in jobs])
    assert len(set((tmp_path / "computed").read_text().split())) == len(jobs) * STEPS
    await runner.close()
    await store.close()
