"""What is marked on a page: the words of a claim with a bar beside them, what a search found, what is selected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

# Paper is white in every theme, so what is marked on it has its own colours.
PAPER = "#ffffff"
_MARK, _BAR, _HIT, _CHOSEN, _FRAME = "#ffe082", "#b26a00", "#cfe3ff", "#b4d0ff", "#1d4fc4"


@dataclass(frozen=True, slots=True)
class Marks:
    """Places in the view, a line of text each: hits of a search, a claim's passage, the selection, the hit gone to."""

    hits: Sequence[QRectF]
    passage: Sequence[QRectF]
    chosen: Sequence[QRectF]
    current: Sequence[QRectF]


def paint_marks(painter: QPainter, marks: Marks) -> None:
    """Paint the marks over the pages; the text below them stays to be read."""
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    for colour, lines in ((_HIT, marks.hits), (_MARK, marks.passage), (_CHOSEN, marks.chosen)):
        for line in lines:
            painter.fillRect(line.adjusted(-2, -1, 2, 1), QColor(colour))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.setPen(QColor(_FRAME))
    for line in marks.current:
        painter.drawRect(line.adjusted(-3, -2, 3, 2))
    for bar in margin_bars(list(marks.passage)):
        painter.fillRect(bar, QColor(_BAR))


def margin_bars(lines: Sequence[QRectF]) -> list[QRectF]:
    """Return a bar beside each line; the lines of one column have theirs at one left edge."""
    edges: list[float] = []
    for place, line in enumerate(lines):
        before = lines[place - 1] if place else line
        follows = before.left() < line.right() and line.left() < before.right()
        edges.append(min(edges[-1], line.left()) if place and follows else line.left())
    for place in range(len(edges) - 2, -1, -1):
        if lines[place].left() < lines[place + 1].right() and lines[place + 1].left() < lines[place].right():
            edges[place] = min(edges[place], edges[place + 1])
    return [QRectF(edge - 10, line.top() - 1, 3, line.height() + 2) for edge, line in zip(edges, lines, strict=True)]
