"""A run of calls through the whole path in a process of its own, to be killed at any moment or run beside another."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from precis.domain.calls import SpendLimits
from precis.domain.jobs import JobId
from precis.domain.requests import EngineConfig, Request
from tests.gateway.whole_path import PRICE, ask, dollars, open_path

CALLS = 60
TOKENS = 100


def engine_at(address: str) -> EngineConfig:
    return EngineConfig("work", "openai", base_url=address, fast="small", max_concurrency=8, price=PRICE)


def request(number: int) -> Request:
    return ask(f"Part {number} of the document.", tokens=TOKENS, job=JobId("the-job"))


async def main(home: Path, address: str) -> None:
    async with open_path(home, engine_at(address), limits=SpendLimits(per_day=dollars(1))) as path:
        os.write(1, b"open\n")
        replies = await asyncio.gather(*(path.send(request(number)) for number in range(CALLS)))
    os.write(1, f"{sum(not reply.was_cached for reply in replies)}\n".encode())


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))
