"""What can be done with a selected passage, in a small bar over the document as long as something is selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from precis.ui.look.controls import push_button
from precis.ui.look.style import APART, NEAR, TIGHT

Action = tuple[str, str, Callable[[], object]]
"""Words, what it does in a sentence, and doing it."""


class SelectionBar(QFrame):
    """Lies over the lower edge of `over`; takes no keyboard focus from the document unless somebody tabs to it."""

    def __init__(self, over: QWidget, actions: Sequence[Action]) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(NEAR, TIGHT, NEAR, TIGHT)
        row.setSpacing(TIGHT)
        for text, tip, then in actions:
            button = push_button(text, tip, then, "link")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        over.installEventFilter(self)
        self.hide()

    def show_for(self, *, has_selection: bool) -> None:
        """Show the bar while something is selected."""
        if has_selection and not self.isVisible():
            self._place()
            self.show()
            self.raise_()
        elif not has_selection:
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self._row.setDirection(QBoxLayout.Direction.LeftToRight)
        if self.sizeHint().width() > self._over.width():
            self._row.setDirection(QBoxLayout.Direction.TopToBottom)
        width = min(self.sizeHint().width(), self._over.width())
        self.setGeometry((self._over.width() - width) // 2, self._over.height() - self.sizeHint().height() - APART,
                         width, self.sizeHint().height())  # fmt: skip
