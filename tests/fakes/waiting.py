"""Waiting in tests for what comes about by itself, with an end for what never does."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable


async def until(is_so: Callable[[], bool | Awaitable[bool]], *, seconds: float = 90.0) -> None:
    """Return when it is so.

    Raises:
        TimeoutError: it was not within `seconds`.
    """
    async with asyncio.timeout(seconds):
        while True:
            answer = is_so()
            if answer if isinstance(answer, bool) else await answer:
                return
            await asyncio.sleep(0.005)
