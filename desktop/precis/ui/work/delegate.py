"""Paints a document's row: title, stage in words, and a third line for progress, or for labels and trust."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import PurePath

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap, QPixmapCache
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from precis.domain.jobs import JobState
from precis.domain.text import printable
from precis.ui import words
from precis.ui.language import tr
from precis.ui.look.chips import paint_chips
from precis.ui.look.style import BODY, SMALL, TIGHT, current_theme, sized
from precis.ui.look.theme import Theme
from precis.ui.sentences import said
from precis.ui.work.entries import Fit, Shown
from precis.ui.work.model import SHOWN, Index

MARGIN = 12
TILE = 34
BAR = 4
RUNNING = (JobState.READING, JobState.PLANNING, JobState.WORKING, JobState.CHECKING, JobState.WAITING)


class DocumentDelegate(QStyledItemDelegate):
    """Every row is of one height, whatever its job does, so nothing jumps and long lists stay quick."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = option.fontMetrics.height()
        return QSize(200, 3 * height + 2 * TIGHT + 2 * MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, shown = current_theme(), index.data(SHOWN)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        _ground(painter, option, theme)
        area = option.rect.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        tile = QRect(area.left(), area.top(), TILE, TILE)
        _tile(painter, option, tile, shown, theme)
        _lines(painter, option, shown, area.adjusted(TILE + MARGIN, 0, 0, 0), theme)
        painter.restore()


def _ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, QColor(theme.tint))
        bar = QRect(option.rect.left(), option.rect.top(), 4 if has_focus else 2, option.rect.height())
        painter.fillRect(bar, QColor(theme.accent if has_focus else theme.soft))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, QColor(theme.ground))
    elif has_focus:
        painter.setPen(QPen(QColor(theme.accent), 1, Qt.PenStyle.DotLine))
        painter.drawRect(option.rect.adjusted(4, 2, -3, -3))


def _tile(painter: QPainter, option: QStyleOptionViewItem, tile: QRect, shown: Shown, theme: Theme) -> None:
    """Paint a sheet with the kind of file on it, told apart by letters, not by colour; kept, since many are alike."""
    is_failed = shown.row.job.state is JobState.FAILED
    kind = "!" if is_failed else printable(PurePath(shown.row.job.path).suffix.lstrip(".").upper()[:4]) or "TEXT"
    ratio = painter.device().devicePixelRatio()
    key = f"precis tile {kind} {theme.name} {ratio} {option.font.pointSizeF()}"
    image = QPixmap()
    if not QPixmapCache.find(key, image):
        image = _painted_tile(kind, theme.bad if is_failed else theme.soft, option.font, theme, ratio)
        QPixmapCache.insert(key, image)
    painter.drawPixmap(tile.topLeft(), image)


def _painted_tile(kind: str, ink: str, font: QFont, theme: Theme, ratio: float) -> QPixmap:
    image = QPixmap(round(TILE * ratio), round(TILE * ratio))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.bad if kind == "!" else theme.line), 1))
    painter.setBrush(QColor(theme.sheet))
    painter.drawRoundedRect(QRectF(0.5, 0.5, TILE - 1, TILE - 1), 6, 6)
    painter.setFont(sized(font, 0.68 if len(kind) > 3 else 0.74, is_bold=True))
    painter.setPen(QColor(ink))
    painter.drawText(QRect(0, 0, TILE, TILE), Qt.AlignmentFlag.AlignCenter, kind)
    painter.end()
    return image


def _lines(painter: QPainter, option: QStyleOptionViewItem, shown: Shown, area: QRect, theme: Theme) -> None:
    job, height = shown.row.job, option.fontMetrics.height()
    line = QRect(area.left(), area.top(), area.width(), height)
    painter.setFont(sized(option.font, BODY, is_bold=True))
    painter.setPen(QColor(theme.text))
    _words(painter, line, printable(job.title), Qt.TextElideMode.ElideMiddle)
    line.translate(0, height + TIGHT)
    painter.setFont(sized(option.font, SMALL))
    painter.setPen(QColor(_ink(shown, theme)))
    _words(painter, line, printable(words.row(shown, now=datetime.now(UTC))))
    line.translate(0, height + TIGHT)
    if job.state in RUNNING:
        _bar(painter, QRectF(line.left(), line.center().y() - BAR, line.width(), BAR), shown, theme)
    elif job.error is not None and job.error.hint:
        painter.setPen(QColor(theme.soft))
        _words(painter, line, printable(said(job.error.hint)))
    elif shown.row.facts is not None and shown.fit is not Fit.OTHER_MODE:
        _chips(painter, line, shown, theme, is_chosen=bool(option.state & QStyle.StateFlag.State_Selected))


def _words(painter: QPainter, line: QRect, text: str, elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> None:
    fitting = painter.fontMetrics().elidedText(text, elide, line.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, fitting)


def _ink(shown: Shown, theme: Theme) -> str:
    if shown.fit is Fit.OTHER_MODE and shown.row.job.state.is_final:
        return theme.soft
    state = shown.row.job.state
    if state is JobState.FAILED:
        return theme.bad
    facts = shown.row.facts
    if state in (JobState.DONE, JobState.NEEDS_REVIEW) and facts and (facts.claims or facts.dropped):
        return theme.fair if facts.weak or facts.dropped else theme.good
    needs_a_look = (JobState.PARTIAL, JobState.NEEDS_REVIEW, JobState.PAUSED, JobState.WAITING)
    return theme.fair if state in needs_a_look else theme.soft


def _bar(painter: QPainter, area: QRectF, shown: Shown, theme: Theme) -> None:
    """How much is done where that is known; else an empty track: nothing moves that does not mean something."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.line))
    painter.drawRoundedRect(area, BAR / 2, BAR / 2)
    counts = shown.row.job.counts
    if counts.total and counts.done:
        area.setWidth(area.width() * min(1.0, counts.done / counts.total))
        painter.setBrush(QColor(theme.accent))
        painter.drawRoundedRect(area, BAR / 2, BAR / 2)


def _chips(painter: QPainter, line: QRect, shown: Shown, theme: Theme, *, is_chosen: bool) -> None:
    facts = shown.row.facts
    assert facts is not None
    left = paint_chips(painter, line, facts.chips, theme, is_chosen=is_chosen)
    hint, rest = tr("check the label"), line.adjusted(left - line.left(), 0, 0, 0)
    # A chip says already that a label is unsure: where there is no room for the whole hint, half of it says no more.
    if shown.row.job.state is JobState.NEEDS_REVIEW and painter.fontMetrics().horizontalAdvance(hint) <= rest.width():
        painter.setPen(QColor(theme.fair))
        _words(painter, rest, hint)
