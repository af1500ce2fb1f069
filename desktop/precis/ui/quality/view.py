"""The quality view: start a run, the trend of a set's runs, two runs against each other, and how far to trust."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QProgressBar, QVBoxLayout, QWidget

from precis.domain.errors import PrecisError
from precis.domain.jobs import Mode
from precis.domain.text import printable
from precis.ui.amounts import count
from precis.ui.bridge import EngineRoom
from precis.ui.language import mark, tr, trn
from precis.ui.look.charts import LineChart
from precis.ui.look.controls import Segments, push_button, text_label
from precis.ui.look.page import Page, row_of
from precis.ui.look.style import BAR, NEAR, WIDE
from precis.ui.look.table import Column, Rows, TableView
from precis.ui.quality import asking, figures
from precis.ui.quality.asking import ALL, RunHandle, Standing, Wanted
from precis.ui.quality.comparing import ComparePart
from precis.ui.quality.reliability import ReliabilityPart, diagrams
from precis.ui.review.teaching import Teaching
from precis.ui.sentences import told
from precis.ui.settings.fields import FIELD_WIDTH, choice_field

_MODES = (Mode.FAST, Mode.ACCURATE)
_RUNS = (Column(mark("Run")), Column(mark("Time")), Column(mark("Engine"), is_wide=True), Column(mark("Mode")),
         Column(mark("Items"), is_number=True), Column(mark("Score"), is_number=True))  # fmt: skip
NO_RUNS = mark(
    "No run of this set yet. A run works on every item as on a document of yours, and scores what comes of it; "
    "with the embedded engine it costs nothing."
)


class QualityView(QWidget):
    """`said` brings a sentence for the notice."""

    said = Signal(str)
    _scored = Signal(int, int)
    _ended = Signal()

    def __init__(self, room: EngineRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self._room = room
        self.standing: Standing | None = None
        self.handle: RunHandle | None = None
        self._metrics: list[str] = []
        self.sets = choice_field(tr("Golden set"))
        self.engine = choice_field(tr("Engine"))
        self.mode = Segments(
            tr("Mode"), [(tr("Fast"), tr("Run in the fast mode")), (tr("Accurate"), tr("Run in the accurate mode"))]
        )
        self.start = push_button(tr("Start"), tr("Run the set with this engine and mode"), self.run, "primary")
        self.stop = push_button(
            tr("Stop"), tr("Stop; the next run of the same kind goes on where this one was"), self._on_stop
        )
        self.progress = QProgressBar()
        self.progress.setAccessibleName(tr("Progress of the run"))
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(6)
        self.progress_said = text_label("", "small")
        self.measure = choice_field(tr("Measure"))
        self.measure.setMaximumWidth(FIELD_WIDTH)
        self.chart = LineChart(tr("Trend of the runs"))
        self.runs = Rows(_RUNS)
        self.runs_view = TableView(tr("Runs of the set, newest first"), self.runs, is_tall=True)
        self.comparing = ComparePart(room)
        self.reliability = ReliabilityPart()
        self.teaching = Teaching(room)
        self.page = Page(tr("Quality"), 1000)
        self.empty = text_label(tr(NO_RUNS), "soft")
        self._past = QWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        bar = QWidget()
        bar.setObjectName("bar")
        bar.setFixedHeight(BAR + NEAR)
        row = QHBoxLayout(bar)
        row.setContentsMargins(WIDE + NEAR, 0, WIDE, 0)
        row.setSpacing(NEAR)
        for part in (self.sets, self.engine, self.mode, self.start, self.stop):
            row.addWidget(part)
        row.addStretch()
        _fill(
            self._past, row_of(text_label(tr("Runs"), "lead"), self.measure, is_left=False), self.chart, self.runs_view
        )
        self.page.put(self.progress_said, self.progress, self.empty, self._past)
        self.page.column.addSpacing(WIDE)
        self.page.put(self.comparing)
        self.page.head(tr("How far a confidence can be believed"))
        self.page.put(self.reliability)
        self.page.head(tr("What your decisions have improved"))
        self.page.put(self.teaching)
        self.page.end()
        for part in (self.progress, self.progress_said, self.stop, self._past):
            part.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.page, 1)

    def _connect(self) -> None:
        self.sets.activated.connect(lambda _: self.refresh())
        self.measure.activated.connect(lambda _: self._show_runs())
        # Scores are told from the engine room's thread.
        self._scored.connect(self._on_scored, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(lambda: self._show_running(is_on=False))
        self.comparing.said.connect(self.said)
        self.teaching.said.connect(self.said)

    def take_over(self, before: QualityView) -> None:
        """Show the runs anew; a run that a view before this one began goes on here."""
        if before.handle is not None:
            self.handle = before.handle
            self._show_running(is_on=True)
            before._scored.connect(self._scored)
            before._ended.connect(self._ended)
            before._ended.connect(self.refresh)
        self.refresh()
        self.teaching.refresh()
        self._room.ask(diagrams, self.reliability.show_all, self._on_failed)

    # --- what is there ------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Bring the runs up to date, and put the keyboard on the choice of a set."""
        self.refresh()
        self.teaching.refresh()
        self._room.ask(diagrams, self.reliability.show_all, self._on_failed)
        self.sets.setFocus()

    def refresh(self) -> None:
        """Ask for the sets, and the runs of the chosen one."""
        wanted = self.sets.currentData() or ""
        self._room.ask(lambda precis: asking.standing(precis, wanted), self._on_standing, self._on_failed)

    def _on_standing(self, found: Standing) -> None:
        self.standing = found
        if self.sets.count() != len(found.sets) + 1:
            self.sets.clear()
            for name, count in found.sets.items():
                self.sets.addItem(f"{printable(name)} ({count})", name)
            self.sets.addItem(
                tr("all that come along ({count})", count=sum(found.sets.values()) - found.sets.get("own", 0)), ALL
            )
        self.sets.setCurrentIndex(max(0, self.sets.findData(found.golden_set)))
        if self.engine.count() != len(found.engines):
            self.engine.clear()
            self.engine.addItems(list(found.engines))
            self.engine.setCurrentText(found.default_engine)
        self._metrics = figures.shares(list(found.scores.values()))
        shown = self.measure.currentText()
        self.measure.clear()
        self.measure.addItems([figures.name(metric) for metric in self._metrics])
        self.measure.setCurrentIndex(max(0, self.measure.findText(shown)))
        self._offer_runs(found)
        self._show_runs()

    def _offer_runs(self, found: Standing) -> None:
        self.empty.setVisible(not found.runs)
        self._past.setVisible(bool(found.runs))
        self.comparing.offer(found.runs)

    def _show_runs(self) -> None:
        found = self.standing
        if found is None:
            return
        metric = self._metrics[self.measure.currentIndex()] if self._metrics else ""
        now, scores = datetime.now(UTC), list(found.scores.values())
        self.chart.show_points(figures.trend(found.runs, scores, metric), "", is_percent=True)
        self.runs.show([figures.run_row(run, found.scores[run.id], metric, now) for run in found.runs], found.runs)

    def _on_failed(self, error: PrecisError) -> None:
        self.said.emit(printable(told(error)))

    # --- a run --------------------------------------------------------------------------------------------------------

    def run(self) -> None:
        """Run the chosen set."""
        golden_set, engine = self.sets.currentData(), self.engine.currentText()
        if self.handle is not None or not golden_set or not engine:
            return
        wanted, handle = Wanted(golden_set, engine, _MODES[self.mode.current]), RunHandle()
        self.handle = handle
        self._show_running(is_on=True)
        self._tell(
            tr("Running {golden_set} with {engine}…", golden_set=printable(golden_set), engine=printable(engine))
        )
        self._room.ask(
            lambda precis: asking.run(precis, wanted, handle, self._scored.emit),
            self._on_ran, self._on_not_ran,
        )  # fmt: skip

    def _on_stop(self) -> None:
        if self.handle is not None:
            self.handle.stop()

    def _on_scored(self, done: int, total: int) -> None:
        if self.handle is not None:
            self.progress.setMaximum(total)
            self.progress.setValue(done)
            self._tell(trn("{done} of {n} item", "{done} of {n} items", total, done=count(done)))

    def _on_ran(self, number: int | None) -> None:
        self._ended.emit()
        self.said.emit(
            tr("Stopped. What was scored is kept.") if number is None else tr("Run {number} is done.", number=number)
        )
        self.refresh()

    def _on_not_ran(self, error: PrecisError) -> None:
        self._ended.emit()
        self._on_failed(error)
        self.refresh()

    def _show_running(self, *, is_on: bool) -> None:
        self.handle = self.handle if is_on else None
        self.progress.setMaximum(0)
        for part in (self.progress, self.progress_said, self.stop):
            part.setVisible(is_on)
        self.start.setEnabled(not is_on)

    def _tell(self, text: str) -> None:
        self.progress_said.setText(text)


def _fill(widget: QWidget, *parts: QWidget | QLayout) -> None:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(NEAR)
    for part in parts:
        if isinstance(part, QLayout):
            column.addLayout(part)
        else:
            column.addWidget(part)
