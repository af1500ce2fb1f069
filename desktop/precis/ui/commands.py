"""The commands of the main window, by name and shortcut, in the order in which the palette shows them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from precis.ui.actions import Command
from precis.ui.language import mark, tr
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
        Command(tr("Add documents…"), ("Ctrl+O",), work.ask_for_files),
        Command(tr("Add a folder…"), ("Ctrl+Shift+O",), work.ask_for_folder),
        Command(tr("Paste text or files"), ("Ctrl+V",), work.paste),
        Command(tr("Run again, or in the chosen mode"), ("Ctrl+R",), desk.run),
        Command(tr("Cancel the selected documents"), ("Ctrl+Shift+.",), desk.cancel),
        Command(tr("Cancel everything"), ("Ctrl+.",), desk.cancel_all),
        Command(tr("Remove from the list"), ("Ctrl+Backspace",), desk.remove),
        Command(tr("Switch between fast and accurate"), ("Ctrl+M",), work.options.toggle_mode),
        Command(tr("Copy the result as Markdown"), ("Ctrl+Shift+C",), work.copy_result),
        Command(tr("Export the result…"), ("Ctrl+S",), work.export_result),
        Command(tr("Compare with another result…"), ("Ctrl+D",), work.compare),
        Command(tr("Summarize the selection"), ("Ctrl+Shift+S",), document.summarize_selection),
        Command(tr("Where is the selection used?"), ("Ctrl+U",), document.ask_for_uses),
        Command(tr("Go to the sentences of the summary"), ("Ctrl+E",), work.focus_claims),
        Command(tr("Find in the document"), ("Ctrl+F",), document.begin_search),
        Command(tr("Show as text, or as pages"), ("Ctrl+T",), document.as_text.click),
        Command(tr("Zoom in"), ("Ctrl++", "Ctrl+="), lambda: document.zoom(1)),
        Command(tr("Zoom out"), ("Ctrl+-",), lambda: document.zoom(-1)),
        Command(tr("Fit the width"), ("Ctrl+0",), document.fit_width),
    ]


_SHOW = (
    mark("Show the work"), mark("Show the review"), mark("Show the check"), mark("Show the history"),
    mark("Show the usage"), mark("Show the activity"), mark("Show the quality"), mark("Show the settings"),
)  # fmt: skip


def of_views(show: Callable[[int], object]) -> list[Command]:
    """Return a command a view; the last one, the settings, has a shortcut more."""
    last = len(_SHOW) - 1
    return [
        Command(
            tr(text),
            (f"Ctrl+{place + 1}", *(("Ctrl+,",) if place == last else ())),
            lambda place=place: show(place),
        )
        for place, text in enumerate(_SHOW)
    ]


def of_help(window: QWidget) -> list[Command]:
    """Return the commands that explain the program."""
    return [
        Command(tr("Open the guide"), ("F1",), lambda: _help().show_guide(window)),
        Command(tr("About Précis"), (), lambda: _help().show_about(window)),
    ]


def _help() -> ModuleType:
    from precis.ui import help as texts

    return texts


def of_looks(choose: Callable[[Look], object]) -> list[Command]:
    """Return a command an appearance."""
    words = {Look.SYSTEM: tr("as the system")}
    return [
        Command(tr("Appearance: {get}", get=words.get(look, look.value)), (), lambda look=look: choose(look))
        for look in Look
    ]


def of_window(window: MainWindow) -> list[Command]:
    """Return what is not of one view."""
    return [
        Command(tr("Undo"), ("Ctrl+Z",), window.notice.undo),
        Command(tr("All commands…"), ("Ctrl+K",), window.open_palette),
        Command(tr("Quit"), ("Ctrl+Q",), window.close),
    ]
