"""A window over a fake of the work, and the sample documents as the real readers see them."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from precis.app import open_reader, sample_files
from precis.domain.documents import Document
from precis.domain.jobs import FileInput, JobId
from precis.ui.bridge import EngineRoom
from precis.ui.look.appearance import Appearance, Look
from precis.ui.memory import Memory
from precis.ui.window import MainWindow
from tests.ui.fake_precis import FakePrecis

T = TypeVar("T")
# Qt ends the process where it finds no display; these tests need none.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


class PatientBot(QtBot):
    """A QtBot that is in no hurry: how soon a busy machine gets there says nothing of the window."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 5000) -> None:
        super().waitUntil(callback, timeout=max(timeout, 60_000))


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Return pytest-qt's bot with patience."""
    return PatientBot(request)


async def _read_samples() -> dict[str, Document]:
    async with open_reader() as reader:
        return {str(file): await reader.read(FileInput(file)) for file in sample_files()}


@pytest.fixture(scope="session")
def documents() -> dict[str, Document]:
    """Return the sample documents by path."""
    return asyncio.run(_read_samples())


@pytest.fixture
def report(documents: dict[str, Document]) -> Document:
    """Return the sample that has pages."""
    return documents[str(sample_files()[0])]


@dataclass
class Stage:
    """The window with what is behind it."""

    window: MainWindow
    fake: FakePrecis
    room: EngineRoom
    bot: QtBot
    memory: Memory

    def do(self, work: Callable[[FakePrecis], T]) -> T:
        """Do something to the fake in its own thread, and wait until the window has heard of it."""
        done: list[T] = []

        async def call(fake: FakePrecis) -> T:
            return work(fake)

        self.room.ask(call, done.append)  # type: ignore[arg-type]
        self.bot.waitUntil(lambda: bool(done))
        self.settle()
        return done[0]

    def settle(self) -> None:
        """Wait until everything that was asked for is answered, and one batch of events has gone round."""
        for _ in range(3):
            answered: list[bool] = []

            async def pause(_fake: FakePrecis) -> bool:
                await asyncio.sleep(0.04)
                return True

            self.room.ask(pause, answered.append)  # type: ignore[arg-type]
            self.bot.waitUntil(lambda answered=answered: bool(answered))

    def add(self, *files: Path) -> list[JobId]:
        """Add files as a drop does, and return their jobs, newest first."""
        before = set(self.fake.records)
        self.window.open_files(list(files))
        self.bot.waitUntil(lambda: len(set(self.fake.records) - before) == len(files))
        self.settle()
        return [job for job in reversed(self.fake.records) if job not in before]

    def select(self, job: JobId) -> None:
        """Select the job's document."""
        self.window.work.documents.choose(self.window.desk.model.key_of(job) or "")
        self.settle()

    @property
    def result_texts(self) -> str:
        """All words of the result pane."""
        from PySide6.QtWidgets import QLabel, QPushButton

        page = self.window.work.result.area.widget()
        assert page is not None
        labels = [label.text() for label in page.findChildren(QLabel)]
        return "\n".join([*labels, *(button.text() for button in page.findChildren(QPushButton))])


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    """Return an empty memory whose first-start card was dismissed."""
    kept = Memory(tmp_path)
    kept.welcomed = True
    return kept


MakeStage = Callable[[FakePrecis], Stage]


@pytest.fixture
def make_stage(qapp: QApplication, qtbot: QtBot, memory: Memory) -> Iterator[MakeStage]:
    """Return what opens a window over a fake; it is closed at the end."""
    opened: list[Stage] = []

    def make(fake: FakePrecis) -> Stage:
        room = EngineRoom(fake.open)  # type: ignore[arg-type]
        crashes: list[str] = []
        room.crashed.connect(crashes.append)
        window = MainWindow(room, memory, Appearance(qapp, Look.LIGHT))
        stage = Stage(window, fake, room, qtbot, memory)
        opened.append(stage)
        window.show()
        room.start()
        qtbot.waitUntil(lambda: window.desk.is_open)
        stage.settle()
        assert crashes == []
        return stage

    yield make
    for stage in opened:
        stage.window.close()
        stage.room.close()
        stage.window.deleteLater()


@pytest.fixture
def stage(make_stage: MakeStage, tmp_path: Path, documents: dict[str, Document]) -> Stage:
    """Return a window over a fake that knows the samples."""
    return make_stage(FakePrecis(tmp_path, dict(documents)))
