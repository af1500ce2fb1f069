"""A plain table of texts: numbers at the right, rows chosen whole, read out row by row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from precis.domain.text import printable
from precis.ui.language import tr

Index = QModelIndex | QPersistentModelIndex
_ROW_HEIGHT = 32
_LEAST_WIDTH = 64


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, whether it holds numbers, and whether it takes the room that is left."""

    title: str
    is_number: bool = False
    is_wide: bool = False


class Rows(QAbstractTableModel):
    """Rows of texts; `keys` are what stands behind each row."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._rows: list[tuple[str, ...]] = []
        self._keys: list[Any] = []

    def show(self, rows: Sequence[Sequence[str]], keys: Sequence[Any] = ()) -> None:
        """Show `rows` in place of those that are there."""
        self.beginResetModel()
        self._rows = [tuple(printable(cell) for cell in row) for row in rows]
        self._keys = list(keys) or [None] * len(self._rows)
        self.endResetModel()

    def add(self, rows: Sequence[Sequence[str]], keys: Sequence[Any]) -> None:
        """Add rows at the end."""
        if not rows:
            return
        self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
        self._rows += [tuple(printable(cell) for cell in row) for row in rows]
        self._keys += list(keys)
        self.endInsertRows()

    def key(self, index: Index) -> Any:
        """Return what stands behind a row; None for none."""
        return self._keys[index.row()] if index.isValid() else None

    def keys(self) -> list[Any]:
        """Return what stands behind all rows."""
        return list(self._keys)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{tr(column.title)}: {row[index.column()]}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(self.columns[section].title) if self.columns[section].title else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].is_number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class TableView(QTableView):
    """The rows; Enter or a double click opens one. `is_tall`: as high as its rows, for a page that scrolls."""

    opened = Signal(object)

    def __init__(self, name: str, rows: Rows, *, is_tall: bool = False) -> None:
        super().__init__()
        self._rows, self._is_tall = rows, is_tall
        self.setAccessibleName(name)
        self.setModel(rows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setAccessibleName(tr("Columns of {name}", name=name))
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(_LEAST_WIDTH)
        for place, column in enumerate(rows.columns):
            mode = QHeaderView.ResizeMode.Stretch if column.is_wide else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(place, mode)
        self.doubleClicked.connect(self._on_open)
        if is_tall:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            rows.modelReset.connect(self._fit)
            rows.rowsInserted.connect(self._fit)
            self.horizontalScrollBar().rangeChanged.connect(lambda *_: self._fit())
            self._fit()

    def current(self) -> Any:
        """Return what stands behind the chosen row."""
        return self._rows.key(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _on_open(self, index: Index) -> None:
        if (key := self._rows.key(index)) is not None:
            self.opened.emit(key)

    def _fit(self) -> None:
        header = max(self.horizontalHeader().sizeHint().height(), _ROW_HEIGHT - 4)
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() > 0 else 0
        self.setFixedHeight(header + _ROW_HEIGHT * max(1, self._rows.rowCount()) + 4 + below)
