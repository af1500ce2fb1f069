"""Typing in the search over a history of 100,000 rows, in a real store."""

from __future__ import annotations

import os
import random
import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from precis.domain.jobs import JobId, JobRecord, JobState, Options
from tests.bench.window.lag import Lag, until

ROWS = 100_000


def typing_over_a_long_history() -> None:
    """Type words, a letter each 60 ms, over a real store with 100,000 rows; print the lag and the time to rows."""
    from PySide6.QtWidgets import QApplication

    from precis.ui.bridge import EngineRoom
    from precis.ui.garbage import Garbage
    from precis.ui.look.appearance import Appearance, Look
    from precis.ui.memory import Memory
    from precis.ui.window import HISTORY, MainWindow

    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    home = Path(tempfile.mkdtemp())
    os.environ["PRECIS_HOME"] = str(home)
    from precis.app import open_precis

    room = EngineRoom(open_precis)
    memory = Memory(home)
    memory.welcomed = True
    window = MainWindow(room, memory, Appearance(app, Look.LIGHT))
    window.show()
    filled: list[bool] = []
    room.start()
    room.ask(_fill, filled.append)
    until(lambda: filled and window.work.desk.is_open)
    Garbage(window).begin()
    lag = Lag()
    window.show_view(HISTORY)
    until(lambda: window.history.model.rowCount() and not window.history.model.is_asking)
    waits: list[float] = []
    lag.begin()
    for word in ("lease", "invoice harbour", "meeting", "zebra", "report 99"):
        window.history.words.clear()
        for letter in word:
            window.history.words.insert(letter)
            end = time.perf_counter() + 0.06
            until(lambda end=end: time.perf_counter() > end)
        typed = time.perf_counter()
        until(lambda word=word: window.history.model.wanted.query == word and not window.history.model.is_asking)
        waits.append((time.perf_counter() - typed) * 1000)
    lag.end(f"typing over {ROWS:,} rows")
    print(f"  rows for the whole word after {statistics.median(waits):.0f} ms (median), {max(waits):.0f} ms (most)")
    window.close()
    room.close()


async def _fill(precis: object) -> bool:
    """Put 100,000 finished jobs into the store, through its own methods."""
    from precis.app.facade import Precis
    from precis.domain.jobs import TextInput

    assert isinstance(precis, Precis)
    store = precis._parts.store
    chance = random.Random(7)
    words = ("lease", "invoice", "harbour", "meeting", "report", "deposit", "notice", "garden", "budget", "train")
    now = datetime.now(UTC)
    for start in range(0, ROWS, 2000):
        records, inputs = [], []
        for number in range(start, start + 2000):
            title = f"{' '.join(chance.sample(words, 3))} {number}.txt"
            at = now - timedelta(minutes=number)
            records.append(JobRecord(JobId(f"{number:08}"), title, "", "", None, Options(), JobState.CANCELLED, at, at))
            inputs.append(TextInput("x", title))
        await store.jobs.add_jobs(records, inputs)
    return True
