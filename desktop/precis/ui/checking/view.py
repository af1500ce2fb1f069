"""The check view: a summary from anywhere on the left, its source in the middle, what was found on the right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QLineEdit, QSplitter, QWidget

from precis.domain.documents import Document
from precis.domain.errors import PrecisError
from precis.domain.jobs import FileInput, TextInput
from precis.domain.results import Claim
from precis.domain.text import printable
from precis.ui.bridge import Asked, EngineRoom
from precis.ui.checking import asking
from precis.ui.checking.findings import NOTHING, FindingsPane
from precis.ui.checking.form import CheckForm
from precis.ui.document.pane import DocumentPane
from precis.ui.language import tr
from precis.ui.sentences import said

if TYPE_CHECKING:
    from precis.app.verification import Verification
    from precis.trust.coverage import LeftOut


class CheckView(QWidget):
    """`said` brings a sentence; `current_asked` asks for the document of the work view, which `take_source` takes."""

    said = Signal(str)
    current_asked = Signal()

    def __init__(self, room: EngineRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self._room = room
        self.source: Document | None = None
        self.found: Verification | None = None
        """What the last check found."""
        self.is_checking = False
        self._turn = 0
        self._asked: Asked | None = None
        self.form, self.document, self.findings = CheckForm(), DocumentPane(offers_actions=False), FindingsPane()
        self.document.show_message(tr("The document that the summary is of is shown here."))
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        for pane, least in ((self.form, 260), (self.document, 280), (self.findings, 300)):
            pane.setMinimumWidth(least)
            splitter.addWidget(pane)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([320, 560, 420])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(splitter)
        self.form.current_asked.connect(self.current_asked)
        self.form.source_chosen.connect(self.open_source)
        self.form.summary_chosen.connect(self.open_summary)
        self.form.checked.connect(self.check)
        self.form.cancelled.connect(self.cancel)
        self.findings.chosen.connect(self._on_chosen)
        self.findings.pointed.connect(self._on_pointed)

    # --- what a person does -------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Take the keyboard; without a source yet, take the document that is open."""
        self.form.summary.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.source is None:
            self.current_asked.emit()

    def take_source(self, document: Document | None, file: Path | None, title: str) -> None:
        """Check against a document that is open already."""
        if document is not None:
            self._show_source(document, file, title, None)

    def open_source(self, file: Path, password: str | None = None) -> None:
        """Check against a file."""
        turn = self._begin(tr("Reading the document…"))
        self._asked = self._room.ask(
            lambda precis: asking.read(precis, FileInput(file, password=password)),
            lambda document: turn == self._turn and self._show_source(document, file, file.name, password),
            lambda error: self._on_unread(turn, error, file, self.open_source),
        )

    def open_summary(self, file: Path, password: str | None = None) -> None:
        """Take the summary from a file."""
        turn = self._begin(tr("Reading the summary…"))
        self._asked = self._room.ask(
            lambda precis: asking.read(precis, FileInput(file, password=password)),
            lambda document: self._on_summary(turn, document),
            lambda error: self._on_unread(turn, error, file, self.open_summary),
        )

    def check(self) -> None:
        """Check the summary against the source."""
        source, said = self.source, self.form.said
        if source is None:
            return
        summary = said if isinstance(said, Document) else TextInput(said, tr("Summary"))
        turn = self._begin(tr("Comparing each sentence with the document…"))
        self._asked = self._room.ask(
            lambda precis: asking.check(precis, source, summary),
            lambda found: self._on_checked(turn, found),
            lambda error: self._on_failed(turn, error),
        )
        self.is_checking = True

    def cancel(self) -> None:
        """Stop what is being read or checked; the window answers at once, a worker process is ended."""
        if self._asked is not None:
            self._asked.cancel()
        self._turn += 1
        self._rest()
        self.findings.say(tr("Cancelled."))

    def take_over(self, before: CheckView) -> None:
        """Show the source, the summary and what was found as a view before this one; go on with what it is doing."""
        if before.source is not None:
            pane = before.document
            self._show_source(before.source, pane.file, pane.title.text(), None)
        self.form.take_over(before.form)
        if before.found is not None:
            self._on_checked(self._turn, before.found)
        self.document.take_over(pane := before.document)
        pane.close_file()
        if before.is_checking:
            before.cancel()
            self.check()

    # --- what comes back ----------------------------------------------------------------------------------------------

    def _begin(self, said: str) -> int:
        self._turn += 1
        self.found = None
        self.form.set_busy(is_busy=True)
        self.findings.say(said, is_busy=True)
        return self._turn

    def _show_source(self, document: Document, file: Path | None, title: str, password: str | None) -> None:
        self._turn += 1
        self.source = document
        self.form.set_busy(is_busy=False)
        self.form.show_source(title)
        self.findings.say(tr(NOTHING))
        self.document.open(document, file, title, password)

    def _on_summary(self, turn: int, document: Document) -> None:
        if turn == self._turn:
            self.form.set_busy(is_busy=False)
            self.form.show_summary(document)
            self.findings.say(tr("Press Check to compare it with the document.") if self.source else tr(NOTHING))

    def _on_checked(self, turn: int, found: Verification) -> None:
        if turn == self._turn:
            self._rest()
            self.found = found
            self.document.mark((), ())
            self.findings.show_findings(found)

    def _on_failed(self, turn: int, error: PrecisError) -> None:
        if turn == self._turn:
            self._rest()
            self.findings.show_error(said(error.message), said(error.hint))

    def _rest(self) -> None:
        self.is_checking = False
        self.form.set_busy(is_busy=False)

    def _on_unread(self, turn: int, error: PrecisError, file: Path, again) -> None:
        self._on_failed(turn, error)
        if error.code == "encrypted" and turn == self._turn:
            said = tr("Password of {name}\n(It is used for reading only, and not kept.)", name=printable(file.name))
            password, is_given = QInputDialog.getText(self, tr("Password"), said, QLineEdit.EchoMode.Password)
            if is_given and password:
                again(file, password)

    def _on_chosen(self, claim: Claim) -> None:
        self.document.mark([c.span for c in claim.citations], [box for c in claim.citations for box in c.boxes])
        if not claim.citations:
            self.said.emit(tr("No passage of the document supports this sentence."))

    def _on_pointed(self, fact: LeftOut) -> None:
        self.document.mark([fact.span])

    def close_file(self) -> None:
        """Let go of the document's file."""
        self.document.close_file()
