"""Two runs of a golden set against each other: what got better or worse by more than chance, and which items moved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from precis.domain.errors import PrecisError
from precis.domain.jobs import Mode
from precis.domain.text import printable
from precis.ui.amounts import signed
from precis.ui.bridge import EngineRoom
from precis.ui.language import mark, tr
from precis.ui.look.controls import push_button, text_label
from precis.ui.look.page import row_of
from precis.ui.look.style import NEAR
from precis.ui.look.table import Column, Rows, TableView
from precis.ui.quality import asking, figures
from precis.ui.quality.asking import Compared
from precis.ui.sentences import told
from precis.ui.settings.fields import choice_field
from precis.ui.words import mode_within

if TYPE_CHECKING:
    from precis.store.evals import EvalRun

_METRICS = (
    Column(mark("Measure"), is_wide=True),
    Column(mark("Before"), is_number=True),
    Column(mark("After"), is_number=True),
    Column(mark("Change")),
    Column(mark("Moved"), is_number=True),
)
_MOVES = (Column(mark("Item"), is_wide=True), Column(mark("Measure")), Column(mark("Difference"), is_number=True))


class ComparePart(QWidget):
    """Offers runs to compare. `said` brings a sentence for the notice."""

    said = Signal(str)

    def __init__(self, room: EngineRoom) -> None:
        super().__init__()
        self._room = room
        self.compared: Compared | None = None
        self.before, self.after = choice_field(tr("Run before")), choice_field(tr("Run after"))
        self.compare_button = push_button(tr("Compare"), tr("Compare these two runs item by item"), self.compare)
        self.verdict = text_label("", "strong", is_selectable=True)
        self.metrics, self.moves = Rows(_METRICS), Rows(_MOVES)
        self.moves_view = TableView(tr("Items that moved"), self.moves, is_tall=True)
        self.item = QPlainTextEdit()
        self.item.setReadOnly(True)
        self.item.setTabChangesFocus(True)
        self.item.setAccessibleName(tr("What both runs said of the item"))
        self.item.setFixedHeight(180)
        self.result = QWidget()
        inner = QVBoxLayout(self.result)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(NEAR)
        for part in (self.verdict, TableView(tr("Measures of both runs"), self.metrics, is_tall=True),
                     text_label(tr("Items that moved most"), "strong"), self.moves_view, self.item):  # fmt: skip
            inner.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(text_label(tr("What changed"), "lead"))
        column.addLayout(row_of(self.before, text_label("→"), self.after, self.compare_button))
        column.addWidget(self.result)
        self.hide()
        self.moves_view.selectionModel().currentRowChanged.connect(lambda at, _: self._show_item(self.moves.key(at)))

    def offer(self, runs: Sequence[EvalRun]) -> None:
        """Offer these runs, newest first; the two newest are chosen."""
        for box in (self.before, self.after):
            box.clear()
            for run in runs:
                name = tr(
                    "Run {id} · {engine} · {mode}",
                    id=run.id,
                    engine=printable(run.engine),
                    mode=mode_within(Mode(run.mode)),
                )
                box.addItem(name, run.id)
        self.before.setCurrentIndex(min(1, self.before.count() - 1))
        self.setVisible(len(runs) > 1)
        self.result.hide()

    def compare(self) -> None:
        """Compare the two chosen runs."""
        before, after = self.before.currentData(), self.after.currentData()
        if before is not None and after is not None:
            self._room.ask(lambda precis: asking.compare(precis, before, after), self._on_compared, self._on_failed)

    def _on_compared(self, found: Compared) -> None:
        self.compared = found
        self.verdict.setText(figures.verdict(found.comparison))
        self.metrics.show([figures.metric_row(metric) for metric in found.comparison.metrics])
        moves = figures.moves(found.comparison)
        self.moves.show([(item, figures.name(metric), signed(by)) for item, metric, by in moves],
                        [item for item, _, _ in moves])  # fmt: skip
        self.item.setPlainText("")
        self.item.setPlaceholderText(
            tr("Choose an item to see what both runs said.") if moves else tr("No item moved.")
        )
        self.result.show()

    def _on_failed(self, error: PrecisError) -> None:
        self.said.emit(printable(told(error)))

    def _show_item(self, item: str | None) -> None:
        if item is None or self.compared is None:
            return
        sides = ((tr("Before"), self.compared.before.get(item)), (tr("After"), self.compared.after.get(item)))
        lines = [line for title, score in sides for line in (f"— {title} —", *figures.said(score).splitlines(), "")]
        self.item.setPlainText("\n".join(printable(line) for line in lines))
