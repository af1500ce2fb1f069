"""A worker that dies under a document: one failed document that can be tried again, never the window."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from precis.app import sample_files
from precis.domain.jobs import JobState
from precis.ui.memory import Memory
from precis.ui.window import MainWindow
from tests.ui.real_window import real_window

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="children are found in /proc")


@pytest.fixture
def window(qapp: QApplication, memory: Memory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """Return a window over the real work; its crashes are in the property `crashes`."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    with real_window(qapp, tmp_path, memory) as made:
        yield made


def _workers() -> list[int]:
    """Return the processes that run work for this one."""
    return [
        int(task.name)
        for task in Path("/proc").iterdir()
        if task.name.isdigit() and _is_worker(task)
    ]  # fmt: skip


def _is_worker(task: Path) -> bool:
    try:
        parent = int((task / "stat").read_text().rpartition(")")[2].split()[1])
        return parent == os.getpid() and b"spawn_main" in (task / "cmdline").read_bytes()
    except (OSError, ValueError):
        return False


def test_a_dead_worker_is_one_failed_document(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.work.desk.is_open, timeout=60_000)
    report, letter, _ = sample_files()

    def row(file: Path):
        return next((row for row in window.desk.model.rows() if row.job.path == str(file)), None)

    def state(file: Path) -> JobState | None:
        found = row(file)
        return None if found is None else found.job.state

    window.open_files([report])
    killed: list[int] = []

    def is_killed() -> bool:
        if state(report) is not None and not killed:
            killed.extend(_workers())
            for worker in killed:
                os.kill(worker, signal.SIGKILL)
        return bool(killed)

    qtbot.waitUntil(is_killed, timeout=60_000)
    qtbot.waitUntil(lambda: state(report) in (JobState.FAILED, JobState.DONE, JobState.NEEDS_REVIEW), timeout=60_000)
    found = row(report)
    assert found is not None
    if found.job.state is not JobState.FAILED:
        pytest.skip("the document was done before its worker could be ended")
    assert found.job.error is not None
    assert found.job.error.retryable, found.job.error
    assert found.job.error.hint
    window.open_files([letter])
    qtbot.waitUntil(lambda: state(letter) in (JobState.DONE, JobState.NEEDS_REVIEW), timeout=60_000)
    window.desk.retry(found.job.id)
    qtbot.waitUntil(lambda: state(report) in (JobState.DONE, JobState.NEEDS_REVIEW), timeout=60_000)
