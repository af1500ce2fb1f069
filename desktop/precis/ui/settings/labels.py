"""Label sets: what documents are sorted into; edited, duplicated, exchanged as files, and deleted with undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from precis.domain.errors import PrecisError, WrongUse
from precis.domain.text import printable
from precis.ui.bridge import EngineRoom
from precis.ui.language import mark, tr
from precis.ui.look.controls import push_button, text_label
from precis.ui.look.page import Page, clear, row_of
from precis.ui.look.style import APART, NEAR, TIGHT, restyle
from precis.ui.sentences import said, told
from precis.ui.settings.label_form import LabelSetForm
from precis.ui.settings.label_rows import file_name
from precis.ui.settings.toml_files import ask_from_where, ask_where_to, read_text, write_text
from precis.ui.words import set_title

if TYPE_CHECKING:
    from precis.app.facade import Precis
    from precis.app.label_editing import LabelSetFile

_TOML = mark("Label sets (*.toml)")


async def files(precis: Precis) -> list[LabelSetFile]:
    """Return the sets that are there."""
    return await precis.labels.files()


async def keep(precis: Precis, name: str, text: str) -> None:
    """Keep a set, and let it count."""
    await precis.labels.save(name, text)
    await precis.reload()


async def remove(precis: Precis, name: str) -> None:
    """Delete a set of the person's own; one that comes along under its name counts again."""
    await precis.labels.remove(name)
    await precis.reload()


class LabelSetCard(QFrame):
    """One set: its labels, where it comes from, and what can be done with it."""

    def __init__(self, file: LabelSetFile, page: LabelsPage) -> None:
        super().__init__()
        self.setObjectName("card")
        title = printable(set_title(file.labels.title if file.labels else "", file.name))
        self.edit = push_button(tr("Edit…"), _edit_tip(file), lambda: page.open_form(file.name))
        self.copy = push_button(tr("Duplicate"), tr("Begin another set with these labels"),
                                lambda: page.duplicate(file.name))  # fmt: skip
        self.export = push_button(tr("Export…"), tr("Write this set into a TOML file"), lambda: page.ask_where(file))
        buttons = [self.edit, self.copy, self.export]
        self.remove = push_button(_remove_text(file), _remove_tip(file), lambda: page.remove(file))
        if file.is_own:
            buttons.append(self.remove)
        for button in buttons:
            button.setAccessibleName(f"{button.text().rstrip('…')} {title}")
        for button in (self.edit, self.copy):
            button.setEnabled(file.labels is not None)
        column = QVBoxLayout(self)
        column.setContentsMargins(APART, NEAR, APART, NEAR)
        column.setSpacing(TIGHT)
        head = row_of(text_label(title, "strong"), *buttons, is_left=False)
        head.setStretch(0, 1)
        column.addLayout(head)
        column.addWidget(text_label(printable(set_line(file)), "soft", is_selectable=True))
        column.addWidget(text_label(origin(file), "small"))


def _edit_tip(file: LabelSetFile) -> str:
    if file.is_own:
        return tr("Change labels and descriptions")
    return tr("Change labels and descriptions: a set of your own takes the place of this one")


def _remove_text(file: LabelSetFile) -> str:
    return tr("Use the original") if file.hides_shipped else tr("Delete")


def _remove_tip(file: LabelSetFile) -> str:
    if file.hides_shipped:
        return tr("Delete your version; the one that comes along counts again. It can be undone")
    return tr("Delete this set; it can be undone. What was labelled stays")


def set_line(file: LabelSetFile) -> str:
    """Return the labels of a set in a line; why it can't be used, where it can't."""
    if file.labels is None:
        return f"⚠ {said(file.error)}"
    names = ", ".join(label.name for label in file.labels.labels)
    return tr("{names} · critical: a rule or a person decides", names=names) if file.labels.is_critical else names


def origin(file: LabelSetFile) -> str:
    """Return where a set comes from."""
    if not file.is_own:
        return tr("comes along")
    return tr("your version of one that comes along") if file.hides_shipped else tr("your own")


class LabelsPage(Page):
    """`undoable` brings a sentence about a deleted set, and what takes it back."""

    undoable = Signal(str, object)

    def __init__(self, room: EngineRoom) -> None:
        super().__init__(tr("Labels"))
        self._room = room
        self.files: Sequence[LabelSetFile] = ()
        self.cards: dict[str, LabelSetCard] = {}
        self.form: LabelSetForm | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(NEAR)
        self.new = push_button(
            tr("New label set…"), tr("Make a set of your own"), lambda: self.open_form(""), "primary"
        )
        self.load = push_button(tr("Import…"), tr("Take in a set from a TOML file"), self._ask_what)
        self.said = text_label("", "soft", is_selectable=True)
        self.said.hide()
        self.head(tr("Label sets"), tr("What documents are sorted into. “none of these” is always possible beside "
                                       "them."))  # fmt: skip
        self.put(row_of(self.new, self.load), self.said, self._list)
        self.end()

    def refresh(self) -> None:
        """Ask for the sets that are there."""
        self._room.ask(files, self.show_files, self._on_failed)

    def show_files(self, found: Sequence[LabelSetFile]) -> None:
        """Show the sets."""
        self.files = found
        clear(self._list)
        self.cards = {file.name: LabelSetCard(file, self) for file in found}
        for card in self.cards.values():
            self._list.addWidget(card)

    def open_form(self, name: str) -> LabelSetForm:
        """Open the form of a set, or of a new one."""
        return self._opened(LabelSetForm(self._room, self._file(name), self._names(), self))

    def duplicate(self, name: str) -> LabelSetForm:
        """Open the form of a new set that begins with the labels of another."""
        form = LabelSetForm(self._room, None, self._names(), self)
        file = self._file(name)
        if file is not None and file.labels is not None:
            form.begin_with(file.labels, tr("{title} (copy)", title=file.labels.title or file.labels.name))
        return self._opened(form)

    def _file(self, name: str) -> LabelSetFile | None:
        return next((file for file in self.files if file.name == name), None)

    def _names(self) -> list[str]:
        return [file.name for file in self.files]

    def _opened(self, form: LabelSetForm) -> LabelSetForm:
        form.kept.connect(lambda name, text: self._on_form(form, name, text))
        form.finished.connect(form.deleteLater)
        self.form = form
        form.open()
        return form

    def _on_form(self, form: LabelSetForm, name: str, text: str) -> None:
        def then(_: object) -> None:
            form.close_kept()
            self.refresh()

        self._room.ask(lambda precis: keep(precis, name, text), then, form.tell)

    def remove(self, file: LabelSetFile) -> None:
        """Delete a set, until it is taken back."""

        def then(_: object) -> None:
            self.refresh()
            title = (file.labels.title if file.labels else "") or file.name
            self.undoable.emit(tr("The label set “{name}” is deleted.", name=printable(title)), undo)

        def undo() -> None:
            self._do(lambda precis: keep(precis, file.name, file.text))

        self._room.ask(lambda precis: remove(precis, file.name), then, self._on_failed)

    def add(self, path: Path) -> None:
        """Take in the set of a file, under a name that is free."""
        try:
            text = read_text(path)
        except WrongUse as error:
            self._on_failed(error)
            return
        name = file_name(path.stem, self._names())
        self._room.ask(
            lambda precis: keep(precis, name, text),
            lambda _: self._on_added(name),
            self._on_failed,
        )

    def write(self, file: LabelSetFile, path: Path) -> None:
        """Write a set into a file."""
        try:
            self._say(write_text(path, file.text))
        except WrongUse as error:
            self._on_failed(error)

    def ask_where(self, file: LabelSetFile) -> None:
        """Ask for a place, and write the set there."""
        if chosen := ask_where_to(self, tr("Label sets"), f"{file.name}.toml", tr(_TOML)):
            self.write(file, chosen)

    def _do(self, work: Callable[[Precis], object]) -> None:
        self._room.ask(work, lambda _: self.refresh(), self._on_failed)  # type: ignore[arg-type]

    def _ask_what(self) -> None:
        if chosen := ask_from_where(self, tr("Label sets"), tr(_TOML)):
            self.add(chosen)

    def _on_added(self, name: str) -> None:
        self._say(tr("✓ Kept as “{name}”.", name=name))
        self.refresh()

    def _on_failed(self, error: PrecisError) -> None:
        self._say(f"⚠ {told(error)}", "bad")

    def _say(self, text: str, style: str = "soft") -> None:
        self.said.setText(printable(text))
        self.said.setObjectName(style)
        restyle(self.said)
        self.said.show()
