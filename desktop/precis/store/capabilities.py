"""What was learned of engines: features that their servers reject, and how large a model's context is.

Kept for each engine, address and model, so that a new address or model begins anew. A server that is updated may know
more than it did: what was rejected is forgotten after a month, a context after a day.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from datetime import datetime, timedelta

from precis.domain.ports import Clock
from precis.domain.requests import EngineConfig
from precis.store.database import Database
from precis.store.values import iso, time_of

REJECTED_FOR = timedelta(days=30)
CONTEXT_FOR = timedelta(days=1)
_Write = Callable[[sqlite3.Connection], None]
_CONTEXT = "context"
_REJECTED = "rejected:"
_PUT = (
    "INSERT INTO capabilities (engine, address, model, name, value, learned_at) VALUES (?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (engine, model, name) DO UPDATE SET"
    " address = excluded.address, value = excluded.value, learned_at = excluded.learned_at"
)


class Capabilities:
    """Implements providers' `CapabilityMemory` for engines as they are set up now. `load` comes before the first use.

    Nothing here waits for the disk: what can't be kept is learned again.
    """

    def __init__(self, database: Database, engines: Mapping[str, EngineConfig], clock: Clock) -> None:
        self._database = database
        self._engines = engines
        self._clock = clock
        self._rejected: dict[tuple[str, str], frozenset[str]] = {}
        self._contexts: dict[tuple[str, str], tuple[int | None, datetime]] = {}
        self._is_loaded = False

    async def load(self) -> None:
        """Read what was kept, once; what was learned in this run stays."""
        if self._is_loaded:
            return
        self._is_loaded = True
        query = "SELECT engine, address, model, name, value, learned_at FROM capabilities"
        for row in await self._database.read(lambda connection: connection.execute(query).fetchall()):
            if self._address(row["engine"]) == row["address"]:
                self._take(row)
        self._forget_old()

    def rejected(self, engine: str, model: str) -> frozenset[str]:
        """Return the features that the engine's model has rejected."""
        return self._rejected.get((engine, model), frozenset())

    def remember(self, engine: str, model: str, feature: str) -> None:
        """Keep that `feature` was rejected."""
        self._rejected[engine, model] = self.rejected(engine, model) | {feature}
        self._put(engine, model, _REJECTED + feature, None)

    def knows_context(self, engine: str, model: str) -> bool:
        """Say whether the server was asked for the model's context within the last day."""
        known = self._contexts.get((engine, model))
        return known is not None and self._clock() - known[1] < CONTEXT_FOR

    def context(self, engine: str, model: str) -> int | None:
        """Return the model's context in tokens as its server said it; None: it does not say."""
        known = self._contexts.get((engine, model))
        return None if known is None else known[0]

    def keep_context(self, engine: str, model: str, tokens: int | None) -> None:
        """Keep what the server said."""
        self._contexts[engine, model] = tokens, self._clock()
        self._put(engine, model, _CONTEXT, tokens)

    def _take(self, row: sqlite3.Row) -> None:
        place, learned = (row["engine"], row["model"]), time_of(row["learned_at"])
        if row["name"] == _CONTEXT:
            self._contexts.setdefault(place, (row["value"], learned))
        elif self._clock() - learned < REJECTED_FOR:
            self._rejected[place] = self.rejected(*place) | {row["name"].removeprefix(_REJECTED)}

    def _forget_old(self) -> None:
        query = "DELETE FROM capabilities WHERE learned_at < ?"
        oldest = iso(self._clock() - REJECTED_FOR)
        self._send(lambda connection: connection.execute(query, (oldest,)) and None)

    def _put(self, engine: str, model: str, name: str, value: int | None) -> None:
        row = (engine, self._address(engine), model, name, value, iso(self._clock()))
        self._send(lambda connection: connection.execute(_PUT, row) and None)

    def _send(self, write: _Write) -> None:
        self._database.submit(write, durable=False).add_done_callback(_seen)

    def _address(self, engine: str) -> str | None:
        config = self._engines.get(engine)
        return None if config is None else f"{config.kind} {config.base_url}"


def _seen(done: Future[None]) -> None:
    if not done.cancelled():
        done.exception()
