"""The parent's side of a worker process: start it, give it a piece of work, watch it, kill it.

A handle blocks, and lives in a thread of the pool; `kill` alone may be called from anywhere. Time and memory are
watched from here, since work that is stuck in a library's C code can't watch itself.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import pickle
import signal
import threading
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from precis.domain.errors import PrecisError
from precis.domain.ports import WorkLimits
from precis.domain.wording import phrase

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

START_LIMIT_S = 60.0
CLOCK_FACTOR = 3.0
"""Seconds by the clock for each second of the processor that work may take: other programs want it too."""
MOST_PIECES = 500
"""Pieces of work after which a worker is replaced: whatever a library leaks goes with it."""
MOST_IDLE_MIB = 900
"""A worker that holds more than this between two pieces is replaced."""
_TICK_S = 0.05
_MIB = 2**20


class Stop(StrEnum):
    """Why a piece of work has no value."""

    TIME = "time"
    MEMORY = "memory"
    CRASH = "crash"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A piece of work's end: a value, a known error, or why it was stopped."""

    value: object = None
    error: PrecisError | None = None
    stop: Stop | None = None
    detail: str = ""


class WorkerHandle:
    """One worker process, started at its first piece of work."""

    def __init__(self, preload: tuple[str, ...] = ()) -> None:
        self._preload = preload
        self._lock = threading.Lock()
        self._process: SpawnProcess | None = None
        self._connection: Connection[bytes, bytes] | None = None
        self._is_killed = False
        self._pieces = 0

    @property
    def is_fit(self) -> bool:
        """Whether the worker can take another piece of work."""
        process = self._process
        if self._is_killed or process is None or not process.is_alive() or self._pieces >= MOST_PIECES:
            return False
        return resident_mib(process.pid) < MOST_IDLE_MIB

    def exchange(self, function: Callable[..., object], args: tuple[object, ...], limits: WorkLimits) -> Outcome:
        """Return the outcome of `function(*args)`. Blocks."""
        work = pickle.dumps((function, args, limits))
        if self._process is None:
            started = self._start()
            if started is not None:
                return started
        self._pieces += 1
        try:
            assert self._connection is not None
            self._connection.send_bytes(work)
            return self._watch(limits)
        except (EOFError, OSError):
            return self._ended()

    def kill(self) -> None:
        """End the process at once; whatever it did has no outcome."""
        with self._lock:
            self._is_killed = True
            process, connection = self._process, self._connection
            self._process = None
        if process is not None:
            with contextlib.suppress(ValueError):  # another thread closed it
                process.kill()
                process.join()
                process.close()
        if connection is not None:
            connection.close()

    def _start(self) -> Outcome | None:
        """Start the process and wait until it is ready; return an outcome where that went wrong."""
        from precis.workers.service import serve

        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs, self._preload), daemon=True, name="precis-worker")
        with self._lock:
            if self._is_killed:
                ours.close()
                theirs.close()
                return Outcome(stop=Stop.CRASH)
            with interrupts_blocked():
                process.start()
            self._process, self._connection = process, ours
        theirs.close()
        try:
            if ours.poll(START_LIMIT_S):
                ours.recv_bytes()
                return None
        except (EOFError, OSError):
            return self._ended()
        self.kill()
        return Outcome(stop=Stop.CRASH, detail="it did not start")

    def _watch(self, limits: WorkLimits) -> Outcome:
        assert self._connection is not None
        process = self._process
        pid = None if process is None else process.pid
        deadline = time.monotonic() + CLOCK_FACTOR * limits.seconds
        most_spent = spent_seconds(pid) + limits.seconds
        while not self._connection.poll(_TICK_S):
            if time.monotonic() >= deadline or spent_seconds(pid) >= most_spent:
                self.kill()
                return Outcome(stop=Stop.TIME)
            if resident_mib(pid) > limits.memory_mib:
                self.kill()
                return Outcome(stop=Stop.MEMORY)
        return _unpacked(self._connection.recv_bytes())

    def _ended(self) -> Outcome:
        """Return the outcome of a process that ended by itself, or was killed."""
        process = self._process
        status = None
        if process is not None:
            with contextlib.suppress(ValueError):
                process.join(1.0)
                status = process.exitcode
        self.kill()
        return Outcome(stop=Stop.CRASH, detail="" if status is None else _status_in_words(status))


def _unpacked(data: bytes) -> Outcome:
    kind, value = pickle.loads(data)  # noqa: S301 -- our own process wrote it
    match kind:
        case "value":
            return Outcome(value=value)
        case "error":
            return Outcome(error=value)
        case _:
            return Outcome(stop=Stop(kind), detail=value)


def _status_in_words(status: int) -> str:
    if status >= 0:
        return phrase(f"exit status {status}")
    try:
        return signal.Signals(-status).name
    except ValueError:
        return phrase(f"signal {-status}")


def resident_mib(pid: int | None) -> float:
    """Return the resident memory of a process in MiB; 0 where it is gone."""
    import psutil

    if pid is None:
        return 0.0
    try:
        return psutil.Process(pid).memory_info().rss / _MIB
    except psutil.Error:
        return 0.0


def spent_seconds(pid: int | None) -> float:
    """Return the processor seconds that a process has spent; 0 where it is gone."""
    import psutil

    if pid is None:
        return 0.0
    try:
        times = psutil.Process(pid).cpu_times()
    except psutil.Error:
        return 0.0
    return times.user + times.system


@contextlib.contextmanager
def interrupts_blocked() -> Generator[None]:
    """Block Ctrl+C for a process that is started meanwhile: until it ignores the signal itself, it would die of it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
