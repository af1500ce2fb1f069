"""The history view: words to search for, filters, and the rows; opens a result in the work view, deletes with undo."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from precis.domain.errors import PrecisError
from precis.domain.history import HistoryValues
from precis.domain.jobs import JobRecord
from precis.domain.labels import LabelSet
from precis.ui.bridge import EngineRoom
from precis.ui.history.delegate import HistoryDelegate
from precis.ui.history.model import ROW, HistoryModel, Wanted
from precis.ui.history.narrowing import Narrowing
from precis.ui.language import tr
from precis.ui.look.controls import IconButton, text_label
from precis.ui.look.style import NEAR, WIDE
from precis.ui.sentences import told

_TYPING_MS = 80


class HistoryList(QListView):
    """The rows; Enter opens one, Delete deletes it."""

    open_asked = Signal()
    delete_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_asked.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)


class HistoryView(QWidget):
    """Asks by signal to open and to delete jobs."""

    opened = Signal(object)
    deleted = Signal(object)
    compare_asked = Signal(list, tuple)

    def __init__(self, room: EngineRoom, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self._room = room
        self._labels: list[str] = []
        self.model = HistoryModel(room)
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("Search documents, summaries and notes"))
        self.words.setAccessibleName(tr("Search the history"))
        self.words.setToolTip(tr("Search as you type; all words have to occur (Ctrl+Shift+F)"))
        self.words.setClearButtonEnabled(True)
        self.narrowing = Narrowing()
        self.said = text_label("", "soft")
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.list = self._list()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.said)
        self._lay_out()
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.timeout.connect(self.search)
        self.words.textChanged.connect(lambda: self._typed.start(_TYPING_MS))
        self.narrowing.changed.connect(lambda: self._typed.start(0))
        self.model.settled.connect(self._on_settled)
        self.model.failed.connect(self._on_failed)
        self.model.rowsRemoved.connect(self._on_settled)
        self.model.rowsInserted.connect(self._on_settled)

    def _list(self) -> HistoryList:
        view = HistoryList()
        view.setModel(self.model)
        view.setItemDelegate(HistoryDelegate(view))
        view.setUniformItemSizes(True)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setMouseTracking(True)
        view.setAccessibleName(tr("History"))
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.doubleClicked.connect(lambda _: self.open_current())
        view.open_asked.connect(self.open_current)
        view.delete_asked.connect(self.delete_current)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._on_menu)
        return view

    def _lay_out(self) -> None:
        bar = QWidget()
        bar.setObjectName("bar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        whole = QVBoxLayout(bar)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(WIDE, NEAR, WIDE, NEAR)
        row.setSpacing(NEAR)
        row.addWidget(self.words, 1)
        whole.addLayout(row)
        whole.addWidget(self.narrowing)
        self.open_button = IconButton("open", tr("Open"), tr("Open in the work view (Enter)"))
        self.delete_button = IconButton("trash", tr("Delete"), tr("Delete from the history (Delete); it can be undone"))
        self.compare_button = IconButton(
            "compare", tr("Compare"), tr("Compare two rows: select both with Ctrl and a click")
        )
        self.compare_button.setEnabled(False)
        self.why_button = IconButton(
            "why", tr("Why did this change?"), tr("Why is this other than an earlier result of its document?")
        )
        self.why_button.clicked.connect(self.explain_current)
        self.compare_button.clicked.connect(self.compare_selected)
        self.list.selectionModel().selectionChanged.connect(
            lambda *_: self.compare_button.setEnabled(len(self.list.selectedIndexes()) == 2)
        )
        self.open_button.clicked.connect(self.open_current)
        self.delete_button.clicked.connect(self.delete_current)
        row.addWidget(self.open_button)
        row.addWidget(self.compare_button)
        row.addWidget(self.why_button)
        row.addWidget(self.delete_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(self.stack, 1)

    # --- what a person does -------------------------------------------------------------------------------------------

    def offer(self, sets: Sequence[LabelSet]) -> None:
        """Offer the labels of these sets, beside those that occur in the history."""
        self._labels = [label.name for labels in sets for label in labels.labels]
        self._room.ask(lambda precis: precis.history_values(), self._on_values)

    def _on_values(self, found: HistoryValues) -> None:
        self.narrowing.offer(found.engines, list(dict.fromkeys((*found.labels, *self._labels))))

    def take_over(self, before: HistoryView) -> None:
        """Search and choose as a view before this one."""
        self._labels = before._labels
        self.words.setText(before.words.text())
        current = before.list.currentIndex().row()
        self._room.ask(lambda precis: precis.history_values(), self._on_values)
        self.search()

        def choose() -> None:
            self.model.settled.disconnect(choose)
            self.list.setCurrentIndex(self.model.index(current))

        if current >= 0:
            self.model.settled.connect(choose)

    def search(self) -> None:
        """Show what matches what was typed and chosen."""
        self.model.search(Wanted(self.words.text(), self.narrowing.wanted()))
        if self.model.rowCount() == 0:
            self._say(tr("Searching…"))

    def begin(self) -> None:
        """Put the keyboard on the search, and bring the rows up to date."""
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()
        self._room.ask(lambda precis: precis.history_values(), self._on_values)
        self.search()

    def current(self) -> JobRecord | None:
        """Return the job of the current row."""
        row = self.list.currentIndex().data(ROW)
        return row.job if row else None

    def open_current(self) -> None:
        """Ask to open the current row."""
        if (job := self.current()) is not None:
            self.opened.emit(job)

    def compare_selected(self) -> None:
        """Ask to compare the two rows that are selected."""
        jobs = [index.data(ROW).job for index in sorted(self.list.selectedIndexes(), key=lambda index: index.row())]
        if len(jobs) == 2:
            self.compare_asked.emit(jobs, (jobs[0].id, jobs[1].id))

    def explain_current(self) -> None:
        """Say why the result of the current row differs from an earlier one of its document."""
        if (job := self.current()) is not None:
            from precis.ui.why.view import WhyDialog

            WhyDialog(self._room, job.id, self.window()).show()

    def show_steps(self) -> None:
        """Show each step of the current row's job."""
        if (job := self.current()) is not None:
            from precis.ui.activity.job_events import JobEventsDialog

            JobEventsDialog(self._room, job.id, job.title, self.window()).show()

    def delete_current(self) -> None:
        """Ask to delete the current row."""
        if (job := self.current()) is not None:
            self.deleted.emit(job)

    def _on_menu(self, at) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Open"), self.open_current)
        compare = menu.addAction(tr("Compare"), self.compare_selected)
        compare.setEnabled(len(self.list.selectedIndexes()) == 2)
        menu.addAction(tr("Why did this change?"), self.explain_current)
        menu.addAction(tr("What happened"), self.show_steps)
        menu.addAction(tr("Delete"), self.delete_current)
        menu.popup(self.list.viewport().mapToGlobal(at))

    def _on_settled(self) -> None:
        if self.model.rowCount():
            self.stack.setCurrentWidget(self.list)
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.model.index(0))
        elif not self.model.is_asking:
            is_narrowed = self.model.wanted != Wanted()
            self._say(
                tr("Nothing matches this.")
                if is_narrowed
                else tr("What you summarize is kept here, and can be searched.")
            )

    def _on_failed(self, error: PrecisError) -> None:
        self._say(told(error))

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.stack.setCurrentWidget(self.said)
