"""The main window: views, actions, notices, dropped files, and what it remembers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from precis.domain.errors import PrecisError
from precis.domain.jobs import JobId, JobRecord, JobState
from precis.domain.labels import LabelSet
from precis.domain.text import printable
from precis.ui import commands
from precis.ui.actions import Command, add_commands
from precis.ui.bridge import EngineRoom
from precis.ui.language import mark, tr, trn
from precis.ui.look.appearance import Appearance, Look
from precis.ui.memory import Memory
from precis.ui.notice import Notice
from precis.ui.sentences import told
from precis.ui.shell import DropHint, Foot, Rail, dropped_paths
from precis.ui.work.asking import Opening
from precis.ui.work.desk import Desk
from precis.ui.work.view import WorkView

if TYPE_CHECKING:
    from precis.ui.activity.view import ActivityView
    from precis.ui.checking.view import CheckView
    from precis.ui.command_palette import CommandPalette
    from precis.ui.compare.view import CompareDialog
    from precis.ui.history.view import HistoryView
    from precis.ui.quality.view import QualityView
    from precis.ui.review.view import ReviewView
    from precis.ui.settings.view import SettingsView
    from precis.ui.usage.view import UsageView

VIEWS = (
    ("work", mark("Work")),
    ("review", mark("Review")),
    ("check", mark("Check")),
    ("history", mark("History")),
    ("usage", mark("Usage")),
    ("activity", mark("Activity")),
    ("quality", mark("Quality")),
    ("settings", mark("Settings")),
)
"""Icon and words of each view; Ctrl and its number shows it. Its property of `MainWindow` has the icon's name."""
WORK, REVIEW, CHECK, HISTORY, USAGE, ACTIVITY, QUALITY, SETTINGS = range(len(VIEWS))
_COUNT_MS = 200


class MainWindow(QMainWindow):
    """`closed` tells that the person closed it: the engine room is to be closed then."""

    closed = Signal()

    def __init__(self, room: EngineRoom, memory: Memory, appearance: Appearance) -> None:
        super().__init__()
        self.setWindowTitle("Précis")
        self.setAcceptDrops(True)
        self.resize(1280, 820)
        self._room, self._memory, self._appearance = room, memory, appearance
        self._waiting_files: list[Path] = []
        self._label_sets: Sequence[LabelSet] = ()
        self.desk = Desk(room, memory, self)
        self.menu = QMenu(tr("Document"), self)
        self.work = WorkView(self.desk, self.menu)
        self.rail = Rail([(icon, tr(text), f"Ctrl+{number}") for number, (icon, text) in enumerate(VIEWS, 1)])
        self.foot = Foot()
        self.views = QStackedWidget()
        for view in (self.work, *(QWidget() for _ in VIEWS[1:])):
            self.views.addWidget(view)
        self._lay_out()
        self.notice = Notice(self)
        self.drop_hint = DropHint(self)
        self.commands = add_commands(self, self._commands())
        self._fill_menu()
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.timeout.connect(self._count)
        self._connect()
        appearance.begin()
        self._restore()

    @cached_property
    def review(self) -> ReviewView:
        """The review view, built when it is first needed."""
        from precis.ui.review.view import ReviewView

        view = ReviewView(self._room)
        view.said.connect(self.notice.say)
        view.counted.connect(lambda count: self.rail.count(REVIEW, count))
        view.opened.connect(self._on_history_opened)
        self._put_in(REVIEW, view)
        return view

    @cached_property
    def check(self) -> CheckView:
        """The check of a summary, built when it is first needed."""
        from precis.ui.checking.view import CheckView

        view, document = CheckView(self._room), self.work.document
        view.said.connect(self.notice.say)
        view.current_asked.connect(lambda: view.take_source(document.document, document.file, document.title.text()))
        self._put_in(CHECK, view)
        return view

    @cached_property
    def history(self) -> HistoryView:
        """The history view, built when it is first needed."""
        from precis.ui.history.view import HistoryView

        view = HistoryView(self._room)
        view.offer(self._label_sets)
        view.opened.connect(self._on_history_opened)
        view.compare_asked.connect(self.compare)
        view.deleted.connect(self.delete)
        self._put_in(HISTORY, view)
        return view

    @cached_property
    def usage(self) -> UsageView:
        """The usage view, built when it is first needed."""
        from precis.ui.usage.view import UsageView

        view = UsageView(self._room)
        view.said.connect(self.notice.say)
        self._put_in(USAGE, view)
        return view

    @cached_property
    def activity(self) -> ActivityView:
        """The activity view, built when it is first needed."""
        from precis.ui.activity.view import ActivityView

        view = ActivityView(self._room)
        view.said.connect(self.notice.say)
        view.opened.connect(self._on_history_opened)
        self._put_in(ACTIVITY, view)
        return view

    @cached_property
    def quality(self) -> QualityView:
        """The quality view, built when it is first needed."""
        from precis.ui.quality.view import QualityView

        view = QualityView(self._room)
        view.said.connect(self.notice.say)
        self._put_in(QUALITY, view)
        return view

    @cached_property
    def settings(self) -> SettingsView:
        """The settings view, built when it is first needed."""
        from precis.ui.settings.view import SettingsView

        view = SettingsView(self._room, self._memory.look)
        view.look_chosen.connect(self._on_look)
        self._put_in(SETTINGS, view)
        return view

    def _put_in(self, place: int, view: QWidget) -> None:
        if (empty := self.views.widget(place)) is not None:
            self.views.removeWidget(empty)
            empty.deleteLater()
        self.views.insertWidget(place, view)

    def _lay_out(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.views, 1)
        column.addWidget(self.foot)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(right, 1)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.show_view)
        self.desk.opened.connect(self._on_opened)
        self.desk.said.connect(self.notice.say)
        self.work.options.changed.connect(lambda _: self._tell_place())
        self.desk.undoable.connect(self.notice.say)
        self.desk.counted.connect(lambda: self._counting.isActive() or self._counting.start(_COUNT_MS))
        self.foot.cancel_all_asked.connect(self.desk.cancel_all)
        self.work.settings_asked.connect(lambda: self.show_view(SETTINGS))
        self.work.compare_asked.connect(self.compare)
        self.work.review_asked.connect(self._on_review_asked)
        self.work.welcomed.connect(self._on_welcomed)
        self._room.opened.connect(self.desk.open)
        self._room.failed.connect(self._on_failed)
        self._room.crashed.connect(self._on_crashed)

    def _commands(self) -> list[Command]:
        return [
            *commands.of_work(self.work),
            Command(tr("Add the result to the quality set"), (), self.add_to_quality_set),
            Command(tr("Go to the documents"), ("Ctrl+L",), self._focus_filter),
            Command(tr("Search the history"), ("Ctrl+Shift+F",), lambda: self.show_view(HISTORY)),
            *commands.of_views(self.show_view),
            *commands.of_looks(self._on_look),
            *commands.of_help(self),
            *commands.of_window(self),
        ]

    def _fill_menu(self) -> None:
        wanted = (
            tr("Run again, or in the chosen mode"),
            tr("Cancel the selected documents"),
            tr("Remove from the list"),
        )
        for action in self.commands:
            if action.text() in wanted:
                self.menu.addAction(action)

    # --- what a person does -------------------------------------------------------------------------------------------

    def show_view(self, view: int) -> None:
        """Show one of the views, and put the keyboard where one begins in it."""
        self.views.setCurrentWidget(self._view(view))
        self.rail.choose(view)
        if view == WORK:
            self.work.documents.list.setFocus()
        else:
            self._view(view).begin()  # type: ignore[attr-defined]

    def _view(self, view: int) -> QWidget:
        return getattr(self, VIEWS[view][0])

    def open_files(self, files: Sequence[Path]) -> None:
        """Add files and come to the front; what comes before the work is open waits for it."""
        if files and not self.desk.is_open:
            self._waiting_files += files
        elif files:
            self.show_view(WORK)
            self.desk.add_paths(files)

    def come_forward(self, files: Sequence[Path]) -> None:
        """Take what another start handed over."""
        self.showNormal() if self.isMinimized() else self.show()
        self.raise_()
        self.activateWindow()
        self.open_files(files)

    def open_palette(self) -> CommandPalette:
        """Open the command palette."""
        from precis.ui.command_palette import CommandPalette

        palette = CommandPalette(self.commands, self)
        palette.show()
        return palette

    def compare(self, jobs: Sequence[JobRecord], pair: tuple[JobId, JobId]) -> CompareDialog:
        """Show two of `jobs` side by side."""
        from precis.ui.compare.view import CompareDialog

        dialog = CompareDialog(self._room, jobs, pair, self)
        dialog.show()
        return dialog

    def add_to_quality_set(self) -> None:
        """Keep the result that is shown, with its corrections, as items of the person's own golden set."""
        from precis.ui.quality import asking

        if (viewed := self.work.viewed) is None:
            self.notice.say(tr("Choose a document with a result first."))
            return
        self._room.ask(
            lambda precis: asking.add(precis, viewed.job.id),
            lambda items: self.notice.say(
                trn("Added to the set “own”: {n} item.", "Added to the set “own”: {n} items.", items)
            ),
            lambda error: self.notice.say(told(error)),
        )

    def delete(self, job: JobRecord) -> None:
        """Delete a job from the history once it can't be undone any more."""
        from_history, from_list = self.history.model.take(job.id), self.desk.forget(job.id)

        def undo() -> None:
            from_list()
            from_history()

        self.notice.say(
            tr("“{title}” is deleted from the history.", title=printable(job.title)),
            undo,
            lambda: self._room.ask(lambda precis: precis.delete(job.id)),
        )

    def _count(self) -> None:
        rows = self.desk.model.rows()
        self.foot.count(rows)
        if "review" not in self.__dict__:
            self.rail.count(REVIEW, sum(row.job.state is JobState.NEEDS_REVIEW for row in rows))
        self.work.show_moving(is_moving=any(not row.job.state.is_final for row in rows))

    def _focus_filter(self) -> None:
        self.show_view(WORK)
        self.work.documents.words.setFocus()

    # --- what is told -------------------------------------------------------------------------------------------------

    def _on_opened(self, opening: Opening) -> None:
        self._label_sets = opening.label_sets
        is_new = not opening.jobs and not self._memory.welcomed
        self.work.welcome.setVisible(not self._memory.welcomed)
        self._tell_place()
        files, self._waiting_files = self._waiting_files, []
        if files:
            self.desk.add_paths(files)
        elif is_new:
            self.desk.add_samples()

    def _tell_place(self) -> None:
        """Say where the next run happens, before it does."""
        engine = printable(self.desk.options.engine)
        place = tr("nothing leaves this computer") if self.desk.sends_nothing else tr("documents are sent to it")
        self.foot.place.setText(tr("Engine: {engine} · {place}", engine=engine, place=place))

    def _on_welcomed(self) -> None:
        self._memory.welcomed = True

    def _on_history_opened(self, job: JobRecord) -> None:
        self.show_view(WORK)
        self.desk.reveal(job)

    def _on_review_asked(self, job: JobRecord) -> None:
        self.show_view(REVIEW)
        self.review.reveal(job.id)

    def _on_look(self, look: Look) -> None:
        self._memory.look = look
        self._appearance.choose(look)
        if "settings" in self.__dict__:
            self.settings.looks.choose(list(Look).index(look))

    def _on_failed(self, error: PrecisError) -> None:
        if self.desk.is_open:
            self.desk.tell_error(error)
            return
        self.work.document.show_message("")
        self.work.result.show_nothing(tr("Précis can't be used as it is. {error}", error=told(error)))

    def _on_crashed(self, report: str) -> None:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("Précis")
        box.setText(tr("Something went wrong inside Précis. Your documents and results are safe."))
        box.setInformativeText(tr("This is a fault of the program. The details help whoever mends it."))
        box.setDetailedText(report)
        box.open()

    # --- Qt -----------------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self.drop_hint.show_over(self)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drop_hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_hint.hide()
        event.acceptProposedAction()
        self.open_files(dropped_paths(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.notice.settle()
        self._memory.keep_state("window", self.saveGeometry())
        self._memory.keep_state("splitter", self.work.splitter.saveState())
        self._memory.flush()
        self.work.document.close_file()
        for name in {"review", "check"} & self.__dict__.keys():
            getattr(self, name).close_file()
        event.accept()
        self.closed.emit()

    def _restore(self) -> None:
        self.restoreGeometry(self._memory.state("window"))
        self.work.splitter.restoreState(self._memory.state("splitter"))
