"""The right of the check: each sentence with its mark and reason, and what the summary leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QScrollArea, QVBoxLayout, QWidget

from precis.domain.results import Verdict
from precis.ui import words
from precis.ui.language import mark, tr, trn
from precis.ui.look.controls import text_label
from precis.ui.look.style import NEAR, TIGHT, WIDE
from precis.ui.result import sections
from precis.ui.result.claims import ClaimList
from precis.ui.result.facts import left_out

if TYPE_CHECKING:
    from precis.app.verification import Verification

NOTHING = mark(
    "Choose a document and paste a summary of it: each sentence is compared with the passages that it rests on."
)
HINT = mark(
    "Marks are hints and can be wrong, either way; click a sentence to read its passage. Nothing is sent anywhere."
)


class FindingsPane(QScrollArea):
    """Shows what came of a check. `chosen` brings a claim, `pointed` the place of something that was left out."""

    chosen = Signal(object)
    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.claims: ClaimList | None = None
        self.say(tr(NOTHING))

    def say(self, text: str, *, is_busy: bool = False) -> None:
        """Show a sentence in place of findings; `is_busy`: something is under way."""
        column = self._fresh()
        column.addStretch(2)
        label = text_label(text, "soft")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(label)
        if is_busy:
            bar = QProgressBar()
            bar.setRange(0, 0)
            bar.setTextVisible(False)
            bar.setFixedHeight(6)
            bar.setAccessibleName(tr("Checking"))
            column.addWidget(bar)
        column.addStretch(3)

    def show_error(self, message: str, hint: str) -> None:
        """Say what did not work, and what to do."""
        column = self._fresh()
        column.addWidget(text_label(message, "error"))
        column.addWidget(text_label(hint))
        column.addStretch()

    def show_findings(self, found: Verification) -> None:
        """Show the sentences and what they leave out."""
        column = self._fresh()
        column.addWidget(text_label(verdict(found), "title"))
        column.addWidget(text_label(words.drawn_from(found.coverage), "soft"))
        column.addWidget(text_label(tr(HINT), "small"))
        self.claims = ClaimList(found.claims, tr("Sentences of the summary"))
        self.claims.chosen.connect(self.chosen)
        self.claims.focused.connect(lambda card: self.ensureWidgetVisible(card, 0, 40))
        column.addWidget(self.claims)
        if found.left_out:
            column.addWidget(sections.rule())
            column.addWidget(left_out(found.left_out, self.pointed.emit))
        column.addStretch()

    def _fresh(self) -> QVBoxLayout:
        page = QWidget()
        page.setObjectName("sheet")
        column = QVBoxLayout(page)
        column.setContentsMargins(WIDE, 20, WIDE, WIDE)
        column.setSpacing(NEAR + TIGHT)
        self.claims = None
        self.setWidget(page)
        return column


def verdict(found: Verification) -> str:
    """Return in a sentence how much of the summary is supported."""
    weak = sum(claim.verdict in (Verdict.PARTIAL, Verdict.UNSUPPORTED) for claim in found.claims)
    if weak:
        return f"◐ {words.to_check(weak, len(found.claims))}"
    return trn("✓ {n} sentence, nothing found amiss", "✓ {n} sentences, nothing found amiss", len(found.claims))
