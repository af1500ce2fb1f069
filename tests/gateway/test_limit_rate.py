"""The pace against each kind of limit: nearly all of what is allowed is used, and hardly a call meets a 429."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from precis.domain.requests import EngineConfig
from precis.gateway.bucket import MARGIN
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


def path(
    engine: LimitedEngine, engine_config: EngineConfig, states: dict[str, str] | None = None, owner: str = "a"
) -> Retry:
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


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("knows", "latency_s"), [("settings", 0.02), ("headers", 0.02), ("headers", 1.0), ("both", 1.0)]
)
def test_600_calls_at_300_a_minute(kind: str, knows: str, latency_s: float) -> None:
    engine = LimitedEngine(KINDS[kind](300), latency_s=latency_s, says=knows != "settings")
    own = config(requests_per_minute=None if knows == "headers" else 300)
    run_virtually(send_all(path(engine, own), 600))
    assert len(engine.granted) == 600
    assert engine.limited <= 6
    assert used_after_first_minute(engine, 300) >= 0.97


@pytest.mark.parametrize("kind", ["sliding window", "fixed window"])
def test_a_limit_that_nobody_tells_is_learned_from_refusals(kind: str) -> None:
    engine = LimitedEngine(KINDS[kind](300), latency_s=0.02, says=False)
    run_virtually(send_all(path(engine, config()), 900))
    assert engine.limited <= 9
    assert used_after_first_minute(engine, 300) >= 0.97


@pytest.mark.parametrize("kind", KINDS)
def test_a_limit_that_nobody_tells_is_learned_without_retry_after(kind: str) -> None:
    engine = LimitedEngine(KINDS[kind](300), latency_s=1.0, says=False, says_when=False)
    run_virtually(send_all(path(engine, config(max_concurrency=8)), 900))
    assert len(engine.granted) == 900
    assert engine.limited <= 0.1 * 900


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("knows", ["settings", "headers"])
def test_tokens_a_minute_are_paced_like_requests(kind: str, knows: str) -> None:
    engine = LimitedEngine(tokens=KINDS[kind](60_000), latency_s=0.5, says=knows == "headers")
    own = config(tokens_per_minute=60_000 if knows == "settings" else None)
    run_virtually(send_all(path(engine, own), 600))  # of 200 tokens each: 300 a minute
    assert engine.limited <= 6
    assert used_after_first_minute(engine, 300) >= 0.96


def test_a_request_larger_than_a_minutes_tokens_goes_alone() -> None:
    engine = LimitedEngine(latency_s=0.5)
    sender = path(engine, config(tokens_per_minute=150))

    async def send_two() -> float:
        await sender.send(request())
        await sender.send(request())
        return asyncio.get_running_loop().time()

    assert run_virtually(send_two()) == pytest.approx(200 / (150 * MARGIN / 60), abs=1)


@pytest.mark.parametrize("kind", KINDS)
def test_the_person_ceiling_holds_below_the_servers_limit(kind: str) -> None:
    engine = LimitedEngine(KINDS[kind](1000), latency_s=0.1)
    run_virtually(send_all(path(engine, config(requests_per_minute=120)), 300))
    assert most_in_a_minute(engine) <= 120


def test_what_was_used_before_the_clock_was_set_back_is_not_forgotten_for_ever() -> None:
    engine = LimitedEngine(latency_s=0.02)
    states: dict[str, str] = {}
    run_virtually(send_all(path(engine, config(requests_per_minute=60), states), 60))
    # The next run's clock begins at the same time again, a minute back.
    again = LimitedEngine(latency_s=0.02)
    run_virtually(send_all(path(again, config(requests_per_minute=60), states), 6))
    assert max(again.granted) <= 70  # a minute until the old count leaves, then one a second


def most_in_a_minute(engine: LimitedEngine) -> int:
    return max(sum(start <= at < start + 60 for at in engine.granted) for start in engine.granted)


@pytest.mark.parametrize("knows", ["settings", "headers"])
def test_two_processes_share_one_limit(knows: str) -> None:
    engine = LimitedEngine(SlidingWindow(300), latency_s=0.3, says=knows == "headers")
    own = config(requests_per_minute=300 if knows == "settings" else None)
    states: dict[str, str] = {}

    async def both() -> None:
        one, other = (path(engine, own, states, owner) for owner in ("one", "other"))
        async with asyncio.TaskGroup() as group:
            group.create_task(send_all(one, 300))
            group.create_task(send_all(other, 300))

    run_virtually(both())
    assert engine.limited <= 6
    assert used_after_first_minute(engine, 300) >= 0.97


def test_two_processes_share_the_concurrency() -> None:
    engine = LimitedEngine(latency_s=2.0, says=False)
    states: dict[str, str] = {}

    async def both() -> int:
        one, other = (path(engine, config(max_concurrency=8), states, owner) for owner in ("one", "other"))
        async with asyncio.TaskGroup() as group:
            group.create_task(send_all(one, 100))
            await asyncio.sleep(10)
            alone = engine.most_in_flight
            group.create_task(send_all(other, 100))
            await asyncio.sleep(10)
            engine.most_in_flight = 0
        return alone

    assert run_virtually(both()) == 8
    assert engine.most_in_flight == 8


def test_the_shared_state_is_asked_rarely_where_nothing_limits() -> None:
    engine = LimitedEngine(latency_s=0.05, says=False)
    sender = path(engine, config(max_concurrency=32))
    run_virtually(send_all(sender, 2000))
    limit = sender._inner
    assert isinstance(limit, Limit)
    pacing = limit._pacing
    assert isinstance(pacing, MemoryPacing)
    assert pacing.updates <= 2 * max(engine.granted) + 2


def test_the_state_stays_small() -> None:
    states: dict[str, str] = {}
    engine = LimitedEngine(SlidingWindow(600), Refilling(10**6), latency_s=0.1)
    run_virtually(send_all(path(engine, config(), states), 300))
    assert sum(map(len, states.values())) < 8_000
