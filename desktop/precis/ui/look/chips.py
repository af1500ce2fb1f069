"""Labels as chips, painted the same in every list."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter

from precis.domain.text import printable
from precis.ui.look.style import NEAR
from precis.ui.look.theme import Theme


def paint_chips(painter: QPainter, line: QRect, labels: Iterable[str], theme: Theme, *, is_chosen: bool = False) -> int:
    """Paint as many labels as `line` has room for, in the painter's font; return where the next thing may begin.

    `is_chosen`: they lie on the ground of a chosen row, which the usual colour of a chip hardly stands out from.
    """
    left = line.left()
    for label in map(printable, labels):
        width = painter.fontMetrics().horizontalAdvance(label) + 2 * NEAR
        if left + width > line.right():
            break
        chip = QRect(left, line.top(), width, line.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.sheet if is_chosen else theme.raised))
        painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
        painter.setPen(QColor(theme.text))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, label)
        left += width + NEAR
    return left
