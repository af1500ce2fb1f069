"""The left of the work view: the documents, a filter, and what to say while there are none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from precis.domain.jobs import JobState
from precis.ui.language import tr
from precis.ui.look.controls import IconLabel, push_button, text_label
from precis.ui.look.style import APART, BAR, NEAR, WIDE
from precis.ui.turns import whole_turn
from precis.ui.work.delegate import DocumentDelegate
from precis.ui.work.entries import Entry, Shown
from precis.ui.work.model import ENTRY, SHOWN, DocumentsModel, Index

_RUNNING, _PROBLEMS, _WEAK = 1, 2, 3
_TROUBLED = (JobState.FAILED, JobState.PARTIAL, JobState.CANCELLED, JobState.PAUSED, JobState.NEEDS_REVIEW)


class DocumentFilter(QSortFilterProxyModel):
    """Documents whose title, path or labels hold what was typed, and that are of the kind that was chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text, self._kind = "", 0

    def narrow(self, text: str, kind: int) -> None:
        """Show only what holds `text` and is of `kind` (0: any)."""
        self.beginFilterChange()
        self._text, self._kind = text.casefold().strip(), kind
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        if not self._text and not self._kind:
            return True
        index = self.sourceModel().index(row, 0)
        entry, shown = index.data(ENTRY), index.data(SHOWN)
        return _is_kind(shown, self._kind) and self._text in _searched(entry, shown)


def _searched(entry: Entry, shown: Shown) -> str:
    labels = shown.row.facts.labels if shown.row.facts else ()
    return " ".join((entry.title, shown.row.job.path, *labels)).casefold()


def _is_kind(shown: Shown, kind: int) -> bool:
    state = shown.row.job.state
    if kind == _RUNNING:
        return not state.is_final
    if kind == _PROBLEMS:
        return state in _TROUBLED
    facts = shown.row.facts
    return kind != _WEAK or bool(facts and (facts.weak or facts.dropped))


class DocumentList(QListView):
    """The list itself; Delete takes documents off it."""

    remove_asked = Signal()
    open_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_asked.emit()
        else:
            super().keyPressEvent(event)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint what changed anew. QListView would lay out and paint every row; here all are of one height."""
        QAbstractItemView.dataChanged(self, first, last, roles)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that changed. Qt would paint each row between the first and the last of them, too."""
        with whole_turn():
            for rect in event.region():  # type: ignore[attr-defined] -- which the stubs leave out
                super().paintEvent(QPaintEvent(rect))


class DocumentsPane(QWidget):
    """Tells by `selected` which documents are chosen, the current one first."""

    selected = Signal(list)
    add_asked = Signal()
    samples_asked = Signal()

    def __init__(self, model: DocumentsModel, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model, self._menu = model, menu
        self.proxy = DocumentFilter(self)
        self.proxy.setSourceModel(model)
        self.list = self._list()
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("Filter documents"))
        self.words.setAccessibleName(tr("Filter documents"))
        self.words.setToolTip(tr("Filter by title, folder or label (Ctrl+L)"))
        self.words.setClearButtonEnabled(True)
        self.kind = QComboBox()
        self.kind.addItems([tr("All"), tr("Running"), tr("Problems"), tr("To check")])
        self.kind.setAccessibleName(tr("Which documents"))
        self.kind.setToolTip(tr("Which documents to show"))
        self.stack = QStackedWidget()
        self.none_found = text_label(tr("No document of the list is like this."), "soft")
        self.none_found.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for page in (self._empty(), self.list, self.none_found):
            self.stack.addWidget(page)
        self._lay_out()
        self.words.textChanged.connect(self._narrow)
        self.kind.currentIndexChanged.connect(self._narrow)
        for changed in (self.proxy.rowsInserted, self.proxy.rowsRemoved, self.proxy.modelReset):
            changed.connect(lambda *_: self._choose_page())
        self._choose_page()

    def _list(self) -> DocumentList:
        view = DocumentList()
        view.setModel(self.proxy)
        view.setItemDelegate(DocumentDelegate(view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(tr("Documents"))
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(lambda at: self._menu.popup(view.viewport().mapToGlobal(at)))
        view.selectionModel().selectionChanged.connect(self._on_selection)
        view.selectionModel().currentChanged.connect(lambda *_: self._on_selection())
        return view

    def _empty(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(NEAR, WIDE, NEAR, WIDE)
        column.setSpacing(NEAR)
        mark = IconLabel("drop", 40, "soft")
        words = (
            text_label(tr("Drop documents here"), "lead"),
            text_label(tr("Files, folders, mail, or paste text."), "soft"),
        )
        for label in (mark, *words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addStretch(2)
        column.addWidget(mark)
        for label in words:
            column.addWidget(label)
        column.addSpacing(NEAR)
        for button in (
            push_button(tr("Add documents…"), tr("Choose files (Ctrl+O)"), self.add_asked.emit, "primary"),
            push_button(
                tr("Try the samples"), tr("Summarize the three sample documents"), self.samples_asked.emit, "link"
            ),
        ):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return box

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(NEAR)
        row.addWidget(self.words, 1)
        row.addWidget(self.kind)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.filter_row = QWidget()
        self.filter_row.setObjectName("bar")
        self.filter_row.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row.setContentsMargins(APART, 0, NEAR, 0)
        self.filter_row.setFixedHeight(BAR)
        self.filter_row.setLayout(row)
        layout.addWidget(self.filter_row)
        layout.addWidget(self.stack, 1)

    # --- selection ----------------------------------------------------------------------------------------------------

    def choose(self, key: str) -> None:
        """Select the document of `key`, alone; a filter that hides it is taken off."""
        if not self.proxy.mapFromSource(self._model.index_of(key)).isValid():
            self.words.clear()
            self.kind.setCurrentIndex(0)
        index = self.proxy.mapFromSource(self._model.index_of(key))
        if index.isValid():
            # A row that is current already has to be selected all the same.
            select = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(index, select)
            self.list.scrollTo(index)

    def choose_first(self) -> None:
        """Select the first document, where none is selected."""
        if not self.list.selectionModel().hasSelection() and self.proxy.rowCount():
            self.list.setCurrentIndex(self.proxy.index(0, 0))

    def take_over(self, before: DocumentsPane) -> None:
        """Narrow and select as in a list before this one, without telling of it."""
        self.blockSignals(True)
        self.kind.setCurrentIndex(before.kind.currentIndex())
        self.words.setText(before.words.text())
        select = QItemSelectionModel.SelectionFlag.Select
        there = before.list.selectionModel()
        for place in sorted(there.selectedIndexes(), key=lambda one: one == there.currentIndex()):
            index = self.proxy.mapFromSource(before.proxy.mapToSource(place))
            self.list.selectionModel().setCurrentIndex(index, select)
        self.blockSignals(False)

    def repaint_rows(self) -> None:
        """Paint the rows in view anew: their words depend on the time now."""
        self.list.viewport().update()

    def _on_selection(self, _on: QItemSelection | None = None, _off: QItemSelection | None = None) -> None:
        current = self.list.currentIndex()
        rows = sorted(self.list.selectionModel().selectedIndexes(), key=QModelIndex.row)
        ordered = [index for index in rows if index == current] + [index for index in rows if index != current]
        self.selected.emit([index.data(ENTRY).key for index in ordered])

    def _narrow(self) -> None:
        self.proxy.narrow(self.words.text(), self.kind.currentIndex())
        self._choose_page()

    def _choose_page(self) -> None:
        has_any = self._model.rowCount() > 0
        self.filter_row.setVisible(has_any)
        self.stack.setCurrentIndex(1 if self.proxy.rowCount() else 2 if has_any else 0)
