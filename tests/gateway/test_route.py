"""Which engine answers, who goes on, and what is said of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from precis.domain.errors import (
    BadKey,
    BadRequest,
    BudgetReached,
    ContextTooLong,
    EngineDown,
    Forbidden,
    InvalidOutput,
    ModelNotFound,
    Overloaded,
    PolicyBlocked,
    PrecisError,
    PriceUnknown,
    QuotaExhausted,
    RateLimited,
    Refused,
    ServerError,
    StoreBusy,
    TimedOut,
    Truncated,
    Unreachable,
    WrongUse,
)
from precis.domain.jobs import JobId, Mode
from precis.domain.ports import CallNotice
from precis.domain.requests import EngineConfig, Reply, Request
from precis.gateway.route import Engines, Route
from precis.gateway.waits import Waits
from tests.gateway.limited import request
from tests.gateway.scripted import Scripted, reply
from tests.gateway.virtual_time import virtual_clock

CONFIGS = {
    "work": EngineConfig("work", "openai", "http://w/v1", fast="w-small", accurate="w-large"),
    "backup": EngineConfig("backup", "anthropic", "http://b", fast="b-small"),
    "third": EngineConfig("third", "gemini", fast="t-small"),
    "embedded": EngineConfig("embedded", "embedded", fast="extractive"),
}


class Policy:
    """Forbids the named engines."""

    def __init__(self, *forbidden: str) -> None:
        self._forbidden = forbidden

    def why_not(self, engine: EngineConfig) -> str | None:
        return f"The policy forbids {engine.name}." if engine.name in self._forbidden else None

    def must_redact(self, engine: EngineConfig) -> bool:
        return False


class ByEngine:
    """Plays a script an engine. `asked` lists who was asked."""

    def __init__(self, **scripts: Scripted) -> None:
        self.scripts = scripts
        self.requests: list[Request] = []

    @property
    def asked(self) -> list[str]:
        return [sent.engine for sent in self.requests]

    async def send(self, request: Request) -> Reply:
        self.requests.append(request)
        script = self.scripts.get(request.engine, Scripted())
        return replace(await script.send(request), engine=request.engine)


def route(
    inner: ByEngine, *fallbacks: str, forbidden: tuple[str, ...] = (), notices: list[CallNotice] | None = None
) -> Route:
    waits = Waits(None if notices is None else notices.append, virtual_clock)
    return Route(inner, Engines(CONFIGS, "work", fallbacks), Policy(*forbidden), waits)


def ask(engine: str = "", mode: Mode = Mode.FAST, model: str = "") -> Request:
    plain = request()
    context = replace(plain.context, job=JobId("j"))
    return replace(plain, engine=engine, mode=mode, model=model, engine_kind="", context=context)


MOVES = [
    EngineDown("x"), Unreachable("x"), TimedOut("x"), ServerError("x"), Overloaded("x"), RateLimited("x"),
    QuotaExhausted("x"), BadKey("x"), Forbidden("x"), ModelNotFound("x"), InvalidOutput("x"),
    Truncated("x"),
]  # fmt: skip
STAYS = [
    BadRequest("x"), ContextTooLong("x"), Refused("x"), BudgetReached("x", scope="day"),
    PriceUnknown("x"), StoreBusy("x"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "mode", "model", "expected"),
    [
        ("", Mode.FAST, "", ("work", "openai", "http://w/v1", "w-small")),
        ("", Mode.ACCURATE, "", ("work", "openai", "http://w/v1", "w-large")),
        ("backup", Mode.ACCURATE, "", ("backup", "anthropic", "http://b", "b-small")),
        ("work", Mode.FAST, "mine", ("work", "openai", "http://w/v1", "mine")),
    ],
)
async def test_engine_and_model_are_filled_in(asked: str, mode: Mode, model: str, expected: tuple[str, ...]) -> None:
    inner = ByEngine()
    answer = await route(inner).send(ask(asked, mode, model))
    (sent,) = inner.requests
    assert (sent.engine, sent.engine_kind, sent.engine_address, sent.model) == expected
    assert answer.fallback_from == sent.context.fallback_from == ""
    assert not sent.context.has_fallback


@pytest.mark.parametrize("error", MOVES, ids=lambda error: error.code)
async def test_another_engine_goes_on_and_the_reply_says_so(error: PrecisError) -> None:
    notices: list[CallNotice] = []
    inner = ByEngine(work=Scripted(otherwise=error))
    answer = await route(inner, "backup", notices=notices).send(ask(model="mine"))
    assert (answer.engine, answer.fallback_from) == ("backup", "work")
    first, second = inner.requests
    assert (first.context.has_fallback, second.context.has_fallback) == (True, False)
    assert (second.model, second.context.fallback_from) == ("b-small", "work")
    (notice,) = notices
    assert notice.reason.startswith("work ")
    assert notice.reason.endswith("; continuing on backup.")


@pytest.mark.parametrize("error", STAYS, ids=lambda error: error.code)
async def test_what_another_engine_does_not_mend_is_raised_as_it_is(error: PrecisError) -> None:
    inner = ByEngine(work=Scripted(otherwise=error))
    with pytest.raises(type(error)) as caught:
        await route(inner, "backup", "embedded").send(ask())
    assert caught.value is error
    assert caught.value.fallback == ""
    assert inner.asked == ["work"]


async def test_the_list_is_gone_along_in_order_and_the_first_failure_is_told() -> None:
    inner = ByEngine(
        work=Scripted(otherwise=ServerError("first")),
        third=Scripted(otherwise=BadKey("second")),
        backup=Scripted(otherwise=QuotaExhausted("third")),
    )
    with pytest.raises(ServerError) as caught:
        await route(inner, "third", "backup").send(ask())
    assert (caught.value.message, caught.value.fallback) == ("first", "")
    assert inner.asked == ["work", "third", "backup"]


async def test_who_stands_in_the_list_goes_on_with_the_rest_of_it() -> None:
    inner = ByEngine(backup=Scripted(otherwise=ServerError("x")))
    answer = await route(inner, "third", "backup", "work").send(ask("backup"))
    assert (inner.asked, answer.fallback_from) == (["backup", "work"], "backup")


async def test_a_forbidden_engine_is_never_asked_not_even_as_a_fallback() -> None:
    inner = ByEngine(work=Scripted(otherwise=ServerError("x")))
    answer = await route(inner, "backup", "third", forbidden=("backup",)).send(ask())
    assert (inner.asked, answer.engine) == (["work", "third"], "third")
    with pytest.raises(ServerError) as caught:
        await route(inner, "backup", "embedded", forbidden=("backup", "embedded")).send(ask())
    assert caught.value.fallback == ""
    assert "backup" not in inner.asked


async def test_a_forbidden_engine_that_was_asked_is_over_policy() -> None:
    inner = ByEngine()
    with pytest.raises(PolicyBlocked, match="forbids work"):
        await route(inner, forbidden=("work",)).send(ask())
    assert inner.asked == []
    answer = await route(inner, "backup", forbidden=("work",)).send(ask())
    assert (answer.engine, answer.fallback_from) == ("backup", "work")


@pytest.mark.parametrize("fallbacks", [("embedded",), ("embedded", "backup"), ("backup", "embedded")])
async def test_where_the_list_goes_on_with_the_embedded_engine_the_error_says_so(fallbacks: tuple[str, ...]) -> None:
    notices: list[CallNotice] = []
    broken = Scripted(otherwise=Unreachable("x"))
    inner = ByEngine(work=broken, backup=broken)
    with pytest.raises(Unreachable) as caught:
        await route(inner, *fallbacks, notices=notices).send(ask())
    assert caught.value.fallback == "embedded"
    assert notices[-1].reason.endswith("; continuing on embedded.")
    assert all(sent.context.has_fallback for sent in inner.requests)


async def test_the_change_is_told_once_and_so_is_the_return() -> None:
    notices: list[CallNotice] = []
    inner = ByEngine(work=Scripted(EngineDown("x"), EngineDown("x"), reply(), reply()))
    path = route(inner, "backup", notices=notices)
    for _ in range(4):
        await path.send(ask())
    assert notices == [CallNotice(JobId("j"), "work is down; continuing on backup."), CallNotice(JobId("j"))]


async def test_wrong_names_are_wrong_use() -> None:
    with pytest.raises(WrongUse, match="no engine called"):
        await route(ByEngine()).send(ask("nobody"))
    with pytest.raises(WrongUse, match="takes documents and no prompts"):
        await route(ByEngine()).send(ask("embedded"))
