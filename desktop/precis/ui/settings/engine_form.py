"""The form of one engine: from a template or as it is, tried out before it is kept; the key is never shown again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from precis.app.engine_setup import TEMPLATES, EngineTemplate, check_name, free_name
from precis.app.settings_writing import Changes, Setting, Value
from precis.domain.errors import PrecisError, WrongUse
from precis.domain.requests import EngineConfig, Price
from precis.domain.text import printable
from precis.settings import Settings
from precis.ui.bridge import EngineRoom
from precis.ui.language import tr
from precis.ui.look.controls import push_button, text_label
from precis.ui.look.page import add_field, form_grid, row_of
from precis.ui.look.style import NEAR, WIDE, restyle
from precis.ui.sentences import told
from precis.ui.settings import asking
from precis.ui.settings.asking import NewEngine
from precis.ui.settings.fields import amount_field, choice_field, number_field

_TRAINING = ("unknown", "no", "yes")


@dataclass(frozen=True, slots=True)
class Filled:
    """What the form holds: the engine with its key, and what is to be written."""

    engine: NewEngine
    changes: Changes


class EngineForm(QDialog):
    """`kept` tells what a person wants to keep; the form stays open until `close_kept` or `tell`."""

    kept = Signal(object)

    def __init__(
        self, room: EngineRoom, settings: Settings, engine: EngineConfig | None, key_place: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._room, self._settings, self._engine = room, settings, engine
        self._is_closed = False
        self.setWindowTitle(tr("Add an engine") if engine is None else tr("Engine {name}", name=printable(engine.name)))
        self.setMinimumWidth(600)
        self._make_fields(key_place)
        self._lay_out()
        self.finished.connect(self._on_finished)
        if engine is None:
            self.template.currentIndexChanged.connect(lambda place: self._take(TEMPLATES[place]))
            self._take(TEMPLATES[0])
        else:
            self._show(engine)

    def _make_fields(self, key_place: str) -> None:
        self.template = choice_field(tr("Service"), [template.title for template in TEMPLATES])
        self.template_said = text_label("", "small")
        self.name = QLineEdit()
        self.address = QLineEdit()
        self.key = QLineEdit()
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.key.setPlaceholderText(
            tr("kept ({key_place}); type to replace it", key_place=key_place) if key_place else tr("no key yet")
        )
        self.fast = choice_field(tr("Fast model"), is_editable=True)
        self.accurate = choice_field(tr("Accurate model"), is_editable=True)
        for field in (self.name, self.address, self.key, self.fast, self.accurate):
            field.setMinimumWidth(340)
        self.concurrency = number_field(tr("Calls at a time"), 256, tr("8, as usual"))
        self.requests = number_field(tr("Requests a minute"), 1_000_000, tr("not limited here"))
        self.tokens = number_field(tr("Tokens a minute"), 1_000_000_000, tr("not limited here"))
        self.price_in = amount_field(
            tr("Price of a million input tokens"), 10_000, 4, tr("as in the price table"), tr(" a million tokens")
        )
        self.price_out = amount_field(
            tr("Price of a million output tokens"), 10_000, 4, tr("as in the price table"), tr(" a million tokens")
        )
        self.training = choice_field(tr("Trains on what is sent"), _TRAINING)
        self.redact = QCheckBox(tr("Replace personal data before sending"))
        self.try_button = push_button(tr("Test"), tr("Ask the engine, with the cheapest call that tells"), self.try_out)
        self.keep_button = push_button(tr("Save"), tr("Set the engine up"), self._on_keep, "primary")
        self.cancel_button = push_button(tr("Cancel"), tr("Leave everything as it is"), self.reject)
        self.keep_button.setDefault(True)
        self.verdict = text_label("", "soft", is_selectable=True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(NEAR)
        grid = form_grid(150)
        if self._engine is None:
            add_field(grid, tr("Service"), self.template)
            grid.addWidget(self.template_said, grid.rowCount(), 1)
        add_field(grid, tr("Name"), self.name, tr("Lower-case letters, digits and underscores."))
        add_field(grid, tr("Address"), self.address, tr("Empty: the provider's own."))
        add_field(
            grid,
            tr("Key"),
            self.key,
            tr("Goes into this computer's keychain, never into a file, and is not shown again."),
        )
        add_field(grid, tr("Fast model"), self.fast)
        add_field(grid, tr("Accurate model"), self.accurate, tr("Test lists the models that the server has."))
        column.addLayout(grid)
        column.addLayout(row_of(self.try_button, self.verdict, is_left=False))
        self.try_button.setFixedWidth(self.try_button.sizeHint().width() + WIDE)
        column.addWidget(text_label(tr("Limits, price and privacy"), "strong"))
        column.addLayout(self._more())
        column.addSpacing(NEAR)
        row = row_of(is_left=True)
        row.addWidget(self.cancel_button)
        row.addWidget(self.keep_button)
        column.addLayout(row)

    def _more(self) -> QGridLayout:
        grid = form_grid(150)
        for caption, field in (
            (tr("Calls at a time"), self.concurrency), (tr("Requests a minute"), self.requests),
            (tr("Tokens a minute"), self.tokens), (tr("Price of input"), self.price_in),
            (tr("Price of output"), self.price_out), (tr("Trains on what is sent"), self.training),
        ):  # fmt: skip
            add_field(grid, caption, field)
        grid.addWidget(self.redact, grid.rowCount(), 1)
        return grid

    # --- what is in the fields ----------------------------------------------------------------------------------------

    def _take(self, template: EngineTemplate) -> None:
        self.template_said.setText(template.said)
        self.name.setText(free_name(template.name, self._settings))
        self.address.setText(template.base_url)
        self.key.setPlaceholderText(
            tr("no key yet") if template.needs_key else tr("not needed, unless the server asks for one")
        )
        self._offer(())
        self._say("", "soft")

    def _show(self, engine: EngineConfig) -> None:
        self.name.setText(engine.name)
        self.name.setReadOnly(True)
        self.address.setText(engine.base_url)
        self.fast.setEditText(engine.fast)
        self.accurate.setEditText(engine.accurate)
        self.concurrency.setValue(engine.max_concurrency)
        self.requests.setValue(engine.requests_per_minute or 0)
        self.tokens.setValue(engine.tokens_per_minute or 0)
        self.price_in.setValue(-1 if engine.price is None else engine.price.input)
        self.price_out.setValue(-1 if engine.price is None else engine.price.output)
        self.training.setCurrentText(engine.training)
        self.redact.setChecked(engine.redact_before_sending)

    def _kind(self) -> str:
        return self._engine.kind if self._engine else TEMPLATES[self.template.currentIndex()].kind

    def filled(self) -> Filled:
        """Return what the fields say.

        Raises:
            WrongUse: the name can't be one, or is taken.
        """
        name = self.name.text().strip()
        if self._engine is None:
            check_name(name)
            if name in self._settings.engines:
                raise WrongUse(tr("There is an engine called “{name}” already.", name=name), tr("Choose another name."))
        values = self._values()
        changes: dict[Setting, Value] = {
            ("engines", name, key): value for key, value in values.items() if self._is_new(key, value)
        }
        price = self._price()
        if price is not None:
            changes["engines", name, "price", "input"] = price.input
            changes["engines", name, "price", "output"] = price.output
        elif self._engine is not None and self._engine.price is not None:
            changes["engines", name, "price"] = None
        return Filled(NewEngine(self._config(name, price), self.key.text().strip()), changes)

    def _is_new(self, key: str, value: Value) -> bool:
        if self._engine is None:
            return value is not None
        always = self._settings.privacy.redact_before_sending
        # Redaction for all engines shows as ticked in each of them; that is no wish for this one.
        return not (key == "redact_before_sending" and always)

    def _values(self) -> dict[str, Value]:
        return {
            "kind": self._kind(),
            "base_url": self.address.text().strip().rstrip("/") or None,
            "fast": self.fast.currentText().strip() or None,
            "accurate": self.accurate.currentText().strip() or None,
            "max_concurrency": self.concurrency.value() if self.concurrency.value() not in (0, 8) else None,
            "requests_per_minute": self.requests.value() or None,
            "tokens_per_minute": self.tokens.value() or None,
            "training": self.training.currentText() if self.training.currentText() != "unknown" else None,
            "redact_before_sending": True if self.redact.isChecked() else None,
        }

    def _price(self) -> Price | None:
        prices = self.price_in.value(), self.price_out.value()
        if max(prices) < 0:
            return None
        return Price(round(max(0.0, prices[0]), 4), round(max(0.0, prices[1]), 4))

    def _config(self, name: str, price: Price | None) -> EngineConfig:
        made = self._engine or EngineConfig(name, self._kind())
        return replace(
            made,
            base_url=self.address.text().strip().rstrip("/"),
            fast=self.fast.currentText().strip(),
            accurate=self.accurate.currentText().strip(),
            price=price,
        )

    # --- what a person does -------------------------------------------------------------------------------------------

    def try_out(self) -> None:
        """Ask the engine whether it can be used as the form says, and for its models."""
        try:
            wanted = self.filled().engine
        except WrongUse as error:
            self.tell(error)
            return
        self.try_button.setEnabled(False)
        self._say(tr("Asking the engine…"), "soft")
        self._room.ask(lambda precis: asking.try_out(precis, wanted), self._on_tried, self._on_not_tried)

    def _on_tried(self, verdict) -> None:
        if self._is_closed:
            return
        self.try_button.setEnabled(True)
        self._offer(verdict.models)
        said = printable(f"{verdict.message} {verdict.hint}".strip())
        self._say(f"{'✓' if verdict.works else '✕'} {said}", "good" if verdict.works else "bad")

    def _on_not_tried(self, error: PrecisError) -> None:
        if not self._is_closed:
            self.try_button.setEnabled(True)
            self.tell(error)

    def _offer(self, models: tuple[str, ...]) -> None:
        for field in (self.fast, self.accurate):
            typed = field.currentText()
            field.clear()
            field.addItems([printable(model) for model in models])
            field.setEditText(typed)

    def _on_keep(self) -> None:
        try:
            self.kept.emit(self.filled())
        except WrongUse as error:
            self.tell(error)

    def close_kept(self) -> None:
        """End the form after what it holds was kept."""
        self.accept()

    def tell(self, error: PrecisError) -> None:
        """Say what is wrong, and leave the fields as they are."""
        self._say(f"✕ {printable(told(error))}", "bad")

    def _say(self, text: str, style: str) -> None:
        self.verdict.setText(text)
        self.verdict.setObjectName(style)
        restyle(self.verdict)

    def _on_finished(self) -> None:
        self._is_closed = True
        self.key.clear()
        self.deleteLater()
