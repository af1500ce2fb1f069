"""The order of rules by drag and drop: a drop goes where its line was, and no other thing can be dropped there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from pytestqt.qtbot import QtBot

from precis.store.rules import RuleText
from precis.ui.settings.rule_cards import RuleCard, RuleColumn
from tests.ui.fake_precis import BILLS

NAMES = ("first", "second", "third")
MOVE, LEFT, NONE = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def column(qtbot: QtBot) -> RuleColumn:
    made = RuleColumn()
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show_cards([RuleCard(RuleText(name, BILLS), {}, is_first=False, is_last=False) for name in NAMES])
    made.show()
    qtbot.waitExposed(made)
    return made


def _drop(column: RuleColumn, name: str, y: int) -> list[tuple[str, int]]:
    card = next(card for card in column._cards if card.rule.name == name)
    found: list[tuple[str, int]] = []
    column.dropped.connect(lambda name, place: found.append((name, place)))
    data, at = card.drag_data(), QPoint(20, y)
    enter = QDragEnterEvent(at, MOVE, data, LEFT, NONE)
    column.dragEnterEvent(enter)
    assert enter.isAccepted()
    column.dragMoveEvent(QDragMoveEvent(at, MOVE, data, LEFT, NONE))
    assert column._line is not None
    column.dropEvent(QDropEvent(QPointF(at), MOVE, data, LEFT, NONE))
    assert column._line is None
    return found


@pytest.mark.parametrize(
    ("name", "over", "is_below", "place"),
    [("third", 0, False, 0), ("first", 2, True, 2), ("first", 1, True, 1), ("third", 1, False, 1)],
)
def test_a_rule_goes_where_it_is_dropped(column: RuleColumn, name: str, over: int, is_below: bool, place: int) -> None:
    middle = column._cards[over].geometry().center().y()
    assert _drop(column, name, middle + (5 if is_below else -5)) == [(name, place)]


@pytest.mark.parametrize("by", [-5, 5])
def test_dropped_where_it_was_nothing_changes(column: RuleColumn, by: int) -> None:
    assert _drop(column, "second", column._cards[1].geometry().center().y() + by) == []


def test_nothing_else_can_be_dropped(column: RuleColumn) -> None:
    data = QMimeData()
    data.setText("first")
    enter = QDragEnterEvent(QPoint(20, 20), MOVE, data, LEFT, NONE)
    enter.setAccepted(False)
    column.dragEnterEvent(enter)
    assert not enter.isAccepted()
