"""What a person does with the document and the result that are shown: check, copy, export, compare, ask why, mend."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget

from precis.domain.documents import Span
from precis.domain.jobs import Input, JobState
from precis.domain.results import Claim
from precis.ui.language import mark, tr, trn
from precis.ui.result.copying import markdown
from precis.ui.result.remedies import Remedy
from precis.ui.work.desk import Desk
from precis.ui.work.intake import Intake, title_of

if TYPE_CHECKING:
    from precis.ui.document.pane import DocumentPane
    from precis.ui.result.exporting import ResultExport
    from precis.ui.result.pane import ResultPane, Viewed

WITH_RESULT = (JobState.DONE, JobState.NEEDS_REVIEW, JobState.PARTIAL)
_NOT_SELECTED = mark("Select text in the document first.")


class Handling(Intake):
    """Acts on what `viewed` is; the panes are the view's."""

    settings_asked = Signal()
    compare_asked = Signal(list, tuple)

    document: DocumentPane
    result: ResultPane
    exports: ResultExport

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.viewed: Viewed | None = None

    def show_claim(self, claim: Claim) -> None:
        """Bring the passage of `claim` into view, marked."""
        spans = [citation.span for citation in claim.citations]
        self.document.mark(spans, [box for citation in claim.citations for box in citation.boxes])
        if not spans:
            self.desk.said.emit(tr("No passage of the document supports this sentence."))

    def focus_claims(self) -> None:
        """Put the keyboard on the first sentence of the summary."""
        if self.result.cards:
            self.result.cards[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def copy_result(self) -> None:
        """Put the result on the clipboard as Markdown."""
        if self.viewed is not None and self.viewed.result is not None:
            QGuiApplication.clipboard().setText(markdown(self.viewed.job.title, self.viewed.result))
            self.desk.said.emit(tr("Copied as Markdown."))

    def export_result(self, kind: str = "md") -> None:
        """Ask for a file, and write the result to it."""
        if self.viewed is not None and self.viewed.result is not None:
            self.exports.ask(self.viewed.job, kind)

    def summarize_selection(self, text: str) -> None:
        """Summarize a part of the document that is shown, as a document of its own."""
        if text.strip():
            self.desk.add_text(text, f"{self.document.title.text()}: {title_of(text)}")
        else:
            self.desk.said.emit(tr(_NOT_SELECTED))

    def show_uses(self, span: Span | None) -> None:
        """Point out the sentences of the summary that rest on `span`."""
        if span is None or self.result.claims is None:
            self.desk.said.emit(tr(_NOT_SELECTED) if span is None else tr("There is no summary that could use this."))
            return
        count = self.result.claims.show_used(span)
        uses = trn("{n} sentence of the summary rests on this.", "{n} sentences of the summary rest on this.", count)
        self.desk.said.emit(uses if count else tr("No sentence of the summary rests on this."))

    def compare(self) -> None:
        """Compare the result with another one of the document: that of the other mode, else the newest other one."""
        entry = self.desk.model.entry_of(self.desk.current) if self.desk.current else None
        if self.viewed is None or entry is None:
            return
        jobs = sorted((row.job for row in entry.rows.values() if row.job.state in WITH_RESULT),
                      key=lambda job: job.created_at, reverse=True)  # fmt: skip
        mine = self.viewed.job
        others = [job for job in jobs if job.id != mine.id]
        if len(others) == len(jobs) or not others:
            said = tr(
                "There is only one result of this document. Choose the other mode or length, run it, then compare."
            )
            self.desk.said.emit(said)
            return
        other = next((job for job in others if job.options.mode is not mine.options.mode), others[0])
        self.compare_asked.emit(jobs, (mine.id, other.id))

    def preview_sent(self, source: Input | None = None) -> None:
        """Show the exact text that a run would send: of `source`, else of the document that is shown."""
        if source is None and self.viewed is not None:
            source = self.desk.input_of(self.viewed.job)
        if source is None:
            self.desk.said.emit(tr("Choose a document first."))
            return
        from precis.ui.sending.preview import PreviewDialog

        PreviewDialog(self.desk.room, source, self.desk.options, self.window()).show()

    def explain_change(self) -> None:
        """Say why the result that is shown differs from an earlier one of its document."""
        if self.viewed is None or self.viewed.result is None:
            self.desk.said.emit(tr("Choose a document with a result first."))
            return
        from precis.ui.why.view import WhyDialog

        WhyDialog(self.desk.room, self.viewed.job.id, self.window()).show()

    def remedy(self, remedy: Remedy) -> None:
        """Do what the person chose to do about a failure."""
        if self.viewed is None:
            return
        job = self.viewed.job
        if remedy is Remedy.SETTINGS:
            self.settings_asked.emit()
        elif remedy is Remedy.FOLDER:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(job.path).parent)))
        elif remedy is Remedy.PASSWORD:
            said = tr("Password of {title}\n(It is used for reading only, and not kept.)", title=job.title)
            password, is_given = QInputDialog.getText(self, tr("Password"), said, QLineEdit.EchoMode.Password)
            if is_given and password:
                self.desk.retry(job.id, password)
        else:
            self.desk.retry(job.id)
