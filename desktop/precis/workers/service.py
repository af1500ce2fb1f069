"""The child's side: take a piece of work, do it under limits, give back its value or what stopped it.

The process says nothing on standard output or error: what libraries print of a stranger's document stays unsaid. It
ends when its parent is gone.
"""

from __future__ import annotations

import importlib
import os
import pickle
import signal
import sys
import threading
from typing import TYPE_CHECKING

from precis.domain.errors import PrecisError
from precis.domain.ports import WorkLimits

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_THREAD_LIMITS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_THREAD_LIMIT")
_CPU_GRACE_S = 10


def serve(connection: Connection[bytes, bytes], preload: tuple[str, ...]) -> None:
    """Do work until the parent closes the connection or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.update(dict.fromkeys(_THREAD_LIMITS, "1"))
    _be_silent()
    _end_with_parent()
    for name in preload:
        importlib.import_module(name)
    connection.send_bytes(b"ready")
    try:
        while True:
            connection.send_bytes(_answer(connection.recv_bytes()))
    except (EOFError, OSError):
        return


def _answer(work: bytes) -> bytes:
    """Return the pickled end of a piece of work. The one border of the worker where anything may come up."""
    try:
        function, args, limits = pickle.loads(work)  # noqa: S301 -- our own parent wrote it
        _limit(limits)
        return pickle.dumps(("value", function(*args)), pickle.HIGHEST_PROTOCOL)
    except PrecisError as error:
        return pickle.dumps(("error", _without_context(error)))
    except MemoryError:
        return pickle.dumps(("memory", ""))
    except Exception as error:  # noqa: BLE001 -- a bug or a library's failure: the document must not go along
        return pickle.dumps(("crash", _place(error)))


def _without_context(error: PrecisError) -> PrecisError:
    error.__cause__ = error.__context__ = error.__traceback__ = None
    return error


def _place(error: BaseException) -> str:
    """Return an error's type and where it was raised; its words could be the document's."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__
    file = trace.tb_frame.f_code.co_filename.replace("\\", "/").rpartition("/")[2]
    return f"{type(error).__name__} in {file}, line {trace.tb_lineno}"


def _limit(limits: WorkLimits) -> None:
    """Let the kernel refuse what the parent would notice too late: one huge allocation, an endless loop without it."""
    if sys.platform != "linux":
        return
    import resource

    import psutil

    now = psutil.Process().memory_info().vms
    _lower(resource.RLIMIT_AS, now + limits.memory_mib * 2**20)
    used = resource.getrusage(resource.RUSAGE_SELF)
    _lower(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + limits.seconds) + _CPU_GRACE_S)


def _lower(which: int, soft: int) -> None:
    import resource

    hard = resource.getrlimit(which)[1]
    resource.setrlimit(which, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def _be_silent() -> None:
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)
    os.close(silence)


def _end_with_parent() -> None:
    """End this process when its parent ends, however that ends."""
    import multiprocessing
    from multiprocessing.connection import wait

    parent = multiprocessing.parent_process()
    if parent is None:
        return
    sentinel = parent.sentinel

    def watch() -> None:
        wait([sentinel])
        os._exit(0)

    threading.Thread(target=watch, daemon=True, name="parent-watch").start()
