"""The window over the real work instead of a fake: facade, store, readers and engines as a person has them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication

from precis.app import open_precis
from precis.settings import load_settings
from precis.ui.bridge import EngineRoom
from precis.ui.look.appearance import Appearance, Look
from precis.ui.memory import Memory
from precis.ui.window import MainWindow


@contextmanager
def real_window(app: QApplication, home: Path, memory: Memory) -> Iterator[MainWindow]:
    """Open the window over the data folder `home`, and close it with the work; it must not have crashed."""
    room = EngineRoom(lambda: open_precis(load_settings(home)))
    crashes: list[str] = []
    room.crashed.connect(crashes.append)
    window = MainWindow(room, memory, Appearance(app, Look.LIGHT))
    window.show()
    room.start()
    try:
        yield window
    finally:
        window.close()
        room.close()
        window.deleteLater()
    assert crashes == []
