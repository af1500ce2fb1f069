"""The rows of a label set's form: a label each, with its name and what belongs to it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from precis.domain.labels import Label
from precis.ui.language import tr
from precis.ui.look.controls import IconButton
from precis.ui.look.style import NEAR, TIGHT

_LINES = 2


class LabelRow(QWidget):
    """One label: its name, and what belongs to it; `moved` brings -1 or 1."""

    changed = Signal()
    removed = Signal()
    moved = Signal(int)

    def __init__(self, label: Label) -> None:
        super().__init__()
        self.name = QLineEdit(label.name)
        self.name.setPlaceholderText(tr("Name"))
        self.name.setAccessibleName(tr("Name of the label"))
        self.name.setMinimumWidth(150)
        self.text = QPlainTextEdit(label.description)
        self.text.setPlaceholderText(tr("What belongs to it, in a sentence or two, with examples"))
        self.text.setAccessibleName(tr("Description of the label"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * _LINES + 2 * NEAR + TIGHT)
        self.name.textChanged.connect(lambda _: self.changed.emit())
        self.text.textChanged.connect(self.changed)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR)
        row.addWidget(self.name, 1)
        row.addWidget(self.text, 3)
        for icon, text, signal in (
            ("up", tr("Move this label up"), lambda: self.moved.emit(-1)),
            ("down", tr("Move this label down"), lambda: self.moved.emit(1)),
            ("close", tr("Remove this label"), self.removed.emit),
        ):
            button = IconButton(icon, text)
            button.clicked.connect(lambda _=False, signal=signal: signal())
            row.addWidget(button)

    def label(self) -> Label:
        """Return what the row says."""
        return Label(self.name.text().strip(), " ".join(self.text.toPlainText().split()))


def file_name(title: str, taken: Sequence[str]) -> str:
    """Return a name for a new set's file, made from its title and free: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", title.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "labels"
    return next(
        name for number in range(1, 10_000) if (name := made if number == 1 else f"{made}-{number}") not in taken
    )
