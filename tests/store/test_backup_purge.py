"""A purge is repeated on each backup by what was asked for: what went is in no file, and all else stays."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from precis.domain.errors import StoreBusy
from precis.domain.jobs import JobId, JobRecord, JobState, Options, TextInput
from precis.store import Store, database
from precis.store.database import Database
from precis.store.jobs import Jobs
from precis.store.restoring import back_up, go_back, is_whole
from precis.store.schema import MIGRATIONS

NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
LATER = NOW + timedelta(days=40)
BEFORE_TOKENS = 7


def _records(names: tuple[str, ...], at: datetime) -> tuple[list[JobRecord], list[TextInput]]:
    jobs = [
        JobRecord(JobId(name), _title(name), "", name, None, Options(), JobState.CANCELLED, at, at) for name in names
    ]
    return jobs, [TextInput("text", _title(name)) for name in names]


def _title(name: str) -> str:
    return f"Zymurgy of {name * 3}"


async def _add(home: Path, *names: str, at: datetime = NOW) -> None:
    store = await Store.open(home, lambda: at)
    await store.jobs.add_jobs(*_records(names, at))
    await store.close()


async def _purge(home: Path, *jobs: str, scrubs: bool = True, before: datetime | None = None) -> None:
    """Purge jobs, or what ended before a time, or (with neither) everything."""
    store = await Store.open(home, lambda: LATER)
    try:
        for job in jobs:
            await store.purge.job(JobId(job))
        if before is not None:
            await store.purge.older_than(before)
        elif not jobs:
            await store.purge.everything()
        if scrubs:
            await store.purge.scrub()
    finally:
        await store.close()


async def _scrub(home: Path) -> bool:
    """Do what a start does; say whether there was something to do."""
    store = await Store.open(home, lambda: LATER)
    try:
        if was_open := await store.purge.is_open():
            await store.purge.scrub()
        return was_open
    finally:
        await store.close()


def _jobs(file: Path) -> set[str]:
    return {str(row[0]) for row in _read(file, "SELECT id FROM jobs")}


def _read(file: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(query).fetchall()


def _change(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        for statement in statements:
            connection.execute(statement)


def _holding(home: Path, name: str) -> list[str]:
    """Return the files in which the title stands, or what the index makes of it."""
    words = (_title(name).encode(), (name * 3).encode())
    return [file.name for file in home.glob("precis.*") if any(word in file.read_bytes() for word in words)]


async def _gone_back(home: Path) -> Path:
    """Make a, b; back up; make c; go back. Return the backup of what was there before that: a, b, c."""
    await _add(home, "abel", "berta")
    backup = back_up(home, NOW)
    await _add(home, "carla")
    return go_back(home, backup, NOW).set_aside


async def test_after_going_back_a_purge_leaves_the_way_forward(tmp_path: Path) -> None:
    forward = await _gone_back(tmp_path)
    await _purge(tmp_path, "abel")
    assert _holding(tmp_path, "abel") == []
    assert _jobs(forward) == {"berta", "carla"}
    assert _jobs(tmp_path / "precis.db") == {"berta"}
    assert is_whole(forward)
    go_back(tmp_path, forward, LATER)
    assert not await _scrub(tmp_path)
    assert _jobs(tmp_path / "precis.db") == {"berta", "carla"}


async def test_a_time_is_repeated_as_a_time(tmp_path: Path) -> None:
    await _add(tmp_path, "abel")
    backup = back_up(tmp_path, NOW)
    await _add(tmp_path, "dora")
    await _add(tmp_path, "emil", at=LATER)
    forward = go_back(tmp_path, backup, LATER).set_aside
    await _purge(tmp_path, before=NOW + timedelta(days=1))
    assert _jobs(forward) == {"emil"}, "as old as what was asked for, in that state too; the rest stays"
    assert [_holding(tmp_path, name) for name in ("abel", "dora")] == [[], []]


async def test_everything_is_everything_in_the_backups_too(tmp_path: Path) -> None:
    forward = await _gone_back(tmp_path)
    await _purge(tmp_path)
    assert _jobs(forward) == set()
    assert [_holding(tmp_path, name) for name in ("abel", "berta", "carla")] == [[], [], []]


async def test_what_was_deleted_does_not_come_back_by_going_back(tmp_path: Path) -> None:
    await _add(tmp_path, "abel", "berta")
    backup = back_up(tmp_path, NOW)
    await _purge(tmp_path, "abel", scrubs=False)  # as the history deletes: the bytes go at the next start
    forward = go_back(tmp_path, backup, NOW).set_aside
    assert _jobs(tmp_path / "precis.db") == {"berta"}
    assert await _scrub(tmp_path), "the files of before still hold it"
    assert _holding(tmp_path, "abel") == []
    assert _jobs(forward) == _jobs(backup) == {"berta"}
    assert not await _scrub(tmp_path)


async def test_a_backup_that_is_brought_back_later_is_purged_then(tmp_path: Path) -> None:
    await _add(tmp_path, "abel", "berta")
    backup = back_up(tmp_path, NOW)
    away = backup.replace(tmp_path / "away")
    await _purge(tmp_path, "abel")
    away.replace(backup)
    go_back(tmp_path, backup, NOW)
    assert _jobs(tmp_path / "precis.db") == {"berta"}
    await _purge(tmp_path, "berta")
    assert [_holding(tmp_path, name) for name in ("abel", "berta")] == [[], []]


async def test_a_backup_that_is_in_use_is_purged_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 10)
    forward = await _gone_back(tmp_path)
    other = back_up(tmp_path, LATER)
    with closing(sqlite3.connect(forward, isolation_level=None)) as user:
        user.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy):
            await _purge(tmp_path, "abel")
    assert _jobs(forward) == {"abel", "berta", "carla"}
    assert _jobs(other) == {"berta"}, "one that hinders does not keep the others from it"
    assert await _scrub(tmp_path)
    assert _jobs(forward) == {"berta", "carla"}
    assert _holding(tmp_path, "abel") == []


async def test_only_ids_of_jobs_are_kept_of_what_was_purged(tmp_path: Path) -> None:
    await _add(tmp_path, "abel")
    _change(
        tmp_path / "precis.db",
        "INSERT INTO documents VALUES ('d1', 'r', 'text', 't', 1, 1, x'00', '2026')",
        "UPDATE jobs SET document_id = 'd1'",
    )
    await _purge(tmp_path, "abel", scrubs=False)
    kept = "SELECT kind, id FROM purged ORDER BY kind"
    assert _read(tmp_path / "precis.db", kept) == [("document", "d1"), ("job", "abel")]
    await _scrub(tmp_path)
    assert _read(tmp_path / "precis.db", kept) == [("job", "abel")]


async def test_what_was_under_way_when_the_backup_was_made_goes_with_its_job(tmp_path: Path) -> None:
    await _add(tmp_path, "abel", "berta")
    file = tmp_path / "precis.db"
    _change(
        file,
        "UPDATE jobs SET state = 'running', created_at = '2025' WHERE id = 'berta'",  # what is younger is left to it
        "INSERT INTO documents VALUES ('d1', 'r', 'text', 't', 1, 1, x'00', '2026')",
        "INSERT INTO steps VALUES ('s1', 'notes', x'00', NULL, 1, 1, '2026')",
        "INSERT INTO steps VALUES ('s2', 'notes', x'00', NULL, 1, 1, '2026')",
        "INSERT INTO step_uses VALUES ('s1', 'd1'), ('s2', 'd1'), ('s2', 'd2')",
        "INSERT INTO documents VALUES ('d2', 'r', 'text', 't', 1, 1, x'00', '2026')",
        "UPDATE jobs SET document_id = 'd2' WHERE id = 'berta'",
        "INSERT INTO call_texts VALUES ('t1', x'00')",
    )
    backup = back_up(tmp_path, NOW)
    _change(file, "UPDATE jobs SET document_id = 'd1' WHERE id = 'abel'")
    await _purge(tmp_path, "abel")
    assert _read(backup, "SELECT id FROM documents") == [("d2",)]
    assert _read(backup, "SELECT key FROM steps") == [("s2",)], "a step that another document needs stays"
    assert _read(backup, "SELECT id FROM call_texts") == []


async def test_what_another_job_of_the_backup_needs_stays(tmp_path: Path) -> None:
    await _add(tmp_path, "abel")
    backup = back_up(tmp_path, NOW)
    await _add(tmp_path, "carla")
    _change(
        tmp_path / "precis.db",
        "INSERT INTO documents VALUES ('d1', 'r', 'text', 't', 1, 1, x'00', '2026')",
        "INSERT INTO steps VALUES ('s1', 'notes', x'00', NULL, 1, 1, '2026')",
        "INSERT INTO step_uses VALUES ('s1', 'd1')",
        "UPDATE jobs SET document_id = 'd1'",
    )
    forward = go_back(tmp_path, backup, NOW).set_aside
    await _purge(tmp_path, "abel")
    assert _jobs(forward) == {"carla"}
    assert _read(forward, "SELECT id, key FROM documents, steps") == [("d1", "s1")]


# --- backups and notes from before purges had tokens ------------------------------------------------------------------


async def _add_before_tokens(home: Path, *names: str) -> None:
    earlier = Database.open(home, MIGRATIONS[:BEFORE_TOKENS])
    await Jobs(earlier, lambda: NOW).add_jobs(*_records(names, NOW))
    earlier.close()


async def test_a_backup_of_an_earlier_format_is_brought_up_to_date_and_keeps_the_rest(tmp_path: Path) -> None:
    await _add_before_tokens(tmp_path, "abel", "berta")
    await _add(tmp_path, "carla")
    backup = tmp_path / f"precis.before-v{BEFORE_TOKENS + 1}.db"
    assert _read(backup, "PRAGMA user_version") == [(BEFORE_TOKENS,)]
    await _purge(tmp_path, "abel", "carla")
    assert [_holding(tmp_path, name) for name in ("abel", "carla")] == [[], []]
    assert _jobs(backup) == {"berta"}
    assert is_whole(backup)
    assert _read(backup, "PRAGMA user_version") == [(len(MIGRATIONS),)]


@pytest.mark.parametrize(("what", "left"), [("job", {"berta"}), ("age", set[str]()), ("all", set[str]())])
async def test_a_note_that_does_not_say_of_what_counts_for_earlier_backups(
    tmp_path: Path, what: str, left: set[str]
) -> None:
    await _add_before_tokens(tmp_path, "abel", "berta")
    backup = back_up(tmp_path, NOW)
    _change(
        tmp_path / "precis.db",
        "DELETE FROM jobs WHERE id = 'abel'",
        "DELETE FROM search WHERE title LIKE '%abel%'",
        f"INSERT INTO purges (at, what, counts) VALUES ('2026', '{what}', '{{}}')",
    )
    await _add(tmp_path, "carla")
    newer = back_up(tmp_path, LATER)
    assert await _scrub(tmp_path)
    assert _holding(tmp_path, "abel") == []
    assert _jobs(backup) == left
    assert _jobs(newer) == _jobs(tmp_path / "precis.db") == {"berta", "carla"}
    go_back(tmp_path, backup, LATER)
    assert not await _scrub(tmp_path), "it is closed in all copies"
