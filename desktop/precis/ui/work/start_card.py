"""Two bars over the documents: the card of the first start, and the question before a run that costs money."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from precis.domain.estimates import Estimate
from precis.domain.jobs import Input
from precis.ui import words
from precis.ui.look.controls import IconButton, push_button, text_label
from precis.ui.look.style import APART, NEAR, TIGHT

WELCOME = (
    "Précis chooses the sentences that say most and proposes labels, and shows you where each one stands; "
    "it rewrites nothing and can overlook things, so click a sentence to check it."
)
PROMISE = (
    "Everything runs on this computer: no account, no telemetry, nothing is sent. Add an engine in Settings for more."
)


class WelcomeCard(QWidget):
    """Says in two sentences what the program can and can't do."""

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame = QFrame()
        frame.setObjectName("card")
        row = QHBoxLayout(frame)
        row.setContentsMargins(APART, NEAR + TIGHT, NEAR, NEAR + TIGHT)
        column = QVBoxLayout()
        column.setSpacing(TIGHT)
        column.addWidget(text_label(WELCOME))
        column.addWidget(text_label(PROMISE, "soft"))
        row.addLayout(column, 1)
        close = IconButton("close", "Dismiss", "Dismiss this card")
        close.clicked.connect(self._on_closed)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(APART, NEAR + TIGHT, APART, NEAR + TIGHT)
        layout.addWidget(frame)

    def _on_closed(self) -> None:
        self.hide()
        self.dismissed.emit()


class StartBar(QWidget):
    """Says what a run takes and costs at most, and starts it, or not."""

    started = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inputs: list[Input] = []
        self._estimate = Estimate()
        frame = QFrame()
        frame.setObjectName("card")
        row = QHBoxLayout(frame)
        row.setContentsMargins(APART, NEAR, APART, NEAR)
        row.setSpacing(NEAR)
        self.said = text_label("")
        self.start = push_button("Start", "Send these documents to the engine", self._on_start, "primary")
        row.addWidget(self.said, 1)
        row.addWidget(push_button("Not now", "Forget about these documents", self._forget))
        row.addWidget(self.start)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(APART, NEAR, APART, NEAR)
        layout.addWidget(frame)

    def ask(self, inputs: Sequence[Input], estimate: Estimate, mode: str) -> None:
        """Ask whether to run `inputs`; what was asked before and not answered is asked along."""
        self._inputs += inputs
        self._estimate += estimate
        count = words.plural(len(self._inputs), "document")
        self.said.setText(f"{count} in {mode} mode: {words.estimate(self._estimate)}")
        self.show()
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_start(self) -> None:
        self.started.emit(self._inputs)
        self._forget()

    def _forget(self) -> None:
        self._inputs, self._estimate = [], Estimate()
        self.hide()
