"""Opens the window, or says why it can't be opened here."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from precis.domain.errors import WrongUse


def open_window(files: Sequence[str]) -> int:
    """Open the window with `files`, and return the exit status.

    Raises:
        WrongUse: no display, or a system library that Qt needs is missing.
    """
    from precis.ui import run_window, why_no_window

    problem = why_no_window()
    if problem:
        raise WrongUse(f"The window can't be opened: {problem}", "Use the commands instead: see `precis --help`.")
    return run_window([Path(os.fsdecode(os.fsencode(file))).absolute() for file in files])
