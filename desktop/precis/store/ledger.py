"""The step ledger: cache, resume, "nothing has changed" and single flight are this one mechanism.

A key that several tasks want is one flight: one asyncio task that they all wait for. It looks the key up, takes its
lease in the database, computes, and commits before anybody sees the output. Another process that wants the key finds
the lease, and waits until the output is there or the holder is dead (see `presence`).

A flight belongs to the ledger, not to whoever asked first: a waiter that is cancelled leaves the others their
computation, and only the last one takes it along.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import partial

from precis.domain.errors import Blocked, EngineError, PrecisError
from precis.domain.ports import Clock
from precis.domain.steps import Json, Step, StepKey, StepOutcome, canonical
from precis.store import steps
from precis.store.database import Database
from precis.store.failures import encode_failure
from precis.store.values import iso

Compute = Callable[[], Awaitable[Json]]
MEMORY_LIMIT = 32 * 2**20
"""Bytes of private outputs held for this run; the oldest go first."""
_SMALL = 16_384
"""Bytes that are packed and unpacked at once: it takes less than handing them to a thread."""
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 0.005, 0.05


@dataclass(slots=True)
class _Flight:
    task: asyncio.Task[StepOutcome]
    waiters: int = 0
    is_leaving: bool = False


class Ledger:
    """Implements `StepLedger` over the store's database. Belongs to one event loop."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._flights: dict[tuple[StepKey, bool], _Flight] = {}
        self._private = _Memory(MEMORY_LIMIT)
        self._owed: set[StepKey] = set()

    async def once(self, step: Step, compute: Compute, *, fresh: bool = False, keep: bool = True) -> StepOutcome:
        """Return the committed output for the step's key, or compute, commit and return it; see `StepLedger.once`.

        `was_cached` is false for the one asker whose `compute` ran. What comes back is what was kept: its JSON form.
        """
        key, document = step.key, step.document if keep else ""
        if not fresh:
            found = await self._found(key, document)
            if found is not None:
                return found
        while True:
            flight = self._flights.get((key, True)) or self._flights.get((key, keep))
            if flight is not None and flight.is_leaving:
                await asyncio.wait([flight.task])
                continue
            if flight is None:
                return await _share(self._begin(step, key, compute, fresh=fresh, keep=keep))
            try:
                outcome = await _share(flight)
            except Blocked:
                # A budget or policy speaks of the asker whose flight it was, not of the step.
                continue
            if not (fresh and outcome.was_cached):
                self._note_use(key, document)
                return replace(outcome, was_cached=True, waited=True)

    async def lookup(self, keys: Sequence[StepKey]) -> Mapping[StepKey, Json]:
        """Return the outputs already committed among `keys`."""
        return await self._database.read(partial(steps.outputs, keys=keys))

    async def close(self) -> None:
        """Stop the computations under way and free their leases."""
        tasks = [flight.task for flight in self._flights.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _found(self, key: StepKey, document: str) -> StepOutcome | None:
        private = self._private.get(key)
        if private is not None:
            return StepOutcome(key, steps.unpack(private), was_cached=True)
        kept, is_noted = await self._database.read(partial(_kept_for, key=key, document=document))
        if kept is not None and not is_noted:
            self._note_use(key, document)
        return None if kept is None else _outcome(key, kept)

    def _note_use(self, key: StepKey, document: str) -> None:
        """Note without waiting that the document uses the step; a note that is lost costs a computation at most."""
        if document:
            note = partial(steps.add_use, key=key, document=document)
            self._database.submit(note, durable=False).add_done_callback(_seen)

    def _begin(self, step: Step, key: StepKey, compute: Compute, *, fresh: bool, keep: bool) -> _Flight:
        work = self._fly(step, key, compute, fresh=fresh) if keep else self._fly_in_memory(key, compute)
        flight = _Flight(asyncio.create_task(work, name=f"step {step.kind} {key[:12]}"))
        place = (key, keep)
        self._flights[place] = flight

        def _landed(task: asyncio.Task[StepOutcome]) -> None:
            del self._flights[place]
            if not task.cancelled():
                task.exception()  # seen: its waiters may all have left

        flight.task.add_done_callback(_landed)
        return flight

    async def _fly(self, step: Step, key: StepKey, compute: Compute, *, fresh: bool) -> StepOutcome:
        after = await self._database.read(partial(steps.computations, key=key)) if fresh else 0
        try:
            kept, waited = await self._take(key, after)
            if kept is not None:
                self._note_use(key, step.document)
                return _outcome(key, kept, waited=waited)
            output = await compute()
            data = await _packed(output)
        except PrecisError as error:
            if isinstance(error, EngineError) and error.remember:
                await self._commit(step, key, error=encode_failure(error))
            else:
                self._release(key)
            raise
        except BaseException:
            self._release(key)
            raise
        await self._commit(step, key, output=data)
        return StepOutcome(key, await _unpacked(data), was_cached=False, waited=waited)

    async def _fly_in_memory(self, key: StepKey, compute: Compute) -> StepOutcome:
        data = await _packed(await compute())
        self._private.put(key, data)
        return StepOutcome(key, await _unpacked(data), was_cached=False)

    async def _take(self, key: StepKey, after: int) -> tuple[steps.Kept | None, bool]:
        """Return what another process committed meanwhile, or None with the lease taken; and whether it was waited."""
        waited = False
        while True:
            grant = await self._ask(key, after)
            if not isinstance(grant, steps.Held):
                return grant, waited
            waited = True
            await self._until_free(key, grant, after)

    async def _ask(self, key: StepKey, after: int) -> steps.Kept | steps.Held | None:
        """Ask for the lease once, paying back the releases that failed before."""
        presence = self._database.presence
        owed = frozenset(self._owed)

        def _write(connection: sqlite3.Connection) -> steps.Kept | steps.Held | None:
            steps.release(connection, owed, presence.id)
            return steps.take(connection, key, presence.id, presence.is_alive, after=after)

        grant = await self._database.write(_write, durable=False)
        self._owed -= owed
        return grant

    async def _until_free(self, key: StepKey, held: steps.Held, after: int) -> None:
        """Return when the holder committed, gave up or died."""
        pause = _FIRST_PAUSE_S
        still_held = partial(steps.is_held, key=key, held=held, after=after)
        while self._database.presence.is_alive(held.owner) and await self._database.read(still_held):
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE_S)

    async def _commit(self, step: Step, key: StepKey, *, output: bytes | None = None, error: str | None = None) -> None:
        at = iso(self._clock())
        write = partial(
            steps.commit, key=key, kind=step.kind, at=at, output=output, error=error, document=step.document
        )
        try:
            # Shielded: what was computed is kept even where nobody waits for it any more.
            await asyncio.shield(asyncio.wrap_future(self._database.submit(write)))
        except PrecisError:
            self._release(key)
            raise

    def _release(self, key: StepKey) -> None:
        """Free the lease, without waiting; where that fails (full disk), with the next lease that is taken."""

        def _check(done: Future[None]) -> None:
            if done.exception() is not None:
                self._owed.add(key)

        release = partial(steps.release, keys=(key,), owner=self._database.presence.id)
        self._database.submit(release, durable=False).add_done_callback(_check)


def _kept_for(connection: sqlite3.Connection, key: StepKey, document: str) -> tuple[steps.Kept | None, bool]:
    """Return what is kept under the key, and whether it is known that the document uses it."""
    kept = steps.find(connection, key)
    return kept, kept is None or not document or steps.is_used(connection, key, document)


def _seen(done: Future[None]) -> None:
    if not done.cancelled():
        done.exception()


async def _packed(output: Json) -> bytes:
    """Return the output as it is kept; a model's reply is packed in less time than a thread is asked."""
    plain = canonical(output)
    return steps.compress(plain) if len(plain) < _SMALL else await asyncio.to_thread(steps.compress, plain)


async def _unpacked(data: bytes) -> Json:
    return steps.unpack(data) if len(data) < _SMALL else await asyncio.to_thread(steps.unpack, data)


async def _share(flight: _Flight) -> StepOutcome:
    """Wait for the flight along with others; the last who leaves takes it down."""
    flight.waiters += 1
    try:
        return await asyncio.shield(flight.task)
    finally:
        flight.waiters -= 1
        if not flight.waiters and not flight.task.done():
            flight.is_leaving = True
            flight.task.cancel()


def _outcome(key: StepKey, kept: steps.Kept, *, waited: bool = False) -> StepOutcome:
    if kept.error is not None:
        raise kept.error
    return StepOutcome(key, kept.output, was_cached=True, waited=waited)


class _Memory:
    """Outputs by key up to a number of bytes; the least recently used go first."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._held: OrderedDict[StepKey, bytes] = OrderedDict()

    def get(self, key: StepKey) -> bytes | None:
        data = self._held.get(key)
        if data is not None:
            self._held.move_to_end(key)
        return data

    def put(self, key: StepKey, data: bytes) -> None:
        self._size += len(data) - len(self._held.pop(key, b""))
        self._held[key] = data
        while self._size > self._limit:
            self._size -= len(self._held.popitem(last=False)[1])
