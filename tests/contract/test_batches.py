"""One contract for every provider's batch queue: requests in, each answered under its step's key."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from precis.domain import errors
from precis.domain.batches import BatchState
from precis.domain.ports import BatchProvider
from precis.domain.requests import Finish, Reply, Request
from precis.domain.steps import StepKey
from precis.providers import open_provider
from precis.providers.capabilities import RunMemory
from tests.fakes.calls import KEY, LABEL, FixedKeys, asking, config_of
from tests.fakes.servers import Answer, Failure, FakeAnthropic, FakeGemini, FakeOllama, FakeOpenAI, Hang, Raw, Reset

GOOD = '{"why": "sum due", "label": "invoice"}'


@pytest.fixture(params=[FakeOpenAI, FakeAnthropic], ids=lambda kind: kind.__name__)
async def server(request: pytest.FixtureRequest) -> AsyncIterator[Any]:
    async with request.param(key=KEY) as server:
        yield server


@pytest.fixture
async def batches(server: Any) -> AsyncIterator[BatchProvider]:
    provider = open_provider(config_of(server), FixedKeys())
    queue = provider.batches()
    assert queue is not None
    yield queue
    await provider.close()


def requests(count: int, **more: Any) -> list[Request]:
    """Return different requests, as route leaves them."""
    return [asking(f"Document {number}", schema=LABEL, model="small", **more) for number in range(count)]


async def outcomes(queue: BatchProvider, batch: str) -> dict[StepKey, Reply | errors.EngineError]:
    """Return all results by key."""
    return {key: outcome async for key, outcome in queue.results(batch)}


async def test_each_request_is_answered_under_its_own_key(server: Any, batches: BatchProvider) -> None:
    server.otherwise = lambda request: Answer(
        f'{{"why": "{str(request.json["messages"][-1]["content"])[-1]}", "label": "invoice"}}',
        input_tokens=50, cached_tokens=10, output_tokens=7,
    )  # fmt: skip
    asked = requests(5)
    batch = await batches.submit(asked)
    assert (await batches.status(batch)).state in {BatchState.QUEUED, BatchState.WORKING}
    server.batches.work()
    status = await batches.status(batch)
    assert (status.id, status.state, status.total, status.done, status.failed) == (batch, BatchState.ENDED, 5, 5, 0)
    assert status.error is None
    found = await outcomes(batches, batch)
    assert list(found) != [request.step().key for request in asked]  # the servers answer in another order
    for number, request in enumerate(asked):
        reply = found[request.step().key]
        assert isinstance(reply, Reply)
        assert json.loads(reply.text)["why"] == str(number)
        assert (reply.finish, reply.engine, reply.service_tier) == (Finish.STOP, "work", "batch")
        assert (reply.usage.input, reply.usage.cached_input, reply.usage.output) == (50, 10, 7)


async def test_results_find_home_after_a_restart(server: Any, batches: BatchProvider) -> None:
    batch = await batches.submit(requests(3))
    server.batches.work()
    another = open_provider(config_of(server), FixedKeys())
    queue = another.batches()
    assert queue is not None
    assert set(await outcomes(queue, batch)) == {request.step().key for request in requests(3)}
    await another.close()


async def test_no_request_is_streamed_and_the_schema_is_enforced(server: Any, batches: BatchProvider) -> None:
    await batches.submit(requests(1))
    if server.kind == "openai":
        line = json.loads(next(iter(server.batches.files.values())))
        assert (line["method"], line["url"]) == ("POST", "/v1/chat/completions")
        body = line["body"]
        assert body["response_format"]["type"] == "json_schema"
    else:
        body = next(iter(server.batches.entries.values()))[0]["params"]
        assert body["output_config"]["format"]["type"] == "json_schema"
    assert "stream" not in body
    assert "stream_options" not in body


async def test_what_a_model_rejected_in_a_call_is_not_sent_in_a_batch(server: Any) -> None:
    memory = RunMemory()
    memory.remember("work", "small", "structured_output")
    provider = open_provider(config_of(server), FixedKeys(), memory=memory)
    queue = provider.batches()
    assert queue is not None
    server.otherwise = Answer(f"```json\n{GOOD}\n```")
    batch = await queue.submit(requests(1))
    server.batches.work()
    (reply,) = (await outcomes(queue, batch)).values()
    assert isinstance(reply, Reply)
    assert reply.text == GOOD
    await provider.close()


async def test_requests_fail_one_by_one(server: Any, batches: BatchProvider) -> None:
    server.script(Answer(GOOD), Failure("context_too_long", limit=100), Failure("server_error"))
    server.otherwise = Answer("", finish="length")
    asked = requests(4)
    batch = await batches.submit(asked)
    server.batches.work()
    found = await outcomes(batches, batch)
    kinds = [type(found[request.step().key]) for request in asked]
    assert kinds == [Reply, errors.ContextTooLong, errors.ServerError, Reply]
    long, cut = found[asked[1].step().key], found[asked[3].step().key]
    assert isinstance(long, errors.ContextTooLong)
    assert long.limit == 100
    assert isinstance(cut, Reply)
    assert cut.finish is Finish.LENGTH


async def test_what_the_provider_did_not_come_to_can_be_tried_again(server: Any, batches: BatchProvider) -> None:
    asked = requests(3)
    batch = await batches.submit(asked)
    server.batches.work(expire_after=1)
    status = await batches.status(batch)
    assert (status.state, status.total, status.done) == (BatchState.ENDED, 3, 1)
    found = await outcomes(batches, batch)
    assert isinstance(found[asked[0].step().key], Reply)
    for request in asked[1:]:
        failure = found[request.step().key]
        assert isinstance(failure, errors.TimedOut)
        assert (failure.phase, failure.retryable, failure.maybe_billed) == ("batch", True, False)


async def test_a_cancelled_batch_ends_without_a_bill(server: Any, batches: BatchProvider) -> None:
    batch = await batches.submit(requests(2))
    await batches.cancel(batch)
    assert (await batches.status(batch)).state is BatchState.CANCELLING
    server.batches.work()
    assert (await batches.status(batch)).state is BatchState.ENDED
    found = await outcomes(batches, batch)
    assert len(found) == 2
    assert all(isinstance(failure, errors.EngineError) and not failure.maybe_billed for failure in found.values())


async def test_nothing_stays_at_the_provider(server: Any, batches: BatchProvider) -> None:
    server.script(Answer(GOOD), Failure("server_error"))
    batch = await batches.submit(requests(2))
    server.batches.work()
    await batches.forget(batch)
    if server.kind == "openai":
        assert len(server.batches.deleted) == 3
        assert server.batches.files == {}
    else:
        assert server.batches.found == {}
        await batches.forget(batch)  # gone already


async def test_a_lost_id_is_found_by_its_tag(server: Any, batches: BatchProvider) -> None:
    batch = await batches.submit(requests(1), tag="job-7")
    await batches.submit(requests(2), tag="job-8")
    assert await batches.find("job-7") == (batch if server.kind == "openai" else None)
    assert await batches.find("job-9") is None


async def test_wrong_batches_are_not_handed_over(server: Any, batches: BatchProvider) -> None:
    one = asking(model="small")
    for wrong in ([], [one, one], [one, asking(model="large")]):
        with pytest.raises(errors.WrongUse):
            await batches.submit(wrong)
    assert server.others == []


async def test_a_batch_that_is_too_large_is_not_handed_over(
    server: Any, batches: BatchProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert batches.most_requests >= 50_000
    monkeypatch.setattr(type(batches), "most_bytes", 1000)
    with pytest.raises(errors.WrongUse, match="MB"):
        await batches.submit(requests(20))
    assert server.others == []


@pytest.mark.parametrize("line", [b"{broken", b"[1]", b"\xff\xfe"], ids=["no JSON", "no object", "no text"])
async def test_results_that_can_not_be_read_are_an_error(server: Any, batches: BatchProvider, line: bytes) -> None:
    batch = await batches.submit(requests(1))
    server.batches.work()
    usual = server.other_act
    server.other_act = lambda request: (
        Raw(200, line) if request.path.endswith(("/content", "/results")) else usual(request)
    )
    with pytest.raises(errors.ServerError):
        await outcomes(batches, batch)


async def test_a_result_of_unknown_form_is_a_failure_of_its_request(server: Any, batches: BatchProvider) -> None:
    (asked,) = requests(1)
    batch = await batches.submit([asked])
    server.batches.work()
    usual = server.other_act
    line = json.dumps({"custom_id": asked.step().key, "result": {"type": "of tomorrow"}}).encode()
    server.other_act = lambda request: (
        Raw(200, line) if request.path.endswith(("/content", "/results")) else usual(request)
    )
    (failure,) = (await outcomes(batches, batch)).values()
    assert isinstance(failure, errors.ServerError)


async def test_a_bad_key_and_a_dead_server(server: Any, batches: BatchProvider) -> None:
    server.key = "another"
    with pytest.raises(errors.BadKey):
        await batches.submit(requests(1))
    await server.stop()
    with pytest.raises(errors.Unreachable):
        await batches.status("batch_0")


async def test_a_batch_that_is_rejected_as_a_whole_says_why() -> None:
    async with FakeOpenAI() as server:
        provider = open_provider(config_of(server), FixedKeys())
        queue = provider.batches()
        assert queue is not None
        batch = await queue.submit(requests(1))
        server.batches.reject(batch, "insufficient_quota")
        status = await queue.status(batch)
        assert status.state is BatchState.ENDED
        assert isinstance(status.error, errors.QuotaExhausted)
        assert await outcomes(queue, batch) == {}
        await provider.close()


async def test_a_server_without_a_queue_says_so() -> None:
    async with FakeOpenAI() as server:
        server.batches.act = lambda _: None  # type: ignore[method-assign]
        provider = open_provider(config_of(server), FixedKeys())
        queue = provider.batches()
        assert queue is not None
        with pytest.raises(errors.BadRequest, match="no batch queue"):
            await queue.submit(requests(1))
        await provider.close()


@pytest.mark.parametrize("kind", [FakeGemini, FakeOllama])
async def test_the_other_wires_have_none(kind: Any) -> None:
    async with kind() as server:
        provider = open_provider(config_of(server), FixedKeys())
        assert provider.batches() is None
        await provider.close()


@pytest.mark.parametrize("act", [Reset(), Hang()], ids=["reset", "hang"])
async def test_an_unsure_submission_keeps_the_file(act: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("precis.providers.channel._SMALL_S", 0.2)
    async with FakeOpenAI() as server:
        usual = server.other_act
        server.other_act = lambda request: act if request.path == "/v1/batches" else usual(request)  # type: ignore[method-assign]
        provider = open_provider(config_of(server), FixedKeys())
        queue = provider.batches()
        assert queue is not None
        with pytest.raises(errors.EngineError) as caught:
            await queue.submit(requests(1))
        assert caught.value.maybe_billed
        assert len(server.batches.files) == 1
        await provider.close()
