"""A pool of spawned worker processes in which one piece of work can be killed without breaking another."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar, cast

from precis.domain.errors import WorkerStopped
from precis.domain.ports import WorkLimits
from precis.workers.handle import Outcome, Stop, WorkerHandle

T = TypeVar("T")
DEFAULT_LIMITS = WorkLimits()
_SENTENCES = {
    Stop.TIME: "The work took longer than {seconds:.0f} seconds and was stopped.",
    Stop.MEMORY: "The work needed more than {memory} MiB of memory and was stopped.",
    Stop.CRASH: "The worker process ended in the middle of the work{detail}.",
}


class WorkerPool:
    """Up to `size` worker processes, started when they are first needed. `run` implements `RunInWorker`."""

    def __init__(self, size: int, preload: tuple[str, ...] = ()) -> None:
        self._size = size
        self._preload = preload
        self._slots = asyncio.Semaphore(size)
        self._idle: list[WorkerHandle] = []
        self._busy: set[WorkerHandle] = set()
        self._threads = ThreadPoolExecutor(size, "precis-worker")
        self._is_closed = False

    async def run(self, function: Callable[..., T], /, *args: object, limits: WorkLimits = DEFAULT_LIMITS) -> T:
        """Return what `function(*args)` returns in a worker; see `RunInWorker`."""
        async with self._slots:
            if self._is_closed:
                raise WorkerStopped("The program is closing.", "Start it again to go on.")
            worker = self._idle.pop() if self._idle else WorkerHandle(self._preload)
            self._busy.add(worker)
            try:
                outcome = await self._exchange(worker, function, args, limits)
            finally:
                self._busy.discard(worker)
                self._put_back(worker)
        return cast("T", _value(outcome, limits))

    async def _exchange(
        self, worker: WorkerHandle, function: Callable[..., object], args: tuple[object, ...], limits: WorkLimits
    ) -> Outcome:
        """Return the outcome; a cancelled await kills the worker, whose thread then ends at once."""
        loop = asyncio.get_running_loop()
        future = loop.run_in_executor(self._threads, worker.exchange, function, args, limits)
        try:
            return await asyncio.shield(future)
        except asyncio.CancelledError:
            worker.kill()
            await asyncio.wait([future])
            raise

    def _put_back(self, worker: WorkerHandle) -> None:
        if self._is_closed or not worker.is_fit:
            worker.kill()
        else:
            self._idle.append(worker)

    async def close(self) -> None:
        """Kill all workers and wait for their threads; work under way ends as stopped."""
        self._is_closed = True
        for worker in (*self._idle, *self._busy):
            worker.kill()
        self._idle.clear()
        await asyncio.to_thread(self._threads.shutdown)


def _value(outcome: Outcome, limits: WorkLimits) -> object:
    if outcome.error is not None:
        raise outcome.error
    if outcome.stop is None:
        return outcome.value
    sentence = _SENTENCES[outcome.stop].format(
        seconds=limits.seconds, memory=limits.memory_mib, detail=f" ({outcome.detail})" if outcome.detail else ""
    )
    raise WorkerStopped(sentence, why=outcome.stop.value)
