"""The history as a Qt model that asks for a page at a time, as far as somebody scrolls: 100,000 rows cost no more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from precis.domain.errors import PrecisError
from precis.domain.history import HistoryFilter
from precis.domain.jobs import JobId
from precis.domain.ports import HistoryRow
from precis.domain.text import printable
from precis.ui.bridge import EngineRoom

if TYPE_CHECKING:
    from precis.app.facade import Precis

ROW = Qt.ItemDataRole.UserRole
PAGE = 60
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is searched for: words, and what the rows are narrowed to."""

    query: str = ""
    narrowed: HistoryFilter = field(default_factory=HistoryFilter)


@dataclass(frozen=True, slots=True)
class Page:
    """Rows that are wanted, and whether there may be more; `turn` says which question they answer."""

    turn: int
    rows: Sequence[HistoryRow]
    has_more: bool


async def read_page(precis: Precis, wanted: Wanted, offset: int, turn: int, is_stale: Callable[[int], bool]) -> Page:
    """Return up to PAGE rows from `offset` on; a question that was overtaken by a newer one reads nothing."""
    if is_stale(turn):
        return Page(turn, (), has_more=True)
    rows = await precis.history(wanted.query, limit=PAGE, offset=offset, wanted=wanted.narrowed)
    return Page(turn, rows, has_more=len(rows) == PAGE)


class HistoryModel(QAbstractListModel):
    """Rows of the history. `settled` tells that the rows for what is wanted are there (or can't be had)."""

    settled = Signal()
    failed = Signal(object)

    def __init__(self, room: EngineRoom) -> None:
        super().__init__()
        self._room = room
        self._rows: list[HistoryRow] = []
        self._gone: set[JobId] = set()
        self._offset, self._turn = 0, 0
        self._has_more = self._is_asking = False
        self.wanted = Wanted()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return printable(row.job.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            snippet = printable(row.snippet.replace("\x02", "").replace("\x03", ""))
            return ", ".join(part for part in (printable(row.job.title), row.headline, *row.labels, snippet) if part)
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._has_more and not self._is_asking

    def fetchMore(self, parent: Index) -> None:
        self._ask()

    @property
    def is_asking(self) -> bool:
        """Whether rows are on their way."""
        return self._is_asking

    def search(self, wanted: Wanted) -> None:
        """Show the rows of `wanted` from the first one on; the old ones stay until the new ones are there."""
        self.wanted, self._offset, self._has_more = wanted, 0, True
        self._turn += 1
        self._ask()

    def take(self, job: JobId) -> Callable[[], None]:
        """Take the job's row out, as it is about to be deleted; return what brings it back."""
        place = next((number for number, row in enumerate(self._rows) if row.job.id == job), None)
        self._gone.add(job)
        if place is None:
            return lambda: self._gone.discard(job)
        self.beginRemoveRows(QModelIndex(), place, place)
        row = self._rows.pop(place)
        self.endRemoveRows()
        turn = self._turn

        def undo() -> None:
            self._gone.discard(job)
            if turn != self._turn:
                self.search(self.wanted)
                return
            self.beginInsertRows(QModelIndex(), place, place)
            self._rows.insert(place, row)
            self.endInsertRows()

        return undo

    def _ask(self) -> None:
        turn, wanted, offset = self._turn, self.wanted, self._offset
        self._is_asking = True

        def is_stale(one: int) -> bool:
            return one != self._turn

        self._room.ask(lambda precis: read_page(precis, wanted, offset, turn, is_stale), self._on_page, self._on_failed)

    def _on_page(self, page: Page) -> None:
        if page.turn != self._turn:
            return
        rows = [row for row in page.rows if row.job.id not in self._gone]
        is_first = self._offset == 0
        self._is_asking, self._has_more = False, page.has_more
        self._offset += len(page.rows)
        if is_first:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        elif rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()
        if self._has_more and not rows:
            self._ask()
            return
        self.settled.emit()

    def _on_failed(self, error: PrecisError) -> None:
        self._is_asking = self._has_more = False
        self.failed.emit(error)
        self.settled.emit()
