"""The list of documents as a Qt model: a thin adapter over entries and events; it decides nothing."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from precis.domain.jobs import JobEvent, JobId, JobRecord, Options
from precis.domain.text import printable
from precis.ui import words
from precis.ui.work.entries import Entry, Facts, JobRow, Shown, after, grouped, key_of

ENTRY = Qt.ItemDataRole.UserRole
SHOWN = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class DocumentsModel(QAbstractListModel):
    """Documents, newest first. `apply` takes a batch of events and repaints only the rows it changed."""

    def __init__(self, options: Options) -> None:
        super().__init__()
        self._options = options
        self._entries: list[Entry] = []
        self._places: dict[str, int] = {}
        self._keys: dict[JobId, str] = {}
        self._folders: dict[str, str] = {}

    # --- Qt -----------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role == ENTRY:
            return entry
        if role == SHOWN:
            return self._shown(entry)
        if role == Qt.ItemDataRole.DisplayRole:
            return printable(entry.title)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._said(entry, role)
        return None

    def _said(self, entry: Entry, role: int) -> str:
        shown = self._shown(entry)
        said = words.row(shown, now=datetime.now(UTC))
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{printable(shown.row.job.path or entry.title)}\n{said}"
        return f"{printable(entry.title)}, {said}"

    def _shown(self, entry: Entry) -> Shown:
        shown = entry.shown(self._options)
        path = shown.row.job.path
        folder = next((name for start, name in self._folders.items() if path.startswith(start)), "")
        return replace(shown, folder=folder) if folder else shown

    # --- what is shown ------------------------------------------------------------------------------------------------

    @property
    def entries(self) -> Sequence[Entry]:
        """The documents, in order."""
        return self._entries

    def mark_folders(self, folders: Iterable[Path]) -> None:
        """Say on a row that its document came from one of these folders."""
        self._folders = {f"{folder}{os.sep}": folder.name or str(folder) for folder in folders}
        if self._entries:
            self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))

    def choose(self, options: Options) -> None:
        """Show for each document what there is for `options`."""
        self._options = options
        if self._entries:
            self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))

    def show(self, jobs: Iterable[JobRecord]) -> None:
        """Show exactly the documents of `jobs` (newest first)."""
        self.beginResetModel()
        self._entries = grouped(jobs)
        self._keys = {job: entry.key for entry in self._entries for job in entry.rows}
        self._place()
        self.endResetModel()

    def add(self, jobs: Sequence[JobRecord], key: str | None = None) -> list[str]:
        """Show `jobs` too, under `key` where it is given, and return the keys; new documents come on top."""
        fresh: dict[str, Entry] = {}
        keys: list[str] = []
        moved: list[str] = []
        for job in jobs:
            name = self._keys.get(job.id) or key or key_of(job)
            self._keys[job.id] = name
            keys.append(name)
            if name in self._places:
                entry = self._entries[self._places[name]]
                known = entry.rows.get(job.id)
                # What was submitted is told twice, by its events and by the answer: the second time nothing is new.
                if known is None or (known.job != job and known.job.updated_at <= job.updated_at):
                    entry.rows[job.id] = JobRow(job) if known is None else replace(known, job=job)
                    moved.append(name)
            else:
                fresh.setdefault(name, Entry(name)).rows[job.id] = JobRow(job)
        self._changed(moved)
        self._insert(0, list(fresh.values()))
        return keys

    def insert(self, place: int, entry: Entry) -> None:
        """Show `entry` (again) at `place`."""
        self._keys.update(dict.fromkeys(entry.rows, entry.key))
        self._insert(min(place, len(self._entries)), [entry])

    def take(self, key: str) -> tuple[int, Entry] | None:
        """Take a document out of the list; return where it was, to be inserted again."""
        if (place := self._places.get(key)) is None:
            return None
        self.beginRemoveRows(QModelIndex(), place, place)
        entry = self._entries.pop(place)
        self._keys = {job: name for job, name in self._keys.items() if name != key}
        self._place()
        self.endRemoveRows()
        return place, entry

    def apply(self, events: Sequence[JobEvent]) -> list[JobId]:
        """Take in a batch; return the jobs that are not in the list, in order."""
        latest = {event.job: event for event in events}
        unknown: list[JobId] = []
        moved: list[str] = []
        for job, event in latest.items():
            row = self.row_of(job)
            if row is None:
                unknown.append(job)
            elif event.seq >= row.seq:
                moved.append(self._put(after(row, event)))
        self._changed(moved)
        return unknown

    def set_facts(self, job: JobId, facts: Facts) -> None:
        """Show `facts` on the job's row."""
        if (row := self.row_of(job)) is not None and row.facts != facts:
            self._changed([self._put(replace(row, facts=facts))])

    def set_cancelling(self, job: JobId) -> None:
        """Say at once that the job is being cancelled; its next event takes this back."""
        if (row := self.row_of(job)) is not None and not row.job.state.is_final:
            self._changed([self._put(replace(row, is_cancelling=True))])

    # --- look-ups -----------------------------------------------------------------------------------------------------

    def row_of(self, job: JobId) -> JobRow | None:
        """Return the job's row, or None where it is not in the list."""
        key = self._keys.get(job)
        place = None if key is None else self._places.get(key)
        return None if place is None else self._entries[place].rows.get(job)

    def entry_of(self, key: str) -> Entry | None:
        """Return the document of `key`, or None where it is not in the list."""
        place = self._places.get(key)
        return None if place is None else self._entries[place]

    def key_of(self, job: JobId) -> str | None:
        """Return the key of the document that the job is about, or None where it is not in the list."""
        return self._keys.get(job)

    def index_of(self, key: str) -> QModelIndex:
        """Return the document's index; an invalid one where it is not in the list."""
        place = self._places.get(key)
        return QModelIndex() if place is None else self.index(place)

    def shown(self, key: str) -> Shown | None:
        """Return what the document's row shows."""
        entry = self.entry_of(key)
        return None if entry is None else entry.shown(self._options)

    def rows(self) -> list[JobRow]:
        """Return every job of the list."""
        return [row for entry in self._entries for row in entry.rows.values()]

    # --- inside -------------------------------------------------------------------------------------------------------

    def _insert(self, place: int, entries: list[Entry]) -> None:
        if not entries:
            return
        self.beginInsertRows(QModelIndex(), place, place + len(entries) - 1)
        self._entries[place:place] = entries
        self._place()
        self.endInsertRows()

    def _put(self, row: JobRow) -> str:
        """Take in a row, and return the key of its document, which changed."""
        key = self._keys[row.job.id]
        self._entries[self._places[key]].rows[row.job.id] = row
        return key

    def _changed(self, keys: Iterable[str]) -> None:
        """Tell which documents changed, those side by side in one go: a thousand signals take a late turn."""
        places = sorted({self._places[key] for key in keys})
        for _, run in groupby(enumerate(places), key=lambda numbered: numbered[1] - numbered[0]):
            beside = [place for _, place in run]
            self.dataChanged.emit(self.index(beside[0]), self.index(beside[-1]))

    def _place(self) -> None:
        self._places = {entry.key: place for place, entry in enumerate(self._entries)}
