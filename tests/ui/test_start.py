"""How the window starts: what it imports, one instance a person, and why it can't be opened where it can't."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from precis.ui.display import explain, is_sure, why_no_window
from precis.ui.look.appearance import Appearance, Look, likely_theme, system_theme
from precis.ui.look.controls import ElidedLabel, IconButton, text_label
from precis.ui.look.style import current_theme
from precis.ui.look.theme import DARK, HIGH_CONTRAST, LIGHT, Theme
from precis.ui.memory import Memory
from precis.ui.shell import Rail
from precis.ui.single import Reception, channel, parse
from tests.ui.conftest import Stage

HEAVY = ("httpx", "numpy", "onnxruntime", "tokenizers", "pypdfium2", "docx", "pptx", "pydantic", "keyring",
         "sqlite_utils", "genai_prices", "phonenumbers", "re2", "sqlite3")  # fmt: skip


def test_the_window_is_shown_before_anything_heavy_is_imported() -> None:
    code = """
import os, sys, tempfile
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from PySide6.QtWidgets import QApplication
app = QApplication([])
from precis.ui.bridge import EngineRoom
from precis.ui.look.appearance import Appearance, Look
from precis.ui.memory import Memory
from precis.ui.window import MainWindow
home = Path(tempfile.mkdtemp())
window = MainWindow(EngineRoom(lambda: None), Memory(home), Appearance(app, Look.LIGHT))
window.show()
app.processEvents()
print("MODULES", *sorted({name.partition(".")[0] for name in sys.modules}))
os._exit(0 if not sys.stdout.flush() else 1)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert set(done.stdout.rpartition("MODULES")[2].split()).isdisjoint(HEAVY)


HAND_OVER = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from precis.ui.single import hand_over
app = QCoreApplication([])
print(hand_over(sys.argv[1], [Path(name) for name in sys.argv[2:]]))
"""


def _start_again(name: str, files: list[Path], qtbot: QtBot) -> bool:
    """Hand `files` over from a process of its own, as a second start does."""
    words = [os.fsencode(word) for word in (sys.executable, "-c", HAND_OVER, name, *files)]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=30_000)
    answer, _ = process.communicate(timeout=5)
    return answer.strip() == "True"


def test_a_second_start_hands_its_files_over(qtbot: QtBot, tmp_path: Path) -> None:
    name = channel(tmp_path)
    reception = Reception(name)
    received: list[list[Path]] = []
    reception.received.connect(received.append)
    odd = Path(os.fsdecode(b"/tmp/a name\nwith \xff bytes.pdf"))
    assert _start_again(name, [odd, Path("/tmp/b.pdf")], qtbot)
    assert received == [[odd, Path("/tmp/b.pdf")]]
    reception.close()
    assert not _start_again(name, [], qtbot)


def test_a_socket_that_was_left_behind_is_taken_over(qtbot: QtBot, tmp_path: Path) -> None:
    name = channel(tmp_path / "left")
    code = f"""
import os
from PySide6.QtCore import QCoreApplication
from precis.ui.single import Reception
app = QCoreApplication([])
assert Reception({name!r}).is_listening
os._exit(9)
"""
    assert subprocess.run([sys.executable, "-c", code], timeout=60, check=False).returncode == 9
    reception = Reception(name)
    assert reception.is_listening
    assert _start_again(name, [], qtbot)
    reception.close()


def test_windows_of_other_data_folders_are_others(tmp_path: Path) -> None:
    assert channel(tmp_path / "a") != channel(tmp_path / "b")
    assert str(tmp_path) not in channel(tmp_path)


@pytest.mark.parametrize("line", [b"", b"nonsense\n", b"[]\n", b'{"open": 3}\n', b'{"open": ["zz"]}\n', b"\xff\n"])
def test_a_line_that_is_no_message_is_refused(line: bytes) -> None:
    assert parse(line) is None


def test_nonsense_on_the_socket_is_cut_off(qtbot: QtBot, tmp_path: Path) -> None:
    name = channel(tmp_path / "nonsense")
    reception = Reception(name)
    received: list[list[Path]] = []
    reception.received.connect(received.append)
    socket = QLocalSocket()
    socket.connectToServer(name)
    socket.write(b"give me everything\n")
    qtbot.waitUntil(lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert received == []
    reception.close()


def test_a_window_can_be_opened_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert why_no_window() is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere Qt always has its platform")
def test_where_it_is_sure_no_process_is_started_to_find_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(subprocess, "run", refuse)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert why_no_window() is None
    monkeypatch.setenv("QT_QPA_PLATFORM", "a platform that does not exist")
    assert not is_sure()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="displays are named so on Linux alone")
def test_without_a_display_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert "no display" in (why_no_window() or "")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11 is asked for")
def test_a_display_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":4711")
    problem = why_no_window()
    assert problem == "the display can't be connected to."


def test_a_missing_library_is_named_with_its_package() -> None:
    output = (
        "qt.core.plugin.loader: Cannot load library /x/libqxcb.so: "
        "libxcb-cursor.so.0: cannot open shared object file: No such file or directory"
    )
    assert explain(output) == (
        "a system library that Qt needs is missing (libxcb-cursor.so.0). On Debian: apt install libxcb-cursor0"
    )


def test_what_the_frame_sets_as_numbers_is_what_qt_names(qtbot: QtBot) -> None:
    label, line, rail = (
        text_label("<b>"),
        ElidedLabel(),
        Rail([("work", "Work", "Ctrl+1"), ("check", "Check", "Ctrl+2")]),
    )
    for widget in (label, line, rail):
        qtbot.addWidget(widget)
    assert label.textFormat() is line.textFormat() is Qt.TextFormat.PlainText
    on, off = rail.findChildren(IconButton)
    assert on.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextUnderIcon
    assert (on.focusPolicy(), off.focusPolicy()) == (Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus)


def test_the_theme_that_was_on_last_stands_for_the_systems_until_the_system_is_asked(qapp: QApplication) -> None:
    before = qapp.styleSheet(), qapp.palette(), qapp.property("theme")
    appearance = Appearance(qapp, Look.SYSTEM, DARK.name)
    appearance.begin()
    assert current_theme() is DARK
    appearance.follow()
    assert current_theme() is system_theme() is LIGHT, "here the system asks for none"
    appearance.choose(Look.HIGH_CONTRAST)
    assert current_theme() is HIGH_CONTRAST
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])
    qapp.setProperty("theme", before[2])


@pytest.mark.parametrize(("ground", "theme"), [("#202020", DARK), ("#f0f0f0", LIGHT)])
def test_at_the_very_first_start_the_theme_follows_qts_own_palette(
    qapp: QApplication, ground: str, theme: Theme
) -> None:
    before = qapp.palette()
    qapp.setPalette(QPalette(QColor(ground)))
    assert likely_theme("") is theme
    assert likely_theme("a theme of another version") is theme
    assert likely_theme(HIGH_CONTRAST.name) is HIGH_CONTRAST
    qapp.setPalette(before)


def test_the_theme_is_remembered(stage: Stage, memory: Memory) -> None:
    stage.window.close()
    assert memory.theme == LIGHT.name


def test_what_is_remembered_comes_back_and_nonsense_does_not(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text("[General]\nlook=plaid\nmode=reckless\nlength=endless\nhidden=@Invalid()\n")
    memory = Memory(tmp_path)
    assert (memory.look.value, memory.mode, memory.length, memory.hidden) == ("system", None, None, set())
