"""The work view: documents on the left, the document in the middle, its result on the right, choices above."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QMenu, QSplitter, QVBoxLayout, QWidget

from precis.domain.estimates import Estimate
from precis.ui import words
from precis.ui.document.pane import DocumentPane
from precis.ui.language import tr
from precis.ui.result.exporting import ResultExport
from precis.ui.result.pane import NOTHING, ResultPane, Viewed
from precis.ui.sending.gate import SendingGate
from precis.ui.work.add_menu import AddMenu
from precis.ui.work.asking import Added, Configured, Opening
from precis.ui.work.desk import Desk
from precis.ui.work.documents_pane import DocumentsPane
from precis.ui.work.entries import Fit
from precis.ui.work.handling import Handling
from precis.ui.work.options_bar import OptionsBar
from precis.ui.work.start_card import StartBar, WelcomeCard

_TICK_MS = 1000


class WorkView(Handling):
    """Puts the panes together and connects them with the desk."""

    review_asked = Signal(object)
    welcomed = Signal()

    def __init__(self, desk: Desk, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setObjectName("sheet")
        self.options = OptionsBar()
        self.welcome = WelcomeCard()
        self.welcome.hide()
        self.start_bar = StartBar()
        self.start_bar.hide()
        self.documents = DocumentsPane(desk.model, menu)
        self.document = DocumentPane()
        self.result = ResultPane()
        self.exports = ResultExport(desk.room, self)
        self.add_menu = AddMenu(desk.room, desk.watching, self.options.more)
        self.options.more.setMenu(self.add_menu)
        self.sending = SendingGate(desk.room, self)
        desk.before_sending = self.sending.before
        desk.room.ask_to_send = self.sending.on_refused
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for pane, least in ((self.documents, 220), (self.document, 280), (self.result, 300)):
            pane.setMinimumWidth(least)
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(self.splitter.count() - 1, 1 if pane is self.document else 0)
        self.splitter.setSizes([300, 580, 400])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.options, self.welcome, self.start_bar):
            layout.addWidget(part)
        layout.addWidget(self.splitter, 1)
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._ticking.timeout.connect(self._on_tick)
        self._connect()

    def _connect(self) -> None:
        desk, result = self.desk, self.result
        for signal, heed in self._heeded():
            signal.connect(heed)
        self.options.changed.connect(desk.choose)
        self.options.add_asked.connect(self.ask_for_files)
        self.add_menu.files_asked.connect(self.ask_for_files)
        self.add_menu.folder_asked.connect(self.ask_for_folder)
        self.add_menu.paste_asked.connect(self.paste)
        self.add_menu.watch_asked.connect(self.watch_folder)
        self.add_menu.recent_chosen.connect(lambda path: desk.add_paths([path]))
        self.documents.selected.connect(desk.select)
        self.documents.add_asked.connect(self.ask_for_files)
        self.documents.samples_asked.connect(desk.add_samples)
        self.documents.list.remove_asked.connect(desk.remove)
        self.documents.list.open_asked.connect(self.focus_claims)
        self.start_bar.started.connect(desk.start)
        self.start_bar.preview_asked.connect(self.preview_sent)
        self.sending.other_asked.connect(self.options.ask_for_engine)
        self.welcome.dismissed.connect(self.welcomed)
        result.claim_chosen.connect(self.show_claim)
        result.fact_chosen.connect(lambda fact: self.document.mark([fact.span]))
        result.run_asked.connect(desk.run)
        result.cancel_asked.connect(desk.cancel)
        result.other_mode_asked.connect(self.options.toggle_mode)
        result.remedy_asked.connect(self.remedy)
        result.copy_asked.connect(self.copy_result)
        self.document.summarize_asked.connect(self.summarize_selection)
        self.document.uses_asked.connect(self.show_uses)
        result.compare_asked.connect(self.compare)
        result.why_asked.connect(self.explain_change)
        result.export_asked.connect(self.export_result)
        result.review_asked.connect(lambda: self.viewed and self.review_asked.emit(self.viewed.job))
        self.exports.said.connect(desk.said)

    def _heeded(self) -> list[tuple[SignalInstance, Callable[..., object]]]:
        desk, result = self.desk, self.result
        return [
            (desk.opened, self._on_opened), (desk.configured, self._on_configured), (desk.viewed, self._on_viewed),
            (desk.document_opened, self._on_document), (desk.document_gone, self.document.show_message),
            (desk.progressed, result.update_progress), (desk.estimated, self._on_estimated),
            (desk.start_asked, self._on_start_asked), (desk.chosen, self.documents.choose),
            (desk.left_out, result.show_left_out),
        ]  # fmt: skip

    # --- another language ---------------------------------------------------------------------------------------------

    def take_over(self, before: WorkView) -> None:
        """Go on where a view before this one is."""
        before.leave()
        self.options.offer(self.desk.engines, before.options.sets)
        self.options.show_options(self.desk.options)
        self.welcome.setVisible(before.welcome.isVisibleTo(before))
        self.start_bar.take_over(before.start_bar, self.desk.options.mode)
        self.documents.take_over(before.documents)
        self.show_moving(is_moving=before.ticks)
        self.desk.tell_again()
        self.document.take_over(before.document)
        self.result.take_over(before.result)
        before.document.close_file()

    def leave(self) -> None:
        """Heed the desk no more, and tell it nothing."""
        self.documents.blockSignals(True)
        for signal, heed in self._heeded():
            signal.disconnect(heed)

    @property
    def ticks(self) -> bool:
        """Whether something moves, so that the view is painted each second."""
        return self._ticking.isActive()

    # --- what the desk tells ------------------------------------------------------------------------------------------

    def _on_opened(self, opening: Opening) -> None:
        self._on_configured(opening)
        if self.desk.remembered is not None:
            self.documents.choose(self.desk.remembered)
        self.documents.choose_first()
        if not self.desk.model.rowCount():
            self._on_viewed(None)

    def _on_configured(self, now: Configured) -> None:
        self.options.offer(self.desk.engines, now.label_sets)
        self.options.show_options(self.desk.options)

    def _on_viewed(self, viewed: Viewed | None) -> None:
        self.viewed = viewed
        self.options.show_options(self.desk.options)
        if viewed is None:
            has_any = self.desk.model.rowCount() > 0
            self.result.show_nothing(tr(NOTHING) if has_any else tr("Results come here."))
            said = tr("Choose a document to read it here.") if has_any else tr("The document you choose is shown here.")
            self.document.show_message(said)
            return
        self.result.show_viewed(viewed)
        self._show_coverage(viewed)

    def _show_coverage(self, viewed: Viewed) -> None:
        summary = viewed.result.summary if viewed.result and viewed.shown.fit is not Fit.OTHER_MODE else None
        if summary is None:
            self.document.show_coverage((), "")
        else:
            self.document.show_coverage(viewed.coverage, words.drawn_from(summary.coverage))

    def _on_document(self, document: object, file: Path | None, title: str, password: str) -> None:
        self.document.open(document, file, title, password or None)  # type: ignore[arg-type]

    def _on_estimated(self, said: str) -> None:
        self.options.estimate.setText(said)
        self.result.show_estimate(said)

    def _on_start_asked(self, added: Added) -> None:
        self.start_bar.ask(added.inputs, added.estimate or Estimate(), self.desk.options.mode)

    def show_moving(self, *, is_moving: bool) -> None:
        """Repaint each second what depends on the time, for as long as something moves."""
        if is_moving != self._ticking.isActive():
            self._ticking.start() if is_moving else self._ticking.stop()

    def _on_tick(self) -> None:
        self.documents.repaint_rows()
        if self.viewed is not None and (row := self.desk.model.row_of(self.viewed.job.id)) is not None:
            self.result.update_progress(row)
