"""One contract for every wire: whatever the server speaks, a provider gives the same replies and the same failures."""

from __future__ import annotations

import asyncio
import gzip
import json
import logging
import traceback
from collections.abc import AsyncIterator
from typing import Any

import pytest

from precis.domain import errors
from precis.domain.requests import Finish, TokenUsage
from precis.providers import open_provider
from precis.providers.engine import Provider
from tests.fakes.calls import KEY, LABEL, FixedKeys, asking, config_of
from tests.fakes.servers import (
    Answer,
    Cut,
    Failure,
    FakeAnthropic,
    FakeGemini,
    FakeLiteLLM,
    FakeLlamaServer,
    FakeOllama,
    FakeOpenAI,
    FakeOpenRouter,
    FakeServer,
    FakeVLLM,
    Hang,
    Held,
    Leave,
    Malformed,
    Raw,
    Recorded,
    Reset,
)

WIRES = [FakeOpenAI, FakeAnthropic, FakeGemini, FakeOllama]
ALL = [*WIRES, FakeVLLM, FakeLlamaServer, FakeOpenRouter, FakeLiteLLM]


@pytest.fixture(params=ALL, ids=lambda kind: kind.__name__)
async def server(request: pytest.FixtureRequest) -> AsyncIterator[FakeServer]:
    """Return each kind of server in turn."""
    async with request.param(key=KEY) as server:
        yield server


@pytest.fixture
async def provider(server: FakeServer) -> AsyncIterator[Provider]:
    """Return a provider of the server."""
    provider = open_provider(config_of(server), FixedKeys())
    yield provider
    await provider.close()


async def failure_of(provider: Provider, **more: Any) -> errors.EngineError:
    """Return the failure that a call meets."""
    with pytest.raises(errors.EngineError) as caught:
        await asyncio.wait_for(provider.send(asking(**more)), 60)
    return caught.value


# --- replies ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("whole", [False, True], ids=["stream", "whole"])
async def test_a_reply_is_in_the_normal_form(server: FakeServer, provider: Provider, whole: bool) -> None:
    server.script(
        Answer("Sí, die Rechnung № 7 …", input_tokens=40, output_tokens=9, model="small-2026", pieces=5, whole=whole)
    )
    reply = await provider.send(asking())
    assert reply.text == "Sí, die Rechnung № 7 …"
    assert reply.finish is Finish.STOP
    assert (reply.usage.input, reply.usage.output, reply.usage.is_estimated) == (40, 9, False)
    assert (reply.engine, reply.requested_model, reply.reported_model) == ("work", server.models[0], "small-2026")
    assert reply.request_id or server.kind == "ollama"
    assert reply.first_token_s is not None
    assert 0 <= reply.first_token_s <= reply.total_s < 10
    assert not reply.refusal


async def test_cached_and_reasoning_tokens_are_parts_of_the_totals(server: FakeServer, provider: Provider) -> None:
    if server.kind == "ollama":
        pytest.skip("Ollama counts neither")
    server.script(Answer("Yes.", input_tokens=100, cached_tokens=64, output_tokens=30, reasoning_tokens=20))
    usage = (await provider.send(asking())).usage
    assert usage == TokenUsage(input=100, output=30, cached_input=64, reasoning=20)


async def test_a_reply_without_usage_is_estimated_and_says_so(server: FakeServer, provider: Provider) -> None:
    if server.kind == "anthropic":
        pytest.skip("Anthropic's stream opens with the usage")
    server.script(Answer("Yes, it is one.", without_usage=True))
    usage = (await provider.send(asking("word " * 100))).usage
    if server.kind == "ollama":
        assert (usage.input, usage.output) == (None, None)  # Ollama says "unknown" by leaving the counts out
    else:
        assert usage.is_estimated
        assert usage.input is not None
        assert 100 <= usage.input <= 200


@pytest.mark.parametrize("whole", [False, True], ids=["stream", "whole"])
async def test_a_cut_off_reply_says_so(server: FakeServer, provider: Provider, whole: bool) -> None:
    server.script(Answer('{"why": "becau', finish="length", whole=whole))
    assert (await provider.send(asking(schema=LABEL))).finish is Finish.LENGTH


@pytest.mark.parametrize("whole", [False, True], ids=["stream", "whole"])
async def test_a_refusal_is_no_reply(server: FakeServer, provider: Provider, whole: bool) -> None:
    if server.kind == "ollama":
        pytest.skip("Ollama has no refusals of its own")
    server.script(Answer("", finish="refused", refusal="I can't help with that.", whole=whole))
    reply = await provider.send(asking(schema=LABEL))
    assert reply.finish in {Finish.REFUSED, Finish.FILTERED}
    assert reply.refusal
    assert not reply.text


async def test_log_probabilities_come_where_the_wire_has_them(server: FakeServer, provider: Provider) -> None:
    server.script(Answer("Yes", logprobs=(("Ye", -0.25), ("s", -0.5))))
    reply = await provider.send(asking(want_logprobs=True))
    if server.kind == "anthropic":
        assert reply.logprobs == ()
    else:
        assert [(entry.token, entry.logprob) for entry in reply.logprobs] == [("Ye", -0.25), ("s", -0.5)]
        assert reply.logprobs[0].alternatives[0] == ("Ye", -0.25)


async def test_the_prompt_arrives_as_it_was_given(server: FakeServer, provider: Provider) -> None:
    text = 'Zeile 1\n"quoted" \\ \t tab, 日本語, emoji 🧾, a half surrogate \ud83d.'
    await provider.send(asking(text))
    sent = json.dumps(server.requests[0].json, ensure_ascii=False)
    assert json.dumps(text.replace("\ud83d", "?"), ensure_ascii=False)[1:-1] in sent
    assert "You label documents." in sent


# --- structured output ------------------------------------------------------------------------------------------------

STRUCTURED = {
    "openai": "response_format",
    "anthropic": "output_config",
    "gemini": "generationConfig.responseJsonSchema",
    "ollama": "format",
}
NAMED_BY_THE_SERVER = {**STRUCTURED, "anthropic": "output_config.format"}


def in_body(body: object, path: str) -> object:
    """Return what stands at a dotted path of the body, or None."""
    for name in path.split("."):
        body = body.get(name) if isinstance(body, dict) else None
    return body


async def test_a_schema_is_enforced_by_the_wires_own_means(server: FakeServer, provider: Provider) -> None:
    server.script(Answer('{"why": "sum due", "label": "invoice"}'))
    reply = await provider.send(asking(schema=LABEL))
    assert json.loads(reply.text)["label"] == "invoice"
    means = json.dumps(in_body(server.requests[0].json, STRUCTURED[server.kind]))
    assert '"enum": ["invoice", "contract"]' in means
    assert server.calls == 1


async def test_a_server_without_it_is_asked_in_words_and_remembered(server: FakeServer, provider: Provider) -> None:
    server.rejects = (NAMED_BY_THE_SERVER[server.kind],)
    server.otherwise = Answer('```json\n{"why": "sum due", "label": "invoice"}\n```')
    for _ in range(2):
        reply = await provider.send(asking(schema=LABEL))
        assert json.loads(reply.text) == {"why": "sum due", "label": "invoice"}
    last = server.requests[-1].json
    assert in_body(last, STRUCTURED[server.kind]) is None
    assert '\\"enum\\":[\\"invoice\\",\\"contract\\"]' in json.dumps(last)
    calls = server.calls
    await provider.send(asking(schema=LABEL))
    assert server.calls == calls + 1


async def test_what_one_model_rejects_is_still_sent_to_another(server: FakeServer, provider: Provider) -> None:
    server.rejects = (NAMED_BY_THE_SERVER[server.kind],)
    await provider.send(asking(schema=LABEL))
    server.rejects = ()
    await provider.send(asking(schema=LABEL, model="large"))
    assert in_body(server.requests[-1].json, STRUCTURED[server.kind]) is not None


@pytest.mark.parametrize("cause", ["temperature", "seed", "logprobs"])
async def test_a_parameter_that_a_server_rejects_is_left_out(
    server: FakeServer, provider: Provider, cause: str
) -> None:
    path = {"gemini": f"generationConfig.{cause}", "ollama": f"options.{cause}"}.get(server.kind, cause)
    if (server.kind, cause) == ("ollama", "seed"):
        pytest.skip("Ollama ignores the options that it does not know")
    if cause == "logprobs":
        path = {"gemini": "generationConfig.responseLogprobs", "ollama": "logprobs"}.get(server.kind, cause)
    server.rejects = (path,)
    reply = await provider.send(asking(temperature=0.0, seed=7, want_logprobs=True))
    assert reply.finish is Finish.STOP
    assert in_body(server.requests[-1].json, path) is None
    calls = server.calls
    await provider.send(asking(temperature=0.0, seed=7, want_logprobs=True))
    assert server.calls == calls + 1


async def test_a_rejection_without_a_cause_is_not_guessed_at(server: FakeServer, provider: Provider) -> None:
    server.script(Failure("bad_request"))
    failure = await failure_of(provider, schema=LABEL)
    assert isinstance(failure, errors.BadRequest)
    assert (server.calls, failure.retryable, failure.breaks) == (1, False, False)


# --- failures ---------------------------------------------------------------------------------------------------------

KINDS: dict[str, type[errors.EngineError]] = {
    "rate_limited": errors.RateLimited,
    "server_error": errors.ServerError,
    "overloaded": errors.Overloaded,
    "bad_key": errors.BadKey,
    "forbidden": errors.Forbidden,
    "model_not_found": errors.ModelNotFound,
    "context_too_long": errors.ContextTooLong,
    "quota": errors.QuotaExhausted,
}
NOT_SAID = {
    ("FakeVLLM", "quota"),  # has no billing
    ("FakeLlamaServer", "quota"),
}


@pytest.mark.parametrize("kind", KINDS)
async def test_each_failure_is_one_domain_error(server: FakeServer, provider: Provider, kind: str) -> None:
    if (type(server).__name__, kind) in NOT_SAID:
        pytest.skip("this server does not fail so")
    server.script(Failure(kind))
    failure = await failure_of(provider)
    assert type(failure) is KINDS[kind]
    assert server.calls == 1
    assert not failure.maybe_billed
    assert failure.message.startswith(("work ", "The ")) or "work" in failure.message
    assert "The fake was told" not in failure.message + failure.hint  # a provider's own words may quote the document


async def test_the_limit_of_the_context_is_learnt(server: FakeServer, provider: Provider) -> None:
    server.script(Failure("context_too_long", limit=8192))
    failure = await failure_of(provider)
    assert isinstance(failure, errors.ContextTooLong)
    assert (failure.limit, failure.remember) == (8192, True)


async def test_a_failure_in_the_middle_of_a_stream_may_have_been_billed(server: FakeServer, provider: Provider) -> None:
    server.script(Failure("server_error", in_stream=True))
    failure = await failure_of(provider)
    assert isinstance(failure, errors.ServerError)
    assert (failure.maybe_billed, failure.retryable, failure.breaks) == (True, True, True)


async def test_a_reset_before_the_headers(server: FakeServer, provider: Provider) -> None:
    server.script(Reset())
    failure = await failure_of(provider)
    assert isinstance(failure, errors.Unreachable)
    assert (failure.sent, failure.maybe_billed) == (True, True)


@pytest.mark.parametrize(
    "act", [Reset(after=4), Cut(after=1), Cut(after=4), Cut(after=None)], ids=["reset", "cut at 1", "cut", "torn body"]
)
async def test_a_reply_that_ends_too_soon_is_no_reply(server: FakeServer, provider: Provider, act: Any) -> None:
    server.script(act)
    failure = await failure_of(provider)
    assert isinstance(failure, errors.Unreachable)
    assert (failure.maybe_billed, failure.retryable, failure.breaks) == (True, True, True)


@pytest.mark.parametrize("whole", [False, True], ids=["stream", "whole"])
async def test_malformed_json_is_a_server_error(server: FakeServer, provider: Provider, whole: bool) -> None:
    server.script(Malformed(whole=whole))
    failure = await failure_of(provider)
    assert isinstance(failure, errors.ServerError | errors.Unreachable)
    assert failure.retryable
    assert failure.maybe_billed


@pytest.mark.parametrize(
    "body",
    [b"", b"{}", b"[]", b"null", b"42", b'"text"', b'{"choices": "none"}', b'{"error": {}}', b"\xff\xfe", b"[" * 5000],
    ids=range(10),
)
async def test_a_good_status_with_nonsense_is_a_failure(server: FakeServer, provider: Provider, body: bytes) -> None:
    server.script(Raw(200, body))
    failure = await failure_of(provider)
    assert isinstance(failure, errors.ServerError | errors.Unreachable)


@pytest.mark.parametrize("status", [200, 302, 404, 500, 502, 503])
async def test_a_web_page_is_no_api(server: FakeServer, provider: Provider, status: int) -> None:
    headers = {"location": "http://127.0.0.1:9/elsewhere"} if status == 302 else {}
    server.script(Raw(status, b"<html><body>Log in to the hotel's network</body></html>", "text/html", headers))
    failure = await failure_of(provider)
    kind = errors.Overloaded if status == 503 else errors.ServerError if status >= 500 else errors.BadRequest
    assert isinstance(failure, kind)
    assert "hotel" not in failure.message + failure.hint
    assert server.calls == 1


async def test_a_reply_without_end_is_no_reply(
    server: FakeServer, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("precis.providers.receiving.MOST_BYTES", 5000)
    server.script(Answer("word " * 2000, pieces=200))
    failure = await failure_of(provider)
    assert isinstance(failure, errors.ServerError)
    assert failure.maybe_billed


async def test_a_long_error_is_read_in_part(server: FakeServer, provider: Provider) -> None:
    server.script(Raw(500, b"<html>" + b"x" * 10_000_000, "text/html"))
    assert isinstance(await failure_of(provider), errors.ServerError)
    assert (await provider.send(asking())).text == "Hello."


@pytest.mark.parametrize("half", ["cut", "hang"])
async def test_an_error_whose_body_breaks_off_is_known_by_its_status(
    server: FakeServer, provider: Provider, half: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("precis.providers.channel._ERROR_BODY_S", 0.1)
    server.script(Raw(503, b'{"error": {"message": "busy", "code": 503}}', half=half))
    failure = await failure_of(provider)
    assert isinstance(failure, errors.Overloaded)
    assert not failure.maybe_billed


async def test_a_body_that_can_not_be_unpacked(server: FakeServer, provider: Provider) -> None:
    server.script(Raw(200, b"this is not gzip", headers={"content-encoding": "gzip"}))
    assert isinstance(await failure_of(provider), errors.ServerError)


async def test_a_packed_body_is_unpacked(server: FakeServer, provider: Provider) -> None:
    whole = server.reply(Recorded("POST", "/models/small:x", {}, b"", {"model": "small"}), Answer("packed"))
    server.script(Raw(200, gzip.compress(json.dumps(whole).encode()), headers={"content-encoding": "gzip"}))
    assert (await provider.send(asking())).text == "packed"


# --- time -------------------------------------------------------------------------------------------------------------


async def hung(server: FakeServer, act: Any, **limits: float) -> errors.TimedOut:
    """Return the failure of a call that meets `act` under `limits`; the connection has to be closed after it."""
    provider = open_provider(config_of(server, **limits), FixedKeys())
    server.script(act)
    started = asyncio.get_running_loop().time()
    failure = await failure_of(provider)
    assert asyncio.get_running_loop().time() - started < 2.0
    await asyncio.wait_for(server.idle(), 60)
    await provider.close()
    assert isinstance(failure, errors.TimedOut)
    assert (failure.retryable, failure.breaks, failure.maybe_billed) == (True, True, True)
    return failure


async def test_a_hang_before_the_headers_is_noticed(server: FakeServer) -> None:
    assert (await hung(server, Hang(), first_token_timeout_s=0.2)).phase == "first_token"


async def test_a_hang_in_the_middle_is_noticed_within_its_limit(server: FakeServer) -> None:
    failure = await hung(server, Hang(after=4), first_token_timeout_s=30, between_tokens_timeout_s=0.2)
    assert failure.phase == "between_tokens"
    assert "0.2 s" in failure.message


async def test_pings_are_no_tokens(server: FakeServer) -> None:
    failure = await hung(server, Hang(after=4, pings=True), first_token_timeout_s=30, between_tokens_timeout_s=0.2)
    assert failure.phase == "between_tokens"


async def test_pings_before_the_first_token_are_none(server: FakeServer) -> None:
    assert (await hung(server, Hang(after=0, pings=True), first_token_timeout_s=0.2)).phase == "first_token"


async def test_a_slow_drip_ends_at_the_total_limit(server: FakeServer) -> None:
    drip = Answer("one two three four five six seven eight", pieces=40, gap_s=0.05)
    assert (await hung(server, drip, timeout_s=0.4, between_tokens_timeout_s=5)).phase == "total"


async def test_a_slow_drip_within_the_limits_is_a_reply(server: FakeServer) -> None:
    drip = Answer("one two three four five", pieces=5, gap_s=0.02)
    provider = open_provider(config_of(server, between_tokens_timeout_s=2.0, timeout_s=10), FixedKeys())
    server.script(drip)
    assert (await provider.send(asking())).text == "one two three four five"
    await provider.close()


# --- connections ------------------------------------------------------------------------------------------------------


async def test_connections_are_used_again(server: FakeServer, provider: Provider) -> None:
    for _ in range(20):
        await provider.send(asking())
    assert (server.calls, server.connections) == (20, 1)
    await asyncio.gather(*(provider.send(asking()) for _ in range(8)))
    assert server.connections <= 8


async def test_a_connection_that_the_server_closed_meanwhile_costs_nothing(
    server: FakeServer, provider: Provider
) -> None:
    server.script(Answer("one"), Leave(), Answer("two"))
    assert (await provider.send(asking())).text == "one"
    assert (await provider.send(asking())).text == "two"
    assert (server.calls, server.connections) == (3, 2)


async def test_a_server_that_dies_over_a_request_is_not_asked_again(server: FakeServer, provider: Provider) -> None:
    server.script(Leave())
    failure = await failure_of(provider)
    assert isinstance(failure, errors.Unreachable)
    assert (failure.maybe_billed, server.calls) == (True, 1)
    server.script(Answer("one"), Leave(), Leave())
    assert (await provider.send(asking())).text == "one"
    assert (await failure_of(provider)).maybe_billed
    assert server.calls == 4


async def test_a_connection_survives_a_failure_with_a_body(server: FakeServer, provider: Provider) -> None:
    server.script(*[Failure("server_error")] * 5)
    for _ in range(5):
        await failure_of(provider)
    await provider.send(asking())
    assert server.connections == 1


async def test_a_cancelled_call_closes_its_connection(server: FakeServer, provider: Provider) -> None:
    server.script(Hang(after=2))
    task = asyncio.create_task(provider.send(asking()))
    await asyncio.wait_for(server.reached(1), 60)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await asyncio.wait_for(server.idle(), 60)
    assert (await provider.send(asking())).text == "Hello."


async def test_calls_run_side_by_side(server: FakeServer, provider: Provider) -> None:
    release = asyncio.Event()
    server.otherwise = Held(release)
    async with asyncio.TaskGroup() as group:
        for _ in range(8):
            group.create_task(provider.send(asking()))
        await asyncio.wait_for(server.reached(8), 60)
        release.set()
    assert server.most_in_flight == 8


async def test_a_server_that_comes_back_is_found_again(server: FakeServer, provider: Provider) -> None:
    await provider.send(asking())
    await server.stop()
    failure = await failure_of(provider)
    assert isinstance(failure, errors.Unreachable)
    await server.start()
    assert (await provider.send(asking())).text == "Hello."


async def test_nobody_at_the_address(server: FakeServer, provider: Provider) -> None:
    await server.stop()
    failure = await failure_of(provider)
    assert isinstance(failure, errors.Unreachable)
    assert (failure.sent, failure.local, failure.maybe_billed) == (False, True, False)
    assert "Start the server" in failure.hint


# --- the key ----------------------------------------------------------------------------------------------------------

LEAKY = [
    Failure("bad_key"),
    Failure("server_error", message=f"you sent {KEY}"),
    Failure("bad_request", message=f"you sent {KEY}"),
    Failure("server_error", message=f"you sent {KEY}", in_stream=True),
    Reset(),
    Reset(after=4),
    Cut(after=1),
    Cut(after=None),
    Malformed(),
    Malformed(whole=True),
    Raw(200, b"<html>"),
    Raw(404, KEY.encode(), "text/plain"),
    Hang(),
    Hang(after=4),
]


@pytest.mark.parametrize("act", LEAKY, ids=str)
async def test_the_key_is_in_no_failure_repr_or_log(
    server: FakeServer, act: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    limits = {"first_token_timeout_s": 0.1, "between_tokens_timeout_s": 0.1}
    provider = open_provider(config_of(server, extra_headers={"x-team": KEY}, **limits), FixedKeys())
    server.script(act)
    failure = await failure_of(provider, text="a document's secret text")
    await provider.close()
    shown = "".join(traceback.TracebackException.from_exception(failure, capture_locals=False).format())
    shown += repr(failure) + repr(vars(failure)) + repr(provider) + repr(vars(provider)) + repr(provider.config)
    shown += caplog.text
    assert KEY not in shown
    assert "secret text" not in shown
    assert failure.__cause__ is None
    assert failure.__context__ is None


async def test_the_key_is_sent_in_a_header_alone(server: FakeServer, provider: Provider) -> None:
    await provider.send(asking())
    seen = server.requests[0]
    assert [name for name, value in seen.headers.items() if KEY in value] in (
        ["authorization"], ["x-api-key"], ["x-goog-api-key"],
    )  # fmt: skip
    assert KEY not in seen.path
    assert KEY.encode() not in seen.body


async def test_the_key_is_read_once_and_again_after_it_was_refused(server: FakeServer) -> None:
    keys = FixedKeys("old")
    provider = open_provider(config_of(server), keys)
    assert isinstance(await failure_of(provider), errors.BadKey)
    keys.key = f"  {KEY}\n"
    for _ in range(3):
        await provider.send(asking())
    assert keys.asked == 2
    await provider.close()


async def test_extra_headers_are_sent_and_win(server: FakeServer) -> None:
    server.key = None
    extra = {"X-Team": "legal", "Authorization": "Basic abc", "x-api-key": "theirs", "x-goog-api-key": "theirs"}
    provider = open_provider(config_of(server, extra_headers=extra), FixedKeys())
    await provider.send(asking())
    await provider.close()
    sent = server.requests[0].headers
    assert (sent["x-team"], sent["authorization"]) == ("legal", "Basic abc")
    assert KEY not in json.dumps(dict(sent))


# --- models -----------------------------------------------------------------------------------------------------------


async def test_models_are_listed(server: FakeServer, provider: Provider) -> None:
    assert await provider.models() == list(server.models)


async def test_a_check_says_what_is_wrong(server: FakeServer, provider: Provider) -> None:
    verdict = await provider.check()
    assert verdict.works, verdict
    assert verdict.models == server.models
    server.key = "another"
    fresh = open_provider(config_of(server), FixedKeys())
    verdict = await fresh.check()
    assert (verdict.works, "key" in verdict.message) == (False, True)
    await fresh.close()


async def test_a_check_names_the_models_that_there_are(server: FakeServer) -> None:
    provider = open_provider(config_of(server, fast="lagre"), FixedKeys())
    server.script(Failure("model_not_found"))
    verdict = await provider.check()
    assert not verdict.works
    assert "lagre" in verdict.message
    assert ("pull work lagre" if server.kind == "ollama" else "small, large") in verdict.hint
    await provider.close()


async def test_a_check_of_a_dead_server(server: FakeServer, provider: Provider) -> None:
    await server.stop()
    verdict = await provider.check()
    assert (verdict.works, verdict.models) == (False, ())
    assert "can't be reached" in verdict.message
