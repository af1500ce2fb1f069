"""No view cuts a text off: what a button or a line of text wants to be wide, it is, in English and in German."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QToolButton, QWidget

from precis.ui.language import Language, install
from precis.ui.look.controls import ElidedLabel
from precis.ui.result.facts import FactButton
from tests.ui.conftest import Stage
from tests.ui.test_access import SCENES
from tests.ui.test_access import _arrange as arrange

_SHORTENING = (ElidedLabel, FactButton)
"""They shorten a text that others wrote, a title or a sentence of a document, and end it in "…" by themselves."""
_KINDS = (QPushButton, QToolButton, QCheckBox, QLabel)
_SIZES = ((940, 640), (1360, 850))
"""The least window that the program is used in, and the usual one."""


@pytest.fixture(params=[Language.ENGLISH, Language.GERMAN], ids=["en", "de"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    """The window in one of its languages."""
    installed = install(qapp, request.param)
    yield
    for translator in installed:
        qapp.removeTranslator(translator)
    QLocale.setDefault(QLocale.c())


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.usefixtures("language")
def test_no_text_is_cut_off(stage: Stage, scene: str) -> None:
    view = arrange(stage, scene)
    for width, height in _SIZES:
        if view is stage.window:
            view.resize(width, height)
            stage.settle()
        assert cut_off(view) == [], (width, height)


def cut_off(view: QWidget) -> list[str]:
    """Return what is shown narrower than its text: its kind, the text, its width and the one that it wants."""
    return [
        f"{type(one).__name__} “{_text(one)}”: {one.width()} of {one.sizeHint().width()}"
        for kind in _KINDS
        for one in view.findChildren(kind)
        if one.isVisible() and _is_measured(one) and one.sizeHint().width() > one.width()
    ]


def _text(widget: QWidget) -> str:
    return str(widget.text()) if isinstance(widget, _KINDS) else ""


def _is_measured(widget: QWidget) -> bool:
    if isinstance(widget, _SHORTENING) or not _text(widget):
        return False
    return not (isinstance(widget, QLabel) and widget.wordWrap())


def test_a_text_that_is_cut_off_is_found(qapp: QApplication) -> None:
    row = QWidget()
    label, button = QLabel("A line of text that needs its room", row), QPushButton("Add documents", row)
    label.resize(30, 20)
    button.resize(button.sizeHint())
    row.show()
    assert len(cut_off(row)) == 1
    assert "A line of text" in cut_off(row)[0]
    label.setWordWrap(True)
    assert cut_off(row) == []
    row.close()
