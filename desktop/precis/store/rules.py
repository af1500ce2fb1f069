"""The person's rules as texts, in the order in which they count. What they mean is not this part's business."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from precis.domain.ports import Clock
from precis.store.database import Database
from precis.store.values import iso


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule: its name, and the TOML text that holds it alone."""

    name: str
    text: str
    is_enabled: bool = True


class Rules:
    """The rules over the store's database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def all(self) -> list[RuleText]:
        """Return the rules in order."""
        return await self._database.read(_listed)

    async def put(self, rules: Sequence[RuleText]) -> None:
        """Add the rules at the end, all or none; one of a name that is there takes its place."""
        at = iso(self._clock())

        def _write(connection: sqlite3.Connection) -> None:
            (last,) = connection.execute("SELECT coalesce(max(position), 0) FROM rules").fetchone()
            for position, rule in enumerate(rules, last + 1):
                connection.execute(
                    """INSERT INTO rules (name, position, is_enabled, body, created_at, updated_at)
                    VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT (name) DO UPDATE SET body = excluded.body, is_enabled = excluded.is_enabled,
                        updated_at = excluded.updated_at""",
                    (rule.name, position, rule.is_enabled, rule.text, at, at),
                )

        await self._database.write(_write)

    async def edit(self, change: Callable[[list[RuleText]], Sequence[RuleText]]) -> None:
        """Let `change` make the new list of rules from the one that is there, and keep it in this order.

        Both happen in one transaction: an error of `change` leaves everything as it was.
        """
        at = iso(self._clock())

        def _write(connection: sqlite3.Connection) -> None:
            before = {rule.name: rule for rule in _listed(connection)}
            after = {rule.name: rule for rule in change(list(before.values()))}
            connection.executemany("DELETE FROM rules WHERE name = ?", [(name,) for name in before.keys() - after])
            connection.executemany(
                """INSERT INTO rules (name, position, is_enabled, body, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET position = excluded.position, is_enabled = excluded.is_enabled,
                    body = excluded.body, updated_at = excluded.updated_at""",
                [(rule.name, place, rule.is_enabled, rule.text, at, at) for place, rule in enumerate(after.values())],
            )

        await self._database.write(_write)

    async def remove(self, name: str) -> bool:
        """Delete the rule; say whether there was one of this name."""
        return await self._database.write(
            lambda connection: connection.execute("DELETE FROM rules WHERE name = ?", (name,)).rowcount > 0
        )


def _listed(connection: sqlite3.Connection) -> list[RuleText]:
    rows = connection.execute("SELECT name, body, is_enabled FROM rules ORDER BY position, id").fetchall()
    return [RuleText(row["name"], row["body"], bool(row["is_enabled"])) for row in rows]
