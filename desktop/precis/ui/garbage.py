"""Garbage of the window's process, collected in the Qt thread alone.

Python collects in whatever thread makes one object too many. There are several here, and what is freed may be a widget
or a timer, which must not be lost in another thread than Qt's own. It is also quicker: garbage is collected between two
events, and what start-up made is not walked through again.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from precis.ui.turns import share, whole_turn

EACH_MS = 250
YOUNG, MIDDLE, OLD = 20_000, 20, 200
"""Objects made, and collections of the generation before, after which a generation is collected."""


class Garbage(QObject):
    """Collects from `begin` on, instead of Python by itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)

    def begin(self) -> None:
        """Keep what is there for good, since it lives as long as the program, and collect what comes from now on.

        Called again once the work is open, which makes as much again. Measured over 15,000 events, the longest pause
        falls to about a third.
        """
        gc.disable()
        share()
        gc.collect()
        gc.freeze()
        self._timer.start(EACH_MS)

    def collect(self) -> None:
        """Collect the oldest generation whose turn it is, if any."""
        young, middle, old = gc.get_count()
        if young >= YOUNG:
            with whole_turn():
                gc.collect(2 if old >= OLD else 1 if middle >= MIDDLE else 0)
