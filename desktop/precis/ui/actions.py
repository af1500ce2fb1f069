"""Every action of the window in one table: name, shortcut, what it does. Menus and the command palette show these."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


class Command(NamedTuple):
    """An action: its words, its shortcuts, and what it does. No dataclass, which takes longer to make at start-up."""

    text: str
    keys: tuple[str, ...]
    then: Callable[[], object]


def add_commands(window: QWidget, commands: list[Command]) -> list[QAction]:
    """Give `window` an action each, working from anywhere in it, and return them."""
    made: list[QAction] = []
    for command in commands:
        action = QAction(command.text, window)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda _=False, then=command.then: then())
        window.addAction(action)
        made.append(action)
    return made
