"""Documents that were read: the same bytes read by the same reader are kept once."""

from __future__ import annotations

import asyncio
import sqlite3

from precis.domain.codec import BadDocument, decode_document, encode_document
from precis.domain.documents import Document
from precis.domain.ports import Clock
from precis.store.database import Database
from precis.store.values import iso, storable


class Documents:
    """Implements `DocumentStore` over the store's database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def keep_document(self, document: Document) -> None:
        """Keep the document under its id and reader; one that is there stays as it is."""
        if await self._database.read(lambda connection: _is_kept(connection, document.id, document.reader)):
            return
        body = await asyncio.to_thread(encode_document, document)
        row = (
            document.id,
            document.reader,
            document.format,
            storable(document.title),
            document.words,
            len(document.pages),
            body,
            iso(self._clock()),
        )
        query = "INSERT OR IGNORE INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        await self._database.write(lambda connection: connection.execute(query, row) and None)

    async def document(self, document_id: str, reader: str) -> Document | None:
        """Return the document as that reader saw it; None where it was not kept, or by another version of the store."""
        query = "SELECT body FROM documents WHERE id = ? AND reader = ?"
        row = await self._database.read(lambda connection: connection.execute(query, (document_id, reader)).fetchone())
        if row is None:
            return None
        try:
            return await asyncio.to_thread(decode_document, row["body"])
        except BadDocument:
            await self._forget(document_id, reader)
            return None

    async def _forget(self, document_id: str, reader: str) -> None:
        """Make room for the document to be kept anew."""
        query = "DELETE FROM documents WHERE id = ? AND reader = ?"
        await self._database.write(lambda connection: connection.execute(query, (document_id, reader)) and None)


def _is_kept(connection: sqlite3.Connection, document_id: str, reader: str) -> bool:
    query = "SELECT 1 FROM documents WHERE id = ? AND reader = ?"
    return connection.execute(query, (document_id, reader)).fetchone() is not None
