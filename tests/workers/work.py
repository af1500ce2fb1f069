"""Pieces of work for the tests of the pool: picklable, at a module's top level."""

from __future__ import annotations

import ctypes
import os
import sys
import threading
import time
from pathlib import Path

from precis.domain.errors import Broken


def double(number: int) -> int:
    """Return twice `number`."""
    return 2 * number


def process_id(_: object = None) -> int:
    """Return the worker's process id."""
    return os.getpid()


def spin(seconds: float, mark: str = "") -> int:
    """Keep the processor busy; write the process id to `mark` first."""
    if mark:
        Path(mark).write_text(str(os.getpid()))
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass
    return os.getpid()


def sit_in_c() -> None:
    """Hold the interpreter's lock in a C call for a minute."""
    ctypes.PyDLL(None).usleep(60_000_000)


def grow(mib: int) -> int:
    """Take `mib` MiB bit by bit, and touch it."""
    held = [bytearray(os.urandom(1) * 2**20) for _ in range(mib)]
    time.monotonic()
    return len(held)


def grow_unlimited(mib: int) -> int:
    """Take `mib` MiB bit by bit after lifting the kernel's limit, as on systems that have none; stay a moment."""
    if sys.platform != "win32":
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
    held: list[bytearray] = []
    for _ in range(mib):
        held.append(bytearray(os.urandom(1) * 2**20))
        spin(0.005)
    return len(held)


def sit(seconds: float) -> float:
    """Wait without computing, and return how long."""
    threading.Event().wait(seconds)
    return seconds


def take_at_once(mib: int) -> int:
    """Take `mib` MiB in one allocation."""
    return len(bytearray(mib * 2**20))


def die(status: int) -> None:
    """End the process at once."""
    os._exit(status)


def segfault() -> None:
    """Read the memory at address 0."""
    ctypes.string_at(0)


def refuse(text: str) -> None:
    """Raise a known error from another one that holds `text`."""
    try:
        int(text)
    except ValueError as error:
        raise Broken("It is broken.", "Save it again.") from error


def stumble(text: str) -> None:
    """Raise an error that nobody planned, with `text` in its words."""
    raise KeyError(text)


def chatter(text: str) -> str:
    """Print `text` everywhere."""
    print(text)
    print(text, file=sys.stderr, flush=True)
    os.write(2, text.encode())
    return text
