"""Small named states that all processes of one PRECIS_HOME share: each change reads, computes and writes in one go."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from typing import TypeVar

from precis.domain.steps import Json
from precis.store.database import Database

T = TypeVar("T")
_PUT = "INSERT INTO pacing (name, body) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body"


class Pacing:
    """Implements the port `Pacing` over the store's database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def owner(self) -> str:
        """The name of this process."""
        return self._database.presence.id

    def is_alive(self, owner: str) -> bool:
        """Say whether the process that calls itself `owner` still runs."""
        return self._database.presence.is_alive(owner)

    async def update(self, name: str, change: Callable[[Json], tuple[Json, T]]) -> T:
        """Replace the state called `name` by the first of what `change` returns; return the second.

        Raises:
            StoreError: the state could not be written; nothing of the change is kept.
        """

        def _write(connection: sqlite3.Connection) -> T:
            row = connection.execute("SELECT body FROM pacing WHERE name = ?", (name,)).fetchone()
            state, answer = change(None if row is None else json.loads(row[0]))
            connection.execute(_PUT, (name, json.dumps(state)))
            return answer

        return await self._database.write(_write, durable=False)
