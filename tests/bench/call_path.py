"""CPU time of the whole call path over a bare httpx call, and over OpenAI's own client.

All send the same bytes to the same server: 2,000 calls at concurrency 32. The server runs in a process of its own and
answers at once; what is counted is this process's CPU time, all threads. Prompts are a system text and one of 200
chunks of about 4,000 characters, as in a job whose chunks are read by several steps; chunks are redacted once, before
(their cost is printed apart), and every call writes its row, its redacted output and its reply's step. `--profile`
prints where the time goes.
"""

from __future__ import annotations

import asyncio
import cProfile
import gc
import json
import os
import pstats
import random
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil

from precis.domain.calls import SpendLimits
from precis.domain.ports import Redacted
from precis.domain.requests import EngineConfig, Message, Request, Role
from tests.bench.figures import Figure, is_quick, keep
from tests.fakes.servers import Act, Answer, FakeOpenAI, Recorded
from tests.gateway.whole_path import PRICE, OpenPath, ask, dollars, open_path, redact

CALLS = 500 if is_quick() else 2_000
CONCURRENCY = 32
ROUNDS = 3
CHUNKS = 200
QUEUED = 2_000 if is_quick() else 10_000
SYSTEM = "You read one part of a document and note what matters in it, with the numbers of the passages.\n" * 8
NO_LIMIT = {
    "x-ratelimit-limit-requests": "1000000",
    "x-ratelimit-remaining-requests": "999999",
    "x-ratelimit-limit-tokens": "1000000000",
    "x-ratelimit-remaining-tokens": "999999999",
}
"""A reply's headers as ever, with limits that nothing here comes near to."""
_WORDS = "report quarter revenue contract supplier delivery meeting invoice growth margin customer region plan cost"


def _chunks(count: int, length: int = 4_000) -> list[str]:
    chosen = random.Random(7)
    words = _WORDS.split()
    return [
        "".join(f"[{n}] {' '.join(chosen.choices(words, k=12))}.\n" for n in range(length // 90)) for _ in range(count)
    ]


def _requests(count: int, chunks: list[str], round_: int) -> list[Request]:
    requests: list[Request] = []
    for number in range(count):
        request = ask(chunks[number % len(chunks)], tokens=200)
        system = Message(Role.SYSTEM, f"{SYSTEM}Step {round_}.{number // len(chunks)}.")
        requests.append(replace(request, messages=(system, request.messages[1])))
    return requests


async def _serve() -> None:
    """Answer until standard input ends."""

    def choose(request: Recorded) -> Act:
        said = f"Revenue grew by a tenth ({zlib.crc32(request.body)})."
        text = json.dumps({"headline": "Revenue grew", "claims": [{"text": said, "citations": [1]}]})
        return Answer(text, input_tokens=1200, output_tokens=40, pieces=3, headers=NO_LIMIT)

    async with FakeOpenAI(choose) as server:
        server.keeps_requests = False
        print(server.base_url, flush=True)
        await asyncio.to_thread(sys.stdin.read)


async def _at_concurrency(count: int, one: Callable[[int], Awaitable[object]]) -> None:
    numbers = iter(range(count))

    async def worker() -> None:
        for number in numbers:
            await one(number)

    async with asyncio.TaskGroup() as group:
        for _ in range(CONCURRENCY):
            group.create_task(worker())


async def _cpu_per_call(count: int, one: Callable[[int], Awaitable[object]]) -> float:
    """Return microseconds of CPU a call."""
    gc.collect()
    begun = time.process_time()
    await _at_concurrency(count, one)
    return (time.process_time() - begun) / count * 1e6


async def _bare(address: str, requests: list[Request], *, stream: bool, own_pool: bool = True) -> float:
    """Return the CPU time of httpx alone: with its own pool, or with the stack of connections that providers use."""
    import httpx

    from precis.providers.pool import Stack

    most = CONCURRENCY + 4
    limits = httpx.Limits(max_connections=most, max_keepalive_connections=most)
    how: dict[str, Any] = {"limits": limits} if own_pool else {"transport": Stack(False, most, 60.0)}
    async with httpx.AsyncClient(verify=False, trust_env=False, timeout=30, **how) as client:

        async def one(number: int) -> None:
            request = requests[number]
            messages = [{"role": message.role.value, "content": message.text} for message in request.messages]
            body = {"model": "small", "messages": messages, "max_tokens": 200, "stream": stream}
            response = await client.post(
                f"{address}/chat/completions", json=body, headers={"authorization": "Bearer x"}
            )
            assert response.status_code == 200
            assert response.content

        await _cpu_per_call(200, one)
        return await _cpu_per_call(len(requests), one)


async def _official(address: str, requests: list[Request]) -> float:
    """Return the CPU time of OpenAI's client, which streams and parses the same exchange; it records nothing."""
    from openai import AsyncOpenAI  # pyright: ignore[reportMissingImports] -- of the bench extra

    async with AsyncOpenAI(base_url=address, api_key="x", max_retries=0, timeout=30) as client:

        async def one(number: int) -> None:
            messages: Any = [
                {"role": message.role.value, "content": message.text} for message in requests[number].messages
            ]
            stream = await client.chat.completions.create(
                model="small", messages=messages, max_tokens=200, stream=True, stream_options={"include_usage": True}
            )
            text = "".join([piece.choices[0].delta.content or "" async for piece in stream if piece.choices])
            assert json.loads(text)

        await _cpu_per_call(200, one)
        return await _cpu_per_call(len(requests), one)


class TimedRedact:
    """Redacts, and adds up the CPU time that it takes on its thread."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self, text: str) -> Redacted:
        begun = time.thread_time()
        try:
            return redact(text)
        finally:
            self.seconds += time.thread_time() - begun


async def _path(
    home: Path, address: str, chunks: list[str], requests: list[Request], profile: bool
) -> tuple[float, float]:
    """Return the CPU time of a call with everything, and the part of it that is redaction, off the call path."""
    timed = TimedRedact()
    async with open_path(home, _engine(address), limits=_limits(), redact=timed) as path:
        await _prepare(path, chunks)

        async def one(number: int) -> None:
            await path.send(requests[number])

        await _cpu_per_call(200, lambda number: path.send(ask(f"warm {number}", tokens=200)))
        profiler = cProfile.Profile()
        if profile:
            profiler.enable()
        timed.seconds = 0.0
        used = await _cpu_per_call(len(requests), one)
        begun = time.process_time()
        await path.path.flush()
        used += (time.process_time() - begun) / len(requests) * 1e6
        if profile:
            profiler.disable()
            pstats.Stats(profiler).sort_stats("tottime").print_stats(45)
        return used, timed.seconds / len(requests) * 1e6


async def _prepare(path: OpenPath, chunks: list[str]) -> None:
    """Redact the chunks, as a plan does before its steps are sent."""
    begun = time.process_time()
    await path.path.note_texts(chunks)
    print(f"  redacting {len(chunks)} chunks, once: {(time.process_time() - begun) / len(chunks) * 1e6:.0f} µs each")


def _engine(address: str) -> EngineConfig:
    return EngineConfig("work", "openai", base_url=address, fast="small", max_concurrency=CONCURRENCY, price=PRICE)


def _limits() -> SpendLimits:
    return SpendLimits(dollars(1), None, dollars(10_000), dollars(100_000))


async def _memory(home: Path, address: str) -> float:
    """Return the MiB that 10,000 queued calls take over the idle path."""
    chunks = _chunks(CHUNKS)
    async with open_path(home, _engine(address), limits=_limits()) as path:
        await _prepare(path, chunks)
        await _at_concurrency(100, lambda number: path.send(ask(f"warm {number}")))
        gc.collect()
        idle = psutil.Process().memory_info().rss
        requests = _requests(QUEUED, chunks, 9)
        tasks = [asyncio.create_task(path.send(request)) for request in requests]
        highest = idle
        while not all(task.done() for task in tasks):
            highest = max(highest, psutil.Process().memory_info().rss)
            await asyncio.sleep(0.05)
        for task in tasks:
            task.result()
        return (highest - idle) / 2**20


async def _measure(address: str, profile: bool) -> None:
    chunks = _chunks(CHUNKS)
    wholes: list[float] = []
    streams: list[float] = []
    stacks: list[float] = []
    officials: list[float] = []
    paths: list[tuple[float, float]] = []
    for round_ in range(1 if profile else ROUNDS):
        requests = _requests(CALLS, chunks, round_)
        wholes.append(await _bare(address, requests, stream=False))
        streams.append(await _bare(address, requests, stream=True))
        stacks.append(await _bare(address, requests, stream=True, own_pool=False))
        officials.append(await _official(address, requests))
        with tempfile.TemporaryDirectory() as home:
            paths.append(await _path(Path(home), address, chunks, requests, profile))
    whole, stream, stack, official = min(wholes), min(streams), min(stacks), min(officials)
    path, redacting = min(paths)
    on_path = path - redacting
    print(f"bare httpx, one JSON body        {whole:7.0f} µs CPU a call")
    print(f"bare httpx, same stream unparsed {stream:7.0f} µs CPU a call")
    print(f"same stream, our connections     {stack:7.0f} µs CPU a call")
    print(f"OpenAI's client, same stream     {official:7.0f} µs CPU a call")
    print(f"whole path                       {on_path:7.0f} µs CPU a call")
    print(f"  and off it, redacting outputs  {redacting:7.0f} µs CPU a call")
    print(f"ratio over the same exchange     {on_path / stream:7.2f}   (goal: ≤ 1.5)")
    print(f"  with redaction of outputs      {path / stream:7.2f}")
    print(f"ratio over one JSON body         {on_path / whole:7.2f}")
    print(f"ratio with our connections       {on_path / stack:7.2f}   (without what httpx's pool costs)")
    print(f"ratio over OpenAI's client       {on_path / official:7.2f}")
    keep(
        Figure("call path, CPU", on_path / stream, "×", "bare httpx, same stream", at_most=1.5),
        Figure("call path, CPU", on_path / whole, "×", "bare httpx, one JSON body"),
        Figure("call path, CPU", on_path / official, "×", "the openai client, same stream"),
        Figure("call path and redaction, CPU", path / stream, "×", "bare httpx, same stream"),
    )
    if not profile:
        with tempfile.TemporaryDirectory() as home:
            grown = await _memory(Path(home), address)
            print(f"{QUEUED:,} queued calls           {grown:7.1f} MiB over idle   (goal: ≤ 80)")
            keep(Figure(f"memory of {QUEUED:,} queued calls", grown, "MiB", at_most=80))


def main(arguments: list[str]) -> None:
    """Print CPU time a call, bare and through the path, their ratio, and the memory of queued calls."""
    if arguments == ["serve"]:
        asyncio.run(_serve())
        return
    command = [sys.executable, "-m", "tests.bench.call_path", "serve"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=dict(os.environ)
    ) as server:
        assert server.stdout is not None
        assert server.stdin is not None
        try:
            asyncio.run(_measure(server.stdout.readline().strip(), arguments == ["--profile"]))
        finally:
            server.stdin.close()


if __name__ == "__main__":
    main(sys.argv[1:])
