"""Watched folders: new files in them are taken in once they are whole. An engine on the network is asked about first.

The system's word that a folder changed only makes the next look come sooner; a look also comes by itself, since not
every file system tells. A file is whole when two looks find it alike, and new when it was not there before, or came
while the program did not run.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from precis.ui.bridge import EngineRoom
from precis.ui.memory import Memory

if TYPE_CHECKING:
    from precis.app.facade import Precis
    from precis.domain.errors import PrecisError

LOOK_MS = 15_000
SOON_MS = 700
MOST_WATCHED = 12
Files = Mapping[Path, tuple[int, int, float]]
"""Size, time of the last change in ns, and when it came here in s since the epoch, by file."""


class Watching(QObject):
    """`found` brings files that are new and whole; `troubled` why a folder can't be looked through."""

    found = Signal(list)
    changed = Signal()
    troubled = Signal(object)

    def __init__(self, room: EngineRoom, memory: Memory, parent: QObject, *, soon_ms: int = SOON_MS) -> None:
        super().__init__(parent)
        self._room, self._memory = room, memory
        self._soon_ms = soon_ms
        self._known: dict[Path, set[Path]] = {}
        self._growing: dict[Path, dict[Path, tuple[int, int, float]]] = {}
        self._looking: set[Path] = set()
        self._system = QFileSystemWatcher(self)
        self._system.directoryChanged.connect(lambda _: self._look_soon())
        self._soon, self._always = QTimer(self), QTimer(self)
        self._soon.setSingleShot(True)
        for timer in (self._soon, self._always):
            timer.timeout.connect(self.look)
        self._always.setInterval(LOOK_MS)

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders that are watched."""
        return self._memory.watched

    def begin(self) -> None:
        """Watch the folders that were watched before; what came in the meantime is new."""
        for folder in self.folders:
            self._begin(folder)
        self.look()

    def watch(self, folder: Path) -> None:
        """Watch a folder too; what is in it now is not taken in."""
        if folder in self.folders:
            return
        self._memory.keep_watched([*self.folders, folder][-MOST_WATCHED:])
        self._memory.watched_until = time.time()
        self._begin(folder)
        self._look_at(folder)
        self.changed.emit()

    def stop(self, folder: Path) -> None:
        """Watch a folder no more; its documents stay."""
        self._memory.keep_watched([one for one in self.folders if one != folder])
        self._system.removePath(str(folder))
        self._known.pop(folder, None)
        self._growing.pop(folder, None)
        if not self.folders:
            self._always.stop()
        self.changed.emit()

    def look(self) -> None:
        """Look through all folders that are watched."""
        for folder in self.folders:
            self._look_at(folder)

    def _begin(self, folder: Path) -> None:
        self._system.addPath(str(folder))
        self._always.start()

    def _look_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start(self._soon_ms)

    def _look_at(self, folder: Path) -> None:
        if folder in self._looking:
            return
        self._looking.add(folder)
        self._room.ask(
            lambda precis: files_in(precis, folder),
            lambda files: self._on_files(folder, files),
            lambda error: self._on_trouble(folder, error),
        )

    def _on_trouble(self, folder: Path, error: PrecisError) -> None:
        self._looking.discard(folder)
        self.troubled.emit(error)

    def _on_files(self, folder: Path, files: Files) -> None:
        self._looking.discard(folder)
        if folder not in self.folders:
            return
        if folder not in self._known:
            until = self._memory.watched_until
            self._known[folder] = {file for file, (_, _, came) in files.items() if came <= until}
        known, before = self._known[folder], self._growing.get(folder, {})
        fresh = {file: state for file, state in files.items() if file not in known}
        whole = [file for file, state in fresh.items() if before.get(file) == state and state[0] > 0]
        known |= set(whole)
        known &= set(files)  # a file that is put there again is new again
        self._growing[folder] = {file: state for file, state in fresh.items() if file not in known}
        self._memory.watched_until = time.time()
        if self._growing[folder]:
            self._look_soon()
        if whole:
            self.found.emit(whole)


async def files_in(precis: Precis, folder: Path) -> Files:
    """Return the files of a folder that can be read; none where the folder is gone for now, as a share can be."""
    if not await asyncio.to_thread(folder.is_dir):
        return {}
    found = await precis.expand([folder])
    return await asyncio.to_thread(_states, [source.path for source in found.inputs])


def _states(files: Sequence[Path]) -> Files:
    states: dict[Path, tuple[int, int, float]] = {}
    for file in files:
        try:
            facts = file.stat()
        except OSError:
            continue  # gone in the meantime
        states[file] = (facts.st_size, facts.st_mtime_ns, max(facts.st_ctime, facts.st_mtime))
    return states
