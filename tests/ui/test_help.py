"""The guide and About: inside the program, with their pictures, and no link that leads out by itself."""

from __future__ import annotations

from PySide6.QtCore import QUrl

from precis import __version__
from precis.ui.help import show_about, show_guide
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


def test_about_says_version_and_licences(stage: Stage) -> None:
    reading = show_about(stage.window)
    text = reading.browser.toPlainText()
    assert __version__ in text
    assert "PySide6" in text
    reading.close()


def test_both_are_commands(stage: Stage) -> None:
    names = {action.text() for action in stage.window.commands}
    assert {"Open the guide", "About Précis"} <= names
