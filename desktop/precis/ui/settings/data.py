"""Data: where it is, how big, the settings file, and what works on this machine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from precis.domain.errors import PrecisError
from precis.domain.text import printable
from precis.ui.bridge import EngineRoom
from precis.ui.language import tr
from precis.ui.look.controls import push_button
from precis.ui.look.page import Page, fill, form_grid, row_of
from precis.ui.sentences import told
from precis.ui.settings import asking
from precis.ui.settings.asking import SetUp


class DataPage(Page):
    """Shows; changes nothing."""

    def __init__(self, room: EngineRoom) -> None:
        super().__init__(tr("Data"))
        self._room, self._home = room, Path()
        self._facts, self._checks = form_grid(), form_grid()
        self.check = push_button(
            tr("Check now"), tr("Do a small piece of everything, and say what works"), self._on_check
        )
        self.head(tr("Data"), tr("Everything that Précis keeps is in one folder of this computer."))
        self.put(self._facts)
        self.put(row_of(
            push_button(tr("Open the folder"), tr("Open the data folder"), self.open_folder),
            push_button(tr("Edit settings.toml"), tr("Open the settings file in your editor"), self.open_file),
        ))  # fmt: skip
        self.head(tr("What works here"), tr("Tries a small piece of everything on this machine; nothing is sent."))
        self.put(row_of(self.check), self._checks)
        self.end()

    def show_set_up(self, found: SetUp) -> None:
        """Show where the data is, and how big."""
        self._home = found.settings.home
        fill(self._facts, [(tr("Folder"), printable(str(self._home))), (tr("Size"), size(found.bytes_kept))])

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
        fill(self._checks, [(f"{'✓' if works else '⚠'} {name}", said) for name, works, said in findings])

    def _on_check_failed(self, error: PrecisError) -> None:
        self.check.setEnabled(True)
        fill(self._checks, [("⚠", told(error))])


def size(count: int) -> str:
    """Return a number of bytes for people, in decimal units."""
    if count < 1_000_000:
        return f"{count / 1000:.0f} kB"
    return f"{count / 1e6:.1f} MB" if count < 1e9 else f"{count / 1e9:.2f} GB"
