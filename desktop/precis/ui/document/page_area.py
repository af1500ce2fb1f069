"""The column of a PDF's pages: laid out at a zoom, painted as they come into view, with boxes marked on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from precis.domain.documents import Document, Page, PlacedBox
from precis.ui.document.column import GAP, PageColumn
from precis.ui.document.images import PageImages
from precis.ui.document.marks import PAPER, Marks, paint_marks
from precis.ui.language import tr
from precis.ui.look.style import current_theme

LEAST_ZOOM, MOST_ZOOM = 0.25, 5.0


class PageArea(QAbstractScrollArea):
    """A column of pages. `broken` tells that the file can't be painted; its text can still be shown."""

    broken = Signal(str)
    page_changed = Signal(int)
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        self.setAccessibleName(tr("Document pages"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.images = PageImages(self)
        self.images.ready.connect(self.viewport().update)
        self.images.broken.connect(self.broken)
        self._document: Document | None = None
        self._column = PageColumn()
        self.fits_width = True
        self.marks: Sequence[PlacedBox] = ()
        self.hits: Sequence[PlacedBox] = ()
        self._current_hit: Sequence[PlacedBox] = ()

    @property
    def chosen(self) -> Sequence[PlacedBox]:
        """The boxes of what is selected."""
        return ()

    # --- what is shown ------------------------------------------------------------------------------------------------

    @property
    def zoom(self) -> float:
        """Pixels a point."""
        return self._column.zoom

    def open(self, path: Path, document: Document, password: str | None = None) -> None:
        """Show the file's pages, from the top."""
        self._document = document
        self.marks, self.hits, self._current_hit = (), (), ()
        self.images.open(path, password)
        self.verticalScrollBar().setValue(0)
        self._lay_out(self._width_zoom() if self.fits_width else self.zoom)

    def close_file(self) -> None:
        """Let go of the file and end the rendering thread."""
        self._document = None
        self._column = PageColumn()
        self.images.close()

    def mark(self, boxes: Sequence[PlacedBox]) -> None:
        """Mark `boxes` and scroll to the first of them."""
        self.marks = boxes
        self.reveal(boxes)
        self.viewport().update()

    def reveal(self, boxes: Sequence[PlacedBox]) -> None:
        """Scroll to the first of `boxes`."""
        if boxes and boxes[0].page <= len(self._column.frames):
            at = self._column.place_of(boxes[0])
            self.verticalScrollBar().setValue(int(at.top()) - self.viewport().height() // 3)
            self.horizontalScrollBar().setValue(int(at.left()) - 40)

    def show_hits(self, boxes: Sequence[PlacedBox]) -> None:
        """Mark what a search found."""
        self.hits, self._current_hit = boxes, ()
        self.viewport().update()

    def go_to_hit(self, boxes: Sequence[PlacedBox]) -> None:
        """Bring one of the places that a search found into view, and frame it."""
        self._current_hit = boxes
        self.reveal(boxes)
        self.viewport().update()

    def place_of(self, placed: PlacedBox) -> QRectF:
        """Return where the box is in the view now."""
        return self._column.place_of(placed).translated(QPointF(self._origin()))

    def set_zoom(self, zoom: float) -> None:
        """Show the pages at `zoom` pixels a point, keeping the place."""
        self.fits_width = False
        self._lay_out(zoom)

    def fit_width(self) -> None:
        """Make the widest page fill the view, now and whenever the view's width changes."""
        self.fits_width = True
        self._lay_out(self._width_zoom())

    def go_to(self, page: int) -> None:
        """Show the top of a page, by its number."""
        if self._column.frames:
            frame = self._column.frames[min(max(1, page), len(self._column.frames)) - 1]
            self.verticalScrollBar().setValue(frame.top() - GAP)

    @property
    def is_painted(self) -> bool:
        """Whether every page in view has its image at the zoom of now."""
        origin = self._origin().y()
        seen = self._column.numbers_in(-origin, self.viewport().height() - origin)
        return bool(seen) and all(self.images.find(number, self._scale()) is not None for number in seen)

    # --- Qt -----------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(640, 800)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(self._width_zoom() if self.fits_width else self.zoom)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._tell_page()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(current_theme().ground))
        painter.translate(self._origin())
        seen = self._column.numbers_in(-self._origin().y(), self.viewport().height() - self._origin().y())
        for number in seen:
            self._paint_page(painter, number)
        self._want(seen)
        self._paint_marks(painter, seen)
        painter.end()

    # --- inside -------------------------------------------------------------------------------------------------------

    def _origin(self) -> QPoint:
        return QPoint(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def _width_zoom(self) -> float:
        widest = max((page.width for page in self._pages()), default=0.0)
        return (self.viewport().width() - 2 * GAP) / widest if widest else 1.0

    def _pages(self) -> Sequence[Page]:
        return self._document.pages if self._document else ()

    def _lay_out(self, zoom: float) -> None:
        view, bar = self.viewport().size(), self.verticalScrollBar()
        place = bar.value() / max(self._column.height, 1)
        column = PageColumn(self._pages(), min(MOST_ZOOM, max(LEAST_ZOOM, zoom)), view.width())
        is_same = self._column.pages == column.pages
        self._column = column
        bar.setRange(0, max(0, column.height - view.height()))
        bar.setPageStep(view.height())
        bar.setSingleStep(48)
        self.horizontalScrollBar().setRange(0, max(0, column.width - view.width()))
        self.horizontalScrollBar().setPageStep(view.width())
        if is_same:
            bar.setValue(round(place * column.height))
        self._tell_page()
        self.zoomed.emit()
        self.viewport().update()

    def _tell_page(self) -> None:
        if not self._column.frames:
            return
        page = self._column.page_at(self.verticalScrollBar().value() + self.viewport().height() // 3)
        self.page_changed.emit(page)
        self.setAccessibleDescription(tr("Page {page} of {count}", page=page, count=len(self._column.frames)))

    def _scale(self) -> float:
        return round(self.zoom * self.devicePixelRatioF(), 3)

    def _want(self, seen: range) -> None:
        """Ask for what is in view, then for the neighbours, so that scrolling finds them ready."""
        around = [number for number in (seen.stop, seen.start - 1) if 0 < number <= len(self._column.frames)]
        self.images.want([(number, self._scale()) for number in (*seen, *around)])

    def _paint_page(self, painter: QPainter, number: int) -> None:
        frame = self._column.frames[number - 1]
        painter.fillRect(frame.adjusted(-1, -1, 1, 1), QColor(current_theme().line))
        image = self.images.find(number, self._scale()) or self.images.like(number)
        if image is None:
            painter.fillRect(frame, QColor(PAPER))
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, image.width() != frame.width())
        painter.drawImage(frame, image)

    def _paint_marks(self, painter: QPainter, seen: range) -> None:
        def places(boxes: Iterable[PlacedBox]) -> list[QRectF]:
            return [self._column.place_of(placed) for placed in boxes if placed.page in seen]

        paint_marks(
            painter, Marks(places(self.hits), places(self.marks), places(self.chosen), places(self._current_hit))
        )
