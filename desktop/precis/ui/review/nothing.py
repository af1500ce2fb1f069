"""The review when nothing waits: what was decided in this sitting, and what the person's decisions have improved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from precis.ui.bridge import EngineRoom
from precis.ui.language import tr, trn
from precis.ui.look.controls import IconLabel, text_label
from precis.ui.look.style import NEAR, WIDE
from precis.ui.review.bar import agreed
from precis.ui.review.sitting import Turn
from precis.ui.review.teaching import Teaching

_WIDTH = 640


class NothingWaits(QScrollArea):
    """Says so, and after a sitting shows a card for each label set that was decided in it."""

    def __init__(self, room: EngineRoom) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.empty, self.why = text_label(tr("Nothing waits for you"), "lead"), text_label("", "soft")
        self.teaching = Teaching(room)
        self.teaching.setFixedWidth(_WIDTH)
        self.teaching.none.hide()
        self._shown = 0
        page = QWidget()
        page.setObjectName("sheet")
        column = QVBoxLayout(page)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(NEAR)
        column.addStretch(2)
        for label in (IconLabel("review", 40, "soft"), self.empty, self.why):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addSpacing(WIDE)
        column.addWidget(self.teaching, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.setWidget(page)
        self.teaching.hide()

    def show_sitting(self, decided: Sequence[Turn]) -> None:
        """Show what came of a sitting; the same sitting is looked at once."""
        self.why.setText(_why(decided))
        self.teaching.setVisible(bool(decided))
        if decided and len(decided) != self._shown:
            sets = dict.fromkeys(turn.waiting.proposal.label_set for turn in decided)
            self.teaching.refresh(list(sets))
        self._shown = len(decided)


def _why(decided: Sequence[Turn]) -> str:
    if not decided:
        return tr("A label that is not sure enough comes here, and you decide it with one key.")
    return trn(
        "{n} label decided: {score}. It teaches the embedded engine at once.",
        "{n} labels decided: {score}. They teach the embedded engine at once.",
        len(decided),
        score=agreed(decided),
    )
