"""Which settings were changed, when and by what: kept beside the data, so that a change can be explained later."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from precis.domain.ports import Clock, Redacted
from precis.store.database import Database
from precis.store.values import iso, time_of


@dataclass(frozen=True, slots=True)
class SettingChange:
    """One setting before and after, redacted; None: it was not there, or is not there any more."""

    setting: str
    before: Redacted | None
    after: Redacted | None


@dataclass(frozen=True, slots=True)
class AuditedChange:
    """A change as it was kept."""

    at: datetime
    setting: str
    before: str | None
    after: str | None
    changed_by: str


class SettingsAudit:
    """The changes over the store's database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def add(self, changes: Sequence[SettingChange], changed_by: str) -> None:
        """Keep the changes, all or none."""
        at = iso(self._clock())
        rows = [(at, change.setting, change.before, change.after, changed_by) for change in changes]
        query = "INSERT INTO settings_audit (at, setting, before, after, changed_by) VALUES (?, ?, ?, ?, ?)"

        def _write(connection: sqlite3.Connection) -> None:
            connection.executemany(query, rows)

        await self._database.write(_write)

    async def newest(self, limit: int = 200) -> list[AuditedChange]:
        """Return the newest changes first."""
        query = "SELECT at, setting, before, after, changed_by FROM settings_audit ORDER BY id DESC LIMIT ?"
        rows = await self._database.read(lambda connection: connection.execute(query, (limit,)).fetchall())
        return [
            AuditedChange(time_of(row["at"]), row["setting"], row["before"], row["after"], row["changed_by"])
            for row in rows
        ]
