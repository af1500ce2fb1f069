"""The commands of the main window, by name and shortcut, in the order in which the palette shows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from precis.ui.actions import Command
from precis.ui.look.appearance import Look

if TYPE_CHECKING:
    from types import ModuleType

    from PySide6.QtWidgets import QWidget

    from precis.ui.window import MainWindow
    from precis.ui.work.view import WorkView


def of_work(work: WorkView) -> list[Command]:
    """Return what can be done in the work view."""
    desk, document = work.desk, work.document
    return [
        Command("Add documents…", ("Ctrl+O",), work.ask_for_files),
        Command("Add a folder…", ("Ctrl+Shift+O",), work.ask_for_folder),
        Command("Paste text or files", ("Ctrl+V",), work.paste),
        Command("Run again, or in the chosen mode", ("Ctrl+R",), desk.run),
        Command("Cancel the selected documents", ("Ctrl+Shift+.",), desk.cancel),
        Command("Cancel everything", ("Ctrl+.",), desk.cancel_all),
        Command("Remove from the list", ("Ctrl+Backspace",), desk.remove),
        Command("Switch between fast and accurate", ("Ctrl+M",), work.options.toggle_mode),
        Command("Copy the result as Markdown", ("Ctrl+Shift+C",), work.copy_result),
        Command("Export the result…", ("Ctrl+S",), work.export_result),
        Command("Compare with another result…", ("Ctrl+D",), work.compare),
        Command("Summarize the selection", ("Ctrl+Shift+S",), document.summarize_selection),
        Command("Where is the selection used?", ("Ctrl+U",), document.ask_for_uses),
        Command("Go to the sentences of the summary", ("Ctrl+E",), work.focus_claims),
        Command("Find in the document", ("Ctrl+F",), document.begin_search),
        Command("Show as text, or as pages", ("Ctrl+T",), document.as_text.click),
        Command("Zoom in", ("Ctrl++", "Ctrl+="), lambda: document.zoom(1)),
        Command("Zoom out", ("Ctrl+-",), lambda: document.zoom(-1)),
        Command("Fit the width", ("Ctrl+0",), document.fit_width),
    ]


def of_views(names: Sequence[str], show: Callable[[int], object]) -> list[Command]:
    """Return a command a view; the last one, the settings, has a shortcut more."""
    last = len(names) - 1
    return [
        Command(
            f"Show the {name.lower()}",
            (f"Ctrl+{place + 1}", *(("Ctrl+,",) if place == last else ())),
            lambda place=place: show(place),
        )
        for place, name in enumerate(names)
    ]


def of_help(window: QWidget) -> list[Command]:
    """Return the commands that explain the program."""
    return [
        Command("Open the guide", ("F1",), lambda: _help().show_guide(window)),
        Command("About Précis", (), lambda: _help().show_about(window)),
    ]


def _help() -> ModuleType:
    from precis.ui import help as texts

    return texts


def of_looks(choose: Callable[[Look], object]) -> list[Command]:
    """Return a command an appearance."""
    words = {Look.SYSTEM: "as the system"}
    return [Command(f"Appearance: {words.get(look, look.value)}", (), lambda look=look: choose(look)) for look in Look]


def of_window(window: MainWindow) -> list[Command]:
    """Return what is not of one view."""
    return [
        Command("Undo", ("Ctrl+Z",), window.notice.undo),
        Command("All commands…", ("Ctrl+K",), window.open_palette),
        Command("Quit", ("Ctrl+Q",), window.close),
    ]
