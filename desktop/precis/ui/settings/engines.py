"""The engines: what works by default, what stands in, and a card an engine to test, edit and remove it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QMessageBox, QVBoxLayout, QWidget

from precis.app.settings_writing import Changes, without_engine
from precis.domain.errors import PrecisError
from precis.domain.jobs import Mode
from precis.domain.requests import EngineConfig
from precis.domain.steps import Json
from precis.domain.text import printable
from precis.settings import Settings
from precis.ui.bridge import EngineRoom
from precis.ui.language import tr, trn
from precis.ui.look.controls import Segments, push_button, text_label
from precis.ui.look.page import Page, add_field, clear, form_grid, row_of
from precis.ui.look.style import NEAR, TIGHT, restyle
from precis.ui.sentences import said, told
from precis.ui.settings import asking
from precis.ui.settings.asking import NewEngine, SetUp
from precis.ui.settings.engine_fields import Filled, training_name
from precis.ui.settings.engine_form import EngineForm
from precis.ui.settings.fields import choice_field, show_value

if TYPE_CHECKING:
    from precis.app.engine_setup import KeyNotice

_MODES = (Mode.FAST, Mode.ACCURATE)


class EngineCard(QFrame):
    """One engine with what is known of it, and what can be done with it."""

    def __init__(self, facts: dict[str, Json], parent: EnginesPage) -> None:
        super().__init__()
        self.setObjectName("card")
        self.name = str(facts["engine"])
        self._page = parent
        title, said = engine_line(facts)
        self.verdict = text_label("", "soft", is_selectable=True)
        self.verdict.hide()
        self.test = self._button(tr("Test"), tr("Ask {name} whether it can be used", name=self.name), self._on_test)
        buttons = [self.test]
        if facts["kind"] != "embedded":
            buttons += [
                self._button(tr("Edit…"), tr("Change {name}", name=self.name), lambda: parent.open_form(self.name)),
                self._button(
                    tr("Remove…"),
                    tr("Take {name} out, and delete its key", name=self.name),
                    lambda: parent.ask_to_remove(self.name),
                ),
            ]
        column = QVBoxLayout(self)
        column.setContentsMargins(NEAR * 2, NEAR + TIGHT, NEAR * 2, NEAR + TIGHT)
        column.setSpacing(TIGHT)
        head = row_of(text_label(printable(title), "strong"), *buttons, is_left=False)
        head.setStretch(0, 1)
        column.addLayout(head)
        column.addWidget(text_label(printable(said), "soft", is_selectable=True))
        column.addWidget(self.verdict)

    def _button(self, text: str, tip: str, then: Any) -> Any:
        button = push_button(text, tip, then)
        button.setAccessibleName(f"{text.rstrip('…')} {self.name}")
        return button

    def _on_test(self) -> None:
        self.test.setEnabled(False)
        self.say(tr("Asking…"), "soft")
        self._page.test(self)

    def say(self, text: str, style: str) -> None:
        """Show a verdict, or that it is under way."""
        self.verdict.setText(printable(text))
        self.verdict.setObjectName(style)
        restyle(self.verdict)
        self.verdict.show()


class EnginesPage(Page):
    """`wants` tells of changes to write; `said` of sentences for the notice line."""

    wants = Signal(object)
    said = Signal(str)
    kept = Signal()

    def __init__(self, room: EngineRoom) -> None:
        super().__init__(tr("Engines"))
        self._room = room
        self._settings: Settings | None = None
        self._keys: dict[str, str] = {}
        self.form: EngineForm | None = None
        self.box: QMessageBox | None = None
        self.cards: dict[str, EngineCard] = {}
        self.engine = choice_field(tr("Default engine"))
        self.engine.activated.connect(lambda _: self._want({("defaults", "engine"): self.engine.currentText()}))
        self.mode = Segments(
            tr("Default mode"),
            [(tr("Fast"), tr("Quick and cheap")), (tr("Accurate"), tr("Slower, reads all parts twice"))],
        )
        self.mode.chosen.connect(lambda place: self._want({("defaults", "mode"): _MODES[place].value}))
        self.add = push_button(tr("Add an engine…"), tr("Set up an engine from a template"), lambda: self.open_form(""))
        self._fallbacks = QWidget()
        self._fallbacks.setAccessibleName(tr("Engines that stand in"))
        self._fallback_column = QVBoxLayout(self._fallbacks)
        self._fallback_column.setContentsMargins(0, 0, 0, 0)
        self.notice = text_label("", "strong")
        self.notice.setAccessibleName(tr("Where keys are kept"))
        self.notice.hide()
        self._list = QVBoxLayout()
        self._list.setSpacing(NEAR)
        self._lay_out()

    def _lay_out(self) -> None:
        self.head(tr("Engines"), tr("What summarizes and labels. The embedded engine needs no key and no network."))
        self.put(self.notice, self._list, row_of(self.add))
        self.head(tr("By default"), tr("What new documents are worked on with; each run can choose another."))
        grid = form_grid()
        add_field(grid, tr("Engine"), self.engine)
        add_field(grid, tr("Mode"), self.mode)
        add_field(grid, tr("Stands in"), self._fallbacks,
                  tr("Tried in this order where the engine can't be used; the result says so."))  # fmt: skip
        self.put(grid)
        self.end()

    def show_set_up(self, found: SetUp) -> None:
        """Show what is set up."""
        self._settings = found.settings
        self._keys = {str(facts["engine"]): str(facts["key"]) for facts in found.engines}
        notice = key_notice(found.keys)
        self.notice.setText(printable(notice))
        self.notice.setVisible(bool(notice))
        clear(self._list)
        self.cards = {}
        for facts in found.engines:
            card = EngineCard(facts, self)
            self.cards[card.name] = card
            self._list.addWidget(card)
        self.engine.clear()
        self.engine.addItems(list(found.settings.engines))
        show_value(self.engine, found.settings.default_engine)
        self.mode.choose(_MODES.index(found.settings.default_mode))
        self._show_fallbacks(found.settings)

    def _show_fallbacks(self, settings: Settings) -> None:
        clear(self._fallback_column)
        others = [
            name for name in settings.engines if name not in settings.fallbacks and name != settings.default_engine
        ]
        for place, name in enumerate([*settings.fallbacks, *others], 1):
            is_on = name in settings.fallbacks
            box = QCheckBox(f"{place}. {name}" if is_on else name)
            box.setAccessibleName(tr("{name} stands in", name=name))
            box.setChecked(is_on)
            box.toggled.connect(lambda on, name=name: self._on_fallback(name, is_on=on))
            self._fallback_column.addWidget(box)
        if not others and not settings.fallbacks:
            self._fallback_column.addWidget(text_label(tr("There is no other engine yet."), "soft"))

    def _on_fallback(self, name: str, *, is_on: bool) -> None:
        assert self._settings is not None
        rest = [one for one in self._settings.fallbacks if one != name]
        self._want({("defaults", "fallbacks"): [*rest, name] if is_on else rest})

    def _want(self, changes: Changes) -> None:
        self.wants.emit(changes)

    # --- one engine ---------------------------------------------------------------------------------------------------

    def open_form(self, name: str) -> EngineForm | None:
        """Open the form of an engine, or of a new one."""
        if self._settings is None:
            return None
        engine = self._settings.engines.get(name)
        place = self._keys.get(name, "")
        form = EngineForm(self._room, self._settings, engine, "" if place == "none" else place, self)
        form.kept.connect(lambda filled: self._on_filled(form, filled))
        form.finished.connect(self._on_form_closed)
        self.form = form
        form.open()
        return form

    def _on_form_closed(self) -> None:
        self.form = None

    def _on_filled(self, form: EngineForm, filled: Filled) -> None:
        def then(kept: Any) -> None:
            form.close_kept()
            self.said.emit(said(kept.said) if kept is not None else "")
            self.kept.emit()

        self._room.ask(lambda precis: asking.keep_engine(precis, filled.changes, filled.engine), then, form.tell)

    def test(self, card: EngineCard) -> None:
        """Ask an engine that is set up whether it can be used."""
        assert self._settings is not None
        config: EngineConfig = self._settings.engine(card.name)

        def then(verdict: Any) -> None:
            if self.cards.get(card.name) is not card:
                return
            card.test.setEnabled(True)
            sign, style = ("✓", "good") if verdict.works else ("✕", "bad")
            count = len(verdict.models)
            models = trn("It lists {n} model.", "It lists {n} models.", count) if count > 1 else ""
            parts = (sign, said(verdict.message), models, said(verdict.hint))
            card.say(" ".join(part for part in parts if part), style)

        def otherwise(error: PrecisError) -> None:
            if self.cards.get(card.name) is card:
                card.test.setEnabled(True)
                card.say(f"✕ {told(error)}", "bad")

        self._room.ask(lambda precis: asking.try_out(precis, NewEngine(config)), then, otherwise)

    def ask_to_remove(self, name: str) -> None:
        """Ask whether the engine is to go; what was made with it stays."""
        box = QMessageBox(self)
        box.setWindowTitle("Précis")
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(tr("Remove the engine “{name}”?", name=printable(name)))
        box.setInformativeText(tr("Its settings and its key in the keychain are deleted. Results made with it stay."))
        remove = box.addButton(tr("Remove"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(tr("Keep"), QMessageBox.ButtonRole.RejectRole)
        remove.clicked.connect(lambda: self._remove(name))
        box.finished.connect(box.deleteLater)
        self.box = box
        box.open()

    def _remove(self, name: str) -> None:
        assert self._settings is not None
        changes = without_engine(self._settings, name)

        def then(_: None) -> None:
            self.said.emit(tr("The engine {name} and its key are gone.", name=name))
            self.kept.emit()

        self._room.ask(lambda precis: asking.remove_engine(precis, changes, name), then,
                       lambda error: self.said.emit(told(error)))  # fmt: skip


def key_notice(keys: KeyNotice) -> str:
    """Return what a person should know of where keys go; empty where the keychain keeps them all."""
    names = ", ".join(keys.held)
    if not keys.works:
        none = tr("⚠ No keychain works here: keys are held in memory, for one run only.")
        return f"{none} {tr('Held now: {names}.', names=names)}" if names else none
    if names:
        return tr("A keychain works now, but held in memory: {names}. Type the key once more to keep it.", names=names)
    return ""


def engine_line(facts: dict[str, Json]) -> tuple[str, str]:
    """Return an engine's name, and its kind, models, address and key in words."""
    name = tr("{name} (default)", name=facts["engine"]) if facts["default"] else str(facts["engine"])
    if facts["kind"] == "embedded":
        return name, tr("on this computer · no key, no network · chooses sentences, rewrites nothing")
    models = " / ".join(dict.fromkeys(str(facts[mode]) for mode in ("fast", "accurate") if facts[mode]))
    key = {"none": tr("no key"), "environment": tr("key in the environment"), "keychain": tr("key in the keychain"),
           "memory": tr("key in memory, for this run")}  # fmt: skip
    parts = [str(facts["kind"]), models, str(facts["base_url"] or ""), key.get(str(facts["key"]), str(facts["key"])),
             tr("training on what is sent: {training}", training=training_name(str(facts["training"])))]  # fmt: skip
    return name, " · ".join(part for part in parts if part)
