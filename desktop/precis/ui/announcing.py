"""Tells the desktop of long work: how far it is, and when the last of it ended while the person was elsewhere."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from precis.domain.jobs import JobEvent, JobId, JobState
from precis.ui.desktop import Surroundings
from precis.ui.language import tr, trn
from precis.ui.memory import Memory

LONG_S = 30.0
"""Work that took less is not worth a notification."""
_PROGRESS_EVERY_S = 0.5
_NEEDS_A_PERSON = (JobState.PAUSED, JobState.NEEDS_REVIEW)


class Announcing(QObject):
    """Follows the events of all jobs. `forward_asked` tells that the person wants to see the window."""

    forward_asked = Signal()

    def __init__(
        self,
        window: QWidget,
        memory: Memory,
        around: Surroundings,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(window)
        self._window, self._memory, self._around, self._clock = window, memory, around, clock
        self._under_way: dict[JobId, float] = {}
        """How much of each job is done, 0…1."""
        self._ended: Counter[JobState] = Counter()
        self._begun = self._told = 0.0
        around.activated.connect(self.forward_asked)
        self.follow_choice()

    def follow_choice(self) -> None:
        """Show or hide the icon in the tray, as the person chose."""
        self._around.show_tray(is_shown=self._memory.show_tray)

    def heed(self, events: Sequence[JobEvent]) -> None:
        """Take in a batch of events."""
        if not self._under_way and any(not event.state.is_final for event in events):
            self._begun = self._clock()
            self._ended.clear()
        for event in events:
            if not event.state.is_final:
                counts = event.counts
                self._under_way[event.job] = counts.done / counts.total if counts.total else 0.0
            elif self._under_way.pop(event.job, None) is not None:
                self._ended[event.state] += 1
        if self._under_way:
            self._tell_progress()
        elif self._ended:
            self._end()

    def _tell_progress(self) -> None:
        if self._clock() - self._told < _PROGRESS_EVERY_S:
            return
        self._told = self._clock()
        count, ended = len(self._under_way), self._ended.total()
        self._around.progress((ended + sum(self._under_way.values())) / (ended + count), count)
        self._around.say_in_tray(trn("Précis: {n} document under way", "Précis: {n} documents under way", count))

    def _end(self) -> None:
        ended, self._ended = self._ended, Counter()
        took = self._clock() - self._begun
        self._told = 0.0
        self._around.progress(None, 0)
        self._around.say_in_tray("Précis")
        was_seen = self._window.isActiveWindow() or ended.total() == ended[JobState.CANCELLED]
        if took >= LONG_S and not was_seen and self._memory.notify_long_work:
            self._around.notify(tr("Précis"), sentence(ended))


def sentence(ended: Counter[JobState]) -> str:
    """Return how many documents ended how; no document is named."""
    failed, waiting = ended[JobState.FAILED], sum(ended[state] for state in _NEEDS_A_PERSON)
    done = ended.total() - failed - waiting - ended[JobState.CANCELLED]
    parts = [
        trn("{n} document is done.", "{n} documents are done.", done) if done else "",
        trn("{n} waits for you.", "{n} wait for you.", waiting) if waiting else "",
        trn("{n} failed.", "{n} failed.", failed) if failed else "",
    ]
    return " ".join(part for part in parts if part)
