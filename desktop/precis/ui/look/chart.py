"""What all charts share: axis, labels, and the value that mouse or arrow keys mark.

Each says in words what it shows: arrow keys walk over the values, and the value under the mark is read out and written
above the chart, so that neither colour nor height alone carries anything.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleValueChangeEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from precis.domain.money import Money
from precis.ui.amounts import decimal, money, percent
from precis.ui.language import tr
from precis.ui.look.style import NEAR, SMALL, TIGHT, current_theme, sized

HEIGHT = 200
_AXIS_LINES = 4
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True)
class Point:
    """A value with its short label under the axis, and the sentence that says it. `low`, `high`: its interval.

    `is_turn`: something changed here, which a line chart marks.
    """

    label: str
    value: float
    said: str
    low: float | None = None
    high: float | None = None
    is_turn: bool = False


def axis_top(most: float) -> float:
    """Return the least of 1, 2, 2.5, 5 × 10ⁿ that is at least `most`; 1 where there is nothing."""
    if most <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(most))
    return next(step * power for step in (1, 2, 2.5, 5, 10) if step * power >= most * (1 - 1e-9))


def label_step(count: int, room: float, width: float) -> int:
    """Return each how manieth of `count` labels of `width` pixels has room in `room`."""
    return max(1, math.ceil(count * width / max(room, 1.0)))


class Chart(QWidget):
    """The frame and the axis of values side by side; a subclass paints the values."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.points: Sequence[Point] = ()
        self.marked = -1
        self._is_percent = False
        self._unit = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self.show_points((), "")

    def show_points(self, points: Sequence[Point], unit: str, *, is_percent: bool = False) -> None:
        """Show `points`; `unit` stands before the numbers of the axis."""
        self.points, self._unit, self._is_percent = tuple(points), unit, is_percent
        self.marked = -1
        self.setAccessibleName(self._name)
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, HEIGHT)

    def mark(self, place: int) -> None:
        """Mark a value, or none with -1."""
        place = max(-1, min(place, len(self.points) - 1))
        if place != self.marked:
            self.marked = place
            self._tell()
            self.update()

    def _tell(self) -> None:
        said = self.points[self.marked].said if self.marked >= 0 else "; ".join(
            point.said for point in self.points if point.value
        )  # fmt: skip
        self.setAccessibleDescription(said or tr("Nothing to show."))
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, said))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step and self.points:
            last = len(self.points) - 1
            self.mark(last if self.marked < 0 else max(0, min(self.marked + step, last)))
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        frame = self.frame()
        if self.points and frame.contains(event.position()):
            self.mark(int((event.position().x() - frame.left()) / (frame.width() / len(self.points))))
        else:
            self.mark(-1)

    def leaveEvent(self, event: QEvent) -> None:
        self.mark(-1)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.mark(-1)
        self.update()

    # --- painting -----------------------------------------------------------------------------------------------------

    def top(self) -> float:
        """Return the value at the upper end of the axis."""
        return 1.0 if self._is_percent else axis_top(max((point.value for point in self.points), default=0.0))

    def frame(self) -> QRectF:
        """Return where the values are painted."""
        line = self.fontMetrics().height()
        left = self.fontMetrics().horizontalAdvance(self._told(self.top())) + NEAR
        return QRectF(left, line + NEAR, max(self.width() - left - TIGHT, 1), self.height() - 2.6 * line - NEAR)

    def _told(self, value: float) -> str:
        if self._is_percent:
            return percent(value)
        top = self.top()
        is_whole = top >= 10 or (not self._unit and top >= _AXIS_LINES)
        digits = 0 if is_whole else 2 if top >= 0.1 else 4
        return money(Money.from_usd(value), digits) if self._unit else decimal(value, digits)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(sized(self.font(), SMALL))
        frame = self.frame()
        self._paint_axis(painter, frame)
        if self.points:
            self.paint_labels(painter, frame)
            self.paint_values(painter, frame, frame.width() / len(self.points))
        if self.marked >= 0:
            painter.setPen(QColor(theme.text))
            painter.setFont(sized(self.font(), SMALL, is_bold=True))
            painter.drawText(QRectF(0, 0, self.width() - TIGHT, frame.top() - TIGHT), Qt.AlignmentFlag.AlignRight,
                             self.points[self.marked].said)  # fmt: skip
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _paint_axis(self, painter: QPainter, frame: QRectF) -> None:
        theme, top = current_theme(), self.top()
        for number in range(_AXIS_LINES + 1):
            y = frame.bottom() - frame.height() * number / _AXIS_LINES
            painter.setPen(QPen(QColor(theme.line), 1))
            painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y))
            if number % 2 == 0:
                painter.setPen(QColor(theme.soft))
                painter.drawText(QRectF(0, y - 10, frame.left() - NEAR, 20),
                                 Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                                 self._told(top * number / _AXIS_LINES))  # fmt: skip

    def paint_labels(self, painter: QPainter, frame: QRectF) -> None:
        """Paint the labels under the axis, as many as have room."""
        slot = frame.width() / len(self.points)
        width = max(painter.fontMetrics().horizontalAdvance(point.label) for point in self.points) + NEAR * 2
        step = label_step(len(self.points), frame.width(), width)
        painter.setPen(QColor(current_theme().soft))
        # Counted from the end, so that the newest value has its label.
        for place in range(len(self.points) - 1, -1, -step):
            middle = frame.left() + slot * (place + 0.5)
            left = min(max(middle - width / 2, frame.left()), frame.right() - width)
            painter.drawText(QRectF(left, frame.bottom() + TIGHT, width, 20), Qt.AlignmentFlag.AlignCenter,
                             self.points[place].label)  # fmt: skip

    def paint_values(self, painter: QPainter, frame: QRectF, slot: float) -> None:
        """Paint the values into `frame`, `slot` pixels each."""
        raise NotImplementedError
