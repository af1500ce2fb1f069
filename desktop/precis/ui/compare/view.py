"""The comparison: two results side by side in a window of its own; what only one of them says is marked and named."""

from __future__ import annotations

import html
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from precis.domain.errors import PrecisError
from precis.domain.jobs import JobId, JobRecord
from precis.domain.results import Claim, Result
from precis.domain.text import printable
from precis.ui import words
from precis.ui.amounts import when
from precis.ui.bridge import EngineRoom
from precis.ui.compare.differing import LabelPair, Pair, Runs, labels, pairs, runs, summed_up
from precis.ui.language import mark, tr
from precis.ui.look.controls import text_label
from precis.ui.look.style import APART, NEAR, TIGHT, WIDE, current_theme
from precis.ui.sentences import told

if TYPE_CHECKING:
    from precis.app.facade import Precis

_SIDES = (mark("Left"), mark("Right"))
_ONLY = (mark("only on the left"), mark("only on the right"))


async def results(precis: Precis, jobs: Sequence[JobId]) -> list[Result | None]:
    """Return the results of `jobs`; None for one that is gone."""
    return [await precis.result(job) for job in jobs]


class CompareDialog(QDialog):
    """Two of `jobs` side by side; a box over each side chooses another."""

    def __init__(self, room: EngineRoom, jobs: Sequence[JobRecord], pair: tuple[JobId, JobId], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Compare results"))
        self.resize(min(1120, parent.width() - 80), min(760, parent.height() - 60))
        self._room, self.jobs, self._over = room, list(jobs), parent
        self.boxes = tuple(self._box(side, job) for side, job in zip(map(tr, _SIDES), pair, strict=True))
        self.said = text_label("", "lead")
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(tr("Differences"))
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.differences: list[Pair] = []
        self._lay_out()
        for box in self.boxes:
            box.activated.connect(lambda _: self.refresh())
        self.refresh()

    def _box(self, side: str, job: JobId) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(tr("{side} result", side=side))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        now, titles = datetime.now(UTC), {one.title for one in self.jobs}
        for one in self.jobs:
            box.addItem(described(one, now, with_title=len(titles) > 1), one.id)
        box.setCurrentIndex(next(place for place, one in enumerate(self.jobs) if one.id == job))
        return box

    def _lay_out(self) -> None:
        bar = QWidget()
        bar.setObjectName("bar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(bar)
        row.setContentsMargins(WIDE, NEAR, WIDE, NEAR)
        row.setSpacing(APART)
        for box in self.boxes:
            row.addWidget(box, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(self.area, 1)

    def again(self) -> CompareDialog:
        """Return such a dialog of what is chosen now."""
        left, right = (box.currentData() for box in self.boxes)
        return CompareDialog(self._room, self.jobs, (left, right), self._over)

    # --- what is shown ------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the two results that are chosen."""
        wanted = tuple(box.currentData() for box in self.boxes)
        self._room.ask(lambda precis: results(precis, wanted), lambda found: self._on_results(wanted, found),
                       self._on_failed)  # fmt: skip

    def _on_results(self, wanted: tuple[JobId, ...], found: list[Result | None]) -> None:
        if wanted != tuple(box.currentData() for box in self.boxes):
            return
        left, right = found
        if left is None or right is None:
            self._say(tr("One of the two has no result, or is no longer in the history. Choose another."))
            return
        self.differences = pairs(left, right)
        self._show(left, right)

    def _on_failed(self, error: PrecisError) -> None:
        self._say(told(error))

    def _say(self, text: str) -> None:
        label = text_label(text, "soft")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area.setWidget(label)

    def _show(self, left: Result, right: Result) -> None:
        page = QWidget()
        page.setObjectName("sheet")
        grid = QGridLayout(page)
        grid.setContentsMargins(WIDE, 20, WIDE, WIDE)
        grid.setHorizontalSpacing(APART)
        grid.setVerticalSpacing(NEAR)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        self.said = text_label(summed_up(self.differences), "lead")
        grid.addWidget(self.said, 0, 0, 1, 2)
        for column, result in enumerate((left, right)):
            headline = result.summary.headline if result.summary else ""
            grid.addWidget(text_label(printable(headline), "strong"), 1, column, Qt.AlignmentFlag.AlignTop)
        for pair in labels(left, right):
            _add_labels(grid, pair)
        for pair in self.differences:
            _add_pair(grid, pair)
        line = grid.rowCount()
        for column, result in enumerate((left, right)):
            grid.addWidget(text_label(words.small_print(result), "small"), line, column)
        grid.setRowStretch(line + 1, 1)
        self.area.setWidget(page)


def described(job: JobRecord, now: datetime, *, with_title: bool) -> str:
    """Return what tells a result from others of its document: mode, length, engine and when; and the title."""
    parts = [tr(words.MODES[job.options.mode]), words.length_within(job.options.length), job.options.engine]
    said = " · ".join([*parts, when(job.created_at, now)])
    return f"{printable(job.title)} · {said}" if with_title else said


def _add_labels(grid: QGridLayout, pair: LabelPair) -> None:
    line = grid.rowCount()
    for column, said in enumerate((pair.left, pair.right)):
        name = words.set_name(pair.name)
        sign, answer = "" if pair.is_same else "≠ ", printable(said) or tr("not asked")
        label = text_label(f"{sign}{name}: {answer}", "soft" if pair.is_same else "weak")
        grid.addWidget(label, line, column)


def _add_pair(grid: QGridLayout, pair: Pair) -> None:
    line = grid.rowCount()
    left = " ".join(pair.left.text.split()) if pair.left else ""
    right = " ".join(pair.right.text.split()) if pair.right else ""
    is_alone = pair.left is None or pair.right is None
    pieces = (((left, False),), ((right, False),)) if is_alone else runs(left, right)
    for column, (claim, marked) in enumerate(zip((pair.left, pair.right), pieces, strict=True)):
        if claim is None:
            continue
        note = tr(_ONLY[column]) if is_alone else "" if pair.is_same else tr("reworded")
        grid.addWidget(_card(claim, marked, note, is_alone=is_alone), line, column, Qt.AlignmentFlag.AlignTop)


def _card(claim: Claim, marked: Runs, note: str, *, is_alone: bool) -> QFrame:
    frame = QFrame()
    frame.setObjectName("card" if is_alone else "claim")
    column = QVBoxLayout(frame)
    column.setContentsMargins(12, NEAR, 12, NEAR)
    column.setSpacing(TIGHT)
    text = QLabel(_rich(marked))
    text.setTextFormat(Qt.TextFormat.RichText)
    text.setWordWrap(True)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    column.addWidget(text)
    mark, said = words.support(claim)
    column.addWidget(text_label(" · ".join(part for part in (f"{mark} {said}", note) if part), "small"))
    frame.setAccessibleName(f"{claim.text} {said}. {note}".strip())
    return frame


def _rich(marked: Runs) -> str:
    """Return the text as HTML; what differs is marked in colour and underlined."""
    colour = current_theme().mark
    return "".join(
        f'<span style="background-color:{colour}; text-decoration:underline">{html.escape(piece)}</span>'
        if differs else html.escape(piece)
        for piece, differs in marked
    )  # fmt: skip
