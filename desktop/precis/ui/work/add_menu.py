"""What else can be added: a folder, the clipboard, recent documents; and which folders are watched."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from precis.domain.text import printable
from precis.ui.bridge import EngineRoom
from precis.ui.language import tr

if TYPE_CHECKING:
    from precis.app.facade import Precis
    from precis.ui.work.watching import Watching

MOST_RECENT = 10
_LONGEST = 48


class AddMenu(QMenu):
    """Is filled each time it opens. `recent_chosen` brings the path of a recent document."""

    files_asked = Signal()
    folder_asked = Signal()
    paste_asked = Signal()
    watch_asked = Signal()
    recent_chosen = Signal(object)

    def __init__(self, room: EngineRoom, watching: Watching, parent: QWidget) -> None:
        super().__init__(parent)
        self._room, self._watching = room, watching
        self._turn = 0
        self.setToolTipsVisible(True)
        self.setAccessibleName(tr("More ways to add documents"))
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Fill it anew; recent documents follow when they are known."""
        self._turn += 1
        turn = self._turn
        self.clear()
        for text, asked in (
            (tr("Files…"), self.files_asked), (tr("A folder…"), self.folder_asked),
            (tr("From the clipboard"), self.paste_asked), (tr("Watch a folder…"), self.watch_asked),
        ):  # fmt: skip
            self.addAction(text, asked.emit)
        if self._watching.folders:
            self._head(tr("Watched folders"))
        for folder in self._watching.folders:
            text = tr("Stop watching “{folder}”", folder=_short(folder.name or str(folder)))
            self.addAction(text, lambda folder=folder: self._watching.stop(folder)).setToolTip(printable(str(folder)))
        self._room.ask(recent, lambda paths: turn == self._turn and self._show_recent(paths), lambda _: None)

    def _head(self, text: str) -> None:
        """Put a title over what follows; Qt paints none for a section where a style sheet is on."""
        self.addSeparator()
        self.addAction(text).setEnabled(False)

    def _show_recent(self, paths: Sequence[Path]) -> None:
        if not paths:
            return
        self._head(tr("Recent documents"))
        for path in paths:
            action = QAction(_short(path.name), self)
            action.setToolTip(printable(str(path)))
            action.triggered.connect(lambda _=False, path=path: self.recent_chosen.emit(path))
            self.addAction(action)


async def recent(precis: Precis) -> list[Path]:
    """Return the files of the newest jobs, each once."""
    jobs = await precis.jobs(limit=200)
    return list(dict.fromkeys(Path(job.path) for job in jobs if job.path))[:MOST_RECENT]


def _short(name: str) -> str:
    """Return a name that fits into a menu; an ampersand in it is none of Qt's."""
    text = printable(name)
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST // 2]}…{text[-_LONGEST // 2 :]}"
    return text.replace("&", "&&")
