"""The strip beside the document: which parts of it the summary draws on, from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from precis.ui.language import tr
from precis.ui.look.style import current_theme

WIDTH = 10
_FAINTEST = 0.35
"""Of the colour's strength: a part that is touched at all has to be seen."""


class CoverageStrip(QWidget):
    """A bar a part of the text; the more of it is drawn on, the stronger. `chosen` brings where a click was (0 … 1)."""

    chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts: Sequence[float] = ()
        self.setFixedWidth(WIDTH)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("What the summary draws on"))
        self.hide()

    def show_parts(self, parts: Sequence[float], said: str) -> None:
        """Show the share (0 … 1) of each part, top to bottom, and `said` to whoever points at it; nothing for none."""
        self.parts = parts
        self.setToolTip(tr("Marked: the parts of the document that the summary draws on. {said}", said=said).strip())
        self.setAccessibleDescription(said)
        self.setVisible(any(parts))
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(min(1.0, max(0.0, event.position().y() / max(1, self.height()))))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.ground))
        painter.fillRect(0, 0, 1, self.height(), QColor(theme.line))
        tall = self.height() / max(1, len(self.parts))
        colour = QColor(theme.accent)
        for place, share in enumerate(self.parts):
            if share > 0:
                colour.setAlphaF(min(1.0, _FAINTEST + (1 - _FAINTEST) * share))
                painter.fillRect(QRectF(3, place * tall, WIDTH - 5, max(2.0, tall - 1)), colour)
        painter.end()
