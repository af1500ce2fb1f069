"""The store on real files: search, documents, the ledger's single flight, and every way a disk can refuse."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from precis.domain.documents import Block, BlockKind, Document
from precis.domain.errors import DiskFull, Refused, StoreBroken, StoreReadOnly, StoreTooNew
from precis.domain.jobs import JobId, JobRecord, JobState, Length, Mode, Options, TextInput
from precis.domain.labels import Label, LabelSet
from precis.domain.results import Claim, Result, Summary
from precis.domain.steps import Json, Step, StepKind
from precis.store import Store
from precis.store.database import Database
from precis.store.schema import MIGRATIONS
from precis.store.search import safe_query
from precis.store.values import decode_options, encode_options, path_bytes, path_text

WORDS = st.text(max_size=20)
LABEL_SETS = st.builds(
    lambda name, labels: LabelSet(name=name, labels=tuple(Label(label) for label in labels)), WORDS, st.lists(WORDS)
)


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = await Store.open(tmp_path, now)
    yield opened
    await opened.close()


def _record(number: int, title: str) -> JobRecord:
    at = now()
    return JobRecord(JobId(f"job{number}"), title, "", "", None, Options(), JobState.QUEUED, at, at)


async def _add(store: Store, *titles: str) -> None:
    records = [_record(number, title) for number, title in enumerate(titles)]
    await store.jobs.add_jobs(records, [TextInput(title) for title in titles])


def _document(text: str) -> Document:
    return Document("d" * 64, "txt", "A title", text, (Block(BlockKind.PARAGRAPH, 0, len(text)),), reader="r1")


# --- search and documents ---------------------------------------------------------------------------------------------


async def test_history_finds_title_summary_note_and_document_as_one_types(store: Store) -> None:
    await _add(store, "Bericht Grün", "other")
    await store.documents.keep_document(_document("The kestrel hovers."))
    result = Result("d" * 64, "fast", "e", "m", Summary("A headline", (Claim("A claim of note"),)))
    await store.jobs.keep_result(JobId("job0"), result)
    await store.history.note(JobId("job0"), "remember the invoice")
    for query in ("grun", "headli", "claim note", "kestr", "invoice"):
        (row,) = await store.history.search(query)
        assert row.job.id == "job0"
        assert "\x02" in row.snippet
        assert row.snippet.count("\x02") == row.snippet.count("\x03")
    assert [row.job.id for row in await store.history.search()] == ["job1", "job0"]
    assert [row.job.id for row in await store.history.search(limit=1, offset=1)] == ["job0"]
    await store.history.delete(JobId("job0"))
    assert await store.history.search("kestrel") == []
    assert await store.documents.document("d" * 64, "r1") is None


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_no_query_is_bad_syntax(text: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE search USING fts5 (body)")
    query = safe_query(text)
    if query:
        connection.execute("SELECT * FROM search WHERE search MATCH ?", (query,)).fetchall()
    connection.close()


async def test_the_same_document_is_kept_once_and_comes_back_equal(store: Store) -> None:
    document = _document("Text.")
    await asyncio.gather(*(store.documents.keep_document(document) for _ in range(5)))
    assert await store.documents.document(document.id, "r1") == document
    assert await store.documents.document(document.id, "r2") is None


@pytest.mark.proof
async def test_search_in_a_hundred_thousand_rows_is_quick(store: Store) -> None:
    await _add(store, *(f"report {number} of the year" for number in range(100_000)))
    for query in ("", "report 77777", "rep"):
        started = time.perf_counter()
        assert await store.history.search(query)
        assert time.perf_counter() - started < 1.0


# --- values -----------------------------------------------------------------------------------------------------------


@given(
    st.builds(
        Options,
        mode=st.sampled_from(Mode),
        length=st.sampled_from(Length),
        focus=WORDS,
        fresh=st.booleans(),
        label_sets=st.lists(LABEL_SETS, max_size=2).map(tuple),
    )
)
def test_options_come_back_equal(options: Options) -> None:
    assert decode_options(encode_options(options)) == options


@given(st.binary().filter(lambda data: b"\0" not in data))
def test_any_file_name_comes_back(data: bytes) -> None:
    assert path_bytes(path_text(data)) == data


# --- the ledger -------------------------------------------------------------------------------------------------------


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["good", "refused", "cancel"]), min_size=1, max_size=12))
def test_a_key_is_computed_once_whatever_fails_or_leaves(
    tmp_path_factory: pytest.TempPathFactory, plan: list[str]
) -> None:
    asyncio.run(_askers(tmp_path_factory.mktemp("ledger"), plan))


async def _askers(home: Path, plan: list[str]) -> None:
    store = await Store.open(home, now)
    step, computed = Step(StepKind.DRAFT, {"n": 1}), 0

    async def _compute() -> Json:
        nonlocal computed
        await asyncio.sleep(0)
        computed += 1
        if "refused" in plan:
            raise Refused("The model refused.")
        return {"answer": 1}

    tasks = [asyncio.create_task(store.ledger.once(step, _compute)) for _ in plan]
    await asyncio.sleep(0)
    for task, kind in zip(tasks, plan, strict=True):
        if kind == "cancel":
            task.cancel()
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    await asyncio.gather(store.ledger.once(step, _compute), return_exceptions=True)
    assert computed == 1
    for outcome, kind in zip(outcomes, plan, strict=True):
        if kind != "cancel":
            assert isinstance(outcome, Refused) == ("refused" in plan)
    await store.close()


async def test_two_stores_of_one_home_share_a_flight(tmp_path: Path) -> None:
    stores = [await Store.open(tmp_path, now) for _ in range(2)]
    step, computed = Step(StepKind.DRAFT, {"n": 1}), []

    async def _compute() -> Json:
        computed.append(1)
        await asyncio.sleep(0.05)
        return 7

    outcomes = await asyncio.gather(*(store.ledger.once(step, _compute) for store in stores for _ in range(3)))
    assert [outcome.output for outcome in outcomes] == [7] * 6
    assert computed == [1]
    for store in stores:
        await store.close()


# --- files that can't be used -----------------------------------------------------------------------------------------


def test_a_migration_leaves_a_backup_and_a_failed_one_leaves_the_old_version(tmp_path: Path) -> None:
    Database.open(tmp_path).close()

    def _broken(db: object) -> None:
        db.conn.execute("CREATE TABLE half (x)")  # type: ignore[attr-defined]
        raise RuntimeError("stopped in the middle")

    with pytest.raises(RuntimeError):
        Database.open(tmp_path, (*MIGRATIONS, _broken))
    assert (tmp_path / f"precis.before-v{len(MIGRATIONS) + 1}.db").exists()
    Database.open(tmp_path).close()


def test_a_newer_or_damaged_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    Database.open(tmp_path).close()
    file = tmp_path / "precis.db"
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreTooNew):
        Database.open(tmp_path)
    file.write_bytes(b"not a database at all" * 500)
    with pytest.raises(StoreBroken):
        Database.open(tmp_path)
    assert file.read_bytes().startswith(b"not a database")


def test_a_home_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreReadOnly):
        Database.open(tmp_path / "file")


async def test_a_full_disk_refuses_one_write_and_loses_nothing(store: Store) -> None:
    await _add(store, "before")
    pages = await store.database.read(lambda connection: connection.execute("PRAGMA page_count").fetchone()[0])
    await store.database.write(lambda connection: connection.execute(f"PRAGMA max_page_count = {pages + 4}").fetchone())
    with pytest.raises(DiskFull):
        await store.documents.keep_document(_document(os.urandom(200_000).hex()))
    assert [row.job.title for row in await store.history.search()] == ["before"]
    await store.database.write(lambda connection: connection.execute("PRAGMA max_page_count = 1000000").fetchone())
    await store.documents.keep_document(_document("There is room again."))
