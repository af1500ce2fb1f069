"""Sums of calls: by whatever is asked, exact, and fast where there are many."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from precis.domain.calls import CallEnding, CallIntent, CallState, SpendLimits
from precis.domain.jobs import JobId, Lane, Mode
from precis.domain.money import ZERO, Money
from precis.store import Store

START = datetime(2026, 11, 1, tzinfo=UTC)
MANY = 100_000
MOST_S = 2.0
"""What a sum over all of them may take: a person waits for it. On an idle machine it is about a tenth."""


class Clock:
    def __init__(self) -> None:
        self.time = START

    def __call__(self) -> datetime:
        return self.time


def intent(engine: str = "work", reserved: int | None = 1000, **more: object) -> CallIntent:
    values: dict[str, object] = {
        "engine": engine, "engine_kind": "openai", "model": "small", "mode": Mode.FAST, "lane": Lane.INTERACTIVE,
        "feature": "cli", "user_tag": "u", "prompt_id": "p", "reserved": None if reserved is None else Money(reserved),
    }  # fmt: skip
    return CallIntent(**(values | more))  # type: ignore[arg-type]


def done(cost: int | None = 100) -> CallEnding:
    money = None if cost is None else Money(cost)
    return CallEnding(CallState.DONE, "ok", cost=money, input_tokens=50, output_tokens=5, cached_input_tokens=20)


async def flushed(store: Store) -> None:
    await store.database.write(lambda connection: None)


async def call(store: Store, what: CallIntent, ending: CallEnding) -> int:
    number = await store.calls.reserve(what, SpendLimits())
    assert isinstance(number, int)
    store.calls.finish(number, ending)
    return number


async def test_sums_by_each_thing_that_can_be_asked_for(tmp_path: Path) -> None:
    clock = Clock()
    store = await Store.open(tmp_path, clock)
    await call(store, intent("a", mode=Mode.ACCURATE, user_tag="x", job=JobId("1")), done(100))
    clock.time += timedelta(days=1)
    await call(store, intent("b", model="large", feature="eval"), done(250))
    await call(store, intent("b", reserved=None), done(None))
    await call(store, intent("b"), CallEnding(CallState.UNKNOWN, "timed_out", cost=Money(1000)))
    await call(store, intent("b"), CallEnding(CallState.FAILED, "server_error", cost=ZERO))
    store.calls.add_cached(intent("b"), CallEnding(CallState.CACHED, "cached", cost=ZERO, saved=Money(77)))
    await flushed(store)
    first, second = await store.calls.usage("engine")
    assert (first.group, first.attempts, first.cost, first.input_tokens) == ("a", 1, Money(100), 50)
    assert (second.attempts, second.cached, second.failed, second.unknown, second.unpriced) == (4, 1, 1, 1, 1)
    assert (second.cost, second.saved, second.cached_input_tokens) == (Money(1250), Money(77), 40)
    groups = {
        by: [total.group for total in await store.calls.usage(by)]
        for by in ("model", "feature", "mode", "day", "user", "job")
    }
    assert groups == {
        "model": ["large", "small"],
        "feature": ["cli", "eval"],
        "mode": ["accurate", "fast"],
        "day": ["2026-11-01", "2026-11-02"],
        "user": ["u", "x"],
        "job": ["", "1"],
    }
    (since,) = await store.calls.usage("mode", since=START + timedelta(hours=1))
    assert (since.group, since.attempts) == ("fast", 4)
    (until,) = await store.calls.usage("mode", until=START + timedelta(hours=1))
    assert until.cost == Money(100)
    with pytest.raises(KeyError):
        await store.calls.usage("moon")
    await store.close()


async def test_a_row_is_never_updated_after_its_outcome_is_known(tmp_path: Path) -> None:
    store = await Store.open(tmp_path, Clock())
    number = await call(store, intent(), done(100))
    store.calls.finish(number, done(999))
    store.calls.release(number)
    await flushed(store)
    (row,) = await store.calls.rows()
    assert row.ending is not None
    assert row.ending.cost == Money(100)
    assert await store.calls.held("day 2026-11-01") == await store.calls.held("month 2026-11") == Money(100)
    await store.close()


async def test_an_attempt_under_way_counts_with_all_it_may_cost(tmp_path: Path) -> None:
    store = await Store.open(tmp_path, Clock())
    number = await store.calls.reserve(intent(), SpendLimits())
    (row,) = await store.calls.rows()
    assert row.ending is None
    (total,) = await store.calls.usage("engine")
    assert total.cost == Money(1000)
    assert isinstance(number, int)
    store.calls.release(number)
    await flushed(store)
    assert (await store.calls.rows(), await store.calls.held("day 2026-11-01")) == ([], ZERO)
    await store.close()


async def test_rows_come_in_pages(tmp_path: Path) -> None:
    store = await Store.open(tmp_path, Clock())
    for number in range(7):
        await call(store, intent(job=JobId(f"{number % 2}")), done())
    await flushed(store)
    first = await store.calls.rows(limit=4)
    rest = await store.calls.rows(limit=4, after=first[-1].id)
    assert [row.id for row in (*first, *rest)] == list(range(1, 8))
    assert {row.intent.job for row in await store.calls.rows(job=JobId("1"))} == {"1"}
    await store.close()


async def test_a_hundred_thousand_rows_are_summed_while_one_waits(tmp_path: Path) -> None:
    clock = Clock()
    store = await Store.open(tmp_path, clock)
    times = [((START + timedelta(minutes=number)).isoformat(timespec="microseconds"),) for number in range(MANY)]
    await store.database.write(lambda connection: connection.executemany(_ROW, times) and None, durable=False)
    for by in ("engine", "day"):
        begun = time.process_time()
        totals = await store.calls.usage(by)
        assert time.process_time() - begun < MOST_S
        assert sum(total.attempts for total in totals) == MANY
    begun = time.process_time()
    for _ in range(100):
        await call(store, intent(), done())
    assert (time.process_time() - begun) / 100 < 0.05, "a reservation looks sums up, it makes none"
    await store.close()


_ROW = (
    "INSERT INTO calls (state, outcome, engine, engine_kind, requested_model, mode, lane, feature, user_tag, prompt_id,"
    " prompt, started_at, ended_at, cost_micros, input_tokens, output_tokens) VALUES ('done', 'ok', 'work', 'openai',"
    " 'small', 'fast', 'batch', 'cli', 'u', 'p', '[[\"user\", \"0123456789abcdef\"]]',"
    " ?, '', 100, 1000, 50)"
)
