"""The provider's batch lane: half price, an answer within a day, and no step handed over twice.

It stands below retry, so that what a batch did not come to is asked again, and beside the layers that pace single
calls: gate, breaker and limit have no say in a queue of the provider's own. A call reserves its half-priced worst case,
waits a little while others gather, and is handed over with them. Its row stays open until the answer is there, in this
run of the program or in another: a call whose request is in a batch under way joins that batch instead of reserving.
Engines without a queue take the calls one by one.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from precis.domain.batches import BatchPhase, KeptBatch
from precis.domain.calls import Reserved
from precis.domain.errors import EngineError
from precis.domain.jobs import Lane
from precis.domain.ports import BatchProvider, Sender
from precis.domain.requests import Reply, Request
from precis.gateway.batch_following import Follower, Tools
from precis.gateway.batch_gathering import Gathering
from precis.gateway.batch_submitting import NoQueue, Submitting
from precis.gateway.batch_waiting import Waiting
from precis.gateway.budget import Budget

QueueOf = Callable[[str], BatchProvider | None]
"""Returns the batch queue of an engine; None where its kind has none, or it is not set up any more."""
KEPT_FOR = timedelta(days=28)
"""Providers keep answers for about a month; a job that nobody went on with by then will not need them."""
_CLOSING_S = 15.0
_log = logging.getLogger(__name__)


class BatchLane:
    """Sends the calls of the lane through the provider's queue; all others, and those without a queue, to `inner`."""

    def __init__(self, inner: Sender, budget: Budget, queue_of: QueueOf, tools: Tools) -> None:
        self._inner = inner
        self._budget = budget
        self._queue_of = queue_of
        self._tools = tools
        self._gatherings: dict[tuple[str, str], Gathering] = {}
        self._followers: dict[int, Follower] = {}
        self._without: dict[str, str] = {}
        self._recovering = asyncio.Lock()
        self._begun: set[asyncio.Task[None]] = set()
        self._handing_over: set[asyncio.Task[None]] = set()
        self._has_looked = False
        self._is_leaving = False

    async def send(self, request: Request) -> Reply:
        """Return the reply.

        Raises:
            EngineError: of this one request, or of the batch as a whole.
            Blocked: the budget has no room for it.
        """
        if not self._has_looked:
            self._has_looked = True
            self._begin(self._pick_up(), "pick up batches")
        if request.context.lane is not Lane.PROVIDER_BATCH:
            return await self._inner.send(request)
        queue = self._queue_of(request.engine)
        if queue is None or request.engine in self._without:
            why = self._without.get(request.engine, f"{request.engine} has no batch queue.")
            return await self._one_by_one(request, why)
        try:
            return await self._answered(request, queue)
        except NoQueue as found:
            why = self._without[request.engine] = str(found)
        return await self._one_by_one(request, why)

    def has_queue(self, engine: str) -> bool:
        """Say whether the engine has a batch queue, as far as is known now."""
        return engine not in self._without and self._queue_of(engine) is not None

    def leave_batches(self) -> None:
        """From now on calls end because the program does: what is at a provider stays there, and is found again."""
        self._is_leaving = True

    async def cancel(self, batches: Sequence[KeptBatch]) -> None:
        """Ask providers to stop batches that nobody wants any more, and see to what was done of them."""
        for batch in batches:
            queue = self._queue_of(batch.engine)
            if queue is not None and batch.id:
                await self._follow(batch, queue).cancel()

    async def close(self) -> None:
        """Let what is being handed over arrive, and stop following the rest; what was given is noted."""
        if self._handing_over:
            await asyncio.wait(self._handing_over, timeout=_CLOSING_S)
        tasks = list(self._begun | self._handing_over)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        with suppress(TimeoutError):
            async with asyncio.timeout(_CLOSING_S):
                ends = [follower.put_away() for follower in self._followers.values()]
                await asyncio.gather(*ends, return_exceptions=True)

    # --- one call -----------------------------------------------------------------------------------------------------

    async def _one_by_one(self, request: Request, why: str) -> Reply:
        self._tools.notices.one_by_one(request, why)
        return await self._inner.send(replace(request, context=replace(request.context, lane=Lane.BATCH)))

    async def _answered(self, request: Request, queue: BatchProvider) -> Reply:
        self._tools.notices.begin(request)
        try:
            call = await self._joined(request, queue) or await self._added(request, queue)
            try:
                outcome = await call.answer
            except asyncio.CancelledError:
                self._left(call)
                raise
        finally:
            self._tools.notices.end(request)
        if isinstance(outcome, EngineError):
            raise outcome
        return replace(outcome, requested_model=request.model)

    async def _joined(self, request: Request, queue: BatchProvider) -> Waiting | None:
        """Return the call as one that waits for a batch under way; None where its request is in none."""
        key = request.step().key
        found = await self._tools.book.find(key)
        if found is None:
            return None
        batch, item = found
        follower = self._followers.get(batch.number)
        if follower is None or follower.is_over:
            known = await self._known(batch, queue)
            if known is None:
                return None
            follower = self._follow(known, queue)
        if not follower.takes(key) or not follower.batch.id:
            return None
        reserved = Reserved(item.call, item.held, asyncio.get_running_loop().time())
        call = self._waiting(request, reserved)
        follower.join(call)
        self._tools.notices.sent(follower.batch, [call])
        return call

    async def _known(self, batch: KeptBatch, queue: BatchProvider) -> KeptBatch | None:
        """Return the batch with its id, found again where its submitter died; None where it was never taken.

        Raises:
            EngineError: nobody can tell, or the provider can't be asked now.
        """
        if batch.phase is not BatchPhase.SUBMITTING:
            return batch
        if self._tools.book.is_alive(batch.owner):
            return None
        async with self._recovering:
            now = await self._tools.book.batch(batch.number)
            if now is None or now.phase is not BatchPhase.SUBMITTING:
                return now if now is not None and now.id else None
            return await Submitting(queue, self._tools).recover(now)

    async def _added(self, request: Request, queue: BatchProvider) -> Waiting:
        """Return the call as one that waits to be handed over, with its worst case reserved."""
        call = self._waiting(request, await self._budget.reserve(request))
        place = (request.engine, request.model)
        gathering = self._gatherings.get(place)
        if gathering is None:
            submitting = Submitting(queue, self._tools)
            gathering = self._gatherings[place] = Gathering(
                self._tools.times, queue.most_requests, lambda calls: self._submit(submitting, calls)
            )
        self._tools.notices.gathering(request)
        if gathering.add(call):
            self._begin(gathering.run(), f"gather for {request.engine}")
        return call

    def _waiting(self, request: Request, reserved: Reserved) -> Waiting:
        ready = replace(request, context=replace(request.context, reserved=reserved))
        return Waiting(ready, request.step().key, reserved.at)

    def _left(self, call: Waiting) -> None:
        """See to a call whose asker has left."""
        request = call.request
        gathering = self._gatherings.get((request.engine, request.model))
        if gathering is not None and gathering.remove(call):
            self._tools.settling.released(call.item().call)
        elif not self._is_leaving or not request.context.keep:
            call.is_left = True
            for follower in self._followers.values():
                if call in follower.waiting:
                    self._begin(follower.leave(call), "leave a batch", handing_over=True)

    # --- batches ------------------------------------------------------------------------------------------------------

    def _submit(self, submitting: Submitting, calls: Sequence[Waiting]) -> None:
        for batch in submitting.batches_of(calls):
            self._begin(self._hand_over(submitting, batch), "hand a batch over", handing_over=True, calls=batch)

    async def _hand_over(self, submitting: Submitting, calls: Sequence[Waiting]) -> None:
        for call in calls:
            if call.answer.cancelled():
                self._tools.settling.released(call.item().call)
        calls = [call for call in calls if not call.answer.cancelled()]
        if not calls:
            return
        follower = await submitting.begin(calls)
        self._followers[follower.batch.number] = follower
        is_taken = False
        try:
            for call in calls:
                if call.is_left:
                    await follower.leave(call)
            is_taken = await submitting.hand_over(follower, calls)
        finally:
            if not is_taken:
                del self._followers[follower.batch.number]
        self._begin(self._run(follower), "follow a batch", calls=calls)

    def _follow(self, batch: KeptBatch, queue: BatchProvider, *, is_last: bool = False) -> Follower:
        follower = self._followers.get(batch.number)
        if follower is not None and not follower.is_over:
            return follower
        follower = self._followers[batch.number] = Follower(batch, queue, self._tools, is_last=is_last)
        self._begin(self._run(follower), "follow a batch")
        return follower

    async def _run(self, follower: Follower) -> None:
        try:
            await follower.run()
        except Exception as error:
            follower.is_over = True
            for call in follower.waiting:
                call.fail(error)
            raise
        if self._followers.get(follower.batch.number) is follower:
            del self._followers[follower.batch.number]

    async def _pick_up(self) -> None:
        """Follow what an earlier run had cancelled, or nobody will come back for."""
        oldest = self._tools.clock() - KEPT_FOR
        for batch in await self._tools.book.left_over(oldest):
            queue = self._queue_of(batch.engine)
            if queue is None:
                continue
            if not batch.id:
                await self._end_unsent(batch, queue)
            else:
                self._follow(batch, queue, is_last=batch.submitted_at < oldest)

    async def _end_unsent(self, batch: KeptBatch, queue: BatchProvider) -> None:
        """See to a batch whose submitter died, or never came to it, and that nobody wants any more."""
        if self._tools.book.is_alive(batch.owner):
            return
        with suppress(EngineError):
            known = await Submitting(queue, self._tools).recover(batch)
            if known is not None:
                self._follow(known, queue)

    def _begin(
        self,
        work: Coroutine[object, object, None],
        name: str,
        *,
        handing_over: bool = False,
        calls: Sequence[Waiting] = (),
    ) -> None:
        """Run `work` in the background; what goes wrong in it ends the waits of `calls`."""
        kept = self._handing_over if handing_over else self._begun
        task = asyncio.create_task(work, name=name)
        kept.add(task)

        def _ended(done: asyncio.Task[None]) -> None:
            kept.discard(done)
            error = None if done.cancelled() else done.exception()
            if error is not None:
                _log.warning("%s failed: %s", name, type(error).__qualname__)
            for call in calls:
                if isinstance(error, Exception):
                    call.fail(error)

        task.add_done_callback(_ended)
