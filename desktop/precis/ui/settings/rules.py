"""Rules: each as a sentence, switched on or off, put in order, edited, tried and deleted with undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from precis.domain.errors import PrecisError, WrongUse
from precis.domain.labels import LabelSet
from precis.domain.text import printable
from precis.ui.bridge import EngineRoom
from precis.ui.language import mark, tr, trn
from precis.ui.look.controls import push_button, text_label
from precis.ui.look.page import Page, row_of
from precis.ui.look.style import restyle
from precis.ui.sentences import told
from precis.ui.settings.rule_cards import RuleCard, RuleColumn
from precis.ui.settings.rule_form import RuleForm
from precis.ui.settings.toml_files import ask_from_where, ask_where_to, write_text
from precis.ui.words import set_title

if TYPE_CHECKING:
    from precis.app.facade import Precis
    from precis.store.rules import RuleText

_TOML = mark("Rules (*.toml)")
NO_RULES = mark(
    "No rule yet. A rule decides a label outright, asks for a review, or keeps a document on this computer."
)


@dataclass(frozen=True, slots=True)
class Kept:
    """The rules and the label sets that they can speak of."""

    rules: Sequence[RuleText]
    sets: Sequence[LabelSet]

    @property
    def titles(self) -> dict[str, str]:
        """The titles of the label sets by name."""
        return {labels.name: set_title(labels.title, labels.name) for labels in self.sets}


async def kept(precis: Precis) -> Kept:
    """Return what is there."""
    return Kept(await precis.rules.all(), await precis.label_sets())


async def deleted(precis: Precis, name: str) -> list[RuleText]:
    """Delete a rule, and return those that there were before."""
    before = await precis.rules.all()
    await precis.rules.remove(name)
    return before


async def put_back(precis: Precis, before: Sequence[RuleText], name: str) -> None:
    """Bring a deleted rule back to its place, as it was."""
    rule = next(one for one in before if one.name == name)
    await precis.rules.save(rule.text)
    await precis.rules.enable(name, rule.is_enabled)
    there = {one.name for one in await precis.rules.all()}
    await precis.rules.arrange([one.name for one in before if one.name in there])


class RulesPage(Page):
    """`undoable` brings a sentence about a deleted rule, and what takes it back."""

    undoable = Signal(str, object)

    def __init__(self, room: EngineRoom) -> None:
        super().__init__(tr("Rules"))
        self._room = room
        self.kept = Kept((), ())
        self.cards: dict[str, RuleCard] = {}
        self.form: RuleForm | None = None
        self._list = RuleColumn()
        self._list.dropped.connect(self.place_rule)
        self.none = text_label(tr(NO_RULES), "soft")
        self.new = push_button(tr("New rule…"), tr("Make a rule, and see at once what it would do"),
                               lambda: self.open_form(""), "primary")  # fmt: skip
        self.load = push_button(tr("Import…"), tr("Keep the rules of a TOML file"), self._ask_what)
        self.export = push_button(tr("Export…"), tr("Write all rules into a TOML file"), self._ask_where)
        self.said = text_label("", "soft", is_selectable=True)
        self.head(tr("Rules"), tr("They come before any engine, in this order; the first that gives a set a label "
                                  "wins. Drag one to let it count earlier or later."))  # fmt: skip
        self.put(row_of(self.new, self.load, self.export), self.said, self.none, self._list)
        self.end()
        self.said.hide()

    def refresh(self) -> None:
        """Ask for the rules that are there."""
        self._room.ask(kept, self.show_kept, self._on_failed)

    def show_kept(self, found: Kept) -> None:
        """Show the rules."""
        self.kept = found
        last = len(found.rules) - 1
        self.cards = {
            rule.name: self._card(rule, is_first=place == 0, is_last=place == last)
            for place, rule in enumerate(found.rules)
        }
        self._list.show_cards(list(self.cards.values()))
        self.none.setVisible(not found.rules)
        self.export.setEnabled(bool(found.rules))

    def _card(self, rule: RuleText, *, is_first: bool, is_last: bool) -> RuleCard:
        card, name = RuleCard(rule, self.kept.titles, is_first=is_first, is_last=is_last), rule.name
        card.enabled.connect(lambda on: self.enable(name, is_on=on))
        card.moved.connect(lambda by: self.move_rule(name, by))
        card.edit_asked.connect(lambda: self.open_form(name))
        card.remove_asked.connect(lambda: self.remove(name))
        return card

    def open_form(self, name: str) -> RuleForm | None:
        """Open the form of a rule, or of a new one; None where it can't be shown as a form."""
        text = next((rule.text for rule in self.kept.rules if rule.name == name), "")
        try:
            form = RuleForm(self._room, self.kept.sets, text, self)
        except WrongUse as error:
            self._on_failed(error)
            return None
        form.kept.connect(lambda rule, was: self._on_form(form, rule, was))
        form.finished.connect(form.deleteLater)
        self.form = form
        form.open()
        return form

    def _on_form(self, form: RuleForm, text: str, was: str) -> None:
        def then(_: object) -> None:
            form.close_kept()
            self.refresh()

        self._room.ask(lambda precis: precis.rules.save(text, replaces=was), then, form.tell)

    def enable(self, name: str, *, is_on: bool) -> None:
        """Switch a rule on or off."""
        self._do(lambda precis: precis.rules.enable(name, is_on))

    def move_rule(self, name: str, by: int) -> None:
        """Let a rule count earlier or later."""
        self.place_rule(name, max(0, [rule.name for rule in self.kept.rules].index(name) + by))

    def place_rule(self, name: str, place: int) -> None:
        """Let a rule count at a place, from 0; the others keep their order."""
        names = [rule.name for rule in self.kept.rules if rule.name != name]
        names.insert(place, name)
        self._do(lambda precis: precis.rules.arrange(names))

    def remove(self, name: str) -> None:
        """Delete a rule, until it is taken back."""

        def then(before: Sequence[RuleText]) -> None:
            self.refresh()
            said = tr("The rule “{name}” is deleted.", name=printable(name))
            self.undoable.emit(said, lambda: self._do(lambda precis: put_back(precis, before, name)))

        self._room.ask(lambda precis: deleted(precis, name), then, self._on_failed)

    def add(self, file: Path) -> None:
        """Keep the rules of a file."""
        self._room.ask(lambda precis: precis.rules.add(file), self._on_added, self._on_failed)

    def write(self, file: Path) -> None:
        """Write all rules into a file."""
        try:
            self._say(write_text(file, "\n".join(rule.text.strip() + "\n" for rule in self.kept.rules)))
        except WrongUse as error:
            self._on_failed(error)

    def _do(self, work: Callable[[Precis], object]) -> None:
        self._room.ask(work, lambda _: self.refresh(), self._on_failed)  # type: ignore[arg-type]

    def _ask_what(self) -> None:
        if chosen := ask_from_where(self, tr("Rules"), tr(_TOML)):
            self.add(chosen)

    def _ask_where(self) -> None:
        if chosen := ask_where_to(self, tr("Rules"), "precis-rules.toml", tr(_TOML)):
            self.write(chosen)

    def _on_added(self, names: Sequence[str]) -> None:
        self._say(trn("✓ Kept {n} rule: {names}.", "✓ Kept {n} rules: {names}.", len(names), names=", ".join(names)))
        self.refresh()

    def _on_failed(self, error: PrecisError) -> None:
        self._say(f"⚠ {told(error)}", "bad")

    def _say(self, text: str, style: str = "soft") -> None:
        self.said.setText(printable(text))
        self.said.setObjectName(style)
        restyle(self.said)
        self.said.show()
