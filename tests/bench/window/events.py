"""The window under 1,000 documents: the events of a fake as fast as the bus carries them, and a loopback engine."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from precis.domain.jobs import Counts, JobId, JobRecord, JobState, Options
from precis.domain.money import Money
from tests.bench.window.lag import Lag, until

if TYPE_CHECKING:
    from precis.app.facade import Precis

DOCUMENTS = 1000
AT_ONCE = 16
STEPS = 12


def replayed() -> None:
    """Replay the events of 1,000 documents, 16 at once, through the bridge, as fast as the bus carries them."""
    from PySide6.QtWidgets import QApplication

    from precis.ui.bridge import EngineRoom
    from precis.ui.garbage import Garbage
    from precis.ui.look.appearance import Appearance, Look
    from precis.ui.memory import Memory
    from precis.ui.window import MainWindow
    from tests.ui.fake_precis import FakePrecis

    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    home = Path(tempfile.mkdtemp())
    now = datetime.now(UTC)
    records = {
        (job := JobId(f"{number:06}")): JobRecord(
            job, f"Document {number}.pdf", f"/d/{number}.pdf", "", None, Options(), JobState.QUEUED,
            now - timedelta(seconds=number), now,
        )
        for number in range(DOCUMENTS)
    }  # fmt: skip
    fake = FakePrecis(home, records=records)
    room = EngineRoom(fake.open)  # type: ignore[arg-type]
    window = MainWindow(room, Memory(home), Appearance(app, Look.LIGHT))
    window.show()
    room.start()
    until(lambda: window.work.desk.is_open)
    window.desk.model.show(sorted(records.values(), key=lambda job: job.created_at, reverse=True))
    window.work.documents.choose_first()
    garbage = Garbage(window)
    garbage.begin()
    room.events.connect(garbage.collect)
    lag, finished = Lag(), list[bool]()
    lag.begin()
    begun = time.perf_counter()
    room.ask(lambda precis: _replay(fake, list(records)), finished.append)
    until(lambda: finished)
    took = time.perf_counter() - begun
    lag.end(f"{DOCUMENTS} documents, {AT_ONCE} at once, {DOCUMENTS * (STEPS + 3)} events in {took:.1f} s")
    window.close()
    room.close()


async def _replay(fake: object, jobs: list[JobId]) -> bool:
    """Send each job through its states, AT_ONCE of them side by side, some steps every 5 ms."""
    import asyncio

    from tests.ui.fake_precis import FakePrecis

    assert isinstance(fake, FakePrecis)
    line = list(jobs)

    async def one() -> None:
        while line:
            job = line.pop(0)
            for state in (JobState.READING, JobState.PLANNING):
                fake.tell(job, state)
                await asyncio.sleep(0.005)
            for step in range(STEPS):
                fake.tell(
                    job, JobState.WORKING, counts=Counts(step, STEPS, 0), spent=Money(step * 10), eta_s=STEPS - step
                )
                await asyncio.sleep(0.005)
            fake.tell(job, JobState.DONE, counts=Counts(STEPS, STEPS, 0))

    await asyncio.gather(*(one() for _ in range(AT_ONCE)))
    return True


SETTINGS = """
[engines.work]
kind = "openai"
base_url = "{address}"
fast = "small"
accurate = "large"
max_concurrency = 16
price = {{ input = 0.01, output = 0.01 }}
[defaults]
engine = "work"
"""


def through_a_loopback_engine(documents: int = DOCUMENTS) -> None:
    """Drop 1,000 files and run them through a real engine on loopback, 16 calls at once, with a real store and readers.

    The server has a process of its own: its work is not the window's.
    """
    from PySide6.QtWidgets import QApplication

    from precis.app import open_precis, wiring
    from precis.ui.bridge import EngineRoom
    from precis.ui.garbage import Garbage
    from precis.ui.look.appearance import Appearance, Look
    from precis.ui.memory import Memory
    from precis.ui.window import MainWindow

    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    home = Path(tempfile.mkdtemp())
    command = [sys.executable, "-m", "tests.bench.window.engine"]
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    (home / "settings.toml").write_text(SETTINGS.format(address=server.stdout.readline().strip()))
    os.environ |= {"PRECIS_HOME": str(home), "PRECIS_KEY_WORK": "sk-bench-0123456789abcdef"}
    files = _files(home / "in", documents)
    wiring.JOBS_AT_ONCE = AT_ONCE
    room, memory = EngineRoom(open_precis), Memory(home)
    memory.welcomed = True
    window = MainWindow(room, memory, Appearance(app, Look.LIGHT))
    window.show()
    room.start()
    until(lambda: window.work.desk.is_open)
    agreed: list[bool] = []
    room.ask(_agree, agreed.append)
    until(lambda: agreed)
    garbage = Garbage(window)
    garbage.begin()
    room.events.connect(garbage.collect)
    lag = Lag()
    lag.begin()
    begun = time.perf_counter()
    window.open_files([files])
    until(window.work.start_bar.isVisible, seconds=900)
    asked = time.perf_counter() - begun
    window.work.start_bar.start.click()
    model = window.desk.model
    until(
        lambda: model.rowCount() == documents and all(row.job.state.is_final for row in model.rows()),
        seconds=3600, each_ms=200,
    )  # fmt: skip
    took = time.perf_counter() - begun
    lag.end(
        f"{documents} documents through a loopback engine, {AT_ONCE} at once, in {took:.0f} s (reading: {asked:.0f})"
    )
    states = sorted({row.job.state.value for row in model.rows()})
    assert server.stdin is not None
    calls, _ = server.communicate("\n", timeout=30)
    print(f"  ended as: {', '.join(states)}; {calls.strip()}")
    window.close()
    room.close()


async def _agree(precis: Precis) -> bool:
    """Agree to sending, as the person did who asked for this run."""
    for notice in await precis.sending.notices(Options(engine="work")):
        await precis.sending.acknowledge(notice)
    return True


def _files(folder: Path, count: int) -> Path:
    """Write files of a page each, no two alike."""
    folder.mkdir()
    for number in range(count):
        lines = [
            f"Item {each} of letter {number}: house {number * 7 + each} costs {each * 11} euros." for each in range(24)
        ]
        (folder / f"letter-{number:04}.txt").write_text("\n\n".join(lines), "utf-8")
    return folder
