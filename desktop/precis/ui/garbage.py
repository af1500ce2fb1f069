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
YOUNG, MIDDLE, OLD = 5_000, 5, 500
"""Objects made, and collections of the generation before, after which a generation is collected.

A hundred thousand young objects, which a busy second makes, took 36 ms; what is collected often takes 1 or 2.
"""


class Garbage(QObject):
    """Collects from `begin` on, instead of Python by itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)

    def begin(self) -> None:
        """Keep what is there for good, since it lives as long as the program, and collect what comes from now on.

        Called again once the work is open, which makes as much again. Where work is under way, its events should
        call `collect`, too: they come more often than the timer, which must not keep an idle machine awake.
        """
        gc.disable()
        share()
        gc.collect()
        gc.freeze()
        self._timer.start(EACH_MS)

    def collect(self, _events: object = None) -> None:
        """Collect the oldest generation whose turn it is, if any."""
        young, middle, old = gc.get_count()
        if young >= YOUNG:
            with whole_turn():
                gc.collect(2 if old >= OLD else 1 if middle >= MIDDLE else 0)
