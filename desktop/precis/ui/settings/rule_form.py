"""The form of one rule: its conditions, what it does, and at once what it would do with recent documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QWidget

from precis.app.rule_drafts import ConditionDraft, RuleDraft, draft_of, rule_text
from precis.domain.errors import PrecisError
from precis.domain.labels import LabelSet
from precis.domain.results import NONE_OF_THESE
from precis.domain.text import printable
from precis.ui.bridge import EngineRoom
from precis.ui.language import quoted, tr, trn
from precis.ui.look.controls import push_button, text_label
from precis.ui.look.page import add_field, form_grid, row_of
from precis.ui.look.style import NEAR, restyle
from precis.ui.sentences import told
from precis.ui.settings import rule_words
from precis.ui.settings.conditions import ConditionGroup
from precis.ui.settings.fields import choice_field, sheet_over_foot
from precis.ui.words import set_title

if TYPE_CHECKING:
    from precis.app.ruling import Tried

RECENT = 20
_TRY_AFTER_MS = 350
_MOST_TITLES = 4
_NEW = RuleDraft("", ConditionDraft("words", ()))


class RuleForm(QDialog):
    """`kept` brings the text of the rule and the name it had; the form stays open until `close_kept` or `tell`."""

    kept = Signal(str, str)

    def __init__(self, room: EngineRoom, sets: Sequence[LabelSet], text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._room, self._sets, self._text = room, sets, text
        self._asked = 0
        self._titles = {labels.name: set_title(labels.title, labels.name) for labels in sets}
        draft = draft_of(text) if text else _NEW
        self._was = draft.name
        self.setWindowTitle(tr("Rule “{name}”", name=printable(draft.name)) if text else tr("New rule"))
        self.resize(min(760, parent.window().width() - 40), min(720, parent.window().height() - 40))
        self._make_fields(draft)
        self._lay_out()
        self._trying = QTimer(self)
        self._trying.setSingleShot(True)
        self._trying.setInterval(_TRY_AFTER_MS)
        self._trying.timeout.connect(self._try)
        self._connect()
        self._on_changed()

    def _make_fields(self, draft: RuleDraft) -> None:
        self.name = QLineEdit(draft.name)
        self.name.setPlaceholderText(tr("for example {example}", example=tr("Bills of the landlord")))
        self.when = ConditionGroup(draft.when)
        self.gives = QCheckBox(tr("Give it a label"))
        self.gives.setChecked(bool(draft.label))
        self.set = choice_field(tr("Label set"), [set_title(labels.title, labels.name) for labels in self._sets])
        self.set.setCurrentIndex(max(0, next((place for place, labels in enumerate(self._sets)
                                              if labels.name == draft.label_set), 0)))  # fmt: skip
        self.label = choice_field(tr("Label"))
        self._offer_labels()
        self.label.setCurrentIndex(max(0, self.label.findData(draft.label)))
        self.review = QCheckBox(tr("Have a person look at its label"))
        self.review.setChecked(draft.wants_review)
        self.local = QCheckBox(tr("Keep it on this computer: the embedded engine does the work"))
        self.local.setChecked(draft.stays_local)
        self.said = text_label("", "strong")
        self.hits = text_label("", "soft")
        self.save = push_button(tr("Save"), tr("Keep this rule"), self._on_save, "primary")
        self.save.setDefault(True)
        self.cancel = push_button(tr("Cancel"), tr("Leave everything as it is"), self.reject)

    def _lay_out(self) -> None:
        column, foot = sheet_over_foot(self, tr("The rule"))
        grid = form_grid(110)
        add_field(grid, tr("Name"), self.name)
        grid.setColumnStretch(1, 1)
        self.name.setMinimumWidth(260)
        column.addLayout(grid)
        column.addSpacing(NEAR)
        column.addWidget(text_label(tr("When"), "lead"))
        column.addWidget(self.when)
        column.addSpacing(NEAR)
        column.addWidget(text_label(tr("Then"), "lead"))
        column.addWidget(self.gives)
        column.addLayout(row_of(self.set, self.label))
        column.addWidget(self.review)
        column.addWidget(self.local)
        column.addStretch()
        foot.addWidget(self.said)
        foot.addWidget(self.hits)
        buttons = row_of()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        foot.addLayout(buttons)

    def _connect(self) -> None:
        self.name.textChanged.connect(lambda _: self._on_changed())
        self.when.changed.connect(self._on_changed)
        self.set.activated.connect(lambda _: self._on_set())
        self.label.activated.connect(lambda _: self._on_changed())
        for box in (self.gives, self.review, self.local):
            box.toggled.connect(lambda _: self._on_changed())

    def _offer_labels(self) -> None:
        self.label.clear()
        for one in self._sets[self.set.currentIndex()].labels if self._sets else ():
            self.label.addItem(one.name, one.name)
        self.label.addItem(tr("none of these"), NONE_OF_THESE)

    def _on_set(self) -> None:
        self._offer_labels()
        self._on_changed()

    def draft(self) -> RuleDraft:
        """Return what the fields say."""
        gives = self.gives.isChecked() and bool(self._sets)
        return RuleDraft(
            self.name.text().strip(),
            self.when.draft(),
            self._sets[self.set.currentIndex()].name if gives else "",
            str(self.label.currentData() or "") if gives else "",
            self.review.isChecked(),
            self.local.isChecked(),
        )

    def _on_changed(self) -> None:
        self.set.setEnabled(self.gives.isChecked())
        self.label.setEnabled(self.gives.isChecked())
        try:
            rule_text(self.draft(), self._text)
        except PrecisError as error:
            self._say(told(error) if self.name.text().strip() else tr("Give the rule a name."), "weak")
            self.hits.setText("")
            self._trying.stop()
            self.save.setEnabled(False)
            return
        self._say(rule_words.sentence(self.draft(), self._titles), "strong")
        self.save.setEnabled(True)
        self._trying.start()

    def _try(self) -> None:
        self._asked += 1
        asked, text = self._asked, rule_text(self.draft(), self._text)
        self._room.ask(
            lambda precis: precis.rules.try_text(text, limit=RECENT),
            lambda tried: self._on_tried(tried) if asked == self._asked else None,
            self.tell,
        )

    def _on_tried(self, tried: Sequence[Tried]) -> None:
        self.hits.setText(printable(matches(tried)))

    def _on_save(self) -> None:
        self.kept.emit(rule_text(self.draft(), self._text), self._was)

    def close_kept(self) -> None:
        """Close the form: the rule is kept."""
        self.accept()

    def tell(self, error: PrecisError) -> None:
        """Say why the rule can't be kept; the form stays as it is."""
        self._say(told(error), "bad")

    def _say(self, text: str, style: str) -> None:
        self.said.setText(printable(text))
        self.said.setObjectName(style)
        restyle(self.said)


def matches(tried: Sequence[Tried]) -> str:
    """Return in words which of the recent documents the rule would match."""
    hits = [one.job.title for one in tried if one.ruling.matched]
    if not tried:
        return tr("There is no document yet to try it on.")
    found = trn("Would match {hits} of the last {n} document", "Would match {hits} of the last {n} documents",
                len(tried), hits=len(hits))  # fmt: skip
    if not hits:
        return tr("{found}.", found=found)
    named = ", ".join(quoted(title) for title in hits[:_MOST_TITLES])
    more = len(hits) - _MOST_TITLES
    names = trn("{names} and {n} other", "{names} and {n} others", more, names=named) if more > 0 else named
    return tr("{found}: {names}.", found=found, names=names)
