"""The guide and About: inside the program, with their pictures, and no link that leads out by itself."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QLocale, QUrl
from PySide6.QtWidgets import QApplication

from precis import __version__
from precis.app.resources import guide_file
from precis.ui.help import show_about, show_guide
from precis.ui.language import Language, speak
from tests.ui.conftest import Stage


def test_guide_is_shown_with_its_pictures(stage: Stage) -> None:
    reading = show_guide(stage.window)
    assert reading.isVisible()
    assert len(reading.browser.toPlainText()) > 1000
    picture = reading.browser.loadResource(2, QUrl("screenshots/work-light.png"))
    assert picture is not None
    reading.browser.anchorClicked.emit(QUrl("file:///etc/passwd"))
    assert "guide" in reading.windowTitle().lower()
    reading.close()


def test_the_guide_opens_in_the_language_of_the_window(stage: Stage, qapp: QApplication) -> None:
    speak(qapp, Language.GERMAN)
    try:
        reading = show_guide(stage.window)
        assert reading.windowTitle() == "Anleitung"
        assert "Eine Zusammenfassung prüfen" in reading.browser.toPlainText()
        assert reading.browser.loadResource(2, QUrl("screenshots/work-light.png")) is not None
        reading.close()
    finally:
        speak(qapp, Language.ENGLISH)
        QLocale.setDefault(QLocale.c())
    reading = show_guide(stage.window)
    assert "Check a summary" in reading.browser.toPlainText()
    reading.close()


def test_the_guides_say_the_same() -> None:
    """Both have the same sections, pictures, tables, commands and links, in the same order."""
    english, german = (_bones(file) for file in (guide_file("en"), guide_file("de")))
    assert english == german
    assert guide_file("xx") == guide_file("en")


def _bones(file: Path | None) -> list[str]:
    assert file is not None
    text = file.read_text("utf-8")
    bones = re.findall(r"^#+ |^```|^\| .*\||^- |\]\(screenshots/[^)]+\)|^precis \S+ \S+", text, re.MULTILINE)
    return ["|" if bone.startswith("| ") else bone for bone in bones]


def test_about_says_version_and_licences(stage: Stage) -> None:
    reading = show_about(stage.window)
    text = reading.browser.toPlainText()
    assert __version__ in text
    assert "PySide6" in text
    reading.close()


def test_both_are_commands(stage: Stage) -> None:
    names = {action.text() for action in stage.window.commands}
    assert {"Open the guide", "About Précis"} <= names
