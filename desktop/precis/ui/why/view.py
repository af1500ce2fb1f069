"""The panel that says why a result changed: what came out differently, and what changed, the likeliest cause first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from precis.domain.errors import PrecisError
from precis.domain.jobs import JobId, JobRecord
from precis.domain.text import printable
from precis.ui.bridge import EngineRoom
from precis.ui.language import tr
from precis.ui.look.controls import push_button, text_label
from precis.ui.look.page import Page
from precis.ui.look.style import APART, NEAR, TIGHT, WIDE
from precis.ui.sentences import said, told
from precis.ui.why import telling

if TYPE_CHECKING:
    from precis.app.facade import Precis
    from precis.app.why import Change, Why


@dataclass(frozen=True, slots=True)
class Explained:
    """What changed, and the records of both runs (one where there is nothing to compare with)."""

    why: Why
    jobs: tuple[JobRecord, ...]


async def explain(precis: Precis, job: JobId) -> Explained:
    """Return why a job's result differs from an earlier one of its document.

    Raises:
        WrongUse: there is no such job, or it has no result.
    """
    why = await precis.why(job)
    runs = (why.run, why.earlier) if why.earlier is not None else (why.run,)
    found = [await precis.job(run.job) for run in runs]
    return Explained(why, tuple(one for one in found if one is not None))


class WhyDialog(QDialog):
    """Tells why the job's result changed; stays open beside the work."""

    def __init__(self, room: EngineRoom, job: JobId, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Why did this change?"))
        self.resize(min(680, parent.width() - 40), min(620, parent.height() - 40))
        self._room, self._over = room, parent
        self.explained: Explained | None = None
        self.page = Page(tr("Why did this change?"))
        self.copy = push_button(tr("Copy"), tr("Copy this as text"), self._on_copy)
        self.compare = push_button(tr("Compare"), tr("Show both results side by side"), self._on_compare)
        close = push_button(tr("Close"), tr("Close (Esc)"), self.close, "primary")
        row = QHBoxLayout()
        row.setContentsMargins(WIDE + NEAR, NEAR + TIGHT, WIDE + NEAR, NEAR + TIGHT)
        row.setSpacing(NEAR)
        row.addWidget(self.copy)
        row.addWidget(self.compare)
        row.addStretch()
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.page, 1)
        column.addLayout(row)
        for button in (self.copy, self.compare):
            button.setEnabled(False)
        close.setFocus()
        self.said = text_label(tr("Looking at the earlier runs…"), "soft", is_selectable=True)
        self.page.put(self.said)
        self.changes: list[QFrame] = []
        self.again = lambda: WhyDialog(room, job, parent)
        room.ask(lambda precis: explain(precis, job), self._on_explained, self._on_failed)

    def _on_failed(self, error: PrecisError) -> None:
        self.said.setText(printable(told(error)))
        self.page.end()

    def _on_explained(self, found: Explained) -> None:
        self.explained, why, now = found, found.why, datetime.now(UTC)
        self.copy.setEnabled(True)
        self.compare.setEnabled(len(found.jobs) > 1)
        self.page.column.insertWidget(0, text_label(printable(why.run.title), "title", is_selectable=True))
        self.said.setText(telling.compared(why, now))
        if why.outcome:
            self.page.head(tr("What came out"))
            self.page.put(*(text_label(printable(said(line)), is_selectable=True) for line in why.outcome))
        self.changes = [_change(one, now) for one in why.changes]
        if self.changes:
            self.page.head(tr("Most likely cause"))
            self.page.put(self.changes[0])
        if len(self.changes) > 1:
            self.page.head(tr("What else changed"))
            self.page.put(*self.changes[1:])
        if between := telling.same_since(why):
            self.page.put(text_label(between, "small"))
        self.page.end()

    def _on_copy(self) -> None:
        if self.explained is not None:
            QGuiApplication.clipboard().setText(telling.as_text(self.explained.why, datetime.now(UTC)))

    def _on_compare(self) -> None:
        from precis.ui.compare.view import CompareDialog

        if self.explained is not None and len(self.explained.jobs) > 1:
            after, before = self.explained.jobs
            CompareDialog(self._room, [before, after], (before.id, after.id), self._over).show()


def _change(change: Change, now: datetime) -> QFrame:
    frame = QFrame()
    frame.setObjectName("card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(APART, NEAR + TIGHT, APART, NEAR + TIGHT)
    column.setSpacing(TIGHT)
    sentence, footing = printable(said(change.sentence)), printable(telling.footing(change, now))
    column.addWidget(text_label(sentence, "strong", is_selectable=True))
    column.addWidget(text_label(footing, "small", is_selectable=True))
    frame.setAccessibleName(f"{sentence} {footing}")
    return frame
