"""The history filtered by the database, and what it is filtered by."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from precis.domain.history import HistoryFilter
from precis.domain.jobs import Counts, JobId, JobRecord, JobState, Mode, Options, TextInput
from precis.domain.money import Money
from precis.domain.results import Band, Claim, DecidedBy, LabelResult, Result, Summary, Timing, Usage
from precis.store import Store

START = datetime(2026, 3, 1, tzinfo=UTC)
STATES = (JobState.DONE, JobState.FAILED, JobState.PARTIAL, JobState.NEEDS_REVIEW)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    store = await Store.open(tmp_path / "home", lambda: START)
    await fill(store)
    yield store
    await store.close()


def record(number: int) -> JobRecord:
    state = STATES[number % 4]
    options = Options(engine=("embedded", "work")[number % 2], mode=list(Mode)[number % 3 % 2])
    at = START + timedelta(hours=number)
    return JobRecord(
        JobId(f"{number:016x}"), f"letter {number}", "", "", f"{number:064x}", options, state, at, at, Counts(),
        Money(1_000 * number), None,
    )  # fmt: skip


def result(number: int) -> Result:
    claim = Claim("The rent is due.", (), number / 40)
    band = Band.UNSURE if number % 5 == 0 else Band.SURE
    label = LabelResult("kinds", ("invoice", "letter")[number % 2], 0.7, band, "margin", DecidedBy.MODEL)
    return Result(f"{number:064x}", Mode.FAST, "work", "small", Summary("Rent", (claim,)), (label,), Usage(), Timing())


async def fill(store: Store) -> None:
    for number in range(40):
        await store.jobs.add_jobs([record(number)], [TextInput("The rent is due.", f"letter {number}")])
        if number % 10 != 9:
            await store.jobs.keep_result(JobId(f"{number:016x}"), result(number))


def numbers(rows: object) -> list[int]:
    return [int(row.job.id, 16) for row in rows]  # type: ignore[attr-defined]


KEPT = [number for number in range(40) if number % 10 != 9]
CASES: dict[str, tuple[HistoryFilter, list[int]]] = {
    "all": (HistoryFilter(), list(range(40))),
    "states": (HistoryFilter(states=frozenset({JobState.DONE})), [n for n in range(40) if n % 4 == 0]),
    "engine": (HistoryFilter(engine="work"), [n for n in range(40) if n % 2]),
    "default engine": (HistoryFilter(engine="embedded"), [n for n in range(40) if not n % 2]),
    "mode": (HistoryFilter(mode="accurate"), [n for n in range(40) if n % 3 == 1]),
    "label": (HistoryFilter(label="letter"), [n for n in KEPT if n % 2]),
    "no such label": (HistoryFilter(label="lett"), []),
    "since": (HistoryFilter(since=START + timedelta(hours=30)), list(range(30, 40))),
    "until": (HistoryFilter(until=START + timedelta(hours=3)), [0, 1, 2]),
    "trusted": (HistoryFilter(min_support=0.75), [n for n in KEPT if n >= 30]),
    "not trusted": (HistoryFilter(max_support=0.1), [n for n in KEPT if n <= 4]),
    "cost": (HistoryFilter(min_cost=Money(38_000)), [38, 39]),
    "unsure": (HistoryFilter(is_unsure=True), [n for n in KEPT if n % 5 == 0]),
    "failed": (HistoryFilter(is_failed=True), [n for n in range(40) if n % 4 in (1, 2)]),
    "several": (HistoryFilter(engine="work", is_failed=True, label="letter", min_support=0.5), [21, 25, 33, 37]),
}


@pytest.mark.parametrize("case", CASES)
async def test_a_filter_lets_through_what_it_says_in_pages(store: Store, case: str) -> None:
    wanted, expected = CASES[case]
    found: list[int] = []
    while rows := await store.history.search(limit=7, offset=len(found), wanted=wanted):
        found += numbers(rows)
    assert found == expected[::-1]


@pytest.mark.parametrize("case", CASES)
async def test_words_and_a_filter_hold_together(store: Store, case: str) -> None:
    wanted, expected = CASES[case]
    rows = await store.history.search("letter ", limit=100, wanted=wanted)
    assert sorted(numbers(rows)) == expected
    assert all("\x02" in row.snippet for row in rows)


async def test_the_newest_result_counts(store: Store) -> None:
    job = JobId(f"{5:016x}")
    changed = replace(result(5), labels=(replace(result(5).labels[0], label="notice", band=Band.SURE),))
    await store.jobs.keep_result(job, changed)
    assert numbers(await store.history.search(wanted=HistoryFilter(label="notice"))) == [5]
    assert 5 not in numbers(await store.history.search(wanted=HistoryFilter(label="letter")))
    assert 5 not in numbers(await store.history.search(wanted=HistoryFilter(is_unsure=True)))
    assert await store.history.values() == type(await store.history.values())(
        ("embedded", "work"), ("invoice", "letter", "notice")
    )


async def test_private_jobs_are_in_no_filter(store: Store) -> None:
    private = replace(record(50), options=Options(engine="work", is_private=True))
    await store.jobs.add_jobs([private], [TextInput("x", "y")])
    await store.jobs.keep_result(private.id, result(50))
    for wanted, _ in CASES.values():
        assert 50 not in numbers(await store.history.search(limit=100, wanted=wanted))


async def test_a_deleted_job_leaves_no_label(store: Store) -> None:
    for number in range(40):
        await store.history.delete(JobId(f"{number:016x}"))
    assert (await store.history.values()).labels == ()
