"""The window as the command line knows it: handed in by `__main__`, since neither face knows the other."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from precis.domain.errors import WrongUse


class Window(Protocol):
    """Opens the window, or says why it can't be opened here."""

    def why_not(self) -> str | None:
        """Return in a sentence why no window can be opened; None where it can be."""
        ...

    def open(self, files: Sequence[Path]) -> int:
        """Open the window with `files` and return the exit status at its end."""
        ...


def open_window(window: Window, files: Sequence[str]) -> int:
    """Open the window with the files named on the command line, and return the exit status.

    Raises:
        WrongUse: no display, or a system library that Qt needs is missing.
    """
    problem = window.why_not()
    if problem:
        raise WrongUse(f"The window can't be opened: {problem}", "Use the commands instead: see `precis --help`.")
    return window.open([Path(os.fsdecode(os.fsencode(file))).absolute() for file in files])
