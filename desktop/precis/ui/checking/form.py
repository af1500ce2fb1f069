"""The left of the check: which document is the source, and the summary, pasted or opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QVBoxLayout, QWidget

from precis.domain.documents import Document
from precis.domain.text import printable
from precis.ui.language import tr
from precis.ui.look.controls import ElidedLabel, push_button, text_label
from precis.ui.look.folding import FoldingRow
from precis.ui.look.style import APART, NEAR, TIGHT


class SummaryEdit(QPlainTextEdit):
    """The summary's text; Ctrl+Enter checks it, Tab goes on."""

    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(tr("Paste a summary here, from anywhere"))
        self.setAccessibleName(tr("Summary to check"))
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
        else:
            super().keyPressEvent(event)


class CheckForm(QWidget):
    """`source_chosen` and `summary_chosen` bring a file; `checked` asks for the check."""

    source_chosen = Signal(object)
    current_asked = Signal()
    summary_chosen = Signal(object)
    checked = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self._opened: tuple[str, Document] | None = None
        self._has_source = self._is_busy = False
        self.source = ElidedLabel()
        self.summary = SummaryEdit()
        self.current = push_button(tr("The open document"), tr("Check against the document of the work view"),
                                   self.current_asked.emit)  # fmt: skip
        self.choose = push_button(tr("A file…"), tr("Check against a file"), self.ask_for_source)
        self.open = push_button(
            tr("Open a summary…"),
            tr("Take the summary from a file, in any format that can be read"),
            self.ask_for_summary,
        )
        self.check = push_button(
            tr("Check"), tr("Check each sentence against the source (Ctrl+Enter)"), self.checked.emit, "primary"
        )
        self.stop = push_button(tr("Cancel"), tr("Stop what is being read or checked"), self.cancelled.emit)
        self.stop.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(APART, APART, APART, APART)
        column.setSpacing(NEAR)
        column.addWidget(text_label(tr("Source"), "strong"))
        column.addWidget(self.source)
        column.addWidget(FoldingRow(self.current, self.choose))
        column.addSpacing(TIGHT)
        column.addWidget(text_label(tr("Summary"), "strong"))
        column.addWidget(self.summary, 1)
        column.addWidget(FoldingRow(self.open, None, self.stop, self.check))
        self.summary.textChanged.connect(self._enable)
        self.summary.finished.connect(lambda: self.check.isEnabled() and self.checked.emit())
        self.show_source("")

    @property
    def said(self) -> str | Document:
        """The summary: the document that was opened, for as long as nobody changed its text, else the text."""
        text = self.summary.toPlainText()
        if self._opened is not None and self._opened[0] == text:
            return self._opened[1]
        return text

    def show_source(self, title: str) -> None:
        """Name the source."""
        self._has_source = bool(title)
        self.source.setText(printable(title) or tr("No document chosen yet"))
        self.source.setToolTip(printable(title))
        self._enable()

    def show_summary(self, document: Document) -> None:
        """Show the text of a summary that was opened."""
        self.summary.setPlainText(document.text)
        self._opened = (self.summary.toPlainText(), document)

    def take_over(self, before: CheckForm) -> None:
        """Hold the summary that a form before this one holds."""
        if isinstance(before.said, Document):
            self.show_summary(before.said)
        else:
            self.summary.setPlainText(before.summary.toPlainText())

    def set_busy(self, *, is_busy: bool) -> None:
        """Let nothing be asked twice, and what is under way be stopped."""
        has_keyboard = self.check.hasFocus() or self.stop.hasFocus()
        self._is_busy = is_busy
        self.stop.setVisible(is_busy)
        self.check.setVisible(not is_busy)
        if has_keyboard:
            (self.stop if is_busy else self.check).setFocus(Qt.FocusReason.OtherFocusReason)
        self._enable()

    def ask_for_source(self) -> None:
        """Ask for the file to check against."""
        file, _ = QFileDialog.getOpenFileName(self, tr("Check against"))
        if file:
            self.source_chosen.emit(Path(file))

    def ask_for_summary(self) -> None:
        """Ask for the file with the summary."""
        file, _ = QFileDialog.getOpenFileName(self, tr("Open a summary"))
        if file:
            self.summary_chosen.emit(Path(file))

    def _enable(self) -> None:
        self.check.setEnabled(self._has_source and not self._is_busy and bool(self.summary.toPlainText().strip()))
