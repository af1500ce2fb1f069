"""Data: where it is, how big, backups, deleting, the settings file, and what works on this machine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices

from precis.domain.errors import PrecisError
from precis.domain.text import printable
from precis.ui.amounts import size
from precis.ui.bridge import EngineRoom
from precis.ui.language import tr
from precis.ui.look.controls import push_button
from precis.ui.look.page import Page, fill, form_grid, row_of
from precis.ui.sentences import said, told
from precis.ui.settings import asking
from precis.ui.settings.asking import SetUp
from precis.ui.settings.backups import BackupsSection
from precis.ui.settings.purging import PurgeSection


class DataPage(Page):
    """`said` brings sentences for the notice; `changed` tells that what is kept is less or more now."""

    said = Signal(str)
    changed = Signal()

    def __init__(self, room: EngineRoom) -> None:
        super().__init__(tr("Data"))
        self._room, self._home = room, Path()
        self._facts, self._checks = form_grid(), form_grid()
        self.backups, self.purge = BackupsSection(room), PurgeSection(room)
        self.check = push_button(
            tr("Check now"), tr("Do a small piece of everything, and say what works"), self._on_check
        )
        self.head(tr("Data"), tr("Everything that Précis keeps is in one folder of this computer."))
        self.put(self._facts)
        self.put(row_of(
            push_button(tr("Open the folder"), tr("Open the data folder"), self.open_folder),
            push_button(tr("Edit the settings file"), tr("Open settings.toml in your editor"), self.open_file),
        ))  # fmt: skip
        self.head(tr("Backups"), tr("Copies of the database beside it, with documents and results in them. Choose one "
                                    "to go back to it. Where the database is so damaged that the window does not "
                                    "open, “precis doctor --restore” does it."))  # fmt: skip
        self.put(self.backups)
        self.head(tr("Delete what is kept"), tr("Documents, results and prompts go, from every file of the folder. "
                                                "Counts of use, rules, label sets and settings stay."))  # fmt: skip
        self.put(self.purge)
        self.head(tr("What works here"), tr("Tries a small piece of everything on this machine; nothing is sent."))
        self.put(row_of(self.check), self._checks)
        self.end()
        for section in (self.backups, self.purge):
            section.said.connect(self.said)
            section.changed.connect(self.changed)

    def show_set_up(self, found: SetUp) -> None:
        """Show where the data is, and how big."""
        self._home, stored = found.settings.home, found.stored
        fill(self._facts, [
            (tr("Folder"), printable(str(self._home))),
            (tr("Size"), size(stored.total)),
            (tr("Of that, the database"), size(stored.database)),
            (tr("Of that, backups"), size(stored.backups)),
        ])  # fmt: skip
        self.backups.show_backups(found.backups, self._home)
        self.purge.forget()

    def open_folder(self) -> None:
        """Open the data folder."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._home)))

    def open_file(self) -> None:
        """Open the settings file; the folder where there is none yet."""
        file = self._home / "settings.toml"
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(file if file.exists() else self._home)))

    def _on_check(self) -> None:
        self.check.setEnabled(False)
        fill(self._checks, [("…", tr("Checking; this takes some seconds."))])
        self._room.ask(asking.check, self._on_checked, self._on_check_failed)

    def _on_checked(self, findings: Sequence[tuple[str, bool, str]]) -> None:
        self.check.setEnabled(True)
        fill(self._checks, [(f"{'✓' if works else '⚠'} {name}", said(text)) for name, works, text in findings])

    def _on_check_failed(self, error: PrecisError) -> None:
        self.check.setEnabled(True)
        fill(self._checks, [("⚠", told(error))])
