"""TOML files of rules and label sets: where to, where from, and a sentence about what came of writing one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from precis.domain.errors import WrongUse
from precis.domain.text import printable
from precis.ui.language import tr


def ask_from_where(over: QWidget, title: str, kind: str) -> Path | None:
    """Return the file that the person chooses to take in; None for none."""
    chosen, _ = QFileDialog.getOpenFileName(over, title, str(Path.home()), kind)
    return Path(chosen) if chosen else None


def ask_where_to(over: QWidget, title: str, name: str, kind: str) -> Path | None:
    """Return the file that the person chooses to write; `name` is proposed. None for none."""
    chosen, _ = QFileDialog.getSaveFileName(over, title, str(Path.home() / name), kind)
    return Path(chosen) if chosen else None


def read_text(file: Path) -> str:
    """Return the file's text.

    Raises:
        WrongUse: it can't be read, or is no text.
    """
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUse(tr("{file} can't be read as text.", file=printable(file.name)), "") from error


def write_text(file: Path, text: str) -> str:
    """Write the file, and return a sentence that says so.

    Raises:
        WrongUse: it can't be written.
    """
    try:
        file.write_text(text, "utf-8")
    except OSError as error:
        why = error.strerror or error
        raise WrongUse(tr("{file} can't be written: {why}.", file=printable(file.name), why=why), "") from error
    return tr("Exported as {name}.", name=printable(file.name))
