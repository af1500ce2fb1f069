"""Where the pages stand: one under the other, centred, at a zoom. Pixels from the column's top left."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF

from precis.domain.documents import Page, PlacedBox

GAP = 16


class PageColumn:
    """The frames of a document's pages for a width of the view."""

    def __init__(self, pages: Sequence[Page] = (), zoom: float = 1.0, view_width: int = 0) -> None:
        self.pages = pages
        self.zoom = zoom
        self.frames: list[QRect] = []
        top = GAP
        for page in pages:
            width, height = round(page.width * zoom), round(page.height * zoom)
            self.frames.append(QRect(max(GAP, (view_width - width) // 2), top, width, height))
            top += height + GAP
        self._tops = [frame.top() for frame in self.frames]
        self._bottoms = [frame.bottom() for frame in self.frames]
        self.height = top if pages else 0
        self.width = max((frame.right() + GAP for frame in self.frames), default=0)

    def numbers_in(self, top: int, bottom: int) -> range:
        """Return the numbers of the pages that show between two heights."""
        return range(bisect_left(self._bottoms, top) + 1, bisect_right(self._tops, bottom) + 1)

    def page_at(self, height: int) -> int:
        """Return the number of the page at `height`, or of the one above it."""
        return max(1, bisect_right(self._tops, height))

    def place_of(self, placed: PlacedBox) -> QRectF:
        """Return where a box of a page is."""
        frame, box = self.frames[placed.page - 1], placed.box
        return QRectF(
            frame.left() + box.left * self.zoom,
            frame.top() + box.top * self.zoom,
            (box.right - box.left) * self.zoom,
            (box.bottom - box.top) * self.zoom,
        )

    def on_page(self, point: QPointF) -> tuple[int, float, float]:
        """Return the page at or nearest above `point`, and the point on it in points."""
        number = self.page_at(int(point.y()))
        frame = self.frames[number - 1]
        return number, (point.x() - frame.left()) / self.zoom, (point.y() - frame.top()) / self.zoom
