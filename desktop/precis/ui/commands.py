"""The commands of the main window, by name and shortcut, in the order in which the palette shows them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from precis.ui.actions import Command
from precis.ui.language import mark
from precis.ui.look.appearance import Look
from precis.ui.views import HISTORY

if TYPE_CHECKING:
    from types import ModuleType

    from PySide6.QtWidgets import QWidget

    from precis.ui.document.pane import DocumentPane
    from precis.ui.window import MainWindow
    from precis.ui.work.view import WorkView


def of(window: MainWindow) -> list[Command]:
    """Return every command, in order."""
    return [
        *of_work(window),
        Command(mark("Add the result to the quality set"), (), window.add_to_quality_set),
        Command(mark("Go to the documents"), ("Ctrl+L",), window.focus_filter),
        Command(mark("Search the history"), ("Ctrl+Shift+F",), lambda: window.show_view(HISTORY)),
        *of_views(window.show_view),
        *of_looks(window.choose_look),
        *of_help(window),
        *of_window(window),
    ]


def of_menu() -> tuple[str, ...]:
    """Return the commands that the menu of a document shows."""
    return (
        mark("Run again, or in the chosen mode"),
        mark("Cancel the selected documents"),
        mark("Remove from the list"),
    )


def of_work(window: MainWindow) -> list[Command]:
    """Return what can be done in the work view."""

    def work(then: Callable[[WorkView], object]) -> Callable[[], object]:
        return lambda: then(window.work)  # which is not built yet while the first paint waits for this table

    def document(then: Callable[[DocumentPane], object]) -> Callable[[], object]:
        return lambda: then(window.work.document)

    return [
        Command(mark("Add documents…"), ("Ctrl+O",), work(lambda view: view.ask_for_files())),
        Command(mark("Add a folder…"), ("Ctrl+Shift+O",), work(lambda view: view.ask_for_folder())),
        Command(mark("Watch a folder…"), (), work(lambda view: view.watch_folder())),
        Command(mark("Paste text or files"), ("Ctrl+V",), work(lambda view: view.paste())),
        Command(mark("Run again, or in the chosen mode"), ("Ctrl+R",), work(lambda view: view.desk.run())),
        Command(mark("Cancel the selected documents"), ("Ctrl+Shift+.",), work(lambda view: view.desk.cancel())),
        Command(mark("Cancel everything"), ("Ctrl+.",), work(lambda view: view.desk.cancel_all())),
        Command(mark("Remove from the list"), ("Ctrl+Backspace",), work(lambda view: view.desk.remove())),
        Command(mark("Switch between fast and accurate"), ("Ctrl+M",), work(lambda view: view.options.toggle_mode())),
        Command(mark("Copy the result as Markdown"), ("Ctrl+Shift+C",), work(lambda view: view.copy_result())),
        Command(mark("Export the result…"), ("Ctrl+S",), work(lambda view: view.export_result())),
        Command(mark("Compare with another result…"), ("Ctrl+D",), work(lambda view: view.compare())),
        Command(mark("Why did this change?"), (), work(lambda view: view.explain_change())),
        Command(mark("Preview what is sent…"), (), work(lambda view: view.preview_sent())),
        Command(mark("Summarize the selection"), ("Ctrl+Shift+S",), document(lambda pane: pane.summarize_selection())),
        Command(mark("Where is the selection used?"), ("Ctrl+U",), document(lambda pane: pane.ask_for_uses())),
        Command(mark("Go to the sentences of the summary"), ("Ctrl+E",), work(lambda view: view.focus_claims())),
        Command(mark("Find in the document"), ("Ctrl+F",), document(lambda pane: pane.begin_search())),
        Command(mark("Show as text, or as pages"), ("Ctrl+T",), document(lambda pane: pane.as_text.click())),
        Command(mark("Show or hide the thumbnails"), ("Ctrl+Shift+T",), document(lambda pane: pane.show_small())),
        Command(mark("Zoom in"), ("Ctrl++", "Ctrl+="), document(lambda pane: pane.zoom(1))),
        Command(mark("Zoom out"), ("Ctrl+-",), document(lambda pane: pane.zoom(-1))),
        Command(mark("Fit the width"), ("Ctrl+0",), document(lambda pane: pane.fit_width())),
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
            text,
            (f"Ctrl+{place + 1}", *(("Ctrl+,",) if place == last else ())),
            lambda place=place: show(place),
        )
        for place, text in enumerate(_SHOW)
    ]


def of_help(window: QWidget) -> list[Command]:
    """Return the commands that explain the program."""
    return [
        Command(mark("Open the guide"), ("F1",), lambda: _help().show_guide(window)),
        Command(mark("About Précis"), (), lambda: _help().show_about(window)),
    ]


def _help() -> ModuleType:
    from precis.ui import help as texts

    return texts


_LOOKS = {
    Look.SYSTEM: mark("Appearance: as the system"),
    Look.LIGHT: mark("Appearance: light"),
    Look.DARK: mark("Appearance: dark"),
    Look.HIGH_CONTRAST: mark("Appearance: high contrast"),
}


def of_looks(choose: Callable[[Look], object]) -> list[Command]:
    """Return a command an appearance."""
    return [Command(text, (), lambda look=look: choose(look)) for look, text in _LOOKS.items()]


def of_window(window: MainWindow) -> list[Command]:
    """Return what is not of one view."""
    return [
        Command(mark("Undo"), ("Ctrl+Z",), window.undo),
        Command(mark("All commands…"), ("Ctrl+K",), window.open_palette),
        Command(mark("Quit"), ("Ctrl+Q",), window.close),
    ]
