"""A document without pages, laid out from its blocks: headings, lists, tables; a claim's passage is marked in it."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit, QWidget

from precis.domain.documents import Block, BlockKind, Document, Span
from precis.ui.theme import current_theme

_HEADING_POINTS = (19.0, 16.0, 14.0, 12.5)


class TextView(QTextEdit):
    """Read-only text. Offsets of the document are mapped to the places of the laid-out text, block by block."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAccessibleName("Document text")
        self.document().setDocumentMargin(28)
        self._places: list[tuple[int, int, str]] = []

    def open(self, document: Document) -> None:
        """Show the document, from the top."""
        laid_out = QTextDocument(self)
        laid_out.setDocumentMargin(28)
        laid_out.setDefaultFont(self.font())
        self._places = []
        cursor = QTextCursor(laid_out)
        for number, block in enumerate(_blocks(document)):
            if number:
                cursor.insertBlock()
            cursor.setBlockFormat(_block_format(block))
            text = document.text[block.start : block.end].replace("\n", "\u2028")
            self._places.append((block.start, cursor.position(), text))
            cursor.insertText(text, _char_format(block))
        self.setDocument(laid_out)
        self.setExtraSelections([])
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def mark(self, span: Span) -> None:
        """Mark `span` and scroll to it."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._place(span.start))
        self.setTextCursor(cursor)
        cursor.setPosition(self._place(span.end), QTextCursor.MoveMode.KeepAnchor)
        marked = QTextEdit.ExtraSelection()
        marked.cursor = cursor  # type: ignore[attr-defined]
        shown = QTextCharFormat()
        shown.setBackground(QColor(current_theme().mark))
        marked.format = shown  # type: ignore[attr-defined]
        self.setExtraSelections([marked])
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect().top() - self.viewport().height() // 3)

    def marked_text(self) -> str:
        """Return the words that are marked now."""
        return "".join(selection.cursor.selectedText() for selection in self.extraSelections())  # type: ignore[attr-defined]

    def _place(self, offset: int) -> int:
        """Return the laid-out place of a document offset; Qt counts UTF-16 units, the document code points."""
        if not self._places:
            return 0
        start, place, text = self._places[max(0, bisect_right(self._places, offset, key=lambda row: row[0]) - 1)]
        before = text[: max(0, offset - start)]
        return place + len(before.encode("utf-16-le", "surrogatepass")) // 2


def _blocks(document: Document) -> tuple[Block, ...]:
    return document.blocks or (Block(BlockKind.PARAGRAPH, 0, len(document.text)),)


def _block_format(block: Block) -> QTextBlockFormat:
    shape = QTextBlockFormat()
    shape.setLineHeight(140, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    shape.setTopMargin(18 if block.kind is BlockKind.HEADING else 4)
    shape.setBottomMargin(6)
    if block.kind is BlockKind.LIST_ITEM:
        shape.setLeftMargin(20.0 * max(1, block.level))
    if block.kind in (BlockKind.TABLE, BlockKind.CODE):
        shape.setBackground(QColor(current_theme().raised))
    return shape


def _char_format(block: Block) -> QTextCharFormat:
    shape = QTextCharFormat()
    theme = current_theme()
    if block.kind is BlockKind.HEADING:
        shape.setFontPointSize(_HEADING_POINTS[min(max(block.level, 1), len(_HEADING_POINTS)) - 1])
        shape.setFontWeight(QFont.Weight.DemiBold)
    elif block.kind in (BlockKind.HEADER, BlockKind.FOOTER, BlockKind.CAPTION):
        shape.setForeground(QColor(theme.soft))
    elif block.kind is BlockKind.CODE:
        shape.setFontFixedPitch(True)
    return shape
