"""The provider's batch lane over a real store and real sockets: half price, one submission, nothing lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from precis.domain import errors
from precis.domain.calls import CallRow, CallState, SpendLimits
from precis.domain.jobs import JobId, Lane
from precis.domain.money import ZERO, Money
from precis.domain.ports import CallNotice
from precis.domain.requests import Reply, Request
from precis.gateway import Times
from tests.fakes.servers import Answer, Failure, FakeAnthropic, FakeGemini, FakeOllama, FakeOpenAI, Raw, Reset
from tests.fakes.servers.batches import submissions, working
from tests.fakes.waiting import until
from tests.gateway.whole_path import OpenPath, ask, day, dollars, engine_of, held_now, now, open_path, rows_now

QUICK = Times(quiet_s=0.25, gather_s=10.0, first_poll_s=0.01, longest_poll_s=0.02, grace_s=0.01)
TOKENS = 100
FULL = Money(1000)
"""What a call of 100 output tokens costs at most at the usual price; batches cost half."""
ANSWER = Answer("good", input_tokens=50, output_tokens=40)
PAID = Money(200)
"""40 tokens at half of $0.00001."""


def batched(text: str, job: str = "j1", **context: Any) -> Request:
    return ask(text, tokens=TOKENS, lane=Lane.PROVIDER_BATCH, job=JobId(job), **context)


@dataclass
class Told:
    """What a job's progress was told."""

    notices: list[CallNotice] = field(default_factory=list[CallNotice])

    def __call__(self, notice: CallNotice) -> None:
        self.notices.append(notice)


@pytest.fixture(params=[FakeOpenAI, FakeAnthropic], ids=lambda kind: kind.__name__)
async def server(request: pytest.FixtureRequest) -> AsyncIterator[Any]:
    async with request.param() as server:
        server.otherwise = ANSWER
        yield server


@asynccontextmanager
async def opened(
    home: Path,
    server: Any,
    *,
    told: Told | None = None,
    limits: SpendLimits | None = None,
    leaves: bool = False,
    **settings: Any,
) -> AsyncIterator[OpenPath]:
    """Open a path of short times. `leaves`: it is closed as the program does when it ends."""
    engine = engine_of(server, **settings)
    async with open_path(home, engine, batch_times=QUICK, notify=told, limits=limits) as path:
        try:
            yield path
        finally:
            if leaves:
                path.path.leave_batches()


async def sent(server: Any, count: int = 1) -> None:
    """Return when so many batches were handed over."""
    await until(lambda: submissions(server) >= count and len(server.batches.found) > 0)


async def ended_rows(path: OpenPath, count: int) -> list[CallRow]:
    """Return the rows when so many attempts have ended."""
    async with asyncio.timeout(60):
        while sum(row.ending is not None for row in await rows_now(path.store)) < count:
            await asyncio.sleep(0.002)
    return await rows_now(path.store)


def asks(path: OpenPath, *requests: Request) -> list[asyncio.Task[Reply]]:
    return [asyncio.create_task(path.send(request)) for request in requests]


async def left(tasks: list[asyncio.Task[Reply]]) -> None:
    """Cancel the calls, as a person or the end of the program does."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def test_calls_side_by_side_are_one_batch_at_half_price(server: Any, tmp_path: Path) -> None:
    told = Told()
    async with opened(tmp_path, server, told=told) as path:
        tasks = asks(path, *(batched(f"Part {n}") for n in range(12)))
        await sent(server)
        assert await held_now(path.store, day()) == Money(12 * FULL.micros // 2)
        rows = await rows_now(path.store)
        assert {(row.ending, row.intent.lane, row.intent.reserved) for row in rows} == {
            (None, Lane.PROVIDER_BATCH, Money(FULL.micros // 2))
        }
        server.batches.work()
        replies = await asyncio.gather(*tasks)
        assert {(reply.text, reply.cost, reply.requested_model) for reply in replies} == {("good", PAID, "small")}
        assert submissions(server) == 1
        assert server.calls == 0, "no call went the usual way"
        ends = [row.ending for row in await rows_now(path.store)]
        assert {(end.state, end.cost, end.service_tier) for end in ends if end} == {(CallState.DONE, PAID, "batch")}
        assert await held_now(path.store, day()) == Money(12 * PAID.micros)
        again = await path.send(batched("Part 3", job="j2"))
        assert again.was_cached
        assert submissions(server) == 1
    waits = [notice for notice in told.notices if notice.until is not None]
    assert waits
    assert "batch queue" in waits[0].reason
    assert "24 h" in waits[0].reason
    assert waits[0].until
    assert timedelta(hours=23) < waits[0].until - now() <= timedelta(hours=24)
    assert told.notices[-1] == CallNotice(JobId("j1")), "the wait ends"


async def test_nothing_is_left_behind_when_all_is_home(server: Any, tmp_path: Path) -> None:
    async with opened(tmp_path, server, leaves=True) as path, working(server):
        await asyncio.gather(*asks(path, batched("One"), batched("Two")))
    if server.kind == "openai":
        assert server.batches.files == {}
    else:
        assert server.batches.found == {}
    async with opened(tmp_path, server) as path:
        assert await path.store.batches.left_over(now() + timedelta(days=99)) == []


async def test_interactive_calls_go_the_usual_way(server: Any, tmp_path: Path) -> None:
    async with opened(tmp_path, server) as path:
        reply = await path.send(ask(lane=Lane.INTERACTIVE))
        assert reply.text == "good"
        assert (server.calls, submissions(server)) == (1, 0)


async def test_a_run_that_ends_leaves_its_batch_and_the_next_joins_it(server: Any, tmp_path: Path) -> None:
    requests = [batched(f"Part {n}") for n in range(5)]
    async with opened(tmp_path, server, leaves=True) as path:
        tasks = asks(path, *requests)
        await sent(server)
        path.path.leave_batches()
        await left(tasks)
    async with opened(tmp_path, server) as path:
        rows = await rows_now(path.store)
        assert [row.ending for row in rows] == [None] * 5, "still open: what becomes of them will be known"
        assert await held_now(path.store, day()) == Money(5 * FULL.micros // 2)
        tasks = asks(path, *requests)
        server.batches.work()
        assert {reply.text for reply in await asyncio.gather(*tasks)} == {"good"}
        assert submissions(server) == 1
        rows = await rows_now(path.store)
        assert [row.ending.cost for row in rows if row.ending] == [PAID] * 5
        assert await held_now(path.store, day()) == Money(5 * PAID.micros)


async def test_an_answer_that_came_meanwhile_is_found_by_half_of_those_who_asked(server: Any, tmp_path: Path) -> None:
    requests = [batched(f"Part {n}") for n in range(4)]
    async with opened(tmp_path, server, leaves=True) as path:
        tasks = asks(path, *requests)
        await sent(server)
        path.path.leave_batches()
        await left(tasks)
    server.batches.work()
    for half in (requests[:2], requests[2:]):
        async with opened(tmp_path, server, leaves=True) as path:
            replies = await asyncio.gather(*asks(path, *half))
            assert [(reply.text, reply.cost) for reply in replies] == [("good", PAID)] * 2
    assert submissions(server) == 1
    async with opened(tmp_path, server) as path:
        assert await path.store.batches.left_over(now() + timedelta(days=99)) == []


async def test_what_is_not_wanted_any_more_is_cancelled_and_costs_nothing(server: Any, tmp_path: Path) -> None:
    async with opened(tmp_path, server) as path:
        tasks = asks(path, batched("One"), batched("Two"))
        await sent(server)
        await left(tasks)
        (batch,) = server.batches.found.values()
        state = "status" if server.kind == "openai" else "processing_status"
        await until(lambda: str(batch[state]).startswith("cancel"))
        server.batches.work()
        await until(lambda: not server.batches.files if server.kind == "openai" else not server.batches.found)
        assert await held_now(path.store, day()) == ZERO
        assert [row.ending.state for row in await rows_now(path.store) if row.ending] == [CallState.FAILED] * 2


async def test_a_batch_that_another_job_needs_goes_on(server: Any, tmp_path: Path) -> None:
    async with opened(tmp_path, server) as path:
        (mine,) = asks(path, batched("Mine", job="j1"))
        (other,) = asks(path, batched("Other", job="j2"))
        await sent(server)
        await left([mine])
        server.batches.work()
        assert (await other).text == "good"
        assert not any("cancel" in request.path for request in server.others)
        ends = {row.intent.job: row.ending for row in await ended_rows(path, 2)}
        left_one = ends[JobId("j1")]
        assert left_one
        assert (left_one.state, left_one.cost, left_one.outcome) == (CallState.DONE, PAID, "not_wanted")


async def test_calls_that_leave_before_they_are_handed_over_cost_nothing(server: Any, tmp_path: Path) -> None:
    async with opened(tmp_path, server) as path:
        tasks = asks(path, batched("One"))
        async with asyncio.timeout(60):
            while not await rows_now(path.store):
                await asyncio.sleep(0.001)
        await left(tasks)
        assert await rows_now(path.store) == []
    assert submissions(server) == 0


async def test_an_expired_batch_keeps_what_was_done_and_asks_the_rest_again(server: Any, tmp_path: Path) -> None:
    async with opened(tmp_path, server) as path:
        tasks = asks(path, *(batched(f"Part {n}") for n in range(4)))
        await sent(server)
        server.batches.work(expire_after=3)
        await sent(server, 2)
        server.batches.work()
        assert {reply.text for reply in await asyncio.gather(*tasks)} == {"good"}
        states = [row.ending.state for row in await rows_now(path.store) if row.ending]
        assert sorted(states) == [CallState.DONE] * 4 + [CallState.FAILED]
        assert await held_now(path.store, day()) == Money(4 * PAID.micros)


async def test_what_expires_again_fails_with_a_cause(server: Any, tmp_path: Path) -> None:
    async with opened(tmp_path, server) as path:
        (task,) = asks(path, batched("One"))
        for count in (1, 2):
            await sent(server, count)
            server.batches.work(expire_after=0)
        with pytest.raises(errors.TimedOut, match="day of its batch"):
            await task
        assert await held_now(path.store, day()) == ZERO


async def test_requests_fail_one_by_one(server: Any, tmp_path: Path) -> None:
    server.otherwise = lambda request: (
        Failure("context_too_long", limit=77) if "Two" in str(request.json["messages"]) else ANSWER
    )
    async with opened(tmp_path, server) as path:
        tasks = asks(path, batched("One"), batched("Two"))
        await sent(server)
        server.batches.work()
        good, bad = await asyncio.gather(*tasks, return_exceptions=True)
        assert isinstance(good, Reply)
        assert isinstance(bad, errors.ContextTooLong)
        assert bad.limit == 77
        with pytest.raises(errors.ContextTooLong):  # remembered as a step: not bought again
            await path.send(batched("Two"))
        assert submissions(server) == 1


async def test_a_bad_answer_is_asked_for_anew_in_another_batch(server: Any, tmp_path: Path) -> None:
    server.script(Answer("", input_tokens=50, output_tokens=40))
    async with opened(tmp_path, server) as path, working(server):
        reply = await path.send(batched("One"))
        assert (reply.text, reply.repairs, reply.cost) == ("good", 1, Money(2 * PAID.micros))
        assert submissions(server) == 2


async def test_the_budget_counts_half_the_price(server: Any, tmp_path: Path) -> None:
    limit = SpendLimits(per_day=Money(4 * FULL.micros // 2))
    async with opened(tmp_path, server, limits=limit) as path:
        tasks = asks(path, *(batched(f"Part {n}") for n in range(6)))
        await sent(server)
        assert await held_now(path.store, day()) == limit.per_day, "four of six fit"
        with pytest.raises(errors.BudgetReached):  # what a batch holds for a day is not waited for
            await path.send(ask(tokens=TOKENS, lane=Lane.INTERACTIVE))
        async with working(server):
            replies = await asyncio.gather(*tasks)
        assert len(replies) == 6
        assert submissions(server) >= 2


async def test_a_key_that_is_refused_fails_the_calls_and_frees_the_money(server: Any, tmp_path: Path) -> None:
    server.key = "another"
    async with opened(tmp_path, server) as path:
        tasks = asks(path, batched("One"), batched("Two"))
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
        assert all(isinstance(outcome, errors.BadKey) for outcome in outcomes)
        assert await held_now(path.store, day()) == ZERO
        server.key = None
        async with working(server):
            assert (await path.send(batched("One"))).text == "good"


async def test_an_engine_that_is_away_for_a_while_is_asked_until_it_answers(server: Any, tmp_path: Path) -> None:
    told = Told()
    async with opened(tmp_path, server, told=told) as path:
        (task,) = asks(path, batched("One"))
        await sent(server)
        await server.stop()
        await until(lambda: any("can't be asked now" in notice.reason for notice in told.notices))
        await server.start()
        server.batches.work()
        assert (await task).text == "good"


async def test_results_that_break_off_are_read_again(server: Any, tmp_path: Path) -> None:
    usual, broken = server.other_act, [Raw(200, b"{broken")]

    def act(request: Any) -> Any:
        is_results = request.path.endswith(("/content", "/results"))
        return broken.pop() if is_results and broken else usual(request)

    server.other_act = act
    async with opened(tmp_path, server) as path:
        tasks = asks(path, batched("One"), batched("Two"))
        await sent(server)
        server.batches.work()
        assert {reply.text for reply in await asyncio.gather(*tasks)} == {"good"}
        assert not broken
        assert await held_now(path.store, day()) == Money(2 * PAID.micros)


async def test_private_calls_leave_nothing_at_the_provider_when_the_program_ends(server: Any, tmp_path: Path) -> None:
    async with opened(tmp_path, server, leaves=True) as path:
        tasks = asks(path, batched("One", keep=False))
        await sent(server)
        path.path.leave_batches()
        await left(tasks)
    server.batches.work()
    async with opened(tmp_path, server) as path:
        await path.send(ask(lane=Lane.INTERACTIVE))  # the first call of a run picks up what was left
        await until(lambda: not server.batches.files if server.kind == "openai" else not server.batches.found)
    assert any("cancel" in request.path for request in server.others)


@pytest.mark.parametrize("kind", [FakeGemini, FakeOllama])
async def test_an_engine_without_a_queue_takes_the_calls_one_by_one(kind: Any, tmp_path: Path) -> None:
    told = Told()
    async with kind() as server:
        server.otherwise = ANSWER
        async with opened(tmp_path, server, told=told, fast=server.models[0]) as path:
            replies = await asyncio.gather(*asks(path, batched("One"), batched("Two")))
            assert [reply.text for reply in replies] == ["good", "good"]
            rows = await rows_now(path.store)
            assert {(row.intent.lane, row.intent.reserved) for row in rows} == {(Lane.BATCH, FULL)}
    (notice,) = [notice for notice in told.notices if notice.reason]
    assert "no batch queue" in notice.reason
    assert "usual price" in notice.reason
    assert notice.until is None


async def test_a_compatible_server_that_rejects_batches_takes_the_calls_one_by_one(tmp_path: Path) -> None:
    told = Told()
    async with FakeOpenAI(ANSWER) as server:
        server.batches.act = lambda _: None  # type: ignore[method-assign]
        async with opened(tmp_path, server, told=told) as path:
            replies = await asyncio.gather(*asks(path, batched("One"), batched("Two")))
            assert [reply.text for reply in replies] == ["good", "good"]
            await path.send(batched("Three"))
            uploads = [request for request in server.others if request.path == "/v1/files"]
            assert len(uploads) == 1, "asked for once"
            assert {(row.intent.lane, row.ending.cost) for row in await rows_now(path.store) if row.ending} == {
                (Lane.BATCH, Money(2 * PAID.micros))
            }
            assert await path.path.price_of("work", "small", Lane.PROVIDER_BATCH) == await path.path.price_of(
                "work", "small"
            )
    assert sum("no batch queue" in notice.reason for notice in told.notices) == 1


async def test_a_submission_in_doubt_is_found_by_its_tag(tmp_path: Path) -> None:
    async with FakeOpenAI(ANSWER) as server:
        usual, cut = server.other_act, [Reset()]

        def act(request: Any) -> Any:
            if (request.method, request.path) == ("POST", "/v1/batches") and cut:
                usual(request)  # taken, and the answer is lost
                return cut.pop()
            return usual(request)

        server.other_act = act  # type: ignore[method-assign]
        async with opened(tmp_path, server) as path, working(server):
            replies = await asyncio.gather(*asks(path, batched("One"), batched("Two")))
            assert [reply.cost for reply in replies] == [PAID, PAID]
        assert submissions(server) == 1


async def test_a_submission_that_never_arrived_is_sent_again(tmp_path: Path) -> None:
    async with FakeOpenAI(ANSWER) as server:
        usual, cut = server.other_act, [Reset()]

        def act(request: Any) -> Any:
            is_submission = (request.method, request.path) == ("POST", "/v1/batches")
            return cut.pop() if is_submission and cut else usual(request)

        server.other_act = act  # type: ignore[method-assign]
        async with opened(tmp_path, server) as path, working(server):
            assert (await path.send(batched("One"))).cost == PAID
        assert len(server.batches.found) == 1


async def test_a_submission_in_doubt_without_tags_is_shown_as_unknown(tmp_path: Path) -> None:
    async with FakeAnthropic(ANSWER) as server:
        usual, cut = server.other_act, [Reset()]
        server.other_act = lambda request: cut.pop() if cut else usual(request)  # type: ignore[method-assign]
        async with opened(tmp_path, server) as path:
            with pytest.raises(errors.EngineError, match="Nobody can tell") as caught:
                await path.send(batched("One"))
            assert caught.value.maybe_billed
            (row,) = await rows_now(path.store)
            assert row.ending
            assert row.ending.state is CallState.UNKNOWN
            assert await held_now(path.store, day()) == Money(FULL.micros // 2), "its money is kept"
            async with working(server):
                assert (await path.send(batched("One"))).text == "good", "a retry sends it again"


async def test_thousands_are_split_by_the_limits_of_the_provider(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: Any
) -> None:
    engine = engine_of(server)
    from precis.providers.anthropic_batches import AnthropicBatches
    from precis.providers.openai_batches import OpenAIBatches

    for kind in (OpenAIBatches, AnthropicBatches):
        monkeypatch.setattr(kind, "most_requests", 10)
    async with opened(tmp_path, server, price=engine.price) as path, working(server):
        replies = await asyncio.gather(*asks(path, *(batched(f"Part {n}") for n in range(25))))
        assert len(replies) == 25
        assert 3 <= submissions(server) <= 5


async def test_one_that_is_too_large_fails_alone_with_a_cause(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: Any
) -> None:
    from precis.providers.anthropic_batches import AnthropicBatches
    from precis.providers.openai_batches import OpenAIBatches

    for kind in (OpenAIBatches, AnthropicBatches):
        monkeypatch.setattr(kind, "most_bytes", 20_000)
    async with opened(tmp_path, server) as path, working(server):
        small, large = await asyncio.gather(
            *asks(path, batched("Small"), batched("x" * 30_000)), return_exceptions=True
        )
        assert isinstance(small, Reply)
        assert isinstance(large, errors.BadRequest)
        assert "MB" in large.message
        assert await held_now(path.store, day()) == PAID


async def test_a_batch_that_is_rejected_as_a_whole_gives_the_cause(tmp_path: Path) -> None:
    async with FakeOpenAI(ANSWER) as server, opened(tmp_path, server) as path:
        tasks = asks(path, batched("One"), batched("Two"))
        await sent(server)
        server.batches.reject("batch_0", "insufficient_quota")
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
        assert all(isinstance(outcome, errors.QuotaExhausted) for outcome in outcomes)
        assert await held_now(path.store, day()) == ZERO


async def test_a_cancelled_idle_job_cancels_its_batch(server: Any, tmp_path: Path) -> None:
    async with opened(tmp_path, server, leaves=True) as path:
        tasks = asks(path, batched("One", job="gone"), batched("Two", job="gone"))
        await sent(server)
        path.path.leave_batches()
        await left(tasks)
    async with opened(tmp_path, server) as path:
        assert await path.store.batches.leave_job(JobId("another")) == []
        batches = await path.store.batches.leave_job(JobId("gone"))
        assert len(batches) == 1
        await path.path.cancel_batches(batches)
        server.batches.work()
        await until(lambda: not server.batches.files if server.kind == "openai" else not server.batches.found)
        assert await held_now(path.store, day()) == ZERO


async def test_fresh_calls_are_sent_again_and_those_of_the_last_run_are_not(server: Any, tmp_path: Path) -> None:
    async with opened(tmp_path, server) as path, working(server):
        assert (await path.send(batched("One"))).cost == PAID
        again = await path.send(replace(batched("One"), context=replace(batched("One").context, fresh=True)))
        assert not again.was_cached
        assert submissions(server) == 2


async def test_dollars_of_the_day_are_half(server: Any, tmp_path: Path) -> None:
    async with opened(tmp_path, server) as path:
        usual = await path.path.price_of("work", "small")
        half = await path.path.price_of("work", "small", Lane.PROVIDER_BATCH)
        assert usual
        assert half
        assert half.output * 2 == usual.output
        assert dollars(0.00001) == Money(int(usual.output))
