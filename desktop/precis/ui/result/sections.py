"""The parts of a result, from top to bottom, as widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from precis.domain.documents import Document
from precis.domain.jobs import JobRecord
from precis.domain.results import DecidedBy, LabelResult, Result
from precis.domain.text import printable
from precis.ui import words
from precis.ui.language import tr
from precis.ui.look.controls import push_button, text_label
from precis.ui.look.icons import pixmap
from precis.ui.look.style import APART, NEAR, TIGHT


def card(icon: str, colour: str, title: str, lines: Iterable[str], buttons: Iterable[QWidget]) -> QFrame:
    """Return a card that says one thing and offers what to do about it."""
    frame = QFrame()
    frame.setObjectName("card")
    layout = QGridLayout(frame)
    layout.setContentsMargins(APART, APART, APART, APART)
    layout.setHorizontalSpacing(12)
    layout.setVerticalSpacing(NEAR)
    layout.setColumnStretch(1, 1)
    mark = QLabel()
    mark.setPixmap(pixmap(icon, colour, 20, mark.devicePixelRatioF()))
    layout.addWidget(mark, 0, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(text_label(title, "lead"), 0, 1)
    for line in lines:
        layout.addWidget(text_label(printable(line)), layout.rowCount(), 1)
    row = QHBoxLayout()
    row.setSpacing(NEAR)
    made = list(buttons)
    for button in made:
        row.addWidget(button)
    row.addStretch()
    if made:
        layout.addLayout(row, layout.rowCount(), 1)
    frame.setAccessibleName(title)
    return frame


def labels(answers: Iterable[LabelResult], review: Callable[[], object]) -> QWidget:
    """Return a line a label set: its name, the label, and how sure it is in words; an unsure one leads to `review`."""
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(NEAR)
    grid.setColumnStretch(2, 1)
    for place, answer in enumerate(answers):
        line = 2 * place
        name = text_label(words.set_name(answer.label_set), "soft")
        chip = text_label(printable(words.label_name(answer.label)), "chip")
        chip.setToolTip(_alternatives(answer))
        grid.addWidget(name, line, 0)
        grid.addWidget(chip, line, 1)
        sure = words.sureness(answer)
        if answer.decided_by is DecidedBy.NONE:
            button = push_button(
                f"{sure[:1].upper()}{sure[1:]}", tr("Decide this label in the review (Ctrl+2)"), review, "link"
            )
            grid.addWidget(button, line + 1, 1, 1, 2, Qt.AlignmentFlag.AlignLeft)
        else:
            grid.addWidget(text_label(sure, "small"), line, 2)
    return box


def _alternatives(answer: LabelResult) -> str:
    others = [other.label for other in answer.alternatives if other.label != answer.label][:3]
    return tr("Next: {names}", names=", ".join(map(words.label_name, others))) if others else ""


def warnings(texts: Iterable[str]) -> QWidget:
    """Return what is missing and what to know, a line each, with a sign before it."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(TIGHT)
    for text in texts:
        column.addWidget(text_label(f"⚠ {printable(text)}", "weak"))
    return box


def rule() -> QFrame:
    """Return a thin line between sections."""
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line


def small_print(job: JobRecord, result: Result, document: Document | None) -> QWidget:
    """Return what was checked, what was read, and what did it at what cost."""
    drawn = words.drawn_from(result.summary.coverage) if result.summary else ""
    lines = [
        words.checked(result),
        words.was_read(document),
        drawn,
        words.small_print(result),
        words.fallback(job, result),
    ]
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(TIGHT)
    for line in lines:
        if line:
            column.addWidget(text_label(line, "small", is_selectable=True))
    return box
