"""The list of jobs as a Qt model: a thin adapter over records and events; it decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from precis.domain.jobs import JobEvent, JobId, JobRecord
from precis.domain.text import printable
from precis.ui import words

ROW = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class JobRow:
    """A job as its row shows it."""

    job: JobRecord
    seq: int = -1
    eta_s: float | None = None
    labels: tuple[str, ...] = ()


class JobsModel(QAbstractListModel):
    """Jobs, newest first. `apply` takes a batch of events and repaints only the rows it changed."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[JobRow] = []
        self._places: dict[JobId, int] = {}

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
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return words.stage(row.job, now=datetime.now(UTC), eta_s=row.eta_s)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{printable(row.job.title)}, {words.stage(row.job, now=datetime.now(UTC), eta_s=row.eta_s)}"
        return None

    def show(self, jobs: Sequence[JobRecord]) -> None:
        """Show exactly `jobs`, newest first."""
        self.beginResetModel()
        self._rows = [JobRow(job) for job in jobs]
        self._index()
        self.endResetModel()

    def add(self, jobs: Sequence[JobRecord]) -> None:
        """Put jobs that are not shown yet on top; refresh the others."""
        fresh = [JobRow(job) for job in jobs if job.id not in self._places]
        for job in jobs:
            if job.id in self._places:
                self._put(self._places[job.id], replace(self._rows[self._places[job.id]], job=job))
        if not fresh:
            return
        self.beginInsertRows(QModelIndex(), 0, len(fresh) - 1)
        self._rows[:0] = fresh
        self._index()
        self.endInsertRows()

    def apply(self, events: Sequence[JobEvent]) -> list[JobId]:
        """Take in a batch; return the jobs that are not in the list, in order, to be fetched."""
        latest = {event.job: event for event in events}
        for job, event in latest.items():
            place = self._places.get(job)
            if place is not None and event.seq >= self._rows[place].seq:
                self._put(place, _after(self._rows[place], event))
        return [job for job in latest if job not in self._places]

    def set_labels(self, job: JobId, labels: tuple[str, ...]) -> None:
        """Show `labels` as chips on the job's row."""
        if (place := self._places.get(job)) is not None and self._rows[place].labels != labels:
            self._put(place, replace(self._rows[place], labels=labels))

    def index_of(self, job: JobId) -> QModelIndex:
        """Return the job's index; an invalid one where it is not in the list."""
        place = self._places.get(job)
        return QModelIndex() if place is None else self.index(place)

    def row_of(self, job: JobId) -> JobRow | None:
        """Return the job's row, or None where it is not in the list."""
        place = self._places.get(job)
        return None if place is None else self._rows[place]

    def _put(self, place: int, row: JobRow) -> None:
        self._rows[place] = row
        self.dataChanged.emit(self.index(place), self.index(place))

    def _index(self) -> None:
        self._places = {row.job.id: place for place, row in enumerate(self._rows)}


def _after(row: JobRow, event: JobEvent) -> JobRow:
    job = replace(
        row.job,
        state=event.state,
        updated_at=event.at,
        counts=event.counts,
        spent=event.spent,
        estimated=event.estimated,
        reason=event.reason,
        until=event.until,
        error=event.error,
    )
    return replace(row, job=job, seq=event.seq, eta_s=event.eta_s)
