"""Attempts of model calls: reserved against the limits, settled, and read back as sums and as rows.

A reservation is one transaction that checks all limits and inserts the row, and is committed before it returns.
SQLite has one writer at a time, whatever the process, so that no two reservations can count on the same money.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar

from precis.domain.calls import CallEnding, CallIntent, CallRow, Short, SpendLimits, UsageSum
from precis.domain.jobs import JobId
from precis.domain.money import ZERO, Money
from precis.domain.ports import Clock, Redacted
from precis.store import spending, usage, usage_export
from precis.store.database import Database
from precis.store.values import iso, pack_text, storable

T = TypeVar("T")
_EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST = datetime(9999, 1, 1, tzinfo=UTC)


class Calls:
    """Implements `CallLog` over the store's database, and what is read from it."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._stuck: set[int] = set()

    # --- CallLog ------------------------------------------------------------------------------------------------------

    async def reserve(self, intent: CallIntent, limits: SpendLimits) -> int | Short:
        """Commit a row for the attempt and return its number; or return which limit has no room for it.

        Raises:
            StoreError: the row could not be written; the attempt must not be sent then.
        """
        presence = self._database.presence
        who = spending.Reserving(presence.id, presence.is_alive, frozenset(self._stuck))
        write = partial(spending.reserve, intent=intent, limits=limits, at=iso(self._clock()), who=who)
        # A priced attempt is synced to disk: what is sent may be billed, whatever happens to this machine.
        row = self._database.submit(write, durable=bool(intent.reserved))
        try:
            return await asyncio.wrap_future(row)
        except asyncio.CancelledError:
            if not row.cancelled():
                row.add_done_callback(self._give_back)
            raise

    def release(self, call: int) -> None:
        """Take the row away if it is still open: the attempt was not sent. Doesn't wait."""
        self._settle(call, partial(spending.release, call=call))

    def finish(self, call: int, ending: CallEnding) -> None:
        """Write what became of the attempt, once. Doesn't wait; what is written after it is committed after it."""
        self._settle(call, partial(spending.finish, call=call, ending=ending, at=iso(self._clock())))

    def add_cached(self, intent: CallIntent, ending: CallEnding) -> None:
        """Add a row for a reply that was found instead of bought. Doesn't wait."""
        write = partial(spending.add_cached, intent=intent, ending=ending, at=iso(self._clock()))
        self._database.submit(write, durable=False).add_done_callback(_seen)

    def keep_text(self, text_id: str, text: Redacted) -> None:
        """Keep a redacted text for the rows that refer to it. Doesn't wait."""
        row = (text_id, pack_text(storable(text)))
        query = "INSERT OR IGNORE INTO call_texts (id, body) VALUES (?, ?)"
        keep = self._database.submit(lambda connection: connection.execute(query, row) and None, durable=False)
        keep.add_done_callback(_seen)

    # --- reading ------------------------------------------------------------------------------------------------------

    async def usage(self, by: str, *, since: datetime | None = None, until: datetime | None = None) -> list[UsageSum]:
        """Return attempts, tokens, money and savings by engine, model, feature, mode, day, user or job.

        Raises:
            KeyError: `by` is none of these.
        """
        read = partial(usage.sums, by=by, since=iso(since or _EARLIEST), until=iso(until or _LATEST))
        return await self._database.read(read)

    async def rows(
        self,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        job: JobId | None = None,
        after: int = 0,
        limit: int = 1000,
    ) -> list[CallRow]:
        """Return attempts oldest first, with their redacted texts; the last one's id as `after` gives the next page."""
        read = partial(
            usage.rows,
            since=iso(since or _EARLIEST),
            until=iso(until or _LATEST),
            job=job,
            after=after,
            limit=limit,
        )
        return await self._database.read(read)

    async def search(
        self,
        wanted: usage.Wanted,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        before: int = 2**62,
        limit: int = 100,
    ) -> list[CallRow]:
        """Return attempts newest first, with redacted texts; the last one's id as `before` gives the next page."""
        read = partial(
            usage.search,
            wanted=wanted,
            since=iso(since or _EARLIEST),
            until=iso(until or _LATEST),
            before=before,
            limit=limit,
        )
        return await self._database.read(read)

    async def export_pages(
        self,
        form: str,
        render: Callable[[usage_export.Page], T],
        *,
        with_texts: bool = True,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int = 500,
    ) -> AsyncIterator[tuple[int, T]]:
        """Yield what `render` makes of each page of `limit` attempts, oldest first, and how many there are in it.

        It is called on the thread that reads: to hand rows to another thread takes longer than to write them out.
        """
        wanted = usage_export.Wanted(form, iso(since or _EARLIEST), iso(until or _LATEST), limit, with_texts)

        def read(connection: sqlite3.Connection) -> tuple[int, int, T | None]:
            page = usage_export.page(connection, wanted)
            return page.last, len(page.rows), render(page) if page.rows else None

        while True:
            last, count, rendered = await self._database.read(read)
            if rendered is None:
                return
            wanted = replace(wanted, after=last)
            yield count, rendered

    async def held(self, period: str) -> Money:
        """Return what is spent or reserved in `job ID`, `day YYYY-MM-DD` or `month YYYY-MM` (of UTC)."""
        query = "SELECT held_micros FROM spending WHERE period = ?"
        row = await self._database.read(lambda connection: connection.execute(query, (period,)).fetchone())
        return ZERO if row is None else Money(row[0])

    async def settle_dead(self) -> int:
        """Mark what dead processes left open as of unknown outcome, and return how many attempts that were."""
        is_alive = self._database.presence.is_alive
        if not await self._database.read(partial(spending.dead_owners, is_alive=is_alive)):
            return 0
        write = partial(spending.settle_dead, at=iso(self._clock()), is_alive=is_alive)
        return await self._database.write(write, durable=False)

    async def forget_texts(self, job: JobId) -> None:
        """Delete the recorded prompts and outputs of a job; what other jobs share with it goes too."""
        await self._database.write(partial(usage.forget_texts, job=job))

    # ------------------------------------------------------------------------------------------------------------------

    def _give_back(self, row: Future[int | Short]) -> None:
        """Release what was reserved for somebody who has left."""
        if row.exception() is None and isinstance(number := row.result(), int):
            self.release(number)

    def _settle(self, call: int, write: Callable[[sqlite3.Connection], None]) -> None:
        """Send the write. Where it fails (full disk), the row stays open: its reservation is never given back."""

        def _check(done: Future[None]) -> None:
            if done.cancelled() or done.exception() is not None:
                self._stuck.add(call)

        self._database.submit(write, durable=False).add_done_callback(_check)


def _seen(done: Future[None]) -> None:
    """Take note of a failure that nobody waits for: without the row a sum is lower, but no money and no work is."""
    if not done.cancelled():
        done.exception()
