"""Sends calls through the limiter over the shared pace of a home, in a process of its own."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from precis.domain.requests import EngineConfig, Request
from precis.gateway.limit import Limit
from precis.gateway.retry import Retry
from precis.gateway.waits import Waits
from precis.providers import open_provider
from precis.store import Store
from tests.gateway.whole_path import Keys, ask, now, routed


def engine_at(address: str, requests_per_minute: int | None) -> EngineConfig:
    """Return the engine of the fake server, whose concurrency is free."""
    return EngineConfig(
        "work", "openai", base_url=address, fast="small", max_concurrency=200, requests_per_minute=requests_per_minute
    )


async def send_all(home: Path, engine: EngineConfig, calls: int, *, begin: bytes = b"") -> None:
    """Send so many calls at once over the pace of `home`, once standard input has said so."""
    store = await Store.open(home, now)
    provider = open_provider(engine, Keys())
    waits = Waits(None, now)
    sender = Retry(Limit(provider, {"work": engine}, store.pacing, waits, now), waits)
    if begin:
        os.write(1, begin)
        await asyncio.to_thread(sys.stdin.readline)
    try:
        async with asyncio.TaskGroup() as group:
            for number in range(calls):
                group.create_task(sender.send(_request(number, engine)))
    finally:
        await provider.close()
        await store.close()


def _request(number: int, engine: EngineConfig) -> Request:
    return routed(ask(f"Call {number}."), engine)


if __name__ == "__main__":
    limit = int(sys.argv[3]) or None
    asyncio.run(send_all(Path(sys.argv[1]), engine_at(sys.argv[2], limit), int(sys.argv[4]), begin=b"ready\n"))
