"""Key facts of a document that a summary leaves out: one in a line, which leads to its place."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from precis.domain.text import printable
from precis.ui.language import mark, tr
from precis.ui.look.controls import text_label
from precis.ui.look.style import NEAR, TIGHT

if TYPE_CHECKING:
    from precis.trust.coverage import LeftOut

_KINDS = {"amount": mark("Amount"), "date": mark("Date"), "party": mark("Party"), "obligation": mark("Obligation")}


class FactButton(QPushButton):
    """A fact in one line, cut where there is no room for it; a click shows its place."""

    def __init__(self, fact: LeftOut) -> None:
        super().__init__()
        self._said = said(fact)
        self.setObjectName("link")
        self.setStyleSheet("text-align: left")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._said)
        self.setAccessibleDescription(tr("Show it in the document"))
        self.setToolTip(f"<p>{html.escape(self._said)}</p>")
        self.setText(self._said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setText(self.fontMetrics().elidedText(self._said, Qt.TextElideMode.ElideRight, self.width() - 2 * NEAR))


def left_out(facts: Sequence[LeftOut], point: Callable[[LeftOut], object]) -> QWidget:
    """Return the facts under their heading; `point` is called with one that is chosen."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(NEAR + TIGHT)
    column.addWidget(text_label(tr("Not mentioned"), "strong"))
    column.addWidget(text_label(tr("Facts of the document that the summary leaves out; often rightly."), "small"))
    for fact in facts:
        button = FactButton(fact)
        button.clicked.connect(lambda _=False, fact=fact: point(fact))
        column.addWidget(button)
    return box


def said(fact: LeftOut) -> str:
    """Return the fact in words, with its page."""
    kind, text = tr(_KINDS[fact.kind]), printable(" ".join(fact.text.split()))
    return tr("{kind} (page {page}): {text}", kind=kind, page=fact.page, text=text) if fact.page else f"{kind}: {text}"
