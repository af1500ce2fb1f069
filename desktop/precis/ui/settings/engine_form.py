"""The form of one engine: from a template or as it is, tried out before it is kept; the key is never shown again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from precis.app.engine_setup import TEMPLATES, EngineTemplate, check_name, free_name
from precis.domain.errors import PrecisError, WrongUse
from precis.domain.requests import EngineConfig
from precis.domain.text import printable
from precis.settings import Settings
from precis.ui.bridge import EngineRoom
from precis.ui.language import mark, tr
from precis.ui.look.controls import push_button, text_label
from precis.ui.look.page import add_field, form_grid, row_of
from precis.ui.look.style import restyle
from precis.ui.sentences import said, told
from precis.ui.settings import asking
from precis.ui.settings.engine_fields import EngineFields, Filled
from precis.ui.settings.fields import choice_field, sheet_over_foot

if TYPE_CHECKING:
    from precis.providers.checking import EngineCheck

_SIZE = (660, 780)
_TITLES = (mark("Team gateway"), mark("Another service"))
"""The templates that are no names of services."""

_PLACES = {
    "keychain": mark("in the keychain"), "environment": mark("in the environment"),
    "memory": mark("in memory, for this run"),
}  # fmt: skip


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
        room_for = parent.window().size()
        self.resize(min(_SIZE[0], room_for.width() - 40), min(_SIZE[1], room_for.height() - 40))
        self.template = choice_field(
            tr("Service"), [tr(one.title) if one.title in _TITLES else one.title for one in TEMPLATES]
        )
        self.template_said = text_label("", "small")
        self.fields = EngineFields()
        kept = _PLACES.get(key_place)
        self.fields.key.setPlaceholderText(
            tr("kept {place}; type to replace it", place=tr(kept)) if kept else tr("no key yet")
        )
        self.try_button = push_button(tr("Test"), tr("Ask the engine, with the cheapest call that tells"), self.try_out)
        self.keep_button = push_button(tr("Save"), tr("Set the engine up"), self._on_keep, "primary")
        self.cancel_button = push_button(tr("Cancel"), tr("Leave everything as it is"), self.reject)
        self.keep_button.setDefault(True)
        self.verdict = text_label("", "soft", is_selectable=True)
        self._lay_out()
        self.finished.connect(self._on_finished)
        if engine is None:
            self.template.currentIndexChanged.connect(lambda place: self._take(TEMPLATES[place]))
            self._take(TEMPLATES[0])
        else:
            self.fields.show_engine(engine)

    def _lay_out(self) -> None:
        column, foot = sheet_over_foot(self, tr("The engine"))
        if self._engine is None:
            grid = form_grid(150)
            add_field(grid, tr("Service"), self.template)
            grid.addWidget(self.template_said, grid.rowCount(), 1)
            column.addLayout(grid)
        column.addWidget(self.fields)
        column.addStretch()
        foot.addWidget(self.verdict)
        buttons = row_of(self.try_button)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.keep_button)
        foot.addLayout(buttons)

    def _take(self, template: EngineTemplate) -> None:
        self.template_said.setText(said(template.said))
        self.fields.name.setText(free_name(template.name, self._settings))
        self.fields.address.setText(template.base_url)
        self.fields.key.setPlaceholderText(
            tr("no key yet") if template.needs_key else tr("not needed, unless the server asks for one")
        )
        self.fields.offer(())
        self._say("", "soft")

    def filled(self) -> Filled:
        """Return what the fields say.

        Raises:
            WrongUse: the name can't be one, or is taken.
        """
        name = self.fields.name.text().strip()
        if self._engine is None:
            check_name(name)
            if name in self._settings.engines:
                raise WrongUse(tr("There is an engine called “{name}” already.", name=name), tr("Choose another name."))
        kind = self._engine.kind if self._engine else TEMPLATES[self.template.currentIndex()].kind
        return self.fields.filled(self._engine, kind, redacts_all=self._settings.privacy.redact_before_sending)

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

    def _on_tried(self, verdict: EngineCheck) -> None:
        if self._is_closed:
            return
        self.try_button.setEnabled(True)
        self.fields.offer(verdict.models)
        text = printable(f"{said(verdict.message)} {said(verdict.hint)}".strip())
        self._say(f"{'✓' if verdict.works else '✕'} {text}", "good" if verdict.works else "bad")

    def _on_not_tried(self, error: PrecisError) -> None:
        if not self._is_closed:
            self.try_button.setEnabled(True)
            self.tell(error)

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
        self.verdict.setVisible(bool(text))
        self.verdict.setText(text)
        self.verdict.setObjectName(style)
        restyle(self.verdict)

    def _on_finished(self) -> None:
        self._is_closed = True
        self.fields.key.clear()
        self.deleteLater()
