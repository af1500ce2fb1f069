"""The settings view: sections at the left, the page of one at the right. Each change is written at once.

Whatever begins after a change goes by it; what runs keeps what it began with, and the line at the top says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from precis.app.settings_writing import Changes
from precis.domain.errors import PrecisError
from precis.domain.text import printable
from precis.ui.bridge import EngineRoom
from precis.ui.language import mark, tr
from precis.ui.look.controls import text_label
from precis.ui.look.page import Page
from precis.ui.look.style import BAR, NEAR, TIGHT, WIDE, restyle
from precis.ui.memory import Memory
from precis.ui.sentences import told
from precis.ui.settings import asking
from precis.ui.settings.asking import SetUp
from precis.ui.settings.data import DataPage
from precis.ui.settings.engines import EnginesPage
from precis.ui.settings.general import GeneralPage
from precis.ui.settings.labels import LabelsPage
from precis.ui.settings.limits import BudgetPage
from precis.ui.settings.privacy import PrivacyPage
from precis.ui.settings.rules import RulesPage
from precis.ui.settings.shortcuts import ShortcutsPage

SAVED = mark("Saved. It counts at once; what runs already keeps what it began with.")
_LIST_WIDTH = 168


class SettingsView(QWidget):
    """`look_chosen` brings another appearance; `undoable` a sentence about a deletion, and what takes it back."""

    look_chosen = Signal(object)
    undoable = Signal(str, object)

    def __init__(
        self, room: EngineRoom, memory: Memory, actions: Sequence[QAction] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self._room = room
        self.general, self.shortcuts = GeneralPage(memory), ShortcutsPage(actions, memory)
        self.engines, self.budget = EnginesPage(room), BudgetPage()
        self.privacy, self.data = PrivacyPage(room), DataPage(room)
        self.labels, self.rules = LabelsPage(room), RulesPage(room)
        self.sections = QListWidget()
        self.sections.setObjectName("sections")
        self.sections.setAccessibleName(tr("Sections of the settings"))
        self.sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pages = QStackedWidget()
        self.said = text_label("", "small")
        self.said.hide()
        for title, page in self._pages():
            QListWidgetItem(title, self.sections).setSizeHint(QSize(0, BAR - TIGHT))
            self.pages.addWidget(page)
        widest = max(self.sections.fontMetrics().horizontalAdvance(title) for title, _ in self._pages())
        self.sections.setFixedWidth(max(_LIST_WIDTH, widest + 2 * WIDE))
        self.sections.currentRowChanged.connect(self.pages.setCurrentIndex)
        self.sections.setCurrentRow(0)
        self._connect()
        self._lay_out()

    def _pages(self) -> list[tuple[str, Page]]:
        return [
            (tr("General"), self.general),
            (tr("Engines"), self.engines),
            (tr("Budget"), self.budget),
            (tr("Privacy"), self.privacy),
            (tr("Labels"), self.labels),
            (tr("Rules"), self.rules),
            (tr("Shortcuts"), self.shortcuts),
            (tr("Data"), self.data),
        ]

    def _connect(self) -> None:
        self.general.look_chosen.connect(self.look_chosen)
        for page in (self.engines, self.budget, self.privacy):
            page.wants.connect(self.change)
        self.engines.kept.connect(self.refresh)
        self.data.changed.connect(self.refresh)
        for page in (self.engines, self.data):
            page.said.connect(self._say)
        for page in (self.labels, self.rules):
            page.undoable.connect(self.undoable)

    def show_page(self, page: Page) -> None:
        """Show one of the pages."""
        self.sections.setCurrentRow(self.pages.indexOf(page))

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        bar = QWidget()
        bar.setObjectName("bar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = QHBoxLayout(bar)
        line.setContentsMargins(WIDE + NEAR, NEAR, WIDE, NEAR)
        line.addWidget(self.said, 1)
        self._bar = bar
        bar.hide()
        right.addWidget(bar)
        right.addWidget(self.pages, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sections)
        row.addLayout(right, 1)

    def begin(self) -> None:
        """Bring what is set up up to date, and put the keyboard on the sections."""
        self.refresh()
        self.sections.setFocus()

    def refresh(self) -> None:
        """Ask for what is set up."""
        self._room.ask(asking.set_up, self._on_set_up, self._on_failed)

    def take_over(self, _before: SettingsView) -> None:
        """Show anew what is set up."""
        self.refresh()

    def change(self, changes: Changes) -> None:
        """Write changes to the settings file, and show what it says then."""
        self._room.ask(lambda precis: asking.change(precis, changes), lambda _: self._on_changed(), self._on_refused)

    def _on_changed(self) -> None:
        self._say(tr(SAVED))
        self.refresh()

    def _on_set_up(self, found: SetUp) -> None:
        for page in (self.engines, self.budget, self.privacy, self.data):
            page.show_set_up(found)
        self.labels.refresh()
        self.rules.refresh()
        if found.is_outdated:
            self._room.ask(lambda precis: precis.reload(), lambda _: self._say(tr(SAVED)), self._on_failed)

    def _on_refused(self, error: PrecisError) -> None:
        self.refresh()
        self._on_failed(error)

    def _on_failed(self, error: PrecisError) -> None:
        self._say(f"⚠ {told(error)}", "bad")

    def _say(self, text: str, style: str = "small") -> None:
        if not text:
            return
        before = self.said.text()
        is_more = style == "small" and before and before != text and self.said.objectName() == "small"
        self.said.setText(printable(f"{before} {text}" if is_more and text not in before else text))
        self.said.setObjectName(style)
        restyle(self.said)
        self.said.show()
        self._bar.show()
