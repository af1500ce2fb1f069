"""Spends through budget and record, in this process or in one of its own: calls at once, some cancelled in flight."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterable
from pathlib import Path

from precis.domain.calls import SpendLimits
from precis.domain.errors import BudgetReached, EngineError
from precis.domain.requests import EngineConfig
from tests.gateway.whole_path import PRICE, ask, dollars, open_money, routed

TOKENS = 5_000
_PATIENCE_S = 1.0


async def spend(home: Path, address: str, numbers: Iterable[int], seed: int) -> None:
    """Send the calls at once against $1.00; those that hang are cancelled when the others have ended."""
    engine = EngineConfig("work", "openai", base_url=address, fast="small", max_concurrency=64, price=PRICE)
    async with open_money(home, engine, SpendLimits(per_day=dollars(1))) as (budget, _):

        async def one(number: int) -> None:
            try:
                await budget.send(routed(ask(f"run {seed}, call {number}", tokens=TOKENS), engine))
            except (BudgetReached, EngineError):
                return

        tasks = [asyncio.create_task(one(number)) for number in numbers]
        await _until_stuck(tasks)
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
        for task in tasks:
            if not task.cancelled():
                task.result()


async def _until_stuck(tasks: list[asyncio.Task[None]]) -> None:
    """Return when all are done, or none has been for a while: the rest hangs, or waits for what hangs."""
    pending = set(tasks)
    while pending:
        done, pending = await asyncio.wait(pending, timeout=_PATIENCE_S, return_when=asyncio.FIRST_COMPLETED)
        if not done:
            return


if __name__ == "__main__":
    home, address, first, count, seed = sys.argv[1:]
    asyncio.run(spend(Path(home), address, range(int(first), int(first) + int(count)), int(seed)))
