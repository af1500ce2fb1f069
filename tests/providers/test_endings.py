"""How replies end: whole though the connection hangs, full windows, blocked prompts, errors in the middle."""

from __future__ import annotations

import json
from typing import Any

import pytest

from precis.domain import errors
from precis.domain.requests import Finish, Reply
from precis.providers import open_provider
from tests.fakes.calls import FixedKeys, asking, config_of
from tests.fakes.servers import Answer, Failure, FakeAnthropic, FakeGemini, FakeOpenAI, FakeServer, Hang, Raw


async def reply_to(kind: type[FakeServer], act: Any, **limits: float) -> Reply:
    """Return the reply to a call that meets `act`."""
    async with kind() as server:
        server.script(act)
        provider = open_provider(config_of(server, **limits), FixedKeys())
        try:
            return await provider.send(asking())
        finally:
            await provider.close()


def sse(*payloads: Any, end: str = "data: [DONE]\n\n") -> Raw:
    """Return a stream of these objects."""
    events = "".join(f"data: {json.dumps(payload)}\n\n" for payload in payloads)
    return Raw(200, (events + end).encode(), "text/event-stream")


async def test_a_reply_that_is_whole_is_kept_though_the_connection_hangs() -> None:
    reply = await reply_to(FakeOpenAI, Hang(after=12), between_tokens_timeout_s=0.2)
    assert reply.text == "one two three four five six seven eight nine ten"
    assert (reply.finish, reply.usage.is_estimated) == (Finish.STOP, True)


@pytest.mark.parametrize("is_whole", [False, True], ids=["stream", "whole"])
async def test_a_full_window_of_anthropic_is_too_long_and_was_billed(is_whole: bool) -> None:
    with pytest.raises(errors.ContextTooLong) as caught:
        await reply_to(FakeAnthropic, Answer("part", finish="model_context_window_exceeded", whole=is_whole))
    assert caught.value.maybe_billed


async def test_a_blocked_prompt_of_gemini_is_filtered() -> None:
    reply = await reply_to(FakeGemini, Failure("filtered"))
    assert (reply.finish, reply.refusal, reply.text) == (Finish.FILTERED, "PROHIBITED_CONTENT", "")


@pytest.mark.parametrize(
    ("reason", "finish"),
    [("STOP", Finish.STOP), ("MAX_TOKENS", Finish.LENGTH), ("RECITATION", Finish.FILTERED), ("SPII", Finish.FILTERED),
     ("MALFORMED_RESPONSE", Finish.OTHER), ("OF_TOMORROW", Finish.OTHER)],
)  # fmt: skip
async def test_how_gemini_says_that_it_ended(reason: str, finish: Finish) -> None:
    assert (await reply_to(FakeGemini, Answer("text", finish=reason))).finish is finish


async def test_thoughts_are_no_part_of_a_reply() -> None:
    parts = [{"text": "hm, let me see", "thought": True}, {"text": "Yes."}]
    candidate = {"content": {"parts": parts}, "finishReason": "STOP"}
    assert (await reply_to(FakeGemini, sse({"candidates": [candidate]}, end=""))).text == "Yes."
    deltas = [{"reasoning_content": "hm"}, {"content": "Yes."}]
    chunks: list[Any] = [{"choices": [{"delta": delta}]} for delta in deltas]
    chunks.append({"choices": [{"delta": {}, "finish_reason": "stop"}]})
    assert (await reply_to(FakeOpenAI, sse(*chunks))).text == "Yes."


async def test_an_error_of_openrouter_in_the_middle_of_a_stream() -> None:
    failed = {"choices": [{"finish_reason": "error", "error": {"code": 502, "message": "upstream"}}]}
    with pytest.raises(errors.ServerError) as caught:
        await reply_to(FakeOpenAI, sse({"choices": [{"delta": {"content": "Ye"}}]}, failed))
    assert caught.value.maybe_billed


async def test_content_in_parts_is_joined() -> None:
    parts = [{"type": "text", "text": "Ye"}, {"type": "text", "text": "s."}]
    whole = {"choices": [{"message": {"content": parts}, "finish_reason": "stop"}]}
    assert (await reply_to(FakeOpenAI, Raw(200, json.dumps(whole).encode()))).text == "Yes."


async def test_a_stream_without_a_finish_but_with_its_end_is_not_taken_for_complete() -> None:
    reply = await reply_to(FakeOpenAI, sse({"choices": [{"delta": {"content": "Yes."}}]}))
    assert reply.finish is Finish.OTHER


async def test_what_follows_the_end_does_not_count() -> None:
    done = {"choices": [{"delta": {"content": "Yes."}, "finish_reason": "stop"}]}
    more = "data: [DONE]\n\n" + f"data: {json.dumps(done)}\n\n"
    assert (await reply_to(FakeOpenAI, sse(done, end=more))).text == "Yes."


async def test_logprobs_outside_the_top_are_left_out() -> None:
    entries = [{"token": "a", "logprob": -9999.0}, {"token": "b", "logprob": -0.5, "top_logprobs": []}, "x", {}]
    done = {"choices": [{"delta": {"content": "ab"}, "logprobs": {"content": entries}, "finish_reason": "stop"}]}
    assert [entry.token for entry in (await reply_to(FakeOpenAI, sse(done))).logprobs] == ["b"]
