"""The SQL that purges: rows out of a database, or out of a backup of it, and which rows these were.

A purge is repeated on a backup by what was asked for (a time, ids), never by what the database lacks: a backup may be
of another state, which somebody wants to come back to.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from precis.domain.jobs import JobState
from precis.store import search
from precis.store.usage import forget_texts
from precis.store.values import quoted

Counts = dict[str, int]
RUNNING = tuple(state.value for state in JobState if not state.is_final)


@dataclass(frozen=True, slots=True)
class Gone:
    """Ids of what a purge deletes; no content."""

    jobs: set[str] = field(default_factory=set[str])
    documents: set[str] = field(default_factory=set[str])
    steps: set[str] = field(default_factory=set[str])
    texts: set[str] = field(default_factory=set[str])

    def rows(self) -> Iterator[tuple[str, str]]:
        """Yield the kind and the id of each."""
        kinds = {"job": self.jobs, "document": self.documents, "step": self.steps, "text": self.texts}
        yield from ((kind, each) for kind, ids in kinds.items() for each in ids)

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str]]) -> Gone:
        """Return what `rows` yielded."""
        gone = cls()
        kinds = {"job": gone.jobs, "document": gone.documents, "step": gone.steps, "text": gone.texts}
        for kind, each in rows:
            kinds[kind].add(each)
        return gone


def delete_jobs(connection: sqlite3.Connection, jobs: Iterable[str], gone: Gone) -> Counts:
    """Delete the jobs, their prompts and golden items, and the documents and steps that no other job needs."""
    counts: Counts = {"jobs": 0, "golden_items": 0}
    documents: set[str] = set()
    for job in jobs:
        gone.jobs.add(job)
        row = connection.execute("DELETE FROM jobs WHERE id = ? RETURNING number, document_id", (job,)).fetchone()
        if row is not None:
            counts["jobs"] += 1
            documents.add(row["document_id"] or "")
            search.remove(connection, row["number"])
        gone.texts.update(forget_texts(connection, job))
        connection.execute("UPDATE calls SET prompt = '', output = '' WHERE job = ?", (job,))
        items = f"{job}-%"
        counts["golden_items"] += connection.execute("DELETE FROM golden_items WHERE id LIKE ?", (items,)).rowcount
        connection.execute("DELETE FROM eval_scores WHERE item LIKE ?", (items,))
    return counts | _delete_unneeded(connection, documents - {""}, gone)


def delete_older(connection: sqlite3.Connection, at: str, gone: Gone) -> Counts:
    """Delete jobs that ended before `at`, and texts, golden items and scores of before."""
    query = f"SELECT id FROM jobs WHERE updated_at < ? AND state NOT IN ({quoted(RUNNING)})"  # noqa: S608 -- own words
    counts = delete_jobs(connection, [row[0] for row in connection.execute(query, (at,)).fetchall()], gone)
    old = connection.execute(
        "SELECT DISTINCT job FROM calls WHERE started_at < ? AND job IS NOT NULL", (at,)
    ).fetchall()
    for (job,) in old:
        gone.texts.update(forget_texts(connection, job))
    connection.execute("UPDATE calls SET prompt = '', output = '' WHERE started_at < ?", (at,))
    counts["golden_items"] += connection.execute("DELETE FROM golden_items WHERE added_at < ?", (at,)).rowcount
    counts["eval_runs"] = connection.execute("DELETE FROM eval_runs WHERE started_at < ?", (at,)).rowcount
    return counts


def delete_all(connection: sqlite3.Connection) -> Counts:
    """Delete all that was kept of any document; numbers and rules stay."""
    names = ("jobs", "documents", "steps", "call_texts", "golden_items", "eval_runs", "decisions")
    counts = {name: connection.execute(f"DELETE FROM {name}").rowcount for name in names}  # noqa: S608 -- own words
    for name in ("step_uses", "leases", "search"):
        connection.execute(f"DELETE FROM {name}")  # noqa: S608 -- own words
    connection.execute("UPDATE calls SET prompt = '', output = ''")
    return counts


def repeat(connection: sqlite3.Connection, what: str, until: str | None, gone: Gone) -> None:
    """Delete from a backup what a purge deleted: by what was asked for, and by ids what that does not find there.

    What another job of the backup needs stays. A text that no call of it refers to was of a call under way.
    """
    if what == "all":
        delete_all(connection)
        return
    for step in gone.steps:
        connection.execute(
            "UPDATE steps SET committed_at = '' WHERE key = ? AND NOT EXISTS"
            " (SELECT 1 FROM step_uses JOIN jobs ON document_id = document WHERE step = key)",
            (step,),
        )
    connection.executemany("DELETE FROM call_texts WHERE id = ?", [(text,) for text in gone.texts])
    if until is not None:
        delete_older(connection, until, Gone())
    delete_jobs(connection, gone.jobs, Gone())
    _delete_unneeded(connection, gone.documents, Gone())
    connection.execute(
        "DELETE FROM call_texts WHERE id NOT IN (SELECT output FROM calls WHERE output <> ''"
        " UNION SELECT each.value ->> 1 FROM calls, json_each(calls.prompt) AS each WHERE calls.prompt <> '')"
    )


def _delete_unneeded(connection: sqlite3.Connection, documents: set[str], gone: Gone) -> Counts:
    """Delete the named documents and all others that no job is about, and steps that no kept document uses.

    What a job under way may just have made is not known to be its own yet: what is as young as that job stays, unless
    it is of a named document.
    """
    row = connection.execute(f"SELECT min(created_at) FROM jobs WHERE state IN ({quoted(RUNNING)})").fetchone()  # noqa: S608
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
        f"DELETE FROM documents WHERE added_at < ? AND NOT {needed.format('documents.id')} RETURNING id",  # noqa: S608
        (before,),
    ).fetchall()
    steps = connection.execute(
        "DELETE FROM steps WHERE committed_at < ? AND NOT EXISTS (SELECT 1 FROM step_uses WHERE step = key)"
        " RETURNING key",
        (before,),
    ).fetchall()
    connection.execute("DELETE FROM step_uses WHERE step NOT IN (SELECT key FROM steps)")
    gone.documents.update(row[0] for row in removed)
    gone.steps.update(row[0] for row in steps)
    return {"documents": len(removed), "steps": len(steps)}
