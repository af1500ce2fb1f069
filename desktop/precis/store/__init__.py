"""One SQLite file for all that is kept: one writer thread, read-only readers, forward-only migrations."""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path

from precis.domain.errors import StoreError
from precis.domain.ports import Clock
from precis.store.audit import SettingsAudit
from precis.store.batches import Batches
from precis.store.calls import Calls
from precis.store.database import Database
from precis.store.decisions import Decisions
from precis.store.documents import Documents
from precis.store.evals import Evals
from precis.store.history import History
from precis.store.jobs import Jobs
from precis.store.ledger import Ledger
from precis.store.notices import Notices
from precis.store.pacing import Pacing
from precis.store.purge import Purge
from precis.store.rules import Rules
from precis.store.timeline import Timeline


class Store:
    """The parts of the store over one database. Belongs to the event loop that opened it."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.jobs = Jobs(database, clock)
        self.documents = Documents(database, clock)
        self.history = History(database)
        self.decisions = Decisions(database, clock)
        self.rules = Rules(database, clock)
        self.evals = Evals(database, clock)
        self.ledger = Ledger(database, clock)
        self.calls = Calls(database, clock)
        self.pacing = Pacing(database)
        self.purge = Purge(database, clock)
        self.timeline = Timeline(database)
        self.batches = Batches(database, clock)
        self.notices = Notices(database, clock)
        self.audit = SettingsAudit(database, clock)

    @classmethod
    async def open(cls, home: Path, clock: Clock) -> Store:
        """Return the store of the folder `home`, which is made where it is missing.

        Raises:
            StoreError: no room, not writable, held by another program, damaged, or written by a newer version.
        """
        store = cls(await asyncio.to_thread(Database.open, home), clock)
        # On a full disk this can wait: whoever is short of money asks again.
        with contextlib.suppress(StoreError):
            await store.calls.settle_dead()
        return store

    async def close(self) -> None:
        """Stop the computations under way, commit what was sent, and close the file."""
        await self.ledger.close()
        await asyncio.to_thread(self.database.close)


__all__ = ["Store"]
