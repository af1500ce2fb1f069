"""A document as laid-out text: headings, lists, tables; with the passages of a claim, a search and a selection marked.

The text is laid out in slices, so that a long book never holds the Qt thread; what is to be marked further down is
marked when its place is there.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPalette, QResizeEvent, QTextCharFormat, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QTextEdit, QWidget

from precis.domain.documents import Document, Span
from precis.ui.document.laying_out import Places, blocks_of, insert_block
from precis.ui.language import tr
from precis.ui.look.style import current_theme

SLICE = 8_000
"""Characters laid out in one go: under 8 ms."""
MEASURE = 720
"""Greatest width of a line in pixels: longer ones are hard to read."""
MOST_MARKED_HITS = 400


class TextView(QTextEdit):
    """Read-only text. `finished` tells that all of it is laid out."""

    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(tr("Document text"))
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)
        self._document: Document | None = None
        self._places = Places()
        self._next = 0
        self._marks: Sequence[Span] = ()
        self._hits: Sequence[Span] = ()
        self._hit: Span | None = None
        self._awaited: Span | None = None
        self._builder = QTimer(self)
        self._builder.timeout.connect(self._build)

    # --- what is shown ------------------------------------------------------------------------------------------------

    def open(self, document: Document) -> None:
        """Show the document, from the top."""
        self._document, self._places, self._next = document, Places(), 0
        self._marks, self._hits, self._hit, self._awaited = (), (), None, None
        self.clear()
        self.setExtraSelections([])
        self._build()
        self.verticalScrollBar().setValue(0)
        self._builder.start(0)

    def close_text(self) -> None:
        """Show nothing."""
        self._builder.stop()
        self._document = None
        self.clear()

    def mark(self, spans: Sequence[Span]) -> None:
        """Mark `spans` and scroll to the first."""
        self._marks = spans
        self._paint()
        if spans:
            self.reveal(spans[0])

    def show_hits(self, spans: Sequence[Span]) -> None:
        """Mark what a search found."""
        self._hits, self._hit = spans[:MOST_MARKED_HITS], None
        self._paint()

    def go_to_hit(self, span: Span) -> None:
        """Bring one of the places that a search found into view, marked apart from the others."""
        self._hit = span
        self._paint()
        self.reveal(span)

    def reveal(self, span: Span) -> None:
        """Scroll to `span`, as soon as it is laid out."""
        ranges = list(self._places.ranges(span))
        self._awaited = None if ranges else span
        if ranges:
            cursor = QTextCursor(self.document())
            cursor.setPosition(ranges[0][0])
            self.setTextCursor(cursor)
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect().top() - self.viewport().height() // 3)

    def marked_text(self) -> str:
        """Return the words that are marked for a claim now."""
        cursors = [self._cursor(*place) for span in self._marks for place in self._places.ranges(span)]
        return " ".join(cursor.selectedText() for cursor in cursors)

    @property
    def selected(self) -> Span | None:
        """The place in the document of what is selected."""
        cursor = self.textCursor()
        start, end = self._places.offset(cursor.selectionStart()), self._places.offset(cursor.selectionEnd())
        return Span(start, end) if start is not None and end is not None and start < end else None

    @property
    def is_finished(self) -> bool:
        """Whether all of the document is laid out."""
        return self._document is None or self._next >= len(blocks_of(self._document))

    # --- Qt -----------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        side = max(24, (self.width() - MEASURE) // 2)
        self.setViewportMargins(side, 24, side, 0)
        super().resizeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def zoom_by(self, steps: int) -> None:
        """Make the type larger, or smaller."""
        self.zoomIn(steps) if steps > 0 else self.zoomOut(-steps)

    # --- inside -------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        document = self._document
        if document is None:
            return
        blocks, laid_out = blocks_of(document), 0
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        while self._next < len(blocks) and laid_out < SLICE:
            block = blocks[self._next]
            insert_block(cursor, document, block, self._places, is_first=self._next == 0)
            laid_out += block.end - block.start + 80
            self._next += 1
        cursor.endEditBlock()
        if self._awaited is not None:
            self.reveal(self._awaited)
            self._paint()
        if self._next >= len(blocks):
            self._builder.stop()
            self._paint()
            self.finished.emit()

    def _paint(self) -> None:
        theme = current_theme()
        selections: list[QTextEdit.ExtraSelection] = []
        current = (self._hit,) if self._hit else ()
        for colour, spans in ((theme.tint, self._hits), (theme.mark, self._marks), (theme.mark, current)):
            for span in spans:
                selections += [self._selection(place, colour) for place in self._places.ranges(span)]
        self.setExtraSelections(selections)

    def _selection(self, place: tuple[int, int], colour: str) -> QTextEdit.ExtraSelection:
        marked = QTextEdit.ExtraSelection()
        shape = QTextCharFormat()
        shape.setBackground(QColor(colour))
        shape.setForeground(self.palette().color(QPalette.ColorRole.Text))
        shape.setFontUnderline(True)
        marked.cursor = self._cursor(*place)  # type: ignore[attr-defined]
        marked.format = shape  # type: ignore[attr-defined]
        return marked

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor
