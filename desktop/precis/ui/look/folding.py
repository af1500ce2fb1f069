"""A row of buttons that becomes a column where there is no room for it side by side."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from precis.ui.look.style import NEAR


class FoldingRow(QWidget):
    """The widgets side by side, with room where None stands, or below each other: no words are cut off."""

    def __init__(self, *widgets: QWidget | None) -> None:
        super().__init__()
        self._widgets = [widget for widget in widgets if widget is not None]
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(NEAR)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for widget in widgets:
            self._box.addStretch() if widget is None else self._box.addWidget(widget)
        if None not in widgets:
            self._box.addStretch()

    def minimumSizeHint(self) -> QSize:
        widths = [widget.sizeHint().width() for widget in self._widgets if not widget.isHidden()]
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)

    def _fold(self) -> None:
        widths = [widget.sizeHint().width() for widget in self._widgets if not widget.isHidden()]
        fits = sum(widths) + NEAR * (len(widths) - 1) <= self.width()
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)
