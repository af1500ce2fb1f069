"""Shortcuts: every command with its keys; others are chosen by pressing them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit, QLineEdit

from precis.ui import shortcuts
from precis.ui.language import mark, tr
from precis.ui.look.controls import push_button, text_label
from precis.ui.look.page import Page, row_of
from precis.ui.look.style import restyle
from precis.ui.look.table import Column, Rows, TableView
from precis.ui.memory import Memory

_COLUMNS = (Column(mark("Command"), is_wide=True), Column(mark("Keys")), Column(mark("Comes with")))


class ShortcutsPage(Page):
    """`changed` tells that keys are others now."""

    changed = Signal()

    def __init__(self, actions: Sequence[QAction], memory: Memory) -> None:
        super().__init__(tr("Shortcuts"))
        self._actions, self._memory = actions, memory
        self._wanted = ""
        self.rows = Rows(_COLUMNS)
        self.table = TableView(tr("Commands and their keys"), self.rows, is_tall=True)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._on_chosen())
        self.table.opened.connect(lambda _: self.recorder.setFocus())
        self.recorder = QKeySequenceEdit()
        self.recorder.setMaximumSequenceLength(1)
        self.recorder.setAccessibleName(tr("New keys"))
        if (line := self.recorder.findChild(QLineEdit)) is not None:
            line.setPlaceholderText(tr("Press the new keys"))
            line.setAccessibleName(tr("New keys"))
        self.recorder.keySequenceChanged.connect(self._on_recorded)
        self.use = push_button(tr("Use these keys"), tr("Give the chosen command these keys"), self._on_use, "primary")
        self.none = push_button(tr("No keys"), tr("Leave the chosen command without keys"), self._on_none)
        self.reset = push_button(tr("Reset"), tr("Give the chosen command back the keys it comes with"), self._on_reset)
        self.reset_all = push_button(
            tr("Reset all"), tr("Give every command back the keys it comes with"), self._on_reset_all
        )
        self.said = text_label("", "soft")
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        self.head(tr("Shortcuts"), tr("Choose a command, then press its new keys. Everything counts at once."))
        self.put(row_of(self.recorder, self.use, self.none), self.said, row_of(self.reset, self.reset_all), self.table)
        self.end()

    @property
    def current(self) -> QAction | None:
        """The command that is chosen in the table."""
        name = self.table.current()
        return next((one for one in self._actions if shortcuts.name_of(one) == name), None)

    def choose(self, name: str) -> None:
        """Choose a command by its name."""
        self.table.selectRow(self.rows.keys().index(name))

    def _show(self) -> None:
        place = self.table.currentIndex().row()
        lines = [(one.text().rstrip("…"), shortcuts.shown(shortcuts.keys_of(one)), _comes_with(one))
                 for one in self._actions]  # fmt: skip
        self.rows.show(lines, [shortcuts.name_of(one) for one in self._actions])
        self.table.selectRow(max(place, 0))
        self.reset_all.setEnabled(bool(shortcuts.chosen_of(self._actions)))

    def _on_chosen(self) -> None:
        action = self.current
        self._forget()
        self.none.setEnabled(action is not None and bool(shortcuts.keys_of(action)))
        self.reset.setEnabled(action is not None and shortcuts.keys_of(action) != shortcuts.defaults_of(action))

    def _forget(self) -> None:
        self._wanted = ""
        self.recorder.blockSignals(True)
        self.recorder.clear()
        self.recorder.blockSignals(False)
        self.use.setEnabled(False)
        self.use.setText(tr("Use these keys"))
        self._say("")

    def _on_recorded(self, keys: QKeySequence) -> None:
        action = self.current
        if action is None or keys.isEmpty():
            return
        self._wanted = keys.toString(QKeySequence.SequenceFormat.PortableText)
        trouble = shortcuts.why_not(keys)
        other = shortcuts.holder(self._actions, self._wanted, action)
        self.use.setEnabled(not trouble)
        self.use.setText(tr("Use these keys") if other is None or trouble else tr("Take them over"))
        if trouble:
            self._say(trouble, "bad")
        elif other is not None:
            owner = other.text().rstrip("…")
            self._say(tr("{keys} belongs to “{command}”, which would have no keys then.",
                         keys=shortcuts.shown([self._wanted]), command=owner), "weak")  # fmt: skip
        else:
            self._say("")

    def _on_use(self) -> None:
        action = self.current
        if action is None or not self._wanted:
            return
        other = shortcuts.holder(self._actions, self._wanted, action)
        if other is not None:
            shortcuts.give_keys(other, [key for key in shortcuts.keys_of(other) if key != self._wanted])
        shortcuts.give_keys(action, [self._wanted])
        self._keep()

    def _on_none(self) -> None:
        if (action := self.current) is not None:
            shortcuts.give_keys(action, ())
            self._keep()

    def _on_reset(self) -> None:
        action = self.current
        if action is None:
            return
        for key in shortcuts.defaults_of(action):
            if (other := shortcuts.holder(self._actions, key, action)) is not None:
                shortcuts.give_keys(other, [one for one in shortcuts.keys_of(other) if one != key])
        shortcuts.give_keys(action, shortcuts.defaults_of(action))
        self._keep()

    def _on_reset_all(self) -> None:
        for action in self._actions:
            shortcuts.give_keys(action, shortcuts.defaults_of(action))
        self._keep()

    def _keep(self) -> None:
        self._memory.keep_shortcuts(shortcuts.chosen_of(self._actions))
        self._forget()
        self._show()
        self._on_chosen()
        self.changed.emit()

    def _say(self, text: str, style: str = "soft") -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))
        self.said.setObjectName(style)
        restyle(self.said)


def _comes_with(action: QAction) -> str:
    defaults = shortcuts.defaults_of(action)
    return "" if defaults == shortcuts.keys_of(action) else shortcuts.shown(defaults) or tr("no keys")
