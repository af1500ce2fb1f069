"""Finds a reply again instead of buying it: each call is a step of the ledger, and the ledger is the only cache.

Single flight across tasks and processes, remembered refusals and "fresh" are the ledger's; this layer says what of a
reply is kept, and what a reply that was found is worth.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from precis.domain.calls import CallEnding, CallIntent, CallState
from precis.domain.errors import InvalidOutput, Refused, Truncated
from precis.domain.money import ZERO, Money
from precis.domain.ports import CallLog, Sender, StepLedger
from precis.domain.requests import Finish, RateHeaders, Reply, Request, TokenLogprob, TokenUsage
from precis.domain.steps import Json, StepKey


class Cache:
    """Looks the request's key up in the ledger; sends only what is not there."""

    def __init__(self, inner: Sender, ledger: StepLedger, calls: CallLog) -> None:
        self._inner = inner
        self._ledger = ledger
        self._calls = calls

    async def send(self, request: Request) -> Reply:
        """Return the reply: kept earlier, by somebody else right now, or new. A found one costs nothing.

        Raises:
            EngineError: also one that was met before and is remembered.
        """
        step = request.step()
        sent: Reply | None = None

        async def _compute() -> Json:
            nonlocal sent
            context = replace(request.context, step=step.key)
            sent = only_good(await self._inner.send(replace(request, context=context)))
            return encode_reply(sent)

        context = request.context
        outcome = await self._ledger.once(step, _compute, fresh=context.fresh, keep=context.keep)
        if not outcome.was_cached and sent is not None:
            return sent
        found = replace(decode_reply(outcome.output), engine=request.engine)
        self._record_saving(request, outcome.key, found)
        return replace(found, was_cached=True, cost=ZERO)

    def _record_saving(self, request: Request, key: StepKey, found: Reply) -> None:
        ending = CallEnding(
            CallState.CACHED,
            "cached",
            cost=ZERO,
            saved=found.cost,
            reported_model=found.reported_model,
            finish=found.finish.value,
            input_tokens=found.usage.input,
            output_tokens=found.usage.output,
        )
        self._calls.add_cached(intent_of(request, step=key), ending)


def intent_of(request: Request, *, step: str = "") -> CallIntent:
    """Return what the request says of itself for its row."""
    context = request.context
    return CallIntent(
        engine=request.engine,
        engine_kind=request.engine_kind,
        model=request.model,
        mode=request.mode,
        lane=context.lane,
        feature=context.feature,
        user_tag=context.user_tag,
        prompt_id=context.prompt_id,
        step=step or context.step,
        job=context.job,
        attempt=context.attempt,
        fallback_from=context.fallback_from,
    )


def only_good(reply: Reply) -> Reply:
    """Return the reply if it is complete; validate has seen to it already, and what is kept for good is asked twice.

    Raises:
        Refused, Truncated, InvalidOutput: it is not.
    """
    match reply.finish:
        case Finish.STOP:
            return reply
        case Finish.LENGTH:
            raise Truncated(f"The answer of {reply.engine} was cut off at the limit of tokens.")
        case Finish.REFUSED | Finish.FILTERED:
            raise Refused(f"{reply.engine} declined to answer.")
        case Finish.OTHER:
            raise InvalidOutput(f"The answer of {reply.engine} ended for an unknown reason.")


def encode_reply(reply: Reply) -> Json:
    """Return what is kept of a reply: the output and what it took. No headers, no ids of the provider."""
    usage = reply.usage
    return {
        "text": reply.text,
        "data": reply.data,
        "finish": reply.finish.value,
        "model": [reply.requested_model, reply.reported_model],
        "usage": {
            "input": usage.input,
            "output": usage.output,
            "cached_input": usage.cached_input,
            "cache_write": usage.cache_write,
            "reasoning": usage.reasoning,
            "is_estimated": usage.is_estimated,
        },
        "cost": None if reply.cost is None else reply.cost.micros,
        "logprobs": [[item.token, item.logprob, item.alternatives] for item in reply.logprobs],
        "first_token_s": reply.first_token_s,
        "total_s": reply.total_s,
        "service_tier": reply.service_tier,
        "repairs": reply.repairs,
    }


def decode_reply(kept: Json) -> Reply:
    """Return the reply that `encode_reply` was given, as far as it was kept."""
    fields = cast("Mapping[str, Any]", kept)
    requested, reported = fields["model"]
    return Reply(
        text=fields["text"],
        finish=Finish(fields["finish"]),
        usage=TokenUsage(**fields["usage"]),
        requested_model=requested,
        reported_model=reported,
        logprobs=tuple(_logprob(item) for item in fields["logprobs"]),
        rate=RateHeaders(),
        first_token_s=fields["first_token_s"],
        total_s=fields["total_s"],
        cost=None if fields["cost"] is None else Money(fields["cost"]),
        data=fields["data"],
        service_tier=fields["service_tier"],
        repairs=fields["repairs"],
    )


def _logprob(item: Sequence[Any]) -> TokenLogprob:
    token, logprob, alternatives = item
    return TokenLogprob(token, logprob, tuple((other, value) for other, value in alternatives))
