"""Calls that fail in every way, in a process that says all it can: debug logs, tracebacks, reprs of what it holds."""

from __future__ import annotations

import asyncio
import logging
import sys
import traceback
from pathlib import Path

from precis.domain.calls import SpendLimits
from precis.domain.requests import EngineConfig
from tests.gateway.whole_path import PRICE, ask, dollars, open_path


async def main(home: Path, kind: str, address: str, acts: int) -> None:
    engine = EngineConfig("work", kind, base_url=address, fast="small", timeout_s=5, price=PRICE)
    limits = SpendLimits(per_day=dollars(50))
    for number in range(acts):
        # A path of its own for each, or gate and breaker would answer for the server.
        async with open_path(home, engine, limits=limits) as path:
            request = ask(f"Act number {number}. What is this?", deadline_s=0.3)
            try:
                print(repr(await path.send(request)))
            except Exception as error:  # noqa: BLE001 -- whatever comes out is looked at
                print(repr(error), repr(vars(error)))
                print("".join(traceback.format_exception(error)))
            print(repr(path), repr(engine), repr(request))
            await path.path.flush()


if __name__ == "__main__":
    logging.basicConfig(level=logging.DEBUG, format="%(levelname)s %(name)s %(message)s")
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])))
