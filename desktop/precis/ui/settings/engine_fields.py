"""The fields of one engine, and what they say: the engine, and what is to be written of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from precis.app.settings_writing import Changes, Setting, Value
from precis.domain.requests import EngineConfig, Price
from precis.domain.text import printable
from precis.ui.language import mark, tr
from precis.ui.look.controls import text_label
from precis.ui.look.page import add_field, form_grid
from precis.ui.look.style import NEAR, WIDE
from precis.ui.settings.asking import NewEngine
from precis.ui.settings.fields import amount_field, choice_field, number_field

_NOTE = "whether a provider trains on what is sent"
_TRAINING = {
    "unknown": mark("unknown", note="whether a provider trains on what is sent"),
    "no": mark("no", note="whether a provider trains on what is sent"),
    "yes": mark("yes", note="whether a provider trains on what is sent"),
}
_WIDTH = 300
_USUAL_CONCURRENCY = 8


@dataclass(frozen=True, slots=True)
class Filled:
    """What a form holds: the engine with its key, and what is to be written."""

    engine: NewEngine
    changes: Changes


class EngineFields(QWidget):
    """Name, address, key and models; below them limits, price and privacy."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.address, self.key = QLineEdit(), QLineEdit(), QLineEdit()
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.fast = choice_field(tr("Fast model"), is_editable=True)
        self.accurate = choice_field(tr("Accurate model"), is_editable=True)
        for field in (self.name, self.address, self.key, self.fast, self.accurate):
            field.setMinimumWidth(_WIDTH)
        self.concurrency = number_field(tr("Calls at a time"), 256, tr("8, as usual"))
        self.requests = number_field(tr("Requests a minute"), 1_000_000, tr("not limited here"))
        self.tokens = number_field(tr("Tokens a minute"), 1_000_000_000, tr("not limited here"))
        as_listed, unit = tr("as in the price table"), tr(" a million tokens")
        self.price_in = amount_field(tr("Price of a million input tokens"), 10_000, 4, as_listed, unit)
        self.price_out = amount_field(tr("Price of a million output tokens"), 10_000, 4, as_listed, unit)
        self.training = choice_field(tr("Trains on what is sent"))
        for value, text in _TRAINING.items():
            self.training.addItem(tr(text, note=_NOTE), value)
        self.redact = QCheckBox(tr("Replace personal data before sending"))
        self.access, self.more = form_grid(150), form_grid(150)
        self._lay_out()

    def _lay_out(self) -> None:
        add_field(self.access, tr("Name"), self.name, tr("Lower-case letters, digits and underscores."))
        add_field(self.access, tr("Address"), self.address, tr("Empty: the provider's own."))
        add_field(self.access, tr("Key"), self.key,
                  tr("Goes into this computer's keychain, never into a file, and is not shown again."))  # fmt: skip
        add_field(self.access, tr("Fast model"), self.fast)
        add_field(self.access, tr("Accurate model"), self.accurate, tr("Test lists the models that the server has."))
        for caption, field in (
            (tr("Calls at a time"), self.concurrency), (tr("Requests a minute"), self.requests),
            (tr("Tokens a minute"), self.tokens), (tr("Price of input"), self.price_in),
            (tr("Price of output"), self.price_out), (tr("Trains on what is sent"), self.training),
        ):  # fmt: skip
            add_field(self.more, caption, field)
        self.more.addWidget(self.redact, self.more.rowCount(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addLayout(self.access)
        column.addSpacing(WIDE)
        column.addWidget(text_label(tr("Limits, price and privacy"), "strong"))
        column.addLayout(self.more)

    def show_engine(self, engine: EngineConfig) -> None:
        """Show an engine that is set up; its name stays."""
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
        self.training.setCurrentIndex(max(0, self.training.findData(engine.training)))
        self.redact.setChecked(engine.redact_before_sending)

    def offer(self, models: tuple[str, ...]) -> None:
        """Offer the models that the server has; what was typed stays."""
        field: QComboBox
        for field in (self.fast, self.accurate):
            typed = field.currentText()
            field.clear()
            field.addItems([printable(model) for model in models])
            field.setEditText(typed)

    def filled(self, before: EngineConfig | None, kind: str, *, redacts_all: bool) -> Filled:
        """Return what the fields say; `redacts_all`: personal data is replaced for every engine anyway."""
        name, price = self.name.text().strip(), self._price()
        changes: dict[Setting, Value] = {
            ("engines", name, key): value
            for key, value in self._values(kind).items()
            if _is_new(key, value, before, redacts_all=redacts_all)
        }
        if price is not None:
            changes["engines", name, "price", "input"] = price.input
            changes["engines", name, "price", "output"] = price.output
        elif before is not None and before.price is not None:
            changes["engines", name, "price"] = None
        config = replace(
            before or EngineConfig(name, kind),
            base_url=self.address.text().strip().rstrip("/"),
            fast=self.fast.currentText().strip(),
            accurate=self.accurate.currentText().strip(),
            price=price,
        )
        return Filled(NewEngine(config, self.key.text().strip()), changes)

    def _values(self, kind: str) -> dict[str, Value]:
        training = str(self.training.currentData())
        return {
            "kind": kind,
            "base_url": self.address.text().strip().rstrip("/") or None,
            "fast": self.fast.currentText().strip() or None,
            "accurate": self.accurate.currentText().strip() or None,
            "max_concurrency": self.concurrency.value() if self.concurrency.value() not in _UNSAID else None,
            "requests_per_minute": self.requests.value() or None,
            "tokens_per_minute": self.tokens.value() or None,
            "training": training if training != "unknown" else None,
            "redact_before_sending": True if self.redact.isChecked() else None,
        }

    def _price(self) -> Price | None:
        prices = self.price_in.value(), self.price_out.value()
        if max(prices) < 0:
            return None
        return Price(round(max(0.0, prices[0]), 4), round(max(0.0, prices[1]), 4))


def training_name(value: str) -> str:
    """Return whether a provider trains on what is sent, in words."""
    return tr(_TRAINING[value], note=_NOTE) if value in _TRAINING else value


_UNSAID = (0, _USUAL_CONCURRENCY)


def _is_new(key: str, value: Value, before: EngineConfig | None, *, redacts_all: bool) -> bool:
    if before is None:
        return value is not None
    # Redaction for all engines shows as ticked in each of them; that is no wish for this one.
    return not (key == "redact_before_sending" and redacts_all)
