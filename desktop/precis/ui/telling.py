"""What the window tells by itself: its rail and foot, what the work says, and what went wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from precis.ui.bridge import EngineRoom
from precis.ui.language import tr
from precis.ui.memory import Memory
from precis.ui.shell import Foot, Rail
from precis.ui.turns import whole_turn
from precis.ui.views import HISTORY, REVIEW, VIEWS, Views

if TYPE_CHECKING:
    from precis.domain.errors import PrecisError
    from precis.ui.work.asking import Configured, Opening
    from precis.ui.work.desk import Desk
    from precis.ui.work.view import WorkView

_COUNT_MS = 200


class Telling(Views):
    """The views between rail and foot, kept up to date with the engine room."""

    def __init__(self, room: EngineRoom, memory: Memory, first: QWidget) -> None:
        super().__init__(room, memory, first)
        self._waiting_files: list[Path] = []
        self._make_frame()
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.timeout.connect(self._count)
        self.counted.connect(lambda count: self.rail.count(REVIEW, count))
        room.opened.connect(self._on_room_opened)
        room.failed.connect(self._on_failed)
        room.crashed.connect(self._on_crashed)

    def _make_frame(self) -> None:
        self.rail = Rail([(icon, tr(text), f"Ctrl+{number}") for number, (icon, text) in enumerate(VIEWS, 1)])
        self.foot = Foot()
        self._lay_out()
        self.rail.chosen.connect(self.show_view)
        self.foot.cancel_all_asked.connect(self._on_cancel_all)

    def _on_cancel_all(self) -> None:
        self.desk.cancel_all()

    def renew_frame(self) -> None:
        """Build rail and foot anew, about the views that are there."""
        self.views.setParent(self)
        self._make_frame()
        if "desk" in self.__dict__ and self.desk.is_open:
            self._tell_place()
            self._count()

    def _lay_out(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.views, 1)
        column.addWidget(self.foot)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(right, 1)
        self.setCentralWidget(whole)

    def _made_work(self) -> WorkView:
        view = super()._made_work()
        view.options.changed.connect(lambda _: self._tell_place())
        view.welcomed.connect(self._on_welcomed)
        return view

    def _follow(self, desk: Desk) -> None:
        desk.opened.connect(self._on_opened)
        desk.configured.connect(self._on_configured)
        desk.said.connect(self.say)
        desk.undoable.connect(self.say)
        desk.counted.connect(lambda: self._counting.isActive() or self._counting.start(_COUNT_MS))

    def _on_room_opened(self) -> None:
        self.work.desk.open()

    def _count(self) -> None:
        from precis.domain.jobs import JobState

        with whole_turn():
            states = self.foot.count(self.desk.model.rows())
            if self.built(REVIEW) is None:
                self.rail.count(REVIEW, states[JobState.NEEDS_REVIEW])
            self.work.show_moving(is_moving=any(not state.is_final for state in states))

    def _on_opened(self, opening: Opening) -> None:
        self._on_configured(opening)
        is_new = not opening.jobs and not self._memory.welcomed
        self.work.welcome.setVisible(not self._memory.welcomed)
        files, self._waiting_files = self._waiting_files, []
        if files:
            self.desk.add_paths(files)
        elif is_new:
            self.desk.add_samples()

    def _on_configured(self, now: Configured) -> None:
        self._label_sets = now.label_sets
        if self.built(HISTORY) is not None:
            self.history.offer(now.label_sets)
        self._tell_place()

    def _tell_place(self) -> None:
        """Say where the next run happens, before it does."""
        from precis.domain.text import printable

        engine = printable(self.desk.options.engine)
        place = tr("nothing leaves this computer") if self.desk.sends_nothing else tr("documents are sent to it")
        self.foot.place.setText(tr("Engine: {engine} · {place}", engine=engine, place=place))

    def _on_welcomed(self) -> None:
        self._memory.welcomed = True

    def _on_failed(self, error: PrecisError) -> None:
        from precis.ui.sentences import told

        if self.desk.is_open:
            self.desk.tell_error(error)
            return
        self.work.document.show_message("")
        self.work.result.show_nothing(tr("Précis can't be used as it is. {error}", error=told(error)))

    def _on_crashed(self, report: str) -> None:
        from precis.ui.crash_box import show_crash

        show_crash(self, report)
