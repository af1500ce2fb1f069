"""Says which processes of one PRECIS_HOME are alive: each holds an OS lock on a file of its own.

The system drops the lock when the process ends, however it ends; there is no heartbeat to miss and no clock to trust.
A lock belongs to the open file (`flock`), so that probing a file never frees the prober's own lock. Files are opened
close-on-exec, so that a worker process doesn't inherit the life of its parent.
"""

from __future__ import annotations

import os
import secrets
import sys
import threading
import time
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int, *, shared: bool) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_lock(descriptor: int, *, shared: bool) -> bool:
        # Probers share, or two of them at once would each take the other for the owner.
        try:
            fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def wait_for_lock(descriptor: int, seconds: float) -> bool:
    """Say whether the file's lock could be had within `seconds`; it is held until the descriptor is closed."""
    until = time.monotonic() + seconds
    pause = threading.Event()
    while not _try_lock(descriptor, shared=False):
        if time.monotonic() >= until:
            return False
        pause.wait(0.01)
    return True


class Presence:
    """This process's sign of life in `folder`, and the means to look for that of others."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(exist_ok=True)
        self.id, self._descriptor = self._announce()

    def _announce(self) -> tuple[str, int]:
        while True:
            name = secrets.token_hex(8)
            file = self._file(name)
            descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
            # A sweep by another process may have come between creation and lock.
            if _try_lock(descriptor, shared=False) and file.exists():
                return name, descriptor
            os.close(descriptor)

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.lock"

    def is_alive(self, name: str) -> bool:
        """Say whether the process that announced itself as `name` still runs (or this one, which does)."""
        if name == self.id:
            return True
        try:
            descriptor = os.open(self._file(name), os.O_RDWR)
        except OSError:
            return False
        try:
            return not _try_lock(descriptor, shared=True)
        finally:
            os.close(descriptor)

    def sweep(self) -> None:
        """Remove the files of dead processes."""
        for file in self._folder.glob("*.lock"):
            if not self.is_alive(file.stem):
                file.unlink(missing_ok=True)

    def close(self) -> None:
        """Take the sign of life away."""
        if self._descriptor >= 0:
            self._file(self.id).unlink(missing_ok=True)
            os.close(self._descriptor)
            self._descriptor = -1
