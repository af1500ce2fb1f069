"""The sentences of a summary as a list to read and to walk through: each with its support, in a mark and in words."""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from precis.domain.documents import Span
from precis.domain.results import Claim, Verdict
from precis.ui import words
from precis.ui.language import quoted, tr
from precis.ui.look.controls import text_label
from precis.ui.look.style import TIGHT, restyle

_STYLES = {Verdict.SUPPORTED: "good", Verdict.PARTIAL: "weak", Verdict.UNSUPPORTED: "bad", Verdict.UNCHECKED: "small"}
_LONGEST_QUOTE = 600


class ClaimCard(QFrame):
    """A claim. A click, Enter or Space chooses it; the arrow keys go on to the next."""

    chosen = Signal()
    moved = Signal(int)

    def __init__(self, claim: Claim, *, is_extractive: bool) -> None:
        super().__init__()
        self.claim = claim
        self.setObjectName("claim")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        mark, said = words.support(claim, is_extractive=is_extractive)
        why = words.weakness(claim)
        text = " ".join(claim.text.split())
        self.setAccessibleName(f"{text} {said}. {why}".strip())
        self.setAccessibleDescription(tr("Press Enter to see its passage in the document"))
        self.setToolTip(_quote(claim))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(TIGHT)
        sentence = text_label(text)
        sentence.setMargin(2)  # Qt lays out a right-to-left line a little wider than it measured
        layout.addWidget(sentence)
        layout.addWidget(text_label(f"{mark} {said}", _STYLES[claim.verdict]))
        if why:
            layout.addWidget(text_label(why, "weak"))

    def show_chosen(self, *, is_chosen: bool) -> None:
        """Paint the card as the chosen one, or not."""
        self.setProperty("chosen", is_chosen)
        restyle(self)

    @property
    def is_chosen(self) -> bool:
        """Whether the card is painted as the chosen one."""
        return bool(self.property("chosen"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class ClaimList(QWidget):
    """Claims in reading order. `chosen` brings the claim; `focused` the card to keep in view."""

    chosen = Signal(object)
    focused = Signal(object)

    def __init__(self, claims: Sequence[Claim], name: str, *, is_extractive: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.cards: list[ClaimCard] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(TIGHT)
        for place, claim in enumerate(claims):
            card = ClaimCard(claim, is_extractive=is_extractive)
            card.chosen.connect(lambda place=place: self.choose(place))
            card.moved.connect(lambda by, place=place: self._move(place + by))
            self.cards.append(card)
            layout.addWidget(card)

    def choose(self, place: int) -> None:
        """Choose the claim at `place`."""
        for number, card in enumerate(self.cards):
            card.show_chosen(is_chosen=number == place)
        self.chosen.emit(self.cards[place].claim)

    def leave(self) -> None:
        """Paint no claim as the chosen one."""
        for card in self.cards:
            card.show_chosen(is_chosen=False)

    def show_used(self, span: Span) -> int:
        """Point out the sentences that rest on `span` of the document, and return how many do."""
        uses = [any(one.span.overlaps(span) for one in card.claim.citations) for card in self.cards]
        for card, is_used in zip(self.cards, uses, strict=True):
            card.show_chosen(is_chosen=is_used)
        if any(uses):
            self.focused.emit(self.cards[uses.index(True)])
        return sum(uses)

    def _move(self, place: int) -> None:
        if 0 <= place < len(self.cards):
            self.cards[place].setFocus(Qt.FocusReason.TabFocusReason)
            self.focused.emit(self.cards[place])
            self.choose(place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self.cards:
            self.cards[0].setFocus(event.reason())


def _quote(claim: Claim) -> str:
    """Return the passages of a claim as plain text for a tool tip."""
    if not claim.citations:
        return tr("No passage of the document supports this.")
    quotes = [" ".join(citation.quote.split()) for citation in claim.citations]
    text = "\n\n".join(quoted(quote) for quote in quotes)
    text = text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
    return f"<p>{html.escape(text)}</p>"
