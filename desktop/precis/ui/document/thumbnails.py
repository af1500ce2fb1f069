"""The pages of a PDF as small pictures: rendered as they come into view, walked through with the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from precis.domain.documents import Page
from precis.ui.document.images import PageImages
from precis.ui.language import tr
from precis.ui.look.style import NEAR, SMALL, current_theme, sized

Index = QModelIndex | QPersistentModelIndex
WIDTH, HEIGHT = 104, 138
"""The greatest size of a picture, in pixels."""
_MARGIN = 12
_LABEL = 18
ASKER = "thumbnails"


class _Pages(QAbstractListModel):
    """A row a page."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: Sequence[Page] = ()

    def show(self, pages: Sequence[Page]) -> None:
        self.beginResetModel()
        self.pages = pages
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.pages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) and index.isValid():
            return tr("Page {page} of {count}", page=index.row() + 1, count=len(self.pages))
        return None


class _Delegate(QStyledItemDelegate):
    """A picture with its number below; a sheet of paper until it is rendered."""

    def __init__(self, view: Thumbnails) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(WIDTH + 2 * _MARGIN, HEIGHT + _LABEL + 2 * NEAR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, is_chosen = current_theme(), bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.fillRect(option.rect, QColor(theme.tint))
        page = self._view.pages[index.row()]
        share = min(WIDTH / max(page.width, 1.0), HEIGHT / max(page.height, 1.0))
        width, height = round(page.width * share), round(page.height * share)
        area = QRect(option.rect.center().x() - width // 2, option.rect.top() + NEAR, width, height)
        painter.fillRect(area, QColor("#ffffff"))  # paper is white in every theme
        image = self._view.picture(index.row() + 1)
        if image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(area, image)
        painter.setPen(QPen(QColor(theme.accent if is_chosen else theme.line), 2 if is_chosen else 1))
        painter.drawRect(area.adjusted(-1, -1, 0, 0))
        label = QRect(option.rect.left(), option.rect.bottom() - _LABEL - 1, option.rect.width(), _LABEL)
        painter.setFont(sized(option.font, SMALL, is_bold=is_chosen))
        painter.setPen(QColor(theme.text if is_chosen else theme.soft))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, str(index.row() + 1))


class Thumbnails(QListView):
    """All pages from top to bottom; `chosen` brings the number of the page that a person went to."""

    chosen = Signal(int)

    def __init__(self, images: PageImages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images, self._model, self._is_telling = images, _Pages(), False
        self.setObjectName("ground")
        self.setAccessibleName(tr("Page thumbnails"))
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(WIDTH + 2 * _MARGIN + 14)
        self.selectionModel().currentChanged.connect(self._on_current)
        images.ready.connect(self.viewport().update)

    @property
    def pages(self) -> Sequence[Page]:
        """The pages that are shown."""
        return self._model.pages

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Show these pages, the first one chosen."""
        self._model.show(pages)
        self.show_page(1)

    def show_page(self, number: int) -> None:
        """Choose the page that the document is at, without telling of it."""
        if 0 < number <= len(self.pages) and self.currentIndex().row() != number - 1:
            self._is_telling = True
            self.setCurrentIndex(self._model.index(number - 1))
            self._is_telling = False

    def picture(self, number: int) -> Any:
        """Return the page's picture, or what there is of it; None for nothing."""
        return self._images.find(number, self.scale_of(number)) or self._images.like(number)

    def scale_of(self, number: int) -> float:
        """Return at how many device pixels a point the page's picture is rendered."""
        page = self.pages[number - 1]
        share = min(WIDTH / max(page.width, 1.0), HEIGHT / max(page.height, 1.0))
        return round(share * self.devicePixelRatioF(), 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._images.want([(number, self.scale_of(number)) for number in self.seen()], ASKER)

    def hideEvent(self, event: Any) -> None:
        super().hideEvent(event)
        self._images.want([], ASKER)

    def seen(self) -> range:
        """Return the numbers of the pages in view."""
        tall = max(1, self.sizeHintForRow(0)) if self.pages else 1
        top = self.verticalScrollBar().value()
        return range(top // tall + 1, min(len(self.pages), (top + self.viewport().height()) // tall + 1) + 1)

    def _on_current(self, index: Index, _before: Index) -> None:
        if index.isValid() and not self._is_telling:
            self.chosen.emit(index.row() + 1)
