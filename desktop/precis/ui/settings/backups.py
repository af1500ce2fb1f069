"""Backups of the database: which there are and what they hold, another one at a click, and the way back to one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMessageBox, QVBoxLayout, QWidget

from precis.app.backups import Origin
from precis.domain.errors import PrecisError
from precis.domain.text import printable
from precis.ui.amounts import count, moment, size, when
from precis.ui.bridge import EngineRoom
from precis.ui.language import mark, tr, trn
from precis.ui.look.controls import push_button, text_label
from precis.ui.look.page import row_of
from precis.ui.look.style import NEAR
from precis.ui.look.table import Column, Rows, TableView
from precis.ui.sentences import told
from precis.ui.settings import asking

if TYPE_CHECKING:
    from precis.app.backups import Backup
    from precis.store.restoring import Restored

_COLUMNS = (
    Column(mark("Made")), Column(mark("Why")), Column(mark("Results"), is_number=True),
    Column(mark("Newest result")), Column(mark("Size"), is_number=True), Column(mark("File"), is_wide=True),
)  # fmt: skip
_ORIGINS = {
    Origin.BY_HAND: mark("by hand"), Origin.UPDATE: mark("before an update"), Origin.RESTORE: mark("before going back"),
}  # fmt: skip


class BackupsSection(QWidget):
    """`said` brings a sentence for the notice; `changed` tells that there are other backups, or other data."""

    said = Signal(str)
    changed = Signal()

    def __init__(self, room: EngineRoom) -> None:
        super().__init__()
        self._room, self._home = room, Path()
        self.box: QMessageBox | None = None
        self.rows = Rows(_COLUMNS)
        self.table = TableView(tr("Backups, newest first"), self.rows, is_tall=True)
        self.none = text_label(tr("There is no backup yet."), "soft")
        self.make = push_button(
            tr("Back up now"), tr("Copy the database to a file of its own; work goes on meanwhile"), self._on_make
        )
        self.restore = push_button(
            tr("Go back to this one…"), tr("Put the chosen backup in place of what is there now"), self.ask_whether
        )
        self.restore.setEnabled(False)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._offer())
        self.table.opened.connect(lambda _: self.restore.isEnabled() and self.ask_whether())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addLayout(row_of(self.make, self.restore))
        for part in (self.none, self.table):
            column.addWidget(part)
        for part in (self.none, self.table, self.restore):
            part.hide()  # until it is known which backups there are

    def show_backups(self, backups: Sequence[Backup], home: Path) -> None:
        """Show the backups that there are."""
        self._home = home
        now = datetime.now(UTC)
        self.rows.show([_cells(one, now) for one in backups], backups)
        self.none.setVisible(not backups)
        self.table.setVisible(bool(backups))
        self.restore.setVisible(bool(backups))
        self._offer()

    def ask_whether(self) -> None:
        """Ask before a backup takes the place of what is there now."""
        chosen: Backup | None = self.table.current()
        if chosen is None or chosen.holds is None:
            return
        box = QMessageBox(self)
        box.setWindowTitle("Précis")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(tr("Go back to the backup of {time}?", time=moment(chosen.made_at)))
        box.setInformativeText(tr(
            "{what} What is there now is kept as a backup first, so that you can come back; what you delete for good "
            "later goes from that backup, too. Results, decisions and rules go back to that time; settings, label "
            "sets and keys stay as they are. What runs now is stopped.",
            what=holds(chosen),
        ))  # fmt: skip
        go = box.addButton(tr("Go back"), QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton(tr("Stay here"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        go.clicked.connect(lambda: self.go_back(chosen.file))
        box.finished.connect(box.deleteLater)
        self.box = box
        box.open()

    def go_back(self, backup: Path) -> None:
        """Put a backup in place; the work is closed for it, and opened again."""
        self._enable(is_free=False)
        self.said.emit(tr("Going back…"))
        home = self._home
        self._room.reopen(lambda: asking.go_back(home, backup), self._on_restored, self._on_failed)

    def _on_restored(self, done: Restored) -> None:
        self._enable(is_free=True)
        self.said.emit(trn(
            "The backup is in place, with {n} result. What was there before is kept as {file}.",
            "The backup is in place, with {n} results. What was there before is kept as {file}.",
            done.jobs, file=printable(done.set_aside.name),
        ))  # fmt: skip
        self.changed.emit()

    def _on_make(self) -> None:
        self._enable(is_free=False)
        home = self._home
        self._room.ask(lambda precis: asking.back_up(precis, home), self._on_made, self._on_failed)

    def _on_made(self, backup: Backup) -> None:
        self._enable(is_free=True)
        self.said.emit(tr("Backed up as {file}, {size}.", file=printable(backup.file.name), size=size(backup.size)))
        self.changed.emit()

    def _on_failed(self, error: PrecisError) -> None:
        self._enable(is_free=True)
        self.said.emit(printable(told(error)))
        self.changed.emit()

    def _enable(self, *, is_free: bool) -> None:
        self.make.setEnabled(is_free)
        self.table.setEnabled(is_free)
        self._offer()

    def _offer(self) -> None:
        chosen: Backup | None = self.table.current()
        self.restore.setEnabled(self.table.isEnabled() and chosen is not None and chosen.holds is not None)


def holds(backup: Backup) -> str:
    """Return in a sentence what a backup holds."""
    if backup.holds is None:
        return tr("It can't be read here.")
    documents = trn("{n} document", "{n} documents", backup.holds.documents)
    if backup.holds.newest is None:
        return tr("It holds no result.")
    return trn(
        "It holds {n} result of {documents}, the newest of {time}.",
        "It holds {n} results of {documents}, the newest of {time}.",
        backup.holds.jobs, documents=documents, time=moment(backup.holds.newest),
    )  # fmt: skip


def _cells(backup: Backup, now: datetime) -> tuple[str, ...]:
    held = backup.holds
    return (
        when(backup.made_at, now),
        tr(_ORIGINS[backup.origin]),
        tr("can't be read") if held is None else count(held.jobs),
        "" if held is None or held.newest is None else when(held.newest, now),
        size(backup.size),
        backup.file.name,
    )
