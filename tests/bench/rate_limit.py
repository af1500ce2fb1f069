"""The limiter: what it costs a call, and how much of a limit it uses, for each kind of limit that providers have."""

from __future__ import annotations

import asyncio
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from precis.gateway.limit import Limit
from precis.gateway.waits import Waits
from precis.store import Store
from tests.bench.figures import Figure, is_quick, keep
from tests.gateway.limited import LimitedEngine, MemoryPacing, config, request
from tests.gateway.scripted import Scripted
from tests.gateway.test_limit_rate import KINDS, path, send_all, used_after_first_minute
from tests.gateway.virtual_time import run_virtually

CALLS = 5_000 if is_quick() else 20_000


def now() -> datetime:
    """Return the time now, in UTC."""
    return datetime.now(UTC)


async def cost_of_a_call(limit: Limit, calls: int) -> float:
    """Return the microseconds of CPU of this process that a call takes, 32 at one time."""
    begun = time.process_time()

    async def ask_on() -> None:
        for _ in range(calls // 32):
            await limit.send(request())

    await asyncio.gather(*(ask_on() for _ in range(32)))
    return (time.process_time() - begun) / calls * 1e6


async def costs() -> None:
    """Print what a call costs without a limit, and with one that has to be asked for in the shared state."""
    waits = Waits(None, now)
    free = Limit(Scripted(), {"work": config()}, MemoryPacing({}), waits, now)
    free_us = await cost_of_a_call(free, CALLS)
    print(f"nothing limits             {free_us:6.0f} µs CPU a call")
    with tempfile.TemporaryDirectory() as home:
        store = await Store.open(Path(home), now)
        engine = config(requests_per_minute=10**8, max_concurrency=32)
        counted = Limit(Scripted(), {"work": engine}, store.pacing, waits, now)
        counted_us = await cost_of_a_call(counted, CALLS // 10)
        print(f"each call is counted       {counted_us:6.0f} µs CPU a call (shared state)")
        await store.close()
    keep(Figure("limiter, nothing limits", free_us, "µs CPU"), Figure("limiter, all counted", counted_us, "µs CPU"))


def uses() -> None:
    """Print how much of 300 requests a minute 600 calls use after the first minute, and how many meet a 429."""
    shares: list[float] = []
    met: list[int] = []
    print("\n600 calls at 300 a minute (virtual time): share used after the first minute (≥ 97%), 429s (≤ 6)")
    for kind, make in KINDS.items():
        for knows in ("settings", "headers", "both"):
            for latency_s in (0.02, 1.0):
                engine = LimitedEngine(make(300), latency_s=latency_s, says=knows != "settings")
                own = config(requests_per_minute=None if knows == "headers" else 300)
                run_virtually(send_all(path(engine, own), 600))
                used = used_after_first_minute(engine, 300)
                shares.append(used)
                met.append(engine.limited)
                print(
                    f"{kind:28} known by {knows:8} {latency_s:4} s a call: {used:7.1%} used, {engine.limited} met a 429"
                )
    keep(
        Figure("least share of a limit that is used", 100 * min(shares), "%", at_least=97),
        Figure("most 429s in 600 calls", max(met), "", at_most=6),
    )


if __name__ == "__main__":
    asyncio.run(costs())
    uses()
