"""What a run would take, asked for a moment after the last change of what is selected or chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from precis.domain.estimates import Estimate
from precis.domain.jobs import Input, JobRecord, Options
from precis.ui import words
from precis.ui.bridge import EngineRoom
from precis.ui.language import trn
from precis.ui.work import asking

MOST_ESTIMATED = 200
_ESTIMATE_MS = 150


class Estimates(QObject):
    """`estimated` brings the words; empty where nothing would run, or nothing is known.

    `missing` tells the jobs of the selection that have no result of what is chosen, `input_of` what to read for one,
    `options` what is chosen now.
    """

    estimated = Signal(str)

    def __init__(
        self,
        room: EngineRoom,
        missing: Callable[[], Sequence[JobRecord]],
        input_of: Callable[[JobRecord], Input | None],
        options: Callable[[], Options],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._room, self._missing, self._input_of, self._options = room, missing, input_of, options
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask)

    def ask_soon(self) -> None:
        """Forget the last estimate, and ask for another one."""
        self.estimated.emit("")
        self._timer.start(_ESTIMATE_MS)

    def _ask(self) -> None:
        missing = self._missing()
        inputs = [source for job in missing if (source := self._input_of(job)) is not None]
        if not inputs:
            self.estimated.emit("")
            return
        options = self._options()
        self._room.ask(
            lambda precis: asking.estimate(precis, inputs, options),
            lambda found: self._on_estimate(found, len(missing), options),
            lambda _error: self.estimated.emit(""),
        )

    def _on_estimate(self, found: Estimate, count: int, options: Options) -> None:
        if options == self._options():
            said = words.estimate(found)
            one = "{n} document: {estimate}"
            self.estimated.emit(trn(one, "{n} documents: {estimate}", count, estimate=said) if count > 1 else said)
