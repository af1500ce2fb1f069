"""The frame of the window: the rail to change the view, the foot with what runs, and where files can be dropped."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from precis.ui.language import tr, trn
from precis.ui.look.controls import UNDER_ICON, IconButton, IconLabel, keep_tab_stop, push_button, text_label
from precis.ui.look.style import APART, BAR, BODY, NEAR, TIGHT, current_theme, sized
from precis.ui.shortcuts import shown

if TYPE_CHECKING:
    from collections import Counter

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QPushButton

    from precis.domain.jobs import JobState
    from precis.ui.work.entries import JobRow

LEFT, RIGHT = 300, 400
"""Widths of the outer panes of the work view, until the person chooses others."""


class Outline(QWidget):
    """The work view before it is built: its bar and its three panes, empty. `painted` tells when it was first seen."""

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, height = current_theme(), BAR + TIGHT + 2
        painter = QPainter(self)
        _fill(painter, self.rect(), theme.sheet)
        _fill(painter, QRect(0, 0, self.width(), height), theme.ground)
        middle = QRect(LEFT, height, self.width() - LEFT - RIGHT, self.height() - height)
        _fill(painter, middle, theme.ground)
        for left in (middle.left(), middle.right()):
            _fill(painter, QRect(left, height, 1, self.height()), theme.line)
        _fill(painter, QRect(0, height, self.width(), 1), theme.line)
        painter.end()
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()


def _fill(painter: QPainter, where: QRect, colour: str) -> None:
    """Fill a part of the outline, without QPainter.fillRect, whose forms have PySide make every enum of `Qt`."""
    dot = QPixmap(1, 1)
    dot.fill(QColor(colour))
    painter.drawPixmap(where, dot)


_RAIL = 68
"""The least width of a view's button."""


class Rail(QFrame):
    """The views, one button each."""

    chosen = Signal(int)

    def __init__(self, views: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAccessibleName(tr("Views"))
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(NEAR, NEAR + TIGHT, NEAR, NEAR)
        column.setSpacing(TIGHT)
        bold = QFontMetrics(sized(self.font(), BODY, is_bold=True))
        width = max(_RAIL, *(bold.horizontalAdvance(text) + 2 * NEAR for _, text, _ in views))
        for number, (icon, text, keys) in enumerate(views):
            button = IconButton(icon, text, f"{text} ({shown((keys,))})")
            button.setProperty("toolButtonStyle", UNDER_ICON)
            button.setCheckable(True)
            button.setFixedWidth(width)
            self._group.addButton(button, number)
            column.addWidget(button)
        column.addStretch()
        self._badges: dict[int, QLabel] = {}
        self._texts = [text for _, text, _ in views]
        self._group.idClicked.connect(self.chosen)
        self.choose(0)

    def choose(self, number: int) -> None:
        """Show which view is on."""
        self._group.button(number).setChecked(True)
        keep_tab_stop(self._group)

    def count(self, number: int, waiting: int) -> None:
        """Show how much waits for the person in a view."""
        button, text = self._group.button(number), self._texts[number]
        badge = self._badges.get(number)
        if badge is None:
            badge = self._badges[number] = QLabel(button)
            badge.setObjectName("badge")
            badge.setAttribute(QtCore.Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        badge.setText(str(waiting) if waiting < 100 else "99+")
        badge.adjustSize()
        badge.move(button.width() // 2 + TIGHT, 2)
        badge.setVisible(waiting > 0)
        button.setAccessibleName(tr("{view}, {count} waiting", view=text, count=waiting) if waiting else text)


class Foot(QFrame):
    """How much runs, waits and failed; what was spent; and the way to stop it all."""

    cancel_all_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("foot")
        self.said = text_label("", "small")
        self.said.setWordWrap(False)
        self.place = text_label("", "small")
        self.place.setWordWrap(False)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(APART, 2, APART, 2)
        row.setSpacing(NEAR)
        row.addWidget(self.said)
        row.addStretch()
        row.addWidget(self.place)
        self.setFixedHeight(self.fontMetrics().height() + 14)

    @cached_property
    def cancel(self) -> QPushButton:
        """The way to stop it all, built when something runs."""
        tip = tr("Cancel everything that runs or waits (Ctrl+.)")
        button = push_button(tr("Cancel all"), tip, self.cancel_all_asked.emit, "link")
        self._row.insertWidget(1, button)
        return button

    def count(self, rows: Sequence[JobRow]) -> Counter[JobState]:
        """Say how the jobs of the list stand, and return how many are in each state."""
        from collections import Counter

        from precis.domain.jobs import JobState
        from precis.domain.money import Money
        from precis.ui.amounts import count, money

        states = Counter(row.job.state for row in rows)
        moving = sum(number for state, number in states.items() if not state.is_final)
        waiting, queued, failed = (states[one] for one in (JobState.WAITING, JobState.QUEUED, JobState.FAILED))
        spent = Money(sum(row.job.spent.micros for row in rows))
        parts = [
            tr("{count} running", count=count(moving - waiting - queued)) if moving - waiting - queued else "",
            tr("{count} waiting", count=count(waiting)) if waiting else "",
            tr("{count} in line", count=count(queued)) if queued else "",
            tr("{count} failed", count=count(failed)) if failed else "",
            tr("{amount} spent", amount=money(spent)) if spent else "",
        ]
        said = " · ".join(part for part in parts if part)
        self.said.setText(said or trn("{n} result", "{n} results", len(rows)) if rows else "")
        self.cancel.setVisible(moving > 0)
        return states


class DropHint(QFrame):
    """Lies over the window while files are dragged over it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("drop")
        self.setAttribute(QtCore.Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        mark = IconLabel("drop", 48, "accent")
        column = QVBoxLayout(self)
        column.addStretch()
        for label in (
            mark,
            text_label(tr("Drop to add"), "title"),
            text_label(tr("Files and folders; folders are read whole")),
        ):
            label.setAlignment(QtCore.Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch()
        self.hide()

    def show_over(self, parent: QWidget) -> None:
        """Cover `parent` but for a margin."""
        self.setGeometry(parent.rect().adjusted(24, 24, -24, -24))
        self.show()
        self.raise_()


def dropped_paths(mime: QMimeData) -> list[Path]:
    """Return the local files and folders that are dragged."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
