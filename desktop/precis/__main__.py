"""Picks the face: the command line where a command is named, else the window."""

from __future__ import annotations

import multiprocessing
import sys


def main() -> int:
    """Run Précis with the arguments of the process, and return its exit status."""
    multiprocessing.freeze_support()
    from precis.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
