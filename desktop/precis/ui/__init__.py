"""The window: Qt Widgets that show the work and decide nothing about it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

__all__ = ["run_window", "why_no_window"]


def run_window(files: Sequence[Path]) -> int:
    """Open the window with `files` (or hand them to the one that is open) and return the exit status at its end."""
    from precis.ui.program import run

    return run(files)


def why_no_window() -> str | None:
    """Return in a sentence why no window can be opened here; None where it can be."""
    from precis.ui.display import why_no_window as find_out

    return find_out()
