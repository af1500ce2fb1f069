"""Fields of settings: numbers, amounts, and choices that save when a person is done with them; the sheet of a form."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFrame,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from precis.ui.language import locale
from precis.ui.look.style import NEAR, WIDE

FIELD_WIDTH = 220


class _StillSpinBox(QSpinBox):
    """A number that the wheel does not change while somebody scrolls the page past it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _StillAmount(QDoubleSpinBox):
    """An amount that the wheel does not change while somebody scrolls the page past it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _StillChoice(QComboBox):
    """A choice that the wheel does not change while somebody scrolls the page past it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def sheet_over_foot(dialog: QDialog, name: str) -> tuple[QVBoxLayout, QVBoxLayout]:
    """Lay out a form: fields on a sheet that scrolls, and a foot that stays. Returns the columns of both, empty."""
    inner = QWidget()
    inner.setObjectName("sheet")
    column = QVBoxLayout(inner)
    column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
    column.setSpacing(NEAR)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setAccessibleName(name)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(inner)
    foot = QVBoxLayout()
    foot.setContentsMargins(WIDE, NEAR, WIDE, WIDE)
    foot.setSpacing(NEAR)
    whole = QVBoxLayout(dialog)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(area, 1)
    whole.addLayout(foot)
    return column, foot


def number_field(name: str, most: int, unset: str = "", suffix: str = "") -> QSpinBox:
    """Return a field of a whole number from 0; `unset` is what 0 says."""
    field = _StillSpinBox()
    field.setRange(0, most)
    field.setSpecialValueText(unset)
    field.setSuffix(suffix)
    _dress(field, name)
    return field


def amount_field(
    name: str, most: float = 1_000_000.0, decimals: int = 2, unset: str = "", suffix: str = ""
) -> QDoubleSpinBox:
    """Return a field of an amount in US dollars; with `unset`, below 0 says that nothing is set."""
    field = _StillAmount()
    field.setLocale(locale())
    field.setDecimals(decimals)
    field.setRange(-1.0 if unset else 0.0, most)
    field.setSpecialValueText(unset)
    field.setPrefix("$ ")
    field.setSuffix(suffix)
    field.setValue(field.minimum())
    _dress(field, name)
    return field


def choice_field(name: str, texts: Sequence[str] = (), *, is_editable: bool = False) -> QComboBox:
    """Return a choice among texts."""
    field = _StillChoice()
    field.addItems(list(texts))
    field.setEditable(is_editable)
    field.setAccessibleName(name)
    field.setMinimumWidth(FIELD_WIDTH)
    if (line := field.lineEdit()) is not None:
        line.setAccessibleName(name)
    return field


def when_done(field: QSpinBox | QDoubleSpinBox, then: Callable[[], object]) -> None:
    """Call `then` when a person has changed the number and is done with it."""
    kept = [field.value()]

    def look() -> None:
        if field.value() != kept[0]:
            kept[0] = field.value()
            then()

    field.editingFinished.connect(look)


def show_value(field: QWidget, value: float | str) -> None:
    """Put a value into a field without telling of it; one that a person is typing into stays as it is."""
    if field.hasFocus():
        return
    field.blockSignals(True)
    if isinstance(field, QSpinBox):
        field.setValue(int(value))
    elif isinstance(field, QDoubleSpinBox):
        field.setValue(float(value))
    elif isinstance(field, QComboBox):
        field.setCurrentText(str(value))
    field.blockSignals(False)


def _dress(field: QAbstractSpinBox, name: str) -> None:
    field.setAccessibleName(name)
    field.setMinimumWidth(FIELD_WIDTH)
    field.lineEdit().setTextMargins(NEAR, 0, NEAR, 0)
    field.setKeyboardTracking(False)
