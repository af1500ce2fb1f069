"""Bounds how many calls are inside the path at one time. A call inside takes about 14 kB, one that waits outside 2 kB.

The bound is far above what engines take at once: it is there for the job of ten thousand chunks. Interactive calls
don't wait behind batch calls.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict

from precis.domain.jobs import Lane
from precis.domain.ports import Sender
from precis.domain.requests import Reply, Request

INSIDE = 512
"""Calls of a lane: enough to keep every engine's line full, and to find what is cached without waiting."""
GATHERED = 4096
"""Calls of the provider's batch lane: they come back after hours, so that as many as possible go together."""


class Admission:
    """Lets calls in, in order, as others come out."""

    def __init__(self, inner: Sender, inside: int = INSIDE) -> None:
        self._inner = inner
        self._places: defaultdict[Lane, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(inside))
        self._places[Lane.PROVIDER_BATCH] = asyncio.Semaphore(max(inside, GATHERED))

    async def send(self, request: Request) -> Reply:
        """Return the reply."""
        async with self._places[request.context.lane]:
            return await self._inner.send(request)
