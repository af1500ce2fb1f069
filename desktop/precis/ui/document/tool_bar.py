"""The bar over a document: its title, where one is in it, and how it is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from precis.ui.language import tr
from precis.ui.look.controls import ElidedLabel, IconButton, text_label
from precis.ui.look.style import APART, BAR, NEAR, TIGHT

_LEAST_TITLE = 90


class DocumentBar(QWidget):
    """Holds the buttons; what they do is the pane's."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(BAR)
        self.title = ElidedLabel("strong")
        self.where = text_label("", "small")
        self.where.setWordWrap(False)
        small = tr("Show the pages small, to go to one (Ctrl+Shift+T)")
        self.thumbnails = IconButton("pages", tr("Page thumbnails"), small)
        self.thumbnails.setCheckable(True)
        self.out = IconButton("minus", tr("Zoom out"), tr("Zoom out (Ctrl+−)"))
        self.zoom_in = IconButton("plus", tr("Zoom in"), tr("Zoom in (Ctrl++)"))
        self.fit = IconButton("fit", tr("Fit the width"), tr("Fit the width (Ctrl+0)"))
        self.as_text = IconButton("text", tr("Show as text"), tr("Show the text that was read, without pages (Ctrl+T)"))
        self.as_text.setCheckable(True)
        self.search = IconButton("search", tr("Find"), tr("Find in the document (Ctrl+F)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(APART, 0, NEAR, 0)
        row.setSpacing(TIGHT)
        row.addWidget(self.title, 1)
        self.tools = QWidget()
        row.addWidget(self.tools)
        tools = QHBoxLayout(self.tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(TIGHT)
        tools.addWidget(self.where)
        tools.addSpacing(NEAR)
        for button in (self.thumbnails, self.out, self.zoom_in, self.fit, self.as_text, self.search):
            tools.addWidget(button)

    def set_title(self, title: str) -> None:
        """Show a document's title."""
        self.title.setText(title)
        self.title.setToolTip(title)

    def show_kind(self, *, has_pages: bool) -> None:
        """Offer what the document can be shown as."""
        self.as_text.setEnabled(has_pages)
        for button in (self.as_text, self.fit, self.thumbnails):
            button.setVisible(has_pages)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Leave room for the title: in a narrow pane the place goes first, then what the wheel and keys do, too."""
        others = (self.thumbnails, self.fit, self.as_text, self.search)
        zooms, place = self._width(self.out, self.zoom_in), self._width(self.where)
        room = self.width() - APART - 2 * NEAR - self._width(*(one for one in others if not one.isHidden()))
        for button in (self.out, self.zoom_in):
            button.setVisible(room - zooms >= _LEAST_TITLE)
        self.where.setVisible(room - zooms - place >= _LEAST_TITLE)

    def _width(self, *parts: QWidget) -> int:
        return sum(part.sizeHint().width() + TIGHT for part in parts)
