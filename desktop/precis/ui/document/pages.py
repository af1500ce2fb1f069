"""Pages of a PDF to read: what a person does with them by mouse and keyboard, and the words they select."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from precis.domain.documents import Document, PlacedBox, Span
from precis.ui.document.page_area import PageArea
from precis.ui.document.selecting import WordSelection, word_near

STEP = 1.2
"""How much larger one step of zoom makes the pages."""


class PagesView(PageArea):
    """Pages whose words can be selected."""

    selection_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._selection = WordSelection()

    def open(self, path: Path, document: Document, password: str | None = None) -> None:
        """Show the file's pages, from the top; nothing is selected."""
        self._selection = WordSelection()
        super().open(path, document, password)

    @property
    def chosen(self) -> Sequence[PlacedBox]:
        """The boxes of what is selected."""
        return tuple(self._document.layout.lines(self.selected)) if self._document and self.selected else ()

    @property
    def selected(self) -> Span | None:
        """The place in the document of what is selected."""
        return self._selection.span

    @property
    def selected_text(self) -> str:
        """The text that is selected, as the document has it."""
        return self._document.quote(self.selected) if self._document and self.selected else ""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * (STEP if event.angleDelta().y() > 0 else 1 / STEP))
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.matches(QKeySequence.StandardKey.Copy) and self.selected_text:
            QGuiApplication.clipboard().setText(self.selected_text)
        elif event.matches(QKeySequence.StandardKey.SelectAll) and self._document:
            self._selection.span = Span(0, len(self._document.text))
            self._tell_selection()
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._selection.begin(self._word_at(event.position()))
            self._tell_selection()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._document and event.buttons() & Qt.MouseButton.LeftButton:
            self._selection.reach(self._document.layout, self._word_at(event.position()))
            self._tell_selection()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._document and (word := self._word_at(event.position())) is not None:
            self._selection.begin(word)
            self._selection.reach(self._document.layout, word)
            self._tell_selection()

    def _word_at(self, point: QPointF) -> int | None:
        if self._document is None or not self._column.frames:
            return None
        page, x, y = self._column.on_page(point - QPointF(self._origin()))
        return word_near(self._document.layout, page, x, y)

    def _tell_selection(self) -> None:
        self.selection_changed.emit()
        self.viewport().update()
