"""Colours of the window: light, dark and high contrast, following the system; one accent.

Contrast is WCAG 2.2's ratio (1.4.3); the tests hold every pair of text and ground at 4.5 or more.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as #rrggbb. `ground` is behind everything, `sheet` behind text, `soft` text is for small print."""

    name: str
    ground: str
    sheet: str
    raised: str
    line: str
    text: str
    soft: str
    accent: str
    on_accent: str
    mark: str
    good: str
    fair: str
    bad: str


LIGHT = Theme(
    "light", "#f4f5f7", "#ffffff", "#eaedf2", "#dfe3ea", "#1b2029", "#565f6d", "#2457c5", "#ffffff",
    "#ffe08a", "#1a6b3c", "#8a5200", "#b3261e",
)  # fmt: skip
DARK = Theme(
    "dark", "#16181d", "#1e2127", "#2a2e37", "#343a45", "#e8eaee", "#a9b1bf", "#8ab0ff", "#0d1830",
    "#6b5600", "#7fd49b", "#f0b866", "#ff9d94",
)  # fmt: skip
HIGH_CONTRAST = Theme(
    "high contrast", "#000000", "#000000", "#1a1a1a", "#ffffff", "#ffffff", "#ffffff", "#ffe600", "#000000",
    "#005a9e", "#7dff9b", "#ffd27a", "#ffb0a8",
)  # fmt: skip
THEMES = (LIGHT, DARK, HIGH_CONTRAST)


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two colours, 1 … 21."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def text_pairs(theme: Theme) -> list[tuple[str, str]]:
    """Return every pair of text and ground that the window paints."""
    grounds = (theme.ground, theme.sheet, theme.raised)
    inks = (theme.text, theme.soft, theme.accent, theme.good, theme.fair, theme.bad)
    return [*((ink, ground) for ink in inks for ground in grounds), (theme.on_accent, theme.accent),
            (theme.text, theme.mark)]  # fmt: skip


def system_theme() -> Theme:
    """Return the theme that the system asks for now."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return HIGH_CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the whole program the theme's palette and style sheet."""
    app.setStyle("Fusion")
    app.setPalette(_palette(theme))
    app.setStyleSheet(_SHEET.format(t=theme))
    app.setProperty("theme", theme)


def current_theme() -> Theme:
    """Return the theme that was applied last."""
    app = QApplication.instance()
    return (app.property("theme") if app else None) or LIGHT


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for name, colour in (
        (role.Window, theme.ground), (role.Base, theme.sheet), (role.AlternateBase, theme.raised),
        (role.Button, theme.raised), (role.Text, theme.text), (role.WindowText, theme.text),
        (role.ButtonText, theme.text), (role.PlaceholderText, theme.soft), (role.Highlight, theme.accent),
        (role.HighlightedText, theme.on_accent), (role.ToolTipBase, theme.raised), (role.ToolTipText, theme.text),
        (role.Link, theme.accent), (role.Mid, theme.line),
    ):  # fmt: skip
        palette.setColor(name, QColor(colour))
    return palette


_SHEET = """
QMainWindow, QDialog {{ background: {t.ground}; }}
QSplitter::handle {{ background: {t.line}; }}
QListView, QTextEdit, QScrollArea, QAbstractScrollArea {{ border: none; background: {t.sheet}; }}
QWidget#page {{ background: {t.sheet}; }}
QWidget#bar {{ background: {t.ground}; border-bottom: 1px solid {t.line}; }}
QPushButton, QToolButton, QComboBox, QLineEdit {{
  background: {t.sheet}; color: {t.text}; border: 1px solid {t.line}; border-radius: 6px; padding: 5px 12px; }}
QPushButton:hover, QToolButton:hover {{ background: {t.raised}; }}
QPushButton:focus, QLineEdit:focus, QComboBox:focus, QFrame#claim:focus {{ border: 2px solid {t.accent}; }}
QPushButton:checked, QPushButton#primary {{
  background: {t.accent}; color: {t.on_accent}; border-color: {t.accent}; font-weight: 600; }}
QPushButton:disabled {{ color: {t.soft}; background: {t.ground}; }}
QLabel#headline {{ font-size: 15pt; font-weight: 600; }}
QLabel#soft {{ color: {t.soft}; }}
QLabel#weak {{ color: {t.fair}; }}
QLabel#error {{ color: {t.bad}; font-weight: 600; }}
QLabel#chip {{ background: {t.raised}; border-radius: 9px; padding: 3px 10px; }}
QFrame#claim {{ border: 2px solid transparent; border-radius: 8px; background: {t.sheet}; }}
QFrame#claim:hover {{ background: {t.raised}; }}
QFrame#claim[chosen="true"] {{ background: {t.raised}; border-left: 3px solid {t.accent}; }}
QFrame#card {{ background: {t.raised}; border-radius: 10px; }}
QFrame#banner {{ background: {t.raised}; border-bottom: 1px solid {t.line}; }}
"""
