"""Label sets and rules: what is there, what a file adds, and what rules would say of recent documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QPushButton, QVBoxLayout, QWidget

from precis.domain.errors import PrecisError
from precis.domain.labels import LabelSet
from precis.domain.text import printable
from precis.ui.bridge import EngineRoom
from precis.ui.language import mark, tr, trn
from precis.ui.look.controls import push_button, text_label
from precis.ui.look.page import Page, clear, row_of
from precis.ui.look.style import APART, NEAR, TIGHT, restyle
from precis.ui.look.table import Column, Rows, TableView
from precis.ui.sentences import told

if TYPE_CHECKING:
    from precis.app.facade import Precis
    from precis.app.ruling import Tried
    from precis.store.rules import RuleText

_TOML = mark("Rules or labels (*.toml)")
_TRIED = (Column(mark("Document"), is_wide=True), Column(mark("Rules that hold")), Column(mark("What they say")))
NO_RULES = mark(
    "No rule yet. A rule decides a label outright, asks for a review, or keeps a document on this computer."
)


@dataclass(frozen=True, slots=True)
class Kept:
    """The label sets and the rules that are there."""

    sets: Sequence[LabelSet]
    rules: Sequence[RuleText]


async def kept(precis: Precis) -> Kept:
    """Return what is there."""
    return Kept(await precis.label_sets(), await precis.rules.all())


class LabelsPage(Page):
    """Label sets with their labels."""

    def __init__(self) -> None:
        super().__init__(tr("Labels"))
        self.folder = text_label("", "small", is_selectable=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(NEAR)
        self.head(
            tr("Label sets"), tr("What documents are sorted into. “none of these” is always possible beside them.")
        )
        self.put(self._list, self.folder)
        self.end()

    def show_sets(self, sets: Sequence[LabelSet], home: Path) -> None:
        """Show the sets."""
        clear(self._list)
        for labels in sets:
            self._list.addWidget(_card(labels.title or labels.name, _set_line(labels), []))
        self.folder.setText(printable(f"Sets of your own are TOML files in {home / 'labels'}; one of the same name "
                                      "replaces a set that comes along."))  # fmt: skip


class RulesPage(Page):
    """Rules: `changed` tells that others are kept now."""

    changed = Signal()

    def __init__(self, room: EngineRoom) -> None:
        super().__init__(tr("Rules"), 1000)
        self._room = room
        self.removals: dict[str, QPushButton] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(NEAR)
        self.none = text_label(NO_RULES, "soft")
        adding, trying = tr("Keep the rules of a TOML file"), tr("See what its rules would say; nothing is kept")
        self.add_button = push_button(tr("Add from a file…"), adding, lambda: self._ask_file(self.add))
        self.test_button = push_button(
            tr("Test a file on recent documents…"), trying, lambda: self._ask_file(self.test)
        )
        self.said = text_label("", "soft", is_selectable=True)
        self.tried = Rows(_TRIED)
        self.tried_view = TableView(tr("What the rules say of recent documents"), self.tried, is_tall=True)
        self.head(
            tr("Rules"), tr("They come before any engine, in this order; the first that gives a set a label wins.")
        )
        self.put(self.none, self._list, row_of(self.add_button, self.test_button), self.said, self.tried_view)
        self.end()
        self.tried_view.hide()

    def show_rules(self, rules: Sequence[RuleText]) -> None:
        """Show the rules."""
        clear(self._list)
        self.removals = {}
        self.none.setVisible(not rules)
        for rule in rules:
            remove = push_button(
                tr("Remove"), tr("Delete the rule {name}", name=rule.name), lambda name=rule.name: self.remove(name)
            )
            remove.setAccessibleName(printable(tr("Remove {name}", name=rule.name)))
            self.removals[rule.name] = remove
            self._list.addWidget(_card(rule.name, rule.text.strip(), [remove]))

    def add(self, file: Path) -> None:
        """Keep the rules of a file."""
        self._room.ask(lambda precis: precis.rules.add(file), self._on_added, self._on_failed)

    def remove(self, name: str) -> None:
        """Delete a rule."""
        self._room.ask(lambda precis: precis.rules.remove(name), lambda _: self._on_removed(name), self._on_failed)

    def test(self, file: Path) -> None:
        """Show what the rules of a file would say of recent documents."""
        self._room.ask(lambda precis: precis.rules.test(file), self._on_tried, self._on_failed)

    def _ask_file(self, then) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Rules"), str(Path.home()), _TOML)
        if chosen:
            then(Path(chosen))

    def _on_added(self, names: Sequence[str]) -> None:
        self._say(trn("✓ Kept {n} rule: {names}.", "✓ Kept {n} rules: {names}.", len(names), names=", ".join(names)))
        self.changed.emit()

    def _on_removed(self, name: str) -> None:
        self._say(tr("The rule “{name}” is gone.", name=name))
        self.changed.emit()

    def _on_tried(self, tried: Sequence[Tried]) -> None:
        hits = [one for one in tried if one.ruling.matched]
        self._say(
            trn(
                "Of {n} recent document, {hits} would be ruled on. Nothing was kept.",
                "Of {n} recent documents, {hits} would be ruled on. Nothing was kept.",
                len(tried),
                hits=len(hits),
            )
        )
        self.tried.show([(one.job.title, ", ".join(one.ruling.matched), ruling_line(one)) for one in hits])
        self.tried_view.setVisible(bool(hits))

    def _on_failed(self, error: PrecisError) -> None:
        self._say(f"⚠ {told(error)}", "bad")

    def _say(self, text: str, style: str = "soft") -> None:
        self.said.setText(printable(text))
        self.said.setObjectName(style)
        restyle(self.said)
        self.tried_view.hide()


def ruling_line(tried: Tried) -> str:
    """Return what rules say of a document, in words."""
    ruling = tried.ruling
    parts = [f"{label_set}: {label}" for label_set, (label, _) in ruling.labels.items()]
    parts += [tr("to review")] if ruling.review_by else []
    parts += [tr("stays on this computer")] if ruling.local_by else []
    return ", ".join(parts)


def _set_line(labels: LabelSet) -> str:
    said = ", ".join(label.name for label in labels.labels)
    return tr("{said} · critical: a rule or a person decides", said=said) if labels.is_critical else said


def _card(title: str, said: str, buttons: Sequence[QWidget]) -> QFrame:
    card = QFrame()
    card.setObjectName("card")
    column = QVBoxLayout(card)
    column.setContentsMargins(APART, NEAR, APART, NEAR)
    column.setSpacing(TIGHT)
    head = row_of(text_label(printable(title), "strong"), *buttons, is_left=False)
    head.setStretch(0, 1)
    column.addLayout(head)
    column.addWidget(text_label("\n".join(printable(line) for line in said.splitlines()), "soft", is_selectable=True))
    return card
