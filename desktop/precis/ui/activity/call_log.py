"""The log of calls: filters, a table that fetches as far as somebody scrolls, and all that is known of one call."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from precis.domain.calls import CallRow
from precis.domain.errors import EngineError, PrecisError
from precis.domain.text import printable
from precis.ui.activity import asking
from precis.ui.activity.asking import Calls, Filter
from precis.ui.activity.calls import OUTCOMES, cells, details, outcome_name
from precis.ui.bridge import EngineRoom
from precis.ui.language import mark, tr
from precis.ui.look.controls import push_button, text_label
from precis.ui.look.style import NEAR, WIDE
from precis.ui.look.table import Column, Rows, TableView
from precis.ui.sentences import told
from precis.ui.settings.fields import choice_field

_COLUMNS = (
    Column(mark("Time")),
    Column(mark("Engine")),
    Column(mark("Model"), is_wide=True),
    Column(mark("For")),
    Column(mark("Outcome")),
    Column(mark("Tokens"), is_number=True),
    Column(mark("Took"), is_number=True),
    Column(mark("Cost"), is_number=True),
)
_NEAR_THE_END = 10
NOTHING = mark("No call was made yet. The embedded engine works here and calls nothing.")
NOTHING_SO = mark("No call is like this.")
TEXTS = mark(
    "Prompts and answers are kept redacted: secrets and personal data were taken out before they were written."
)


class CallLog(QWidget):
    """Newest first. What is asked about the job of the chosen call comes with its id."""

    job_asked = Signal(str)
    steps_asked = Signal(str)
    why_asked = Signal(str)

    def __init__(self, room: EngineRoom) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._room = room
        self._turn = 0
        self._has_more = self._is_asking = False
        self.engine = choice_field(tr("Engine"), [tr("Any engine")])
        codes = [code for code in OUTCOMES if code] + sorted(_codes())
        self._outcomes = ["", *dict.fromkeys(codes)]
        self.outcome = choice_field(
            tr("Outcome"),
            [tr("Any outcome"), *(outcome_name(code) for code in self._outcomes[1:])],
        )
        self.engine.activated.connect(lambda _: self.refresh())
        self.outcome.activated.connect(lambda _: self.refresh())
        self.rows = Rows(_COLUMNS)
        self.table = TableView(tr("Calls"), self.rows)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(tr("The chosen call"))
        self.details.setPlaceholderText(tr(TEXTS))
        self.said = text_label(tr(NOTHING), "soft")
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.asking = [
            push_button(text, tip, lambda asked=asked: asked.emit(self._job))
            for text, tip, asked in (
                (tr("Why did this change?"), tr("Why is its result other than an earlier one?"), self.why_asked),
                (tr("What happened"), tr("Show the steps of the document that the call was for"), self.steps_asked),
                (tr("Show"), tr("Open the document that the call was for"), self.job_asked),
            )
        ]
        self._job = ""
        self._offer(None)
        self.table.selectionModel().currentRowChanged.connect(lambda index, _: self._show(self.rows.key(index)))
        self.table.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._lay_out()
        room.ask(asking.engines, self.engine.addItems)

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setContentsMargins(WIDE + NEAR, NEAR + 4, WIDE, NEAR)
        filters.setSpacing(NEAR)
        filters.addWidget(self.engine)
        filters.addWidget(self.outcome)
        filters.addStretch()
        for button in self.asking:
            filters.addWidget(button)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(self.details)
        self.splitter.setSizes([420, 220])
        self.splitter.setChildrenCollapsible(False)
        inner = QVBoxLayout()
        inner.setContentsMargins(WIDE + NEAR, 0, WIDE, WIDE)
        inner.addWidget(self.said, 1)
        inner.addWidget(self.splitter, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(filters)
        column.addLayout(inner, 1)

    def wanted(self) -> Filter:
        """Return what the filters say."""
        engine = self.engine.currentText() if self.engine.currentIndex() > 0 else ""
        return Filter(engine=engine, outcome=self._outcomes[max(0, self.outcome.currentIndex())])

    def refresh(self) -> None:
        """Ask for the newest calls that are like the filters say."""
        self._turn += 1
        self._ask(2**62)

    def _ask(self, before: int) -> None:
        wanted, turn, is_first = self.wanted(), self._turn, before == 2**62
        self._is_asking = True
        self._room.ask(lambda precis: asking.calls(precis, wanted, before, turn),
                       lambda page: self._on_page(page, is_first=is_first), self._on_failed)  # fmt: skip

    def _on_page(self, page: Calls, *, is_first: bool) -> None:
        if page.turn != self._turn:
            return
        self._is_asking, self._has_more = False, page.has_more
        now = datetime.now(UTC)
        shown = [cells(call, now) for call in page.rows]
        if is_first:
            self.rows.show(shown, page.rows)
            self._show(None)
        else:
            self.rows.add(shown, page.rows)
        is_empty = self.rows.rowCount() == 0
        self.splitter.setVisible(not is_empty)
        self.said.setVisible(is_empty)
        self.said.setText(tr(NOTHING if self.wanted() == Filter() else NOTHING_SO))

    def _offer(self, call: CallRow | None) -> None:
        """Offer what can be asked about the job that a call was for; a check of an engine is for none."""
        self._job = call.intent.job or "" if call is not None else ""
        for button in self.asking:
            button.setEnabled(bool(self._job))

    def _on_failed(self, error: PrecisError) -> None:
        self._is_asking = False
        self.splitter.hide()
        self.said.setText(printable(f"⚠ {told(error)}"))
        self.said.show()

    def _on_scrolled(self, value: int) -> None:
        bar = self.table.verticalScrollBar()
        if self._has_more and not self._is_asking and value >= bar.maximum() - _NEAR_THE_END:
            last: CallRow = self.rows.keys()[-1]
            self._ask(last.id)

    def _show(self, call: CallRow | None) -> None:
        # Line breaks stay; what could pretend to be something else on the screen does not.
        self._offer(call)
        lines = [] if call is None else details(call).splitlines()
        self.details.setPlainText("\n".join(printable(line) for line in lines))


def _codes() -> set[str]:
    """Return the codes of all errors of engines."""
    found, waiting = set[str](), [EngineError]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        found.add(kind.code)
    return found
