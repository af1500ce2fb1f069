"""Writes what became of each attempt: one row, once, with what it cost at which prices.

The row is written at once, so that what was spent is never late; prompt and output follow, redacted (see `texts`).
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace

from precis.domain.calls import CallEnding, CallState, Reserved
from precis.domain.errors import EngineError, PrecisError
from precis.domain.jobs import Lane
from precis.domain.money import ZERO
from precis.domain.ports import CallLog, Sender
from precis.domain.requests import Finish, Reply, Request
from precis.gateway.prices import Prices, Terms, cost_of
from precis.gateway.texts import Texts
from precis.gateway.tokens import most_input_tokens

_OUTCOMES = {
    Finish.STOP: "ok",
    Finish.LENGTH: "truncated",
    Finish.REFUSED: "refused",
    Finish.FILTERED: "filtered",
    Finish.OTHER: "ended_oddly",
}


class Record:
    """Measures an attempt and writes its ending. The innermost layer: what it sends to is the provider."""

    def __init__(self, inner: Sender, prices: Prices, calls: CallLog, texts: Texts) -> None:
        self._inner = inner
        self._prices = prices
        self._calls = calls
        self._texts = texts

    async def send(self, request: Request) -> Reply:
        """Return the reply with its cost. A failure goes on as it is, when its row is on the way to the database."""
        reserved = request.context.reserved
        assert reserved is not None, "budget stands before record"
        await self._texts.room()
        now = asyncio.get_running_loop().time
        begun = now()
        try:
            reply = await self._inner.send(request)
        except BaseException as error:
            self._write(request, reserved, begun, replace(_failed(error, reserved), total_s=now() - begun))
            raise
        ending = self._ended(request, reserved, reply)
        self._write(request, reserved, begun, ending, reply.text or reply.refusal)
        return replace(reply, cost=ending.cost)

    async def settle(self, request: Request, outcome: Reply | EngineError, begun: float) -> Reply | EngineError:
        """Write the row of an attempt whose outcome came another way than through here; return it with its cost.

        `begun`: when it was sent, on the event loop's clock.
        """
        reserved = request.context.reserved
        assert reserved is not None, "the attempt was reserved"
        await self._texts.room()
        if isinstance(outcome, EngineError):
            seconds = asyncio.get_running_loop().time() - begun
            self._write(request, reserved, begun, replace(_failed(outcome, reserved), total_s=seconds))
            return outcome
        ending = self._ended(request, reserved, outcome)
        self._write(request, reserved, begun, ending, outcome.text or outcome.refusal)
        return replace(outcome, cost=ending.cost)

    def _write(self, request: Request, reserved: Reserved, begun: float, ending: CallEnding, output: str = "") -> None:
        prompt = ""
        if request.context.keep:
            prompt = json.dumps([(message.role.value, self._texts.note(message.text)) for message in request.messages])
            output = output and self._texts.note(output)
        else:
            output = ""
        ending = replace(ending, queue_s=begun - reserved.at, prompt=prompt, output=output)
        self._calls.finish(reserved.call, ending)

    def _ended(self, request: Request, reserved: Reserved, reply: Reply) -> CallEnding:
        usage = reply.usage
        tokens = most_input_tokens(request) if usage.input is None else usage.input
        terms = Terms(reply.service_tier, request.context.lane is Lane.PROVIDER_BATCH)
        prices = self._prices.unit_prices(request.engine, request.model, tokens, terms)
        cost = None if prices is None else cost_of(prices, usage)
        return CallEnding(
            CallState.DONE,
            _OUTCOMES[reply.finish],
            # A server that counts no tokens is taken to have used all that it was allowed to.
            cost=reserved.amount if cost is None else cost,
            prices=prices,
            reported_model=reply.reported_model,
            request_id=reply.request_id,
            finish=reply.finish.value,
            input_tokens=usage.input,
            output_tokens=usage.output,
            cached_input_tokens=usage.cached_input,
            cache_write_tokens=usage.cache_write,
            reasoning_tokens=usage.reasoning,
            is_estimated=usage.is_estimated or usage.input is None or usage.output is None,
            first_token_s=reply.first_token_s,
            total_s=reply.total_s,
            service_tier=reply.service_tier,
        )


def _failed(error: BaseException, reserved: Reserved) -> CallEnding:
    """Return the ending of a failure. Only a known error that says so was not billed; of all others, who knows."""
    if isinstance(error, EngineError):
        state, cost = (CallState.UNKNOWN, reserved.amount) if error.maybe_billed else (CallState.FAILED, ZERO)
        return CallEnding(state, error.code, error.message, cost=cost, request_id=error.request_id)
    if isinstance(error, PrecisError):
        return CallEnding(CallState.FAILED, error.code, error.message, cost=ZERO)
    outcome = "cancelled" if isinstance(error, asyncio.CancelledError) else "crashed"
    return CallEnding(CallState.UNKNOWN, outcome, type(error).__name__, cost=reserved.amount)
