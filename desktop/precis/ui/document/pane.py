"""The middle of the work view: one document, as pages or as text, with its own tool bar and states."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from precis.domain.documents import Document, PlacedBox, Span
from precis.domain.text import printable
from precis.ui.document.coverage import CoverageStrip
from precis.ui.document.find_bar import FindBar
from precis.ui.document.pages import STEP, PagesView
from precis.ui.document.text_view import TextView
from precis.ui.language import tr, trn
from precis.ui.look.controls import ElidedLabel, IconButton, text_label
from precis.ui.look.style import APART, BAR, NEAR, TIGHT


class DocumentPane(QWidget):
    """Shows a document; `mark` brings a claim's passage into view, `begin_search` opens the search."""

    marked = Signal()
    summarize_asked = Signal(str)
    uses_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self._document: Document | None = None
        self.file: Path | None = None
        """Where the pages come from."""
        self._marks: tuple[Sequence[Span], Sequence[PlacedBox]] = ((), ())
        self.pages, self.text = PagesView(), TextView()
        self.message = text_label("", "soft")
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setContentsMargins(APART * 2, APART, APART * 2, APART)
        self.stack = QStackedWidget()
        for view in (self.message, self.pages, self.text):
            self.stack.addWidget(view)
        self.find_bar = FindBar()
        self.find_bar.hide()
        self.bar = self._tool_bar()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.bar, self.find_bar):
            layout.addWidget(part)
        self.coverage = CoverageStrip()
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.stack, 1)
        row.addWidget(self.coverage)
        layout.addLayout(row, 1)
        self.coverage.chosen.connect(self._on_part)
        for view in (self.pages, self.text):
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(lambda at, view=view: self._on_menu(view.mapToGlobal(at)))
        self.pages.broken.connect(self._on_broken)
        self.pages.page_changed.connect(self._on_page_changed)
        self.find_bar.found.connect(self._on_found)
        self.find_bar.went_to.connect(self._on_went_to)
        self.find_bar.closed.connect(self._focus_view)
        self.show_message(tr("Choose a document to read it here."))

    def _tool_bar(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("bar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.setFixedHeight(BAR)
        row = QHBoxLayout(bar)
        row.setContentsMargins(APART, 0, NEAR, 0)
        row.setSpacing(TIGHT)
        self.title = ElidedLabel("strong")
        self.where = text_label("", "small")
        self.where.setWordWrap(False)
        row.addWidget(self.title, 1)
        self.tools = QWidget()
        row.addWidget(self.tools)
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TIGHT)
        row.addWidget(self.where)
        row.addSpacing(NEAR)
        self.out = self._button(row, "minus", tr("Zoom out"), tr("Zoom out (Ctrl+−)"), lambda: self.zoom(-1))
        self.zoom_in = self._button(row, "plus", tr("Zoom in"), tr("Zoom in (Ctrl++)"), lambda: self.zoom(1))
        self.fit = self._button(row, "fit", tr("Fit the width"), tr("Fit the width (Ctrl+0)"), self.fit_width)
        self.as_text = self._button(
            row, "text", tr("Show as text"), tr("Show the text that was read, without pages (Ctrl+T)")
        )
        self.as_text.setCheckable(True)
        self.as_text.toggled.connect(self._on_as_text)
        self._button(row, "search", tr("Find"), tr("Find in the document (Ctrl+F)"), self.begin_search)
        return bar

    def _button(self, row: QHBoxLayout, icon: str, text: str, tip: str, then: object = None) -> IconButton:
        button = IconButton(icon, text, tip)
        if then is not None:
            button.clicked.connect(then)
        row.addWidget(button)
        return button

    # --- what is shown ------------------------------------------------------------------------------------------------

    @property
    def document(self) -> Document | None:
        """The document that is shown."""
        return self._document

    @property
    def shows_pages(self) -> bool:
        """Whether pages are shown, not text."""
        return self.stack.currentWidget() is self.pages

    def show_message(self, said: str, title: str = "") -> None:
        """Show a sentence in place of a document."""
        self._document = None
        self.coverage.show_parts((), "")
        self.message.setText(said)
        self.stack.setCurrentWidget(self.message)
        self.find_bar.set_text("")
        self._set_title(title)
        self.where.setText("")
        self.bar.setVisible(bool(title))
        self.tools.hide()

    def open(self, document: Document, file: Path | None, title: str, password: str | None = None) -> None:
        """Show `document`; its pages from `file` where it has some, else its text."""
        self._document, self._marks, self.file = document, ((), ()), file
        self.bar.show()
        self.tools.show()
        self._set_title(printable(title))
        has_pages = bool(document.pages) and file is not None and document.format == "pdf"
        self.as_text.setEnabled(has_pages)
        self.as_text.setVisible(has_pages)
        self.fit.setVisible(has_pages)
        self.as_text.setChecked(not has_pages)
        self.text.close_text()
        if has_pages and file is not None:
            self.pages.open(file, document, password)
        self._show_view()
        self.find_bar.set_text(document.text)

    def mark(self, spans: Sequence[Span], boxes: Sequence[PlacedBox] = ()) -> None:
        """Mark the passages and bring the first one into view. Boxes that are not given are looked up."""
        if self._document is None:
            return
        self._marks = (spans, boxes)
        if self.shows_pages:
            layout = self._document.layout
            self.pages.mark(boxes or [box for span in spans for box in layout.lines(span)])
        else:
            self.text.mark(spans)
        self.marked.emit()

    def show_coverage(self, parts: Sequence[float], said: str) -> None:
        """Show beside the document which parts of it the summary draws on."""
        self.coverage.show_parts(parts if self._document is not None else (), said)

    def close_file(self) -> None:
        """Let go of the file."""
        self.pages.close_file()
        self.text.close_text()

    # --- actions ------------------------------------------------------------------------------------------------------

    def _focus_view(self) -> None:
        (self.pages if self.shows_pages else self.text).setFocus()

    def begin_search(self) -> None:
        """Open the search."""
        if self._document is not None:
            self.find_bar.begin()

    @property
    def selected(self) -> Span | None:
        """The place in the document of what is selected; None for nothing."""
        if self._document is None:
            return None
        return self.pages.selected if self.shows_pages else self.text.selected

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

    def _on_menu(self, at: QPoint) -> None:
        self.selection_menu().popup(at)

    def selection_menu(self) -> QMenu:
        """Return what can be done with what is selected."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, then in (
            (tr("Copy"), self.copy_selection),
            (tr("Summarize selection"), self.summarize_selection),
            (tr("Where is this used?"), self.ask_for_uses),
        ):
            menu.addAction(text, then).setEnabled(self.selected is not None)
        return menu

    def zoom(self, steps: int) -> None:
        """Make the document larger, or smaller."""
        if self.shows_pages:
            self.pages.set_zoom(self.pages.zoom * STEP**steps)
        else:
            self.text.zoom_by(steps)

    def fit_width(self) -> None:
        """Make a page fill the width."""
        self.pages.fit_width()

    # --- inside -------------------------------------------------------------------------------------------------------

    def _show_view(self) -> None:
        document = self._document
        if document is None:
            return
        is_text = self.as_text.isChecked()
        self.stack.setCurrentWidget(self.text if is_text else self.pages)
        self.fit.setEnabled(not is_text)
        if is_text:
            self.text.open(document)
            self.where.setText(trn("{n} word", "{n} words", document.words))

    def _on_as_text(self) -> None:
        self._show_view()
        self._on_found(self.find_bar.spans)
        self.mark(*self._marks)

    def _on_page_changed(self, page: int) -> None:
        if self._document is not None and self.shows_pages:
            self.where.setText(tr("Page {page} of {count}", page=page, count=len(self._document.pages)))

    def _on_broken(self, _message: str) -> None:
        if self._document is not None:
            self.as_text.setChecked(True)
            self.as_text.setEnabled(False)
            self.where.setText(tr("The pages can't be painted; this is the text that was read"))

    def _on_found(self, spans: list[Span]) -> None:
        if self._document is None:
            return
        if self.shows_pages:
            layout = self._document.layout
            self.pages.show_hits([box for span in spans for box in layout.lines(span)])
        else:
            self.text.show_hits(spans)

    def _on_went_to(self, span: Span) -> None:
        if self._document is not None and self.shows_pages:
            self.pages.go_to_hit(list(self._document.layout.lines(span)))
        else:
            self.text.go_to_hit(span)

    def _on_part(self, share: float) -> None:
        """Scroll to the part of the document that was clicked in the strip."""
        if self._document is None:
            return
        at = int(share * max(0, len(self._document.text) - 1))
        if self.shows_pages:
            layout = self._document.layout
            index = min(layout.words_in(Span(at, at + 1)).start, len(layout) - 1)
            if index >= 0:
                self.pages.reveal([PlacedBox(layout.pages[index], layout.box_of(index))])
        else:
            self.text.reveal(Span(at, at + 1))

    def _set_title(self, title: str) -> None:
        self.title.setText(title)
        self.title.setToolTip(title)
