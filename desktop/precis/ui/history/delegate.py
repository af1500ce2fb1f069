"""Paints a row of the history: title and when, headline, and the passage that matched with its matches marked."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from precis.domain.ports import HistoryRow
from precis.domain.text import printable
from precis.ui import words
from precis.ui.amounts import when
from precis.ui.history.model import ROW, Index
from precis.ui.history.snippets import fitted, runs
from precis.ui.look.chips import paint_chips
from precis.ui.look.style import BODY, NEAR, SMALL, TIGHT, WIDE, current_theme, sized
from precis.ui.look.theme import Theme

MARGIN = 12


class HistoryDelegate(QStyledItemDelegate):
    """Every row has three lines and the same height."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, 3 * option.fontMetrics.height() + 2 * TIGHT + 2 * MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, row = current_theme(), index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _ground(painter, option, theme)
        area = option.rect.adjusted(WIDE, MARGIN, -WIDE, -MARGIN)
        _paint_row(painter, option, area, row, theme)
        painter.restore()


def _ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, QColor(theme.tint))
        painter.fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), QColor(theme.accent))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, QColor(theme.ground))
    painter.setPen(QPen(QColor(theme.raised), 1))
    painter.drawLine(option.rect.left() + WIDE, option.rect.bottom(), option.rect.right() - WIDE, option.rect.bottom())


def _paint_row(painter: QPainter, option: QStyleOptionViewItem, area: QRect, row: HistoryRow, theme: Theme) -> None:
    height = option.fontMetrics.height()
    line = QRect(area.left(), area.top(), area.width(), height)
    painter.setFont(sized(option.font, SMALL))
    painter.setPen(QColor(theme.soft))
    now = datetime.now(UTC)
    side = f"{words.mode_within(row.job.options.mode)} · {when(row.job.created_at, now)}"
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, side)
    title = line.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(side) - 2 * NEAR, 0)
    painter.setFont(sized(option.font, BODY, is_bold=True))
    painter.setPen(QColor(theme.text))
    used = _draw(painter, title, printable(row.job.title))
    painter.setFont(sized(option.font, SMALL))
    is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    paint_chips(painter, title.adjusted(used + NEAR, 0, 0, 0), row.labels, theme, is_chosen=is_chosen)
    painter.setFont(option.font)
    line.translate(0, height + TIGHT)
    painter.setPen(QColor(theme.text if row.headline else theme.soft))
    _draw(painter, line, printable(row.headline) or words.stage(row.job, now=now))
    line.translate(0, height + TIGHT)
    painter.setFont(sized(option.font, SMALL))
    _paint_snippet(painter, option, line, row.snippet, theme)


def _draw(painter: QPainter, line: QRect, text: str) -> int:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    return painter.fontMetrics().horizontalAdvance(shown)


def _paint_snippet(painter: QPainter, option: QStyleOptionViewItem, line: QRect, snippet: str, theme: Theme) -> None:
    plain, bold = sized(option.font, SMALL), sized(option.font, SMALL, is_bold=True)
    widths = {False: QFontMetrics(plain), True: QFontMetrics(bold)}
    pieces = fitted(runs(snippet), line.width(), lambda text, matches: widths[matches].horizontalAdvance(text))
    left = line.left()
    for text, matches in pieces:
        width = widths[matches].horizontalAdvance(text)
        place = QRect(left, line.top(), width + 2, line.height())
        if matches:
            painter.fillRect(place.adjusted(-1, 1, -1, -1), QColor(theme.mark))
        painter.setFont(bold if matches else plain)
        painter.setPen(QColor(theme.text if matches else theme.soft))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        left += width
