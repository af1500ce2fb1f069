"""The pace against each kind of limit: nearly all of what is allowed is used, and hardly a call meets a 429."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from precis.domain.requests import EngineConfig
from precis.gateway.limit import Limit
from precis.gateway.retry import Retry
from precis.gateway.waits import Waits
from tests.gateway.limited import (
    FixedWindow,
    LimitedEngine,
    MemoryPacing,
    Meter,
    Refilling,
    SlidingWindow,
    config,
    request,
)
from tests.gateway.virtual_time import run_virtually, virtual_clock

KINDS: dict[str, Callable[[float], Meter]] = {
    "sliding window": SlidingWindow,
    "fixed window": FixedWindow,
    "refilling bucket": Refilling,
    "refilling bucket of a tenth": lambda limit: Refilling(limit, 0.11),
}


def path(engine: LimitedEngine, engine_config: EngineConfig, states: dict[str, str] | None = None, owner: str = "a") -> Retry:
    waits = Waits(None, virtual_clock)
    pacing = MemoryPacing({} if states is None else states, owner)
    return Retry(Limit(engine, {"work": engine_config}, pacing, waits, virtual_clock), waits, seed=1)


async def send_all(sender: Retry, count: int) -> None:
    async with asyncio.TaskGroup() as group:
        for _ in range(count):
            group.create_task(sender.send(request()))


def used_after_first_minute(engine: LimitedEngine, limit: float) -> float:
    """Return the share of the limit used from the second minute on, until the last call."""
    late = [at for at in engine.granted if at > 60]
    return len(late) / (limit * (max(engine.granted) - 60) / 60)


@pytest.mark.parametrize("latency_s", [0.02, 1.0, 8.0])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("knows", ["settings", "headers", "both"])
def test_600_calls_at_300_a_minute(kind: str, knows: str, latency_s: float) -> None:
    engine = LimitedEngine(KINDS[kind](300), latency_s=latency_s, says=knows != "settings")
    own = config(requests_per_minute=None if knows == "headers" else 300)
    run_virtually(send_all(path(engine, own), 600))
    assert len(engine.granted) == 600
    assert engine.limited <= 6
    last = max(engine.granted)
    print(kind, knows, latency_s, engine.limited, round(used_after_first_minute(engine, 300), 3), round(last, 1))
    assert used_after_first_minute(engine, 300) >= 0.97
