"""A reliability diagram: what was said to be so likely, against how often it was right; on the diagonal both agree."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen

from precis.ui.amounts import percent
from precis.ui.language import tr
from precis.ui.look.chart import Chart, Point
from precis.ui.look.style import NEAR, TIGHT, current_theme

SIDE = 300
_CAPTION = 18
_ROOM = 22
"""Pixels at the right, for half a label."""
_LEAST, _MOST = 3.0, 9.0
"""Radius of a point, in pixels: its area grows with the number of items."""


class ReliabilityChart(Chart):
    """Points at (said, right), larger for more items; an upright at each threshold."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.places: Sequence[float] = ()
        self.weights: Sequence[int] = ()
        self.thresholds: Sequence[float] = ()
        self.setFixedHeight(SIDE)
        self.setMaximumWidth(SIDE + 120)

    def show_diagram(
        self, points: Sequence[Point], places: Sequence[float], weights: Sequence[int], thresholds: Sequence[float]
    ) -> None:
        """Show points at `places` (0 … 1) of the lower axis, with `weights` items each, and uprights at thresholds."""
        self.places, self.weights, self.thresholds = places, weights, thresholds
        self.show_points(points, "", is_percent=True)

    def frame(self) -> QRectF:
        """Return where the points are painted, with room for those at the ends."""
        return super().frame().adjusted(NEAR, NEAR, -_ROOM, -_CAPTION)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        frame = self.frame()
        if not self.points or not frame.contains(event.position()):
            self.mark(-1)
            return
        at = (event.position().x() - frame.left()) / frame.width()
        self.mark(min(range(len(self.places)), key=lambda place: abs(self.places[place] - at)))

    def paint_labels(self, painter: QPainter, frame: QRectF) -> None:
        """Paint shares under the lower axis."""
        painter.setPen(QColor(current_theme().soft))
        for share in (0.0, 0.5, 1.0):
            place = QRectF(frame.left() + frame.width() * share - 30, frame.bottom() + TIGHT, 60, 18)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, percent(share))
        below = QRectF(frame.left(), frame.bottom() + TIGHT + 16, frame.width(), 18)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, tr("what was said"))
        if self.marked < 0:
            painter.drawText(QRectF(0, 0, self.width(), 20), Qt.AlignmentFlag.AlignLeft, tr("how often it was right"))

    def paint_values(self, painter: QPainter, frame: QRectF, slot: float) -> None:
        """Paint the diagonal, the thresholds, and the points with a line to where they should be."""
        theme = current_theme()

        def at(x: float, y: float) -> QPointF:
            return QPointF(frame.left() + frame.width() * x, frame.bottom() - frame.height() * y)

        painter.setPen(QPen(QColor(theme.soft), 1, Qt.PenStyle.DashLine))
        painter.drawLine(at(0, 0), at(1, 1))
        painter.setPen(QPen(QColor(theme.fair), 1, Qt.PenStyle.DotLine))
        for threshold in self.thresholds:
            painter.drawLine(at(threshold, 0), at(threshold, 1))
        most = max(self.weights, default=1)
        for place, (point, x, weight) in enumerate(zip(self.points, self.places, self.weights, strict=True)):
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.drawLine(at(x, x), at(x, point.value))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.text if place == self.marked else theme.accent))
            radius = max(_LEAST, _MOST * (weight / most) ** 0.5) if most else _LEAST
            painter.drawEllipse(at(x, point.value), radius, radius)
