"""Which theme is on: the one that the person chose, or the system's, followed while the program runs."""

from __future__ import annotations

from enum import StrEnum

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from precis.ui.look.style import apply_theme, tell_theme
from precis.ui.look.theme import DARK, HIGH_CONTRAST, LIGHT, THEMES, Theme


class Look(StrEnum):
    """What the person chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high contrast"


_FIXED = {Look.LIGHT: LIGHT, Look.DARK: DARK, Look.HIGH_CONTRAST: HIGH_CONTRAST}


def system_theme() -> Theme:
    """Return the theme that the system asks for now."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == QtCore.Qt.ContrastPreference.HighContrast:
        return HIGH_CONTRAST
    return DARK if hints.colorScheme() == QtCore.Qt.ColorScheme.Dark else LIGHT


def likely_theme(seen: str) -> Theme:
    """Return what `system_theme` most likely says: what it said last, by name, else what Qt's own palette follows.

    Asking is put off: PySide's answer to the question takes as long as a tenth of an empty window.
    """
    last = next((theme for theme in THEMES if theme.name == seen), None)
    return last or (DARK if QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT)


class Appearance(QObject):
    """Applies the look from `begin` on, and keeps it up to date from `follow` on; `changed` tells of other colours.

    A window is built before its style is applied, or Qt would work the style out anew for each part that is put in.
    `seen` is the name of the theme that was on when the program ran last; until `follow` it stands for the system's.
    """

    changed = Signal()

    def __init__(self, app: QApplication, look: Look, seen: str = "") -> None:
        super().__init__(app)
        self._app = app
        self.look = look
        self._theme = _FIXED.get(look) or likely_theme(seen)
        tell_theme(app, self._theme)

    def begin(self) -> None:
        """Apply the look, as far as it is known without asking the system."""
        apply_theme(self._app, self._theme)

    def follow(self) -> None:
        """Ask the system, and follow it from now on."""
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow)
        self._follow()

    def choose(self, look: Look) -> None:
        """Take on `look`."""
        self.look = look
        self._follow()

    def _follow(self) -> None:
        theme = _FIXED.get(self.look) or system_theme()
        if theme is not self._theme:
            self._theme = theme
            apply_theme(self._app, theme)
            self.changed.emit()
