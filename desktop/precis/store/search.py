"""The SQL of the full-text index: a row a job, with its title, summary, notes and the document's text.

What matches is ranked where it is so little that it can be. A word of thousands of documents ranks none of them: those
come first whose title it is in, the newest first, then the others. So a page is bounded work in a history of any
length.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from precis.domain.codec import BadDocument, decode_document
from precis.store.values import storable

MATCH_START, MATCH_END = "\x02", "\x03"
MOST_RANKED = 2_000
"""Matches that are ranked at most: each costs about two microseconds."""
MOST_LISTED = 5_000
"""Jobs that a filter lets through, up to which their list is made first."""
_SELECT = "SELECT rowid AS number, snippet(search, -1, char(2), char(3), '…', 16) AS snippet FROM search"
_PAGE = "LIMIT :limit OFFSET :offset"
# What a person named and what sums a document up count more than one mention in a long text.
_BEST = f"{_SELECT} WHERE search MATCH :query AND rank MATCH 'bm25(8.0, 4.0, 4.0, 1.0)' {{}} ORDER BY rank {_PAGE}"
_NEWEST = f"{_SELECT} WHERE search MATCH :query {{}} ORDER BY rowid DESC {_PAGE}"
_COUNT = "SELECT count(*) FROM search WHERE search MATCH :query {}"
_BOUNDED = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)"
Values = Mapping[str, Any]


def index_title(connection: sqlite3.Connection, number: int, title: str) -> None:
    """Make a new job findable by its name, before anything of it was read."""
    connection.execute("INSERT INTO search (rowid, title) VALUES (?, ?)", (number, title))


def index(connection: sqlite3.Connection, number: int) -> None:
    """Bring the job's row of the index up to date with its newest result, its note and its document."""
    row = connection.execute("SELECT id, title, note, document_id FROM jobs WHERE number = ?", (number,)).fetchone()
    remove(connection, number)
    connection.execute(
        "INSERT INTO search (rowid, title, summary, notes, body) VALUES (?, ?, ?, ?, ?)",
        (number, row["title"], _summary(connection, row["id"]), row["note"], _body(connection, row["document_id"])),
    )


def remove(connection: sqlite3.Connection, number: int) -> None:
    """Take the job out of the index."""
    connection.execute("DELETE FROM search WHERE rowid = ?", (number,))


def safe_query(text: str) -> str:
    """Return what a person typed as an FTS5 query without operators; empty where nothing in it can be searched for.

    All words have to occur. The last one may be a beginning, as long as no space follows it.
    """
    words = [word for word in text.replace("\0", " ").split() if any(map(str.isalnum, word))]
    query = " ".join('"{}"'.format(storable(word).replace('"', '""')) for word in words)
    return f"{query}*" if query and not text[-1].isspace() else query


@dataclass(frozen=True, slots=True)
class Filter:
    """Which jobs are wanted: as a condition on `jobs AS j`, as a query of their numbers, and the values in both."""

    where: str
    numbers: str
    values: Values


def hits(
    connection: sqlite3.Connection, query: str, limit: int, offset: int, *, wanted: Filter | None
) -> list[sqlite3.Row]:
    """Return the matching jobs that are wanted (None: all), best first, as rows (number, snippet)."""
    if _is_broad(connection, query):
        return _newest(connection, query, _few(connection, wanted), limit, offset)
    condition, values = _each(wanted)
    return _fetched(connection, _BEST.format(condition), query, values, (limit, offset))


def _is_broad(connection: sqlite3.Connection, query: str) -> bool:
    """Say whether the query matches more than can be ranked; the beginning of one letter is taken for such."""
    is_one_letter = query.endswith("*") and len(query.rpartition(" ")[2]) == len('"x"*')
    return is_one_letter or connection.execute(_BOUNDED, (query, MOST_RANKED + 1)).fetchone()[0] > MOST_RANKED


def _each(wanted: Filter | None) -> tuple[str, Values]:
    """Return the condition that looks at the job of each match."""
    if wanted is None:
        return "", {}
    look = f"AND EXISTS (SELECT 1 FROM jobs AS j WHERE j.number = search.rowid AND {wanted.where})"  # noqa: S608
    return look, wanted.values


def _few(connection: sqlite3.Connection, wanted: Filter | None) -> tuple[str, Values]:
    """Return the condition that asks for a list of those that are wanted, where they are few.

    Of thousands of matches most looks at a job would be in vain then.
    """
    if wanted is None:
        return "", {}
    query = f"{wanted.numbers} LIMIT {MOST_LISTED + 1}"
    found = [row[0] for row in connection.execute(query, wanted.values)]
    if len(found) > MOST_LISTED:
        return _each(wanted)
    # `+` keeps the index from being asked for each of them by itself.
    return "AND +rowid IN (SELECT value FROM json_each(:numbers))", {"numbers": json.dumps(found)}


def _newest(
    connection: sqlite3.Connection, query: str, only: tuple[str, Values], limit: int, offset: int
) -> list[sqlite3.Row]:
    """Return the matches by title, then the others, each newest first."""
    condition, values = only
    titled, others = f"title : ({query})", f"({query}) NOT title : ({query})"
    found = _fetched(connection, _NEWEST.format(condition), titled, values, (limit, offset))
    if len(found) == limit:
        return found
    before = offset + len(found)
    if offset and not found:
        before = connection.execute(_COUNT.format(condition), {**values, "query": titled}).fetchone()[0]
    rest = _NEWEST.format(condition)
    return [*found, *_fetched(connection, rest, others, values, (limit - len(found), max(0, offset - before)))]


def _fetched(
    connection: sqlite3.Connection, select: str, query: str, values: Values, page: tuple[int, int]
) -> list[sqlite3.Row]:
    limit, offset = page
    return connection.execute(select, {**values, "query": query, "limit": limit, "offset": offset}).fetchall()


def _summary(connection: sqlite3.Connection, job: str) -> str:
    result = connection.execute(
        "SELECT id, headline FROM results WHERE job = ? ORDER BY id DESC LIMIT 1", (job,)
    ).fetchone()
    if result is None:
        return ""
    claims = connection.execute("SELECT text FROM claims WHERE result = ? ORDER BY position", (result["id"],))
    return "\n".join([result["headline"], *(row["text"] for row in claims)])


def _body(connection: sqlite3.Connection, document_id: str | None) -> str:
    query = "SELECT body FROM documents WHERE id = ? ORDER BY added_at DESC LIMIT 1"
    row = connection.execute(query, (document_id,)).fetchone()
    if row is None:
        return ""
    try:
        return storable(decode_document(row["body"]).text)
    except BadDocument:
        # Kept by another version of the reader: it is read anew when somebody wants to see it.
        return ""
