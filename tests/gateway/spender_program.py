"""Spends through budget and record, in this process or in one of its own: calls at once, some cancelled in flight."""

from __future__ import annotations

import asyncio
import contextlib
import random
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from precis.domain.calls import SpendLimits
from precis.domain.errors import BudgetReached, EngineError
from precis.domain.requests import EngineConfig
from tests.gateway.whole_path import PRICE, ask, dollars, open_money, routed

TOKENS = 5_000
CANCELLED = 5
_WITHIN_S = 0.2


async def spend(home: Path, address: str, numbers: Sequence[int], seed: int) -> None:
    """Send the calls at once against $1.00. Some are cancelled at random moments; a stream that stops is given up."""
    engine = replace(
        EngineConfig("work", "openai", base_url=address, fast="small", max_concurrency=64, price=PRICE),
        first_token_timeout_s=2.0,
        between_tokens_timeout_s=2.0,
    )
    chosen = random.Random(seed)
    async with open_money(home, engine, SpendLimits(per_day=dollars(1))) as (budget, _), asyncio.TaskGroup() as group:

        async def one(number: int) -> None:
            with contextlib.suppress(BudgetReached, EngineError):
                await budget.send(routed(ask(f"run {seed}, call {number}", tokens=TOKENS), engine))

        tasks = [group.create_task(one(number)) for number in numbers]
        for task in chosen.sample(tasks, min(CANCELLED, len(tasks) // 5)):
            asyncio.get_running_loop().call_later(chosen.uniform(0, _WITHIN_S), task.cancel)


if __name__ == "__main__":
    home, address, first, count, seed = sys.argv[1:]
    asyncio.run(spend(Path(home), address, range(int(first), int(first) + int(count)), int(seed)))
