"""The question on the right of the review view: what is asked, the proposal, the choices with their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from precis.domain.results import Citation
from precis.domain.text import printable
from precis.ui.language import quoted, tr
from precis.ui.look.controls import push_button, text_label
from precis.ui.look.style import NEAR, TIGHT, WIDE
from precis.ui.words import label_name

if TYPE_CHECKING:
    from precis.app.reviewing import Waiting

KEYED = 9
"""So many choices have a key of their own: 1 to 9."""
_LONGEST_QUOTE = 220


class ChoiceButton(QPushButton):
    """A label to choose, with its key before it; Enter presses the button that has the focus."""

    def __init__(self, number: int, label: str, *, note: str) -> None:
        super().__init__()
        self.label = label
        named = printable(label_name(label))
        self.setObjectName("choice")
        self.setProperty("proposed", bool(note))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{named}{f', {note}' if note else ''}")
        key = str(number) if number <= KEYED else ""
        tip = tr("Decide “{label}”", label=named) + (f" ({key})" if key else "")
        self.setToolTip(tip)
        self.setAccessibleDescription(tip)
        row = QHBoxLayout(self)
        row.setContentsMargins(NEAR, 0, NEAR, 0)
        row.setSpacing(NEAR)
        for text, style in ((key, "key"), (named, ""), (note, "small")):
            part = text_label(text, style)
            part.setWordWrap(False)
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            if style == "key":
                part.setObjectName("key" if key else "")
                part.setFixedSize(self.fontMetrics().height() + NEAR, self.fontMetrics().height() + TIGHT)
                part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            row.addWidget(part, 1 if not style else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class QuestionPane(QScrollArea):
    """Shows one question. `decided` brings a label, `pointed` a passage to show; other signals ask for an action."""

    decided = Signal(str)
    pointed = Signal(object)
    skipped = Signal()
    undone = Signal()
    open_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.choices: list[ChoiceButton] = []
        self.undo = self.skip = QPushButton()

    def ask(self, waiting: Waiting, title: str, *, can_undo: bool, can_skip: bool) -> None:
        """Show the question about `waiting`; `title` names its label set."""
        proposal = waiting.proposal
        page = QWidget()
        page.setObjectName("sheet")
        column = QVBoxLayout(page)
        column.setContentsMargins(WIDE, 20, WIDE, WIDE)
        column.setSpacing(NEAR)
        column.addWidget(text_label(f"{title}?", "title"))
        column.addWidget(self._said(waiting))
        column.addSpacing(TIGHT)
        column.addLayout(self._actions(proposal.label, can_undo=can_undo, can_skip=can_skip))
        self._add_evidence(column, proposal.evidence)
        column.addSpacing(NEAR)
        column.addWidget(text_label(tr("All choices"), "strong"))
        self.choices = [
            ChoiceButton(number, label, note=_note(waiting, label)) for number, label in enumerate(ordered(waiting), 1)
        ]
        for button in self.choices:
            button.clicked.connect(lambda _=False, label=button.label: self.decided.emit(label))
            column.addWidget(button)
        column.addStretch()
        self.setWidget(page)

    def _said(self, waiting: Waiting) -> QLabel:
        near = next((one.label for one in waiting.proposal.alternatives if one.label != waiting.proposal.label), "")
        label, near = printable(label_name(waiting.proposal.label)), printable(label_name(near))
        if near:
            said = tr("Most likely “{label}”, but not sure enough; next comes “{near}”.", label=label, near=near)
        else:
            said = tr("Most likely “{label}”, but not sure enough.", label=label)
        return text_label(said, "soft")

    def _actions(self, label: str, *, can_undo: bool, can_skip: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(NEAR)
        accept = push_button(
            tr("Accept “{label}”", label=printable(label_name(label))),
            tr("Decide “{label}” (Enter)", label=printable(label_name(label))),
            lambda: self.decided.emit(label),
            "primary",
        )
        self.skip = push_button(tr("Skip"), tr("Ask this one again at the end (S)"), self.skipped.emit)
        self.undo = push_button(tr("Undo"), tr("Take the last decision back (Z)"), self.undone.emit)
        self.skip.setEnabled(can_skip)
        self.undo.setEnabled(can_undo)
        open_it = push_button(tr("Open"), tr("Open the document in the work view (O)"), self.open_asked.emit, "link")
        for button in (accept, self.skip, self.undo):
            row.addWidget(button)
        row.addStretch()
        row.addWidget(open_it)
        return row

    def _add_evidence(self, column: QVBoxLayout, evidence: tuple[Citation, ...]) -> None:
        column.addSpacing(NEAR)
        column.addWidget(text_label(tr("What tells"), "strong"))
        if not evidence:
            column.addWidget(
                text_label(tr("No single passage stands out; read the beginning of the document."), "soft")
            )
        for citation in evidence:
            words = " ".join(citation.quote.split())
            words = words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE]}…"
            where = tr("Page {page}", page=citation.page) if citation.page else tr("Show")
            button = push_button(
                where, tr("Show this passage in the document"), lambda c=citation: self.pointed.emit(c), "link"
            )
            column.addWidget(text_label(quoted(printable(words))))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


def ordered(waiting: Waiting) -> tuple[str, ...]:
    """Return the choices in the order of their keys: as the set has them; the likeliest first where keys run out."""
    if len(waiting.choices) <= KEYED:
        return waiting.choices
    scores = {one.label: one.confidence for one in waiting.proposal.alternatives}
    scores[waiting.proposal.label] = max(waiting.proposal.confidence, *scores.values(), 0.0)
    return tuple(sorted(waiting.choices, key=lambda label: -scores.get(label, 0.0)))


def _note(waiting: Waiting, label: str) -> str:
    return tr("proposed") if label == waiting.proposal.label else ""
