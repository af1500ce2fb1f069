"""The activity view: failures with what helps, the log of calls, and changes of settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from precis.domain.errors import PrecisError
from precis.domain.jobs import JobId, JobRecord
from precis.domain.text import printable
from precis.ui.activity import asking
from precis.ui.activity.call_log import CallLog
from precis.ui.activity.failures import Trouble, facts
from precis.ui.activity.job_events import JobEventsDialog
from precis.ui.activity.timeline import TimelineView
from precis.ui.amounts import when
from precis.ui.bridge import EngineRoom
from precis.ui.language import mark, tr, trn
from precis.ui.look.controls import Segments, push_button, text_label
from precis.ui.look.page import Page, clear, row_of
from precis.ui.look.style import APART, BAR, NEAR, TIGHT, WIDE
from precis.ui.look.table import Column, Rows, TableView
from precis.ui.sentences import said, told
from precis.ui.why.view import WhyDialog
from precis.ui.words import failure

if TYPE_CHECKING:
    from precis.store.audit import AuditedChange

FAILURES, CALLS, CHANGES = range(3)
_EMPTY_HEIGHT = 320
"""Room for what is said while nothing failed, so that it stands in the view and not at its upper edge."""
ALL_WELL = mark("Nothing failed. What stops a document is explained here, with what helps.")
WHY, WHY_TIP = mark("Why did this change?"), mark("Why is this other than an earlier result of this document?")
GONE = mark("It is no longer in the history.")
NO_CHANGES = mark("No setting was changed here. What you change in the settings is kept here, without secrets.")
TIMELINE = mark(
    "Each day with calls, from what was logged. ▼ marks a day on which something changed: the provider answered with "
    "another model, or a prompt was edited. To ask about one result, use “Why did this change?” on it."
)
_COLUMNS = (
    Column(mark("Time")),
    Column(mark("Setting"), is_wide=True),
    Column(mark("Before")),
    Column(mark("After")),
    Column(mark("By")),
)


class FailureCard(QFrame):
    """One cause: what happened, how often and when, what helps, and the documents it stopped."""

    def __init__(self, trouble: Trouble, view: ActivityView) -> None:
        super().__init__()
        self.setObjectName("card")
        self.trouble, group = trouble, trouble.group
        cause = said(group.cause) or failure(group.code)
        again = tr("Try again") if len(trouble.open) < 2 else tr("Try all {count} again", count=len(trouble.open))
        self.retry = push_button(again, tr("What was done is kept"), lambda: view.retry(trouble))
        self.retry.setVisible(bool(trouble.open))
        self.show_one = push_button(tr("Show"), tr("Open the newest of them"), lambda: view.show_newest(trouble))
        self.steps = push_button(
            tr("What happened"), tr("Show the steps of the newest of them"), lambda: view.show_steps(trouble)
        )
        self.why = push_button(tr(WHY), tr(WHY_TIP), lambda: view.explain(trouble.explained or ""))
        self.why.setVisible(trouble.explained is not None)
        buttons = (
            (self.why, tr(WHY)), (self.steps, tr("What happened")), (self.show_one, tr("Show")),
            (self.retry, tr("Try again")),
        )  # fmt: skip
        for button, text in buttons:
            button.setAccessibleName(printable(f"{text}: {cause}"))
        column = QVBoxLayout(self)
        column.setContentsMargins(APART, NEAR + TIGHT, APART, NEAR + TIGHT)
        column.setSpacing(TIGHT)
        head = row_of(text_label(printable(f"⚠ {cause}"), "strong"), *(one for one, _ in buttons), is_left=False)
        head.setStretch(0, 1)
        column.addLayout(head)
        if group.fix:
            column.addWidget(text_label(printable(said(group.fix)), is_selectable=True))
        column.addWidget(text_label(printable(facts(trouble, datetime.now(UTC))), "small", is_selectable=True))


class ActivityView(QWidget):
    """`opened` brings a job to show; `said` a sentence for the notice."""

    opened = Signal(object)
    said = Signal(str)

    def __init__(self, room: EngineRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self._room = room
        self.part = Segments(tr("Activity"), [
            (tr("Failures"), tr("What stopped documents, by cause")), (tr("Calls"), tr("The log of calls, redacted")),
            (tr("Changes"), tr("What changed over time: models, prompts, settings")),
        ])  # fmt: skip
        self.part.chosen.connect(self._show_part)
        self.cards: list[FailureCard] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(NEAR)
        self.well = text_label(tr(ALL_WELL), "soft")
        self.well.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.well.setMinimumHeight(_EMPTY_HEIGHT)
        self.calls = CallLog(room)
        self.calls.job_asked.connect(lambda job: self._ask_job(job, self._on_job))
        self.calls.steps_asked.connect(lambda job: self._ask_job(job, self._on_steps))
        self.calls.why_asked.connect(self.explain)
        self.changes = Rows(_COLUMNS)
        self.changes_view = TableView(tr("Changes of settings"), self.changes, is_tall=True)
        self.timeline = TimelineView()
        self.no_changes = text_label(tr(NO_CHANGES), "soft")
        self.parts = QStackedWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        bar = QWidget()
        bar.setObjectName("bar")
        bar.setFixedHeight(BAR + NEAR)
        row = QHBoxLayout(bar)
        row.setContentsMargins(WIDE + NEAR, 0, WIDE, 0)
        row.addWidget(self.part)
        row.addStretch()
        failures = Page(tr("Failures"), 1000)
        failures.put(self.well, self._list)
        failures.end()
        changes = Page(tr("Changes"), 1200)
        changes.head(tr("Engines, models and prompts over time"), tr(TIMELINE))
        changes.put(self.timeline)
        changes.head(tr("Changes of settings"))
        changes.put(self.no_changes, self.changes_view)
        changes.end()
        for part in (failures, self.calls, changes):
            self.parts.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.parts, 1)

    def begin(self) -> None:
        """Bring what is shown up to date, and put the keyboard on the choice of what to look at."""
        self._show_part(self.part.current)
        self.part.focus_current()

    def take_over(self, before: ActivityView) -> None:
        """Show the part that a view before this one shows."""
        self._show_part(before.part.current)

    def _show_part(self, number: int) -> None:
        self.parts.setCurrentIndex(number)
        if number == FAILURES:
            self._room.ask(asking.failures, self._on_failures, self._on_failed)
        elif number == CALLS:
            self.calls.refresh()
        else:
            self._room.ask(lambda precis: precis.timeline(), self.timeline.show_rows, self._on_failed)
            self._room.ask(asking.changes, self._on_changes, self._on_failed)

    def retry(self, trouble: Trouble) -> None:
        """Run again what a cause still stops."""
        self._room.ask(lambda precis: asking.retry(precis, trouble.open), self._on_retried, self._on_failed)

    def show_newest(self, trouble: Trouble) -> None:
        """Open the newest document that a cause stopped."""
        if trouble.open:
            self.opened.emit(trouble.open[0])
        elif trouble.group.jobs:
            self._ask_job(trouble.group.jobs[0].job, self._on_job)

    def _ask_job(self, job: JobId, then: Callable[[JobRecord | None], object]) -> None:
        self._room.ask(lambda precis: precis.job(job), then, self._on_failed)

    def _on_steps(self, job: JobRecord | None) -> None:
        if job is None:
            self.said.emit(tr(GONE))
        else:
            JobEventsDialog(self._room, job.id, job.title, self.window()).show()

    def _on_job(self, job: JobRecord | None) -> None:
        if job is None:
            self.said.emit(tr(GONE))
        else:
            self.opened.emit(job)

    def explain(self, job: str) -> None:
        """Say why a job's result is other than an earlier one of its document."""
        WhyDialog(self._room, JobId(job), self.window()).show()

    def show_steps(self, trouble: Trouble) -> None:
        """Show what happened to the newest document that a cause stopped."""
        if trouble.group.jobs:
            newest = trouble.group.jobs[0]
            JobEventsDialog(self._room, newest.job, newest.title, self.window()).show()

    def _on_retried(self, jobs: Sequence[str]) -> None:
        self.said.emit(trn("{n} document started again.", "{n} documents started again.", len(jobs)))
        self._show_part(FAILURES)

    def _on_failures(self, groups: Sequence[Trouble]) -> None:
        clear(self._list)
        self.well.setText(tr(ALL_WELL))
        self.well.setVisible(not groups)
        self.cards = [FailureCard(group, self) for group in groups]
        for card in self.cards:
            self._list.addWidget(card)

    def _on_changes(self, changes: Sequence[AuditedChange]) -> None:
        now = datetime.now(UTC)
        self.changes.show(
            [
                (
                    when(one.at, now),
                    one.setting,
                    one.before or tr("(not set)"),
                    one.after or tr("(not set)"),
                    one.changed_by,
                )
                for one in changes
            ]
        )
        self.changes_view.setVisible(bool(changes))
        self.no_changes.setVisible(not changes)

    def _on_failed(self, error: PrecisError) -> None:
        self.said.emit(printable(told(error)))
