"""The rules as cards in the order in which they count; a card is dragged to another place, or moved by its buttons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from precis.app.rule_drafts import draft_of
from precis.domain.errors import WrongUse
from precis.domain.text import printable
from precis.ui.language import tr
from precis.ui.look.controls import IconButton, push_button, text_label
from precis.ui.look.page import clear, row_of
from precis.ui.look.style import APART, NEAR, TIGHT, current_theme
from precis.ui.sentences import told
from precis.ui.settings import rule_words

if TYPE_CHECKING:
    from precis.store.rules import RuleText

MIME = "application/x-precis-rule"


class RuleCard(QFrame):
    """One rule: its sentence, whether it counts, and what can be done with it."""

    enabled = Signal(bool)
    moved = Signal(int)
    edit_asked = Signal()
    remove_asked = Signal()

    def __init__(self, rule: RuleText, titles: Mapping[str, str], *, is_first: bool, is_last: bool) -> None:
        super().__init__()
        self.setObjectName("card")
        self.rule = rule
        self._pressed: QPoint | None = None
        name = printable(rule.name)
        self.is_on = QCheckBox(tr("On"))
        self.is_on.setAccessibleName(tr("The rule {name} counts", name=name))
        self.is_on.setChecked(rule.is_enabled)
        self.is_on.toggled.connect(self.enabled)
        self.up = IconButton("up", tr("Move {name} up", name=name), tr("Let it count before the rule above"))
        self.down = IconButton("down", tr("Move {name} down", name=name), tr("Let it count after the rule below"))
        self.up.setEnabled(not is_first)
        self.down.setEnabled(not is_last)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.edit = push_button(tr("Edit…"), tr("Change the rule {name}", name=name), self.edit_asked.emit)
        self.remove = push_button(
            tr("Delete"), tr("Delete the rule {name}; it can be undone", name=name), self.remove_asked.emit
        )
        self.edit.setAccessibleName(tr("Edit {name}", name=name))
        self.remove.setAccessibleName(tr("Delete {name}", name=name))
        self.said = text_label(printable(_sentence(rule, titles)), "soft", is_selectable=True)
        self._lay_out(name, can_move=not (is_first and is_last))

    def _lay_out(self, name: str, *, can_move: bool) -> None:
        head = row_of(text_label(name, "strong"), self.is_on, self.up, self.down, self.edit, self.remove, is_left=False)
        head.setStretch(0, 1)
        column = QVBoxLayout()
        column.setSpacing(TIGHT)
        column.addLayout(head)
        column.addWidget(self.said)
        row = QHBoxLayout(self)
        row.setContentsMargins(NEAR if can_move else APART, NEAR, APART, NEAR)
        row.setSpacing(NEAR)
        if can_move:
            grip = text_label("⠿", "soft")
            grip.setToolTip(tr("Drag the rule to another place"))
            grip.setCursor(Qt.CursorShape.OpenHandCursor)
            row.addWidget(grip)
        row.addLayout(column, 1)

    def drag_data(self) -> QMimeData:
        """Return what a drag of this card carries."""
        data = QMimeData()
        data.setData(MIME, self.rule.name.encode())
        return data

    def mousePressEvent(self, event: QMouseEvent) -> None:
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = event.position().toPoint() if is_left else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._pressed is None or (at - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return
        drag = QDrag(self)
        drag.setMimeData(self.drag_data())
        drag.setPixmap(self.grab())
        drag.setHotSpot(self._pressed)
        self._pressed = None
        drag.exec(Qt.DropAction.MoveAction)


class RuleColumn(QWidget):
    """The cards, one below the other. `dropped` brings the name of a rule and the place that it was dragged to."""

    dropped = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._cards: Sequence[RuleCard] = ()
        self._line: int | None = None
        """Where a card that is dragged would go, in pixels from the top."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, TIGHT, 0, TIGHT)
        self._column.setSpacing(NEAR)

    def show_cards(self, cards: Sequence[RuleCard]) -> None:
        """Show these cards in place of those that are there."""
        clear(self._column)
        self._cards = cards
        for card in cards:
            self._column.addWidget(card)

    def place_at(self, y: int) -> int:
        """Return how many cards have their middle above `y`."""
        return sum(card.geometry().center().y() < y for card in self._cards)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._show_line(self._y_of(self.place_at(event.position().toPoint().y())))
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_line(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_line(None)
        event.acceptProposedAction()
        name = bytes(event.mimeData().data(MIME).data()).decode()
        place = self.place_at(event.position().toPoint().y())
        before = next((at for at, card in enumerate(self._cards) if card.rule.name == name), None)
        if before is not None and place not in (before, before + 1):
            self.dropped.emit(name, place - (place > before))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._line is not None:
            painter = QPainter(self)
            painter.fillRect(0, self._line - 1, self.width(), 3, QColor(current_theme().accent))
            painter.end()

    def _show_line(self, y: int | None) -> None:
        self._line = y
        self.update()

    def _y_of(self, place: int) -> int:
        if place < len(self._cards):
            return self._cards[place].geometry().top() - NEAR // 2
        return self._cards[-1].geometry().bottom() + NEAR // 2 if self._cards else 0


def _sentence(rule: RuleText, titles: Mapping[str, str]) -> str:
    try:
        return rule_words.sentence(draft_of(rule.text), titles)
    except WrongUse as error:
        return f"⚠ {told(error)}"
