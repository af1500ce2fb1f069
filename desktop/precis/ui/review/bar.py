"""The bar over the review: which question this is of how many, how often the proposal was right, and the keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from precis.ui.amounts import count
from precis.ui.language import mark, tr, trn
from precis.ui.look.controls import text_label
from precis.ui.look.style import APART, BAR, WIDE
from precis.ui.review.sitting import Turn

KEYS = mark("1–9 choose · Enter accepts the proposal · S skips · Z undoes · O opens the document")


class SittingBar(QWidget):
    """Counts a sitting."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(BAR)
        self.count, self.score, self.keys = text_label("", "strong"), text_label("", "small"), text_label("", "small")
        self.keys.setText(tr(KEYS))
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(140, 6)
        self.progress.setAccessibleName(tr("Decided in this sitting"))
        row = QHBoxLayout(self)
        row.setContentsMargins(APART, 0, WIDE, 0)
        row.setSpacing(APART)
        self.count.setWordWrap(False)
        self.keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for part in (self.count, self.progress):
            row.addWidget(part)
        # They share the width and wrap: in no language do they make the window wider than its screen.
        row.addWidget(self.score, 2)
        row.addWidget(self.keys, 3)

    def show_counts(self, decided: Sequence[Turn], left: int) -> None:
        """Show what was decided and what is left."""
        place, total = count(len(decided) + 1), count(left + len(decided))
        self.count.setText(tr("{place} of {total}", place=place, total=total) if left else tr("Review"))
        self.progress.setRange(0, max(left + len(decided), 1))
        self.progress.setValue(len(decided))
        self.progress.setVisible(bool(left))
        self.keys.setVisible(bool(left))
        self.score.setText(agreed(decided) if left else "")


def agreed(decided: Sequence[Turn]) -> str:
    """Return how often the proposal was right; empty where nothing was decided."""
    if not decided:
        return ""
    return trn(
        "the proposal was right in {agreed} of {n} decision",
        "the proposal was right in {agreed} of {n} decisions",
        len(decided),
        agreed=count(sum(turn.is_agreement for turn in decided)),
    )
