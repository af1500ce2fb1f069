"""A process that holds the key of a step: it says so, then computes until it is killed."""

from __future__ import annotations

import asyncio
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from precis.domain.steps import Json, Step, StepKind
from precis.store import Store

STEP = Step(StepKind.DRAFT, {"held": True})


async def _compute() -> Json:
    os.write(1, b"holding\n")
    await asyncio.Event().wait()
    return None


async def main(home: Path) -> None:
    store = await Store.open(home, lambda: datetime.now(UTC))
    await store.ledger.once(STEP, _compute)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
