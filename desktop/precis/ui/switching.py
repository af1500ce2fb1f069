"""Has an open window speak another language at once: the work goes on, and what a person did stays as it is.

Texts are made where they are shown, so each view that was built is built anew, and takes over from the one before. The
desk, which holds what is listed and chosen, and the engine room stay; nothing is asked of a job.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from precis.ui.carrying import carry, counterpart, places, scroll
from precis.ui.language import Language, speak, tr
from precis.ui.shortcuts import name_of
from precis.ui.views import VIEWS

if TYPE_CHECKING:
    from precis.ui.window import MainWindow


def switch(window: MainWindow, choice: Language) -> None:
    """Have the program speak `choice` from now on."""
    app = QApplication.instance()
    assert app is not None
    speak(app, choice)
    _name_actions(window)
    shown = window.views.currentIndex()
    window.renew_frame()
    for number in range(len(VIEWS)):
        if (before := window.built(number)) is not None:
            _renew(window, number, before)
    window.views.setCurrentIndex(shown)
    window.rail.choose(shown)
    for dialog in window.findChildren(QDialog):
        _reopen(window, dialog)


def _name_actions(window: MainWindow) -> None:
    for action in window.commands:
        action.setText(tr(name_of(action)))
    window.menu.setTitle(tr("Document"))


def _renew(window: MainWindow, number: int, before: QWidget) -> None:
    """Build a view anew, and let the one before go once nothing that was asked for it is left to be answered."""
    room, keyboard = window.room, QApplication.focusWidget()
    asked, scrolled = room.asked, places(before)
    after = window.rebuild(number)
    after.take_over(before)  # type: ignore[attr-defined]
    carry(before, after)

    def settle() -> None:
        carry(before, after)
        QTimer.singleShot(0, after, lambda: scroll(after, scrolled))
        if keyboard is not None and (same := counterpart(keyboard, before, after)) is not None and after.isVisible():
            same.setFocus()
        room.outlast(before.deleteLater, upto=asked)

    room.outlast(settle, since=asked)


def _reopen(window: MainWindow, dialog: QDialog) -> None:
    """Show a dialog that stays open beside the work anew."""
    again = getattr(dialog, "again", None)
    if again is None or not dialog.isVisible():
        return
    after: QDialog = again()
    after.setGeometry(dialog.geometry())
    after.show()
    dialog.hide()
    window.room.outlast(dialog.close)
