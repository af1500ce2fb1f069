"""The form of one label set: its labels with descriptions, checked while they are typed, tried on recent documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from precis.app.label_editing import LabelSetFile, label_set_text
from precis.domain.errors import PrecisError, WrongUse
from precis.domain.labels import Label, LabelSet
from precis.domain.text import printable
from precis.ui import words
from precis.ui.bridge import EngineRoom
from precis.ui.language import mark, tr
from precis.ui.look.controls import push_button, text_label
from precis.ui.look.page import add_field, form_grid, row_of
from precis.ui.look.style import NEAR, restyle
from precis.ui.look.table import Column, Rows, TableView
from precis.ui.sentences import said, told
from precis.ui.settings.fields import amount_field, sheet_over_foot
from precis.ui.settings.label_rows import LabelRow, file_name

if TYPE_CHECKING:
    from precis.app.facade import Precis
    from precis.app.label_editing import LabelSetCheck, TriedLabels

_TRIED = (Column(mark("Document"), is_wide=True), Column(mark("Label")), Column(mark("How sure")))


class LabelSetForm(QDialog):
    """`kept` brings the set's name and its text; the form stays open until `close_kept` or `tell`."""

    kept = Signal(str, str)

    def __init__(self, room: EngineRoom, file: LabelSetFile | None, taken: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._room, self._taken = room, taken
        self._text = file.text if file else ""
        self._name = file.name if file else ""
        before = (file.labels if file else None) or LabelSet("", (Label(""), Label("")))
        self.rows: list[LabelRow] = []
        title = printable(before.title or before.name)
        self.setWindowTitle(tr("Label set “{name}”", name=title) if self._name else tr("New label set"))
        self.resize(min(820, parent.window().width() - 40), min(760, parent.window().height() - 40))
        self._make_fields(before)
        self._lay_out()
        for label in before.labels:
            self._put(label)
        self._on_changed()

    def _make_fields(self, before: LabelSet) -> None:
        self.title = QLineEdit(before.title or before.name)
        self.title.setMinimumWidth(260)
        self.title.setPlaceholderText(tr("for example {example}", example=tr("Kinds of contracts")))
        self.title.textChanged.connect(lambda _: self._on_changed())
        self.critical = QCheckBox(tr("Critical: only a rule or a person decides, engines propose"))
        self.critical.setChecked(before.is_critical)
        self.critical.toggled.connect(lambda _: self._on_changed())
        self.unsure = amount_field(tr("Unsure below"), 1.0, 2, tr("as calibrated"))
        self.unsure.setPrefix("")
        self.unsure.setSingleStep(0.05)
        self.unsure.setValue(-1.0 if before.unsure_below is None else before.unsure_below)
        self.unsure.valueChanged.connect(lambda _: self._on_changed())
        self.add = push_button(tr("Add a label"), tr("One more label at the end"), self._on_add)
        self.said, self.remarks = text_label("", "soft"), text_label("", "small")
        self.try_it = push_button(
            tr("Try on recent documents"), tr("The embedded engine labels them; nothing is kept"), self.ask_to_try
        )
        self.tried = Rows(_TRIED)
        self.tried_view = TableView(tr("What the set would say of recent documents"), self.tried, is_tall=True)
        self.tried_view.hide()
        self.save = push_button(tr("Save"), tr("Keep this label set"), self._on_save, "primary")
        self.save.setDefault(True)
        self.cancel = push_button(tr("Cancel"), tr("Leave everything as it is"), self.reject)

    def _lay_out(self) -> None:
        column, foot = sheet_over_foot(self, tr("The label set"))
        grid = form_grid(110)
        add_field(grid, tr("Name"), self.title)
        add_field(grid, tr("Unsure below"), self.unsure, tr("A label that is less sure goes to the review."))
        column.addLayout(grid)
        column.addWidget(self.critical)
        column.addSpacing(NEAR)
        column.addWidget(text_label(tr("Labels"), "lead"))
        column.addWidget(text_label(tr("Engines go by names and descriptions: say what tells one from another. "
                                       "“none of these” is always there by itself."), "soft"))  # fmt: skip
        self._list = QVBoxLayout()
        self._list.setSpacing(NEAR)
        column.addLayout(self._list)
        column.addLayout(row_of(self.add, self.try_it))
        column.addWidget(self.tried_view)
        column.addStretch()
        buttons = row_of()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        foot.addWidget(self.said)
        foot.addWidget(self.remarks)
        foot.addLayout(buttons)

    # --- labels -------------------------------------------------------------------------------------------------------

    def _put(self, label: Label) -> LabelRow:
        row = LabelRow(label)
        row.changed.connect(self._on_changed)
        row.removed.connect(lambda: self._on_removed(row))
        row.moved.connect(lambda by: self._on_moved(row, by))
        self.rows.append(row)
        self._list.addWidget(row)
        return row

    def begin_with(self, labels: LabelSet, title: str) -> None:
        """Take over another set's labels, for a new one."""
        for row in list(self.rows):
            self._on_removed(row)
        for label in labels.labels:
            self._put(label)
        self.critical.setChecked(labels.is_critical)
        self.title.setText(title)
        self._on_changed()

    def _on_add(self) -> None:
        self._put(Label("")).name.setFocus()
        self._on_changed()

    def _on_removed(self, row: LabelRow) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        self._on_changed()

    def _on_moved(self, row: LabelRow, by: int) -> None:
        place = self.rows.index(row)
        self.rows.insert(max(0, place + by), self.rows.pop(place))
        for one in self.rows:
            self._list.removeWidget(one)
        for one in self.rows:
            self._list.addWidget(one)
        self._on_changed()

    # --- the whole set ------------------------------------------------------------------------------------------------

    @property
    def name(self) -> str:
        """The name of the set's file: that of a set that is there stays."""
        return self._name or file_name(self.title.text(), self._taken)

    def labels(self) -> LabelSet:
        """Return what the fields say."""
        unsure = self.unsure.value()
        return LabelSet(
            self.name, tuple(row.label() for row in self.rows), self.title.text().strip(), self.critical.isChecked(),
            None if unsure < 0 else unsure,
        )  # fmt: skip

    def _on_changed(self) -> None:
        self.tried_view.hide()
        try:
            if not self.title.text().strip():
                raise WrongUse(tr("Give the set a name."), "")
            if nameless := sum(not row.name.text().strip() for row in self.rows):
                raise WrongUse(tr("Give each label a name; {count} have none.", count=nameless), "")
            text = label_set_text(self.labels(), self._text)
        except PrecisError as error:
            self._say(told(error), "weak")
            self.save.setEnabled(False)
            self.try_it.setEnabled(False)
            self.remarks.setText("")
            return
        self._say(tr("Kept as {file}.", file=f"{self.name}.toml"), "soft")
        self.save.setEnabled(True)
        self.try_it.setEnabled(True)
        name = self.name
        self._room.ask(lambda precis: _check(precis, text, name), self._on_checked, self.tell)

    def _on_checked(self, found: LabelSetCheck) -> None:
        self.remarks.setText(printable(" ".join(map(said, found.warnings))))
        self.remarks.setVisible(bool(found.warnings))

    def ask_to_try(self) -> None:
        """Show what the embedded engine would say of recent documents with these labels."""
        labels = self.labels()
        self.try_it.setEnabled(False)
        self._say(tr("Trying on recent documents; this takes some seconds."), "soft")
        self._room.ask(lambda precis: precis.labels.try_set(labels), self._on_tried, self.tell)

    def _on_tried(self, tried: Sequence[TriedLabels]) -> None:
        self.try_it.setEnabled(True)
        self.tried.show([
            (one.job.title, words.label_name(one.proposal.label), words.sureness(one.proposal)) for one in tried
        ])  # fmt: skip
        self.tried_view.setVisible(bool(tried))
        self._say("" if tried else tr("There is no document yet to try it on."), "soft")

    def _on_save(self) -> None:
        self.kept.emit(self.name, label_set_text(self.labels(), self._text))

    def close_kept(self) -> None:
        """Close the form: the set is kept."""
        self.accept()

    def tell(self, error: PrecisError) -> None:
        """Say why the set can't be kept or tried; the form stays as it is."""
        self.try_it.setEnabled(True)
        self._say(told(error), "bad")

    def _say(self, text: str, style: str) -> None:
        self.said.setText(printable(text))
        self.said.setObjectName(style)
        restyle(self.said)


async def _check(precis: Precis, text: str, name: str) -> LabelSetCheck:
    return precis.labels.check(text, name)
