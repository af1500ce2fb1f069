"""The review view: the document with the passages that tell, the question beside it, and the keys that answer it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from precis.domain.errors import PrecisError
from precis.domain.jobs import JobEvent, JobId
from precis.domain.results import Citation
from precis.domain.text import printable
from precis.ui.bridge import EngineRoom
from precis.ui.document.pane import DocumentPane
from precis.ui.language import tr
from precis.ui.review import asking
from precis.ui.review.bar import SittingBar
from precis.ui.review.keeping import InTurn
from precis.ui.review.nothing import NothingWaits
from precis.ui.review.question import KEYED, QuestionPane
from precis.ui.review.sitting import Sitting, Turn
from precis.ui.sentences import told
from precis.ui.work import asking as looking
from precis.ui.work.asking import Seen

if TYPE_CHECKING:
    from precis.app.reviewing import Waiting

_REFRESH_MS = 400


class ReviewView(QWidget):
    """Asks one question at a time. `counted` tells how many wait, `said` something to say, `opened` a job to open."""

    said = Signal(str)
    counted = Signal(int)
    opened = Signal(object)

    def __init__(self, room: EngineRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Review"))
        self._room = room
        self.sitting = Sitting()
        self._titles: dict[str, str] = {}
        self._shown: tuple[JobId, str] | None = None
        self._first: JobId | None = None
        self.document, self.question = DocumentPane(offers_actions=False), QuestionPane()
        self.bar, self.nothing = SittingBar(), NothingWaits(room)
        self.stack = QStackedWidget()
        self._lay_out()
        self._refreshing = QTimer(self, singleShot=True, interval=_REFRESH_MS)
        self._refreshing.timeout.connect(self.refresh)
        self._keeping = InTurn(room, self._refreshing.start)
        self._connect()

    def _lay_out(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        for pane, least in ((self.document, 320), (self.question, 360)):
            pane.setMinimumWidth(least)
            splitter.addWidget(pane)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([760, 460])
        for part in (self.nothing, splitter):
            self.stack.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.question.decided.connect(self.decide)
        self.question.skipped.connect(self.skip)
        self.question.undone.connect(self.undo)
        self.question.pointed.connect(self._on_pointed)
        self.question.open_asked.connect(self.open_current)
        self.nothing.teaching.said.connect(self.said)
        self._room.events.connect(self._on_events)
        self._room.opened.connect(self.refresh)

    # --- what a person does -------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Take the keyboard, and bring the questions up to date."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.refresh()

    def refresh(self) -> None:
        """Ask for what waits now."""
        if not self._keeping.is_busy:
            self._room.ask(asking.queue, self._on_queue)

    def reveal(self, job: JobId) -> None:
        """Ask about `job` first, as soon as its question is here."""
        self._first = job
        self.sitting.put_first(job)
        self._show()

    def decide(self, label: str) -> None:
        """Decide the question that is asked, and ask the next at once; a decision that can't be kept comes back."""
        if self.sitting.current is None:
            return
        turn = self.sitting.decide(label)
        job, label_set = turn.waiting.job.id, turn.waiting.proposal.label_set
        self._keeping.do(
            lambda precis: asking.decide(precis, job, label, label_set), lambda e: self._on_refused(turn, e)
        )
        self._show()

    def skip(self) -> None:
        """Ask the next question; this one comes again at the end."""
        if len(self.sitting.line) > 1:
            self.sitting.skip()
            self._show()

    def undo(self) -> None:
        """Take the last turn back."""
        turn = self.sitting.undo()
        if turn is not None and turn.label is not None:
            job, proposal = turn.waiting.job.id, turn.waiting.proposal
            self._keeping.do(lambda precis: asking.take_back(precis, job, proposal), self._on_failed)
        self._show()

    def open_current(self) -> None:
        """Open the document in the work view."""
        if self.sitting.current is not None:
            self.opened.emit(self.sitting.current.job)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        waiting, key = self.sitting.current, event.key()
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(event)
            return
        number = key - Qt.Key.Key_0
        choices = self.question.choices[:KEYED]
        if waiting is not None and 1 <= number <= len(choices):
            self.decide(choices[number - 1].label)
        elif waiting is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.decide(waiting.proposal.label)
        elif then := {Qt.Key.Key_S: self.skip, Qt.Key.Key_Z: self.undo, Qt.Key.Key_O: self.open_current}.get(
            Qt.Key(key)
        ):
            then()
        else:
            super().keyPressEvent(event)

    # --- what is told -------------------------------------------------------------------------------------------------

    def _on_queue(self, found: asking.Queue) -> None:
        if self._keeping.is_busy:
            return
        self._titles = found.titles
        self.sitting.take_in(found.waiting)
        if self._first is not None:
            self.sitting.put_first(self._first)
            self._first = None
        self._show()

    def _on_events(self, events: list[JobEvent]) -> None:
        if any(event.state.is_final for event in events) and not self._refreshing.isActive():
            self._refreshing.start()

    def _on_refused(self, turn: Turn, error: PrecisError) -> None:
        self.sitting.give_back(turn)
        self._on_failed(error)
        self._show()

    def _on_failed(self, error: PrecisError) -> None:
        self.said.emit(told(error))

    def _on_pointed(self, citation: Citation) -> None:
        self.document.mark([citation.span], citation.boxes)

    # --- what is shown ------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        waiting, left = self.sitting.current, len(self.sitting.line)
        self.counted.emit(left)
        self.bar.show_counts(self.sitting.decided, left)
        if waiting is None:
            self._shown = None
            self.document.show_message("")
            self.nothing.show_sitting(self.sitting.decided)
            self.stack.setCurrentIndex(0)
            return
        key = (waiting.job.id, waiting.proposal.label_set)
        if key != self._shown or self.stack.currentIndex() == 0:
            self._shown = key
            self._ask(waiting)
        self.question.undo.setEnabled(bool(self.sitting.turns))
        self.question.skip.setEnabled(left > 1)

    def _ask(self, waiting: Waiting) -> None:
        has_focus = self.focusWidget() is not None and self.isAncestorOf(self.focusWidget())
        title = self._titles.get(waiting.proposal.label_set, waiting.proposal.label_set)
        self.question.ask(
            waiting, printable(title), can_undo=bool(self.sitting.turns), can_skip=len(self.sitting.line) > 1
        )
        self.stack.setCurrentIndex(1)
        if has_focus or self.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setAccessibleDescription(tr(
            "{title}? Proposed: {label}. {document}", title=title, label=waiting.proposal.label,
            document=waiting.job.title,
        ))  # fmt: skip
        job = waiting.job.id
        if self.document.document is None or self.document.document.id != waiting.job.document_id:
            self.document.show_message(tr("Opening the document…"), printable(waiting.job.title))
            self._room.ask(lambda precis: looking.look(precis, job, {}, with_file=True), self._on_seen, self._on_failed)
        else:
            self._mark(waiting)

    def _on_seen(self, seen: Seen | None) -> None:
        waiting = self.sitting.current
        if waiting is None or seen is None or seen.job.id != waiting.job.id:
            return
        title = printable(waiting.job.title)
        if seen.document is None:
            self.document.show_message(tr("The document is no longer kept; decide by its name, or skip it."), title)
            return
        self.document.open(seen.document, seen.file, title)
        self._mark(waiting)

    def _mark(self, waiting: Waiting) -> None:
        evidence = waiting.proposal.evidence
        self.document.mark([one.span for one in evidence], [box for one in evidence for box in one.boxes])

    def take_over(self, before: ReviewView) -> None:
        """Go on with the sitting of a view before this one, and with what it is keeping: that is asked no more."""
        before._refreshing.stop()
        self._keeping, self._keeping.rest = before._keeping, self._refreshing.start
        self.sitting, self._titles, self._first = before.sitting, before._titles, before._first
        self._show()
        if self.document.document is None and before.document.document is not None:
            pane = before.document
            self.document.open(before.document.document, pane.file, pane.title.text())
        self.document.take_over(before.document)
        before.close_file()
        self.refresh()

    def close_file(self) -> None:
        """Let go of the document's file."""
        self.document.close_file()
