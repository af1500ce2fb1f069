"""Gathers the calls of one engine and model for a short while, so that they go to the batch queue together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from precis.gateway.batch_waiting import Times, Waiting

HandOver = Callable[[Sequence[Waiting]], None]
"""Takes what was gathered; must not wait."""


class Gathering:
    """Calls come one by one; `hand_over` gets them when no more have come for a while. One `run` at a time."""

    def __init__(self, times: Times, most: int, hand_over: HandOver) -> None:
        self._times = times
        self._most = most
        self._hand_over = hand_over
        self._calls: list[Waiting] = []
        self._news = asyncio.Event()

    def add(self, call: Waiting) -> bool:
        """Take in a call; return whether it is the first, so that `run` has to be begun."""
        self._calls.append(call)
        self._news.set()
        return len(self._calls) == 1

    def remove(self, call: Waiting) -> bool:
        """Take out a call that nobody wants; return whether it was still here."""
        if call not in self._calls:
            return False
        self._calls.remove(call)
        return True

    async def run(self) -> None:
        """Return when what was gathered is handed over."""
        end = asyncio.get_running_loop().time() + self._times.gather_s
        while len(self._calls) < self._most and await self._more(end):
            continue
        calls, self._calls = self._calls, []
        if calls:
            self._hand_over(calls)

    async def _more(self, end: float) -> bool:
        """Return whether another call has come before it was quiet for long enough, or the end has come."""
        self._news.clear()
        try:
            async with asyncio.timeout_at(min(end, asyncio.get_running_loop().time() + self._times.quiet_s)):
                await self._news.wait()
        except TimeoutError:
            return False
        return True
