"""Which part of a request a server complains about, from the words that real servers use."""

from __future__ import annotations

import json
from typing import Any

import pytest

from precis.domain.requests import OutputSchema
from precis.providers import open_provider
from precis.providers.capabilities import FEATURES, RunMemory, rejected_feature
from precis.providers.failures import failure_of
from tests.fakes.calls import LABEL, FixedKeys, asking, config_of
from tests.fakes.servers import Answer, Failure, FakeOpenAI, Raw

ALL = ("structured_output#label", "max_completion_tokens", "temperature", "seed", "stream", "store", "logprobs",
       "reasoning_effort=none", "stream_options")  # fmt: skip


def openai(message: str, param: str | None = None, code: str = "unsupported_parameter") -> Any:
    """Return OpenAI's body of a rejection."""
    return {"error": {"message": message, "type": "invalid_request_error", "param": param, "code": code}}


@pytest.mark.parametrize(
    ("kind", "body", "feature"),
    [
        ("openai", openai("Unsupported parameter: 'temperature' is not supported", "temperature"), "temperature"),
        ("openai", openai("Unsupported value", "reasoning_effort", "unsupported_value"), "reasoning_effort=none"),
        ("openai", openai("", "response_format.json_schema"), "structured_output"),
        ("openai", openai("Invalid schema for response_format 'label'", "response_format"), "structured_output#label"),
        ("openai", openai("logprobs are not supported with reasoning models", "logprobs"), "logprobs"),
        ("openai", openai("", "max_completion_tokens"), "max_completion_tokens"),
        ("openai", openai("Unknown parameter: 'store'.", "store", "unknown_parameter"), "store"),
        ("openai", openai("Unknown parameter", "messages[0].content"), None),
        ("openai", openai("temperature and seed are fine, the image is not", "image"), None),
        ("openai", openai("Bad input"), None),
        ("openai", {"error": {"message": "Failed to parse grammar", "code": 400}}, "structured_output#label"),
        ("openai", {"error": {"message": "Unsupported param: logprobs", "code": 400}}, "logprobs"),
        ("openai", {"detail": [{"loc": ["body", "stream_options"], "msg": "Extra inputs"}]}, "stream_options"),
        ("openai", {"error": {"message": "litellm.UnsupportedParamsError: parameters: ['seed']"}}, "seed"),
        ("openai", {"error": {"message": "the format of the document is wrong"}}, None),
        ("openai", {"error": {"message": "please store less"}}, None),
        ("anthropic", {"error": {"message": "output_config.format: Extra inputs are not permitted"}},
         "structured_output"),
        ("anthropic", {"error": {"message": "Schema is too complex for compilation"}}, "structured_output#label"),
        ("gemini", {"error": {"message": "Invalid JSON payload received. Unknown name \"responseJsonSchema\""}},
         "structured_output"),
        ("ollama", {"error": '"llama3" does not support thinking'}, "think"),
        ("ollama", {"error": 'invalid format: "x"; expected "json" or a valid JSON Schema object'},
         "structured_output"),
    ],
)  # fmt: skip
def test_the_rejected_part_is_found_and_nothing_is_guessed(kind: str, body: Any, feature: str | None) -> None:
    status = 422 if "detail" in body else 400
    _, signs = failure_of(kind, "work", status, {}, json.dumps(body).encode())
    assert rejected_feature(signs, (*ALL, "think")) == feature


@pytest.mark.parametrize("status", [401, 403, 429, 500, 503])
def test_other_failures_reject_no_part(status: int) -> None:
    _, signs = failure_of("openai", "work", status, {}, json.dumps(openai("temperature", "temperature")).encode())
    assert rejected_feature(signs, ALL) is None


def test_every_feature_has_its_names() -> None:
    assert {feature.partition("#")[0] for feature in ALL} <= FEATURES.keys()


def test_what_was_rejected_is_kept_for_engine_and_model() -> None:
    memory = RunMemory()
    memory.remember("work", "small", "seed")
    memory.remember("work", "small", "logprobs")
    assert memory.rejected("work", "small") == {"seed", "logprobs"}
    assert memory.rejected("work", "large") == frozenset()
    assert memory.rejected("home", "small") == frozenset()


async def test_one_schema_that_is_too_complex_says_nothing_of_others() -> None:
    async with FakeOpenAI() as server:
        provider = open_provider(config_of(server), FixedKeys())
        server.script(Raw(400, json.dumps(openai("Invalid schema: too many enum values", "response_format")).encode()))
        await provider.send(asking(schema=LABEL))
        assert server.requests[-1].json["response_format"] == {"type": "json_object"}
        await provider.send(asking(schema=OutputSchema("other", LABEL.schema)))
        assert server.requests[-1].json["response_format"]["type"] == "json_schema"  # type: ignore[index]
        await provider.close()


async def test_a_server_that_rejects_everything_is_asked_a_bounded_number_of_times() -> None:
    async with FakeOpenAI() as server:
        provider = open_provider(config_of(server), FixedKeys())
        server.rejects = (
            "response_format",
            "max_tokens",
            "temperature",
            "seed",
            "logprobs",
            "stream_options",
            "stream",
        )
        reply = await provider.send(asking(schema=LABEL, seed=1, want_logprobs=True))
        assert reply.text == "Hello."
        assert server.calls == 9
        assert set(server.requests[-1].json) == {"model", "messages", "max_completion_tokens"}
        await provider.close()


async def test_a_rejection_inside_a_good_response_is_one_too() -> None:
    async with FakeOpenAI() as server:
        provider = open_provider(config_of(server), FixedKeys())
        inner = {"error": {"code": 400, "message": "Unsupported parameter: 'response_format'"}}
        server.script(Raw(200, json.dumps(inner).encode()), Answer('{"why": "", "label": "invoice"}'))
        reply = await provider.send(asking(schema=LABEL))
        assert (reply.text, server.calls) == ('{"why": "", "label": "invoice"}', 2)
        await provider.close()


async def test_a_failure_that_comes_back_is_not_asked_again() -> None:
    async with FakeOpenAI(Failure("bad_parameter", parameter="temperature")) as server:
        provider = open_provider(config_of(server), FixedKeys())
        with pytest.raises(Exception, match="temperature"):
            await provider.send(asking())
        assert server.calls == 2
        await provider.close()
