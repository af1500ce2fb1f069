"""How each engine, model and prompt did over time: a line for one figure, and the days with what changed on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from precis.domain.money import Money
from precis.domain.text import printable
from precis.ui.amounts import count, day_of_month, duration, money, percent
from precis.ui.language import mark, tr
from precis.ui.look.chart import Point
from precis.ui.look.charts import LineChart
from precis.ui.look.controls import text_label
from precis.ui.look.page import row_of
from precis.ui.look.style import NEAR
from precis.ui.look.table import Column, Rows, TableView
from precis.ui.sentences import said
from precis.ui.settings.fields import choice_field

if TYPE_CHECKING:
    from precis.app.why import TimelineRow

Line = tuple[str, str, str]
"""Engine, model and prompt (without its version): what one line of the chart is about."""
NO_CALLS = mark("No engine was called in the last 90 days, so there is nothing to compare.")
_COLUMNS = (
    Column(mark("Day")),
    Column(mark("What changed"), is_wide=True),
    Column(mark("Calls"), is_number=True),
    Column(mark("Failed"), is_number=True),
    Column(mark("Asked again"), is_number=True),
    Column(mark("Supported"), is_number=True),
    Column(mark("Unsure"), is_number=True),
    Column(mark("Edits"), is_number=True),
    Column(mark("Median"), is_number=True),
    Column(mark("95% within"), is_number=True),
    Column(mark("Cost"), is_number=True),
)


def _failed(row: TimelineRow) -> float | None:
    return row.day.failures / row.day.calls if row.day.calls else None


_Measure = tuple[str, Callable[["TimelineRow"], float | None], bool]
_MEASURES: tuple[_Measure, ...] = (
    (mark("Supported sentences"), lambda row: row.supported, True),
    (mark("Unsure labels"), lambda row: row.unsure, True),
    (mark("Failed calls"), _failed, True),
    (mark("Median seconds a call"), lambda row: row.day.p50_s, False),
    (mark("95% of the calls took at most, seconds"), lambda row: row.day.p95_s, False),
)


def line_of(row: TimelineRow) -> Line:
    """Return what the row's line is about; a prompt's versions are one line, so that a new one is a turn in it."""
    return row.day.engine, row.day.model, row.day.prompt.partition("@")[0]


def lines(rows: Sequence[TimelineRow]) -> list[Line]:
    """Return all lines, the one with the most calls first."""
    calls: dict[Line, int] = {}
    for row in rows:
        calls[line_of(row)] = calls.get(line_of(row), 0) + row.day.calls
    return sorted(calls, key=lambda line: (-calls[line], line))


def points(rows: Sequence[TimelineRow], measure: int) -> list[Point]:
    """Return the days of one line as points of a chart; days on which something changed are turns."""
    name, value, is_share = _MEASURES[measure]
    found: list[Point] = []
    for row in rows:
        if (amount := value(row)) is not None:
            shown = percent(amount, 1) if is_share else duration(amount)
            text = tr("{day}: {measure} {value}", day=_day(row), measure=tr(name), value=shown)
            turns = "; ".join(map(said, row.changes))
            found.append(Point(_day(row), amount, f"{text} · {turns}" if turns else text, is_turn=bool(turns)))
    return found


def cells(row: TimelineRow) -> tuple[str, ...]:
    """Return the row of a day."""
    day = row.day
    return (
        _day(row),
        f"▼ {'; '.join(map(said, row.changes))}" if row.changes else "",
        count(day.calls),
        count(day.failures),
        count(day.repairs),
        "" if row.supported is None else percent(row.supported),
        "" if row.unsure is None else percent(row.unsure),
        count(row.edits),
        "" if day.p50_s is None else duration(day.p50_s),
        "" if day.p95_s is None else duration(day.p95_s),
        money(Money(day.cost_micros)),
    )


def _day(row: TimelineRow) -> str:
    return day_of_month(datetime.fromisoformat(f"{row.day.day}T00:00:00+00:00"))


class TimelineView(QWidget):
    """One line at a time; the boxes choose which, and what of it is drawn."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[TimelineRow] = ()
        self._lines: list[Line] = []
        self.line = choice_field(tr("Engine, model and prompt"))
        self.measure = choice_field(tr("Measure"), [tr(name) for name, _, _ in _MEASURES])
        self.line.activated.connect(lambda _: self._show())
        self.measure.activated.connect(lambda _: self._show())
        self.chart = LineChart(tr("Over time"))
        self.rows = Rows(_COLUMNS)
        self.table = TableView(tr("Days, newest first"), self.rows, is_tall=True)
        self.none = text_label(tr(NO_CALLS), "soft")
        self._some = QWidget()
        column = QVBoxLayout(self._some)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addLayout(row_of(self.line, self.measure))
        column.addWidget(self.chart)
        column.addWidget(self.table)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.none)
        whole.addWidget(self._some)
        self._some.hide()

    def show_rows(self, rows: Sequence[TimelineRow]) -> None:
        """Show these days, oldest first; the chosen line stays chosen."""
        chosen = self._lines[self.line.currentIndex()] if self._lines else None
        self._rows, self._lines = rows, lines(rows)
        self.line.clear()
        self.line.addItems([printable(" · ".join(filter(None, line))) for line in self._lines])
        if chosen in self._lines:
            self.line.setCurrentIndex(self._lines.index(chosen))
        self._some.setVisible(bool(rows))
        self.none.setVisible(not rows)
        self._show()

    def _show(self) -> None:
        if not self._lines:
            return
        line, measure = self._lines[self.line.currentIndex()], self.measure.currentIndex()
        mine = [row for row in self._rows if line_of(row) == line]
        self.chart.show_points(points(mine, measure), "", is_percent=_MEASURES[measure][2])
        self.rows.show([cells(row) for row in reversed(mine)])
