"""Watched folders, with real files: taken in once, when whole; what was there stays; consent before the network."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from precis.app import sample_files
from precis.domain.documents import Document
from precis.settings import EMBEDDED
from precis.ui.memory import Memory
from precis.ui.work.watching import Watching
from tests.ui.conftest import MakeStage, Stage
from tests.ui.fake_precis import WORK_ENGINE, FakePrecis

PDF, DOCX, MBOX = sample_files()


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "Inbox & more"
    folder.mkdir()
    return folder


@pytest.fixture
def watching(stage: Stage) -> Iterator[Watching]:
    """Return the watching of the window, which looks again after a moment."""
    stage.window.desk.watching._soon_ms = 20
    yield stage.window.desk.watching
    for folder in stage.window.desk.watching.folders:
        stage.window.desk.watching.stop(folder)


def _titles(stage: Stage) -> set[str]:
    return {entry.title for entry in stage.window.desk.model.entries}


def _begun(watching: Watching, folder: Path, stage: Stage) -> None:
    watching.watch(folder)
    stage.bot.waitUntil(lambda: folder in watching._known)


def test_a_new_file_is_taken_in_and_its_row_says_from_where(stage: Stage, watching: Watching, inbox: Path) -> None:
    shutil.copy(DOCX, inbox / "old.docx")
    _begun(watching, inbox, stage)
    shutil.copy(PDF, inbox / "new.pdf")
    stage.bot.waitUntil(lambda: "new.pdf" in _titles(stage), timeout=10_000)
    stage.settle()
    assert _titles(stage) == {"new.pdf"}, "what was there before is left alone"
    row = stage.window.desk.model.index(0)
    assert "from Inbox & more" in row.data(0x000B)  # Qt.AccessibleTextRole
    watching.look()
    stage.settle()
    assert len(stage.fake.records) == 1, "a file is taken in once"


def test_a_file_that_still_grows_waits(stage: Stage, watching: Watching, inbox: Path) -> None:
    _begun(watching, inbox, stage)
    watching._soon_ms = 3_600_000  # the test looks itself
    growing = inbox / "growing.txt"
    for part in ("The lease ", "ends in June. ", "The deposit is 1,850 euros."):
        growing.write_text(growing.read_text() + part if growing.exists() else part)
        watching._looking.clear()
        watching.look()
        stage.settle()
        assert not stage.fake.records
    watching.look()
    stage.settle()
    assert _titles(stage) == {"growing.txt"}


def test_what_came_while_the_program_was_closed_is_new(stage: Stage, inbox: Path, memory: Memory) -> None:
    memory.keep_watched([inbox])
    memory.watched_until = 1.0
    (inbox / "letter.txt").write_text("The lease ends in June.")
    again = Watching(stage.room, memory, QObject(stage.window), soon_ms=20)
    found: list[Path] = []
    again.found.connect(found.extend)
    again.begin()
    stage.bot.waitUntil(lambda: found == [inbox / "letter.txt"], timeout=10_000)
    assert again.folders == (inbox,)
    assert memory.watched_until > 1.0
    again.stop(inbox)
    assert Memory(inbox.parent).watched == ()


def test_a_folder_that_is_gone_for_a_while_loses_nothing(stage: Stage, watching: Watching, inbox: Path) -> None:
    _begun(watching, inbox, stage)
    inbox.rename(inbox.parent / "away")
    watching.look()
    stage.settle()
    (inbox.parent / "away").rename(inbox)
    (inbox / "after.txt").write_text("The notice is three months.")
    watching.look()
    stage.settle()
    watching.look()
    stage.bot.waitUntil(lambda: "after.txt" in _titles(stage), timeout=10_000)


def test_nothing_of_a_watched_folder_is_sent_without_being_asked(
    make_stage: MakeStage, tmp_path: Path, documents: dict[str, Document], inbox: Path
) -> None:
    fake = FakePrecis(tmp_path, dict(documents), engines=(EMBEDDED, WORK_ENGINE))
    stage = make_stage(fake)
    stage.window.work.options._change(engine="work")
    watching = stage.window.desk.watching
    watching._soon_ms = 20
    _begun(watching, inbox, stage)
    (inbox / "secret.txt").write_text("The lease ends in June.")
    stage.bot.waitUntil(stage.window.work.start_bar.isVisible, timeout=10_000)
    assert not [call for call in fake.calls if call[0] == "submit"]
    watching.stop(inbox)


def test_the_menu_offers_recent_documents_and_stops_watching(stage: Stage, watching: Watching, inbox: Path) -> None:
    stage.add(PDF, DOCX)
    _begun(watching, inbox, stage)
    menu = stage.window.work.add_menu
    menu.fill()
    stage.settle()
    texts = [action.text() for action in menu.actions()]
    assert {PDF.name, DOCX.name} <= set(texts)
    stop = next(action for action in menu.actions() if action.text() == "Stop watching “Inbox && more”")
    stop.trigger()
    assert watching.folders == ()
    before = len(stage.fake.records)
    next(action for action in menu.actions() if action.text() == PDF.name).trigger()
    stage.bot.waitUntil(lambda: len(stage.fake.records) > before)
