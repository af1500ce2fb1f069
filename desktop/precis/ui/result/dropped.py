"""What an engine said and the document does not: under a heading of its own, closed until somebody wants to see it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from precis.domain.results import Claim
from precis.ui import words
from precis.ui.language import tr
from precis.ui.look.controls import IconButton, text_label
from precis.ui.look.style import TIGHT
from precis.ui.result.claims import ClaimList


class FoldButton(IconButton):
    """A heading that opens and closes what is under it; its arrow shows which."""

    def __init__(self, text: str, tip: str) -> None:
        super().__init__("right", text, tip)
        self.setObjectName("heading")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setCheckable(True)
        self.toggled.connect(self._name)
        self._name(is_open=False)

    def _name(self, is_open: bool) -> None:
        said = tr("{title}, open", title=self.text()) if is_open else tr("{title}, closed", title=self.text())
        self.setAccessibleName(said)

    def _paint_icon(self) -> None:
        self._drawing, self._painted = "down" if self.isChecked() else "right", None
        super()._paint_icon()


class DroppedClaims(QWidget):
    """The heading, and the claims with their reasons under it. `opened` brings the first of them, to be seen now."""

    opened = Signal(object)

    def __init__(self, claims: Sequence[Claim]) -> None:
        super().__init__()
        self.head = FoldButton(
            f"{tr(words.NOT_SUPPORTED)} ({len(claims)})", tr("Show or hide what could not be supported, and why")
        )
        self.head.toggled.connect(self._on_toggled)
        self.note = text_label(
            tr("The engine said this, but the document does not. It is no part of the summary."), "small"
        )
        self.list = ClaimList(claims, tr(words.NOT_SUPPORTED))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        for part in (self.head, self.note, self.list):
            column.addWidget(part)
        self.list.hide()

    def _on_toggled(self, is_on: bool) -> None:
        self.list.setVisible(is_on)
        if is_on:
            self.opened.emit(self.list.cards[0])
