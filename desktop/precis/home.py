"""Where a person's settings and data are. Nothing is imported for it: the window looks before its first paint."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def find_home() -> Path:
    """Return the folder of settings and data: PRECIS_HOME, else the platform's data folder."""
    named = os.environ.get("PRECIS_HOME")
    if named:
        return Path(named).expanduser().absolute()
    if sys.platform.startswith("linux"):
        # As platformdirs says, which takes longer to import than the window's frame to build.
        folder = os.environ.get("XDG_DATA_HOME", "")
        return Path(folder if folder.strip() else "~/.local/share").expanduser() / "precis"
    from platformdirs import user_data_path

    return user_data_path("precis", appauthor=False)
