"""The views of the window, each built when it is first needed; nothing of one is imported before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from precis.ui.bridge import EngineRoom
from precis.ui.language import Language, mark, tr
from precis.ui.memory import Memory

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu

    from precis.domain.jobs import JobId, JobRecord
    from precis.domain.labels import LabelSet
    from precis.ui.activity.view import ActivityView
    from precis.ui.checking.view import CheckView
    from precis.ui.compare.view import CompareDialog
    from precis.ui.history.view import HistoryView
    from precis.ui.look.appearance import Look
    from precis.ui.quality.view import QualityView
    from precis.ui.review.view import ReviewView
    from precis.ui.settings.view import SettingsView
    from precis.ui.usage.view import UsageView
    from precis.ui.work.desk import Desk
    from precis.ui.work.view import WorkView

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
"""Icon and words of each view; Ctrl and its number shows it. Its property of `Views` has the icon's name."""
WORK, REVIEW, CHECK, HISTORY, USAGE, ACTIVITY, QUALITY, SETTINGS = range(len(VIEWS))


class Views(QMainWindow):
    """A window with a stack of views. What the views ask of the window is left to `MainWindow`."""

    counted = Signal(int)
    """How much waits in the review."""

    def __init__(self, room: EngineRoom, memory: Memory, first: QWidget) -> None:
        super().__init__()
        self._room, self._memory = room, memory
        self.commands: Sequence[QAction] = ()
        self._label_sets: Sequence[LabelSet] = ()
        self.views = QStackedWidget()
        for view in (first, *(QWidget() for _ in VIEWS[1:])):
            self.views.addWidget(view)

    @cached_property
    def desk(self) -> Desk:
        """What stands between the work view and the engine room."""
        from precis.ui.work.desk import Desk

        desk = Desk(self._room, self._memory, self)
        self._follow(desk)
        return desk

    def _follow(self, desk: Desk) -> None:
        """Take in what the desk tells."""

    @cached_property
    def menu(self) -> QMenu:
        """What can be done with a document of the list."""
        from PySide6.QtWidgets import QMenu

        return QMenu(tr("Document"), self)

    @cached_property
    def work(self) -> WorkView:
        """The work view, built right after the first paint."""
        return self._made_work()

    def _made_work(self) -> WorkView:
        from precis.ui.work.view import WorkView

        view = WorkView(self.desk, self.menu)
        view.settings_asked.connect(lambda: self.show_view(SETTINGS))
        view.compare_asked.connect(self.compare)
        view.review_asked.connect(self._on_review_asked)
        self._put_in(WORK, view)
        return view

    @cached_property
    def review(self) -> ReviewView:
        """The review view, built when it is first needed."""
        from precis.ui.review.view import ReviewView

        view = ReviewView(self._room)
        view.said.connect(self.say)
        view.counted.connect(self.counted)
        view.opened.connect(self.show_job)
        self._put_in(REVIEW, view)
        return view

    @cached_property
    def check(self) -> CheckView:
        """The check of a summary, built when it is first needed."""
        from precis.ui.checking.view import CheckView

        view, document = CheckView(self._room), self.work.document
        view.said.connect(self.say)
        view.current_asked.connect(lambda: view.take_source(document.document, document.file, document.title.text()))
        self._put_in(CHECK, view)
        return view

    @cached_property
    def history(self) -> HistoryView:
        """The history view, built when it is first needed."""
        from precis.ui.history.view import HistoryView

        view = HistoryView(self._room)
        view.offer(self._label_sets)
        view.opened.connect(self.show_job)
        view.compare_asked.connect(self.compare)
        view.deleted.connect(self.delete)
        self._put_in(HISTORY, view)
        return view

    @cached_property
    def usage(self) -> UsageView:
        """The usage view, built when it is first needed."""
        from precis.ui.usage.view import UsageView

        view = UsageView(self._room)
        view.said.connect(self.say)
        self._put_in(USAGE, view)
        return view

    @cached_property
    def activity(self) -> ActivityView:
        """The activity view, built when it is first needed."""
        from precis.ui.activity.view import ActivityView

        view = ActivityView(self._room)
        view.said.connect(self.say)
        view.opened.connect(self.show_job)
        self._put_in(ACTIVITY, view)
        return view

    @cached_property
    def quality(self) -> QualityView:
        """The quality view, built when it is first needed."""
        from precis.ui.quality.view import QualityView

        view = QualityView(self._room)
        view.said.connect(self.say)
        self._put_in(QUALITY, view)
        return view

    @cached_property
    def settings(self) -> SettingsView:
        """The settings view, built when it is first needed."""
        from precis.ui.settings.view import SettingsView

        view = SettingsView(self._room, self._memory, self.commands)
        view.look_chosen.connect(self.choose_look)
        view.general.language_chosen.connect(self.speak)
        view.shortcuts.changed.connect(self.heed_shortcuts)
        view.general.tray.toggled.connect(lambda _: self.follow_tray())
        view.undoable.connect(self.say)
        self._put_in(SETTINGS, view)
        return view

    def built(self, view: int) -> QWidget | None:
        """Return a view if it was built."""
        return self.__dict__.get(VIEWS[view][0])

    @property
    def room(self) -> EngineRoom:
        """Where the work is."""
        return self._room

    def rebuild(self, view: int) -> QWidget:
        """Build a view anew in place of the one that is there, which is taken out and kept, hidden."""
        before: QWidget = self.__dict__.pop(VIEWS[view][0])
        self.views.removeWidget(before)
        self.views.insertWidget(view, QWidget())
        before.setParent(self)
        before.hide()
        return self.view(view)

    def view(self, view: int) -> QWidget:
        """Return a view, built if need be."""
        return getattr(self, VIEWS[view][0])

    def _put_in(self, place: int, view: QWidget) -> None:
        empty, is_shown = self.views.widget(place), self.views.currentIndex() == place
        self.views.insertWidget(place, view)
        if is_shown:
            self.views.setCurrentIndex(place)
        if empty is not None:
            self.views.removeWidget(empty)
            empty.deleteLater()

    # --- what views ask for -------------------------------------------------------------------------------------------

    def show_view(self, view: int) -> None:
        """Show one of the views, and put the keyboard where one begins in it."""
        raise NotImplementedError

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say a sentence over the window's lower edge."""
        raise NotImplementedError

    def delete(self, job: JobRecord) -> None:
        """Delete a job from the history."""
        raise NotImplementedError

    def choose_look(self, look: Look) -> None:
        """Take on an appearance."""
        raise NotImplementedError

    def speak(self, language: Language) -> None:
        """Speak another language from now on."""
        raise NotImplementedError

    def follow_tray(self) -> None:
        """Show the icon in the tray, or take it away, as was chosen."""
        raise NotImplementedError

    def heed_shortcuts(self) -> None:
        """Take in that commands have other keys."""
        raise NotImplementedError

    def compare(self, jobs: Sequence[JobRecord], pair: tuple[JobId, JobId]) -> CompareDialog:
        """Show two of `jobs` side by side."""
        from precis.ui.compare.view import CompareDialog

        dialog = CompareDialog(self._room, jobs, pair, self)
        dialog.show()
        return dialog

    def show_job(self, job: JobRecord) -> None:
        """Show a job in the work view."""
        self.show_view(WORK)
        self.desk.reveal(job)

    def _on_review_asked(self, job: JobRecord) -> None:
        self.show_view(REVIEW)
        self.review.reveal(job.id)
