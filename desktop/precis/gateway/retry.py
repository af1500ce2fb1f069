"""Tries again what can succeed: each failure by its own rule (`delays.py`), within one deadline for the whole call."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from dataclasses import replace

from precis.domain.errors import EngineDown, EngineError, RateLimited
from precis.domain.ports import Sender
from precis.domain.requests import Reply, Request
from precis.domain.wording import phrase
from precis.gateway.delays import wait_s
from precis.gateway.waits import Waits

DEADLINE_S = 300.0
"""How long after its first failure a call is tried again, where the caller sets no deadline: long enough for a restart
of a router or a server, short enough that nobody wonders.
"""


class Retry:
    """Sends again after failures that time can mend. Counts the attempts in the request's context.

    The deadline of the caller (`CallContext.deadline_s`) counts from the beginning, the one of its own from the first
    failure, since waiting one's turn in a long queue is no failure.
    """

    def __init__(self, inner: Sender, waits: Waits, *, seed: int | None = None) -> None:
        self._inner = inner
        self._waits = waits
        self._random = random.Random(seed)

    async def send(self, request: Request) -> Reply:
        """Return the reply of the first attempt that gives one; raise the failure of the last otherwise."""
        loop = asyncio.get_running_loop()
        limit = request.context.deadline_s
        end = None if limit is None else loop.time() + limit
        failures: Counter[str] = Counter()
        attempt = 1
        while True:
            try:
                return await self._inner.send(_attempt(request, attempt, end, loop.time()))
            except EngineError as error:
                failure = error
            end = loop.time() + DEADLINE_S if end is None else end
            failures[failure.code] += 1
            has_fallback = request.context.has_fallback
            wait = wait_s(failure, failures[failure.code], has_fallback=has_fallback, chance=self._random)
            if wait is None or loop.time() + wait > end:
                raise failure
            with self._waits.told(request, wait, _sentence(request, failure)):
                await asyncio.sleep(wait)
            attempt += not isinstance(failure, EngineDown)  # which was no attempt


def _attempt(request: Request, attempt: int, end: float | None, now: float) -> Request:
    """Return the request as the layers below see it: with its number and the time that is left."""
    left = None if request.context.deadline_s is None or end is None else max(0.0, end - now)
    return replace(request, context=replace(request.context, attempt=attempt, deadline_s=left))


def _sentence(request: Request, failure: EngineError) -> str:
    if isinstance(failure, RateLimited):
        return phrase(f"{request.engine} asked us to slow down")
    return failure.message.rstrip(".")
