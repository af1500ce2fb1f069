"""What happened to one job, step by step: each change of its state, with counts, money and reasons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from precis.domain.errors import PrecisError
from precis.domain.jobs import JobEvent, JobId
from precis.domain.text import printable
from precis.ui import words
from precis.ui.amounts import count, duration, moment, money
from precis.ui.bridge import EngineRoom
from precis.ui.language import mark, tr
from precis.ui.look.controls import push_button, text_label
from precis.ui.look.page import row_of
from precis.ui.look.style import APART, NEAR, WIDE
from precis.ui.look.table import Column, Rows, TableView
from precis.ui.sentences import said, told

if TYPE_CHECKING:
    from precis.app.facade import Precis

_COLUMNS = (
    Column(mark("Time")),
    Column(mark("After"), is_number=True),
    Column(mark("State")),
    Column(mark("Parts"), is_number=True),
    Column(mark("Spent"), is_number=True),
    Column(mark("Why"), is_wide=True),
)


async def events_of(precis: Precis, job: JobId) -> list[JobEvent]:
    """Return what moved the job, oldest first."""
    return await precis.job_events(job)


def rows(events: Sequence[JobEvent]) -> list[tuple[str, ...]]:
    """Return a row an event; `After` counts from the first."""
    return [
        (
            moment(event.at),
            duration((event.at - events[0].at).total_seconds()),
            words.state(event.state),
            f"{count(event.counts.done)}/{count(event.counts.total)}" if event.counts.total else "",
            money(event.spent) if event.spent else "",
            _why(event),
        )
        for event in events
    ]


def _why(event: JobEvent) -> str:
    if event.error is not None:
        return f"{said(event.error.message)} {said(event.error.hint)}".strip()
    return said(event.reason) if event.reason else ""


class JobEventsDialog(QDialog):
    """The events of one job as a table."""

    def __init__(self, room: EngineRoom, job: JobId, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("What happened"))
        self.resize(min(860, parent.width() - 40), min(520, parent.height() - 40))
        self.rows = Rows(_COLUMNS)
        self.table = TableView(tr("What happened, in order"), self.rows)
        self.said = text_label("", "soft")
        self.said.hide()
        close = push_button(tr("Close"), tr("Close (Esc)"), self.close, "primary")
        row = row_of(self.said)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, APART, WIDE, APART)
        column.setSpacing(NEAR)
        column.addWidget(text_label(printable(title), "title", is_selectable=True))
        column.addWidget(self.table, 1)
        column.addLayout(row)
        close.setFocus()
        self.again = lambda: JobEventsDialog(room, job, title, parent)
        room.ask(lambda precis: events_of(precis, job), self._on_events, self._on_failed)

    def _on_events(self, events: Sequence[JobEvent]) -> None:
        self.rows.show(rows(events), events)
        if not events:
            self._say(tr("Nothing was kept of this job's steps."))

    def _on_failed(self, error: PrecisError) -> None:
        self._say(printable(told(error)))

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.show()
