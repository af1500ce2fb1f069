"""Takes what was kept of documents out of the store, and then out of its files.

Rows are deleted in one transaction, which also notes that the files still hold them; `scrub` rewrites the files, and
only then is the note closed. A process that ends in between leaves the note, and the next start goes on from it.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from precis.domain.errors import StoreBusy
from precis.domain.jobs import JobId, JobState
from precis.domain.ports import Clock
from precis.store import search
from precis.store.backup_purge import backups_of, purge_backups
from precis.store.database import Database, connect
from precis.store.faults import mapped
from precis.store.usage import forget_texts
from precis.store.values import iso

_RUNNING = tuple(state.value for state in JobState if not state.is_final)
Counts = dict[str, int]


class Purge:
    """Purging over the store's database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def job(self, job: JobId) -> Counts:
        """Delete a job with all that only it needs, and return how many rows of what."""
        return await self._purge("job", lambda connection: _jobs(connection, [job]))

    async def older_than(self, at: datetime) -> Counts:
        """Delete jobs that ended before `at`, and texts, documents, steps and scores of before that none needs."""
        return await self._purge("age", partial(_older, at=iso(at)))

    async def everything(self) -> Counts:
        """Delete all jobs, results, documents, texts, decisions and golden items; numbers, rules and settings stay."""
        return await self._purge("all", _all)

    async def is_due(self, at: datetime) -> bool:
        """Say whether something ended before `at` is still kept."""
        return await self._database.read(partial(_is_due, at=iso(at)))

    async def running(self) -> int:
        """Return how many jobs are under way in a living process."""
        is_alive = self._database.presence.is_alive
        query = f"SELECT owner FROM jobs WHERE owner IS NOT NULL AND state IN ({','.join('?' * len(_RUNNING))})"  # noqa: S608
        rows = await self._database.read(lambda connection: connection.execute(query, _RUNNING).fetchall())
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

        See `backup_purge`: a backup in the database's format loses what was purged and keeps the rest.

        Raises:
            StoreBusy: another program reads the database; the next start tries again.
            StoreError: no room for the rewriting, or the file can't be written.
        """
        await asyncio.to_thread(_scrub, self._database.file)
        at = iso(self._clock())
        query = "UPDATE purges SET scrubbed_at = ? WHERE scrubbed_at IS NULL"
        await self._database.write(lambda connection: connection.execute(query, (at,)) and None)

    async def _purge(self, what: str, delete: Callable[[sqlite3.Connection], Counts]) -> Counts:
        at = iso(self._clock())

        def _write(connection: sqlite3.Connection) -> Counts:
            counts = delete(connection)
            row = (at, what, json.dumps(counts))
            connection.execute("INSERT INTO purges (at, what, counts) VALUES (?, ?, ?)", row)
            return counts

        return await self._database.write(_write)


def _is_due(connection: sqlite3.Connection, at: str) -> bool:
    queries = (
        f"SELECT 1 FROM jobs WHERE updated_at < ? AND state NOT IN ({_quoted(_RUNNING)})",  # noqa: S608 -- own words
        "SELECT 1 FROM calls WHERE started_at < ? AND (prompt <> '' OR output <> '')",
        "SELECT 1 FROM documents AS d WHERE added_at < ? AND NOT EXISTS (SELECT 1 FROM jobs WHERE document_id = d.id)",
    )
    return any(connection.execute(f"{query} LIMIT 1", (at,)).fetchone() for query in queries)


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)


def _jobs(connection: sqlite3.Connection, jobs: Sequence[str]) -> Counts:
    """Delete the jobs, their prompts and golden items, and the documents and steps that no other job needs."""
    counts: Counts = {"jobs": 0, "golden_items": 0}
    documents: set[str] = set()
    for job in jobs:
        row = connection.execute("DELETE FROM jobs WHERE id = ? RETURNING number, document_id", (job,)).fetchone()
        if row is None:
            continue
        counts["jobs"] += 1
        documents.add(row["document_id"] or "")
        search.remove(connection, row["number"])
        forget_texts(connection, job)
        connection.execute("UPDATE calls SET prompt = '', output = '' WHERE job = ?", (job,))
        items = f"{job}-%"
        counts["golden_items"] += connection.execute("DELETE FROM golden_items WHERE id LIKE ?", (items,)).rowcount
        connection.execute("DELETE FROM eval_scores WHERE item LIKE ?", (items,))
    return counts | _unneeded(connection, documents - {""})


def _older(connection: sqlite3.Connection, at: str) -> Counts:
    query = f"SELECT id FROM jobs WHERE updated_at < ? AND state NOT IN ({_quoted(_RUNNING)})"  # noqa: S608 -- own words
    counts = _jobs(connection, [row[0] for row in connection.execute(query, (at,)).fetchall()])
    old = connection.execute(
        "SELECT DISTINCT job FROM calls WHERE started_at < ? AND job IS NOT NULL", (at,)
    ).fetchall()
    for (job,) in old:
        forget_texts(connection, job)
    connection.execute("UPDATE calls SET prompt = '', output = '' WHERE started_at < ?", (at,))
    counts["golden_items"] += connection.execute("DELETE FROM golden_items WHERE added_at < ?", (at,)).rowcount
    counts["eval_runs"] = connection.execute("DELETE FROM eval_runs WHERE started_at < ?", (at,)).rowcount
    return counts


def _all(connection: sqlite3.Connection) -> Counts:
    names = ("jobs", "documents", "steps", "call_texts", "golden_items", "eval_runs", "decisions")
    counts = {name: connection.execute(f"DELETE FROM {name}").rowcount for name in names}  # noqa: S608 -- own words
    for name in ("step_uses", "leases", "search"):
        connection.execute(f"DELETE FROM {name}")  # noqa: S608 -- own words
    connection.execute("UPDATE calls SET prompt = '', output = ''")
    return counts


def _unneeded(connection: sqlite3.Connection, documents: set[str]) -> Counts:
    """Delete the named documents and all others that no job is about, and steps that no kept document uses.

    What a job under way may just have made is not known to be its own yet: what is as young as that job stays, unless
    it is of a named document.
    """
    row = connection.execute(f"SELECT min(created_at) FROM jobs WHERE state IN ({_quoted(_RUNNING)})").fetchone()  # noqa: S608
    before = row[0] or "9999"
    needed = "EXISTS (SELECT 1 FROM jobs WHERE document_id = {0})"
    for document in documents:
        if connection.execute("SELECT 1 FROM jobs WHERE document_id = ?", (document,)).fetchone() is None:
            connection.execute("UPDATE documents SET added_at = '' WHERE id = ?", (document,))
            connection.execute(
                "UPDATE steps SET committed_at = '' WHERE key IN (SELECT step FROM step_uses WHERE document = ?)",
                (document,),
            )
    # Only this module's own words are put into the statements.
    connection.execute(
        f"DELETE FROM step_uses WHERE NOT {needed.format('step_uses.document')}"  # noqa: S608
        " AND (SELECT committed_at FROM steps WHERE key = step) < ?",
        (before,),
    )
    removed = connection.execute(
        f"DELETE FROM documents WHERE added_at < ? AND NOT {needed.format('documents.id')}",  # noqa: S608
        (before,),
    ).rowcount
    steps = connection.execute(
        "DELETE FROM steps WHERE committed_at < ? AND NOT EXISTS (SELECT 1 FROM step_uses WHERE step = key)", (before,)
    ).rowcount
    connection.execute("DELETE FROM step_uses WHERE step NOT IN (SELECT key FROM steps)")
    return {"documents": removed, "steps": steps}


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
