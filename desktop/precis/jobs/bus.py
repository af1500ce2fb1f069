"""Carries job events to whoever listens, in batches that a window can paint at its own pace."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from weakref import WeakSet

from precis.domain.jobs import JobEvent

BATCH_S = 0.033
"""Least time between two batches: two frames of a 60 Hz screen."""


class Bus:
    """Implements `EventBus`. Belongs to one event loop; a listener that is dropped is forgotten."""

    def __init__(self) -> None:
        self._listeners: WeakSet[Subscription] = WeakSet()
        self._closed = False

    def publish(self, event: JobEvent) -> None:
        """Give the event to all who listen now, without waiting for any."""
        for listener in self._listeners:
            listener.put(event)

    def subscribe(self) -> AsyncIterator[list[JobEvent]]:
        """Return the batches of events published from this call on; they end when the bus is closed."""
        listener = Subscription()
        self._listeners.add(listener)
        if self._closed:
            listener.end()
        return listener

    def close(self) -> None:
        """Let every listener have what was published, then end."""
        self._closed = True
        for listener in self._listeners:
            listener.end()


class Subscription:
    """One listener's events, in the order of publication."""

    def __init__(self) -> None:
        self._events: deque[JobEvent] = deque()
        self._news = asyncio.Event()
        self._ended = asyncio.Event()
        self._last_batch = float("-inf")

    def put(self, event: JobEvent) -> None:
        """Add an event to the next batch."""
        self._events.append(event)
        self._news.set()

    def end(self) -> None:
        """End after the events that are there."""
        self._ended.set()
        self._news.set()

    def __aiter__(self) -> Subscription:
        return self

    async def __anext__(self) -> list[JobEvent]:
        await self._news.wait()
        await self._until_due()
        if not self._events:
            raise StopAsyncIteration
        self._last_batch = asyncio.get_running_loop().time()
        batch = list(self._events)
        self._events.clear()
        if not self._ended.is_set():
            self._news.clear()
        return batch

    async def _until_due(self) -> None:
        """Let events gather until the time for a batch has come, or the end has."""
        wait = self._last_batch + BATCH_S - asyncio.get_running_loop().time()
        if wait > 0:
            try:
                async with asyncio.timeout(wait):
                    await self._ended.wait()
            except TimeoutError:
                return
