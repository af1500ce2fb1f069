"""Lays a document's blocks out as rich text, and maps places of the document to places of the laid-out text.

Offsets of a document count code points, Qt's count UTF-16 units; each piece of text that is laid out is a row of the
map. A table's cells are pieces of their own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextLength, QTextTableFormat

from precis.domain.documents import Block, BlockKind, Document, Span
from precis.ui.look.style import current_theme

MOST_CELLS = 160
"""A larger table is laid out as lines with tabs: Qt takes too long over its cells."""
_HEADINGS = (2, 1, 1, 0)
"""Qt's steps of type by level: 1.5, 1.2 and once the size of the text; they follow its zoom."""


@dataclass(slots=True)
class Places:
    """Pieces in order: where each begins in the document, where in the laid-out text, and its words."""

    starts: list[int] = field(default_factory=list[int])
    positions: list[int] = field(default_factory=list[int])
    texts: list[str] = field(default_factory=list[str])

    def add(self, start: int, position: int, text: str) -> None:
        """Take note of a piece."""
        self.starts.append(start)
        self.positions.append(position)
        self.texts.append(text)

    def ranges(self, span: Span) -> Iterator[tuple[int, int]]:
        """Yield where `span` is in the laid-out text, a range a piece."""
        first = max(0, bisect_right(self.starts, span.start) - 1)
        for place in range(first, bisect_right(self.starts, max(span.start, span.end - 1))):
            start, text = self.starts[place], self.texts[place]
            begin, end = max(0, span.start - start), min(len(text), span.end - start)
            if begin < end:
                at = self.positions[place]
                yield at + _units(text[:begin]), at + _units(text[:end])

    def offset(self, position: int) -> int | None:
        """Return the place in the document of a position in the laid-out text; None before the first piece."""
        place = bisect_right(self.positions, position) - 1
        if place < 0:
            return None
        units = self.texts[place].encode("utf-16-le", "surrogatepass")[: 2 * (position - self.positions[place])]
        return self.starts[place] + len(units.decode("utf-16-le", "ignore"))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def blocks_of(document: Document) -> tuple[Block, ...]:
    """Return the document's blocks; the whole text as one where it has none."""
    return document.blocks or (Block(BlockKind.PARAGRAPH, 0, len(document.text)),)


def insert_block(cursor: QTextCursor, document: Document, block: Block, places: Places, *, is_first: bool) -> None:
    """Lay `block` out at the cursor, which is at the end of the text."""
    text = document.text[block.start : block.end]
    rows = [line.split("\t") for line in text.split("\n")] if block.kind is BlockKind.TABLE else []
    if rows and 1 < max(map(len, rows)) <= 12 and sum(map(len, rows)) <= MOST_CELLS:
        _insert_table(cursor, block, rows, places)
        return
    if not is_first:
        cursor.insertBlock()
    cursor.setBlockFormat(_block_format(block))
    bullet = "•  " if block.kind is BlockKind.LIST_ITEM and not _has_bullet(text) else ""
    cursor.insertText(bullet, _char_format(block))
    places.add(block.start, cursor.position(), text)
    cursor.insertText(text.replace("\n", "\u2028"), _char_format(block))


def _has_bullet(text: str) -> bool:
    head = text.lstrip()[:4]
    return bool(head) and (not head[0].isalnum() or any(sign in head for sign in ".)"))


def _insert_table(cursor: QTextCursor, block: Block, rows: list[list[str]], places: Places) -> None:
    shape = QTextTableFormat()
    shape.setBorderCollapse(True)
    shape.setBorder(1)
    shape.setBorderBrush(QColor(current_theme().line))
    shape.setCellPadding(6)
    shape.setTopMargin(8)
    shape.setBottomMargin(12)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table = cursor.insertTable(len(rows), max(map(len, rows)), shape)
    offset = block.start
    for number, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            at = table.cellAt(number, column).firstCursorPosition()
            places.add(offset, at.position(), cell)
            at.insertText(cell)
            offset += len(cell) + 1
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _block_format(block: Block) -> QTextBlockFormat:
    shape = QTextBlockFormat()
    shape.setLineHeight(145, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    shape.setTopMargin(20 if block.kind is BlockKind.HEADING else 0)
    shape.setBottomMargin(4 if block.kind is BlockKind.LIST_ITEM else 10)
    if block.kind is BlockKind.LIST_ITEM:
        shape.setLeftMargin(24.0 * max(1, block.level))
        shape.setTextIndent(-14)
    if block.kind in (BlockKind.TABLE, BlockKind.CODE):
        shape.setBackground(QColor(current_theme().raised))
    return shape


def _char_format(block: Block) -> QTextCharFormat:
    shape, theme = QTextCharFormat(), current_theme()
    if block.kind is BlockKind.HEADING:
        shape.setFontWeight(QFont.Weight.DemiBold)
        shape.setProperty(
            QTextCharFormat.Property.FontSizeAdjustment, _HEADINGS[min(max(block.level, 1), len(_HEADINGS)) - 1]
        )
    elif block.kind in (BlockKind.HEADER, BlockKind.FOOTER, BlockKind.CAPTION):
        shape.setForeground(QColor(theme.soft))
    elif block.kind in (BlockKind.CODE, BlockKind.TABLE):
        shape.setFontFixedPitch(True)
        shape.setFontFamilies(["monospace"])
    return shape
