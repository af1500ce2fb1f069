"""Backups of the database: which there are, how big, and another one at a click."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from precis.domain.errors import PrecisError
from precis.domain.text import printable
from precis.ui.amounts import size, when
from precis.ui.bridge import EngineRoom
from precis.ui.language import mark, tr
from precis.ui.look.controls import push_button, text_label
from precis.ui.look.page import row_of
from precis.ui.look.style import NEAR
from precis.ui.look.table import Column, Rows, TableView
from precis.ui.sentences import told
from precis.ui.settings import asking

if TYPE_CHECKING:
    from precis.app.backups import Backup

_COLUMNS = (
    Column(mark("Made")), Column(mark("File"), is_wide=True), Column(mark("Kind")),
    Column(mark("Size"), is_number=True),
)  # fmt: skip


class BackupsSection(QWidget):
    """`said` brings a sentence for the notice; `changed` tells that there is another backup."""

    said = Signal(str)
    changed = Signal()

    def __init__(self, room: EngineRoom) -> None:
        super().__init__()
        self._room, self._home = room, Path()
        self.rows = Rows(_COLUMNS)
        self.table = TableView(tr("Backups, newest first"), self.rows, is_tall=True)
        self.none = text_label(tr("There is no backup yet."), "soft")
        self.make = push_button(
            tr("Back up now"), tr("Copy the database to a file of its own; work goes on meanwhile"), self._on_make
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addLayout(row_of(self.make))
        column.addWidget(self.none)
        column.addWidget(self.table)

    def show_backups(self, backups: Sequence[Backup], home: Path) -> None:
        """Show the backups that there are."""
        self._home = home
        now = datetime.now(UTC)
        self.rows.show([
            (when(one.made_at, now), one.file.name, tr("before an update") if one.is_automatic else tr("by hand"),
             size(one.size))
            for one in backups
        ])  # fmt: skip
        self.none.setVisible(not backups)
        self.table.setVisible(bool(backups))

    def _on_make(self) -> None:
        self.make.setEnabled(False)
        home = self._home
        self._room.ask(lambda precis: asking.back_up(precis, home), self._on_made, self._on_failed)

    def _on_made(self, backup: Backup) -> None:
        self.make.setEnabled(True)
        self.said.emit(tr("Backed up as {file}, {size}.", file=printable(backup.file.name), size=size(backup.size)))
        self.changed.emit()

    def _on_failed(self, error: PrecisError) -> None:
        self.make.setEnabled(True)
        self.said.emit(printable(told(error)))
