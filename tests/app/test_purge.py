"""Purged text is in no file any more: every byte under the data folder is looked at, and every value unpacked."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from precis.app import Outcome, Precis, open_precis
from precis.domain.errors import WrongUse
from precis.domain.jobs import JobId, Options, TextInput
from precis.settings import load_settings
from precis.store import purge
from precis.store.restoring import is_whole
from tests.app.test_model_jobs import by_rule, program, run
from tests.fakes.servers import FakeOpenAI

FIRST = "The zymurgist Quibblewick stores ninety barrels in the cellar. The rent of the cellar is 1,200 euros a month."
SECOND = "The falconer Wrenhollow keeps eleven hawks in the tower. The rent of the tower is 2,300 euros a month."
FIRST_WORDS, SECOND_WORDS = (b"uibblewick", b"zymurgist", b"Cask title"), (b"renhollow", b"falconer", b"Hawk title")


def held(home: Path, words: tuple[bytes, ...]) -> list[str]:
    """Return where under `home` one of the words stands, whatever its case."""
    return [place for place, data in _bytes(home) if any(word.lower() in data.lower() for word in words)]


def _bytes(home: Path) -> Iterator[tuple[str, bytes]]:
    for file in home.rglob("*"):
        if file.is_file() and file.name != "settings.toml":
            yield file.name, file.read_bytes()
    for file in (home / name for name in ("precis.db", "precis.before-v2.db") if (home / name).exists()):
        with closing(sqlite3.connect(file)) as connection:
            tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            for table in tables:
                for row in connection.execute(f"SELECT * FROM {table}"):
                    yield f"{file.name}: {table}", b"\n".join(_unpacked(value) for value in row)


def _unpacked(value: object) -> bytes:
    if isinstance(value, bytes):
        for start in range(min(len(value), 16)):  # documents have a head before what is compressed
            try:
                return value[:start] + zlib.decompressobj().decompress(value[start:])
            except zlib.error:
                continue
        return value
    return str(value).encode("utf-8", "surrogatepass")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PRECIS_KEY_WORK", "sk-canary-0123456789abcdef")
    return tmp_path / "home"


async def _two(precis: Precis, home: Path) -> list[Outcome]:
    """Run two documents on a model engine, keep the first as a golden item, and leave copies of the database behind."""
    outcomes = await run(precis, [TextInput(FIRST, "Cask title"), TextInput(SECOND, "Hawk title")])
    first = outcomes[0]
    assert first.result
    assert first.document
    await precis.evaluation.add(first.job, first.result, first.document)
    # A reply that another job finds again, so that its step is used twice.
    outcomes += await run(precis, [TextInput(FIRST, "Cask title")], Options(engine="embedded"))
    with (
        closing(sqlite3.connect(home / "precis.db")) as source,
        closing(sqlite3.connect(home / "precis.before-v2.db")) as to,
    ):
        source.backup(to)
    (home / "precis.backup-20260101T000000.db").write_bytes(FIRST.encode())
    (home / "logs").mkdir(exist_ok=True)
    (home / "logs" / "crash-1.txt").write_text(FIRST)
    return outcomes


async def test_one_job_leaves_and_the_others_stay_whole(home: Path) -> None:
    async with FakeOpenAI(by_rule) as server:
        async with program(home, server) as precis:
            outcomes = await _two(precis, home)
        assert held(home, FIRST_WORDS)
        async with program(home, server) as precis:
            counts = await precis.purging.job(outcomes[0].job.id)
            assert counts["jobs"] == 1
            assert counts["documents"] == 0  # another job is about it
            await precis.purging.job(outcomes[2].job.id)
        assert held(home, FIRST_WORDS) == []
        assert held(home, SECOND_WORDS)
        calls = server.calls
        async with program(home, server) as precis:
            assert [row.job.id for row in await precis.history()] == [outcomes[1].job.id]
            assert [row.job.id for row in await precis.history("hawks")] == [outcomes[1].job.id]
            await run(precis, [TextInput(SECOND, "Hawk title")])
        assert server.calls == calls, "the kept document's steps are kept"


async def test_a_backup_keeps_the_rest_and_can_be_gone_back_to(home: Path) -> None:
    async with FakeOpenAI(by_rule) as server:
        async with program(home, server) as precis:
            outcomes = await _two(precis, home)
            rewritten, deleted = await precis.purging.backups()
            assert [file.name for file in rewritten] == ["precis.before-v2.db"]
            assert [file.name for file in deleted] == ["precis.backup-20260101T000000.db"]
            for place in (0, 2):
                await precis.purging.job(outcomes[place].job.id)
        assert held(home, FIRST_WORDS) == []
        backup = home / "precis.before-v2.db"
        assert is_whole(backup)
        (home / "precis.db").write_bytes(backup.read_bytes())
        (home / "precis.db-wal").unlink(missing_ok=True)
        calls = server.calls
        async with program(home, server) as precis:
            assert [row.job.id for row in await precis.history("hawks")] == [outcomes[1].job.id]
            await run(precis, [TextInput(SECOND, "Hawk title")])
        assert server.calls == calls, "the kept document's steps are in the backup"
    assert not (home / "precis.backup-20260101T000000.db").exists()


async def test_everything_leaves_but_numbers(home: Path) -> None:
    async with FakeOpenAI(by_rule) as server:
        async with program(home, server) as precis:
            await _two(precis, home)
            before = await precis.usage("engine")
            await precis.purging.everything()
            assert await precis.usage("engine") == before
            assert await precis.history() == []
        assert held(home, (*FIRST_WORDS, *SECOND_WORDS)) == []


async def test_the_settings_days_are_kept_at_a_start(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with FakeOpenAI(by_rule) as server:
        async with program(home, server) as precis:
            outcomes = await _two(precis, home)
        with closing(sqlite3.connect(home / "precis.db")) as connection:
            for table, column in (("calls", "started_at"), ("documents", "added_at")):
                connection.execute(f"UPDATE {table} SET {column} = '2020' || substr({column}, 5)")
            connection.execute(
                "UPDATE jobs SET updated_at = '2020' || substr(updated_at, 5) WHERE title = 'Cask title'"
            )
            connection.execute("UPDATE golden_items SET added_at = '2020' || substr(added_at, 5)")
            connection.commit()
        async with program(home, server, "[privacy]\nkeep_history_days = 30\n") as precis:
            await precis.purging.retain()
            assert [row.job.id for row in await precis.history()] == [outcomes[1].job.id]
        assert held(home, FIRST_WORDS) == ["crash-1.txt"]  # not 30 days old
        async with program(home, server, "[privacy]\nkeep_history_days = 30\n") as precis:
            assert not await precis._parts.store.purge.is_open()


async def test_a_deletion_is_out_of_the_files_after_the_next_start(home: Path) -> None:
    async with FakeOpenAI(by_rule) as server:
        async with program(home, server) as precis:
            (outcome,) = await run(precis, [TextInput(FIRST, "Cask title")])
            await precis.delete(outcome.job.id)
            assert await precis._parts.store.purge.is_open()
        async with program(home, server) as precis:
            await precis.purging.retain()
        assert held(home, FIRST_WORDS) == []


async def test_what_cannot_be_purged_is_said(home: Path) -> None:
    home.mkdir()
    async with open_precis(load_settings(home)) as precis:
        with pytest.raises(WrongUse, match="no job"):
            await precis.purging.job(JobId("nothing"))
        assert await precis.purging.older_than(0) == {
            "jobs": 0,
            "golden_items": 0,
            "documents": 0,
            "steps": 0,
            "eval_runs": 0,
        }


async def test_what_is_deleted_while_files_are_rewritten_is_scrubbed_after(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rewrite, begun, may_end = purge._scrub, threading.Event(), threading.Event()

    def slow(file: Path) -> None:
        rewrite(file)
        begun.set()
        assert may_end.wait(60)

    async with FakeOpenAI(by_rule) as server, program(home, server) as precis:
        outcomes = await _two(precis, home)
        monkeypatch.setattr(purge, "_scrub", slow)
        first = asyncio.create_task(precis.purging.job(outcomes[0].job.id))
        assert await asyncio.to_thread(begun.wait, 60)
        await precis.purging.delete(outcomes[1].job.id)
        may_end.set()
        await first
        assert held(home, SECOND_WORDS)
        await precis.purging.retain()
    assert held(home, SECOND_WORDS) == []
