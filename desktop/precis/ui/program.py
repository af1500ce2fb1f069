"""Runs the window: one a person, over the engine room, until it is closed."""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from precis.app.resources import resources_folder
from precis.settings import find_home
from precis.ui.bridge import EngineRoom, Opener
from precis.ui.single import Reception, channel, hand_over

# A window that answers within 8 ms needs its turn sooner than Python's usual 5 ms a thread allows.
_SWITCH_S = 0.001
_COLLECT_AFTER = (20_000, 20, 200)


def run(files: Sequence[Path]) -> int:
    """Open the window with `files`, or hand them to the one that is open; return the exit status."""
    home = find_home()
    waiting = QCoreApplication.instance() or QApplication(["precis"])
    assert isinstance(waiting, QApplication)
    if hand_over(channel(home), files):
        return 0
    return _live(waiting, home, files)


def _live(app: QApplication, home: Path, files: Sequence[Path]) -> int:
    from precis.ui.look.appearance import Appearance
    from precis.ui.memory import Memory
    from precis.ui.window import MainWindow

    app.setApplicationName("precis")
    app.setApplicationDisplayName("Précis")
    app.setDesktopFileName("io.github.precis_desktop.Precis")
    app.setWindowIcon(QIcon(str(resources_folder() / "icons" / "precis.svg")))
    memory = Memory(home)
    reception = Reception(channel(home), app)
    room = EngineRoom(_opener(), app)
    window = MainWindow(room, memory, Appearance(app, memory.look))
    reception.received.connect(window.come_forward)
    window.closed.connect(app.quit)
    window.show()
    window.open_files(files)
    room.opened.connect(keep_quick)
    # After the first paint: what the work imports would hold it up.
    QTimer.singleShot(0, room.start)
    _heed_signals(app)
    status = app.exec()
    reception.close()
    room.close()
    return status


def keep_quick() -> None:
    """Keep the interpreter from holding the Qt thread up: shorter turns of the threads, fewer and smaller collections.

    What start-up made lives as long as the program, so the collector need not walk through it; measured over 15,000
    events, the longest pause falls to about a third.
    """
    sys.setswitchinterval(_SWITCH_S)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECT_AFTER)


def _opener() -> Opener:
    def opener():
        from precis.app import open_precis

        return open_precis()

    return opener


def _heed_signals(app: QApplication) -> None:
    """End as if the window were closed when the system asks for it: Python sees signals only between Qt's events."""
    pulse = QTimer(app)
    pulse.timeout.connect(lambda: None)
    pulse.start(500)
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: app.closeAllWindows())
