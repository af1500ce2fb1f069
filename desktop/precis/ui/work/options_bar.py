"""What is asked for: mode, length, label sets, engine; and what the selection would take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QMenu, QPushButton, QToolButton, QWidget

from precis.domain.jobs import Length, Mode, Options
from precis.domain.labels import LabelSet
from precis.domain.text import printable
from precis.ui import words
from precis.ui.language import tr, trn
from precis.ui.look.controls import IconButton, Segments, text_label
from precis.ui.look.style import APART, NEAR

_MODES = (Mode.FAST, Mode.ACCURATE)
_LONGEST_FOCUS = 200
_LENGTHS = (Length.BRIEF, Length.STANDARD, Length.DETAILED)


class OptionsBar(QWidget):
    """The bar over the work view. `changed` brings the options that the person chose."""

    changed = Signal(object)
    add_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._options = Options()
        self._sets: Sequence[LabelSet] = ()
        self.add = QPushButton(tr("Add…"))
        self.add.setObjectName("primary")
        self.add.setAccessibleName(tr("Add documents"))
        self.add.setToolTip(tr("Add documents (Ctrl+O); or drop files and folders anywhere"))
        self.more = IconButton(
            "down", tr("More ways to add"), tr("A folder, the clipboard, recent documents, watched folders")
        )
        self.more.setObjectName("opener")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.mode = Segments(tr("Mode"), (
            (tr("Fast"), tr("The quickest useful answer (Ctrl+M switches)")),
            (tr("Accurate"), tr("Looks at more and checks more; takes longer (Ctrl+M switches)")),
        ))  # fmt: skip
        self.length = _choice(tr("Length of the summary"), [tr(words.LENGTHS[length]) for length in _LENGTHS])
        self.focus = _focus_field()
        self.engine = _choice(tr("Engine"), [])
        self.labels = QToolButton()
        self.labels.setObjectName("field")
        self.labels.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.labels.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.labels.setToolTip(tr("Which label sets to answer for each document"))
        self.menu = QMenu(self.labels)
        self.labels.setMenu(self.menu)
        self.estimate = text_label("", "small")
        self.estimate.setWordWrap(False)
        self.estimate.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._lay_out()
        self.length.setCurrentIndex(_LENGTHS.index(self._options.length))
        self.labels.hide()
        self.engine.hide()
        self.add.clicked.connect(self.add_asked)
        self.mode.chosen.connect(lambda number: self._change(mode=_MODES[number]))
        self.length.activated.connect(lambda number: self._change(length=_LENGTHS[number]))
        self.focus.editingFinished.connect(self._on_focus)
        self.engine.activated.connect(lambda _: self._change(engine=self.engine.currentText()))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(APART, NEAR, APART, NEAR)
        row.setSpacing(NEAR)
        for part in (self.add, self.more, self.mode, self.length, self.focus, self.labels, self.engine):
            row.addWidget(part)
            if part is self.more or part is self.mode:
                row.addSpacing(NEAR)
        row.addWidget(self.estimate, 1)

    def offer(self, engines: Sequence[str], sets: Sequence[LabelSet]) -> None:
        """Offer these engines and label sets; one engine alone is no choice and is not shown."""
        self._sets = sets
        self.engine.clear()
        self.engine.addItems(list(engines))
        self.engine.setVisible(len(engines) > 1)
        widest = max((self.engine.fontMetrics().horizontalAdvance(name) for name in engines), default=0)
        self.engine.setMinimumWidth(min(widest, 200) + 64)
        self.menu.clear()
        for labels in sets:
            action = QAction(printable(words.set_title(labels.title, labels.name)), self.menu)
            action.setCheckable(True)
            action.setData(labels.name)
            action.setToolTip(", ".join(label.name for label in labels.labels))
            action.toggled.connect(self._on_labels)
            self.menu.addAction(action)
        self.labels.setVisible(bool(sets))

    @property
    def sets(self) -> Sequence[LabelSet]:
        """The label sets that are offered."""
        return self._sets

    def show_options(self, options: Options) -> None:
        """Show `options` as what is chosen."""
        if options.focus != self._options.focus:
            self.focus.setText(options.focus)  # else what is being typed would go
        self._options = options
        self.mode.choose(_MODES.index(options.mode))
        self.length.setCurrentIndex(_LENGTHS.index(options.length))
        self.engine.setCurrentText(options.engine)
        chosen = {labels.name for labels in options.label_sets}
        for action in self.menu.actions():
            action.blockSignals(True)
            action.setChecked(action.data() in chosen)
            action.blockSignals(False)
        self._name_labels()

    def ask_for_engine(self) -> None:
        """Let the person choose another engine."""
        self.engine.setFocus(Qt.FocusReason.OtherFocusReason)
        self.engine.showPopup()

    def toggle_mode(self) -> None:
        """Switch to the other mode."""
        self.mode.press(1 - self.mode.current)

    def _on_focus(self) -> None:
        focus = " ".join(self.focus.text().split())
        if focus != self._options.focus:
            self._change(focus=focus)

    def _on_labels(self) -> None:
        names = {action.data() for action in self.menu.actions() if action.isChecked()}
        self._change(label_sets=tuple(labels for labels in self._sets if labels.name in names))
        self._name_labels()

    def _name_labels(self) -> None:
        chosen = [action.text() for action in self.menu.actions() if action.isChecked()]
        many = trn("{n} label set", "{n} label sets", len(chosen))
        self.labels.setText(many if len(chosen) > 1 else "".join(chosen) or tr("No labels"))
        names = ", ".join(chosen) or tr("none", note="no label sets")
        self.labels.setAccessibleName(tr("Label sets: {names}", names=names))

    def _change(self, **changes: object) -> None:
        self._options = replace(self._options, **changes)  # type: ignore[arg-type]
        self.changed.emit(self._options)


def _focus_field() -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(tr("Focus"))
    field.setAccessibleName(tr("Focus of the summary"))
    field.setToolTip(
        tr(
            "What the summary should turn on, such as “notice period”; accurate mode finds it in other words, too."
            " Enter takes it over; leave it empty for the whole document."
        )
    )
    field.setMaxLength(_LONGEST_FOCUS)
    field.setClearButtonEnabled(True)
    field.setMinimumWidth(90)
    field.setMaximumWidth(200)
    return field


def _choice(name: str, texts: Sequence[str]) -> QComboBox:
    box = QComboBox()
    box.addItems(list(texts))
    box.setAccessibleName(name)
    box.setToolTip(name)
    return box
