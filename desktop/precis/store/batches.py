"""Batches at providers: which are under way, and whose requests are in them. Keys and money; no text of anybody's.

`settle_dead` (see `spending`) leaves the rows of attempts alone that wait in a batch: their process may be dead, but
what becomes of them will be known.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial

from precis.domain.batches import BatchItem, BatchPhase, ItemState, KeptBatch
from precis.domain.jobs import JobId
from precis.domain.ports import Clock
from precis.domain.steps import StepKey
from precis.store.database import Database
from precis.store.values import iso, micros, money_of, time_of

IsAlive = Callable[[str], bool]
_BATCH = "b.number, b.engine, b.model, b.tag, b.provider_id, b.phase, b.owner, b.submitted_at"
_ITEM = "i.key, i.step, i.job, i.call, i.held_micros, i.state, i.is_wanted"
# The columns are this module's own words in all of these.
_FIND = (
    f"SELECT {_BATCH}, {_ITEM} FROM batch_items i JOIN batches b ON b.number = i.batch"  # noqa: S608
    " WHERE i.key = ? AND i.state IN ('waiting', 'answered') AND b.phase IN ('submitting', 'sent', 'ended')"
    " ORDER BY b.number DESC LIMIT 1"
)
_UNWANTED = (
    "NOT EXISTS (SELECT 1 FROM batch_items i WHERE i.batch = b.number AND i.is_wanted"
    " AND i.state IN ('waiting', 'answered'))"
)
_NEEDED = (
    "SELECT 1 FROM batch_items WHERE batch = ? AND (state = 'waiting' OR (state = 'answered' AND is_wanted)) LIMIT 1"
)
_LEFT_OVER = (
    f"SELECT {_BATCH} FROM batches b WHERE b.phase = 'cancelling' OR b.submitted_at < ?"  # noqa: S608
    f" OR (b.phase IN ('sent', 'ended') AND {_UNWANTED}) ORDER BY b.number"
)


class Batches:
    """Implements `BatchBook` over the store's database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def is_alive(self, owner: str) -> bool:
        """Say whether the process that hands a batch over still runs."""
        return self._database.presence.is_alive(owner)

    async def begin(self, engine: str, model: str, tag: str, items: Sequence[BatchItem]) -> KeptBatch:
        """Commit, synced to disk, that the requests are about to be handed over."""
        owner, now = self._database.presence.id, self._clock()

        def _write(connection: sqlite3.Connection) -> int:
            query = "INSERT INTO batches (engine, model, tag, phase, owner, submitted_at) VALUES (?, ?, ?, ?, ?, ?)"
            values = (engine, model, tag, BatchPhase.SUBMITTING.value, owner, iso(now))
            number = connection.execute(query, values).lastrowid
            assert number is not None
            rows = [(number, *_item_row(item)) for item in items]
            connection.executemany("INSERT INTO batch_items VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
            return number

        number = await self._database.write(_write)
        return KeptBatch(number, engine, model, tag, "", BatchPhase.SUBMITTING, owner, now)

    async def sent(self, batch: int, provider_id: str) -> None:
        """Commit the provider's id; a batch that everybody has left meanwhile stays one to be cancelled."""
        query = (
            "UPDATE batches SET provider_id = ?, phase = CASE phase WHEN 'submitting' THEN 'sent' ELSE phase END"
            " WHERE number = ?"
        )
        await self._run(query, (provider_id, batch))

    async def drop(self, batch: int) -> None:
        """Forget the batch with its requests."""
        await self._run("DELETE FROM batches WHERE number = ?", (batch,))

    async def lose(self, batch: int) -> None:
        """Commit that nobody can tell whether the provider took it."""

        def _write(connection: sqlite3.Connection) -> None:
            connection.execute("UPDATE batches SET phase = 'lost' WHERE number = ?", (batch,))
            connection.execute("UPDATE batch_items SET state = 'failed' WHERE batch = ?", (batch,))

        await self._database.write(_write)

    async def find(self, key: StepKey) -> tuple[KeptBatch, BatchItem] | None:
        """Return the newest batch that has the request under way or answered but not used, wanted from now on."""
        row = await self._database.read(lambda connection: connection.execute(_FIND, (key,)).fetchone())
        if row is None:
            return None
        found = _batch(row), _item(row)
        if not row["is_wanted"]:
            query = "UPDATE batch_items SET is_wanted = 1 WHERE batch = ? AND key = ?"
            await self._run(query, (found[0].number, key))
        return found

    async def batch(self, batch: int) -> KeptBatch | None:
        """Return the batch as it is now, or None."""
        query = f"SELECT {_BATCH} FROM batches b WHERE b.number = ?"  # noqa: S608
        row = await self._database.read(lambda connection: connection.execute(query, (batch,)).fetchone())
        return None if row is None else _batch(row)

    async def items(self, batch: int) -> list[BatchItem]:
        """Return its requests."""
        query = f"SELECT {_ITEM} FROM batch_items i WHERE i.batch = ?"  # noqa: S608
        rows = await self._database.read(lambda connection: connection.execute(query, (batch,)).fetchall())
        return [_item(row) for row in rows]

    async def note(self, batch: int, states: Mapping[StepKey, ItemState]) -> None:
        """Commit what became of requests."""
        query = "UPDATE batch_items SET state = ? WHERE batch = ? AND key = ?"
        rows = [(state.value, batch, key) for key, state in states.items()]
        await self._database.write(lambda connection: connection.executemany(query, rows) and None, durable=False)

    async def leave(self, batch: int, keys: Sequence[StepKey]) -> bool:
        """Commit that nobody wants these any more; return whether nobody wants any, and it is to be cancelled."""

        def _write(connection: sqlite3.Connection) -> bool:
            query = "UPDATE batch_items SET is_wanted = 0 WHERE batch = ? AND key = ?"
            connection.executemany(query, [(batch, key) for key in keys])
            return _cancel_unwanted(connection, batch)

        return await self._database.write(_write)

    async def leave_job(self, job: JobId) -> list[KeptBatch]:
        """As `leave` for all requests of a job that no living process works on; return the batches to cancel."""
        return await self._database.write(partial(_leave_job, job=job, is_alive=self.is_alive))

    async def end(self, batch: int) -> bool:
        """Commit that the batch has ended and was read; return whether nothing of it is needed any more."""

        def _write(connection: sqlite3.Connection) -> bool:
            connection.execute("UPDATE batches SET phase = 'ended' WHERE number = ? AND phase <> 'lost'", (batch,))
            return connection.execute(_NEEDED, (batch,)).fetchone() is None

        return await self._database.write(_write)

    async def left_over(self, before: datetime) -> list[KeptBatch]:
        """Return the batches that somebody has to bring to an end; private requests of dead processes are left."""
        is_alive = self.is_alive

        def _write(connection: sqlite3.Connection) -> list[KeptBatch]:
            owners = [row[0] for row in connection.execute("SELECT DISTINCT owner FROM batches")]
            dead = [(owner,) for owner in owners if not is_alive(owner)]
            query = (
                "UPDATE batch_items SET is_wanted = 0 WHERE step = ''"
                " AND batch IN (SELECT number FROM batches WHERE owner = ?)"
            )
            connection.executemany(query, dead)
            return [_batch(row) for row in connection.execute(_LEFT_OVER, (iso(before),))]

        return await self._database.write(_write, durable=False)

    async def _run(self, query: str, values: Sequence[object]) -> None:
        await self._database.write(lambda connection: connection.execute(query, values) and None)


def _leave_job(connection: sqlite3.Connection, job: JobId, is_alive: IsAlive) -> list[KeptBatch]:
    query = (
        "SELECT i.batch, i.key, l.owner FROM batch_items i LEFT JOIN leases l ON l.key = i.step"
        " WHERE i.job = ? AND i.state = 'waiting'"
    )
    idle = [(row[0], row[1]) for row in connection.execute(query, (job,)) if row[2] is None or not is_alive(row[2])]
    connection.executemany("UPDATE batch_items SET is_wanted = 0 WHERE batch = ? AND key = ?", idle)
    left = [number for number in dict(idle) if _cancel_unwanted(connection, number)]
    query = f"SELECT {_BATCH} FROM batches b WHERE b.number = ?"  # noqa: S608
    return [_batch(connection.execute(query, (number,)).fetchone()) for number in left]


def _cancel_unwanted(connection: sqlite3.Connection, batch: int) -> bool:
    """Mark the batch as to be cancelled where nobody wants any of it; return whether it is."""
    query = (
        "UPDATE batches AS b SET phase = 'cancelling' WHERE b.number = ? AND b.phase IN ('submitting', 'sent')"  # noqa: S608
        f" AND {_UNWANTED}"
    )
    return connection.execute(query, (batch,)).rowcount > 0


def _item_row(item: BatchItem) -> tuple[object, ...]:
    held = micros(item.held)
    return item.key, item.step, item.job, item.call, held, item.state.value, int(item.is_wanted)


def _batch(row: sqlite3.Row) -> KeptBatch:
    return KeptBatch(
        number=row["number"],
        engine=row["engine"],
        model=row["model"],
        tag=row["tag"],
        id=row["provider_id"],
        phase=BatchPhase(row["phase"]),
        owner=row["owner"],
        submitted_at=time_of(row["submitted_at"]),
    )


def _item(row: sqlite3.Row) -> BatchItem:
    return BatchItem(
        key=StepKey(row["key"]),
        step=row["step"],
        job=row["job"],
        call=row["call"],
        held=money_of(row["held_micros"]),
        state=ItemState(row["state"]),
        is_wanted=bool(row["is_wanted"]),
    )
