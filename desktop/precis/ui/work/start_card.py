"""Two bars over the documents: the card of the first start, and the question before a run that costs money."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from precis.domain.estimates import Estimate
from precis.domain.jobs import Input, Mode
from precis.ui import words
from precis.ui.language import mark, tr, trn
from precis.ui.look.controls import IconButton, push_button, text_label
from precis.ui.look.style import APART, NEAR, TIGHT

WELCOME = mark(
    "Précis chooses the sentences that say most and proposes labels, and shows you where each one stands; "
    "it rewrites nothing and can overlook things, so click a sentence to check it."
)
PROMISE = mark(
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
        column.addWidget(text_label(tr(WELCOME)))
        column.addWidget(text_label(tr(PROMISE), "soft"))
        row.addLayout(column, 1)
        close = IconButton("close", tr("Dismiss"), tr("Dismiss this card"))
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
    preview_asked = Signal(object)

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
        self.start = push_button(tr("Start"), tr("Send these documents to the engine"), self._on_start, "primary")
        row.addWidget(self.said, 1)
        self.preview = push_button(
            tr("Preview what is sent"), tr("Show the exact text before it goes"), self._on_preview
        )
        row.addWidget(self.preview)
        row.addWidget(push_button(tr("Not now"), tr("Forget about these documents"), self._forget))
        row.addWidget(self.start)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(APART, NEAR, APART, NEAR)
        layout.addWidget(frame)

    def ask(self, inputs: Sequence[Input], estimate: Estimate, mode: Mode) -> None:
        """Ask whether to run `inputs`; what was asked before and not answered is asked along."""
        self._inputs += inputs
        self._estimate += estimate
        self.said.setText(trn(
            "{n} document in {mode} mode: {estimate}", "{n} documents in {mode} mode: {estimate}", len(self._inputs),
            mode=words.mode_within(mode), estimate=words.estimate(self._estimate),
        ))  # fmt: skip
        self.show()
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_over(self, before: StartBar, mode: Mode) -> None:
        """Ask what a bar before this one asks."""
        if before._inputs:
            self.ask(before._inputs, before._estimate, mode)

    def _on_preview(self) -> None:
        if self._inputs:
            self.preview_asked.emit(self._inputs[0])

    def _on_start(self) -> None:
        self.started.emit(self._inputs)
        self._forget()

    def _forget(self) -> None:
        self._inputs, self._estimate = [], Estimate()
        self.hide()
