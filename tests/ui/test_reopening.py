"""Going back to a backup in the whole window: what the views show is of the database that is there then."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from precis.domain.jobs import JobState
from precis.ui.memory import Memory
from precis.ui.window import SETTINGS, WORK, MainWindow
from tests.ui.real_window import real_window

LETTER = "The lease ends in June 2031. The rent is 1,850 euros a month. Notice has to be given three months before. "


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, memory: Memory, tmp_path: Path) -> Iterator[MainWindow]:
    """Return the window over the real work, with an empty home."""
    with real_window(qapp, tmp_path, memory) as made:
        qtbot.waitUntil(lambda: made.desk.is_open, timeout=30_000)
        yield made


def _titles(window: MainWindow) -> list[str]:
    return [entry.title for entry in window.desk.model.entries]


def _add(window: MainWindow, qtbot: QtBot, file: Path) -> None:
    file.write_text(LETTER * 4)
    window.open_files([file])
    qtbot.waitUntil(
        lambda: file.name in _titles(window) and all(row.job.state.is_final for row in window.desk.model.rows()),
        timeout=60_000,
    )


def test_the_list_shows_what_the_backup_holds(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    _add(window, qtbot, tmp_path / "before.txt")
    window.show_view(SETTINGS)
    section = window.settings.data.backups
    qtbot.waitUntil(lambda: section._home == tmp_path)
    section.make.click()
    qtbot.waitUntil(lambda: section.rows.rowCount() == 1, timeout=20_000)
    _add(window, qtbot, tmp_path / "after.txt")
    assert _titles(window) == ["after.txt", "before.txt"]
    (backup,) = tmp_path.glob("precis.backup-*.db")
    window.show_view(SETTINGS)
    section.go_back(backup)
    qtbot.waitUntil(lambda: window.desk.is_open and _titles(window) == ["before.txt"], timeout=30_000)
    qtbot.waitUntil(lambda: "The backup is in place" in window.settings.said.text(), timeout=30_000)
    window.show_view(WORK)
    qtbot.waitUntil(lambda: window.work.viewed is not None and window.work.viewed.result is not None, timeout=20_000)
    assert window.work.viewed.job.state in (JobState.DONE, JobState.NEEDS_REVIEW)  # type: ignore[union-attr]
    _add(window, qtbot, tmp_path / "later.txt")
    assert _titles(window) == ["later.txt", "before.txt"], "and the work goes on from there"
