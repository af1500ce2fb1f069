"""Nothing leaves before the person saw what goes where: the window over the real work and a server on loopback."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from precis.app import open_precis, sample_files
from precis.domain.jobs import JobId, JobState, TextInput
from precis.settings import load_settings
from precis.ui.activity.view import ActivityView
from precis.ui.memory import Memory
from precis.ui.quality.view import QualityView
from precis.ui.sending.notice import NoticeDialog
from precis.ui.window import ACTIVITY, QUALITY, MainWindow
from tests.app.rule_model import by_rule
from tests.app.test_model_jobs import WORK
from tests.fakes.agreeing import agree
from tests.fakes.servers import FakeOpenAI, Hang, in_thread
from tests.ui.real_window import real_window

ENGINE = """
[engines.work]
kind = "openai"
base_url = "{url}"
fast = "small"
price = {{ input = 1.0, output = 2.0 }}
[defaults]
engine = "work"
"""
MASKED = "[privacy]\nredact_before_sending = true\n"
LETTER = TextInput("The rent is 1,200 euros a month. Notice is three months.", "Lease")
WAIT_MS = 30_000


@dataclass
class Real:
    """The window, and the server that its only engine is."""

    window: MainWindow
    server: FakeOpenAI
    bot: QtBot
    before: int
    """What the server was asked before the window opened."""

    def notice(self) -> NoticeDialog:
        """Wait for the question and return it; nothing was sent by then."""
        self.bot.waitUntil(lambda: bool(self._open()), timeout=WAIT_MS)
        assert self.server.calls == self.before
        return self._open()[0]

    def _open(self) -> list[NoticeDialog]:
        return [one for one in self.window.findChildren(NoticeDialog) if one.isVisible()]

    def until(self, is_so: Callable[[], bool]) -> None:
        self.bot.waitUntil(is_so, timeout=WAIT_MS)

    def states(self) -> set[JobState]:
        """The states of the listed jobs."""
        return {row.job.state for row in self.window.desk.model.rows()}

    def engines(self) -> set[str]:
        """The engines that the listed jobs were asked of."""
        return {row.job.options.engine for row in self.window.desk.model.rows()}


async def _interrupted(home: Path, server: FakeOpenAI) -> JobId:
    """Leave a job that the program's end stopped in the middle of its first call."""
    server.otherwise = Hang()
    async with open_precis(load_settings(home)) as precis:
        await agree(precis)
        (job,) = await precis.submit([LETTER], WORK)
        async with asyncio.timeout(WAIT_MS / 1000):
            while not server.calls:
                await asyncio.sleep(0.01)
    server.otherwise = by_rule
    return job


@pytest.fixture
def server() -> Iterator[FakeOpenAI]:
    with in_thread(FakeOpenAI(by_rule)) as serving:
        yield serving


@pytest.fixture
def home(tmp_path: Path, server: FakeOpenAI, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data folder whose default engine is the server, to which nobody agreed yet."""
    monkeypatch.setenv("PRECIS_KEY_WORK", "sk-canary-0123456789abcdef")
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "settings.toml").write_text(ENGINE.format(url=server.base_url), "utf-8")
    return folder


@pytest.fixture
def open_window(qapp: QApplication, qtbot: QtBot, home: Path, server: FakeOpenAI) -> Iterator[Callable[[], Real]]:
    """Return what opens the window over the real work."""
    with ExitStack() as opened:

        def opening() -> Real:
            memory = Memory(home)
            memory.welcomed = True
            window = opened.enter_context(real_window(qapp, home, memory))
            qtbot.waitUntil(lambda: window.desk.is_open, timeout=WAIT_MS)
            return Real(window, server, qtbot, server.calls)

        yield opening


def test_a_document_is_sent_after_the_person_agreed(open_window: Callable[[], Real]) -> None:
    real = open_window()
    real.window.open_files([sample_files()[1]])
    real.until(real.window.work.start_bar.isVisible)
    real.window.work.start_bar.start.click()
    real.notice().agree.click()
    real.until(lambda: real.states() == {JobState.DONE} or real.states() == {JobState.NEEDS_REVIEW})
    assert real.server.calls > 0
    assert real.engines() == {"work"}


def test_a_file_of_a_watched_folder_can_be_kept_here(open_window: Callable[[], Real], tmp_path: Path) -> None:
    real, inbox = open_window(), tmp_path / "inbox"
    inbox.mkdir()
    watching = real.window.desk.watching
    watching._soon_ms = 20
    watching.watch(inbox)
    real.until(lambda: inbox in watching._known)
    shutil.copy(sample_files()[1], inbox / "new.docx")
    real.until(real.window.work.start_bar.isVisible)
    real.window.work.start_bar.start.click()
    real.notice().keep.click()
    real.until(lambda: bool(real.states()) and all(state.is_final for state in real.states()))
    assert real.engines() == {"embedded"}
    assert real.server.calls == 0
    watching.stop(inbox)


@pytest.mark.parametrize("way", ["the document", "the activity"])
def test_a_job_that_goes_on_under_other_terms_is_asked_about(
    open_window: Callable[[], Real], home: Path, server: FakeOpenAI, way: str
) -> None:
    """It was agreed to with personal data replaced; what a start resumes stops before anything is sent."""
    settings = home / "settings.toml"
    plain = settings.read_text("utf-8")
    settings.write_text(f"{plain}{MASKED}", "utf-8")
    job = asyncio.run(_interrupted(home, server))
    settings.write_text(plain, "utf-8")
    real = open_window()

    def is_stopped() -> bool:
        row = real.window.desk.model.row_of(job)
        return row is not None and row.job.error is not None and row.job.error.code == "notice_needed"

    real.until(is_stopped)
    if way == "the document":
        real.window.desk.retry(job)
        assert real.notice().keep.isVisible()
    else:
        real.window.show_view(ACTIVITY)
        activity = real.window.view(ACTIVITY)
        assert isinstance(activity, ActivityView)
        real.until(lambda: any(card.trouble.group.code == "notice_needed" for card in activity.cards))
        next(card for card in activity.cards if card.trouble.group.code == "notice_needed").retry.click()
        assert not real.notice().keep.isVisible(), "what is retried goes where it went"
    real.notice().agree.click()
    real.until(lambda: real.states() == {JobState.DONE})
    assert real.server.calls > real.before


def test_a_golden_set_is_sent_after_the_person_agreed(open_window: Callable[[], Real]) -> None:
    real = open_window()
    real.window.show_view(QUALITY)
    quality = real.window.view(QUALITY)
    assert isinstance(quality, QualityView)
    real.until(lambda: quality.standing is not None)
    quality.engine.setCurrentText("work")
    quality.run()
    real.notice().cancel.click()
    real.until(lambda: quality.handle is None)
    assert real.server.calls == 0
    quality.run()
    real.notice().agree.click()
    real.until(lambda: real.server.calls > 0)
    quality.stop.click()
    real.until(lambda: quality.handle is None)
