"""Hands requests over as batches: written down before, and looked for where nobody knows whether they arrived."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import replace
from datetime import timedelta

from precis.domain.batches import BatchPhase, KeptBatch
from precis.domain.errors import BadRequest, EngineError, ModelNotFound, WrongUse
from precis.domain.ports import BatchProvider
from precis.domain.steps import StepKey
from precis.gateway.batch_following import Follower, Tools
from precis.gateway.batch_waiting import Waiting
from precis.gateway.tokens import most_input_tokens

_NOT_THERE_TIMES = 3
"""A batch may show in the provider's list a moment after it was taken."""
_LOOKED_FOR = timedelta(hours=24)
_BYTES_A_TOKEN = 2
"""A request's text may double as JSON; `most_input_tokens` counts a byte as a token."""


class NoQueue(Exception):
    """The server has no batch queue; the message says so in a sentence."""


class Submitting:
    """Makes batches of one engine and model."""

    def __init__(self, queue: BatchProvider, tools: Tools) -> None:
        self._queue = queue
        self._tools = tools

    def batches_of(self, calls: Iterable[Waiting]) -> list[list[Waiting]]:
        """Return the calls as so many batches as the provider's limits ask for; no batch has a request twice."""
        batches: list[list[Waiting]] = []
        keys: set[StepKey] = set()
        size = 0
        for call in calls:
            own = most_input_tokens(call.request) * _BYTES_A_TOKEN
            is_full = batches and (len(batches[-1]) >= self._queue.most_requests or size + own > self._queue.most_bytes)
            if not batches or is_full or call.key in keys:
                batches.append([])
                keys, size = set[StepKey](), 0
            batches[-1].append(call)
            keys.add(call.key)
            size += own
        return batches

    async def begin(self, calls: Sequence[Waiting]) -> Follower:
        """Commit what is about to be handed over; the calls wait for the batch from now on."""
        first = calls[0].request
        tag = f"precis-{secrets.token_hex(12)}"
        kept = await self._tools.book.begin(first.engine, first.model, tag, [call.item() for call in calls])
        follower = Follower(kept, self._queue, self._tools)
        for call in calls:
            follower.join(call)
        return follower

    async def hand_over(self, follower: Follower, calls: Sequence[Waiting]) -> bool:
        """Submit the batch and commit its id; return whether it is to be followed. If not, its calls are answered."""
        batch = follower.batch
        now = asyncio.get_running_loop().time()
        for call in calls:
            call.begun = now
        try:
            taken = await self._queue.submit([call.request for call in calls], tag=batch.tag)
        except WrongUse as error:
            return await self._not_taken(batch, calls, BadRequest(error.message, error.hint))
        except EngineError as error:
            if error.maybe_billed:
                return await self._in_doubt(follower, calls, error)
            if isinstance(error, BadRequest | ModelNotFound) and calls[0].request.engine_address:
                return await self._no_queue(batch, calls, error)
            return await self._not_taken(batch, calls, error)
        await self._sent(follower, taken)
        return True

    async def recover(self, batch: KeptBatch) -> KeptBatch | None:
        """Return a batch whose submitter died, with its id; None where the provider never took it.

        Raises:
            EngineError: nobody can tell, or the provider can't be asked now.
        """
        found = await self._queue.find(batch.tag)
        if found:
            await self._tools.book.sent(batch.number, found)
            return await self._tools.book.batch(batch.number)
        items = await self._tools.book.items(batch.number)
        if self._queue.keeps_tags:
            await self._tools.book.drop(batch.number)
            for item in items:
                self._tools.settling.released(item.call)
            return None
        lost = _lost(batch)
        for item in items:
            await self._tools.settling.left(batch, item, lost)
        await self._tools.book.lose(batch.number)
        raise lost

    async def _sent(self, follower: Follower, taken: str) -> None:
        await self._tools.book.sent(follower.batch.number, taken)
        kept = await self._tools.book.batch(follower.batch.number)
        follower.batch = kept or replace(follower.batch, id=taken, phase=BatchPhase.SENT)
        self._tools.notices.sent(follower.batch, follower.waiting)
        if follower.is_to_cancel or follower.batch.phase is BatchPhase.CANCELLING:
            await follower.cancel()

    async def _in_doubt(self, follower: Follower, calls: Sequence[Waiting], error: EngineError) -> bool:
        """Look for a batch of which nobody knows whether it was taken."""
        if not self._queue.keeps_tags:
            lost = _lost(follower.batch)
            await self._answer_all(calls, lost)
            await self._tools.book.lose(follower.batch.number)
            return False
        found = await self._looked_for(follower)
        if found is None:
            surely = copy(error)
            surely.maybe_billed = False
            return await self._not_taken(follower.batch, calls, surely)
        await self._sent(follower, found)
        return True

    async def _looked_for(self, follower: Follower) -> str | None:
        """Return the id; None after the provider said a few times that there is no such batch."""
        batch, pause, not_there = follower.batch, self._tools.times.first_poll_s / 10, 0
        while not_there < _NOT_THERE_TIMES and self._tools.clock() < batch.submitted_at + _LOOKED_FOR:
            try:
                found = await self._queue.find(batch.tag)
            except EngineError as error:
                self._tools.notices.trouble(batch, follower.waiting, error)
            else:
                if found:
                    return found
                not_there += 1
            await asyncio.sleep(pause)
            pause = min(self._tools.times.longest_poll_s, pause * 2)
        return None

    async def _not_taken(self, batch: KeptBatch, calls: Sequence[Waiting], error: EngineError) -> bool:
        await self._answer_all(calls, error)
        await self._tools.book.drop(batch.number)
        return False

    async def _no_queue(self, batch: KeptBatch, calls: Sequence[Waiting], error: EngineError) -> bool:
        await self._tools.book.drop(batch.number)
        for call in calls:
            self._tools.settling.released(call.item().call)
            call.fail(NoQueue(error.message))
        return False

    async def _answer_all(self, calls: Sequence[Waiting], error: EngineError) -> None:
        for call in calls:
            call.give(await self._tools.settling.answered(call, copy(error)))


def _lost(batch: KeptBatch) -> EngineError:
    return EngineError(
        f"Nobody can tell whether {batch.engine} took the batch: the connection ended before it said so.",
        "See the provider's list of batches. `precis jobs retry JOB` sends it again, which may be billed twice.",
        maybe_billed=True,
    )
