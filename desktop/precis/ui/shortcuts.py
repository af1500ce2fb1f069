"""Shortcuts that a person chose: which command has which key, what can't be one, and tool tips that say the right one.

A command is known by its English text, so that a choice outlives a change of language. Keys are kept in Qt's portable
form, which means the same on every system.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from PySide6 import QtCore
from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from precis.ui.language import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QKeyCombination
    from PySide6.QtGui import QAction, QHelpEvent
    from PySide6.QtWidgets import QWidget

_NAME, _DEFAULTS = "command", "default_keys"
Chosen = Mapping[str, Sequence[str]]
"""The keys of each command that has others than it comes with."""


def name_action(action: QAction, name: str, keys: Sequence[str], chosen: Chosen) -> None:
    """Give an action its command's name and its keys: those that were chosen, else those it comes with."""
    action.setProperty(_NAME, name)
    action.setProperty(_DEFAULTS, list(keys))
    give_keys(action, chosen.get(name, keys))


def give_keys(action: QAction, keys: Sequence[str]) -> None:
    """Have `keys` (portable) do the action from now on."""
    action.setShortcuts([QKeySequence(key, QKeySequence.SequenceFormat.PortableText) for key in keys])


def name_of(action: QAction) -> str:
    """Return the command's name."""
    return str(action.property(_NAME))


def keys_of(action: QAction) -> list[str]:
    """Return the keys that do the action now, portable."""
    return [keys.toString(QKeySequence.SequenceFormat.PortableText) for keys in action.shortcuts()]


def defaults_of(action: QAction) -> list[str]:
    """Return the keys that the action comes with, portable."""
    return [QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText) for key in action.property(_DEFAULTS)]


def shown(keys: Iterable[str]) -> str:
    """Return keys as the system writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(key, QKeySequence.SequenceFormat.PortableText).toString(native) for key in keys)


def chosen_of(actions: Iterable[QAction]) -> dict[str, list[str]]:
    """Return what differs from what comes along, to be kept."""
    return {name_of(one): keys_of(one) for one in actions if keys_of(one) != defaults_of(one)}


def holder(actions: Iterable[QAction], key: str, besides: QAction) -> QAction | None:
    """Return the command that has `key` already."""
    return next((one for one in actions if one is not besides and key in keys_of(one)), None)


def why_not(keys: QKeySequence) -> str:
    """Return why keys can't be a shortcut; empty where they can. A plain letter is for typing."""
    if keys.isEmpty():
        return tr("Press the keys first.")
    pressed: QKeyCombination = cast("Any", keys)[0]
    key, modifier = QtCore.Qt.Key, QtCore.Qt.KeyboardModifier
    is_function = key.Key_F1.value <= pressed.key().value <= key.Key_F35.value
    strong = modifier.ControlModifier | modifier.AltModifier | modifier.MetaModifier
    if is_function or pressed.keyboardModifiers() & strong:
        return ""
    return tr("Take a function key, or a key together with Ctrl, Alt or Meta: others are for typing.")


class RightTips(QObject):
    """Says the chosen keys in tool tips, which are written with those that come along."""

    def __init__(self, actions: Sequence[QAction], parent: QObject) -> None:
        super().__init__(parent)
        self._actions = actions

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QtCore.QEvent.Type.ToolTip or not watched.isWidgetType():
            return False
        widget: QWidget = watched  # type: ignore[assignment]
        right = self.right(widget.toolTip())
        if right == widget.toolTip():
            return False
        from PySide6.QtWidgets import QToolTip

        QToolTip.showText(cast("QHelpEvent", event).globalPos(), right, widget)
        return True

    def right(self, tip: str) -> str:
        """Return a tool tip with the keys that count."""
        for action in self._actions:
            first = defaults_of(action)[:1]
            if first and keys_of(action) != defaults_of(action) and (written := f"({shown(first)})") in tip:
                now = shown(keys_of(action))
                return tip.replace(written, f"({now})" if now else "").rstrip()
        return tip
