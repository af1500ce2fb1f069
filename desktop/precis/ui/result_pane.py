"""The result: headline, claims with their support, labels, small print; or why there is none, and what to do now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from precis.domain.jobs import JobRecord, JobState
from precis.domain.results import Claim, Result
from precis.domain.text import printable
from precis.ui import words

RETRYABLE = (JobState.FAILED, JobState.CANCELLED, JobState.PARTIAL, JobState.PAUSED)


def text_label(text: str, name: str = "") -> QLabel:
    """Return a wrapping label of plain text; a document's words are never taken for markup."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(True)
    label.setObjectName(name)
    label.setAccessibleName(text)
    return label


class ClaimCard(QFrame):
    """A claim; a click, Enter or Space chooses it."""

    chosen = Signal(object)

    def __init__(self, claim: Claim) -> None:
        super().__init__()
        self.claim = claim
        self.setObjectName("claim")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{claim.text} {words.support(claim)} {words.weakness(claim)}".strip())
        self.setToolTip(claim.citations[0].quote if claim.citations else "No passage supports this.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(4)
        layout.addWidget(text_label(claim.text))
        layout.addWidget(text_label(words.support(claim), "soft"))
        if why := words.weakness(claim):
            layout.addWidget(text_label(why, "weak"))

    def show_chosen(self, *, is_chosen: bool) -> None:
        """Paint the card as the chosen one, or not."""
        self.setProperty("chosen", is_chosen)
        self.style().unpolish(self)
        self.style().polish(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self)
        else:
            super().keyPressEvent(event)


class ResultPane(QScrollArea):
    """Shows one job's result; asks for retry, cancel, a password, a copy or an export by signal."""

    claim_chosen = Signal(object)
    retried = Signal()
    cancelled = Signal()
    password_asked = Signal()
    copied = Signal()
    exported = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setAccessibleName("Result")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cards: list[ClaimCard] = []
        self.clear()

    def clear(self) -> None:
        """Show that nothing is chosen."""
        layout = self._fresh()
        layout.addWidget(text_label("Choose a document to see its summary here.", "soft"))
        layout.addStretch()

    def show_result(self, job: JobRecord, result: Result | None) -> None:
        """Show what there is of the job: all, a part, or why nothing."""
        layout = self._fresh()
        if result is None or job.state in (JobState.FAILED, JobState.CANCELLED):
            self._state(layout, job)
        if result is not None:
            self._result(layout, job, result)
        layout.addLayout(self._actions(job, result))
        layout.addStretch()

    def _fresh(self) -> QVBoxLayout:
        page = QWidget()
        page.setObjectName("page")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.setSpacing(10)
        self.cards = []
        self.setWidget(page)
        return layout

    def _state(self, layout: QVBoxLayout, job: JobRecord) -> None:
        if job.error is not None:
            layout.addWidget(text_label("This document could not be summarized", "headline"))
            layout.addWidget(text_label(printable(job.error.message), "error"))
            if job.error.hint:
                layout.addWidget(text_label(printable(job.error.hint)))
            return
        said = "Cancelled. What was finished is kept." if job.state is JobState.CANCELLED else "The summary comes here."
        layout.addWidget(text_label(said, "soft"))

    def _result(self, layout: QVBoxLayout, job: JobRecord, result: Result) -> None:
        if result.summary is not None:
            if result.summary.headline:
                layout.addWidget(text_label(result.summary.headline, "headline"))
            if result.summary.is_extractive:
                layout.addWidget(text_label("Sentences chosen from the document; nothing is rewritten.", "soft"))
            for claim in result.summary.claims:
                layout.addWidget(self._card(claim))
        for label in result.labels:
            said = f"{label.label_set}: {label.label} · {words.BANDS[label.band]}"
            layout.addWidget(text_label(said, "chip"))
        for warning in (*result.missing, *result.warnings):
            layout.addWidget(text_label(f"! {printable(warning)}", "weak"))
        layout.addWidget(text_label(words.small_print(result), "soft"))

    def _card(self, claim: Claim) -> ClaimCard:
        card = ClaimCard(claim)
        card.chosen.connect(self._on_chosen)
        self.cards.append(card)
        return card

    def _on_chosen(self, chosen: ClaimCard) -> None:
        for card in self.cards:
            card.show_chosen(is_chosen=card is chosen)
        self.claim_chosen.emit(chosen.claim)

    def _actions(self, job: JobRecord, result: Result | None) -> QHBoxLayout:
        row = QHBoxLayout()
        if result is not None:
            row.addWidget(_button("Copy", "Copy the summary", self.copied))
            row.addWidget(_button("Export…", "Save the summary as Markdown", self.exported))
        if job.error is not None and job.error.code == "encrypted":
            row.addWidget(_button("Enter password…", "Give the document's password", self.password_asked))
        elif job.state in RETRYABLE:
            row.addWidget(_button("Try again", "Run this job again; what was finished is found again", self.retried))
        if not job.state.is_final:
            row.addWidget(_button("Cancel", "Cancel this job; what was finished is kept", self.cancelled))
        row.addStretch()
        return row


def _button(text: str, tip: str, signal: object) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    button.setAccessibleName(text.rstrip("…"))
    button.clicked.connect(lambda: signal.emit())  # type: ignore[attr-defined]
    return button
