"""Pages of a PDF: painted as they come into view, with the words of a claim marked on them.

pypdfium2 is not thread-safe, so one thread renders, and only what is in view; the Qt thread paints finished images.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from precis.domain.documents import Page, PlacedBox
from precis.ui.theme import current_theme

GAP = 16
KEPT_IMAGES = 16
LEAST_ZOOM, MOST_ZOOM = 0.25, 5.0


class PagesView(QAbstractScrollArea):
    """A column of pages. `broken` tells that the file could not be painted; its text can still be shown."""

    broken = Signal(str)
    _rendered = Signal(int, int, float, QImage)
    _unrendered = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Document pages")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.zoom = 1.0
        self._pages: Sequence[Page] = ()
        self._marks: Sequence[PlacedBox] = ()
        self._images: OrderedDict[tuple[int, float], QImage] = OrderedDict()
        self._wanted: set[tuple[int, float]] = set()
        self._turn = 0
        self._painter_thread = ThreadPoolExecutor(1, thread_name_prefix="pages")
        self._file = _PdfFile()
        self._rendered.connect(self._on_rendered, Qt.ConnectionType.QueuedConnection)
        self._unrendered.connect(self._on_unrendered, Qt.ConnectionType.QueuedConnection)

    def open(self, path: Path, pages: Sequence[Page]) -> None:
        """Show the file's pages, from the top."""
        self._turn += 1
        self._pages, self._marks = pages, ()
        self._images.clear()
        self._wanted.clear()
        self._painter_thread.submit(self._file.open, path)
        self.fit_width()
        self.verticalScrollBar().setValue(0)

    def close_file(self) -> None:
        """Let go of the file and end the thread; the view shows nothing after it."""
        self._turn += 1
        self._pages = ()
        self._painter_thread.submit(self._file.close)
        self._painter_thread.shutdown(wait=True, cancel_futures=False)

    def mark(self, boxes: Sequence[PlacedBox]) -> None:
        """Mark `boxes` and scroll to the first of them."""
        self._marks = boxes
        if boxes:
            at = self.place_of(boxes[0])
            self.verticalScrollBar().setValue(int(at.top()) - self.viewport().height() // 3)
            self.horizontalScrollBar().setValue(int(at.left()) - 40)
        self.viewport().update()

    def place_of(self, placed: PlacedBox) -> QRectF:
        """Return where the box is in the column, in pixels from its top left."""
        page = self._frames()[placed.page - 1]
        box, scale = placed.box, self.zoom
        return QRectF(
            page.left() + box.left * scale,
            page.top() + box.top * scale,
            (box.right - box.left) * scale,
            (box.bottom - box.top) * scale,
        )

    def set_zoom(self, zoom: float) -> None:
        """Show the pages at `zoom` pixels a point, keeping the place."""
        before = self.zoom
        self.zoom = min(MOST_ZOOM, max(LEAST_ZOOM, zoom))
        bar = self.verticalScrollBar()
        place = bar.value() / before
        self._lay_out()
        bar.setValue(round(place * self.zoom))
        self.viewport().update()

    def fit_width(self) -> None:
        """Make the widest page fill the view."""
        widest = max((page.width for page in self._pages), default=0.0)
        if widest:
            self.set_zoom((self.viewport().width() - 2 * GAP) / widest)
        self._lay_out()

    # --- Qt -----------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_width()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * (1.1 if event.angleDelta().y() > 0 else 1 / 1.1))
            event.accept()
            return
        super().wheelEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(theme.ground))
        painter.translate(self._origin())
        seen = QRect(-self._origin(), self.viewport().size())
        for number, frame in enumerate(self._frames(), 1):
            if frame.intersects(seen):
                self._paint_page(painter, number, frame)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for placed in self._marks:
            painter.fillRect(self.place_of(placed).adjusted(-1, -1, 1, 1), QColor("#ffe08a"))
        painter.end()

    # --- inside -------------------------------------------------------------------------------------------------------

    def _origin(self) -> QPoint:
        return QPoint(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def _frames(self) -> list[QRect]:
        frames: list[QRect] = []
        top = GAP
        for page in self._pages:
            width, height = round(page.width * self.zoom), round(page.height * self.zoom)
            left = max(GAP, (self.viewport().width() - width) // 2)
            frames.append(QRect(left, top, width, height))
            top += height + GAP
        return frames

    def _lay_out(self) -> None:
        frames = self._frames()
        bottom = frames[-1].bottom() + GAP if frames else 0
        right = max((frame.right() for frame in frames), default=0) + GAP
        view = self.viewport().size()
        self.verticalScrollBar().setRange(0, max(0, bottom - view.height()))
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setSingleStep(40)
        self.horizontalScrollBar().setRange(0, max(0, right - view.width()))
        self.horizontalScrollBar().setPageStep(view.width())

    def _paint_page(self, painter: QPainter, number: int, frame: QRect) -> None:
        scale = round(self.zoom * self.devicePixelRatioF(), 3)
        image = self._images.get((number, scale))
        if image is None:
            painter.fillRect(frame, QColor("#ffffff"))
            self._want(number, scale)
            return
        self._images.move_to_end((number, scale))
        painter.drawImage(frame, image)

    def _want(self, number: int, scale: float) -> None:
        if (number, scale) not in self._wanted:
            self._wanted.add((number, scale))
            self._painter_thread.submit(self._render, self._turn, number, scale)

    def _render(self, turn: int, number: int, scale: float) -> None:
        if turn != self._turn:
            return
        try:
            image = self._file.render(number, scale)
        except Exception as error:  # noqa: BLE001 - the border between pdfium and Qt: told, never lost
            self._unrendered.emit(turn, str(error))
            return
        self._rendered.emit(turn, number, scale, image)

    def _on_rendered(self, turn: int, number: int, scale: float, image: QImage) -> None:
        self._wanted.discard((number, scale))
        if turn != self._turn:
            return
        self._images[(number, scale)] = image
        while len(self._images) > KEPT_IMAGES:
            self._images.popitem(last=False)
        self.viewport().update()

    def _on_unrendered(self, turn: int, message: str) -> None:
        if turn == self._turn:
            self.broken.emit(message)


class _PdfFile:
    """The open PDF; used in the rendering thread alone."""

    def __init__(self) -> None:
        self._pdf: Any = None
        self._trouble: Exception | None = None

    def open(self, path: Path) -> None:
        import pypdfium2

        self.close()
        self._trouble = None
        try:
            self._pdf = pypdfium2.PdfDocument(path)
        except (pypdfium2.PdfiumError, OSError) as error:
            self._trouble = error

    def close(self) -> None:
        if self._pdf is not None:
            self._pdf.close()
            self._pdf = None

    def render(self, number: int, scale: float) -> QImage:
        if self._trouble is not None or self._pdf is None:
            raise RuntimeError(str(self._trouble or "the file is closed"))
        page = self._pdf[number - 1]
        bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
        image = QImage(
            bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888
        ).copy()
        bitmap.close()
        page.close()
        return image
