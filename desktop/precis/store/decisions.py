"""A person's decisions on labels: kept for good, never overwritten by a run, and the examples that teach."""

from __future__ import annotations

import asyncio
import sqlite3
from dataclasses import dataclass
from datetime import datetime

from precis.domain.codec import BadDocument, decode_document
from precis.domain.jobs import JobId
from precis.domain.labels import Example
from precis.domain.ports import Clock
from precis.store.database import Database
from precis.store.values import iso, time_of

EXAMPLE_LENGTH = 2_000
"""Code points of a document that stand for it as an example: its beginning says what it is."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided for a document and a label set; `proposed` is what the program had said."""

    job: JobId | None
    document_id: str
    label_set: str
    label: str
    proposed: str
    confidence: float
    decided_at: datetime


class Decisions:
    """The decisions over the store's database. The newest one of a document and set counts."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def add(
        self, job: JobId, document_id: str, label_set: str, label: str, *, proposed: str, confidence: float
    ) -> None:
        """Keep a decision."""
        row = (job, document_id, label_set, label, proposed, confidence, iso(self._clock()))
        query = """INSERT INTO decisions (job, document_id, label_set, label, proposed, confidence, decided_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)"""
        await self._database.write(lambda connection: connection.execute(query, row) and None)

    async def take_back(self, document_id: str, label_set: str) -> bool:
        """Delete the newest decision on a document and set; say whether there was one."""
        query = """DELETE FROM decisions WHERE id = (
            SELECT max(id) FROM decisions WHERE document_id = ? AND label_set = ?)"""
        return await self._database.write(
            lambda connection: connection.execute(query, (document_id, label_set)).rowcount > 0
        )

    async def decided(self, document_id: str, label_set: str) -> Decision | None:
        """Return the decision that counts for a document and set."""
        query = "SELECT * FROM decisions WHERE document_id = ? AND label_set = ? ORDER BY id DESC LIMIT 1"
        row = await self._database.read(
            lambda connection: connection.execute(query, (document_id, label_set)).fetchone()
        )
        return None if row is None else _decision(row)

    async def all(self, label_set: str, limit: int = 10_000) -> list[Decision]:
        """Return the decisions that count for a set, newest first, one a document."""
        query = """SELECT * FROM decisions WHERE id IN (
            SELECT max(id) FROM decisions WHERE label_set = ? GROUP BY document_id) ORDER BY id DESC LIMIT ?"""
        rows = await self._database.read(lambda connection: connection.execute(query, (label_set, limit)).fetchall())
        return [_decision(row) for row in rows]

    async def label_sets(self) -> list[str]:
        """Return the names of the sets that have decisions, by name."""
        query = "SELECT DISTINCT label_set FROM decisions ORDER BY label_set"
        rows = await self._database.read(lambda connection: connection.execute(query).fetchall())
        return [row["label_set"] for row in rows]

    async def examples(self, label_set: str, *, but: str, limit: int) -> list[Example]:
        """Return the decisions on documents that are still kept as examples, newest first; `but` is left out."""
        query = """SELECT d.label, (SELECT body FROM documents WHERE id = d.document_id LIMIT 1) AS body
            FROM decisions d WHERE d.id IN (
                SELECT max(id) FROM decisions WHERE label_set = ? AND document_id <> ? GROUP BY document_id)
            AND EXISTS (SELECT 1 FROM documents WHERE id = d.document_id) ORDER BY d.id DESC LIMIT ?"""
        rows = await self._database.read(
            lambda connection: connection.execute(query, (label_set, but, limit)).fetchall()
        )
        return await asyncio.to_thread(_examples, rows)


def _decision(row: sqlite3.Row) -> Decision:
    return Decision(
        row["job"],
        row["document_id"],
        row["label_set"],
        row["label"],
        row["proposed"] or "",
        row["confidence"] or 0.0,
        time_of(row["decided_at"]),
    )


def _examples(rows: list[sqlite3.Row]) -> list[Example]:
    found: list[Example] = []
    for row in rows:
        try:
            text = decode_document(row["body"]).text
        except BadDocument:
            continue
        found.append(Example(text[:EXAMPLE_LENGTH], row["label"]))
    return found
