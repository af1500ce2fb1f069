"""What servers say of a model's context, each in its own way."""

from __future__ import annotations

import json
from typing import Any

import pytest

from precis.domain.errors import EngineError
from precis.providers import open_provider
from tests.fakes.calls import FixedKeys, config_of
from tests.fakes.servers import (
    Failure,
    FakeAnthropic,
    FakeGemini,
    FakeLlamaServer,
    FakeOllama,
    FakeOpenAI,
    FakeVLLM,
    Raw,
)


@pytest.mark.parametrize(
    ("kind", "tokens"),
    [
        (FakeVLLM, 32_768),
        (FakeLlamaServer, 4_096),
        (FakeOllama, 8_192),
        (FakeAnthropic, 200_000),
        (FakeOpenAI, None),
        (FakeGemini, None),
    ],
)
async def test_each_server_is_understood(kind: Any, tokens: int | None) -> None:
    async with kind() as server:
        provider = open_provider(config_of(server), FixedKeys())
        assert await provider.context(server.models[0]) == tokens
        assert server.calls == 0, "no model is called for it"
        await provider.close()


async def test_gateways_that_say_it_in_the_list_are_understood() -> None:
    async with FakeOpenAI() as server:
        listed = [{"id": "other", "context_length": 1}, {"id": "small", "context_length": 16_000}]
        server.other_act = lambda _: Raw(body=json.dumps({"data": listed}).encode())  # type: ignore[method-assign]
        provider = open_provider(config_of(server), FixedKeys())
        assert await provider.context("small") == 16_000
        assert await provider.context("missing") is None
        await provider.close()


@pytest.mark.parametrize("said", [{"data": None}, {"data": [7, "x", {"id": "small", "max_model_len": "many"}]}, {}])
async def test_a_list_of_another_form_says_nothing(said: object) -> None:
    async with FakeOpenAI() as server:
        server.other_act = lambda _: Raw(body=json.dumps(said).encode())  # type: ignore[method-assign]
        provider = open_provider(config_of(server), FixedKeys())
        assert await provider.context("small") is None
        await provider.close()


async def test_a_failure_is_an_engine_error() -> None:
    async with FakeVLLM() as server:
        server.other_act = lambda _: Failure("server_error")  # type: ignore[method-assign]
        provider = open_provider(config_of(server), FixedKeys())
        with pytest.raises(EngineError):
            await provider.context("small")
        await provider.close()
