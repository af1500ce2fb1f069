"""The line before an engine: whose turn it is, what is in flight, and what becomes of calls that give up."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

import pytest

from precis.domain.errors import EngineDown, RateLimited, ServerError
from precis.domain.jobs import JobId, Lane
from precis.domain.ports import CallNotice, Sender
from precis.domain.requests import Reply, Request
from precis.domain.steps import Json
from precis.gateway.concurrency import CUT, Concurrency, share_of
from precis.gateway.limit import Limit
from precis.gateway.waits import Waits
from tests.gateway.limited import LimitedEngine, MemoryPacing, SlidingWindow, T, config, request
from tests.gateway.virtual_time import run_virtually, virtual_clock


def limit_over(
    engine: Sender,
    notices: list[CallNotice] | None = None,
    *,
    max_concurrency: int = 1000,
    requests_per_minute: int | None = None,
) -> Limit:
    waits = Waits(None if notices is None else notices.append, virtual_clock)
    own = config(max_concurrency=max_concurrency, requests_per_minute=requests_per_minute)
    return Limit(engine, {"work": own}, MemoryPacing({}), waits, virtual_clock)


class Failing(Sender):
    """Fails each call after a second."""

    def __init__(self, error: Exception) -> None:
        self.error = error
        self.calls = 0

    async def send(self, request: Request) -> Reply:
        self.calls += 1
        await asyncio.sleep(1)
        raise self.error


def test_interactive_calls_go_first_and_batch_calls_are_not_starved() -> None:
    engine = LimitedEngine(latency_s=0.1)
    limit = limit_over(engine, max_concurrency=1)

    async def send_both() -> None:
        async with asyncio.TaskGroup() as group:
            for number in range(4):
                group.create_task(limit.send(request(lane=Lane.BATCH, name=f"batch {number}")))
            await asyncio.sleep(0.01)
            for number in range(20):
                group.create_task(limit.send(request(name=f"mine {number}")))

    run_virtually(send_both())
    waited = engine.order[1:]  # the first was under way before the others came
    assert [name for name in waited if name.startswith("mine")] == [f"mine {number}" for number in range(20)]
    assert [number for number, name in enumerate(waited) if name.startswith("batch")] == [7, 15, 22]


def test_never_more_in_flight_than_the_ceiling_and_slow_start_reaches_it() -> None:
    engine = LimitedEngine(latency_s=3)
    limit = limit_over(engine, max_concurrency=20)

    async def send_many() -> None:
        async with asyncio.TaskGroup() as group:
            for _ in range(200):
                group.create_task(limit.send(request()))
            await asyncio.sleep(1)
            assert engine.in_flight == 4
            await asyncio.sleep(3)
            assert engine.in_flight == 8

    run_virtually(send_many())
    assert engine.most_in_flight == 20


def test_models_of_one_engine_share_its_ceiling() -> None:
    engine = LimitedEngine(latency_s=3)
    limit = limit_over(engine, max_concurrency=6)

    async def send_many() -> None:
        async with asyncio.TaskGroup() as group:
            for number in range(60):
                group.create_task(limit.send(replace(request(), model=("small", "large")[number % 2])))

    run_virtually(send_many())
    assert engine.most_in_flight == 6


def test_a_crowded_server_cuts_the_concurrency_only() -> None:
    engine = LimitedEngine(latency_s=1, says=False, says_when=False, most_at_once=10)
    limit = limit_over(engine)
    met: list[RateLimited] = []

    async def patiently() -> None:
        while True:
            try:
                await limit.send(request())
            except RateLimited as error:
                met.append(error)
                await asyncio.sleep(1)
            else:
                return

    async def send_many() -> None:
        async with asyncio.TaskGroup() as group:
            for _ in range(500):
                group.create_task(patiently())

    run_virtually(send_many())
    assert len(met) < 0.05 * 500
    assert max(engine.granted) < 100  # 10 at once, a second each: 50 s at best


def test_only_a_request_to_slow_down_cuts_the_concurrency() -> None:
    for error, cut in ((ServerError("x", status=500), False), (RateLimited("x", retry_after_s=0.1, status=429), True)):
        limit = limit_over(Failing(error), max_concurrency=8)

        async def send_once(limit: Limit = limit) -> None:
            with pytest.raises((ServerError, RateLimited)):
                await limit.send(request())

        run_virtually(send_once())
        (line,) = limit._lines.values()
        assert (line.concurrency.limit < 4) is cut
        assert line.concurrency.in_flight == 0


def test_concurrency_grows_slowly_and_only_while_it_is_used() -> None:
    concurrency = Concurrency(1000)
    concurrency.hit(0.0)
    for now in range(3, 300, 3):
        concurrency.begin(float(now))
        concurrency.answered(float(now))
        concurrency.end()
    assert concurrency.limit <= 3  # one at a time says nothing of four
    for _ in range(3):
        concurrency.begin(0.0)
    before = concurrency._limit
    for now in range(300, 360):
        concurrency.answered(float(now))
    assert before < concurrency._limit <= before * 1.05**20


def test_concurrency_is_cut_once_in_fifteen_seconds() -> None:
    concurrency = Concurrency(100)
    concurrency._limit = 50.0
    for _ in range(50):
        concurrency.begin(0.0)
    for now in (0.0, 1.0, 14.9):
        concurrency.hit(now)
    assert concurrency.limit == int(50 * CUT)
    concurrency.hit(15.1)
    assert concurrency.limit == int(50 * CUT * CUT)


@pytest.mark.parametrize(
    ("ceiling", "others", "share"),
    [(8, (), 8), (8, (100,), 4), (8, (1,), 7), (8, (100, 100), 2), (1, (5, 5), 1), (9, (100, 1), 5)],
)
def test_shares_of_the_concurrency(ceiling: int, others: tuple[int, ...], share: int) -> None:
    assert share_of(ceiling, others) == share


def test_calls_that_are_cancelled_leave_the_line_and_give_their_place_back() -> None:
    engine = LimitedEngine(latency_s=10)
    limit = limit_over(engine, max_concurrency=2)

    async def cancel_most() -> None:
        tasks = [asyncio.create_task(limit.send(request(name=str(number)))) for number in range(50)]
        await asyncio.sleep(1)
        for task in tasks[:49]:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert not tasks[49].cancelled()

    run_virtually(cancel_most())
    assert engine.order == ["0", "1", "49"]


class WrittenBeforeAnswered(MemoryPacing):
    """Answers a moment after the change was made, as a database does."""

    async def update(self, name: str, change: Callable[[Json], tuple[Json, T]]) -> T:
        answer = await super().update(name, change)
        await asyncio.sleep(0.0005)
        return answer


def test_what_is_granted_to_a_leader_who_has_left_goes_to_others() -> None:
    engine = LimitedEngine(latency_s=0.1)
    own = config(requests_per_minute=600)
    limit = Limit(engine, {"work": own}, WrittenBeforeAnswered({}), Waits(None, virtual_clock), virtual_clock)

    async def leave_while_asking() -> None:
        tasks = [asyncio.create_task(limit.send(request())) for _ in range(5)]
        await asyncio.sleep(0.0017)  # the first one may go, and the second has asked for the others
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def leave_and_send() -> float:
        for _ in range(25):
            await leave_while_asking()
        begun = asyncio.get_running_loop().time()
        await asyncio.gather(*(limit.send(request(name=f"later {number}")) for number in range(20)))
        return asyncio.get_running_loop().time() - begun

    # Of the burst of 60 only those are gone that went. Three more each time would be waited for, 0.1 s each.
    assert run_virtually(leave_and_send()) < 1
    assert sum(name.startswith("later") for name in engine.order) == 20
    (line,) = limit._lines.values()
    assert (len(line.turns), line.concurrency.in_flight) == (0, 0)


def test_a_deadline_ends_the_wait() -> None:
    engine = LimitedEngine(latency_s=1)
    limit = limit_over(engine, requests_per_minute=1)
    late = replace(request(), context=replace(request().context, deadline_s=5))

    async def send_two() -> float:
        await limit.send(request())
        with pytest.raises(RateLimited):
            await limit.send(late)
        return asyncio.get_running_loop().time()

    assert run_virtually(send_two()) == pytest.approx(6, abs=0.1)


def test_calls_that_wait_for_a_dead_engine_fail_at_once() -> None:
    engine = LimitedEngine(latency_s=1)
    limit = limit_over(engine, requests_per_minute=60)

    async def give_up() -> list[object]:
        tasks = [asyncio.create_task(limit.send(request())) for _ in range(100)]
        await asyncio.sleep(0.5)
        limit.give_up("work", "small", EngineDown("work is down"))
        done = await asyncio.gather(*tasks, return_exceptions=True)
        assert asyncio.get_running_loop().time() < 2
        return list(done)

    outcomes = run_virtually(give_up())
    errors = [outcome for outcome in outcomes if isinstance(outcome, EngineDown)]
    assert len(errors) > 90
    assert len(set(map(id, errors))) == len(errors)  # each its own, or tracebacks would pile up in one


def test_a_long_block_is_told_to_the_job() -> None:
    engine = LimitedEngine(SlidingWindow(1), latency_s=0.1, says=False)
    notices: list[CallNotice] = []
    limit = limit_over(engine, notices)
    mine = replace(request(), context=replace(request().context, job=JobId("j")))

    async def run_into_it() -> None:
        await limit.send(mine)
        with pytest.raises(RateLimited):
            await limit.send(mine)
        await limit.send(mine)

    run_virtually(run_into_it())
    told, over = notices
    assert told.reason == "work asked us to slow down; continuing in 60 s."
    assert told.until is not None
    assert over == CallNotice(JobId("j"))
