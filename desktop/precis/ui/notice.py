"""A short sentence over the window's lower edge, with Undo where something can be taken back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from precis.ui.language import tr
from precis.ui.look.controls import push_button, text_label
from precis.ui.look.style import APART, NEAR

SAID_MS, UNDO_MS = 6_000, 10_000


class Notice(QFrame):
    """One notice at a time: a new one settles the one before it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._over = parent
        self._undo: Callable[[], object] | None = None
        self._settle: Callable[[], object] | None = None
        self.label = text_label("")
        self.button = push_button(tr("Undo"), tr("Take it back (Ctrl+Z)"), self.undo)
        row = QHBoxLayout(self)
        row.setContentsMargins(APART, NEAR, NEAR, NEAR)
        row.setSpacing(APART)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.settle)
        parent.installEventFilter(self)
        self.hide()

    def say(
        self, text: str, undo: Callable[[], object] | None = None, settle: Callable[[], object] | None = None
    ) -> None:
        """Say `text`. `undo` takes it back; `settle` is called once it can't be taken back any more."""
        self.settle()
        self._undo, self._settle = undo, settle
        self.label.setText(text)
        self.setAccessibleName(text)
        self.button.setVisible(undo is not None)
        self._timer.start(UNDO_MS if undo else SAID_MS)
        self.show()
        self.raise_()
        self._place()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back now."""
        return self._undo is not None

    def undo(self) -> None:
        """Take back what the notice is about."""
        undo, self._undo, self._settle = self._undo, None, None
        self._timer.stop()
        self.hide()
        if undo is not None:
            undo()

    def settle(self) -> None:
        """Let the notice go, and make what it is about final."""
        settle, self._undo, self._settle = self._settle, None, None
        self._timer.stop()
        self.hide()
        if settle is not None:
            settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        parent = self._over
        width = min(520, parent.width() - 2 * APART)
        self.setFixedWidth(width)
        height = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        self.setFixedHeight(max(height, self.sizeHint().height()))
        self.move((parent.width() - width) // 2, parent.height() - self.height() - 48)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
