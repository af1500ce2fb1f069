"""Every action of the window in one table: name, shortcut, what it does. Menus and the command palette show these."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from precis.ui.language import tr
from precis.ui.shortcuts import Chosen, name_action


class Command(NamedTuple):
    """An action: its English words, which name it, its shortcuts, and what it does.

    No dataclass, which takes longer to make at start-up.
    """

    text: str
    keys: tuple[str, ...]
    then: Callable[[], object]


def add_commands(window: QWidget, commands: list[Command], chosen: Chosen) -> list[QAction]:
    """Give `window` an action each, with the keys that a person chose, working from anywhere in it; return them."""
    made: list[QAction] = []
    for command in commands:
        action = QAction(tr(command.text), window)
        name_action(action, command.text, command.keys, chosen)
        action.triggered.connect(lambda _=False, then=command.then: then())
        window.addAction(action)
        made.append(action)
    return made
