"""A reply is bought once: found again later, shared while it is under way, and never kept unless it is good."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from precis.domain.calls import CallState
from precis.domain.errors import InvalidOutput, Refused, ServerError, Truncated
from precis.domain.jobs import JobId, Lane, Mode
from precis.domain.money import ZERO, Money
from precis.domain.requests import (
    CallContext,
    Finish,
    Message,
    OutputSchema,
    Reply,
    Request,
    Role,
    TokenLogprob,
    TokenUsage,
)
from precis.domain.steps import canonical
from precis.gateway.cache import Cache, decode_reply, encode_reply, only_good
from precis.store import Store
from tests.gateway.whole_path import ask, now, rows_now

GOOD = Reply(
    "The answer.",
    Finish.STOP,
    TokenUsage(100, 10, 20, 5, 3),
    requested_model="small",
    reported_model="small-2026",
    engine="work",
    request_id="req_1",
    logprobs=(TokenLogprob("The", -0.1, (("A", -2.5),)),),
    first_token_s=0.25,
    total_s=1.5,
    cost=Money(321),
    data={"label": "invoice", "pages": [1, 2]},
    service_tier="default",
    repairs=1,
)


class Scripted:
    """A sender that gives or raises what stands in `script`, then `GOOD`; `held` keeps it from answering."""

    def __init__(self, *script: Reply | Exception) -> None:
        self.script = list(script)
        self.requests: list[Request] = []
        self.held = asyncio.Event()
        self.held.set()

    async def send(self, request: Request) -> Reply:
        self.requests.append(request)
        await self.held.wait()
        outcome = self.script.pop(0) if self.script else GOOD
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


@pytest.fixture
async def store(tmp_path: Path):
    opened = await Store.open(tmp_path, now)
    yield opened
    await opened.close()


async def test_a_reply_that_was_found_costs_nothing_and_is_a_saving(store: Store) -> None:
    inner = Scripted()
    cache = Cache(inner, store.ledger, store.calls)
    first = await cache.send(ask(job=JobId("one")))
    again = await cache.send(ask(job=JobId("two"), lane=Lane.BATCH))
    assert first == GOOD
    assert again == replace(GOOD, was_cached=True, cost=ZERO, request_id="", rate=again.rate, engine="work")
    assert len(inner.requests) == 1
    (row,) = await rows_now(store)
    assert row.ending is not None
    assert (row.ending.state, row.ending.cost, row.ending.saved) == (CallState.CACHED, ZERO, Money(321))
    assert (row.intent.job, row.intent.step) == ("two", ask().step().key)
    (total,) = await store.calls.usage("engine")
    assert (total.attempts, total.cached, total.cost, total.saved, total.input_tokens) == (0, 1, ZERO, Money(321), 0)


async def test_the_layers_below_know_the_step(store: Store) -> None:
    inner = Scripted()
    await Cache(inner, store.ledger, store.calls).send(ask())
    assert inner.requests[0].context.step == ask().step().key


async def test_whoever_asks_meanwhile_shares_the_call(store: Store) -> None:
    inner = Scripted()
    inner.held.clear()
    cache = Cache(inner, store.ledger, store.calls)
    async with asyncio.TaskGroup() as group:
        asked = [group.create_task(cache.send(ask())) for _ in range(10)]
        while not inner.requests:
            await asyncio.sleep(0)
        inner.held.set()
    replies = [task.result() for task in asked]
    assert len(inner.requests) == 1
    assert sorted(reply.was_cached for reply in replies) == [False] + [True] * 9
    assert sum((reply.cost or ZERO for reply in replies), ZERO) == Money(321), "one of them paid"


@pytest.mark.parametrize(
    ("bad", "error"),
    [(Finish.LENGTH, Truncated), (Finish.REFUSED, Refused), (Finish.FILTERED, Refused), (Finish.OTHER, InvalidOutput)],
)
async def test_only_complete_replies_are_kept(store: Store, bad: Finish, error: type[Exception]) -> None:
    inner = Scripted(replace(GOOD, finish=bad))
    cache = Cache(inner, store.ledger, store.calls)
    with pytest.raises(error):
        await cache.send(ask())
    assert dict(await store.ledger.lookup([ask().step().key])) == {}
    assert only_good(GOOD) is GOOD


async def test_a_refusal_is_not_bought_again_until_it_is_asked_for_afresh(store: Store) -> None:
    inner = Scripted(Refused("no"))
    cache = Cache(inner, store.ledger, store.calls)
    for _ in range(3):
        with pytest.raises(Refused, match="no"):
            await cache.send(ask())
    assert len(inner.requests) == 1
    assert (await cache.send(ask(fresh=True))).text == GOOD.text


async def test_a_failure_that_time_mends_is_not_remembered(store: Store) -> None:
    inner = Scripted(ServerError("down"))
    cache = Cache(inner, store.ledger, store.calls)
    with pytest.raises(ServerError):
        await cache.send(ask())
    assert (await cache.send(ask())).was_cached is False


async def test_fresh_buys_anew_and_keeps_the_new_reply(store: Store) -> None:
    cache = Cache(Scripted(GOOD, replace(GOOD, text="Another.")), store.ledger, store.calls)
    await cache.send(ask())
    assert (await cache.send(ask(fresh=True))).text == "Another."
    assert (await cache.send(ask())).text == "Another."


async def test_a_private_call_leaves_no_reply_behind(store: Store, tmp_path: Path) -> None:
    inner = Scripted()
    cache = Cache(inner, store.ledger, store.calls)
    await cache.send(ask(keep=False))
    assert (await cache.send(ask(keep=False))).was_cached, "within the run it is found"
    with sqlite3.connect(tmp_path / "precis.db") as connection:
        assert connection.execute("SELECT count(*) FROM steps").fetchone() == (0,)


async def test_nothing_but_the_output_is_kept(store: Store, tmp_path: Path) -> None:
    await Cache(Scripted(), store.ledger, store.calls).send(
        ask("A private question", user_tag="someone", job=JobId("job-7"))
    )
    with sqlite3.connect(tmp_path / "precis.db") as connection:
        (kept,) = connection.execute("SELECT output FROM steps").fetchone()
    text = zlib.decompress(kept).decode()
    assert "The answer." in text
    for foreign in ("private", "someone", "job-7", "req_1", "work", "Be brief"):
        assert foreign not in text


changes = st.sampled_from(
    [
        {"mode": Mode.ACCURATE, "model": "large"},
        {"model": "other"},
        {"engine_kind": "ollama"},
        {"engine_address": "http://127.0.0.1:1"},
        {"messages": (Message(Role.USER, "Else"),)},
        {"max_output_tokens": 7},
        {"temperature": None},
        {"seed": 3},
        {"want_logprobs": True},
        {"sample": 1},
        {"schema": OutputSchema("note", {"type": "object"})},
    ]
)


@given(changes)
def test_whatever_can_change_the_reply_changes_the_key(change: dict[str, object]) -> None:
    assert replace(ask(), **change).step().key != ask().step().key  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "context",
    [
        {"job": JobId("j")},
        {"lane": Lane.BATCH},
        {"feature": "cli"},
        {"user_tag": "u"},
        {"prompt_id": "p"},
        {"attempt": 3},
        {"fallback_from": "other"},
    ],
    ids=lambda context: next(iter(context)),
)
def test_who_asks_and_how_often_is_not_in_the_key(context: dict[str, object]) -> None:
    assert replace(ask(), context=CallContext(**context)).step().key == ask().step().key  # type: ignore[arg-type]
    assert replace(ask(), engine="another name").step().key == ask().step().key


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.text(), json_values, st.none() | st.integers(0, 10**9))
def test_what_is_kept_comes_back_as_it_was(text: str, data: object, cost: int | None) -> None:
    reply = replace(GOOD, text=text, data=data, cost=None if cost is None else Money(cost))
    kept = json.loads(canonical(encode_reply(reply)).decode("utf-8", "surrogatepass"))
    assert decode_reply(kept) == replace(reply, engine="", request_id="")
