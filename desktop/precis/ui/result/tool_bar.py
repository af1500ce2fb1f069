"""The bar over the result: copy, export, compare, why it changed, run again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from precis.ui.language import tr
from precis.ui.look.controls import IconButton, text_label
from precis.ui.look.style import BAR, NEAR, TIGHT, WIDE
from precis.ui.result.exporting import KINDS


class ResultBar(QWidget):
    """Buttons with a name each; `export_asked` brings a format, and what is clicked else the button itself tells."""

    export_asked = Signal(str)
    quality_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(BAR)
        self.copy = IconButton("copy", tr("Copy"), tr("Copy the result as Markdown (Ctrl+Shift+C)"))
        self.export = self._export_button()
        self.compare = IconButton("compare", tr("Compare"), tr("Compare with another result of this document (Ctrl+D)"))
        self.why = IconButton(
            "why", tr("Why did this change?"), tr("Why is this other than an earlier result of this document?")
        )
        self.again = IconButton("retry", tr("Run again"), tr("Run again with what is chosen now (Ctrl+R)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(WIDE, 0, NEAR, 0)
        row.setSpacing(TIGHT)
        row.addWidget(text_label(tr("Result"), "strong"), 1)
        for button in (self.copy, self.export, self.compare, self.why, self.again):
            row.addWidget(button)

    def _export_button(self) -> IconButton:
        button = IconButton("save", tr("Export"), tr("Export the result as Markdown, Word, PDF or JSON (Ctrl+S)"))
        menu = QMenu(button)
        for kind, text in KINDS.items():
            menu.addAction(f"{tr(text)}…", lambda kind=kind: self.export_asked.emit(kind))
        menu.addSeparator()
        menu.addAction(tr("Add to the quality set"), self.quality_asked.emit)
        button.setMenu(menu)
        button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        return button

    def enable(self, *, has_result: bool, can_run: bool) -> None:
        """Offer what can be done with what is shown."""
        for button in (self.copy, self.export, self.compare, self.why):
            button.setEnabled(has_result)
        self.again.setEnabled(can_run)
