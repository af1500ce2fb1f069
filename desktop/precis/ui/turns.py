"""Turns of the Qt thread, and how it shares the interpreter with the threads of the work.

A thread that waits for Python's lock asks its holder to let go once the switch interval is over. The Qt thread wants
the lock soon, so the interval is short. But a turn of a few milliseconds would then be handed around among all threads
that work, each of which takes its share in between: with six of them, 9 ms became 50. So whatever takes the Qt thread
longer than an instant is done in a whole turn, in which nobody asks it for the lock.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

SHARED_S = 0.0002
"""A window that answers within 8 ms needs its turn sooner than Python's usual 5 ms a thread allows, the more so since
any of the threads that wait may be the next one. Half of this gained nothing; two and a half times it was later."""
WHOLE_S = 0.02
"""More than a turn should take, and little enough that the work goes on if one takes longer."""


def share() -> None:
    """Have threads take short turns from now on."""
    sys.setswitchinterval(SHARED_S)


@contextmanager
def whole_turn() -> Iterator[None]:
    """Keep the lock until the end of what the Qt thread does now, which waits for nothing.

    Turns are short again afterwards, whatever they were before: a dialog that runs its own event loop inside must not
    leave the window waiting for as long as it is open.
    """
    sys.setswitchinterval(WHOLE_S)
    try:
        yield
    finally:
        share()
