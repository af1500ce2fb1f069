"""The way back from a damaged database: the newest whole backup, with the damaged file kept."""

from __future__ import annotations

import contextlib
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from precis.domain.errors import StoreBroken, StoreBusy, WrongUse
from precis.domain.jobs import JobId, JobRecord, JobState, Options, TextInput
from precis.store import Store
from precis.store.restoring import Contents, back_up, contents, go_back, is_whole, restore

NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)


async def _add(home: Path, *names: str) -> None:
    store = await Store.open(home, lambda: NOW)
    records = [JobRecord(JobId(name), name, "", name, None, Options(), JobState.QUEUED, NOW, NOW) for name in names]
    await store.jobs.add_jobs(records, [TextInput("text", name) for name in names])
    await store.close()


async def _names(home: Path) -> set[str]:
    store = await Store.open(home, lambda: NOW)
    try:
        return {str(record.id) for record in await store.jobs.jobs()}
    finally:
        await store.close()


def _damage(home: Path) -> bytes:
    file = home / "precis.db"
    body = bytearray(file.read_bytes())
    body[4096:] = b"\xa5" * (len(body) - 4096)
    file.write_bytes(body)
    return bytes(body)


async def test_the_backup_comes_back_and_the_damaged_file_is_kept(tmp_path: Path) -> None:
    await _add(tmp_path, "a", "b")
    backup = back_up(tmp_path, NOW)
    await _add(tmp_path, "c")
    damaged = _damage(tmp_path)
    done = restore(tmp_path, NOW)
    assert (done.backup, done.jobs) == (backup, 2)
    assert done.set_aside.read_bytes() == damaged
    assert await _names(tmp_path) == {"a", "b"}


async def test_a_damaged_backup_is_passed_over(tmp_path: Path) -> None:
    await _add(tmp_path, "a")
    good = back_up(tmp_path, NOW)
    newer = back_up(tmp_path, NOW + timedelta(hours=1))
    newer.write_bytes(newer.read_bytes()[:5000])
    _damage(tmp_path)
    assert restore(tmp_path, NOW).backup == good


async def test_a_whole_database_is_never_replaced(tmp_path: Path) -> None:
    await _add(tmp_path, "a")
    back_up(tmp_path, NOW)
    await _add(tmp_path, "b")
    with pytest.raises(WrongUse):
        restore(tmp_path, NOW)
    assert await _names(tmp_path) == {"a", "b"}


async def test_without_a_backup_nothing_is_moved(tmp_path: Path) -> None:
    await _add(tmp_path, "a")
    damaged = _damage(tmp_path)
    with pytest.raises(StoreBroken):
        restore(tmp_path, NOW)
    assert (tmp_path / "precis.db").read_bytes() == damaged


async def test_an_open_precis_is_left_alone(tmp_path: Path) -> None:
    await _add(tmp_path, "a")
    back_up(tmp_path, NOW)
    store = await Store.open(tmp_path, lambda: NOW)
    try:
        with pytest.raises(StoreBusy):
            restore(tmp_path, NOW)
    finally:
        await store.close()


async def test_a_damaged_database_is_not_backed_up(tmp_path: Path) -> None:
    await _add(tmp_path, "a")
    _damage(tmp_path)
    with pytest.raises(StoreBroken):
        back_up(tmp_path, NOW)
    assert list(tmp_path.glob("precis.backup-*")) == []


def test_an_empty_file_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(WrongUse):
        back_up(tmp_path, NOW)
    sqlite3.connect(tmp_path / "x.db").close()
    assert not is_whole(tmp_path / "x.db")


async def test_going_back_keeps_what_was_there_as_a_backup(tmp_path: Path) -> None:
    await _add(tmp_path, "a", "b")
    backup = back_up(tmp_path, NOW)
    await _add(tmp_path, "c")
    done = go_back(tmp_path, backup, NOW)
    assert (done.backup, done.jobs, done.jobs_before) == (backup, 2, 3)
    assert await _names(tmp_path) == {"a", "b"}
    again = go_back(tmp_path, done.set_aside, NOW + timedelta(seconds=1))
    assert again.set_aside != done.set_aside
    assert await _names(tmp_path) == {"a", "b", "c"}, "and the way back from there"


async def test_going_back_from_a_damaged_database_keeps_the_damaged_file(tmp_path: Path) -> None:
    await _add(tmp_path, "a")
    backup = back_up(tmp_path, NOW)
    damaged = _damage(tmp_path)
    done = go_back(tmp_path, backup, NOW)
    assert done.jobs_before is None
    assert done.set_aside.read_bytes() == damaged
    assert await _names(tmp_path) == {"a"}


@pytest.mark.parametrize("harm", ["damaged", "gone", "elsewhere", "newer"])
async def test_a_backup_that_cannot_be_used_changes_nothing(tmp_path: Path, harm: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    await _add(home, "a")
    backup = back_up(home, NOW)
    await _add(home, "b")
    if harm == "damaged":
        backup.write_bytes(backup.read_bytes()[:5000])
    elif harm == "gone":
        backup.unlink()
    elif harm == "elsewhere":
        backup = backup.replace(tmp_path / backup.name)
    else:
        with contextlib.closing(sqlite3.connect(backup)) as connection:
            connection.execute("PRAGMA user_version = 9999")
    with pytest.raises(WrongUse if harm in ("gone", "elsewhere") else StoreBroken):
        go_back(home, backup, NOW)
    assert await _names(home) == {"a", "b"}
    assert not list(home.glob("*before-restore*"))
    assert not list(home.glob("*.part"))


async def test_going_back_waits_for_no_open_precis(tmp_path: Path) -> None:
    await _add(tmp_path, "a")
    backup = back_up(tmp_path, NOW)
    store = await Store.open(tmp_path, lambda: NOW)
    try:
        with pytest.raises(StoreBusy):
            go_back(tmp_path, backup, NOW)
    finally:
        await store.close()


async def test_what_a_backup_holds_is_told_without_touching_it(tmp_path: Path) -> None:
    await _add(tmp_path, "a", "b")
    backup = back_up(tmp_path, NOW)
    before = sorted(file.name for file in tmp_path.iterdir())
    assert contents(backup) == Contents(2, 0, NOW)
    assert sorted(file.name for file in tmp_path.iterdir()) == before, "no log is made beside it"
    backup.write_bytes(b"no database")
    assert contents(backup) is None
