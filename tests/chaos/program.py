"""The real command line in a process whose clock jumps and whose keychain locks, as PRECIS_CHAOS says.

Both stand at the edge of the program (`app.wiring.utc_now`, keyring's backend); everything behind them is as it is.
"""

from __future__ import annotations

import json
import os
import random
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

KEY = "chaos-key-0123456789abcdef"


class NoWindow:
    """There is no window in chaos."""

    def why_not(self) -> str | None:
        return "chaos runs without one."

    def open(self, files: Sequence[Path]) -> int:
        raise NotImplementedError


class LockingKeychain(KeyringBackend):
    """An OS keychain that is locked after some reads."""

    priority = 1  # type: ignore[assignment]

    def __init__(self, reads: int) -> None:
        super().__init__()
        self._left = reads

    def get_password(self, service: str, username: str) -> str | None:
        if self._left <= 0:
            raise KeyringLocked("the keychain is locked")
        self._left -= 1
        return KEY

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked("the keychain is locked")


# The program takes the operating system's keychains only, and knows them by their modules.
LockingKeychain.__module__ = "keyring.backends.kwallet"


class JumpingClock:
    """The time, which jumps by up to a year in either direction at every tenth look."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._off = timedelta()

    def __call__(self) -> datetime:
        if self._random.random() < 0.1:
            self._off = timedelta(days=self._random.uniform(-365, 365))
        return datetime.now(UTC) + self._off


def main() -> int:
    """Inject what PRECIS_CHAOS asks for, then run the command line."""
    import keyring

    from precis.app import wiring
    from precis.cli import run

    chaos = json.loads(os.environ["PRECIS_CHAOS"])
    keyring.set_keyring(LockingKeychain(chaos.get("reads", 1_000_000)))
    if "clock" in chaos:
        wiring.utc_now = JumpingClock(chaos["clock"])
    return run(sys.argv[1:], NoWindow())


if __name__ == "__main__":
    sys.exit(main())
