"""The command palette: every action by its name, found by a few letters."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QColor, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from precis.ui.language import tr
from precis.ui.look.style import NEAR, TIGHT, current_theme
from precis.ui.work.model import Index

_ACTION = Qt.ItemDataRole.UserRole


def rank(words: str, query: str) -> int | None:
    """Return how well `query` fits `words`, 0 the best; None where its letters are not there in order."""
    text, wanted = words.casefold(), query.casefold().strip()
    if wanted in text:
        return text.index(wanted)
    place, last = -1, 1000
    for letter in wanted:
        place = text.find(letter, place + 1)
        if place < 0:
            return None
    return last + place


class CommandPalette(QDialog):
    """Opens over the window; Enter does the chosen action, Escape closes."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Commands"))
        self._actions = [action for action in actions if action.text()]
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("What do you want to do?"))
        self.words.setAccessibleName(tr("Find a command"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Commands"))
        self.list.setItemDelegate(_CommandDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        frame = QFrame()
        frame.setObjectName("palette")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(NEAR, NEAR, NEAR, NEAR)
        inner.setSpacing(TIGHT)
        inner.addWidget(self.words)
        inner.addWidget(self.list)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self.words.textChanged.connect(self._fill)
        self.words.installEventFilter(self)
        self.list.itemClicked.connect(lambda _: self._do())
        self._fill("")
        self._place(parent)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                count = max(self.list.count(), 1)
                self.list.setCurrentRow((self.list.currentRow() + step) % count)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._do()
                return True
        return False

    def _fill(self, query: str) -> None:
        found = [(rank(action.text(), query), action) for action in self._actions if action.isEnabled()]
        self.list.clear()
        for _, action in sorted(((place, action) for place, action in found if place is not None), key=lambda r: r[0]):
            item = QListWidgetItem(action.text())
            item.setData(_ACTION, action)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _do(self) -> None:
        item = self.list.currentItem()
        action = item.data(_ACTION) if item else None
        self.close()
        if action is not None:
            action.trigger()

    def _place(self, parent: QWidget) -> None:
        width, height = min(560, parent.width() - 80), min(420, parent.height() - 120)
        self.resize(width, height)
        corner = parent.mapToGlobal(parent.rect().topLeft())
        self.move(corner.x() + (parent.width() - width) // 2, corner.y() + 80)
        self.words.setFocus()


class _CommandDelegate(QStyledItemDelegate):
    """The command on the one side, its shortcut on the other."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, action = current_theme(), index.data(_ACTION)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.tint))
            painter.drawRoundedRect(option.rect.adjusted(2, 1, -2, -1), 6, 6)
        area = option.rect.adjusted(12, 0, -12, 0)
        painter.setPen(QColor(theme.text))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, action.text())
        painter.setPen(QColor(theme.soft))
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, keys)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        hint.setHeight(option.fontMetrics.height() + 2 * NEAR)
        return hint
