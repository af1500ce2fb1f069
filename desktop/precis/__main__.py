"""Picks the face: the command line where a command is named, else the window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path


class _Window:
    """The window, imported when it is needed: the command line works without Qt."""

    def why_not(self) -> str | None:
        """Return in a sentence why no window can be opened; None where it can be."""
        from precis.ui import why_no_window

        return why_no_window()

    def open(self, files: Sequence[Path]) -> int:
        """Open the window with `files` and return the exit status at its end."""
        from precis.ui import run_window

        return run_window(files)


def _open(window: _Window) -> int:
    try:
        return window.open(())
    except Exception as error:
        from precis.cli import show_error
        from precis.domain.errors import PrecisError

        if not isinstance(error, PrecisError):
            raise
        show_error(error)
        return error.exit_code


def main() -> int:
    """Run Précis with the arguments of the process, and return its exit status."""
    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()
    if sys.argv[1:] == ["--probe-display"]:  # how a frozen program asks itself whether Qt can be opened
        from precis.ui.display import probe

        return probe()
    window = _Window()
    if not sys.argv[1:] and window.why_not() is None:
        from precis.app.crashes import guard_mistakes

        return guard_mistakes(lambda: _open(window))  # without the command line, which takes as long as the window
    from precis.app.crashes import guard_outputs
    from precis.cli import run

    return guard_outputs(lambda: run(sys.argv[1:], window))


if __name__ == "__main__":
    sys.exit(main())
