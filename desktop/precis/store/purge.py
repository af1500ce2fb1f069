"""Takes what was kept of documents out of the store, and then out of its files.

Rows are deleted in one transaction, which also notes what went and that the files still hold it; `scrub` rewrites the
files, and only then is the note closed. A process that ends in between leaves the note, and the next start goes on.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import sqlite3
import uuid
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from precis.domain.errors import StoreBusy
from precis.domain.jobs import JobId
from precis.domain.ports import Clock
from precis.store.backup_purge import backups_of, close_records, purge_backups
from precis.store.database import Database, connect
from precis.store.faults import mapped
from precis.store.purge_rows import RUNNING, Counts, Gone, delete_all, delete_jobs, delete_older
from precis.store.values import iso, quoted


class Purge:
    """Purging over the store's database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._scrubbing = asyncio.Lock()

    async def job(self, job: JobId) -> Counts:
        """Delete a job with all that only it needs, and return how many rows of what."""
        return await self._purge("job", lambda connection, gone: delete_jobs(connection, [job], gone))

    async def older_than(self, at: datetime) -> Counts:
        """Delete jobs that ended before `at`, and texts, documents, steps and scores of before that none needs."""
        until = iso(at)
        return await self._purge("age", lambda connection, gone: delete_older(connection, until, gone), until)

    async def everything(self) -> Counts:
        """Delete all jobs, results, documents, texts, decisions and golden items; numbers, rules and settings stay."""
        return await self._purge("all", lambda connection, _: delete_all(connection))

    async def is_due(self, at: datetime) -> bool:
        """Say whether something ended before `at` is still kept."""
        return await self._database.read(partial(_is_due, at=iso(at)))

    async def running(self) -> int:
        """Return how many jobs are under way in a living process."""
        is_alive = self._database.presence.is_alive
        query = f"SELECT owner FROM jobs WHERE owner IS NOT NULL AND state IN ({','.join('?' * len(RUNNING))})"  # noqa: S608
        rows = await self._database.read(lambda connection: connection.execute(query, RUNNING).fetchall())
        return sum(is_alive(row["owner"]) for row in rows)

    async def backups(self) -> tuple[list[Path], list[Path]]:
        """Return which backups a purge rewrites, and which it deletes since it can't."""
        return await asyncio.to_thread(backups_of, self._database.file)

    async def is_open(self) -> bool:
        """Say whether the files still hold something that was purged."""
        query = "SELECT 1 FROM purges WHERE scrubbed_at IS NULL"
        return await self._database.read(lambda connection: connection.execute(query).fetchone() is not None)

    async def scrub(self) -> None:
        """Rewrite the database without what was deleted and empty its WAL; then rewrite or delete its backups.

        See `backup_purge`: a backup loses what was purged on purpose and keeps the rest.

        Raises:
            StoreBusy: another program reads the database or a backup; the next start tries again.
            StoreError: no room for the rewriting, or the file can't be written.
        """
        async with self._scrubbing:
            # What is deleted while the files are rewritten may still be in them: only what is noted by now is closed.
            newest = await self._database.read(_newest)
            await asyncio.to_thread(_scrub, self._database.file)
            at = iso(self._clock())
            await self._database.write(lambda connection: close_records(connection, newest, at))

    async def _purge(self, what: str, delete: Callable[[sqlite3.Connection, Gone], Counts], until: str = "") -> Counts:
        at, token = iso(self._clock()), uuid.uuid4().hex

        def _write(connection: sqlite3.Connection) -> Counts:
            gone = Gone()
            counts = delete(connection, gone)
            row = (at, what, json.dumps(counts), token, until or None)
            connection.execute("INSERT INTO purges (at, what, counts, token, until_at) VALUES (?, ?, ?, ?, ?)", row)
            rows = [(token, kind, each) for kind, each in gone.rows()]
            connection.executemany("INSERT INTO purged (token, kind, id) VALUES (?, ?, ?)", rows)
            return counts

        return await self._database.write(_write)


def _newest(connection: sqlite3.Connection) -> int:
    row = connection.execute("SELECT max(id) FROM purges").fetchone()
    return row[0] or 0


def _is_due(connection: sqlite3.Connection, at: str) -> bool:
    queries = (
        f"SELECT 1 FROM jobs WHERE updated_at < ? AND state NOT IN ({quoted(RUNNING)})",  # noqa: S608 -- own words
        "SELECT 1 FROM calls WHERE started_at < ? AND (prompt <> '' OR output <> '')",
        "SELECT 1 FROM documents AS d WHERE added_at < ? AND NOT EXISTS (SELECT 1 FROM jobs WHERE document_id = d.id)",
    )
    return any(connection.execute(f"{query} LIMIT 1", (at,)).fetchone() for query in queries)


def _scrub(file: Path) -> None:
    with mapped(file), contextlib.closing(connect(file)) as connection:
        # SQLite before 3.42 keeps deleted terms in the index until its segments are merged.
        connection.execute("INSERT INTO search (search) VALUES ('optimize')")
        connection.execute("VACUUM")
        is_busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if is_busy:
        raise StoreBusy("Another program reads the database: what was purged is not out of its files yet.", _CLOSE)
    with mapped(file):
        purge_backups(file)


_CLOSE = "Close it; the next start of Précis goes on with it."
