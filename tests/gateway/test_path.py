"""The whole path: the order of its layers, killed processes, two processes on one home, and the rows it leaves."""

from __future__ import annotations

import asyncio
import random
import re
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from precis.domain.calls import CallState, SpendLimits
from precis.domain.errors import BudgetReached, PriceUnknown
from precis.domain.jobs import JobId
from precis.domain.money import ZERO, Money
from precis.domain.requests import EngineConfig, OutputSchema
from precis.domain.steps import StepKey
from precis.store import Store
from tests.fakes.servers import WRONG_SHAPE, Answer, Failure, FakeOpenAI, FakeServer, in_thread
from tests.gateway.path_program import CALLS, TOKENS, engine_at, request
from tests.gateway.whole_path import ask, day, dollars, engine_of, held_now, now, open_path, routed, rows_now

ROOT = Path(__file__).resolve().parents[2]
RUN_S = 0.9
"""About how long the run takes once it has begun: kills are spread over it."""
SLOWLY = Answer("Noted.", output_tokens=10, delay_s=0.05)
LABEL = OutputSchema("label", {"type": "object", "properties": {"label": {"type": "string"}}, "required": ["label"]})


# --- processes that die, and two at one time --------------------------------------------------------------------------


def _start(home: Path, server: FakeServer) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.gateway.path_program", str(home), server.base_url]
    return subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT)


def _moments() -> list[object]:
    chosen = random.Random(5)
    moments = sorted((chosen.uniform(0.0, RUN_S) for _ in range(50)), key=lambda moment: chosen.random())
    return [
        pytest.param(moment, marks=() if number < 3 else pytest.mark.proof, id=f"{moment:.3f}s")
        for number, moment in enumerate(moments)
    ]


def _part(body: bytes) -> int:
    found = re.search(rb"Part (\d+) of", body)
    assert found is not None
    return int(found[1])


async def _committed(home: Path, address: str) -> set[int]:
    """Return the numbers of the calls whose replies are kept."""
    keys: dict[StepKey, int] = {routed(request(n), engine_at(address)).step().key: n for n in range(CALLS)}
    store = await Store.open(home, now)
    try:
        return {keys[key] for key in await store.ledger.lookup(list(keys))}
    finally:
        await store.close()


@pytest.mark.parametrize("moment", _moments())
def test_what_was_committed_before_a_kill_is_not_sent_again(tmp_path: Path, moment: float) -> None:
    with in_thread(FakeOpenAI(SLOWLY)) as server:
        with _start(tmp_path, server) as first:
            assert first.stdout is not None
            assert first.stdout.readline() == b"open\n"
            threading.Event().wait(moment)  # the moment of the kill is the input of this test
            first.kill()
        committed = asyncio.run(_committed(tmp_path, server.base_url))
        sent_before = server.calls
        with _start(tmp_path, server) as second:
            out, _ = second.communicate(timeout=200)
        assert (second.returncode, out) == (0, f"open\n{CALLS - len(committed)}\n".encode())
        again = {_part(recorded.body) for recorded in server.requests[sent_before:]}
        assert again == set(range(CALLS)) - committed
        assert server.calls == sent_before + CALLS - len(committed)
        asyncio.run(_settled(tmp_path, server, lost=sent_before - len(committed)))


async def _settled(home: Path, server: FakeServer, lost: int) -> None:
    """See that each request has its row, and that those in flight at the kill hold all that they could have cost."""
    store = await Store.open(home, now)
    rows, held = await rows_now(store), await held_now(store, day())
    await store.close()
    endings = [row.ending for row in rows if row.ending is not None]
    assert len(endings) == len(rows)
    unknown = [ending for ending in endings if ending.state is CallState.UNKNOWN]
    done = [ending for ending in endings if ending.state is CallState.DONE]
    # A row may be there for a request that did not leave; none is missing for one that arrived.
    assert len(unknown) + len(done) >= server.calls
    assert all(ending.cost == Money(TOKENS * 10) for ending in unknown)
    assert all(ending.cost == Money(100) for ending in done)
    assert held == sum((ending.cost for ending in endings if ending.cost), ZERO)
    assert lost <= 8 + len(done) - CALLS + len(unknown), "at most the calls in flight were lost"


async def test_two_processes_pay_each_step_of_a_document_once(tmp_path: Path) -> None:
    async with FakeOpenAI(SLOWLY) as server:
        command = [sys.executable, "-m", "tests.gateway.path_program", str(tmp_path), server.base_url]
        both = [await asyncio.create_subprocess_exec(*command, stdout=subprocess.PIPE, cwd=ROOT) for _ in range(2)]
        async with asyncio.timeout(200):
            outs = [(await process.communicate())[0] for process in both]
        assert [process.returncode for process in both] == [0, 0]
        assert sum(int(out.split()[1]) for out in outs) == server.calls == CALLS
        assert sorted(_part(recorded.body) for recorded in server.requests) == list(range(CALLS))
    store = await Store.open(tmp_path, now)
    (total,) = await store.calls.usage("job")
    await store.close()
    assert (total.attempts, total.cached, total.cost) == (CALLS, CALLS, Money(CALLS * 100))
    assert total.saved == total.cost


# --- what a call leaves -----------------------------------------------------------------------------------------------


async def test_each_attempt_of_a_call_has_a_row_and_the_call_one_price(tmp_path: Path) -> None:
    async with FakeOpenAI() as server:
        server.script(Failure("server_error"), WRONG_SHAPE, Answer('{"label": "invoice"}', output_tokens=7))
        async with open_path(tmp_path, engine_of(server)) as path:
            sent = await path.send(replace(ask(job=JobId("one")), schema=LABEL))
            rows = await rows_now(path.store)
            again = await path.send(replace(ask(job=JobId("one")), schema=LABEL))
    endings = [row.ending for row in rows if row.ending is not None]
    assert [(ending.state, ending.outcome) for ending in endings] == [
        (CallState.FAILED, "server_error"),
        (CallState.DONE, "ok"),
        (CallState.DONE, "ok"),
    ]
    assert [row.intent.attempt for row in rows] == [1, 2, 1]
    assert len({row.intent.step for row in rows}) == 1, "all belong to the step that was asked for"
    assert sent.data == again.data == {"label": "invoice"}
    assert [ending.cost for ending in endings] == [ZERO, Money(50), Money(70)]
    assert (sent.cost, sent.repairs, again.cost, again.was_cached) == (Money(120), 1, ZERO, True)


async def test_a_budget_stops_a_call_without_a_retry_or_a_fallback(tmp_path: Path) -> None:
    async with FakeOpenAI() as server, FakeOpenAI() as other:
        fallback = replace(engine_of(other), name="other")
        limits = SpendLimits(per_job=dollars(0.0005))
        async with open_path(tmp_path, engine_of(server), limits=limits, others=[fallback]) as path:
            with pytest.raises(BudgetReached):
                await path.send(ask(job=JobId("one")))
            unpriced = replace(engine_of(server), name="unpriced", price=None)
        async with open_path(tmp_path, unpriced, limits=limits, others=[fallback]) as path:
            with pytest.raises(PriceUnknown):
                await path.send(replace(ask(), engine="unpriced"))
        assert (server.calls, other.calls) == (0, 0)


async def test_a_fallback_s_row_says_whose_place_it_took(tmp_path: Path) -> None:
    async with FakeOpenAI(Failure("quota")) as server, FakeOpenAI() as other:
        fallback = replace(engine_of(other), name="other")
        async with open_path(tmp_path, engine_of(server), others=[fallback]) as path:
            sent = await path.send(ask())
            rows = await rows_now(path.store)
    assert (sent.engine, sent.fallback_from) == ("other", "work")
    assert [(row.intent.engine, row.intent.fallback_from) for row in rows] == [("work", ""), ("other", "work")]


async def test_a_fallback_s_reply_does_not_stand_in_for_the_first_engine_s(tmp_path: Path) -> None:
    async with FakeOpenAI(Answer("first")) as server, FakeOpenAI(Answer("second")) as other:
        server.script(Failure("quota"))
        engines = engine_of(server), replace(engine_of(other), name="other")
        async with open_path(tmp_path, engines[0], others=engines[1:]) as path:
            assert (await path.send(ask())).text == "second"
            path.path.reopen("work")
            assert (await path.send(ask())).text == "first"


async def test_concurrent_calls_are_paid_once_each_with_all_layers_on(tmp_path: Path) -> None:
    async with FakeOpenAI(Answer(output_tokens=10)) as server:
        async with open_path(tmp_path, engine_of(server), limits=SpendLimits(per_day=dollars(0.1))) as path:
            calls = [ask(f"{number % 40}") for number in range(200)]
            replies = await asyncio.gather(*(path.send(call) for call in calls))
            held = await held_now(path.store, day())
        assert server.calls == 40
        assert held == sum((reply.cost or ZERO for reply in replies), ZERO) == Money(40 * 100)


def test_the_path_reads_in_one_place(tmp_path: Path) -> None:
    """The docstring's list is the order in which the layers really stand."""
    import precis.gateway as gateway

    listed = re.findall(r"^    (\w+) {2,}", gateway.__doc__ or "", re.MULTILINE)

    async def _walk() -> list[str]:
        engine = EngineConfig("work", "openai", base_url="http://127.0.0.1:1/v1", fast="small")
        async with open_path(tmp_path, engine) as path:
            names: list[str] = []
            layer = path.path._first
            while layer is not None:
                names.append(type(layer).__module__.rpartition(".")[2])
                layer = getattr(layer, "_inner", None)
            return names

    assert asyncio.run(_walk()) == listed
