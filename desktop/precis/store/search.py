"""The SQL of the full-text index: a row a job, with its title, summary, notes and the document's text."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from precis.domain.codec import BadDocument, decode_document
from precis.store.values import storable

MATCH_START, MATCH_END = "\x02", "\x03"
# What a person named and what sums a document up count more than one mention in a long text.
_HITS = """
    SELECT rowid AS number, snippet(search, -1, char(2), char(3), '…', 16) AS snippet
    FROM search WHERE search MATCH :query AND rank MATCH 'bm25(8.0, 4.0, 4.0, 1.0)' {}
    ORDER BY rank LIMIT :limit OFFSET :offset
"""


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


def hits(
    connection: sqlite3.Connection,
    query: str,
    limit: int,
    offset: int,
    *,
    where: str | None,
    values: Mapping[str, Any],
) -> list[sqlite3.Row]:
    """Return the matching jobs, best first, as rows (number, snippet); `where`: a condition on `jobs AS j`, or none."""
    only = "" if where is None else f"AND EXISTS (SELECT 1 FROM jobs AS j WHERE j.number = search.rowid AND {where})"  # noqa: S608
    found = {**values, "query": query, "limit": limit, "offset": offset}
    return connection.execute(_HITS.format(only), found).fetchall()


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
