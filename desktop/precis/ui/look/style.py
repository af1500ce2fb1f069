"""Sizes and the style sheet: a grid of 4 pixels, a scale of four sizes of type, and one rule a kind of widget."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from precis.app.resources import resources_folder
from precis.ui.look.theme import HIGH_CONTRAST, LIGHT, THEMES, Theme

TIGHT, NEAR, APART, WIDE = 4, 8, 16, 24
"""Steps of the spacing grid, in device-independent pixels."""
BAR = 42
"""Height of the bars over the panes, so that their lower edges make one line."""
SMALL, BODY, LEAD, TITLE = 0.9, 1.0, 1.15, 1.35
"""Sizes of type, as parts of the system's own size."""


_THEMES = {theme.name: theme for theme in THEMES}


def sized(font: QFont, scale: float, *, is_bold: bool = False) -> QFont:
    """Return `font` at `scale` of its size."""
    copy = QFont(font)
    if font.pointSizeF() > 0:
        copy.setPointSizeF(font.pointSizeF() * scale)
    else:
        copy.setPixelSize(round(font.pixelSize() * scale))
    if is_bold:
        copy.setWeight(QFont.Weight.DemiBold)
    return copy


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the whole program the theme's palette and style sheet."""
    tell_theme(app, theme)
    if not app.property("fusion"):  # asking Qt for the style takes PySide as long as all the icons
        app.setStyle("Fusion")
        app.setProperty("fusion", True)
    app.setPalette(palette(theme))
    app.setStyleSheet(_sheet(theme, app.font()))


def tell_theme(app: QApplication, theme: Theme) -> None:
    """Let what is built from now on take the theme's colours; `apply_theme` gives them to what is there."""
    app.setProperty("theme", theme.name)


def current_theme() -> Theme:
    """Return the theme that was applied or told last."""
    app = QApplication.instance()
    return _THEMES.get(app.property("theme"), LIGHT) if app else LIGHT


def restyle(widget: QWidget) -> None:
    """Look up the widget's style anew, after a property that the style sheet asks for has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def palette(theme: Theme) -> QPalette:
    """Return the theme as Qt's palette."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    made = QPalette()
    for name, colour in (
        (role.Window, theme.ground), (role.Base, theme.sheet), (role.AlternateBase, theme.raised),
        (role.Button, theme.raised), (role.Text, theme.text), (role.WindowText, theme.text),
        (role.ButtonText, theme.text), (role.PlaceholderText, theme.soft), (role.Highlight, theme.accent),
        (role.HighlightedText, theme.on_accent), (role.ToolTipBase, theme.raised), (role.ToolTipText, theme.text),
        (role.Link, theme.accent), (role.Mid, theme.line), (role.Accent, theme.accent),
    ):  # fmt: skip
        made.setColor(name, QColor(colour))
    for name in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(group.Disabled, name, QColor(theme.soft))
    return made


def _sheet(theme: Theme, font: QFont) -> str:
    points = font.pointSizeF() if font.pointSizeF() > 0 else font.pixelSize() * 0.75
    sizes = {"small": points * SMALL, "lead": points * LEAD, "title": points * TITLE}
    return _SHEET.format(
        t=theme,
        arrow=arrow(theme),
        tick=_tick(theme),
        off=_off(theme),
        **{name: f"{size:.1f}pt" for name, size in sizes.items()},
    )


def _off(theme: Theme) -> str:
    """Return the line round what can't be used now: where all text is of one colour, that alone tells it."""
    return "dashed" if theme is HIGH_CONTRAST else "solid"


def arrow(theme: Theme) -> str:
    """Return the address of the arrow that opens a choice: a style sheet takes no icon, only a file."""
    name = "arrow-dark" if theme is LIGHT else "arrow-light"
    return (resources_folder() / "icons" / f"{name}.svg").as_posix()


def _tick(theme: Theme) -> str:
    name = "tick-light" if theme is LIGHT else "tick-dark"
    return (resources_folder() / "icons" / f"{name}.svg").as_posix()


_SHEET = """
QMainWindow, QDialog {{ background: {t.ground}; }}
QSplitter::handle {{ background: {t.line}; }}
QAbstractScrollArea, QAbstractItemView {{ border: none; background: {t.sheet}; outline: none; }}
QWidget#sheet {{ background: {t.sheet}; }}
QWidget#ground, QAbstractScrollArea#ground {{ background: {t.ground}; }}
QWidget#bar {{ background: {t.ground}; border-bottom: 1px solid {t.line}; }}
QWidget#rail {{ background: {t.ground}; border-right: 1px solid {t.line}; }}
QWidget#foot {{ background: {t.ground}; border-top: 1px solid {t.line}; }}
QFrame#rule {{ background: {t.line}; border: none; max-height: 1px; }}

QLabel#title {{ font-size: {title}; font-weight: 600; }}
QLabel#lead {{ font-size: {lead}; font-weight: 600; }}
QLabel#strong {{ font-weight: 600; }}
QLabel#soft {{ color: {t.soft}; }}
QLabel#small {{ color: {t.soft}; font-size: {small}; }}
QLabel#good {{ color: {t.good}; font-size: {small}; }}
QLabel#weak {{ color: {t.fair}; font-size: {small}; }}
QLabel#bad {{ color: {t.bad}; font-size: {small}; }}
QLabel#error {{ color: {t.bad}; font-weight: 600; }}
QLabel#chip {{ background: {t.raised}; border-radius: 8px; padding: 1px 10px; }}

QPushButton, QComboBox, QLineEdit, QPlainTextEdit, QAbstractSpinBox {{
  background: {t.sheet}; color: {t.text}; border: 1px solid {t.line}; border-radius: 6px; padding: 4px 10px;
  min-height: 20px; }}
QLineEdit {{ padding: 4px 8px; selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QPushButton:hover, QComboBox:hover {{ background: {t.raised}; }}
QPushButton:pressed {{ background: {t.tint}; }}
QPushButton:focus, QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus {{
  border-color: {t.accent}; }}
QPushButton#primary {{ background: {t.accent}; color: {t.on_accent}; border-color: {t.accent}; font-weight: 600; }}
QPushButton#primary:focus {{ border: 2px solid {t.text}; padding: 3px 9px; }}
QPushButton:disabled, QPushButton#primary:disabled, QComboBox:disabled {{
  color: {t.soft}; background: {t.ground}; border: 1px {off} {t.line}; }}
QPushButton#link {{ color: {t.accent}; background: transparent; border: 1px solid transparent; padding: 2px 4px; }}
QPushButton#link:hover {{ text-decoration: underline; }}
QPushButton#link:focus {{ border-color: {t.accent}; }}
QPushButton#choice {{ min-height: 26px; }}
QPushButton#choice[proposed="true"] {{ background: {t.tint}; border-color: {t.accent}; }}
QLabel#badge {{ background: {t.accent}; color: {t.on_accent}; border-radius: 6px; padding: 0 5px;
  font-size: {small}; font-weight: 600; }}
QLabel#key {{ background: {t.raised}; border-radius: 4px; color: {t.soft}; font-weight: 600; font-size: {small}; }}
QAbstractSpinBox {{ padding: 4px 0; selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QComboBox QLineEdit, QAbstractSpinBox QLineEdit {{ border: none; padding: 0; min-height: 0; background: transparent; }}
QAbstractSpinBox QLineEdit {{ padding: 0 8px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; height: 0; border: none; }}
QComboBox:editable {{ padding-left: 8px; }}
QCheckBox {{ spacing: 8px; padding: 3px; border: 1px solid transparent; border-radius: 4px; }}
QCheckBox:focus {{ border-color: {t.accent}; }}
QCheckBox::indicator {{ width: 14px; height: 14px; border: 1px solid {t.soft}; border-radius: 4px;
  background: {t.sheet}; }}
QCheckBox::indicator:checked {{ background: {t.accent}; border-color: {t.accent}; image: url({tick}); }}
QComboBox {{ padding-right: 24px; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow, QToolButton#field::menu-indicator {{ image: url({arrow}); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{ background: {t.sheet}; border: 1px solid {t.line}; padding: 4px;
  selection-background-color: {t.tint}; selection-color: {t.text}; }}

QToolButton {{ background: transparent; color: {t.text}; border: 1px solid transparent; border-radius: 6px;
  padding: 4px; }}
QToolButton:hover {{ background: {t.raised}; }}
QToolButton:pressed, QToolButton:checked {{ background: {t.tint}; }}
QToolButton:focus {{ border-color: {t.accent}; }}
QToolButton:disabled {{ color: {t.soft}; }}
QToolButton#field {{ background: {t.sheet}; border-color: {t.line}; padding: 2px 26px 2px 6px; min-height: 20px; }}
QToolButton#field:hover {{ background: {t.raised}; }}
QToolButton#field:focus {{ border-color: {t.accent}; }}
QToolButton::menu-indicator {{ subcontrol-position: right center; subcontrol-origin: padding; right: 8px; }}
QToolButton#opener::menu-indicator {{ image: none; width: 0; }}
QToolButton#heading {{ padding: 2px 8px 2px 0; font-weight: 600; }}
QToolButton#heading:checked, QToolButton#heading:hover {{ background: transparent; }}
QWidget#rail QToolButton {{ font-size: {small}; padding: 8px 4px 6px 4px; color: {t.soft}; }}
QWidget#rail QToolButton:checked {{ color: {t.accent}; font-weight: 600; }}

QFrame#segments {{ background: {t.raised}; border: 1px solid {t.line}; border-radius: 8px; }}
QFrame#segments QPushButton {{ background: transparent; border: 1px solid transparent; border-radius: 6px;
  padding: 2px 14px; color: {t.soft}; }}
QFrame#segments QPushButton:checked {{ background: {t.sheet}; color: {t.accent}; border-color: {t.line};
  font-weight: 600; }}
QFrame#segments QPushButton:focus {{ border-color: {t.accent}; }}

QFrame#claim {{ border: 1px solid transparent; border-left: 3px solid transparent; border-radius: 6px;
  background: transparent; }}
QFrame#claim:hover {{ background: {t.ground}; }}
QFrame#claim:focus {{ border: 1px solid {t.accent}; border-left: 3px solid {t.accent}; }}
QFrame#claim[chosen="true"] {{ background: {t.tint}; border-left: 3px solid {t.accent}; }}
QFrame#card {{ background: {t.raised}; border-radius: 8px; }}
QFrame#notice {{ background: {t.text}; border-radius: 8px; }}
QFrame#notice QLabel {{ color: {t.ground}; }}
QFrame#notice QPushButton {{ background: transparent; color: {t.ground}; border: 1px solid {t.ground};
  font-weight: 600; }}
QFrame#notice QPushButton:focus {{ border: 2px solid {t.ground}; padding: 3px 9px; }}
QFrame#palette {{ background: {t.sheet}; border: 1px solid {t.line}; border-radius: 10px; }}
QFrame#drop {{ background: {t.sheet}; border: 2px dashed {t.accent}; border-radius: 12px; }}

QListWidget#sections {{ background: {t.ground}; border-right: 1px solid {t.line}; padding: 16px 8px; }}
QListWidget#sections::item {{ padding: 7px 10px; border-radius: 6px; border: 1px solid transparent; }}
QListWidget#sections::item:hover {{ background: {t.raised}; }}
QListWidget#sections::item:selected {{ background: {t.tint}; color: {t.text}; }}
QListWidget#sections::item:focus {{ border-color: {t.accent}; }}

QTableView {{ background: {t.sheet}; border: 1px solid transparent; gridline-color: {t.line};
  selection-background-color: {t.tint}; selection-color: {t.text}; }}
QTableView:focus {{ border-color: {t.accent}; }}
QTableView::item {{ padding: 4px 8px; border: none; border-bottom: 1px solid {t.line}; }}
QTableView::item:selected {{ background: {t.tint}; color: {t.text}; }}
QHeaderView {{ background: {t.sheet}; border: none; }}
QHeaderView::section {{ background: {t.sheet}; color: {t.soft}; font-size: {small}; border: none;
  border-bottom: 1px solid {t.line}; padding: 4px 8px; }}

QMenu {{ background: {t.sheet}; border: 1px solid {t.line}; border-radius: 6px; padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {t.tint}; color: {t.text}; }}
QMenu::item:disabled {{ color: {t.soft}; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 4px 8px; }}
QMenu::indicator {{ width: 14px; height: 14px; margin-left: 8px; }}
QToolTip {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.line}; padding: 6px; }}
QProgressBar {{ background: {t.line}; border: none; border-radius: 3px; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {t.line}; border-radius: 4px; margin: 2px; min-height: 32px; min-width: 32px; }}
QScrollBar::handle:hover {{ background: {t.soft}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
