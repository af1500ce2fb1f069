"""How long the first page of a document takes after it was selected."""

from __future__ import annotations

import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.bench.window.lag import until

ROUNDS = 7
PAGE_MS = 150.0


def first_page_after_selection() -> None:
    """Print how long it takes from a selection in the list to the first page painted, switching between two PDFs."""
    import asyncio
    import shutil

    from PySide6.QtWidgets import QApplication

    from precis.app import open_reader, sample_files
    from precis.domain.jobs import FileInput
    from precis.ui.bridge import EngineRoom
    from precis.ui.look.appearance import Appearance, Look
    from precis.ui.memory import Memory
    from precis.ui.window import MainWindow
    from tests.ui.fake_precis import FakePrecis

    home = Path(tempfile.mkdtemp())
    files = [Path(shutil.copy(sample_files()[0], home / name)) for name in ("one.pdf", "two.pdf")]

    async def read() -> dict[str, Any]:
        async with open_reader() as reader:
            return {str(file): replace(await reader.read(FileInput(file)), id=file.name) for file in files}

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    fake = FakePrecis(home, asyncio.run(read()))
    room = EngineRoom(fake.open)  # type: ignore[arg-type]
    memory = Memory(home)
    memory.welcomed = True
    window = MainWindow(room, memory, Appearance(app, Look.LIGHT))
    window.show()
    room.start()
    until(lambda: window.work.desk.is_open)
    window.open_files(files)
    until(lambda: window.desk.model.rowCount() == 2)
    pane, waits = window.work.document, []
    for number in range(2 * ROUNDS):
        entry = window.desk.model.entries[number % 2]
        until(lambda: not pane.pages.images.is_pending())
        chosen = time.perf_counter()
        window.work.documents.choose(entry.key)
        until(lambda entry=entry: pane.title.text() == entry.title and pane.pages.is_painted)
        waits.append((time.perf_counter() - chosen) * 1000)
    most = max(waits[2:])
    print(f"first page after a selection: {statistics.median(waits[2:]):.0f} ms (median), {most:.0f} ms (most)")
    print(f"  aim: at most {PAGE_MS:.0f} ms", "(met)" if most <= PAGE_MS else "(NOT met)")
    window.close()
    room.close()
