"""What the batch queues of providers have in common: how requests are handed over, and how results are read back.

A batched request is built like any other, without streaming. Its custom id is its step's key: 64 hexadecimal digits,
which every provider takes, and from which the result finds its step again in another run of the program.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from precis.domain.errors import EngineError, ServerError, TimedOut, WrongUse
from precis.domain.requests import Reply, Request
from precis.domain.steps import StepKey
from precis.providers.capabilities import CapabilityMemory
from precis.providers.channel import Channel
from precis.providers.engine import reply_of
from precis.providers.wire import Call, Draft, Tuning

SERVICE_TIER = "batch"
"""Set on each reply, since providers bill batches apart and don't always say so in the reply."""
HANDING_OVER_S = 300.0
"""An upload of hundreds of megabytes may take a while; and so may the answer to it."""


def calls_of(
    channel: Channel, memory: CapabilityMemory, requests: Sequence[Request], most: int
) -> list[tuple[StepKey, Call]]:
    """Return each request's key and its call, none of them streamed.

    Raises:
        WrongUse: none, too many, two with one key, or of more than one model.
    """
    models = {request.model or channel.config.model_for(request.mode) for request in requests}
    keys = [request.step().key for request in requests]
    if not 0 < len(requests) <= most or len(models) != 1 or len(set(keys)) != len(keys):
        raise WrongUse(f"A batch holds 1 to {most:,} different requests of one model.")
    model = models.pop()
    tuning = Tuning(memory.rejected(channel.config.name, model) | {"stream"})
    return [
        (key, channel.wire.call(channel.config, request, model, tuning))
        for key, request in zip(keys, requests, strict=True)
    ]


def checked_size(content: bytes, most: int) -> bytes:
    """Return the content.

    Raises:
        WrongUse: it is larger than the provider takes.
    """
    if len(content) > most:
        raise WrongUse(f"A batch holds at most {most / 1e6:,.0f} MB.", "Hand over fewer documents at once.")
    return content


def line_of(channel: Channel, text: str) -> Mapping[str, Any]:
    """Return a line of the results as an object.

    Raises:
        ServerError: it is none.
    """
    try:
        value = json.loads(text)
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise ServerError(f"{channel.config.name} sent results that can't be read.")
    return value


def outcome_of(channel: Channel, payload: Mapping[str, Any]) -> Reply | EngineError:
    """Return the reply that a finished request's body is, or the failure."""
    draft = Draft()
    try:
        channel.wire.take_whole(channel.config.name, draft, payload)
    except EngineError as error:
        return error
    if draft.finish is None and not any(draft.text):
        return ServerError(f"{channel.config.name} sent a reply of unknown form.", maybe_billed=True)
    draft.service_tier = SERVICE_TIER
    return reply_of(draft, channel.config.name, has_schema=True)


def never_run(channel: Channel, *, is_expired: bool) -> EngineError:
    """Return the failure of a request that the provider did not come to; it is not billed."""
    name = channel.config.name
    if is_expired:
        return TimedOut(f"{name} did not come to this request within the day of its batch.", phase="batch")
    return EngineError(f"The batch was cancelled before {name} came to this request.", "Run it again.")
