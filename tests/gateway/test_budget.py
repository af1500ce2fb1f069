"""The limits hold: whatever fails, however many ask at once, in one process and in two."""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from precis.domain.calls import CallState, SpendLimits
from precis.domain.errors import BudgetReached, PriceUnknown, ServerError, TimedOut
from precis.domain.jobs import JobId
from precis.domain.money import ZERO, Money
from precis.domain.requests import EngineConfig, Finish, Reply, Request, TokenUsage
from precis.store import Store
from tests.fakes.servers import FakeOpenAI, Hang, in_thread
from tests.gateway.billing import DEAREST, FAULTS, Till
from tests.gateway.spender_program import spend
from tests.gateway.whole_path import ask, day, dollars, engine_of, held_now, now, open_money, routed, rows_now

ROOT = Path(__file__).resolve().parents[2]
LIMIT = dollars(1.00)
RUNS, SAMPLE, EVERY_WITH_TWO = 200, 5, 5


def _runs() -> list[object]:
    return [pytest.param(seed, marks=() if seed < SAMPLE else pytest.mark.proof) for seed in range(RUNS)]


@pytest.mark.parametrize("seed", _runs())
async def test_fifty_calls_at_once_never_pass_the_budget(tmp_path: Path, seed: int) -> None:
    till = Till(random.Random(seed), FAULTS)
    with in_thread(FakeOpenAI(till)) as server:
        if seed % EVERY_WITH_TWO:
            await spend(tmp_path, server.base_url, range(50), seed)
        else:
            await asyncio.gather(*(_spend_elsewhere(tmp_path, server.base_url, half, seed) for half in (0, 25)))
    store = await Store.open(tmp_path, now)
    held, rows = await held_now(store, day()), await rows_now(store)
    await store.close()
    assert till.billed <= held <= LIMIT, f"seed {seed}"
    assert len(rows) >= server.calls, "no request that the server saw is without a row"
    assert held == sum((row.ending.cost for row in rows if row.ending and row.ending.cost), ZERO)
    # What is left is less than one more call may cost: the budget is used, not just kept.
    assert LIMIT - held < DEAREST


async def _spend_elsewhere(home: Path, address: str, first: int, seed: int) -> None:
    command = [sys.executable, "-m", "tests.gateway.spender_program", str(home), address, str(first), "25", str(seed)]
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stderr=subprocess.PIPE)
    _, errors = await process.communicate()
    assert process.returncode == 0, errors.decode()


class Outcome:
    """A provider that does what it is told, once it is let go."""

    def __init__(self, act: Callable[[], Awaitable[Reply]]) -> None:
        self.act = act
        self.calls = 0

    async def send(self, request: Request) -> Reply:
        self.calls += 1
        return await self.act()


def reply(output: int = 10, *, counted: bool = True) -> Reply:
    usage = TokenUsage(100, output) if counted else TokenUsage(100, output, is_estimated=True)
    return Reply("good", Finish.STOP, usage)


async def _good() -> Reply:
    return reply()


@pytest.fixture
def engine() -> EngineConfig:
    return replace(engine_of(FakeOpenAI()), base_url="http://127.0.0.1:1/v1")


@pytest.mark.parametrize("scope", ["call", "job", "day", "month"])
async def test_each_scope_stops_a_call_before_it_is_sent(tmp_path: Path, engine: EngineConfig, scope: str) -> None:
    limits = SpendLimits(**{f"per_{scope}": dollars(0.0009)})
    provider = Outcome(_good)
    async with open_money(tmp_path, engine, limits, provider) as (budget, store):
        with pytest.raises(BudgetReached) as caught:
            await budget.send(routed(ask(tokens=100, job=JobId("one")), engine))
        assert caught.value.scope == scope
        assert (provider.calls, await store.calls.rows()) == (0, [])


async def test_a_job_s_limit_is_its_own(tmp_path: Path, engine: EngineConfig) -> None:
    async with open_money(tmp_path, engine, SpendLimits(per_job=dollars(0.001)), Outcome(_good)) as (budget, store):
        for job in ("one", "two"):
            await budget.send(routed(ask(job=JobId(job)), engine))
        assert await held_now(store, "job one") == await held_now(store, "job two") == Money(100)
        with pytest.raises(BudgetReached):
            await budget.send(routed(ask(job=JobId("one")), engine))


async def test_yesterday_s_spending_is_not_today_s(tmp_path: Path, engine: EngineConfig) -> None:
    time = now()
    async with open_money(tmp_path, engine, SpendLimits(per_day=dollars(0.001)), Outcome(_good)) as (budget, store):
        store.calls._clock = lambda: time
        await budget.send(routed(ask(), engine))
        with pytest.raises(BudgetReached):
            await budget.send(routed(ask(), engine))
        time += timedelta(days=1)
        await budget.send(routed(ask(), engine))


async def test_what_is_not_used_comes_back(tmp_path: Path, engine: EngineConfig) -> None:
    limits = SpendLimits(per_day=dollars(0.0015))
    async with open_money(tmp_path, engine, limits, Outcome(_good)) as (budget, store):
        for number in range(5):
            sent = await budget.send(routed(ask(f"{number}"), engine))
            assert sent.cost == Money(100)
        assert await held_now(store, day()) == Money(500)


async def test_money_under_way_is_waited_for_and_not_counted_as_gone(tmp_path: Path, engine: EngineConfig) -> None:
    let_go = asyncio.Event()

    async def _slowly() -> Reply:
        await let_go.wait()
        return reply()

    provider = Outcome(_slowly)
    async with (
        open_money(tmp_path, engine, SpendLimits(per_day=dollars(0.0021)), provider) as (budget, store),
        asyncio.TaskGroup() as group,
    ):
        sent = [group.create_task(budget.send(routed(ask(f"{number}"), engine))) for number in range(8)]
        while provider.calls < 2:
            await asyncio.sleep(0)
        # Two hold all there is. Nobody failed, and nobody else was sent.
        assert await held_now(store, day()) == dollars(0.002)
        assert provider.calls == 2
        assert not any(task.done() for task in sent)
        let_go.set()
    assert [task.result().cost for task in sent] == [Money(100)] * 8
    assert provider.calls == 8


async def test_nobody_waits_for_money_beyond_the_deadline(tmp_path: Path, engine: EngineConfig) -> None:
    async def _never() -> Reply:
        await asyncio.Event().wait()
        raise AssertionError

    provider = Outcome(_never)
    async with open_money(tmp_path, engine, SpendLimits(per_day=dollars(0.001)), provider) as (budget, _):
        holding = asyncio.create_task(budget.send(routed(ask(), engine)))
        while not provider.calls:
            await asyncio.sleep(0)
        with pytest.raises(BudgetReached):
            await budget.send(routed(ask(deadline_s=0.05), engine))
        holding.cancel()
        await asyncio.wait([holding])
    assert provider.calls == 1


@pytest.mark.parametrize(
    ("error", "state", "kept"),
    [
        (TimedOut("late", maybe_billed=True), CallState.UNKNOWN, 1000),
        (ServerError("cut", maybe_billed=True), CallState.UNKNOWN, 1000),
        (ServerError("broken", status=500), CallState.FAILED, 0),
        (RuntimeError("a bug"), CallState.UNKNOWN, 1000),
    ],
)
async def test_an_unknown_outcome_keeps_its_whole_reservation(
    tmp_path: Path, engine: EngineConfig, error: Exception, state: CallState, kept: int
) -> None:
    async def _fail() -> Reply:
        raise error

    async with open_money(tmp_path, engine, SpendLimits(per_day=LIMIT), Outcome(_fail)) as (budget, store):
        with pytest.raises(type(error)):
            await budget.send(routed(ask(), engine))
        (row,) = await rows_now(store)
        assert row.ending is not None
        assert (row.ending.state, row.ending.cost) == (state, Money(kept))
        assert await held_now(store, day()) == Money(kept)


async def test_a_call_cancelled_in_flight_is_unknown(tmp_path: Path, engine: EngineConfig) -> None:
    async def _never() -> Reply:
        await asyncio.Event().wait()
        raise AssertionError

    provider = Outcome(_never)
    async with open_money(tmp_path, engine, SpendLimits(per_day=LIMIT), provider) as (budget, store):
        task = asyncio.create_task(budget.send(routed(ask(), engine)))
        while not provider.calls:
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])
        (row,) = await rows_now(store)
        assert row.ending is not None
        assert (row.ending.state, row.ending.outcome, row.ending.cost) == (CallState.UNKNOWN, "cancelled", Money(1000))


async def test_a_call_cancelled_before_it_is_sent_holds_nothing(tmp_path: Path, engine: EngineConfig) -> None:
    provider = Outcome(_good)
    async with open_money(tmp_path, engine, SpendLimits(per_day=LIMIT), provider) as (budget, store):
        for turns in range(12):
            task = asyncio.create_task(budget.send(routed(ask(f"{turns}"), engine)))
            for _ in range(turns):
                await asyncio.sleep(0)
            task.cancel()
            await asyncio.wait([task])
        rows = await rows_now(store)
        assert len(rows) == provider.calls
        assert all(row.ending is not None for row in rows)
        spent = sum((row.ending.cost for row in rows if row.ending and row.ending.cost), ZERO)
        assert await held_now(store, day()) == spent


async def test_a_server_that_counts_no_tokens_is_taken_to_have_used_them_all(
    tmp_path: Path, engine: EngineConfig
) -> None:
    async def _uncounted() -> Reply:
        return reply(counted=False)

    async with open_money(tmp_path, engine, SpendLimits(per_day=LIMIT), Outcome(_uncounted)) as (budget, _):
        assert (await budget.send(routed(ask(tokens=100), engine))).cost == Money(1000)


async def test_an_unknown_price_needs_a_yes_where_there_is_a_budget(tmp_path: Path, engine: EngineConfig) -> None:
    unpriced = replace(engine, price=None)
    provider = Outcome(_good)
    async with open_money(tmp_path, unpriced, SpendLimits(per_day=LIMIT), provider) as (budget, store):
        with pytest.raises(PriceUnknown):
            await budget.send(routed(ask(), unpriced))
        assert provider.calls == 0
        sent = await budget.send(routed(ask(allow_unknown_price=True), unpriced))
        assert sent.cost is None, "unknown is never 0"
        (row,) = await rows_now(store)
        assert row.ending is not None
        assert (row.ending.cost, row.intent.reserved, row.intent.prices) == (None, None, None)
        (total,) = await store.calls.usage("engine")
        assert (total.cost, total.unpriced) == (ZERO, 1)


async def test_without_a_budget_an_unknown_price_needs_no_yes(tmp_path: Path, engine: EngineConfig) -> None:
    unpriced = replace(engine, price=None)
    async with open_money(tmp_path, unpriced, SpendLimits(), Outcome(_good)) as (budget, _):
        assert (await budget.send(routed(ask(), unpriced))).cost is None


async def test_what_a_dead_process_left_open_counts_as_unknown(tmp_path: Path, engine: EngineConfig) -> None:
    async with FakeOpenAI(Hang()) as server:
        command = [sys.executable, "-m", "tests.gateway.spender_program", str(tmp_path), server.base_url, "0", "3", "1"]
        process = await asyncio.create_subprocess_exec(*command, cwd=ROOT)
        await server.reached(3)
        process.kill()
        await process.wait()
    async with open_money(tmp_path, engine, SpendLimits(per_day=DEAREST), Outcome(_good)) as (budget, store):
        rows = await rows_now(store)
        assert [(row.ending.state, row.ending.cost) for row in rows if row.ending] == [(CallState.UNKNOWN, DEAREST)] * 3
        with pytest.raises(BudgetReached, match=r"\$0\.1500 are spent or reserved"):
            await budget.send(routed(ask(), engine))


async def test_the_sums_are_those_of_the_rows(tmp_path: Path, engine: EngineConfig) -> None:
    chosen = random.Random(3)

    async def _anything() -> Reply:
        await asyncio.sleep(0)
        if chosen.random() < 0.3:
            raise TimedOut("late", maybe_billed=chosen.random() < 0.5)
        return reply(chosen.randrange(100))

    limits = SpendLimits(per_day=dollars(0.05), per_job=dollars(0.02))
    async with open_money(tmp_path, engine, limits, Outcome(_anything)) as (budget, store):
        calls = [routed(ask(f"{number}", job=JobId(f"{number % 3}")), engine) for number in range(90)]
        await asyncio.gather(*(budget.send(call) for call in calls), return_exceptions=True)
        rows = await rows_now(store)
        for job in ("0", "1", "2"):
            costs = [row.ending.cost for row in rows if row.intent.job == job and row.ending and row.ending.cost]
            assert await held_now(store, f"job {job}") == sum(costs, ZERO)
