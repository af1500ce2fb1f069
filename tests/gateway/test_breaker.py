"""The circuit breaker, in virtual time: when it opens, what it lets through, when it closes."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from precis.domain.errors import (
    BadRequest,
    BudgetReached,
    EngineDown,
    EngineError,
    Overloaded,
    PrecisError,
    QuotaExhausted,
    RateLimited,
    Refused,
    ServerError,
    TimedOut,
    Unreachable,
)
from precis.gateway.breaker import FAILURES, FIRST_COOL_DOWN_S, LONGEST_COOL_DOWN_S, Breaker
from tests.gateway.limited import request
from tests.gateway.scripted import Scripted, reply
from tests.gateway.virtual_time import run_virtually


def dead(status: int | None = 500) -> ServerError:
    return ServerError("work failed", status=status)


async def outcome(breaker: Breaker) -> str:
    try:
        await breaker.send(request())
    except PrecisError as error:
        return error.code
    return "ok"


async def fail(breaker: Breaker, times: int) -> None:
    for _ in range(times):
        await outcome(breaker)


@pytest.mark.parametrize(
    "error", [dead(), Overloaded("x", status=503), TimedOut("x"), Unreachable("x", sent=True)], ids=lambda e: e.code
)
def test_five_failures_of_health_in_a_row_open_it(error: EngineError) -> None:
    inner = Scripted(otherwise=error)
    breaker = Breaker(inner)

    async def run() -> None:
        await fail(breaker, FAILURES - 1)
        assert not breaker.is_open("work", "small")
        await fail(breaker, 1)
        assert breaker.is_open("work", "small")
        assert [await outcome(breaker) for _ in range(20)] == ["engine_down"] * 20
        assert not breaker.is_open("work", "large")

    run_virtually(run())
    assert len(inner.requests) == FAILURES == 5


@pytest.mark.parametrize(
    "error",
    [
        RateLimited("x", status=429), QuotaExhausted("x", status=429), Refused("x"), BadRequest("x", status=400),
        BudgetReached("x", scope="day"),
    ],
    ids=lambda e: e.code,
)  # fmt: skip
def test_what_says_nothing_of_health_never_opens_it(error: PrecisError) -> None:
    breaker = Breaker(Scripted(otherwise=error))
    run_virtually(fail(breaker, 50))
    assert not breaker.is_open("work", "small")


def test_a_success_between_failures_begins_the_row_anew() -> None:
    breaker = Breaker(Scripted(*[dead()] * 4, reply(), *[dead()] * 4, reply()))
    run_virtually(fail(breaker, 10))
    assert not breaker.is_open("work", "small")


def test_a_local_server_that_refuses_connections_opens_it_at_once() -> None:
    breaker = Breaker(Scripted(otherwise=Unreachable("x", local=True)))

    async def run() -> EngineDown:
        await fail(breaker, 1)
        with pytest.raises(EngineDown) as caught:
            await breaker.send(request())
        return caught.value

    error = run_virtually(run())
    assert error.local
    assert error.hint.startswith("Start the server")


def test_one_probe_at_a_time_and_longer_pauses_until_it_succeeds() -> None:
    inner = Scripted(otherwise=dead(), takes_s=0.5)
    breaker = Breaker(inner, seed=1)

    async def run() -> None:
        await fail(breaker, FAILURES)
        pauses: list[float] = []
        for _ in range(9):
            opened = asyncio.get_running_loop().time()
            with pytest.raises(EngineDown) as caught:
                await breaker.send(request())
            pauses.append(caught.value.retry_after_s)
            await asyncio.sleep(caught.value.retry_after_s + 0.001)
            before = len(inner.requests)
            together = await asyncio.gather(*(outcome(breaker) for _ in range(16)))
            assert sorted(together) == ["engine_down"] * 15 + ["server_error"]
            assert len(inner.requests) == before + 1
            assert asyncio.get_running_loop().time() >= opened + 0.5
        for number, pause in enumerate(pauses):
            longest = min(LONGEST_COOL_DOWN_S, FIRST_COOL_DOWN_S * 2**number)
            assert longest / 2 <= pause <= longest
        inner.otherwise = reply()
        await asyncio.sleep(LONGEST_COOL_DOWN_S)
        assert await asyncio.gather(*(outcome(breaker) for _ in range(3))) == ["ok", "engine_down", "engine_down"]
        assert [await outcome(breaker) for _ in range(3)] == ["ok"] * 3
        inner.otherwise = dead()
        await fail(breaker, FAILURES)
        with pytest.raises(EngineDown) as caught:
            await breaker.send(request())
        assert caught.value.retry_after_s <= FIRST_COOL_DOWN_S  # the row of openings began anew

    run_virtually(run())


def test_a_cancelled_probe_lets_another_try() -> None:
    inner = Scripted(otherwise=dead())
    breaker = Breaker(inner)

    async def run() -> str:
        await fail(breaker, FAILURES)
        await asyncio.sleep(2)
        inner.takes_s, inner.otherwise = 100.0, reply()
        probe = asyncio.create_task(breaker.send(request()))
        await asyncio.sleep(1)
        assert await outcome(breaker) == "engine_down"
        probe.cancel()
        await asyncio.gather(probe, return_exceptions=True)
        inner.takes_s = 0.0
        return await outcome(breaker)

    assert run_virtually(run()) == "ok"


def test_a_probe_that_was_never_sent_does_not_close_it() -> None:
    inner = Scripted(*[dead()] * FAILURES, RateLimited("no turn"), BudgetReached("x", scope="day"))
    breaker = Breaker(inner)

    async def run() -> None:
        await fail(breaker, FAILURES)
        await asyncio.sleep(2)
        for code in ("rate_limited", "budget_reached"):
            assert await outcome(breaker) == code
            assert breaker.is_open("work", "small")

    run_virtually(run())


def test_sixteen_calls_in_flight_tell_who_waits_once() -> None:
    told: list[tuple[str, str, EngineDown]] = []
    breaker = Breaker(Scripted(otherwise=dead(), takes_s=1.0), lambda *news: told.append(news))

    async def run() -> list[str]:
        return await asyncio.gather(*(outcome(breaker) for _ in range(16)))

    assert run_virtually(run()) == ["server_error"] * 16
    ((engine, model, error),) = told
    assert (engine, model, error.code) == ("work", "small", "engine_down")


def test_engines_and_models_are_apart() -> None:
    inner = Scripted(otherwise=lambda asked: _dead_work(asked.engine))
    breaker = Breaker(inner)

    async def run() -> None:
        await fail(breaker, FAILURES)
        assert (await breaker.send(replace(request(), engine="backup"))).text == "{}"
        with pytest.raises(ServerError):
            await breaker.send(replace(request(), model="large"))

    run_virtually(run())


def _dead_work(engine: str):
    if engine == "work":
        raise dead()
    return reply()
