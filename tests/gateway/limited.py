"""Engines with a rate limit of each kind that providers have, and a pace that lives in memory."""

from __future__ import annotations

import asyncio
import json
import math
from collections import deque
from collections.abc import Callable
from typing import Protocol, TypeVar

from precis.domain.errors import RateLimited
from precis.domain.jobs import Lane, Mode
from precis.domain.requests import (
    CallContext,
    EngineConfig,
    Finish,
    Message,
    RateHeaders,
    Reply,
    Request,
    Role,
    TokenUsage,
)
from precis.domain.steps import Json, StepKind

T = TypeVar("T")


class MemoryPacing:
    """`Pacing` for the tasks of one loop; every change takes a moment, and the state has to be JSON."""

    def __init__(self, states: dict[str, str], owner: str = "this") -> None:
        self._states = states
        self.owner = owner
        self.updates = 0

    def is_alive(self, owner: str) -> bool:
        return True

    async def update(self, name: str, change: Callable[[Json], tuple[Json, T]]) -> T:
        await asyncio.sleep(0.0005)
        self.updates += 1
        state, answer = change(json.loads(self._states.get(name, "null")))
        self._states[name] = json.dumps(state)
        return answer


class Meter(Protocol):
    """Counts amounts against a limit: None when there is room, else the seconds until there is."""

    limit: float

    def take(self, amount: float, now: float) -> float | None: ...

    def left(self, now: float) -> float: ...


class SlidingWindow:
    """No more than the limit in any 60 s."""

    def __init__(self, limit: float) -> None:
        self.limit = limit
        self._taken: deque[tuple[float, float]] = deque()

    def left(self, now: float) -> float:
        while self._taken and self._taken[0][0] <= now - 60:
            self._taken.popleft()
        return self.limit - sum(amount for _, amount in self._taken)

    def take(self, amount: float, now: float) -> float | None:
        if self.left(now) < amount:
            return self._taken[0][0] + 60 - now
        self._taken.append((now, amount))
        return None


class FixedWindow:
    """The count begins anew each minute, at a second that nobody knows."""

    def __init__(self, limit: float, begins: float = 23.0) -> None:
        self.limit = limit
        self._begins = begins
        self._minute = -1.0
        self._taken = 0.0

    def left(self, now: float) -> float:
        minute = math.floor((now - self._begins) / 60)
        if minute != self._minute:
            self._minute, self._taken = minute, 0.0
        return self.limit - self._taken

    def take(self, amount: float, now: float) -> float | None:
        if self.left(now) < amount:
            return (self._minute + 1) * 60 + self._begins - now
        self._taken += amount
        return None


class Refilling:
    """A bucket that refills all the time; it holds `share` of a minute's limit."""

    def __init__(self, limit: float, share: float = 1.0) -> None:
        self.limit = limit
        self._most = self._level = limit * share
        self._at = 0.0

    def left(self, now: float) -> float:
        self._level = min(self._most, self._level + (now - self._at) * self.limit / 60)
        self._at = now
        return self._level

    def take(self, amount: float, now: float) -> float | None:
        if self.left(now) < amount:
            return (amount - self._level) * 60 / self.limit
        self._level -= amount
        return None


class LimitedEngine:
    """Answers after a while, or with a 429. Records when each call came, by its outcome."""

    def __init__(
        self, requests: Meter | None = None, tokens: Meter | None = None, *, latency_s: float = 1.0,
        says: bool = True, says_when: bool = True, most_at_once: int | None = None,
    ) -> None:  # fmt: skip
        self._requests = requests
        self._tokens = tokens
        self._latency_s = latency_s
        self._says = says
        self._says_when = says_when
        self._most_at_once = most_at_once
        self.granted: list[float] = []
        self.order: list[str] = []
        self.limited = 0
        self.in_flight = 0
        self.most_in_flight = 0

    async def send(self, request: Request) -> Reply:
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        try:
            # Ways differ, so that calls arrive in another order than they were sent in.
            way_s = min(self._latency_s, 0.5) * 0.1 * (1 + len(self.granted) % 5)
            await asyncio.sleep(way_s)
            rate = self._count(request)
            self.order.append(request.context.prompt_id)
            await asyncio.sleep(self._latency_s - way_s)
        finally:
            self.in_flight -= 1
        return Reply("{}", Finish.STOP, TokenUsage(tokens_of(request), 0), rate=rate, engine=request.engine)

    def _count(self, request: Request) -> RateHeaders:
        now = asyncio.get_running_loop().time()
        crowded = self._most_at_once is not None and self.in_flight > self._most_at_once
        waits = [
            meter.take(amount, now)
            for meter, amount in ((self._requests, 1), (self._tokens, tokens_of(request)))
            if meter is not None and not crowded
        ]
        late = [wait for wait in waits if wait is not None]
        if crowded or late:
            self.limited += 1
            raise RateLimited("busy", retry_after_s=max(late) if late and self._says_when else None, status=429)
        self.granted.append(now)
        return self._rate(now) if self._says else RateHeaders()

    def _rate(self, now: float) -> RateHeaders:
        def said(meter: Meter | None) -> tuple[int | None, int | None]:
            return (None, None) if meter is None else (int(meter.limit), int(meter.left(now)))

        return RateHeaders(*said(self._requests), None, *said(self._tokens), None)


def tokens_of(request: Request) -> int:
    """Return what the engines here count: about what the limiter estimates."""
    return len(request.messages[0].text) // 4 + request.max_output_tokens


def request(engine: str = "work", *, text: str = "x" * 400, lane: Lane = Lane.INTERACTIVE, name: str = "") -> Request:
    """Return a request of 200 tokens."""
    return Request(
        StepKind.DRAFT, Mode.FAST, (Message(Role.USER, text),), max_output_tokens=100, engine=engine, model="small",
        engine_kind="openai", context=CallContext(lane=lane, prompt_id=name),
    )  # fmt: skip


def config(
    name: str = "work",
    *,
    max_concurrency: int = 1000,
    requests_per_minute: int | None = None,
    tokens_per_minute: int | None = None,
) -> EngineConfig:
    """Return an engine whose concurrency is free unless set."""
    return EngineConfig(
        name, "openai", fast="small", max_concurrency=max_concurrency,
        requests_per_minute=requests_per_minute, tokens_per_minute=tokens_per_minute,
    )  # fmt: skip
