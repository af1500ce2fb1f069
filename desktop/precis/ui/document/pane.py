"""The middle of the work view: one document, as pages or as text, with its own tool bar and states."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from precis.domain.documents import Document, PlacedBox, Span
from precis.domain.text import printable
from precis.ui import words
from precis.ui.document.coverage import CoverageStrip
from precis.ui.document.find_bar import FindBar
from precis.ui.document.selection_bar import Action, SelectionBar
from precis.ui.document.thumbnails import Thumbnails
from precis.ui.document.tool_bar import DocumentBar
from precis.ui.document.views import DocumentViews
from precis.ui.language import tr


class DocumentPane(QWidget):
    """Shows a document; `mark` brings a claim's passage into view, `begin_search` opens the search.

    `offers_actions`: a selected passage can be summarized, or looked up in the summary.
    """

    marked = Signal()
    summarize_asked = Signal(str)
    uses_asked = Signal(object)

    def __init__(self, *, offers_actions: bool = True) -> None:
        super().__init__()
        self._offers_actions = offers_actions
        self.setObjectName("sheet")
        self._document: Document | None = None
        self.file: Path | None = None
        """Where the pages come from."""
        self._marks: tuple[Sequence[Span], Sequence[PlacedBox]] = ((), ())
        self.stack = views = DocumentViews()
        self.pages, self.text, self.message = views.pages, views.text, views.message
        self.find_bar = FindBar()
        self.find_bar.hide()
        self.bar = bar = DocumentBar()
        self.title, self.where, self.tools = bar.title, bar.where, bar.tools
        self.as_text, self.fit = bar.as_text, bar.fit
        self.thumbnails = Thumbnails(self.pages.images)
        self.thumbnails.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.bar, self.find_bar):
            layout.addWidget(part)
        self.coverage = CoverageStrip()
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.thumbnails)
        row.addWidget(self.stack, 1)
        row.addWidget(self.coverage)
        layout.addLayout(row, 1)
        self.selection_bar = SelectionBar(self.stack, self._selection_actions())
        self._connect()
        self.show_message(tr("Choose a document to read it here."))

    def _connect(self) -> None:
        bar = self.bar
        for button, then in ((bar.out, lambda: self.zoom(-1)), (bar.zoom_in, lambda: self.zoom(1)),
                             (bar.fit, self.fit_width), (bar.search, self.begin_search)):  # fmt: skip
            button.clicked.connect(then)
        bar.as_text.toggled.connect(self._on_as_text)
        bar.thumbnails.toggled.connect(self._show_thumbnails)
        self.thumbnails.chosen.connect(self.pages.go_to)
        self.coverage.chosen.connect(self.stack.go_to_share)
        self.stack.menu_asked.connect(lambda at: self.selection_menu().popup(at))
        self.stack.selection_changed.connect(self._on_selection)
        self.pages.broken.connect(self._on_broken)
        self.pages.page_changed.connect(self._on_page_changed)
        self.find_bar.found.connect(self.stack.show_hits)
        self.find_bar.went_to.connect(self.stack.go_to_hit)
        self.find_bar.closed.connect(self.stack.focus_view)

    # --- what is shown ------------------------------------------------------------------------------------------------

    @property
    def document(self) -> Document | None:
        """The document that is shown."""
        return self._document

    @property
    def shows_pages(self) -> bool:
        """Whether pages are shown, not text."""
        return self.stack.shows_pages

    def show_message(self, said: str, title: str = "") -> None:
        """Show a sentence in place of a document."""
        self._document = None
        self.coverage.show_parts((), "")
        self.stack.show_message(said)
        self.thumbnails.hide()
        self.selection_bar.hide()
        self.find_bar.set_text("")
        self.bar.set_title(title)
        self.where.setText("")
        self.bar.setVisible(bool(title))
        self.tools.hide()

    def open(self, document: Document, file: Path | None, title: str, password: str | None = None) -> None:
        """Show `document`; its pages from `file` where it has some, else its text."""
        self._document, self._marks, self.file = document, ((), ()), file
        self.bar.show()
        self.tools.show()
        self.bar.set_title(printable(title))
        has_pages = bool(document.pages) and file is not None and document.format == "pdf"
        self.bar.show_kind(has_pages=has_pages)
        self.thumbnails.show_pages(document.pages if has_pages else ())
        self.as_text.setChecked(not has_pages)
        self.stack.open(document, file if has_pages else None, password)
        self._show_view()
        self.find_bar.set_text(document.text)

    def mark(self, spans: Sequence[Span], boxes: Sequence[PlacedBox] = ()) -> None:
        """Mark the passages and bring the first one into view. Boxes that are not given are looked up."""
        if self._document is None:
            return
        self._marks = (spans, boxes)
        self.stack.mark(spans, boxes)
        self.marked.emit()

    def take_over(self, before: DocumentPane) -> None:
        """Show the document that a pane before this one shows as it does: its place, zoom, marks and search."""
        if self._document is None or before.document is None:
            return
        for name in ("as_text", "thumbnails"):
            getattr(self.bar, name).setChecked(getattr(before.bar, name).isChecked())
        self.as_text.setEnabled(before.as_text.isEnabled())
        self.stack.take_over(before.stack)
        self.mark(*before._marks)
        if before.find_bar.isVisibleTo(before):
            self.find_bar.words.setText(before.find_bar.words.text())
            self.find_bar.begin()

    def show_coverage(self, parts: Sequence[float], said: str) -> None:
        """Show beside the document which parts of it the summary draws on."""
        self.coverage.show_parts(parts if self._document is not None else (), said)

    def close_file(self) -> None:
        """Let go of the file."""
        self.stack.close_file()

    # --- actions ------------------------------------------------------------------------------------------------------

    def begin_search(self) -> None:
        """Open the search."""
        if self._document is not None:
            self.find_bar.begin()

    @property
    def selected(self) -> Span | None:
        """The place in the document of what is selected; None for nothing."""
        return self.stack.selected

    def copy_selection(self) -> None:
        """Put what is selected on the clipboard."""
        if self._document is not None and (span := self.selected) is not None:
            QGuiApplication.clipboard().setText(self._document.quote(span))

    def summarize_selection(self) -> None:
        """Ask for a summary of what is selected."""
        if self._document is not None and (span := self.selected) is not None:
            self.summarize_asked.emit(self._document.quote(span))
        else:
            self.summarize_asked.emit("")

    def ask_for_uses(self) -> None:
        """Ask which sentences rest on what is selected."""
        self.uses_asked.emit(self.selected)

    def selection_menu(self) -> QMenu:
        """Return what can be done with what is selected."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, _, then in self._selection_actions()[: None if self._offers_actions else 1]:
            menu.addAction(text, then).setEnabled(self.selected is not None)
        return menu

    def _selection_actions(self) -> list[Action]:
        return [
            (tr("Copy"), tr("Copy the selected text (Ctrl+C)"), self.copy_selection),
            (tr("Summarize selection"), tr("Summarize the selected text by itself (Ctrl+Shift+S)"),
             self.summarize_selection),
            (tr("Where is this used?"), tr("Show the sentences of the summary that rest on it (Ctrl+U)"),
             self.ask_for_uses),
        ]  # fmt: skip

    def _on_selection(self) -> None:
        self.selection_bar.show_for(has_selection=self._offers_actions and self.selected is not None)

    def zoom(self, steps: int) -> None:
        """Make the document larger, or smaller."""
        self.stack.zoom(steps)

    def show_small(self) -> None:
        """Show the pages small beside the document, or not."""
        self.bar.thumbnails.click()

    def fit_width(self) -> None:
        """Make a page fill the width."""
        self.pages.fit_width()

    # --- inside -------------------------------------------------------------------------------------------------------

    def _show_view(self) -> None:
        document = self._document
        if document is None:
            return
        is_text = self.as_text.isChecked()
        self.stack.show_as(text=is_text)
        self.fit.setEnabled(not is_text)
        self._show_thumbnails()
        self._on_selection()
        if is_text:
            self.where.setText(words.size_of(document))

    def _show_thumbnails(self) -> None:
        self.bar.thumbnails.setEnabled(self.shows_pages)
        self.thumbnails.setVisible(self.shows_pages and self.bar.thumbnails.isChecked())

    def _on_as_text(self) -> None:
        self._show_view()
        self.stack.show_hits(self.find_bar.spans)
        self.mark(*self._marks)

    def _on_page_changed(self, page: int) -> None:
        if self._document is not None and self.shows_pages:
            self.where.setText(tr("Page {page} of {count}", page=page, count=len(self._document.pages)))
            self.thumbnails.show_page(page)

    def _on_broken(self, _message: str) -> None:
        if self._document is not None:
            self.as_text.setChecked(True)
            self.as_text.setEnabled(False)
            self.where.setText(tr("The pages can't be painted; this is the text that was read"))
