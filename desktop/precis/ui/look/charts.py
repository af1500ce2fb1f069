"""Charts painted in the theme's colours: bars over time, and a line with its intervals."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from precis.ui.look.chart import Chart
from precis.ui.look.style import current_theme

_BAR_WIDTH = 28


class BarChart(Chart):
    """A bar a value."""

    def paint_values(self, painter: QPainter, frame: QRectF, slot: float) -> None:
        """Paint the bars; the marked one in the colour of text."""
        theme, top = current_theme(), self.top()
        width = min(_BAR_WIDTH, slot * 0.7)
        painter.setPen(Qt.PenStyle.NoPen)
        for place, point in enumerate(self.points):
            if point.value <= 0:
                continue
            height = max(frame.height() * point.value / top, 2.0)
            painter.setBrush(QColor(theme.text if place == self.marked else theme.accent))
            bar = QRectF(frame.left() + slot * (place + 0.5) - width / 2, frame.bottom() - height, width, height)
            painter.drawRoundedRect(bar, min(3.0, width / 4), min(3.0, width / 4))


class LineChart(Chart):
    """A line through the values, with an upright for each interval and a broken one where something changed."""

    def paint_values(self, painter: QPainter, frame: QRectF, slot: float) -> None:
        """Paint intervals, line and points; the marked point is larger."""
        theme, top = current_theme(), self.top()

        def at(place: int, value: float) -> QPointF:
            return QPointF(frame.left() + slot * (place + 0.5), frame.bottom() - frame.height() * min(value / top, 1.0))

        self._paint_turns(painter, frame, slot)
        painter.setPen(QPen(QColor(theme.soft), 1))
        for place, point in enumerate(self.points):
            if point.low is not None and point.high is not None:
                painter.drawLine(at(place, point.low), at(place, point.high))
        spots = [at(place, point.value) for place, point in enumerate(self.points)]
        painter.setPen(QPen(QColor(theme.accent), 2))
        painter.drawPolyline(spots)
        for place, spot in enumerate(spots):
            painter.setBrush(QColor(theme.text if place == self.marked else theme.accent))
            painter.drawEllipse(spot, 5 if place == self.marked else 3.5, 5 if place == self.marked else 3.5)

    def _paint_turns(self, painter: QPainter, frame: QRectF, slot: float) -> None:
        theme = current_theme()
        for place, point in enumerate(self.points):
            if point.is_turn:
                x = frame.left() + slot * (place + 0.5)
                painter.setPen(QPen(QColor(theme.fair), 1, Qt.PenStyle.DashLine))
                painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.fair))
                painter.drawPolygon([QPointF(x - 4, frame.top()), QPointF(x + 4, frame.top()),
                                     QPointF(x, frame.top() + 6)])  # fmt: skip
