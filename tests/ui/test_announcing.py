"""Long work told to the desktop: once, when nobody looks, without a document's name; over a real D-Bus."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from precis.domain.jobs import Counts, JobEvent, JobId, JobState
from precis.ui.announcing import Announcing
from precis.ui.desktop import Surroundings
from precis.ui.memory import Memory

NOW = datetime(2026, 3, 2, tzinfo=UTC)


class Told(Surroundings):
    """Keeps what the desktop is told."""

    def __init__(self) -> None:
        super().__init__()
        self.notices: list[str] = []
        self.shares: list[float | None] = []

    def notify(self, title: str, text: str) -> bool:
        self.notices.append(text)
        return True

    def progress(self, share: float | None, under_way: int) -> None:
        self.shares.append(share)


class Desk:
    """Work that is announced, with a clock of its own."""

    def __init__(self, memory: Memory) -> None:
        self.now, self.around, self.window, self.memory = 100.0, Told(), QWidget(), memory
        self.announcing = Announcing(self.window, memory, self.around, lambda: self.now)

    def tell(self, state: JobState, *jobs: str, done: int = 0, total: int = 0) -> None:
        self.announcing.heed([JobEvent(JobId(job), 1, NOW, state, Counts(done, total)) for job in jobs])


@pytest.fixture
def desk(qtbot: QtBot, memory: Memory) -> Desk:
    return Desk(memory)


def test_long_work_is_told_once_when_all_of_it_ended(desk: Desk) -> None:
    desk.tell(JobState.WORKING, "a", "b", "c")
    desk.now += 31
    desk.tell(JobState.DONE, "a")
    desk.tell(JobState.FAILED, "b")
    assert desk.around.notices == []
    desk.tell(JobState.NEEDS_REVIEW, "c")
    assert desk.around.notices == ["1 document is done. 1 waits for you. 1 failed."]
    desk.tell(JobState.DONE, "c")
    assert len(desk.around.notices) == 1


def test_short_work_and_what_the_person_cancelled_is_not_told(desk: Desk) -> None:
    desk.tell(JobState.WORKING, "a")
    desk.now += 29
    desk.tell(JobState.DONE, "a")
    desk.tell(JobState.WORKING, "b")
    desk.now += 500
    desk.tell(JobState.CANCELLED, "b")
    assert desk.around.notices == []


def test_whoever_looks_or_wants_none_is_not_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk.window, "isActiveWindow", lambda: True)
    desk.tell(JobState.WORKING, "a")
    desk.now += 60
    desk.tell(JobState.DONE, "a")
    monkeypatch.setattr(desk.window, "isActiveWindow", lambda: False)
    desk.memory.notify_long_work = False
    desk.tell(JobState.WORKING, "b")
    desk.now += 60
    desk.tell(JobState.DONE, "b")
    assert desk.around.notices == []


def test_progress_is_of_all_that_is_under_way_and_goes_away(desk: Desk) -> None:
    desk.tell(JobState.WORKING, "a", "b", done=1, total=4)
    desk.now += 1
    desk.tell(JobState.DONE, "a")
    desk.now += 0.1
    desk.tell(JobState.WORKING, "b", done=2, total=4)
    desk.now += 1
    desk.tell(JobState.WORKING, "b", done=3, total=4)
    desk.tell(JobState.DONE, "b")
    assert desk.around.shares == [0.25, 0.625, 0.875, None]


SERVICE = """
import sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusVirtualObject

class Portal(QDBusVirtualObject):
    def introspect(self, path):
        return ""
    def handleMessage(self, message, connection):
        print(message.member(), message.signature(), flush=True)
        connection.send(message.createReply([]))
        app.quit()
        return True

app, portal = QCoreApplication([]), Portal()
bus = QDBusConnection.sessionBus()
assert bus.registerVirtualObject("/org/freedesktop/portal/desktop", portal)
assert bus.registerService("org.freedesktop.portal.Desktop")
print("ready", flush=True)
app.exec()
"""
CALLER = """
from PySide6.QtWidgets import QApplication
from precis.ui.desktop import Surroundings
app, around = QApplication([]), Surroundings()
around.progress(0.5, 2)
print(around.notify("Précis", "2 documents are done."))
"""


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Return an environment with a session bus of this test's own."""
    server = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address=unix:path={tmp_path / 'bus'}"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert server.stdout is not None
    yield {**os.environ, "DBUS_SESSION_BUS_ADDRESS": server.stdout.readline().strip(), "QT_QPA_PLATFORM": "offscreen"}
    server.terminate()
    server.communicate(timeout=20)


def _called(bus: dict[str, str]) -> str:
    command = [sys.executable, "-c", CALLER]
    return subprocess.run(command, capture_output=True, text=True, env=bus, timeout=60, check=True).stdout


@pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="dbus-daemon is not installed")
def test_the_portal_is_asked_in_its_own_types(bus: dict[str, str]) -> None:
    portal = subprocess.Popen([sys.executable, "-c", SERVICE], stdout=subprocess.PIPE, text=True, env=bus)
    assert portal.stdout is not None
    assert portal.stdout.readline() == "ready\n"
    caller = subprocess.run(
        [sys.executable, "-c", CALLER], capture_output=True, text=True, env=bus, timeout=60, check=True
    )
    assert caller.stdout == "True\n"
    said, _ = portal.communicate(timeout=30)
    assert said == "AddNotification sa{sv}\n"
    alone = subprocess.run(
        [sys.executable, "-c", CALLER], capture_output=True, text=True, env=bus, timeout=60, check=True
    )
    assert alone.stdout == "False\n", "without a portal and a tray there is no way, and no wait"
