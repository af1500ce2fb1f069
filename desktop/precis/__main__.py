"""Picks the face: the command line where a command is named, else the window."""

from __future__ import annotations

import os
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
    open_closed_streams()
    try:
        return _run()
    except KeyboardInterrupt:  # while it starts; later the faces see to it
        sys.stderr.write("Interrupted.\n")
        return 130


def open_closed_streams() -> None:
    """Lead standard streams that were closed (`2>&-`, a program without a console) nowhere.

    Else the next file that is opened takes such a stream's number, and what is meant for a person is written into it.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # in the order of their numbers, of which the lowest free one is given
            stream = open(os.devnull, mode, encoding="utf-8")  # noqa: SIM115, PTH123 -- open to the end
            os.set_inheritable(stream.fileno(), True)
            setattr(sys, name, stream)


def _run() -> int:
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
