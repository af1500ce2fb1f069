"""The main window: its frame, which is painted first; then the work view; actions, notices and dropped files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer, Signal

from precis.ui import commands
from precis.ui.actions import add_commands
from precis.ui.bridge import EngineRoom
from precis.ui.language import Language, tr, trn
from precis.ui.look.appearance import Appearance, Look
from precis.ui.look.style import current_theme
from precis.ui.memory import Memory
from precis.ui.shell import Outline, dropped_paths
from precis.ui.shortcuts import RightTips, name_of
from precis.ui.telling import Telling
from precis.ui.views import ACTIVITY, CHECK, HISTORY, QUALITY, REVIEW, SETTINGS, USAGE, VIEWS, WORK

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent

    from precis.domain.jobs import JobRecord
    from precis.ui.announcing import Announcing
    from precis.ui.command_palette import CommandPalette
    from precis.ui.notice import Notice
    from precis.ui.shell import DropHint
    from precis.ui.work.view import WorkView

__all__ = ["ACTIVITY", "CHECK", "HISTORY", "QUALITY", "REVIEW", "SETTINGS", "USAGE", "VIEWS", "WORK", "MainWindow"]


class MainWindow(Telling):
    """`painted` tells that the frame is on the screen; `closed` that the person closed it, so that the work ends."""

    painted = Signal()
    closed = Signal()

    def __init__(self, room: EngineRoom, memory: Memory, appearance: Appearance) -> None:
        outline = Outline()
        super().__init__(room, memory, outline)
        self.setWindowTitle("Précis")
        self.setAcceptDrops(True)
        self.resize(1280, 820)
        self._appearance = appearance
        self.announcing: Announcing | None = None
        self._has_right_tips = False
        self.commands = add_commands(self, commands.of(self), memory.shortcuts)
        outline.painted.connect(self.painted)
        appearance.begin()
        self.restoreGeometry(memory.state("window"))
        if memory.shortcuts:
            self.heed_shortcuts()

    def _made_work(self) -> WorkView:
        view = super()._made_work()
        for action in self.commands:
            if name_of(action) in commands.of_menu():
                self.menu.addAction(action)
        view.splitter.restoreState(self._memory.state("splitter"))
        view.result.quality_asked.connect(self.add_to_quality_set)
        return view

    @cached_property
    def notice(self) -> Notice:
        """The sentence over the window's lower edge."""
        from precis.ui.notice import Notice

        return Notice(self)

    @cached_property
    def drop_hint(self) -> DropHint:
        """What lies over the window while files are dragged over it."""
        from precis.ui.shell import DropHint

        return DropHint(self)

    # --- what a person does -------------------------------------------------------------------------------------------

    def show_view(self, view: int) -> None:
        """Show one of the views, and put the keyboard where one begins in it."""
        shown = self.view(view)
        self.views.setCurrentWidget(shown)
        self.rail.choose(view)
        if view == WORK:
            self.work.documents.list.setFocus()
        else:
            shown.begin()  # type: ignore[attr-defined]

    def open_files(self, files: Sequence[Path]) -> None:
        """Add files and come to the front; what comes before the work is open waits for it."""
        if not files:
            return
        if "desk" in self.__dict__ and self.desk.is_open:
            self.show_view(WORK)
            self.desk.add_paths(files)
        else:
            self._waiting_files += files

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

    def add_to_quality_set(self) -> None:
        """Keep the result that is shown, with its corrections, as items of the person's own golden set."""
        from precis.ui.quality import asking
        from precis.ui.sentences import told

        if (viewed := self.work.viewed) is None:
            self.say(tr("Choose a document with a result first."))
            return
        self._room.ask(
            lambda precis: asking.add(precis, viewed.job.id),
            lambda items: self.say(
                trn("Added to the set “own”: {n} item.", "Added to the set “own”: {n} items.", items)
            ),
            lambda error: self.say(told(error)),
        )

    def delete(self, job: JobRecord) -> None:
        """Delete a job from the history once it can't be undone any more."""
        from precis.domain.text import printable

        from_history, from_list = self.history.model.take(job.id), self.desk.forget(job.id)

        def undo() -> None:
            from_list()
            from_history()

        self.notice.say(
            tr("“{title}” is deleted from the history.", title=printable(job.title)),
            undo,
            lambda: self._room.ask(lambda precis: precis.delete(job.id)),
        )

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say a sentence over the window's lower edge; `undo` takes back what it is about."""
        self.notice.say(text, undo)

    def choose_look(self, look: Look) -> None:
        """Take on an appearance, and remember it."""
        self._memory.look = look
        self._appearance.choose(look)
        if self.built(SETTINGS) is not None:
            self.settings.general.looks.choose(list(Look).index(look))

    def speak(self, language: Language) -> None:
        """Speak another language from now on: at once, after the click that chose it."""
        from precis.ui.switching import switch

        QTimer.singleShot(0, self, lambda: switch(self, language))

    def focus_filter(self) -> None:
        """Put the keyboard on the filter of the documents."""
        self.show_view(WORK)
        self.work.documents.words.setFocus()

    def follow_tray(self) -> None:
        """Show the icon in the tray, or take it away, as was chosen."""
        if self.announcing is not None:
            self.announcing.follow_choice()

    def heed_shortcuts(self) -> None:
        """Have tool tips say the keys that were chosen, where any were."""
        if not self._has_right_tips and (app := QCoreApplication.instance()) is not None:
            self._has_right_tips = True
            app.installEventFilter(RightTips(self.commands, self))

    def undo(self) -> None:
        """Take back what the notice is about."""
        self.notice.undo()

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
        self._memory.keep_state("window", self.saveGeometry())
        self._memory.theme = current_theme().name
        if "notice" in self.__dict__:
            self.notice.settle()
        if self.built(WORK) is not None:
            self._memory.keep_state("splitter", self.work.splitter.saveState())
            self.work.document.close_file()
        self._memory.flush()
        for name in {"review", "check"} & self.__dict__.keys():
            getattr(self, name).close_file()
        event.accept()
        self.closed.emit()
