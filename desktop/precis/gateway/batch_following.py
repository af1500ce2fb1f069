"""Follows one batch from its submission until its answers are where they belong and nothing of it is left behind."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing, suppress
from copy import copy
from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from precis.domain.batches import BatchItem, BatchPhase, BatchState, BatchStatus, ItemState, KeptBatch
from precis.domain.errors import EngineError, ModelNotFound, TimedOut
from precis.domain.ports import BatchBook, BatchProvider, Clock
from precis.domain.steps import StepKey
from precis.gateway.batch_settling import Settling
from precis.gateway.batch_waiting import BatchNotices, Outcome, Times, Waiting

GIVEN_UP_AFTER = timedelta(days=3)
"""A batch that has not ended by then never will; providers end theirs after one day."""
_GROWS = 1.5
_NOTED_TOGETHER = 200


@dataclass(frozen=True, slots=True)
class Tools:
    """What everything that handles batches works with."""

    book: BatchBook
    settling: Settling
    notices: BatchNotices
    times: Times
    clock: Clock


class Follower:
    """One batch under way. `run` is one task for as long as it takes; calls join and leave meanwhile."""

    def __init__(self, batch: KeptBatch, queue: BatchProvider, tools: Tools, *, is_last: bool = False) -> None:
        self.batch = batch
        self._queue = queue
        self._tools = tools
        self._is_last = is_last
        self._waiting: dict[StepKey, Waiting] = {}
        self._given: dict[StepKey, ItemState] = {}
        self._unnoted: dict[StepKey, ItemState] = {}
        self._news = asyncio.Event()
        self._leaving = 0
        self._has_ended = False
        self.is_to_cancel = batch.phase is BatchPhase.CANCELLING
        """The provider is to stop, and has not been told."""
        self.is_over = False
        """Nobody can join any more."""

    @property
    def waiting(self) -> list[Waiting]:
        """The calls that wait for it."""
        return list(self._waiting.values())

    def takes(self, key: StepKey) -> bool:
        """Say whether a call for the request can join. Whoever asks again for an answer that was given needs another.

        Nor can two calls wait for one request: the ledger sees to it, save for a private and a usual one.
        """
        return not self.is_over and key not in self._given and key not in self._waiting

    def join(self, waiting: Waiting) -> None:
        """Let the call wait for its answer in this batch."""
        self._waiting[waiting.key] = waiting
        self._news.set()

    async def leave(self, waiting: Waiting) -> None:
        """Take out a call that nobody wants; a batch that nobody wants any of is cancelled."""
        if self._waiting.get(waiting.key) is waiting:
            del self._waiting[waiting.key]
        self._leaving += 1
        try:
            is_unwanted = await self._tools.book.leave(self.batch.number, [waiting.key])
        finally:
            self._leaving -= 1
            self._news.set()  # answers read meanwhile did not know that nobody comes back for this one
        if is_unwanted:
            await self.cancel()

    async def cancel(self) -> None:
        """Ask the provider to stop; what can't be asked now is asked at the next turn, in this run or the next."""
        self.is_to_cancel = True
        if self.batch.id:
            await self._turn()
        self._news.set()

    async def run(self) -> None:
        """Return when nothing is left to do. The batch has its provider's id by now."""
        status = await self._until_ended()
        while True:
            await self._read(status)
            await self._tools.book.end(self.batch.number)
            if not await self._joined(self._tools.times.grace_s) and not self._leaving:
                break
        self.is_over = True
        await self.put_away()

    async def put_away(self) -> None:
        """Commit that what was given is kept, and delete the batch at the provider where nothing of it is needed."""
        self.is_over = True
        used = {key: ItemState.USED for key, state in self._given.items() if state is ItemState.ANSWERED}
        await self._tools.book.note(self.batch.number, {**self._unnoted, **used})
        self._unnoted.clear()
        if not self._has_ended or not await self._tools.book.end(self.batch.number):
            return
        with suppress(EngineError):  # what stays is deleted by the provider after a month
            await self._queue.forget(self.batch.id)
        await self._tools.book.drop(self.batch.number)

    async def _until_ended(self) -> BatchStatus:
        pause = self._tools.times.first_poll_s
        while True:
            status = await self._turn()
            if status is not None and status.state is BatchState.ENDED:
                self._has_ended = True
                return status
            if self._tools.clock() > self.batch.submitted_at + GIVEN_UP_AFTER:
                message = f"{self.batch.engine} did not end the batch within {GIVEN_UP_AFTER.days} days."
                return self._ended(TimedOut(message, phase="batch", maybe_billed=True))
            await self._joined(pause)
            pause = min(self._tools.times.longest_poll_s, pause * _GROWS)

    async def _turn(self) -> BatchStatus | None:
        """Ask where the batch is, and for its end where that is wanted."""
        status = await self._asked()
        if status is not None and self.is_to_cancel and status.state in {BatchState.QUEUED, BatchState.WORKING}:
            with suppress(EngineError):  # asked again at the next turn
                await self._queue.cancel(self.batch.id)
                self.is_to_cancel = False
        return status

    async def _asked(self) -> BatchStatus | None:
        """Return where the batch is; None where the provider can't be asked now."""
        try:
            status = await self._queue.status(self.batch.id)
        except ModelNotFound:  # what a 404 is on these wires
            return self._ended(EngineError(f"{self.batch.engine} does not know the batch any more.", "Run it again."))
        except EngineError as error:
            self._tools.notices.trouble(self.batch, self.waiting, error)
            return None
        if status.state is not BatchState.ENDED:
            self._tools.notices.sent(self.batch, self.waiting, status)
        return status

    def _ended(self, error: EngineError) -> BatchStatus:
        return BatchStatus(self.batch.id, BatchState.ENDED, error=error)

    async def _joined(self, seconds: float) -> bool:
        """Wait, and return whether somebody has joined or left meanwhile."""
        try:
            async with asyncio.timeout(seconds):
                await self._news.wait()
        except TimeoutError:
            return False
        self._news.clear()
        return True

    async def _read(self, status: BatchStatus) -> None:
        """Give every answer to whoever waits for it; again and again while the provider does not hand them over."""
        pause = self._tools.times.first_poll_s
        while True:
            try:
                return await self._give_all(status)
            except EngineError as error:
                failure = error
            if self._tools.clock() > self.batch.submitted_at + GIVEN_UP_AFTER:
                return await self._give_all(self._ended(failure))
            self._tools.notices.trouble(self.batch, self.waiting, failure)
            await self._joined(pause)
            pause = min(self._tools.times.longest_poll_s, pause * _GROWS)

    async def _give_all(self, status: BatchStatus) -> None:
        items = {item.key: item for item in await self._tools.book.items(self.batch.number)}
        seen: set[StepKey] = set()
        if status.error is None:
            results = cast("AsyncGenerator[tuple[StepKey, Outcome], None]", self._queue.results(self.batch.id))
            async with aclosing(results):
                async for key, outcome in results:
                    seen.add(key)
                    await self._give(items, key, outcome)
        for key in items.keys() - seen:
            await self._give(items, key, status.error or self._unanswered())
        await self._note()

    def _unanswered(self) -> EngineError:
        return EngineError(f"{self.batch.engine} ended the batch without an answer to this request.", "Run it again.")

    async def _give(self, items: Mapping[StepKey, BatchItem], key: StepKey, outcome: Outcome) -> None:
        """Settle the attempt and give the answer; where nobody waits but somebody may come back, leave it."""
        item = items.get(key)
        if item is None or key in self._given:
            return
        waiting = self._waiting.pop(key, None)
        if isinstance(outcome, EngineError):
            outcome = copy(outcome)
        if waiting is not None:
            settled = await self._tools.settling.answered(waiting, outcome)
            self._noted(key, ItemState.FAILED if isinstance(outcome, EngineError) else ItemState.ANSWERED)
            if not waiting.request.context.keep:
                self._noted(key, ItemState.USED)
            waiting.give(settled)
        elif item.state is ItemState.WAITING and (self._is_last or not item.is_wanted):
            await self._tools.settling.left(self.batch, item, outcome)
            self._noted(key, ItemState.USED)
        if len(self._unnoted) >= _NOTED_TOGETHER:
            await self._note()

    def _noted(self, key: StepKey, state: ItemState) -> None:
        self._given[key] = self._unnoted[key] = state

    async def _note(self) -> None:
        unnoted, self._unnoted = self._unnoted, {}
        if unnoted:
            await self._tools.book.note(self.batch.number, unnoted)
