"""Sums by day that can't drift from their rows, and the log searched by what an attempt was."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from precis.domain.calls import CallEnding, CallIntent, CallState, SpendLimits
from precis.domain.jobs import JobId, Lane, Mode
from precis.domain.money import Money
from precis.store import Store
from precis.store.database import FILE_NAME, Database
from precis.store.schema import MIGRATIONS
from precis.store.usage import Wanted
from precis.store.usage_days import KEYS, MEASURES, of

START = datetime(2026, 3, 1, 21, tzinfo=UTC)
BEFORE_THE_SUMS = 3


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
async def clock() -> Clock:
    return Clock()


@pytest.fixture
async def store(tmp_path: Path, clock: Clock) -> AsyncIterator[Store]:
    store = await Store.open(tmp_path / "home", clock)
    yield store
    await store.close()


def intent(number: int) -> CallIntent:
    engine = ("work", "home")[number % 2]
    return CallIntent(
        engine,
        "openai",
        f"m{number % 3}",
        Mode.FAST,
        Lane.BATCH,
        "cli",
        "tag",
        "summary@1",
        f"key{number}",
        JobId(f"job{number % 4}"),
        reserved=Money(500) if number % 5 else None,
    )


async def fill(store: Store, clock: Clock, count: int = 120) -> None:
    """Reserve, finish in every way, release and find attempts over four days."""
    chance = random.Random(7)
    for number in range(count):
        clock.now += timedelta(minutes=chance.randint(1, 90))
        if number % 7 == 0:
            ending = CallEnding(CallState.CACHED, "cached", cost=Money(0), saved=Money(40), input_tokens=5)
            store.calls.add_cached(intent(number), ending)
            continue
        call = await store.calls.reserve(intent(number), SpendLimits())
        assert isinstance(call, int)
        if number % 11 == 0:
            store.calls.release(call)
        elif number % 13:
            state = (CallState.DONE, CallState.FAILED, CallState.UNKNOWN)[number % 3]
            outcome = {"done": "ok", "failed": "rate_limited", "unknown": "timed_out"}[state.value]
            cost = Money(number) if number % 4 else None
            store.calls.finish(
                call,
                CallEnding(state, outcome, cost=cost, input_tokens=number, output_tokens=2, total_s=number * 0.037),
            )
    await store.database.write(lambda connection: None)  # what was sent before it is committed by then


def read(file: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(query).fetchall()


KEPT = f"SELECT {', '.join((*KEYS, *MEASURES))} FROM usage_days WHERE attempts + cached > 0 ORDER BY 1, 2, 3"
COUNTED = (
    f"SELECT {', '.join((*KEYS, *(f'sum({name})' for name in MEASURES)))} FROM (SELECT "
    + ", ".join(f"{each.format(row='')} AS {name}" for name, each in (KEYS | MEASURES).items())
    + f" FROM calls) GROUP BY {', '.join(KEYS)} ORDER BY 1, 2, 3"
)


async def test_sums_are_those_of_the_rows(store: Store, clock: Clock) -> None:
    await fill(store, clock)
    await store.calls.usage("day")
    await store.close()
    file = store.database.file
    assert read(file, KEPT) == read(file, COUNTED)
    assert len(read(file, KEPT)) > 10


async def test_the_migration_fills_the_sums_from_the_rows_that_are_there(store: Store, clock: Clock) -> None:
    await fill(store, clock)
    await store.close()
    file = store.database.file.parent / "earlier" / FILE_NAME
    Database.open(file.parent, MIGRATIONS[:BEFORE_THE_SUMS]).close()
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("ATTACH ? AS later", (str(store.database.file),))
        connection.execute("INSERT INTO main.calls SELECT * FROM later.calls")
    again = await Store.open(file.parent, clock)
    await again.close()
    assert read(file, "PRAGMA user_version") == [(len(MIGRATIONS),)]
    assert read(file, KEPT) == read(file, COUNTED) != []


@pytest.mark.parametrize("by", ["engine", "model", "day", "mode", "user", "feature", "job"])
async def test_any_time_gives_the_sums_of_its_rows(store: Store, clock: Clock, by: str) -> None:
    await fill(store, clock)
    chance = random.Random(3)
    times = [START + timedelta(hours=chance.randint(-30, 120)) for _ in range(12)]
    times += [datetime(2026, 3, day, tzinfo=UTC) for day in (1, 2, 3, 4)]
    rows = await store.calls.rows(limit=10_000)
    for since in times:
        for until in times:
            wanted = [row for row in rows if since <= row.started_at < until]
            sums = await store.calls.usage(by, since=since, until=until)
            cached = sum(row.ending is not None and row.ending.state is CallState.CACHED for row in wanted)
            assert sum(each.attempts for each in sums) == len(wanted) - cached
            assert sum(each.cached for each in sums) == cached


async def test_an_unknown_group_is_refused(store: Store) -> None:
    with pytest.raises(KeyError):
        await store.calls.usage("weather")


async def test_the_log_is_searched_newest_first_in_pages(store: Store, clock: Clock) -> None:
    await fill(store, clock)
    rows = {row.id: row for row in await store.calls.rows(limit=10_000)}
    cases = {
        Wanted(): lambda row: True,
        Wanted(engine="home"): lambda row: row.intent.engine == "home",
        Wanted(model="m2", engine="work"): lambda row: (row.intent.model, row.intent.engine) == ("m2", "work"),
        Wanted(outcome="rate_limited"): lambda row: row.ending is not None and row.ending.outcome == "rate_limited",
        Wanted(outcome="ok", job="job1"): lambda row: (
            row.ending is not None and row.ending.outcome == "ok" and row.intent.job == "job1"
        ),
        Wanted(prompt="merge@1"): lambda row: False,
    }
    for wanted, fits in cases.items():
        found, before = list[int](), 2**62
        while page := await store.calls.search(wanted, before=before, limit=7):
            found += [row.id for row in page]
            before = page[-1].id
        assert found == sorted((number for number, row in rows.items() if fits(row)), reverse=True), wanted


def test_every_measure_is_told_of_one_row() -> None:
    assert of("NEW.").count("NEW.state") >= len(MEASURES) - 3


async def test_latencies_are_those_of_the_replies_to_two_digits(store: Store, clock: Clock) -> None:
    await fill(store, clock)
    rows = [row for row in await store.calls.rows(limit=10_000) if row.ending and row.ending.state is CallState.DONE]
    since, until = START + timedelta(hours=5), START + timedelta(hours=50)
    for by, key in (("engine", "engine"), ("model", "model"), ("prompt", "prompt_id")):
        for latency in await store.timeline.latencies(by, since, until):
            mine = [r for r in rows if getattr(r.intent, key) == latency.key and since <= r.started_at < until]
            took = sorted(row.ending.total_s for row in mine if row.ending)
            assert latency.replies == len(took)
            assert latency.p50_s == pytest.approx(took[(len(took) - 1) // 2], rel=0.06)
            assert latency.p95_s <= took[-1] * 1.06
    with pytest.raises(KeyError):
        await store.timeline.latencies("weather", since, until)
