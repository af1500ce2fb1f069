"""Which failures are tried again, how often and after how long; in virtual time."""

from __future__ import annotations

import asyncio
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from precis.domain.errors import (
    BadKey,
    BadRequest,
    BudgetReached,
    ContextTooLong,
    EngineDown,
    EngineError,
    Forbidden,
    InvalidOutput,
    ModelNotFound,
    Overloaded,
    PrecisError,
    QuotaExhausted,
    RateLimited,
    Refused,
    ServerError,
    TimedOut,
    Truncated,
    Unreachable,
)
from precis.domain.jobs import JobId
from precis.domain.ports import CallNotice
from precis.domain.requests import Request
from precis.gateway.delays import rule_of, wait_s
from precis.gateway.retry import DEADLINE_S, Retry
from precis.gateway.waits import Waits
from tests.gateway.limited import request
from tests.gateway.scripted import Scripted, reply
from tests.gateway.virtual_time import EPOCH, run_virtually, virtual_clock


def with_context(**changes: object) -> Request:
    asked = request()
    return replace(asked, context=replace(asked.context, **changes))


async def outcome(inner: Scripted, asked: Request, notices: list[CallNotice] | None = None) -> str:
    waits = Waits(None if notices is None else notices.append, virtual_clock)
    try:
        await Retry(inner, waits, seed=3).send(asked)
    except PrecisError as error:
        return error.code
    return "ok"


@pytest.mark.parametrize(
    ("error", "attempts", "attempts_with_fallback"),
    [
        (ServerError("x", status=500), 5, 3),
        (Overloaded("x", status=529), 5, 3),
        (TimedOut("x", phase="connect"), 3, 3),
        (TimedOut("x", phase="first_token", maybe_billed=True), 2, 2),
        (TimedOut("x", phase="total", maybe_billed=True), 2, 2),
        (Unreachable("x"), 3, 3),
        (Unreachable("x", sent=True), 3, 3),
        (Unreachable("x", local=True), 1, 1),
        (Unreachable("x", local=True, sent=True), 3, 3),
        (EngineDown("x", retry_after_s=5, local=True), 1, 1),
        (QuotaExhausted("x"), 1, 1),
        (BadKey("x"), 1, 1),
        (Forbidden("x"), 1, 1),
        (ModelNotFound("x"), 1, 1),
        (BadRequest("x"), 1, 1),
        (ContextTooLong("x"), 1, 1),
        (Refused("x"), 1, 1),
        (InvalidOutput("x"), 1, 1),
        (Truncated("x"), 1, 1),
        (BudgetReached("x", scope="day"), 1, 1),
    ],
    ids=lambda value: getattr(value, "code", None),
)  # fmt: skip
def test_each_failure_is_tried_as_often_as_its_rule_says(
    error: PrecisError, attempts: int, attempts_with_fallback: int
) -> None:
    for has_fallback, expected in ((False, attempts), (True, attempts_with_fallback)):
        inner = Scripted(otherwise=error)
        assert run_virtually(outcome(inner, with_context(has_fallback=has_fallback))) == error.code
        assert len(inner.requests) == expected
        assert [sent.context.attempt for sent in inner.requests] == list(range(1, expected + 1))


def test_an_engine_with_a_fallback_is_left_within_a_second() -> None:
    for error in (ServerError("x"), Overloaded("x"), Unreachable("x"), Overloaded("x", retry_after_s=30)):
        inner = Scripted(otherwise=error)

        async def seconds(inner: Scripted = inner) -> float:
            await outcome(inner, with_context(has_fallback=True))
            return asyncio.get_running_loop().time()

        assert run_virtually(seconds()) <= 1.0


def test_a_limit_is_waited_for_even_with_a_fallback() -> None:
    inner = Scripted(*[RateLimited("x", retry_after_s=20)] * 5)
    assert run_virtually(outcome(inner, with_context(has_fallback=True))) == "ok"


def test_retry_after_is_kept_and_never_cut_short() -> None:
    inner = Scripted(RateLimited("x", retry_after_s=12), ServerError("x", retry_after_s=3), reply())
    assert run_virtually(outcome(inner, request())) == "ok"
    first, second, third = inner.times
    assert 12 <= second - first <= 13
    assert 3 <= third - second <= 4


def test_waits_are_told_with_their_end_and_their_over() -> None:
    notices: list[CallNotice] = []
    inner = Scripted(RateLimited("x", retry_after_s=12), ServerError("x"), reply())
    assert run_virtually(outcome(inner, with_context(job=JobId("j")), notices)) == "ok"
    told, over = notices  # the short pause after the second failure is not worth a word
    assert told.reason.startswith("work asked us to slow down; continuing in 12 s") or "13 s" in told.reason
    assert told.until is not None
    assert 12 <= (told.until - EPOCH).total_seconds() <= 13
    assert over == CallNotice(JobId("j"))


def test_many_waiting_calls_of_a_job_are_one_wait() -> None:
    notices: list[CallNotice] = []
    waits = Waits(notices.append, virtual_clock)
    inner = Scripted(*[RateLimited("x", retry_after_s=12)] * 16)
    retry = Retry(inner, waits, seed=1)

    async def send_all() -> None:
        await asyncio.gather(*(retry.send(with_context(job=JobId("j"))) for _ in range(16)))

    run_virtually(send_all())
    assert len(notices) <= 3
    assert notices[-1] == CallNotice(JobId("j"))


def test_a_call_ends_at_its_deadline() -> None:
    inner = Scripted(otherwise=RateLimited("x", retry_after_s=4))

    async def seconds(asked: Request) -> float:
        assert await outcome(inner, asked) == "rate_limited"
        return asyncio.get_running_loop().time()

    assert run_virtually(seconds(with_context(deadline_s=10.0))) <= 10
    assert inner.requests[0].context.deadline_s == 10.0
    assert all((sent.context.deadline_s or 0) < 10 for sent in inner.requests[1:])
    assert 200 < run_virtually(seconds(request())) <= DEADLINE_S


def test_the_own_deadline_counts_from_the_first_failure() -> None:
    inner = Scripted(RateLimited("x", retry_after_s=1), reply(), takes_s=2 * DEADLINE_S)
    assert run_virtually(outcome(inner, request())) == "ok"


def test_a_resting_engine_without_a_fallback_is_waited_for() -> None:
    down = EngineDown("x", retry_after_s=2)
    inner = Scripted(*[down] * 10, reply())
    assert run_virtually(outcome(inner, request())) == "ok"
    assert inner.requests[-1].context.attempt == 1  # nothing had been sent before
    inner = Scripted(otherwise=down)
    assert run_virtually(outcome(inner, with_context(has_fallback=True))) == "engine_down"
    assert len(inner.requests) == 1


def test_a_resting_engine_is_not_asked_without_pause() -> None:
    inner = Scripted(otherwise=EngineDown("x", retry_after_s=0.0))
    assert run_virtually(outcome(inner, request())) == "engine_down"
    assert len(inner.requests) <= DEADLINE_S / 0.05


def test_a_loading_model_is_waited_for() -> None:
    inner = Scripted(*[Overloaded("x", loading=True)] * 30, reply())
    assert run_virtually(outcome(inner, request())) == "ok"


def test_cancelling_ends_the_wait() -> None:
    inner = Scripted(otherwise=RateLimited("x", retry_after_s=60))

    async def run() -> None:
        task = asyncio.create_task(outcome(inner, request()))
        await asyncio.sleep(1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert asyncio.get_running_loop().time() == pytest.approx(1)

    run_virtually(run())
    assert len(inner.requests) == 1


@given(
    failures=st.integers(1, 40),
    asked=st.none() | st.floats(0.01, 120),
    has_fallback=st.booleans(),
    seed=st.integers(0, 10),
)
def test_waits_stay_within_their_bounds(failures: int, asked: float | None, has_fallback: bool, seed: int) -> None:
    kinds: list[EngineError] = [
        RateLimited("x", retry_after_s=asked), Overloaded("x", retry_after_s=asked),
        ServerError("x", retry_after_s=asked),
        TimedOut("x"), Unreachable("x"), EngineDown("x", retry_after_s=asked or 0.0),
    ]  # fmt: skip
    for error in kinds:
        wait = wait_s(error, failures, has_fallback=has_fallback, chance=random.Random(seed))
        if wait is None:
            continue
        is_sick = error.breaks or isinstance(error, EngineDown)
        if is_sick and has_fallback:
            assert 0 <= wait <= 0.5
        elif asked is not None and not isinstance(error, TimedOut | Unreachable):
            assert asked <= wait <= asked + 1
        else:
            assert (
                0 < wait <= max(0.05, min(rule_of(error).longest_s, rule_of(error).first_s * 2 ** (failures - 1))) + 1
            )
