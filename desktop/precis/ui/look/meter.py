"""How much of a limit is used, as a bar in the theme's colours."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from precis.ui.look.style import current_theme


class Meter(QWidget):
    """How much of a limit is used; the words beside it say the same."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFixedHeight(10)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.part = 0.0

    def show_part(self, part: float, said: str) -> None:
        """Show a part of the limit, from 0; above 1 it is full."""
        self.part = part
        self.setAccessibleDescription(said)
        self.setToolTip(said)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.line))
        whole = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        painter.drawRoundedRect(whole, 4, 4)
        if self.part > 0:
            painter.setBrush(QColor(theme.bad if self.part >= 1 else theme.fair if self.part >= 0.8 else theme.accent))
            whole.setWidth(max(8.0, whole.width() * min(self.part, 1.0)))
            painter.drawRoundedRect(whole, 4, 4)
