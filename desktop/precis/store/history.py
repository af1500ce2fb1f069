"""The history: what was done, newest first, or what matches a query, best first."""

from __future__ import annotations

import sqlite3
from typing import Any

from precis.domain.jobs import JobId
from precis.domain.ports import HistoryRow
from precis.store import search
from precis.store.database import Database
from precis.store.jobs import record_of


class History:
    """Implements `History` of the domain over the store's database. Private jobs leave no trace here."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def search(self, query: str = "", *, limit: int = 200, offset: int = 0) -> list[HistoryRow]:
        """Return the rows from `offset` on, `limit` at most; a query of signs only matches nothing."""
        if not query.strip():
            return await self._database.read(lambda connection: _newest(connection, limit, offset))
        safe = search.safe_query(query)
        if not safe:
            return []
        return await self._database.read(lambda connection: _matching(connection, safe, limit, offset))

    async def note(self, job: JobId, text: str) -> None:
        """Keep the person's note on the job, and make it findable."""

        def _write(connection: sqlite3.Connection) -> None:
            row = connection.execute(
                "UPDATE jobs SET note = ? WHERE id = ? AND NOT is_private RETURNING number", (text, job)
            ).fetchone()
            if row is not None:
                search.index(connection, row["number"])

        await self._database.write(_write)

    async def delete(self, job: JobId) -> None:
        """Delete the job with its results, and its document where no other job is about it."""
        await self._database.write(lambda connection: _delete(connection, job))


def _newest(connection: sqlite3.Connection, limit: int, offset: int) -> list[HistoryRow]:
    query = "SELECT * FROM jobs WHERE NOT is_private ORDER BY number DESC LIMIT ? OFFSET ?"
    return [_row(connection, row, "") for row in connection.execute(query, (limit, offset))]


def _matching(connection: sqlite3.Connection, query: str, limit: int, offset: int) -> list[HistoryRow]:
    rows: list[HistoryRow] = []
    for hit in search.hits(connection, query, limit, offset):
        job = connection.execute("SELECT * FROM jobs WHERE number = ?", (hit["number"],)).fetchone()
        rows.append(_row(connection, job, hit["snippet"]))
    return rows


def _row(connection: sqlite3.Connection, row: sqlite3.Row, snippet: str) -> HistoryRow:
    result: Any = connection.execute(
        "SELECT id, headline FROM results WHERE job = ? ORDER BY id DESC LIMIT 1", (row["id"],)
    ).fetchone()
    if result is None:
        return HistoryRow(record_of(row), "", snippet)
    labels = connection.execute("SELECT label FROM labels WHERE result = ? ORDER BY position", (result["id"],))
    return HistoryRow(record_of(row), result["headline"], snippet, tuple(label[0] for label in labels))


def _delete(connection: sqlite3.Connection, job: JobId) -> None:
    row = connection.execute("DELETE FROM jobs WHERE id = ? RETURNING number, document_id", (job,)).fetchone()
    if row is None:
        return
    search.remove(connection, row["number"])
    query = "DELETE FROM documents WHERE id = ? AND NOT EXISTS (SELECT 1 FROM jobs WHERE document_id = ?)"
    connection.execute(query, (row["document_id"], row["document_id"]))
