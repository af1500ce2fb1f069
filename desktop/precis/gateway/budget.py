"""Holds the worst case of each attempt before it is sent, so that no limit is passed, whatever happens after.

What an attempt really cost is written by record. An attempt whose outcome nobody knows keeps all that was held for it.
Money that is held by others and may come back is waited for; a limit that no wait can mend stops the call.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import replace

from precis.domain.calls import CallIntent, Reserved, Short, SpendLimits
from precis.domain.errors import BudgetReached, PriceUnknown
from precis.domain.jobs import JobId, Lane
from precis.domain.money import Money
from precis.domain.ports import CallLog, Sender
from precis.domain.requests import Reply, Request
from precis.gateway.cache import intent_of
from precis.gateway.prices import Prices, Terms, most_cost
from precis.gateway.tokens import most_input_tokens

_LOOK_EVERY_S = 0.5
"""How long to wait at most before looking whether another process gave money back."""


class Budget:
    """Reserves, lets the attempt through, and takes back the reservation of what was not sent."""

    def __init__(self, inner: Sender, prices: Prices, calls: CallLog, limits: SpendLimits) -> None:
        self._inner = inner
        self._prices = prices
        self._calls = calls
        self._limits = limits
        self._settled = asyncio.Event()
        self._lines: defaultdict[tuple[str, JobId | None], asyncio.Lock] = defaultdict(asyncio.Lock)

    async def send(self, request: Request) -> Reply:
        """Return the reply; a row for the attempt is committed before anything is sent.

        Raises:
            BudgetReached: the attempt could pass a limit.
            PriceUnknown: there is a limit, no price to hold against it, and nobody said to go on without.
        """
        reserved = await self.reserve(request)
        try:
            return await self._inner.send(replace(request, context=replace(request.context, reserved=reserved)))
        except BaseException:
            # Does nothing where record has written the outcome, which it does before the failure gets here.
            self._calls.release(reserved.call)
            raise
        finally:
            self.came_back()

    async def reserve(self, request: Request) -> Reserved:
        """Commit a row for an attempt that whoever asks settles or releases, and return it; raises as `send` does."""
        asked_at = asyncio.get_running_loop().time()
        call, amount = await self._reserve(request)
        return Reserved(call, amount, asked_at)

    def came_back(self) -> None:
        """Tell those who wait for money that an attempt was settled."""
        settled, self._settled = self._settled, asyncio.Event()
        settled.set()

    async def _reserve(self, request: Request) -> tuple[int, Money | None]:
        intent = await self._intent(request)
        answer = await self._calls.reserve(intent, self._limits)
        while isinstance(answer, Short):
            if not answer.can_wait:
                raise _reached(answer, intent)
            answer = await self._in_line(answer, intent, request.context.deadline_s)
        return answer, intent.reserved

    async def _in_line(self, short: Short, intent: CallIntent, seconds: float | None) -> int | Short:
        """Wait for money: one of a line asks again when some comes back, the others wait behind it."""
        job = intent.job if short.scope == "job" else None
        try:
            async with asyncio.timeout(seconds), self._lines[short.scope, job]:
                return await self._after_a_settlement(intent)
        except TimeoutError:
            return replace(short, can_wait=False)

    async def _after_a_settlement(self, intent: CallIntent) -> int | Short:
        while True:
            settled = self._settled
            answer = await self._calls.reserve(intent, self._limits)
            if not (isinstance(answer, Short) and answer.can_wait):
                return answer
            try:
                async with asyncio.timeout(_LOOK_EVERY_S):
                    await settled.wait()
            except TimeoutError:
                continue

    async def _intent(self, request: Request) -> CallIntent:
        await self._prices.load(request.engine, request.model)
        tokens = most_input_tokens(request)
        terms = Terms(is_batch=request.context.lane is Lane.PROVIDER_BATCH)
        prices = self._prices.unit_prices(request.engine, request.model, tokens, terms)
        if prices is None and not (request.context.allow_unknown_price or self._limits.is_none):
            raise PriceUnknown(f"The price of {request.model} on {request.engine} is not known, and there is a budget.")
        amount = None if prices is None else most_cost(prices, tokens, request.max_output_tokens)
        return replace(intent_of(request), reserved=amount, prices=prices)


def _reached(short: Short, intent: CallIntent) -> BudgetReached:
    match short.scope:
        case "call":
            message = f"One call to {intent.engine} may cost up to {intent.reserved}; the limit is {short.limit}."
        case scope:
            message = (
                f"The budget of this {scope} is {short.limit}; {short.held} are spent or reserved,"
                f" and the next call may cost up to {intent.reserved}."
            )
    return BudgetReached(message, scope=short.scope)
