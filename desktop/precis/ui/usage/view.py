"""The usage view: figures, bars by day, a table by engine, model, feature or mode, budgets, and exports."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from precis.domain.errors import PrecisError
from precis.domain.money import Money
from precis.domain.text import printable
from precis.ui.bridge import EngineRoom
from precis.ui.language import mark, tr, trn
from precis.ui.look.charts import BarChart
from precis.ui.look.controls import Segments, push_button, text_label
from precis.ui.look.meter import Meter
from precis.ui.look.page import Page, clear, row_of
from precis.ui.look.style import BAR, NEAR, TIGHT, WIDE
from precis.ui.look.table import Column, Rows, TableView
from precis.ui.sentences import told
from precis.ui.usage import asking, figures
from precis.ui.usage.asking import GROUPS, TIMED, Used

_PERIODS = (
    (7, mark("7 days"), mark("The last 7 days")),
    (30, mark("30 days"), mark("The last 30 days")),
    (90, mark("90 days"), mark("The last 90 days")),
    (365, mark("12 months"), mark("The last 12 months")),
)
_GROUPS = {
    "engine": (mark("Engine"), mark("By engine")),
    "model": (mark("Model"), mark("By model")),
    "feature": (mark("Feature"), mark("By feature")),
    "mode": (mark("Mode"), mark("By mode")),
    "user": (mark("User"), mark("By the user that the settings name")),
}
_COLUMNS = (
    Column(mark("Name"), is_wide=True),
    *(
        Column(title, is_number=True)
        for title in (
            mark("Calls"),
            mark("Tokens in"),
            mark("Tokens out"),
            mark("Cost"),
            mark("Saved"),
            mark("Failed"),
            mark("Median"),
            mark("95% within"),
        )
    ),
)
_TIMES = (len(_COLUMNS) - 2, len(_COLUMNS) - 1)
"""Columns that hold latencies."""
_EXPORTS = (
    (mark("Usage by day…"), "usage", "precis-usage.csv", mark("Table (*.csv);;JSON lines (*.jsonl)")),
    (mark("Log of calls, redacted…"), "logs", "precis-calls.jsonl",
     mark("JSON lines (*.jsonl);;Table (*.csv);;OpenTelemetry (*.json)")),
    (mark("History, redacted…"), "history", "precis-history.csv", mark("Table (*.csv);;JSON lines (*.jsonl)")),
)  # fmt: skip
EMPTY = mark(
    "Nothing was spent, and no call was made. The embedded engine works on this computer and costs nothing; "
    "what other engines do is counted here."
)
AT_THE_LIMIT = mark(
    "Money is held before a call is sent. Where a limit has no room the document pauses and keeps what is done; "
    "it goes on when there is room again, or when you raise the limit in the settings."
)


class UsageView(QWidget):
    """`said` tells of an export that is done."""

    said = Signal(str)

    def __init__(self, room: EngineRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self._room = room
        self.used: Used | None = None
        self.period = Segments(tr("Time"), [(tr(text), tr(tip)) for _, text, tip in _PERIODS])
        self.period.choose(1)
        self.period.chosen.connect(lambda _: self.refresh())
        self.export_button = push_button(tr("Export…"), tr("Write usage, log or history to a file"), self._open_exports)
        self.shown = Segments(tr("Bars"), [(tr("Cost"), tr("Dollars by day")), (tr("Calls"), tr("Calls by day"))])
        self.shown.chosen.connect(lambda _: self._show_bars())
        self.chart = BarChart(tr("Usage by day"))
        self.group = Segments(tr("Table"), [(tr(_GROUPS[name][0]), tr(_GROUPS[name][1])) for name in GROUPS])
        self.group.chosen.connect(lambda _: self._show_table())
        self.table = Rows(_COLUMNS)
        self.table_view = TableView(tr("Usage by group"), self.table, is_tall=True)
        self.meters = (Meter(tr("Budget of today")), Meter(tr("Budget of this month")))
        self.meter_texts = (text_label(""), text_label(""))
        self.other_limits = text_label("", "small")
        self.unpriced = text_label("", "weak")
        self.note = text_label("", "soft")
        self._figures = QHBoxLayout()
        self._figures.setSpacing(WIDE * 2)
        self.page = Page(tr("Usage"), 1100)
        self._details = QWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        bar = QWidget()
        bar.setObjectName("bar")
        bar.setFixedHeight(BAR + NEAR)
        row = QHBoxLayout(bar)
        row.setContentsMargins(WIDE + NEAR, 0, WIDE, 0)
        row.addWidget(self.period)
        row.addStretch()
        row.addWidget(self.export_button)
        details = QVBoxLayout(self._details)
        details.setContentsMargins(0, 0, 0, 0)
        details.setSpacing(NEAR)
        details.addLayout(row_of(text_label(tr("By day"), "lead"), self.shown, is_left=False))
        details.addWidget(self.chart)
        details.addSpacing(WIDE)
        details.addLayout(row_of(text_label(tr("By what"), "lead"), self.group, is_left=False))
        details.addWidget(self.table_view)
        self.page.put(self.note, self._figures, self.unpriced)
        self.page.column.addSpacing(NEAR)
        self.page.put(self._details)
        self.page.head(tr("Budgets"), tr(AT_THE_LIMIT))
        self.page.put(self._budgets(), self.other_limits)
        self.page.end()
        self.unpriced.hide()
        self.note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.page, 1)

    def _budgets(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(TIGHT)
        for place, (meter, text) in enumerate(zip(self.meters, self.meter_texts, strict=True)):
            grid.addWidget(text, place * 3, 0)
            grid.addWidget(meter, place * 3 + 1, 0)
            grid.setRowMinimumHeight(place * 3 + 2, NEAR)
        return grid

    def begin(self) -> None:
        """Bring the figures up to date, and put the keyboard on the choice of time."""
        self.refresh()
        self.period.focus_current()

    def take_over(self, _before: UsageView) -> None:
        """Show anew what was used."""
        self.refresh()

    # --- what is shown ------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask what was used in the chosen time."""
        days, now = _PERIODS[self.period.current][0], datetime.now(UTC)
        self._room.ask(lambda precis: asking.read(precis, days, now), self._on_used, self._on_failed)

    def _on_used(self, used: Used) -> None:
        self.used = used
        is_empty = not any(day.attempts or day.cached for day in used.days)
        self._details.setVisible(not is_empty)
        clear(self._figures)
        if not is_empty:
            for figure, name in figures.headlines(used.days):
                self._figures.addWidget(_Figure(figure, name))
            self._figures.addStretch()
        self._note(tr(EMPTY) if is_empty else "")
        missing = figures.unpriced(used.days)
        self.unpriced.setText(missing)
        self.unpriced.setVisible(bool(missing))
        self._show_bars()
        self._show_table()
        self._show_budgets(used)

    def _note(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def _on_failed(self, error: PrecisError) -> None:
        self._note(printable(f"⚠ {told(error)}"))

    def _show_bars(self) -> None:
        if self.used is not None:
            is_cost = self.shown.current == 0
            points = figures.bars(self.used.days, self.used.since, self.used.until, is_cost=is_cost)
            self.chart.show_points(points, "$" if is_cost else "")

    def _show_table(self) -> None:
        if self.used is not None:
            name = GROUPS[self.group.current]
            self.table.show(figures.rows(self.used.groups[name], self.used.latencies.get(name, {})))
            for place in _TIMES:
                self.table_view.setColumnHidden(place, name not in TIMED)

    def _show_budgets(self, used: Used) -> None:
        limits = used.limits
        pairs = ((tr("Today"), used.today, limits.per_day), (tr("This month"), used.month, limits.per_month))
        for meter, text, (name, held, limit) in zip(self.meters, self.meter_texts, pairs, strict=True):
            part, said = figures.budget(name, held, limit)
            meter.show_part(part, said)
            text.setText(said)
        call, document = map(_limit, (limits.per_call, limits.per_job))
        self.other_limits.setText(tr("At most for a call: {call}, for a document: {document}. "
                                     "Days and months are of UTC.", call=call, document=document))  # fmt: skip

    # --- exports ------------------------------------------------------------------------------------------------------

    def _open_exports(self) -> None:
        menu = QMenu(self)
        for text, kind, name, filters in _EXPORTS:
            menu.addAction(tr(text), lambda kind=kind, name=name, filters=filters: self._ask_where(kind, name, filters))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.export_button.mapToGlobal(self.export_button.rect().bottomLeft()))

    def _ask_where(self, kind: str, name: str, filters: str) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Export"), str(Path.home() / name), tr(filters))
        if chosen:
            self.export(kind, Path(chosen))

    def export(self, kind: str, out: Path) -> None:
        """Write usage, logs or history to a file, in the format of its ending."""
        self._room.ask(
            lambda precis: asking.export(precis, kind, out),
            lambda rows: self.said.emit(
                trn("{n} row written to {file}.", "{n} rows written to {file}.", rows, file=printable(out.name))
            ),
            lambda error: self.said.emit(told(error)),
        )


class _Figure(QWidget):
    """A figure over its name."""

    def __init__(self, figure: str, name: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(text_label(figure, "title"))
        said = text_label(name, "small")
        said.setWordWrap(False)
        column.addWidget(said)
        column.addStretch()


def _limit(limit: Money | None) -> str:
    return tr("no limit") if limit is None else figures.dollars(limit)
