"""What a job does that is not done yet: its stage in words, its counts as a bar, and the way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from precis.domain.text import printable
from precis.ui import words
from precis.ui.language import tr
from precis.ui.look.controls import push_button, text_label
from precis.ui.look.style import NEAR
from precis.ui.work.entries import JobRow


class UnderWay(QWidget):
    """Shows where a job is; `show_row` takes in where it is now, without building anything anew."""

    def __init__(self, row: JobRow, cancel: Callable[[], object]) -> None:
        super().__init__()
        self.said, self.details = text_label("", "lead"), text_label("", "soft")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(6)
        self.progress.setAccessibleName(tr("Progress"))
        button = push_button(tr("Cancel"), tr("Cancel; what was finished is kept (Esc)"), cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        for part in (self.said, self.details, self.progress):
            column.addWidget(part)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_row(row)

    def show_row(self, row: JobRow) -> None:
        """Show where the job is now."""
        stage = words.stage(row.job, now=datetime.now(UTC), eta_s=row.eta_s)
        said, _, details = printable(tr("Cancelling…") if row.is_cancelling else stage).partition(" · ")
        self.said.setText(said)
        self.details.setText(details)
        self.details.setVisible(bool(details))
        counts = row.job.counts
        self.progress.setVisible(counts.total > 1)
        self.progress.setRange(0, max(counts.total, 1))
        self.progress.setValue(counts.done)
