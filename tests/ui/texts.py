"""Every text that a window shows or tells: of its widgets, tables and lists, tool tips and names for screen readers."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QPlainTextEdit, QTabBar, QTextEdit, QToolButton, QWidget

_READ = ("text", "placeholderText", "title", "windowTitle", "toolTip", "accessibleName", "accessibleDescription")
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def shown_texts(window: QWidget) -> set[str]:
    """Return the texts, each once; what a person typed or a document holds is among them."""
    found: set[str] = set()
    for widget in [window, *window.findChildren(QWidget)]:
        found |= {str(getattr(widget, name)()) for name in _READ if callable(getattr(widget, name, None))}
        found |= set(_inside(widget))
        found |= {action.text() for action in widget.actions()}
    return {text for text in found if text}


def _inside(widget: QWidget) -> Iterator[str]:
    match widget:
        case QComboBox():
            yield from (widget.itemText(place) for place in range(widget.count()))
        case QAbstractItemView():
            if (model := widget.model()) is not None:
                yield from _of_model(model)
        case QPlainTextEdit() | QTextEdit() if not widget.isReadOnly():  # else it is a document's
            yield widget.toPlainText()
        case QTabBar():
            yield from (widget.tabText(place) for place in range(widget.count()))
        case QToolButton() if (menu := widget.menu()) is not None:
            yield from (action.text() for action in menu.actions())
        case _:
            pass


def _of_model(model: QAbstractItemModel) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(model.rowCount(QModelIndex()), 50)):
            for role in _ROLES:
                value = model.index(row, column).data(role)
                if isinstance(value, str):
                    yield value
