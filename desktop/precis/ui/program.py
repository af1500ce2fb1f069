"""Runs the window: one a person, over the engine room, until it is closed.

The order is that of a person's eyes. First the frame, with nothing imported that it does not paint; then, in turns of a
few milliseconds each, the work view; then the work itself, in its own thread. Files and clicks count from the first
paint on: what needs the work waits for it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from precis.app.resources import resources_folder
from precis.home import find_home
from precis.ui.bridge import EngineRoom
from precis.ui.language import install
from precis.ui.look.appearance import Appearance
from precis.ui.memory import Memory
from precis.ui.shortcuts import name_of
from precis.ui.single import Reception, channel, hand_over
from precis.ui.window import MainWindow

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

    from precis.app import Precis
    from precis.privacy.keys import Keychain
    from precis.ui.bridge import Opener

_FURNITURE = (
    "precis.domain.jobs", "precis.domain.documents", "precis.domain.results", "precis.ui.words",
    "precis.ui.work.documents_pane", "precis.ui.work.options_bar", "precis.ui.document.pane", "precis.ui.result.pane",
    "precis.ui.work.desk", "precis.ui.work.view",
)  # fmt: skip
"""What the work view is made of, imported one a turn so that none of them holds up a click for long."""


def run(files: Sequence[Path]) -> int:
    """Open the window with `files`, or hand them to the one that is open; return the exit status."""
    home = find_home()
    app = QCoreApplication.instance() or _application()
    assert isinstance(app, QApplication)
    if hand_over(channel(home), files):
        return 0
    return _live(app, home, files)


def _application() -> QApplication:
    app = QApplication(["precis", "-style", "fusion"])
    app.setProperty("fusion", True)
    return app


def _live(app: QApplication, home: Path, files: Sequence[Path]) -> int:
    app.setApplicationName("precis")
    app.setApplicationDisplayName("Précis")
    app.setDesktopFileName("io.github.precis_desktop.Precis")
    memory = Memory(home)
    install(app, memory.language)
    reception = Reception(channel(home), app)
    room = EngineRoom(_opener(), app)
    appearance = Appearance(app, memory.look, memory.theme)
    window = MainWindow(room, memory, appearance)
    reception.received.connect(window.come_forward)
    window.closed.connect(app.quit)
    furnishing = Furnishing(window, room, memory, appearance)
    window.painted.connect(furnishing.begin)
    window.open_files(files)
    window.show()
    status = app.exec()
    reception.close()
    room.close()
    return 1 if furnishing.has_failed else status


class Furnishing(QObject):
    """Builds what the frame left empty once it is painted: the work view, then the work."""

    def __init__(self, window: MainWindow, room: EngineRoom, memory: Memory, appearance: Appearance) -> None:
        super().__init__(window)
        self._window, self._room, self._memory, self._appearance = window, room, memory, appearance
        self._left = list(_FURNITURE)
        self.has_failed = False

    def begin(self) -> None:
        """Go on after the events that wait; first with the theme, where the frame was painted in another one."""
        QTimer.singleShot(0, self._appearance.follow)
        QTimer.singleShot(0, self._go_on)

    def _go_on(self) -> None:
        try:
            self._do_next()
        except Exception as error:  # noqa: BLE001 -- a border to Qt, which would leave the frame empty
            self._give_up(error)

    def _do_next(self) -> None:
        if self._left:
            __import__(self._left.pop(0))
            QTimer.singleShot(0, self._go_on)
            return
        from precis.ui.garbage import Garbage

        assert self._window.work
        garbage = Garbage(self)
        garbage.begin()
        # After the view: what the work imports in its thread would hold its building up.
        self._room.opened.connect(garbage.begin)
        self._room.events.connect(garbage.collect)
        self._room.start()
        QTimer.singleShot(0, self._finish)

    def _give_up(self, error: Exception) -> None:
        """Say in the window what is wrong; nothing else can be done in it than to leave."""
        from precis.ui.start_failure import StartFailure, examine

        self.has_failed = True
        for action in self._window.commands:
            action.setEnabled(name_of(action) == "Quit")
        self._window.setAcceptDrops(False)
        self._frame = self._window.takeCentralWidget()  # kept: closing asks it for its state
        page = StartFailure(examine(error), self._window.close)
        self._window.setCentralWidget(page)
        page.leave.setFocus()

    def _finish(self) -> None:
        from precis.app.crashes import quiet_logs

        quiet_logs()
        announce(self._window, self._room, self._memory)
        heed_mistakes(self._window)
        _heed_signals(self)
        QApplication.setWindowIcon(QIcon(str(resources_folder() / "icons" / "precis.svg")))


def heed_mistakes(window: QWidget) -> None:
    """Show a mistake in what Qt calls over `window`, from now on; what Python prints of one could quote a document."""
    from precis.app.crashes import tell_crash
    from precis.domain.tracebacks import redacted_traceback
    from precis.ui.crash_box import show_crash

    def tell(_kind: object, error: BaseException, _trace: object) -> None:
        tell_crash(error)
        show_crash(window, redacted_traceback(error))

    sys.excepthook = tell


def announce(window: MainWindow, room: EngineRoom, memory: Memory) -> None:
    """Let the desktop hear of long work."""
    from precis.ui.announcing import Announcing
    from precis.ui.desktop import Surroundings

    announcing = Announcing(window, memory, Surroundings(window))
    room.events.connect(announcing.heed)
    announcing.forward_asked.connect(lambda: window.come_forward(()))
    window.announcing = announcing


def _opener() -> Opener:
    """Return what opens the work, each time with the same keys: some may be held in memory alone."""
    shared: list[Keychain] = []

    def opened() -> AbstractAsyncContextManager[Precis]:
        from precis.app import open_precis
        from precis.privacy.keys import Keychain

        if not shared:
            shared.append(Keychain())
        return open_precis(keys=shared[0])

    return opened


def _heed_signals(parent: QObject) -> None:
    """End as if the window were closed when the system asks for it: Python sees signals only between Qt's events."""
    import signal

    pulse = QTimer(parent)
    pulse.timeout.connect(lambda: None)
    pulse.start(500)
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: QApplication.closeAllWindows())
