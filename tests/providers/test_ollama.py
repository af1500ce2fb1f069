"""Ollama: the context is sized to the request, a cut prompt is found out, and models are fetched."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import aclosing

import pytest

from precis.domain import errors
from precis.providers import open_provider
from precis.providers.engine import Provider
from precis.providers.pulling import PullProgress
from tests.fakes.calls import FixedKeys, asking, config_of
from tests.fakes.servers import Answer, Cut, Failure, FakeOllama, FakeOpenAI, Hang, Raw, Reset
from tests.fakes.servers.ollama import LAYER_BYTES

LONG = "word " * 3000
"""In bytes a third of the tokens that it has in the fake, which counts words: like code or a rare language."""


@pytest.fixture
async def server() -> AsyncIterator[FakeOllama]:
    async with FakeOllama() as server:
        yield server


@pytest.fixture
async def provider(server: FakeOllama) -> AsyncIterator[Provider]:
    provider = open_provider(config_of(server), FixedKeys(None))
    yield provider
    await provider.close()


def sizes(server: FakeOllama) -> list[object]:
    """Return the num_ctx of each call."""
    return [request.json["options"]["num_ctx"] for request in server.requests]  # type: ignore[index]


async def test_a_long_prompt_is_read_whole(server: FakeOllama, provider: Provider) -> None:
    reply = await provider.send(asking(LONG))
    assert sizes(server) == [8192]
    assert reply.usage.input == 3003


async def test_a_context_that_is_too_small_is_widened_once(server: FakeOllama, provider: Provider) -> None:
    dense = "a b " * 5000  # two tokens in four bytes: more than the estimate allows for
    await provider.send(asking(dense))
    assert sizes(server) == [8192, 32768]


async def test_what_fits_in_no_context_is_too_long(server: FakeOllama) -> None:
    provider = open_provider(config_of(server, context_tokens=2048), FixedKeys(None))
    with pytest.raises(errors.ContextTooLong) as caught:
        await provider.send(asking(LONG))
    assert caught.value.limit == 2048
    await provider.close()


async def test_an_older_server_that_cuts_silently_is_found_out() -> None:
    async with FakeOllama(cuts_silently=True) as server:
        provider = open_provider(config_of(server, context_tokens=2048), FixedKeys(None))
        with pytest.raises(errors.ContextTooLong, match="only a part"):
            await provider.send(asking(LONG))
        assert (await provider.send(asking("short"))).text == "Hello."
        await provider.close()


async def test_a_server_that_does_not_count_is_believed(server: FakeOllama, provider: Provider) -> None:
    server.script(Answer("Yes.", without_usage=True))
    reply = await provider.send(asking(LONG))
    assert (reply.text, reply.usage.input) == ("Yes.", None)


# --- pulling ----------------------------------------------------------------------------------------------------------


async def pulled(provider: Provider, model: str = "tiny") -> list[PullProgress]:
    """Return the whole progress of a pull."""
    return [progress async for progress in provider.pull(model)]


async def test_a_pull_tells_how_far_it_is(server: FakeOllama, provider: Provider) -> None:
    steps = await pulled(provider)
    shown = [(step.completed, step.total) for step in steps if step.total]
    assert shown == [(LAYER_BYTES * part // 4, LAYER_BYTES) for part in (1, 2, 3, 4)]
    assert steps[-1].is_done
    assert str(steps[1]) == "pulling 6a0746a1ec1a: 1 of 4 MB"
    assert "tiny:latest" in await provider.models()
    assert server.others[0].json == {"model": "tiny", "stream": True}


@pytest.mark.parametrize("fault", [Cut(after=3), Reset(after=3)], ids=["cut", "reset"])
async def test_an_interrupted_pull_goes_on_where_it_was(
    server: FakeOllama, provider: Provider, fault: Cut | Reset
) -> None:
    server.pull_faults.append(fault)
    with pytest.raises(errors.Unreachable):
        await pulled(provider)
    assert server.pulled["tiny:latest"] == LAYER_BYTES // 2
    assert "tiny:latest" not in await provider.models()
    steps = await pulled(provider)
    assert next(step.completed for step in steps if step.total) == LAYER_BYTES * 3 // 4
    assert steps[-1].is_done


async def test_a_pull_that_is_left_closes_its_connection(server: FakeOllama, provider: Provider) -> None:
    server.pull_faults.append(Hang(after=2))
    async with aclosing(provider.pull("tiny")) as steps:  # type: ignore[type-var]
        async for step in steps:
            if step.total:
                break
    assert server.pulled["tiny:latest"] == LAYER_BYTES // 4
    await asyncio.wait_for(server.left(), 5)


async def test_a_pull_that_hangs_is_noticed(
    server: FakeOllama, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("precis.providers.pulling._BETWEEN_S", 0.2)
    server.pull_faults.append(Hang(after=2))
    with pytest.raises(errors.TimedOut):
        await pulled(provider)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (
            b'{"status":"pulling manifest"}\n{"error":"pull model manifest: file does not exist"}\n',
            errors.ModelNotFound,
        ),
        (b'{"error":"write /models/blobs: no space left on device"}\n', errors.ServerError),
        (b"<html>not Ollama</html>\n", errors.ServerError),
        (b'{"status":"pulling manifest"}\n', errors.Unreachable),
        (b"", errors.Unreachable),
        (b"x" * (9 * 2**20), errors.ServerError),
    ],
    ids=["no such model", "disk full", "no JSON", "no end", "nothing", "no lines"],
)
async def test_what_goes_wrong_in_a_pull(
    server: FakeOllama, provider: Provider, body: bytes, kind: type[errors.EngineError]
) -> None:
    server.pull_faults.append(Raw(200, body, "application/x-ndjson"))
    with pytest.raises(kind) as caught:
        await pulled(provider)
    assert type(caught.value) is kind
    assert "/models" not in caught.value.message


async def test_a_pull_meets_an_http_failure(server: FakeOllama, provider: Provider) -> None:
    server.pull_faults.append(Failure("server_error"))
    with pytest.raises(errors.ServerError):
        await pulled(provider)


async def test_only_ollama_fetches_models() -> None:
    async with FakeOpenAI() as server:
        provider = open_provider(config_of(server), FixedKeys())
        with pytest.raises(errors.WrongUse):
            await pulled(provider)
        assert server.others == []
        await provider.close()


async def test_the_key_of_a_hosted_ollama_is_sent(server: FakeOllama) -> None:
    provider = open_provider(config_of(server), FixedKeys("sk-cloud"))
    await provider.send(asking())
    assert server.requests[0].headers["authorization"] == "Bearer sk-cloud"
    assert "sk-cloud" not in json.dumps(server.requests[0].json)
    await provider.close()
