"""A start that does not get far: the window says what is wrong and what to do, and nothing quotes an error's words."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from precis.ui.crash_box import show_crash

SECRET = "the words of a letter to Anna"
PROGRAM = f"""
import sys
sys.argv = ["precis"]
from precis.__main__ import main
from precis.ui import load_qt
load_qt()
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox
from precis.ui.program import Furnishing

SECRET = {SECRET!r}

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name in MISSING:
            raise ModuleNotFoundError(SECRET, name=name)

MISSING = set()
sys.meta_path.insert(0, Missing())
give_up, finish = Furnishing._give_up, Furnishing._finish
def gave_up(furnishing, error):
    give_up(furnishing, error)
    window = furnishing._window
    page = window.centralWidget()
    print("SAID", *(label.text() for label in page.said), sep="\\n")
    page.copy.click()
    print("COPIED", QGuiApplication.clipboard().text(), sep="\\n")
    print("ENABLED", [action.text() for action in window.commands if action.isEnabled()])
    page.leave.click()
Furnishing._give_up = gave_up
"""
END = """
status = main()
print("STATUS", status, flush=True)
"""


def _run(program: str, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PRECIS_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-c", PROGRAM + program + END],
        capture_output=True, text=True, timeout=120, check=False, env=environment,
    )  # fmt: skip


def _reports(home: Path) -> list[str]:
    return [file.read_text("utf-8") for file in (home / "logs").glob("crash-*.txt")]


@pytest.mark.parametrize("module", ["precis.ui.work.view", "precis.domain.documents", "precis.ui.garbage"])
def test_a_module_that_is_missing_after_the_first_paint_is_named_in_the_window(module: str, tmp_path: Path) -> None:
    done = _run(f"MISSING.add({module!r})", tmp_path)
    said, copied = done.stdout.partition("SAID\n")[2].split("COPIED\n")
    assert f"A part of the program is missing or does not work: {module}." in said
    assert "Install Précis again" in said
    assert "ModuleNotFoundError" in copied
    assert "ENABLED ['Quit']" in copied
    assert "STATUS 1" in copied
    (report,) = _reports(tmp_path)
    assert "ModuleNotFoundError" in report
    assert "is in logs/crash-" in said
    assert SECRET not in done.stdout + done.stderr + report


def test_where_even_the_report_cant_be_written_the_window_still_says_what_is_missing(tmp_path: Path) -> None:
    done = _run('MISSING |= {"precis.domain.tracebacks", "precis.ui.work.view"}', tmp_path)
    assert "A part of the program is missing or does not work: precis.ui.work.view." in done.stdout
    assert "STATUS 1" in done.stdout
    assert _reports(tmp_path) == []
    assert SECRET not in done.stdout + done.stderr


MISTAKE = """
def finished(furnishing):
    finish(furnishing)
    from PySide6.QtCore import QTimer
    def fail():
        raise ValueError(SECRET)
    def look():
        boxes = furnishing._window.findChildren(QMessageBox)
        print("BOXES", len(boxes), boxes[0].detailedText() if boxes else "", flush=True)
        furnishing._window.close()
    for then in (fail, fail, look):
        QTimer.singleShot(0, then)
Furnishing._finish = finished
"""


def test_a_mistake_in_what_qt_calls_is_shown_once_and_kept_without_its_words(tmp_path: Path) -> None:
    done = _run(MISTAKE, tmp_path)
    assert "BOXES 1" in done.stdout, done.stderr
    assert "ValueError" in done.stdout
    assert "STATUS 0" in done.stdout
    assert len(_reports(tmp_path)) == 2
    assert all("ValueError" in report for report in _reports(tmp_path))
    assert SECRET not in done.stdout + done.stderr + "".join(_reports(tmp_path))


def test_a_second_report_waits_until_the_first_was_read(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    for report in ("one", "two"):
        show_crash(window, report)
    (box,) = window.findChildren(QMessageBox)
    assert box.detailedText() == "one"
    box.close()
    show_crash(window, "three")
    assert [box.detailedText() for box in window.findChildren(QMessageBox) if box.isVisible()] == ["three"]
