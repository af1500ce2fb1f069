"""A page of sections that scrolls: the layout that settings, usage and quality share."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from precis.domain.text import printable
from precis.ui.look.controls import text_label
from precis.ui.look.style import NEAR, TIGHT, WIDE

READING_WIDTH = 820
"""Text beyond this width is hard to read; what is left of a wide window stays empty at both sides."""


class Page(QScrollArea):
    """Sections one below the other, each with a heading and a soft line under it."""

    def __init__(self, name: str, width: int = READING_WIDTH) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sheet = QWidget()
        sheet.setObjectName("sheet")
        inner = QWidget()
        inner.setMaximumWidth(width)
        outer = QHBoxLayout(sheet)
        outer.setContentsMargins(WIDE + NEAR, WIDE, WIDE + NEAR, WIDE * 2)
        outer.addStretch(1)
        outer.addWidget(inner, 100)
        outer.addStretch(1)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(NEAR)
        self.setWidget(sheet)

    def head(self, title: str, said: str = "") -> None:
        """Begin a section."""
        if self.column.count():
            self.column.addSpacing(WIDE)
        self.column.addWidget(text_label(title, "lead"))
        if said:
            self.column.addWidget(text_label(said, "soft"))
        self.column.addSpacing(TIGHT)

    def put(self, *parts: QWidget | QLayout) -> None:
        """Add parts below each other."""
        for part in parts:
            if isinstance(part, QLayout):
                self.column.addLayout(part)
            else:
                self.column.addWidget(part)

    def end(self) -> None:
        """Let what is left of the page be empty."""
        self.column.addStretch()


def row_of(*parts: QWidget, is_left: bool = True) -> QHBoxLayout:
    """Return parts side by side, at the left."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(NEAR)
    for part in parts:
        row.addWidget(part)
    if is_left:
        row.addStretch()
    return row


def form_grid(first_column: int = 180) -> QGridLayout:
    """Return a grid of captions and what belongs to them."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(WIDE)
    grid.setVerticalSpacing(NEAR)
    grid.setColumnMinimumWidth(0, first_column)
    grid.setColumnStretch(1, 1)
    return grid


def add_field(grid: QGridLayout, caption: str, field: QWidget, said: str = "") -> None:
    """Add a captioned field with a soft line under it; the caption names the field for whoever can't see it."""
    row = grid.rowCount()
    label = text_label(caption)
    label.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(caption)
    grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignVCenter)
    grid.addWidget(field, row, 1, Qt.AlignmentFlag.AlignLeft)
    if said:
        field.setAccessibleDescription(said)
        grid.addWidget(text_label(said, "small"), row + 1, 1)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while layout.count():
        item = layout.takeAt(0)
        if (widget := item.widget() if item else None) is not None:
            # Hidden first: it is deleted only when Qt comes round to it, and would flash till then.
            widget.hide()
            widget.deleteLater()


def fill(grid: QGridLayout, lines: Sequence[tuple[str, str]]) -> None:
    """Show lines of a caption and its words in place of those that are there."""
    clear(grid)
    for number, (name, said) in enumerate(lines):
        grid.addWidget(text_label(printable(name)), number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(text_label(printable(said), "soft", is_selectable=True), number, 1)
