"""Settles the attempts of a batch: each row once, at the price of the batch queue."""

from __future__ import annotations

from precis.domain.batches import BatchItem, KeptBatch
from precis.domain.calls import CallEnding, CallState
from precis.domain.errors import EngineError
from precis.domain.money import ZERO, Money
from precis.domain.ports import CallLog
from precis.domain.requests import Reply
from precis.gateway.batch_waiting import Outcome, Waiting
from precis.gateway.budget import Budget
from precis.gateway.prices import Prices, Terms, cost_of
from precis.gateway.record import Record


class Settling:
    """Writes rows through `record` where somebody waits for the answer, and without a text where nobody does."""

    def __init__(self, record: Record, budget: Budget, prices: Prices, calls: CallLog) -> None:
        self._record = record
        self._budget = budget
        self._prices = prices
        self._calls = calls

    async def answered(self, waiting: Waiting, outcome: Outcome) -> Outcome:
        """Settle the call's attempt and return the outcome with its cost."""
        request = waiting.request
        await self._prices.load(request.engine, request.model)
        settled = await self._record.settle(request, outcome, waiting.begun)
        self._budget.came_back()
        return settled

    async def left(self, batch: KeptBatch, item: BatchItem, outcome: Outcome) -> None:
        """Settle the attempt of a request that nobody waits for; what was done of it is billed all the same."""
        if isinstance(outcome, EngineError):
            ending = _failed(outcome, item.held)
        else:
            ending = await self._done(batch, item, outcome)
        self._calls.finish(item.call, ending)
        self._budget.came_back()

    def released(self, call: int) -> None:
        """Take back the row of an attempt that was not handed over."""
        self._calls.release(call)
        self._budget.came_back()

    async def _done(self, batch: KeptBatch, item: BatchItem, reply: Reply) -> CallEnding:
        await self._prices.load(batch.engine, batch.model)
        usage = reply.usage
        prices = self._prices.unit_prices(
            batch.engine, batch.model, usage.input or 0, Terms(reply.service_tier, is_batch=True)
        )
        cost = None if prices is None else cost_of(prices, usage)
        return CallEnding(
            CallState.DONE,
            "not_wanted",
            cost=item.held if cost is None else cost,
            prices=prices,
            reported_model=reply.reported_model,
            request_id=reply.request_id,
            finish=reply.finish.value,
            input_tokens=usage.input,
            output_tokens=usage.output,
            cached_input_tokens=usage.cached_input,
            cache_write_tokens=usage.cache_write,
            reasoning_tokens=usage.reasoning,
            is_estimated=usage.input is None or usage.output is None,
            service_tier=reply.service_tier,
        )


def _failed(error: EngineError, held: Money | None) -> CallEnding:
    if error.maybe_billed:
        return CallEnding(CallState.UNKNOWN, error.code, error.message, cost=held)
    return CallEnding(CallState.FAILED, error.code, error.message, cost=ZERO)
