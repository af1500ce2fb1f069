"""A document as pages or as text behind one face: places in it are marked and gone to the same way in both."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from precis.domain.documents import Document, PlacedBox, Span
from precis.ui.document.pages import STEP, PagesView
from precis.ui.document.text_view import TextView
from precis.ui.look.controls import text_label
from precis.ui.look.style import APART


class DocumentViews(QStackedWidget):
    """Shows a sentence, the pages or the text. `menu_asked` brings a place on the screen."""

    menu_asked = Signal(QPoint)
    selection_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._document: Document | None = None
        self.pages, self.text = PagesView(), TextView()
        self.message = text_label("", "soft")
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setContentsMargins(APART * 2, APART, APART * 2, APART)
        for view in (self.message, self.pages, self.text):
            self.addWidget(view)
        for view in (self.pages, self.text):
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(lambda at, view=view: self.menu_asked.emit(view.mapToGlobal(at)))
        self.pages.selection_changed.connect(self.selection_changed)
        self.text.selectionChanged.connect(self.selection_changed)

    @property
    def shows_pages(self) -> bool:
        """Whether pages are shown, not text."""
        return self.currentWidget() is self.pages

    def show_message(self, said: str) -> None:
        """Show a sentence in place of a document."""
        self._document = None
        self.message.setText(said)
        self.setCurrentWidget(self.message)

    def open(self, document: Document, file: Path | None, password: str | None) -> None:
        """Take on a document; `show_as` shows it. With a file it has pages."""
        self._document = document
        self.text.close_text()
        if file is not None:
            self.pages.open(file, document, password)

    def show_as(self, *, text: bool) -> None:
        """Show the text, or the pages."""
        self.setCurrentWidget(self.text if text else self.pages)
        if text and self._document is not None:
            self.text.open(self._document)

    def close_file(self) -> None:
        """Let go of the file."""
        self.pages.close_file()
        self.text.close_text()

    def take_over(self, before: DocumentViews) -> None:
        """Show the document as large as views before these."""
        if not before.pages.fits_width:
            self.pages.set_zoom(before.pages.zoom)
        self.text.setFont(before.text.font())

    def focus_view(self) -> None:
        """Put the keyboard on what is shown."""
        (self.pages if self.shows_pages else self.text).setFocus()

    @property
    def selected(self) -> Span | None:
        """The place in the document of what is selected; None for nothing."""
        if self._document is None:
            return None
        return self.pages.selected if self.shows_pages else self.text.selected

    def zoom(self, steps: int) -> None:
        """Make the document larger, or smaller."""
        if self.shows_pages:
            self.pages.set_zoom(self.pages.zoom * STEP**steps)
        else:
            self.text.zoom_by(steps)

    # --- places -------------------------------------------------------------------------------------------------------

    def mark(self, spans: Sequence[Span], boxes: Sequence[PlacedBox] = ()) -> None:
        """Mark passages and bring the first one into view; boxes that are not given are looked up."""
        if self.shows_pages:
            self.pages.mark(boxes or self._lines(spans))
        else:
            self.text.mark(spans)

    def show_hits(self, spans: Sequence[Span]) -> None:
        """Mark what a search found."""
        if self.shows_pages:
            self.pages.show_hits(self._lines(spans))
        else:
            self.text.show_hits(spans)

    def go_to_hit(self, span: Span) -> None:
        """Bring one of the places that a search found into view."""
        if self.shows_pages:
            self.pages.go_to_hit(self._lines([span]))
        else:
            self.text.go_to_hit(span)

    def go_to_share(self, share: float) -> None:
        """Scroll to a part of the document, 0 for its beginning and 1 for its end."""
        if self._document is None:
            return
        at = int(share * max(0, len(self._document.text) - 1))
        if not self.shows_pages:
            self.text.reveal(Span(at, at + 1))
            return
        layout = self._document.layout
        index = min(layout.words_in(Span(at, at + 1)).start, len(layout) - 1)
        if index >= 0:
            self.pages.reveal([PlacedBox(layout.pages[index], layout.box_of(index))])

    def _lines(self, spans: Sequence[Span]) -> list[PlacedBox]:
        layout = self._document.layout if self._document else None
        return [box for span in spans for box in layout.lines(span)] if layout is not None else []
