"""What stands in the window where the rest of the program could not be loaded: what is wrong, and what to do.

It needs nothing but what painted the frame, and asks nothing of the work: that may be what is missing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from precis.ui.language import tr
from precis.ui.look.controls import push_button, text_label
from precis.ui.look.style import APART, NEAR, WIDE


class Failure(NamedTuple):
    """What is known of it: a part's name (never a path or a message), where the report is, and the redacted details."""

    part: str
    report: str
    details: str


def examine(error: Exception) -> Failure:
    """Write the redacted report of an error, as far as that can be done, and return what can be told of it."""
    part = (error.name if isinstance(error, ImportError) else None) or type(error).__name__
    try:
        from precis.app.crashes import LOGS, report_crash
        from precis.domain.tracebacks import redacted_traceback

        file = report_crash(error)
        return Failure(part, f"{LOGS}/{file.name}" if file else "", redacted_traceback(error))
    except ImportError:
        return Failure(part, "", type(error).__name__)


class StartFailure(QWidget):
    """The page that says so, with the details to copy and the way out."""

    def __init__(self, failure: Failure, leave: Callable[[], object]) -> None:
        super().__init__()
        self.failure = failure
        self.setObjectName("sheet")
        self.said = [
            text_label(tr("Précis could not be started"), "title"),
            text_label(tr("A part of the program is missing or does not work: {part}.", part=failure.part)),
            text_label(tr("Install Précis again, and start it anew. Your documents and results were not touched.")),
        ]
        if failure.report:
            where = tr("A report without any words of your documents is in {file} of the data folder.",
                       file=failure.report)  # fmt: skip
            self.said.append(text_label(where, "soft"))
        self.copy = push_button(tr("Copy the details"), tr("Copy what whoever mends it needs to know"), self._copy)
        self.leave = push_button(tr("Quit"), tr("Close the window"), leave, "primary")
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * WIDE, 2 * WIDE, 2 * WIDE, 2 * WIDE)
        column.setSpacing(APART)
        column.addStretch(1)
        for label in self.said:
            column.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(NEAR)
        for button in (self.leave, self.copy):
            row.addWidget(button)
        row.addStretch()
        column.addLayout(row)
        column.addStretch(2)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.failure.details)
