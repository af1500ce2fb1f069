"""Which notices of what is sent a person took note of: one a version of the notice, so that a changed one is shown."""

from __future__ import annotations

import sqlite3

from precis.domain.ports import Clock
from precis.store.database import Database
from precis.store.values import iso


class Notices:
    """Notices over the store's database. A version stands for engine, host, what is sent and the provider's terms."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def is_noted(self, version: str) -> bool:
        """Say whether a person took note of this version."""
        query = "SELECT 1 FROM notices WHERE version = ?"
        row = await self._database.read(lambda connection: connection.execute(query, (version,)).fetchone())
        return row is not None

    async def note(self, version: str, engine: str, host: str) -> None:
        """Keep that a person took note of this version."""
        row = (version, engine, host, iso(self._clock()))
        query = "INSERT OR IGNORE INTO notices (version, engine, host, at) VALUES (?, ?, ?, ?)"

        def _write(connection: sqlite3.Connection) -> None:
            connection.execute(query, row)

        await self._database.write(_write)
