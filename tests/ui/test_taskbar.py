"""Progress on the program's icon: over a real D-Bus, and through a COM object with a table of its own.

The bar of Windows and the badge of macOS were never run on those systems here: what is tested of the first is that each
call goes to its place in the table of ITaskbarList3, with its arguments as the interface has them.
"""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtDBus import QDBusMessage

from precis.ui import taskbar
from precis.ui.taskbar import Badge, Launcher, TaskbarButton
from tests.ui.test_announcing import bus  # noqa: F401 - a fixture

WINDOW = 0x7FFF_1234_5678
POINTER, LONG, INT, COUNT = ctypes.c_void_p, ctypes.c_long, ctypes.c_int, ctypes.c_uint64


class ComObject:
    """ITaskbarList3 as memory: an address of a table of functions, which note how they were called."""

    def __init__(self) -> None:
        self.calls: list[tuple[Any, ...]] = []
        kinds = {
            3: ctypes.CFUNCTYPE(LONG, POINTER),
            9: ctypes.CFUNCTYPE(LONG, POINTER, POINTER, COUNT, COUNT),
            10: ctypes.CFUNCTYPE(LONG, POINTER, POINTER, INT),
        }
        self._functions = {place: kind(self._noting(place)) for place, kind in kinds.items()}
        self._table = (POINTER * 21)()
        for place, function in self._functions.items():
            self._table[place] = ctypes.cast(function, POINTER)
        self._object = POINTER(ctypes.addressof(self._table))
        self.address = ctypes.addressof(self._object)

    def _noting(self, place: int) -> Any:
        def note(this: int, *arguments: Any) -> int:
            assert this == self.address
            self.calls.append((place, *arguments))
            return 0

        return note


def test_the_bar_of_the_taskbar_is_filled_and_taken_away() -> None:
    com = ComObject()
    button = TaskbarButton(com.address, WINDOW)
    button.show(0.25, 3)
    button.show(1.5, 1)
    button.show(None, 0)
    assert com.calls == [
        (3,), (10, WINDOW, 2), (9, WINDOW, 250, 1000), (10, WINDOW, 2), (9, WINDOW, 1000, 1000), (10, WINDOW, 0),
    ]  # fmt: skip


@pytest.mark.parametrize(("system", "kind"), [("linux", Launcher), ("darwin", Badge), ("win32", Badge)])
def test_each_system_has_its_own(system: str, kind: type, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where COM gives no taskbar, Windows has the badge."""
    monkeypatch.setattr(sys, "platform", system)
    assert type(taskbar.taskbar(WINDOW, lambda: None)) is kind


def test_without_a_bus_nothing_is_sent() -> None:
    Launcher(lambda: None).show(0.5, 1)


def test_the_launcher_is_told_how_much_is_done() -> None:
    sent: list[QDBusMessage] = []
    launcher = Launcher(lambda: SimpleNamespace(send=sent.append))
    launcher.show(0.5, 2)
    launcher.show(None, 0)
    assert [message.arguments()[1] for message in sent] == [
        {"progress": 0.5, "progress-visible": True}, {"progress": 0.0, "progress-visible": False},
    ]  # fmt: skip


LISTENER = """
import sys
from PySide6.QtCore import QCoreApplication, QObject, SLOT, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage

class Listener(QObject):
    count = 0
    @Slot(QDBusMessage)
    def heard(self, message):
        print(message.signature(), message.arguments()[0], flush=True)
        self.count += 1
        if self.count == 2:
            app.quit()

app, listener = QCoreApplication([]), Listener()
bus = QDBusConnection.sessionBus()
assert bus.connect("", "/io/github/precis_desktop/Precis", "com.canonical.Unity.LauncherEntry", "Update", listener,
                   SLOT("heard(QDBusMessage)"))
# An answer comes only after the bus has taken the match in.
bus.interface().isServiceRegistered("org.example.none")
print("ready", flush=True)
app.exec()
"""
SENDER = """
from PySide6.QtWidgets import QApplication
from precis.ui.desktop import Surroundings
app = QApplication([])
around = Surroundings()
around.progress(0.5, 2)
around.progress(None, 0)
"""


@pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="dbus-daemon is not installed")
def test_the_launcher_is_told_in_its_own_types(bus: dict[str, str]) -> None:  # noqa: F811
    listener = subprocess.Popen([sys.executable, "-c", LISTENER], stdout=subprocess.PIPE, text=True, env=bus)
    assert listener.stdout is not None
    assert listener.stdout.readline() == "ready\n"
    subprocess.run([sys.executable, "-c", SENDER], env=bus, timeout=60, check=True)
    said, _ = listener.communicate(timeout=30)
    address = "application://io.github.precis_desktop.Precis.desktop"
    assert said.splitlines() == [f"sa{{sv}} {address}"] * 2
