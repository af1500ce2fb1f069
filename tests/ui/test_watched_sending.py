"""A watched folder and an engine on the network, over the real work: no byte of a file goes out before it is agreed to.

The engine is a server on loopback, which records every request; the window, the facade, the store and the readers are
the real ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from precis.domain.jobs import JobState, Length, Mode
from precis.ui.memory import Memory
from precis.ui.sending.notice import NoticeDialog
from precis.ui.window import MainWindow
from tests.app.rule_model import by_rule
from tests.fakes.servers import FakeOpenAI
from tests.fakes.servers.threads import in_thread
from tests.ui.real_window import real_window

PATIENCE_MS = 60_000
SETTINGS = """[engines.work]
kind = "openai"
base_url = "{address}"
fast = "small"
price = {{ input = 1.0, output = 2.0 }}
[defaults]
engine = "work"
"""


@dataclass
class Scene:
    """The window over the real work, the folder that it watches, and the server that would be sent to."""

    window: MainWindow
    server: FakeOpenAI
    inbox: Path
    bot: QtBot

    def until(self, done: Callable[[], object]) -> None:
        """Let Qt run until `done`."""
        self.bot.waitUntil(lambda: bool(done()), timeout=PATIENCE_MS)

    def arrive(self, name: str) -> None:
        """Put a file into the folder, and wait until the window asks about it."""
        text = f"The lease of {name} ends in June 2031. The rent is 1,850 euros a month. Notice is three months. " * 4
        (self.inbox / name).write_text(text)
        self.until(self.window.work.start_bar.isVisible)

    def notice(self) -> NoticeDialog:
        """Return the notice once it is shown."""
        self.until(lambda: self.window.work.findChildren(NoticeDialog))
        return self.window.work.findChildren(NoticeDialog)[0]

    @property
    def sent(self) -> str:
        """All bodies that reached the server."""
        return "\n".join(request.body.decode() for request in self.server.requests if request.body)

    def states(self) -> dict[str, JobState]:
        """Return the state of each document of the list, by its title."""
        return {row.job.title: row.job.state for row in self.window.desk.model.rows()}


@pytest.fixture
def scene(
    qapp: QApplication, qtbot: QtBot, memory: Memory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Scene]:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.setenv("PRECIS_KEY_WORK", "sk-for-loopback-only")
    memory.keep_choice(Mode.FAST, Length.BRIEF, "work", [])
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    with in_thread(FakeOpenAI(by_rule)) as server:
        (tmp_path / "settings.toml").write_text(SETTINGS.format(address=server.base_url))
        with real_window(qapp, tmp_path, memory) as window:
            made = Scene(window, server, inbox, qtbot)
            made.until(lambda: window.desk.is_open)
            window.desk.watching._soon_ms = 20
            window.desk.watching.watch(inbox)
            made.until(lambda: inbox in window.desk.watching._known)
            yield made
            window.desk.watching.stop(inbox)


def test_a_watched_file_is_sent_once_it_was_agreed_to_and_not_before(scene: Scene) -> None:
    scene.arrive("one.txt")
    assert scene.server.requests == []
    scene.window.work.start_bar.start.click()
    notice = scene.notice()
    assert scene.server.requests == [], "the notice comes before the first byte"
    assert scene.states() == {}, "and before anything is queued"
    notice.agree.click()
    scene.until(lambda: scene.states().get("one.txt") is JobState.DONE)
    assert "The lease of one.txt ends in June 2031." in scene.sent
    asked = len(scene.server.requests)
    scene.arrive("two.txt")
    assert len(scene.server.requests) == asked, "each file is asked about, since it costs"
    scene.window.work.start_bar.start.click()
    scene.until(lambda: scene.states().get("two.txt") is JobState.DONE)
    assert "The lease of two.txt" in scene.sent
    assert not scene.window.work.findChildren(NoticeDialog), "what was agreed to once is not asked again"


def test_a_notice_that_is_closed_sends_nothing(scene: Scene) -> None:
    scene.arrive("one.txt")
    scene.window.work.start_bar.start.click()
    scene.notice().close()
    scene.until(lambda: not scene.window.work.findChildren(NoticeDialog))
    scene.window.desk.watching.look()
    scene.window.work.start_bar._forget()
    scene.arrive("two.txt")
    assert scene.server.requests == []
    assert scene.states() == {}


def test_kept_here_the_file_is_summarized_without_a_byte_sent(scene: Scene) -> None:
    scene.arrive("one.txt")
    scene.window.work.start_bar.start.click()
    scene.notice().keep.click()
    scene.until(lambda: scene.states().get("one.txt") in (JobState.DONE, JobState.NEEDS_REVIEW))
    (row,) = scene.window.desk.model.rows()
    assert row.job.options.engine == "embedded"
    assert scene.server.requests == []


def test_nothing_goes_out_past_the_question(scene: Scene) -> None:
    """What submits by itself, without the window's question, is refused by the work."""
    scene.arrive("one.txt")
    desk, file = scene.window.desk, scene.inbox / "one.txt"
    desk.before_sending = lambda options, go: go(options)
    scene.window.work.start_bar.start.click()
    notice = scene.notice()
    assert scene.server.requests == []
    assert file.name not in scene.states()
    notice.close()
    scene.until(lambda: not scene.window.work.findChildren(NoticeDialog))
    assert scene.server.requests == []
