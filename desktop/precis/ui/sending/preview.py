"""The preview: exactly the text that a run would send, call by call, with what is replaced in it marked."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from precis.domain.errors import PrecisError
from precis.domain.jobs import Input, Options
from precis.domain.text import printable
from precis.ui.bridge import EngineRoom
from precis.ui.language import tr
from precis.ui.look.controls import push_button, text_label
from precis.ui.look.page import fill, form_grid
from precis.ui.look.style import APART, NEAR, TIGHT, WIDE, current_theme
from precis.ui.look.table import Column, Rows, TableView
from precis.ui.sending import telling
from precis.ui.sentences import told
from precis.ui.settings.fields import choice_field

if TYPE_CHECKING:
    from precis.app.facade import Precis
    from precis.app.previewing import PreviewedCall, SendPreview
    from precis.app.sending import SendNotice

MOST_CHARACTERS = 200_000
"""Of one call: beyond it, a model's context is full anyway."""
_SEPARATOR = "\u2500" * 24


@dataclass(frozen=True, slots=True)
class Seen:
    """What would be sent, and what goes for the engine; None for one that sends nothing."""

    preview: SendPreview
    notice: SendNotice | None


async def look(precis: Precis, source: Input, options: Options) -> Seen:
    """Return what a run of `source` would send; nothing is sent.

    Raises:
        ReadError: the document can't be read.
        PolicyBlocked: the policy of this machine forbids the engine.
    """
    return Seen(await precis.sending.preview(source, options), precis.sending.notice(options.engine))


class PreviewDialog(QDialog):
    """Nothing is sent by looking."""

    def __init__(self, room: EngineRoom, source: Input, options: Options, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Preview what is sent"))
        self.resize(min(900, parent.width() - 40), min(720, parent.height() - 40))
        self.preview: SendPreview | None = None
        self.said = text_label(tr("Working out what would be sent; nothing is sent by looking…"), "strong")
        self.terms = form_grid(130)
        self.calls = choice_field(tr("Call"))
        self.calls.activated.connect(self._show_call)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("The text that is sent"))
        self.replaced = Rows((Column(tr("Sent in its place")), Column(tr("In the document, not sent"), is_wide=True)))
        self.replaced_view = TableView(tr("What is replaced"), self.replaced)
        self.replaced_view.setMaximumHeight(150)
        self._parts = (self.calls, self.text, self.replaced_view)
        self._lay_out()
        self.again = lambda: PreviewDialog(room, source, options, parent)
        room.ask(lambda precis: look(precis, source, options), self._on_seen, self._on_failed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, APART, WIDE, NEAR + TIGHT)
        column.setSpacing(NEAR)
        column.addWidget(self.said)
        column.addLayout(self.terms)
        column.addWidget(self.calls, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.text, 1)
        column.addWidget(self.replaced_view)
        column.addStretch()
        row = QHBoxLayout()
        row.addStretch()
        close = push_button(tr("Close"), tr("Close (Esc)"), self.close, "primary")
        row.addWidget(close)
        column.addLayout(row)
        for part in self._parts:
            part.hide()
        close.setFocus()

    def _on_failed(self, error: PrecisError) -> None:
        self.said.setText(printable(told(error)))

    def _on_seen(self, seen: Seen) -> None:
        self.preview = found = seen.preview
        self.said.setText(telling.summed_up(found))
        if seen.notice is not None and not found.nothing_because:
            lines = [(tr("Personal data"), telling.personal_data(seen.notice))]
            fill(self.terms, [*lines, *(line for one in seen.notice.terms[:1] for line in telling.terms(one))])
        if not found.calls:
            return
        self.calls.clear()
        self.calls.addItems([telling.call_title(number, call) for number, call in enumerate(found.calls, 1)])
        self.calls.setSizeAdjustPolicy(self.calls.SizeAdjustPolicy.AdjustToContents)
        self.calls.setMaximumWidth(16_777_215)
        pairs = telling.replaced(found)
        self.replaced.show(pairs)
        for part in self._parts[:2]:
            part.show()
        self.replaced_view.setVisible(bool(pairs))
        self._show_call(0)

    def _show_call(self, number: int) -> None:
        if self.preview is None or not self.preview.calls:
            return
        text, places = laid_out(self.preview.calls[number])
        self.text.setPlainText(text)
        shape = QTextCharFormat()
        shape.setBackground(QColor(current_theme().mark))
        shape.setForeground(QColor(current_theme().text))
        shape.setFontUnderline(True)
        self.text.setExtraSelections([self._selection(place, shape) for place in places])

    def _selection(self, place: tuple[int, int], shape: QTextCharFormat) -> QTextEdit.ExtraSelection:
        marked = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(place[0])
        cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
        marked.cursor, marked.format = cursor, shape  # type: ignore[attr-defined]
        return marked


def laid_out(call: PreviewedCall) -> tuple[str, list[tuple[int, int]]]:
    """Return a call's messages one below the other, and where in that something stands in for personal data.

    Places count UTF-16 units, as Qt does.
    """
    text, places = "", list[tuple[int, int]]()
    for message in call.messages:
        text += f"{_SEPARATOR} {telling.role(message.role)}\n"
        start = len(text)
        text += f"{message.text}\n\n"
        places += [(start + one.start, start + one.end) for one in message.replaced]
    if call.schema:
        text += f"{_SEPARATOR} {tr('Form of the answer: {schema}', schema=call.schema)}\n"
    text = text[:MOST_CHARACTERS]
    wide = [at for at, sign in enumerate(text) if sign > "\uffff"]  # two units each
    return text, [
        (start + bisect_left(wide, start), end + bisect_left(wide, end)) for start, end in places if end <= len(text)
    ]
