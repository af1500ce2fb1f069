"""A model server on loopback in a process of its own; prints its address, and how many calls came when it is to end."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import replace

from tests.app.rule_model import by_rule
from tests.fakes.servers import FakeOpenAI

ANSWERS_IN_S = 0.2
"""As a model does that is quick; without a wait there would never be two calls at once."""


async def _serve() -> None:
    async with FakeOpenAI() as server:
        server.otherwise = lambda request: replace(by_rule(request), delay_s=ANSWERS_IN_S)
        server.keeps_requests = False
        print(server.base_url, flush=True)
        await asyncio.to_thread(sys.stdin.readline)
        print(f"{server.calls} calls, at most {server.most_in_flight} at once", flush=True)


if __name__ == "__main__":
    asyncio.run(_serve())
