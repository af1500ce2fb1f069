"""What the history can be narrowed to: the choices of each box, and the filter that they make together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from precis.domain.history import HistoryFilter
from precis.domain.jobs import JobState, Mode
from precis.domain.money import Money
from precis.domain.text import printable
from precis.ui import words
from precis.ui.amounts import money, percent
from precis.ui.language import mark, tr
from precis.ui.look.controls import push_button
from precis.ui.look.style import NEAR, WIDE

Facts = dict[str, Any]
"""Fields of a `HistoryFilter`."""
_STATES: tuple[tuple[str, Facts], ...] = (
    (mark("Any state"), {}),
    (mark("Done"), {"states": frozenset({JobState.DONE, JobState.NEEDS_REVIEW, JobState.PARTIAL})}),
    (mark("Label unsure"), {"is_unsure": True}),
    (mark("Failed or incomplete"), {"is_failed": True}),
    (mark("Cancelled or paused"), {"states": frozenset({JobState.CANCELLED, JobState.PAUSED})}),
)
_DAYS = ((0, mark("Any time")), (1, mark("Today")), (7, mark("Last 7 days")), (30, mark("Last 30 days")),
         (365, mark("Last 12 months")))  # fmt: skip
_SUPPORTS: tuple[tuple[float | None, float | None], ...] = ((None, None), (0.9, None), (None, 0.9), (None, 0.7))
"""Least and most mean support of the sentences."""
_WIDEST = 170
_ANY_WIDTH = 16_777_215
"""QWIDGETSIZE_MAX, which PySide does not name."""
_READABLE = 124
"""Width that a box needs for its words, in pixels."""
_COSTS = (None, Money(1), Money.from_usd(0.01), Money.from_usd(0.1), Money.from_usd(1))


class Narrowing(QWidget):
    """A box for each thing to narrow by. `changed` tells that another filter is wanted."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = self._box(tr("State"), [tr(text) for text, _ in _STATES])
        self.time = self._box(tr("Time"), [tr(text) for _, text in _DAYS])
        self.mode = self._box(tr("Mode"), [tr("Any mode"), *(tr(words.MODES[mode]) for mode in Mode)])
        self.engine = self._box(tr("Engine"), [tr("Any engine")])
        self.label = self._box(tr("Label"), [tr("Any label")])
        self.trust = self._box(tr("Support of the sentences"), [
            tr("Any support"), tr("Supported to {share} or more", share=percent(0.9)),
            tr("Below {share}", share=percent(0.9)), tr("Below {share}", share=percent(0.7)),
        ])  # fmt: skip
        self.cost = self._box(tr("Cost"), [
            tr("Any cost"), tr("Cost something"),
            *(tr("{amount} or more", amount=money(amount, 2)) for amount in _COSTS[2:] if amount),
        ])  # fmt: skip
        self.reset = push_button(tr("Show all"), tr("Narrow by nothing"), self.clear, "link")
        self.reset.hide()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(WIDE, 0, WIDE, NEAR)
        self._grid.setSpacing(NEAR)
        self._columns = 0
        self._lay_out(len(self._boxes) + 1)

    @property
    def _boxes(self) -> tuple[QComboBox, ...]:
        return self.state, self.time, self.mode, self.engine, self.label, self.trust, self.cost

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = event.size().width() >= _READABLE * len(self._boxes) + 2 * WIDE
        self._lay_out(len(self._boxes) + 1 if is_wide else len(self._boxes) // 2 + 1)

    def _lay_out(self, columns: int) -> None:
        """Put the boxes into so many columns: in a narrow window a second row keeps their words readable."""
        if columns == self._columns:
            return
        self._columns = columns
        for number, part in enumerate((*self._boxes, self.reset)):
            self._grid.addWidget(part, number // columns, number % columns)
        for box in self._boxes:
            box.setMaximumWidth(_WIDEST if columns > len(self._boxes) else _ANY_WIDTH)
        for column in range(len(self._boxes) + 1):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _box(self, name: str, texts: Sequence[str]) -> QComboBox:
        box = QComboBox()
        box.addItems(list(texts))
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(4)
        box.currentIndexChanged.connect(lambda _: self._on_changed())
        return box

    def wanted(self, now: datetime | None = None) -> HistoryFilter:
        """Return what the boxes say; days begin at midnight here."""
        facts: Facts = dict(_STATES[self.state.currentIndex()][1])
        days = _DAYS[self.time.currentIndex()][0]
        if days:
            midnight = (now or datetime.now(UTC)).astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
            facts["since"] = (midnight - timedelta(days=days - 1)).astimezone(UTC)
        place = self.mode.currentIndex()
        facts["mode"] = list(Mode)[place - 1].value if place > 0 else ""
        facts["min_support"], facts["max_support"] = _SUPPORTS[self.trust.currentIndex()]
        facts["min_cost"] = _COSTS[self.cost.currentIndex()]
        return HistoryFilter(engine=self.engine.currentData() or "", label=self.label.currentData() or "", **facts)

    def clear(self) -> None:
        """Narrow by nothing."""
        self._quietly(lambda: [box.setCurrentIndex(0) for box in self._boxes])
        self._on_changed()

    def offer(self, engines: Sequence[str], labels: Sequence[str]) -> None:
        """Offer these engines and labels; what is chosen stays chosen."""

        def refill() -> None:
            for box, any_text, names in (
                (self.engine, tr("Any engine"), engines),
                (self.label, tr("Any label"), labels),
            ):
                chosen = box.currentData()
                box.clear()
                box.addItem(any_text, "")
                for name in names:
                    box.addItem(printable(words.label_name(name)), name)
                box.setCurrentIndex(max(0, box.findData(chosen)))

        self._quietly(refill)

    def _quietly(self, work: Callable[[], object]) -> None:
        for box in self._boxes:
            box.blockSignals(True)
        work()
        for box in self._boxes:
            box.blockSignals(False)

    def _on_changed(self) -> None:
        self.reset.setVisible(any(box.currentIndex() > 0 for box in self._boxes))
        self.changed.emit()
