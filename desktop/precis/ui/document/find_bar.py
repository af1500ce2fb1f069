"""The bar to search a document: words, how many places, forwards and back."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from precis.domain.documents import Span
from precis.ui.amounts import count
from precis.ui.document.finding import MOST_HITS, find_spans
from precis.ui.language import tr
from precis.ui.look.controls import IconButton, text_label
from precis.ui.look.style import APART, NEAR, TIGHT

_TYPING_MS = 120


class FindBar(QWidget):
    """Searches the text it is given. `found` brings all places so far, `went_to` the one to show now."""

    found = Signal(list)
    went_to = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = ""
        self.spans: list[Span] = []
        self.place = -1
        self._search = iter(())
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("Find in the document"))
        self.words.setAccessibleName(tr("Find in the document"))
        self.words.setClearButtonEnabled(True)
        self.said = text_label("", "small")
        self.said.setMinimumWidth(96)
        self._lay_out()
        self._typed, self._piece = QTimer(self), QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.timeout.connect(self._begin)
        self._piece.timeout.connect(self._go_on)
        self.words.textChanged.connect(lambda: self._typed.start(_TYPING_MS))
        self.words.returnPressed.connect(lambda: self.step(1))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(APART, TIGHT, NEAR, TIGHT)
        row.setSpacing(NEAR)
        row.addWidget(self.words, 1)
        row.addWidget(self.said)
        for name, text, tip, then in (
            ("up", tr("Previous place"), tr("Previous place (Shift+Enter)"), lambda: self.step(-1)),
            ("down", tr("Next place"), tr("Next place (Enter)"), lambda: self.step(1)),
            ("close", tr("Close the search"), tr("Close the search (Esc)"), self.close_bar),
        ):
            button = IconButton(name, text, tip)
            button.clicked.connect(then)
            row.addWidget(button)

    def set_text(self, text: str) -> None:
        """Search `text` from now on."""
        self._text = text
        if self.isVisible() and self.words.text():
            self._begin()
        else:
            self._stop()

    def begin(self) -> None:
        """Show the bar, ready to type."""
        self.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()
        if self.words.text():
            self._begin()

    def close_bar(self) -> None:
        """Hide the bar and forget what was found."""
        self._stop()
        self.hide()
        self.closed.emit()

    def step(self, by: int) -> None:
        """Go to the next place, or back, round the end."""
        if self._typed.isActive():
            self._typed.stop()
            self._begin()
        if self.spans:
            self.place = (self.place + by) % len(self.spans)
            self._tell()
            self.went_to.emit(self.spans[self.place])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            self.step(-1)
        else:
            super().keyPressEvent(event)

    def _begin(self) -> None:
        self._stop()
        self._search = find_spans(self._text, self.words.text())
        self._piece.start(0)

    def _go_on(self) -> None:
        """Search one more piece, and show what it held."""
        before = len(self.spans)
        for span in self._search:
            if span is None:
                break
            self.spans.append(span)
        else:
            self._piece.stop()
        if len(self.spans) > before or not self._piece.isActive():
            self.found.emit(list(self.spans))
        if self.place < 0 and self.spans:
            self.step(1)
        self._tell()

    def _stop(self) -> None:
        self._piece.stop()
        self.spans, self.place = [], -1
        self.found.emit([])
        self._tell()

    def _tell(self) -> None:
        found = len(self.spans)
        if found:
            total = count(found) + ("+" if found == MOST_HITS else "")
            self.said.setText(tr("{place} of {total}", place=count(self.place + 1), total=total))
        else:
            self.said.setText(tr("Nothing found") if self.words.text() and not self._piece.isActive() else "")
