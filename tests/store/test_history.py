"""The history filtered by the database, and what it is filtered by."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from precis.domain.history import HistoryFilter
from precis.domain.jobs import Counts, JobId, JobRecord, JobState, Mode, Options, TextInput
from precis.domain.money import Money
from precis.domain.results import Band, Claim, DecidedBy, LabelResult, Result, Summary, Timing, Usage
from precis.store import Store, history, search

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


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("most", [0, 1_000], ids=["each is looked at", "a list comes first"])
async def test_a_word_of_too_many_to_rank_gives_the_same_in_pages(
    store: Store, case: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Titles that have it come first, the newest first; the others follow."""
    monkeypatch.setattr(search, "MOST_RANKED", 3)
    monkeypatch.setattr(search, "MOST_LISTED", most)
    for number in (4, 7, 22):
        await store.history.note(JobId(f"{number:016x}"), "about the rental letter")
    wanted, expected = CASES[case]
    for query, titled in (("letter ", set(range(40))), ("rent", set[int]()), ("letter 2", {2, *range(20, 30)})):
        found: list[int] = []
        while rows := await store.history.search(query, limit=7, offset=len(found), wanted=wanted):
            found += numbers(rows)
            assert all("\x02" in row.snippet for row in rows)
        matching = [n for n in expected if query != "rent" or n in KEPT or n in (4, 7, 22)]
        matching = [n for n in matching if query != "letter 2" or n in titled]
        assert found == sorted(matching, key=lambda n: (n not in titled, -n)), query
        beyond = await store.history.search(query, limit=7, offset=len(found) + 7, wanted=wanted)
        assert beyond == []


async def test_titles_come_before_texts_where_nothing_is_ranked(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "MOST_RANKED", 3)
    named = replace(record(60), title="The rent of the harbour")
    await store.jobs.add_jobs([named], [TextInput("x", "y")])
    for number in range(61, 64):
        await store.jobs.add_jobs([record(number)], [TextInput("x", "y")])
        await store.jobs.keep_result(JobId(f"{number:016x}"), result(number))
    found: list[int] = []
    for offset in range(0, 12, 2):
        found += numbers(await store.history.search("rent ", limit=2, offset=offset))
    assert found[:4] == [60, 63, 62, 61]
    assert len(set(found)) == len(found) == 12


async def test_what_can_be_ranked_is(store: Store) -> None:
    for number in (4, 22):
        await store.history.note(JobId(f"{number:016x}"), "zebra crossing" if number == 4 else "zebra zebra zebra")
    assert numbers(await store.history.search("zebra ")) == [22, 4]
    one_letter = numbers(await store.history.search("z"))
    assert one_letter == [22, 4], "the newest first"


@pytest.mark.parametrize("case", [case for case in CASES if CASES[case][0].label])
async def test_a_label_of_many_gives_the_same(store: Store, case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST_LABELLED", 0)
    wanted, expected = CASES[case]
    assert numbers(await store.history.search(wanted=wanted)) == expected[::-1]


PLANNED = {name: wanted for name, (wanted, _) in CASES.items()}


@pytest.mark.parametrize("case", PLANNED)
async def test_each_filter_goes_by_an_index_in_the_order_that_is_shown(store: Store, case: str) -> None:
    """No table is gone through, and nothing is sorted."""

    def plan(connection: sqlite3.Connection) -> list[str]:
        found = history._filter(connection, PLANNED[case])
        query = f"EXPLAIN QUERY PLAN {found.numbers} ORDER BY 1 DESC LIMIT 60"
        return [row["detail"] for row in connection.execute(query, found.values)]

    steps = await store.database.read(plan)
    assert steps
    for step in steps:
        assert "INDEX jobs_by_filter" in step or "PRIMARY KEY (label=?" in step or "SUBQUERY" in step, steps
