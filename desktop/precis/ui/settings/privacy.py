"""Privacy: what is replaced before sending, how long history stays, the user tag, and what is sent where."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout

from precis.domain.errors import PrecisError
from precis.domain.text import printable
from precis.settings import Settings
from precis.ui.bridge import EngineRoom
from precis.ui.language import mark, tr
from precis.ui.look.controls import text_label
from precis.ui.look.page import Page, add_field, clear, form_grid
from precis.ui.look.style import TIGHT
from precis.ui.sentences import said, told
from precis.ui.settings import asking
from precis.ui.settings.asking import SetUp
from precis.ui.settings.engine_fields import training_name
from precis.ui.settings.fields import FIELD_WIDTH, choice_field, number_field, show_value, when_done
from precis.ui.settings.rule_words import day_of

_REPLACED = mark(
    "Names, mail addresses, numbers and the like become placeholders such as [PERSON_1], and come back in the result. "
    "What is not recognized is sent as it is."
)
_TAGS = (mark("A random name"), mark("None"), mark("A name of your choice"))


class PrivacyPage(Page):
    """`wants` tells of changes to write."""

    wants = Signal(object)

    def __init__(self, room: EngineRoom) -> None:
        super().__init__(tr("Privacy"))
        self._room = room
        self.redact = QCheckBox(tr("Replace personal data before sending, for every engine"))
        self.redact.toggled.connect(lambda on: self.wants.emit({("privacy", "redact_before_sending"): on}))
        self.days = number_field(tr("Days that history is kept"), 36_500, tr("until you delete it"), " days")
        when_done(self.days, lambda: self.wants.emit({("privacy", "keep_history_days"): self.days.value()}))
        self.tag = choice_field(tr("User tag"), [tr(one) for one in _TAGS])
        self.tag.activated.connect(self._on_tag)
        self.own_tag = QLineEdit()
        self.own_tag.setAccessibleName(tr("User tag of your choice"))
        self.own_tag.setMinimumWidth(FIELD_WIDTH)
        self.own_tag.editingFinished.connect(self._on_own_tag)
        self._map = QVBoxLayout()
        self._map.setSpacing(TIGHT)
        self._lay_out()

    def _lay_out(self) -> None:
        self.head(tr("Privacy"), tr("No account and no telemetry. Documents go only to the engine that you choose."))
        self.put(self.redact)
        self.put(text_label(tr(_REPLACED), "small"))
        grid = form_grid()
        add_field(grid, tr("History is kept"), self.days)
        add_field(
            grid,
            tr("User tag"),
            self.tag,
            tr("What calls are marked with, for the provider's abuse checks and your usage."),
        )
        grid.addWidget(self.own_tag, grid.rowCount(), 1)
        self.put(grid)
        self.head(
            tr("What is sent where"), tr("File names and paths, other documents, history and settings are never sent.")
        )
        self.put(self._map)
        self.end()

    def show_set_up(self, found: SetUp) -> None:
        """Show the choices, and ask what is sent where."""
        privacy = found.settings.privacy
        self.redact.blockSignals(True)
        self.redact.setChecked(privacy.redact_before_sending)
        self.redact.blockSignals(False)
        show_value(self.days, privacy.keep_history_days)
        place = {"auto": 0, "off": 1}.get(privacy.user_tag, 2)
        self.tag.setCurrentIndex(place)
        self.own_tag.setVisible(place == 2)
        if not self.own_tag.hasFocus():
            self.own_tag.setText(privacy.user_tag if place == 2 else "")
        self._ask_map(found.settings)

    def _ask_map(self, settings: Settings) -> None:
        self._room.ask(lambda precis: asking.data_map(precis, settings), self._on_map, self._on_no_map)

    def _on_map(self, rows: Any) -> None:
        clear(self._map)
        for row in rows:
            host = row.host or tr("this computer")
            self._map.addWidget(text_label(printable(f"{row.engine} · {host}"), "strong"))
            self._map.addWidget(text_label(printable(data_line(row)), "soft", is_selectable=True))
            self._map.addSpacing(TIGHT)

    def _on_no_map(self, error: PrecisError) -> None:
        clear(self._map)
        self._map.addWidget(text_label(told(error), "bad"))

    def _on_tag(self, place: int) -> None:
        self.own_tag.setVisible(place == 2)
        if place < 2:
            self.wants.emit({("privacy", "user_tag"): ("auto", "off")[place]})
        else:
            self.own_tag.setFocus()

    def _on_own_tag(self) -> None:
        if self.own_tag.isVisible() and (text := self.own_tag.text().strip()):
            self.wants.emit({("privacy", "user_tag"): text})


def data_line(row: Any) -> str:
    """Return what goes to an engine, and its provider's terms, in words."""
    if row.forbidden:
        return said(str(row.forbidden))
    if not row.sent:
        return tr("Nothing is sent.")
    parts = [tr("Sent: {names}.", names="; ".join(map(said, row.sent)))]
    if row.is_redacted:
        parts.append(tr("Personal data is replaced first."))
    if row.stays_here:
        parts.append(tr("The server is on this computer."))
    terms = row.terms
    parts.append(tr(
        "{provider}, {plan}: kept: {retention}; training: {training}.",
        provider=said(terms.provider), plan=said(terms.plan), retention=said(terms.retention),
        training=training_name(terms.training),
    ))  # fmt: skip
    if terms.as_of:
        parts.append(tr("As of {date}.", date=day_of(terms.as_of)))
    return " ".join(parts)
