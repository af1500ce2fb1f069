"""Paints a job's row: title, stage in words, a bar while it runs, chips for its labels."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from precis.domain.jobs import JobState
from precis.domain.text import printable
from precis.ui import words
from precis.ui.jobs_model import ROW, Index, JobRow
from precis.ui.theme import Theme, current_theme

MARGIN = 14
GAP = 4
BAR = 3


class JobDelegate(QStyledItemDelegate):
    """Rows of three lines at most; the height does not change while a job runs, so nothing jumps."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = option.fontMetrics.height()
        row: JobRow = index.data(ROW)
        chips = height + 10 if row.labels else 0
        return QSize(200, 2 * height + 2 * MARGIN + 2 * GAP + BAR + chips)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, row = current_theme(), index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(theme.raised))
            painter.fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), QColor(theme.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(theme.ground))
        area = option.rect.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        self._lines(painter, option, row, area, theme)
        painter.restore()

    def _lines(self, painter: QPainter, option: QStyleOptionViewItem, row: JobRow, area: QRect, theme: Theme) -> None:
        height = option.fontMetrics.height()
        line = QRect(area.left(), area.top(), area.width(), height)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(theme.text))
        title = painter.fontMetrics().elidedText(printable(row.job.title), Qt.TextElideMode.ElideMiddle, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, title)
        line.translate(0, height + GAP)
        painter.setFont(option.font)
        painter.setPen(QColor(_ink(row.job.state, theme)))
        stage = words.stage(row.job, now=datetime.now(UTC), eta_s=row.eta_s)
        painter.drawText(
            line,
            Qt.AlignmentFlag.AlignVCenter,
            option.fontMetrics.elidedText(stage, Qt.TextElideMode.ElideRight, line.width()),
        )
        line.translate(0, height + GAP)
        if not row.job.state.is_final:
            _bar(painter, QRectF(line.left(), line.top(), line.width(), BAR), row, theme)
        if row.labels:
            _chips(painter, line.translated(0, BAR + GAP), row.labels, theme)


def _ink(state: JobState, theme: Theme) -> str:
    if state is JobState.FAILED:
        return theme.bad
    return theme.fair if state in (JobState.PARTIAL, JobState.NEEDS_REVIEW) else theme.soft


def _bar(painter: QPainter, area: QRectF, row: JobRow, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.line))
    painter.drawRoundedRect(area, BAR / 2, BAR / 2)
    counts = row.job.counts
    if counts.total:
        area.setWidth(area.width() * min(1.0, counts.done / counts.total))
        painter.setBrush(QColor(theme.accent))
        painter.drawRoundedRect(area, BAR / 2, BAR / 2)


def _chips(painter: QPainter, line: QRect, labels: tuple[str, ...], theme: Theme) -> None:
    left = line.left()
    for label in labels:
        width = painter.fontMetrics().horizontalAdvance(label) + 16
        if left + width > line.right():
            break
        chip = QRect(left, line.top(), width, line.height() + 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.line))
        painter.drawRoundedRect(chip, 9, 9)
        painter.setPen(QColor(theme.text))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, label)
        left += width + 6
