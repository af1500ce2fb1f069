"""Crash reports: a redacted file under PRECIS_HOME/logs for each mistake of the program, and a sentence to see."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from precis import __version__

LOGS, PATTERN = "logs", "crash-*.txt"
KEPT = 20
"""Reports; the oldest give way."""


def report_crash(error: BaseException, home: Path | None = None) -> Path | None:
    """Write a redacted report and return its file; None where it can't be written."""
    import platform
    from datetime import UTC, datetime

    from precis.domain.tracebacks import redacted_traceback
    from precis.home import find_home

    text = f"Précis {__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}\n\n"
    try:
        folder = (home or find_home()) / LOGS
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"crash-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.txt"
        file.write_text(f"{text}{redacted_traceback(error)}\n", "utf-8", "replace")
        for old in sorted(folder.glob(PATTERN))[:-KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return None
    return file


def tell_crash(error: BaseException, out: TextIO | None = None) -> None:
    """Report the crash, and say so in a sentence in place of a traceback, which could quote a document or a key."""
    file = report_crash(error)
    where = f"A report without any words of your documents is in {LOGS}/{file.name} of the data folder." if file else ""
    what = f"Précis made a mistake of its own ({type(error).__name__}); what was finished is kept."
    print(f"precis: {what} {where}".rstrip(), file=out or sys.stderr)


def quiet_logs() -> None:
    """Have logs tell an exception by its place and kind alone."""
    import logging

    from precis.app.quiet_log import QuietFormatter

    handler = logging.StreamHandler()
    handler.setFormatter(QuietFormatter())
    handler.setLevel(logging.WARNING)
    logging.getLogger().addHandler(handler)


def guard_outputs(run: Callable[[], int]) -> int:
    """Return the exit status of `run`; no mistake in it, on any thread or in any task, prints a message of its own."""
    quiet_logs()
    return guard_mistakes(run)


def guard_mistakes(run: Callable[[], int]) -> int:
    """Do as `guard_outputs`, but for logs: the window calls `quiet_logs` itself, once it is painted."""
    sys.excepthook = lambda _kind, error, _trace: tell_crash(error)  # what Qt calls can't raise to here
    threading.excepthook = lambda what: tell_crash(what.exc_value) if what.exc_value else None
    sys.unraisablehook = lambda what: tell_crash(what.exc_value) if what.exc_value else None
    try:
        return run()
    except Exception as error:  # noqa: BLE001 -- a named border: what nobody knew how to handle
        tell_crash(error)
        return 1
