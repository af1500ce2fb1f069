"""The window: Qt Widgets that show the work and decide nothing about it."""

from __future__ import annotations

import builtins
import gc
from collections.abc import Sequence
from pathlib import Path

__all__ = ["run_window", "why_no_window"]


def run_window(files: Sequence[Path]) -> int:
    """Open the window with `files` (or hand them to the one that is open) and return the exit status at its end."""
    load_qt()
    from precis.ui.program import run

    return run(files)


def load_qt() -> None:
    """Import Qt, and leave Python's import statement as it was; garbage is collected from `garbage.Garbage.begin` on.

    PySide6 puts a function of its own in its place that reads the source of each module once more, to see whether it
    asks for `__feature__`. Précis never does, and has hundreds of modules to import while a person waits.
    """
    gc.disable()  # start-up makes much and drops nothing
    plain = builtins.__import__
    try:
        import PySide6.QtCore  # noqa: F401 -- for its effects, one of which is undone below
    finally:
        builtins.__import__ = plain


def why_no_window() -> str | None:
    """Return in a sentence why no window can be opened here; None where it can be."""
    from precis.ui.display import why_no_window as find_out

    return find_out()
