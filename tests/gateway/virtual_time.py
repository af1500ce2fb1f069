"""An event loop whose clock jumps to the next timer: hours pass in milliseconds, and nothing sleeps."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

T = TypeVar("T")
EPOCH = datetime(2026, 11, 25, 9, 0, 0, tzinfo=UTC)


class _JumpingSelector(selectors.DefaultSelector):
    """Instead of waiting for the time-out, moves the loop's clock on by it."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if ready:
            return ready
        if timeout is None:
            raise RuntimeError("everything waits, and no timer is set")
        self.now += max(0.0, timeout)
        return ready


class _VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self._jumping = _JumpingSelector()
        super().__init__(self._jumping)

    def time(self) -> float:
        return self._jumping.now


def run_virtually(work: Coroutine[Any, Any, T]) -> T:
    """Return what `work` returns, run in virtual time."""
    with asyncio.Runner(loop_factory=_VirtualLoop) as runner:
        return runner.run(work)


def virtual_clock() -> datetime:
    """Return the time now of the running virtual loop, as a `Clock`."""
    return EPOCH + timedelta(seconds=asyncio.get_running_loop().time())
