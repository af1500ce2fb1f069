"""Which theme is on: the one that the person chose, or the system's, followed while the program runs."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from precis.ui.look.style import apply_theme, tell_theme
from precis.ui.look.theme import DARK, HIGH_CONTRAST, LIGHT, Theme


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
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return HIGH_CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


class Appearance(QObject):
    """Applies the look from `begin` on and keeps it up to date; `changed` tells that colours are others now.

    A window is built before its style is applied, or Qt would work the style out anew for each part that is put in.
    """

    changed = Signal()

    def __init__(self, app: QApplication, look: Look) -> None:
        super().__init__(app)
        self._app = app
        self.look = look
        self._theme: Theme | None = None
        tell_theme(app, self._wanted())

    def begin(self) -> None:
        """Apply the look, and follow the system from now on."""
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow)
        self._follow()

    def choose(self, look: Look) -> None:
        """Take on `look`."""
        self.look = look
        self._follow()

    def _follow(self) -> None:
        theme = self._wanted()
        if theme is not self._theme:
            self._theme = theme
            apply_theme(self._app, theme)
            self.changed.emit()

    def _wanted(self) -> Theme:
        return _FIXED.get(self.look) or system_theme()
