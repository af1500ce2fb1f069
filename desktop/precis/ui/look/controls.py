"""Controls that every view shares: labels of plain text, icon buttons that follow the theme, a segmented control.

PySide makes the 93 enums of the namespace `Qt` when one of them is first looked at, which takes a seventh of the time
of an empty window. What the window's frame consists of names none: such values are set as numbers, by property.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from precis.ui.look.icons import SIDE, icon, pixmap
from precis.ui.look.style import BODY, TIGHT, current_theme, sized

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QShowEvent

PLAIN_TEXT, UNDER_ICON, STRONG_FOCUS, CLICK_FOCUS = 0, 3, 11, 2
"""Values of Qt.TextFormat, Qt.ToolButtonStyle and Qt.FocusPolicy."""


def text_label(text: str, style: str = "", *, is_selectable: bool = False) -> QLabel:
    """Return a wrapping label of plain text; a document's words are never taken for markup."""
    label = QLabel()
    label.setProperty("textFormat", PLAIN_TEXT)
    label.setText(text)
    label.setWordWrap(True)
    label.setObjectName(style)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    if is_selectable:
        label.setTextInteractionFlags(QtCore.Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


class ElidedLabel(QLabel):
    """One line of plain text, cut in its middle where there is no room for it."""

    def __init__(self, style: str = "") -> None:
        super().__init__()
        self.setObjectName(style)
        self.setProperty("textFormat", PLAIN_TEXT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), QtCore.Qt.TextElideMode.ElideMiddle, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        align = QtCore.Qt.AlignmentFlag
        painter.drawText(self.rect(), align.AlignVCenter | align.AlignLeading, text)


def push_button(text: str, tip: str, then: Callable[[], object], style: str = "") -> QPushButton:
    """Return a button with words; `tip` says what it does."""
    button = QPushButton(text)
    button.setObjectName(style)
    button.setToolTip(tip)
    button.setAccessibleName(text.rstrip("…"))
    button.setAccessibleDescription(tip)
    button.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(lambda _checked=False: then())
    return button


class IconLabel(QLabel):
    """A large drawing in the colour of the theme that `ink` names."""

    def __init__(self, name: str, side: int, ink: str) -> None:
        super().__init__()
        self._drawing, self._side, self._ink, self._painted = name, side, ink, ""
        self.setAlignment(QtCore.Qt.AlignmentFlag.AlignCenter)
        self._paint_drawing()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QtCore.QEvent.Type.PaletteChange:
            self._paint_drawing()

    def _paint_drawing(self) -> None:
        colour = getattr(current_theme(), self._ink)
        if colour != self._painted:
            self._painted = colour
            self.setPixmap(pixmap(self._drawing, colour, self._side, self.devicePixelRatioF()))


class IconButton(QToolButton):
    """A button with an icon that takes the theme's colour, and a name for whoever can't see it."""

    def __init__(self, name: str, text: str, tip: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = name
        self._painted: tuple[str, str] | None = None
        self.setIconSize(QSize(SIDE, SIDE))
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(tip or text)
        self.setProperty("focusPolicy", STRONG_FOCUS)
        self.toggled.connect(self._paint_icon)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._paint_icon()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QtCore.QEvent.Type.PaletteChange, QtCore.QEvent.Type.EnabledChange):
            self._paint_icon()

    def _paint_icon(self) -> None:
        """Paint what is seen now, and no more: eight drawings in two colours each would hold the first paint up."""
        if not self.isVisible():
            return
        theme = current_theme()
        colour = theme.accent if self.isChecked() else theme.text
        colours = (colour, "") if self.isEnabled() else (theme.soft, theme.soft)
        if colours != self._painted:
            self._painted = colours
            self.setIcon(icon(self._drawing, *colours))


def keep_tab_stop(group: QButtonGroup) -> None:
    """Leave the tab key one way into an exclusive group: the button that is on, however it was turned on.

    Qt moves the tab stop for clicks, but not where the program turns a button on.
    """
    for button in group.buttons():
        button.setProperty("focusPolicy", STRONG_FOCUS if button.isChecked() else CLICK_FOCUS)


class Segments(QFrame):
    """A few exclusive choices side by side; arrow keys move between them, as in a group of radio buttons."""

    chosen = Signal(int)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("segments")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(TIGHT // 2)
        for number, (text, tip) in enumerate(choices):
            row.addWidget(self._segment(number, text, tip, name))
        self._group.idToggled.connect(lambda *_: keep_tab_stop(self._group))
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self.chosen)

    @property
    def current(self) -> int:
        """The number of the choice that is on."""
        return self._group.checkedId()

    def choose(self, number: int) -> None:
        """Turn a choice on, without telling of it."""
        self._group.button(number).setChecked(True)
        keep_tab_stop(self._group)

    def focus_current(self) -> None:
        """Put the keyboard on the choice that is on."""
        self._group.button(self.current).setFocus(QtCore.Qt.FocusReason.OtherFocusReason)

    def press(self, number: int) -> None:
        """Turn a choice on as a click does."""
        self._group.button(number).click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = QtCore.Qt.Key
        step = {key.Key_Left: -1, key.Key_Right: 1}.get(key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        self.press((self.current + step) % len(self._group.buttons()))
        self._group.button(self.current).setFocus(QtCore.Qt.FocusReason.TabFocusReason)

    def _segment(self, number: int, text: str, tip: str, name: str) -> QPushButton:
        button = QPushButton(text)
        button.setCheckable(True)
        # The choice that is on is bold; the width must not depend on which one that is.
        button.setMinimumWidth(QFontMetrics(sized(button.font(), BODY, is_bold=True)).horizontalAdvance(text) + 34)
        button.setToolTip(tip)
        button.setAccessibleName(f"{name}: {text}")
        button.setAccessibleDescription(tip)
        self._group.addButton(button, number)
        return button
