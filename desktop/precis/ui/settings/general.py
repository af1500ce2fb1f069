"""General: language, appearance, and what the program may tell outside its window."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from precis.ui.language import Language, mark, resolved, tr
from precis.ui.look.appearance import Look
from precis.ui.look.controls import Segments
from precis.ui.look.page import Page, add_field, form_grid
from precis.ui.memory import Memory
from precis.ui.settings.fields import choice_field

LOOKS = {
    Look.SYSTEM: (mark("System"), mark("Follow the system")),
    Look.LIGHT: (mark("Light"), mark("Dark on white")),
    Look.DARK: (mark("Dark"), mark("Light on dark grey")),
    Look.HIGH_CONTRAST: (mark("High contrast"), mark("White and yellow on black")),
}
_OWN_NAMES = {Language.ENGLISH: "English", Language.GERMAN: "Deutsch"}
"""A language's name in itself: whoever is lost in another one still finds it."""


class GeneralPage(Page):
    """`look_chosen` brings another appearance, `language_chosen` another language; all else is remembered at once."""

    look_chosen = Signal(object)
    language_chosen = Signal(object)

    def __init__(self, memory: Memory) -> None:
        super().__init__(tr("General"))
        self._memory = memory
        self.language = choice_field(tr("Language"), [_language_name(one) for one in Language])
        self.language.setCurrentIndex(list(Language).index(memory.language))
        self.language.activated.connect(self._on_language)
        self.looks = Segments(tr("Appearance"), [(tr(text), tr(tip)) for text, tip in LOOKS.values()])
        self.looks.choose(list(LOOKS).index(memory.look))
        self.looks.chosen.connect(lambda number: self.look_chosen.emit(list(LOOKS)[number]))
        self.notify = QCheckBox(tr("Tell when long work is done"))
        self.notify.setChecked(memory.notify_long_work)
        self.notify.toggled.connect(self._on_notify)
        self.tray = QCheckBox(tr("Show an icon in the system's tray"))
        self.tray.setChecked(memory.show_tray)
        self.tray.toggled.connect(self._on_tray)
        self._lay_out()

    def _lay_out(self) -> None:
        self.head(tr("General"), tr("How Précis looks and speaks. Nothing of this changes a result."))
        grid = form_grid()
        add_field(grid, tr("Language"), self.language)
        add_field(grid, tr("Appearance"), self.looks, tr("The size of type follows the system's."))
        self.put(grid)
        self.head(tr("Notifications"), tr("They name a document at most, and never say what is in it."))
        self.put(self.notify, self.tray)
        self.end()

    def _on_language(self, place: int) -> None:
        before, chosen = self._memory.language, list(Language)[place]
        self._memory.language = chosen
        self._memory.flush()
        if resolved(chosen) is not resolved(before):
            self.language_chosen.emit(chosen)

    def _on_notify(self, is_on: bool) -> None:
        self._memory.notify_long_work = is_on

    def _on_tray(self, is_on: bool) -> None:
        self._memory.show_tray = is_on


def _language_name(language: Language) -> str:
    if language is Language.SYSTEM:
        return tr("As the system ({language})", language=_OWN_NAMES[resolved(language)])
    return _OWN_NAMES[language]
