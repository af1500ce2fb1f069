"""How a person brings documents: file dialogs, the clipboard, a folder to watch."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from precis.domain.text import printable
from precis.ui.amounts import clock
from precis.ui.language import tr
from precis.ui.work.desk import Desk


class Intake(QWidget):
    """Asks the person, and gives the desk what comes of it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk

    def ask_for_files(self) -> None:
        """Ask for files, and add them."""
        files, _ = QFileDialog.getOpenFileNames(self, tr("Add documents"))
        if files:
            self.desk.add_paths([Path(file) for file in files])

    def ask_for_folder(self) -> None:
        """Ask for a folder, and add every readable file in it."""
        folder = QFileDialog.getExistingDirectory(self, tr("Add a folder"))
        if folder:
            self.desk.add_paths([Path(folder)])

    def watch_folder(self) -> None:
        """Ask for a folder whose new files are to be taken in from now on."""
        folder = QFileDialog.getExistingDirectory(self, tr("Watch a folder"))
        if folder:
            self.desk.watching.watch(Path(folder))
            said = tr("New files in “{folder}” are taken in from now on.", folder=printable(Path(folder).name))
            self.desk.said.emit(said)

    def paste(self) -> None:
        """Add the files or the text of the clipboard."""
        mime = QGuiApplication.clipboard().mimeData()
        files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        if files:
            self.desk.add_paths(files)
        elif mime.text().strip():
            self.desk.add_text(mime.text(), title_of(mime.text()))
        else:
            self.desk.said.emit(tr("There is neither text nor a file on the clipboard."))


def title_of(text: str) -> str:
    """Return a title for pasted text: its first words, and when it was pasted where there are none."""
    first = " ".join(text.split()[:8])[:60]
    return first or tr("Pasted {time}", time=clock(datetime.now(UTC)))
