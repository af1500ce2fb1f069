"""Carries what a person did in a view over to the view that takes its place: what was typed, chosen and scrolled to.

Both are of one class, so that their parts have the same names; a part is found by the name of its attribute.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QSplitter,
    QWidget,
)  # fmt: skip

from precis.ui.look.controls import Segments


def carry(before: QWidget, after: QWidget) -> None:
    """Have the parts of `after` hold and show what those of `before` do. Their signals tell of it as of any change."""
    for was, now in pairs(before, after):
        _carry(was, now)


def places(view: QWidget, path: str = "") -> dict[str, tuple[int, int]]:
    """Return how far down and aside each part of a view is scrolled, by the names of its attributes."""
    found: dict[str, tuple[int, int]] = {}
    for name, part in list(vars(view).items()):
        if isinstance(part, QWidget) and view.isAncestorOf(part):
            found |= places(part, f"{path}.{name}")
            if isinstance(part, QAbstractScrollArea):
                found[f"{path}.{name}"] = part.verticalScrollBar().value(), part.horizontalScrollBar().value()
    return found


def scroll(view: QWidget, found: Mapping[str, tuple[int, int]], path: str = "") -> None:
    """Scroll the parts of a view to places that were found in another one of its class."""
    for name, part in list(vars(view).items()):
        if isinstance(part, QWidget) and view.isAncestorOf(part):
            scroll(part, found, f"{path}.{name}")
            if isinstance(part, QAbstractScrollArea) and (there := found.get(f"{path}.{name}")) is not None:
                part.verticalScrollBar().setValue(there[0])
                part.horizontalScrollBar().setValue(there[1])


def counterpart(part: QWidget, before: QWidget, after: QWidget) -> QWidget | None:
    """Return what is in `after` what `part` is in `before`; None where there is no such thing."""
    return next((now for was, now in pairs(before, after) if was is part), None)


def pairs(before: QWidget, after: QWidget) -> Iterator[tuple[QWidget, QWidget]]:
    """Return the parts of two widgets of one class, by twos, whole ones before their parts."""
    for name, was in list(vars(before).items()):
        now = vars(after).get(name)
        if isinstance(was, QWidget) and isinstance(now, type(was)) and before.isAncestorOf(was):
            yield was, now
            yield from pairs(was, now)


def _carry(was: Any, now: Any) -> None:
    for kind, how in _WAYS:
        if isinstance(was, kind):
            how(was, now)
            return


def _carry_line(was: QLineEdit, now: QLineEdit) -> None:
    now.setText(was.text())
    now.setCursorPosition(was.cursorPosition())


def _carry_text(was: QPlainTextEdit, now: QPlainTextEdit) -> None:
    if was.isReadOnly() or was.toPlainText() == now.toPlainText():
        return
    now.setPlainText(was.toPlainText())
    cursor = now.textCursor()
    cursor.setPosition(was.textCursor().position())
    now.setTextCursor(cursor)


def _carry_choice(was: QComboBox, now: QComboBox) -> None:
    if now.count() == was.count():  # what is offered may come later
        now.setCurrentIndex(was.currentIndex())


def _carry_segment(was: Segments, now: Segments) -> None:
    if was.current != now.current:
        now.press(was.current)


_WAYS: tuple[tuple[type[QWidget], Callable[[Any, Any], object]], ...] = (
    (QLineEdit, _carry_line),
    (QPlainTextEdit, _carry_text),
    (QComboBox, _carry_choice),
    (Segments, _carry_segment),
    (QAbstractButton, lambda was, now: now.setChecked(was.isChecked())),
    (QSplitter, lambda was, now: now.restoreState(was.saveState())),
    (QListWidget, lambda was, now: now.setCurrentRow(was.currentRow())),
)
