"""The history: what was done, newest first, or what matches a query, best first."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from precis.domain.history import HistoryFilter, HistoryValues
from precis.domain.jobs import JobId, JobState
from precis.domain.money import Money
from precis.domain.ports import HistoryRow
from precis.store import search
from precis.store.database import Database
from precis.store.jobs import record_of
from precis.store.search import Filter
from precis.store.values import iso, quoted


class History:
    """Implements `History` of the domain over the store's database. Private jobs leave no trace here."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def search(
        self, query: str = "", *, limit: int = 200, offset: int = 0, wanted: HistoryFilter | None = None
    ) -> list[HistoryRow]:
        """Return the rows from `offset` on, `limit` at most; a query of signs only matches nothing."""
        only = wanted or HistoryFilter()
        if not query.strip():
            return await self._database.read(lambda connection: _newest(connection, only, limit, offset))
        safe = search.safe_query(query)
        if not safe:
            return []
        return await self._database.read(lambda connection: _matching(connection, safe, only, limit, offset))

    async def values(self) -> HistoryValues:
        """Return the engines and labels that occur."""
        return await self._database.read(_values)

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


_COMPARED = {
    "engine": "j.engine = :engine",
    "mode": "j.mode = :mode",
    "label": "EXISTS (SELECT 1 FROM job_labels WHERE label = :label AND number = j.number)",
    "since": "j.created_at >= :since",
    "until": "j.created_at < :until",
    "min_support": "j.support >= :min_support",
    "max_support": "j.support <= :max_support",
    "min_cost": "j.spent_micros >= :min_cost",
}
_FAILED = (JobState.FAILED, JobState.PARTIAL)


_SHOWN = "j.is_private = 0"
_NUMBERS = "SELECT number FROM jobs AS j INDEXED BY jobs_by_filter WHERE {where}"
_LABELLED = "SELECT number FROM job_labels WHERE label = :label"
_LABELLED_AND_MORE = """SELECT l.number FROM job_labels AS l
    CROSS JOIN jobs AS j INDEXED BY jobs_by_filter ON j.number = l.number WHERE l.label = :label AND {where}"""
MOST_LABELLED = 20_000
"""Jobs of a label up to which it is quicker to go through them than through all jobs."""


def _filter(connection: sqlite3.Connection, wanted: HistoryFilter) -> Filter:
    """Return the filter as SQL on `jobs AS j`, in this module's own words, with its values by name."""
    values = {name: _plain(getattr(wanted, name)) for name in _COMPARED}
    values = {name: value for name, value in values.items() if value not in (None, "")}
    parts = [_SHOWN, *(_COMPARED[name] for name in values), *_flags(wanted)]
    return Filter(" AND ".join(parts), _numbers(connection, parts, values), values)


def _flags(wanted: HistoryFilter) -> Iterator[str]:
    if wanted.states:
        yield f"j.state IN ({quoted(sorted(wanted.states))})"
    if wanted.is_failed:
        yield f"j.state IN ({quoted(_FAILED)})"
    if wanted.is_unsure:
        yield "j.is_unsure = 1"


def _numbers(connection: sqlite3.Connection, parts: Sequence[str], values: Mapping[str, Any]) -> str:
    """Return the query of the jobs' numbers, by the way that reads least. Private jobs have no labels."""
    others = [part for part in parts if part != _COMPARED["label"]]
    if "label" in values and others == [_SHOWN]:
        return _LABELLED
    if "label" in values and _is_rare(connection, values):
        return _LABELLED_AND_MORE.format(where=" AND ".join(others))
    return _NUMBERS.format(where=" AND ".join(parts))


def _is_rare(connection: sqlite3.Connection, values: Mapping[str, Any]) -> bool:
    query = f"SELECT count(*) FROM ({_LABELLED} LIMIT {MOST_LABELLED + 1})"  # noqa: S608 -- this module's own words
    return connection.execute(query, values).fetchone()[0] <= MOST_LABELLED


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return iso(value)
    return value.micros if isinstance(value, Money) else value


def _newest(connection: sqlite3.Connection, wanted: HistoryFilter, limit: int, offset: int) -> list[HistoryRow]:
    found = _filter(connection, wanted)
    # The numbers come from an index alone, which is in their order; only rows of the page are read.
    query = f"""SELECT * FROM jobs WHERE number IN ({found.numbers} ORDER BY 1 DESC LIMIT :limit OFFSET :offset)
        ORDER BY number DESC"""  # noqa: S608 -- this module's own words
    return _rows(connection, query, {**found.values, "limit": limit, "offset": offset})


def _rows(connection: sqlite3.Connection, query: str, values: dict[str, Any]) -> list[HistoryRow]:
    return [_row(connection, row, "") for row in connection.execute(query, values)]


def _matching(
    connection: sqlite3.Connection, query: str, wanted: HistoryFilter, limit: int, offset: int
) -> list[HistoryRow]:
    only = None if wanted == HistoryFilter() else _filter(connection, wanted)
    found: list[HistoryRow] = []
    for hit in search.hits(connection, query, limit, offset, wanted=only):
        job = connection.execute("SELECT * FROM jobs WHERE number = ?", (hit["number"],)).fetchone()
        found.append(_row(connection, job, hit["snippet"]))
    return found


def _values(connection: sqlite3.Connection) -> HistoryValues:
    """Return each value once, by steps from one to the next in an index: rows are as many as values."""
    engines = connection.execute("SELECT DISTINCT engine FROM jobs INDEXED BY jobs_by_filter WHERE is_private = 0")
    labels = connection.execute(_LABELS)
    return HistoryValues(tuple(sorted(row[0] for row in engines)), tuple(row[0] for row in labels))


_LABELS = """
WITH RECURSIVE each (label) AS (
    SELECT min(label) FROM job_labels
    UNION ALL SELECT (SELECT min(label) FROM job_labels WHERE label > each.label) FROM each WHERE each.label IS NOT NULL
) SELECT label FROM each WHERE label IS NOT NULL
"""


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
