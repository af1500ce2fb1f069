"""Conditions of a rule as rows and groups of rows: all of them, any of them, or none of them has to hold."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QDoubleSpinBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from precis.app.rule_drafts import CONDITIONS, ConditionDraft
from precis.ui.language import mark, tr
from precis.ui.look.controls import IconButton, push_button
from precis.ui.look.page import row_of
from precis.ui.look.style import APART, NEAR, TIGHT
from precis.ui.settings import rule_words
from precis.ui.settings.fields import choice_field

if TYPE_CHECKING:
    from precis.app.rule_drafts import Kind, Value

_KINDS: dict[str, Kind] = {one.key: one.value for one in CONDITIONS}
_GROUPS = {"all": mark("All of these hold"), "any": mark("Any of these holds"), "none": mark("None of these holds")}
_DEEPEST = 3
"""Groups within groups, from which on the editor offers no more: the text of the rule may nest as it likes."""


class ConditionRow(QWidget):
    """One condition: what it asks, and the value it compares with."""

    changed = Signal()
    removed = Signal()

    def __init__(self, draft: ConditionDraft) -> None:
        super().__init__()
        self.kind = choice_field(tr("Condition"), [tr(rule_words.CONDITIONS[key]) for key in _KINDS])
        self.kind.setCurrentIndex(list(_KINDS).index(draft.key))
        self.kind.activated.connect(lambda _: self._on_kind())
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(NEAR)
        self._row.addWidget(self.kind)
        self.field = self._made(draft.value)
        self._row.addWidget(self.field, 1)
        self.remove = IconButton("close", tr("Remove this condition"))
        self.remove.clicked.connect(self.removed)
        self._row.addWidget(self.remove)

    @property
    def key(self) -> str:
        """The condition's key."""
        return list(_KINDS)[self.kind.currentIndex()]

    def draft(self) -> ConditionDraft:
        """Return what the row says."""
        field, kind = self.field, _KINDS[self.key]
        if isinstance(field, QDoubleSpinBox):
            return ConditionDraft(self.key, field.value())
        if isinstance(field, QDateEdit):
            found = field.date()
            return ConditionDraft(self.key, date(found.year(), found.month(), found.day()))
        assert isinstance(field, QLineEdit)
        text = field.text().strip()
        parts = tuple(part.strip() for part in text.split(",") if part.strip())
        return ConditionDraft(self.key, parts if kind == "texts" else text)

    def _on_kind(self) -> None:
        field = self._made(None)
        self._row.replaceWidget(self.field, field)
        self.field.deleteLater()
        self.field = field
        self.changed.emit()

    def _made(self, value: Value) -> QWidget:
        kind = _KINDS[self.key]
        if kind == "number":
            return self._number(value)
        if kind == "date":
            return self._date(value)
        field = QLineEdit(", ".join(value) if isinstance(value, tuple) else str(value or ""))
        example = next(one.example for one in CONDITIONS if one.key == self.key)
        shown = ", ".join(example) if isinstance(example, tuple) else str(example)
        field.setPlaceholderText(tr("for example {example}", example=shown))
        field.setAccessibleName(tr("Compared with"))
        if kind == "texts":
            field.setToolTip(tr("Several are parted by commas; one of them is enough"))
        field.textChanged.connect(lambda _: self.changed.emit())
        return field

    def _number(self, value: Value) -> QDoubleSpinBox:
        field = QDoubleSpinBox()
        field.setRange(0, 1e12)
        field.setDecimals(2 if self.key.startswith("amount") else 0)
        field.setGroupSeparatorShown(True)
        field.setValue(float(value) if isinstance(value, float | int) else 100.0)
        field.setAccessibleName(tr("Compared with"))
        field.valueChanged.connect(lambda _: self.changed.emit())
        return field

    def _date(self, value: Value) -> QDateEdit:
        shown = value if isinstance(value, date) else rule_words.today()
        field = QDateEdit(QDate(shown.year, shown.month, shown.day))
        field.setCalendarPopup(True)
        field.setAccessibleName(tr("Compared with"))
        field.dateChanged.connect(lambda _: self.changed.emit())
        return field


class ConditionGroup(QFrame):
    """Conditions that all, any or none have to hold; `removed` asks that a group within another goes."""

    changed = Signal()
    removed = Signal()

    def __init__(self, draft: ConditionDraft, depth: int = 1) -> None:
        super().__init__()
        self.setObjectName("card" if depth > 1 else "")
        self._depth = depth
        self.rows: list[ConditionRow | ConditionGroup] = []
        how, parts = _taken_apart(draft)
        self.how = choice_field(tr("How the conditions go together"), [tr(text) for text in _GROUPS.values()])
        self.how.setCurrentIndex(list(_GROUPS).index(how))
        self.how.activated.connect(lambda _: self.changed.emit())
        self._list = QVBoxLayout()
        self._list.setSpacing(TIGHT)
        column = QVBoxLayout(self)
        inner = APART if depth > 1 else 0
        column.setContentsMargins(inner, NEAR if depth > 1 else 0, inner, NEAR if depth > 1 else 0)
        column.setSpacing(NEAR)
        head = row_of(self.how)
        if depth > 1:
            remove = IconButton("close", tr("Remove this group"))
            remove.clicked.connect(self.removed)
            head.addWidget(remove)
        column.addLayout(head)
        column.addLayout(self._list)
        self.add = push_button(tr("Add a condition"), tr("One more thing that a document has to have"), self._on_add)
        buttons = [self.add]
        if depth < _DEEPEST:
            self.add_group = push_button(tr("Add a group"), tr("Conditions that go together in another way"),
                                         self._on_add_group)  # fmt: skip
            buttons.append(self.add_group)
        column.addLayout(row_of(*buttons))
        for part in parts:
            self._put(part)

    def draft(self) -> ConditionDraft:
        """Return what the group says; a group of one is that one."""
        parts, how = tuple(row.draft() for row in self.rows), list(_GROUPS)[self.how.currentIndex()]
        if how == "none":
            return ConditionDraft("not", parts=parts if len(parts) == 1 else (ConditionDraft("any", parts=parts),))
        return parts[0] if len(parts) == 1 else ConditionDraft(how, parts=parts)

    def _put(self, draft: ConditionDraft) -> None:
        row = ConditionRow(draft) if draft.key in _KINDS else ConditionGroup(draft, self._depth + 1)
        row.changed.connect(self.changed)
        row.removed.connect(lambda row=row: self._on_removed(row))
        self.rows.append(row)
        self._list.addWidget(row)

    def _on_add(self) -> None:
        self._put(ConditionDraft("words", ()))
        self.changed.emit()

    def _on_add_group(self) -> None:
        self._put(ConditionDraft("any", parts=(ConditionDraft("words", ()), ConditionDraft("title", ""))))
        self.changed.emit()

    def _on_removed(self, row: ConditionRow | ConditionGroup) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        self.changed.emit()


def _taken_apart(draft: ConditionDraft) -> tuple[str, tuple[ConditionDraft, ...]]:
    """Return how parts go together, and the parts: a single condition is a group of one."""
    if draft.key in ("all", "any"):
        return draft.key, draft.parts
    if draft.key != "not":
        return "all", (draft,)
    if len(draft.parts) == 1 and draft.parts[0].key == "any":
        return "none", draft.parts[0].parts
    if len(draft.parts) == 1:
        return "none", draft.parts
    return "none", (ConditionDraft("all", parts=draft.parts),)
