"""What stops a key or a model, and what lets it through again; in virtual time."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from precis.domain.errors import BadKey, EngineError, Forbidden, ModelNotFound, PrecisError, QuotaExhausted, RateLimited
from precis.gateway.gate import KEY_STOP, MODEL_STOP, Gate
from tests.gateway.limited import request
from tests.gateway.scripted import Scripted, reply
from tests.gateway.virtual_time import EPOCH, run_virtually, virtual_clock


class Keys:
    """Keys in a dictionary."""

    def __init__(self) -> None:
        self.held: dict[str, str] = {"work": "first"}
        self.asked = 0

    def get(self, engine: str) -> str | None:
        self.asked += 1
        return self.held.get(engine)

    def set(self, engine: str, key: str) -> str:
        self.held[engine] = key
        return "memory"

    def delete(self, engine: str) -> None:
        self.held.pop(engine, None)


async def outcome(gate: Gate, **changes: str) -> str:
    try:
        await gate.send(replace(request(), **changes))
    except PrecisError as error:
        return error.code
    return "ok"


class VirtualThreads:
    """Lets `asyncio.to_thread` run at once: a virtual loop can't wait for a thread."""

    @staticmethod
    async def to_thread(function, /, *args):
        return function(*args)


@pytest.fixture(autouse=True)
def no_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asyncio, "to_thread", VirtualThreads.to_thread)


@pytest.mark.parametrize(
    ("error", "stops_other_model", "stop"),
    [
        (QuotaExhausted("x"), True, KEY_STOP),
        (BadKey("x"), True, KEY_STOP),
        (QuotaExhausted("x", until=EPOCH + timedelta(hours=7)), False, timedelta(hours=7)),
        (ModelNotFound("x"), False, MODEL_STOP),
        (Forbidden("x"), False, MODEL_STOP),
    ],
    ids=["no credit", "bad key", "daily quota", "no model", "forbidden"],
)
def test_a_refusal_stands_until_its_time_passes(error: EngineError, stops_other_model: bool, stop: timedelta) -> None:
    inner = Scripted(error)
    gate = Gate(inner, Keys(), virtual_clock)

    async def run() -> None:
        assert [await outcome(gate) for _ in range(20)] == [error.code] * 20
        assert len(inner.requests) == 1
        assert await outcome(gate, model="large") == (error.code if stops_other_model else "ok")
        assert await outcome(gate, engine="backup") == "ok"
        asked = len(inner.requests)
        await asyncio.sleep(stop.total_seconds() - 1)
        assert await outcome(gate) == error.code
        assert len(inner.requests) == asked
        await asyncio.sleep(1)
        assert await outcome(gate) == "ok"

    run_virtually(run())


def test_it_is_the_same_error_each_time_and_never_the_same_object() -> None:
    error = QuotaExhausted("No credit.", "Pay.", until=EPOCH + timedelta(hours=1), status=429)
    gate = Gate(Scripted(error), Keys(), virtual_clock)

    async def run() -> list[QuotaExhausted]:
        met: list[QuotaExhausted] = []
        for _ in range(3):
            with pytest.raises(QuotaExhausted) as caught:
                await gate.send(request())
            met.append(caught.value)
        return met

    met = run_virtually(run())
    assert len(set(map(id, met))) == 3
    assert {(one.message, one.hint, one.until, one.status) for one in met} == {
        (error.message, error.hint, error.until, 429)
    }


def test_one_call_goes_and_sees_when_the_time_has_passed() -> None:
    inner = Scripted(QuotaExhausted("x"), QuotaExhausted("x"), takes_s=1.0)
    gate = Gate(inner, Keys(), virtual_clock)

    async def run() -> None:
        await outcome(gate)
        await asyncio.sleep(KEY_STOP.total_seconds())
        assert await asyncio.gather(*(outcome(gate) for _ in range(8))) == ["quota_exhausted"] * 8
        assert len(inner.requests) == 2
        assert await outcome(gate) == "quota_exhausted"
        assert len(inner.requests) == 2
        await asyncio.sleep(KEY_STOP.total_seconds())
        assert await outcome(gate) == "ok"
        assert await asyncio.gather(*(outcome(gate) for _ in range(8))) == ["ok"] * 8

    run_virtually(run())


def test_a_try_that_tells_nothing_leaves_the_stop_for_the_next() -> None:
    inner = Scripted(BadKey("x"), RateLimited("x"))
    gate = Gate(inner, Keys(), virtual_clock)

    async def run() -> None:
        await outcome(gate)
        await asyncio.sleep(KEY_STOP.total_seconds())
        assert await outcome(gate) == "rate_limited"
        assert await outcome(gate) == "ok"

    run_virtually(run())


def test_a_new_key_opens_it_and_the_keychain_is_asked_rarely() -> None:
    inner = Scripted(BadKey("x"))
    keys = Keys()
    gate = Gate(inner, keys, virtual_clock)

    async def run() -> None:
        for _ in range(100):
            assert await outcome(gate) == "bad_key"
        assert keys.asked == 1
        await asyncio.sleep(3)
        assert await outcome(gate) == "bad_key"
        keys.set("work", "second")
        await asyncio.sleep(3)
        assert await outcome(gate) == "ok"

    run_virtually(run())


def test_the_person_can_open_it() -> None:
    inner = Scripted(QuotaExhausted("x"))
    gate = Gate(inner, Keys(), virtual_clock)

    async def run() -> None:
        assert await outcome(gate) == "quota_exhausted"
        gate.reopen("work")
        assert await outcome(gate) == "ok"

    run_virtually(run())


def test_no_key_is_kept() -> None:
    keys = Keys()
    keys.set("work", "sk-canary-1234")
    gate = Gate(Scripted(otherwise=BadKey("x")), keys, virtual_clock)
    run_virtually(outcome(gate))
    assert "canary" not in repr(gate._stops)


def test_replies_pass() -> None:
    gate = Gate(Scripted(reply("hi")), Keys(), virtual_clock)
    assert run_virtually(gate.send(request())).text == "hi"
