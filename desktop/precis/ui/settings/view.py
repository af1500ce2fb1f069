"""The settings view. Appearance is changed here; the rest is told, and changed in the settings file that it opens."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from precis.domain.errors import PrecisError
from precis.domain.money import Money
from precis.domain.steps import Json
from precis.domain.text import printable
from precis.ui.bridge import EngineRoom
from precis.ui.look.appearance import Look
from precis.ui.look.controls import Segments, push_button, text_label
from precis.ui.look.style import NEAR, TIGHT, WIDE
from precis.ui.settings import asking
from precis.ui.settings.asking import SetUp

WIDTH = 760
_LOOKS = (Look.SYSTEM, Look.LIGHT, Look.DARK, Look.HIGH_CONTRAST)


class SettingsView(QWidget):
    """Sections, each a caption and lines; `look_chosen` brings another appearance."""

    look_chosen = Signal(object)

    def __init__(self, room: EngineRoom, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self._room, self._home = room, Path()
        self.looks = Segments("Appearance", [(one.value.capitalize(), f"Appearance: {one.value}") for one in _LOOKS])
        self.looks.choose(_LOOKS.index(look))
        self.looks.chosen.connect(lambda number: self.look_chosen.emit(_LOOKS[number]))
        self.check = push_button("Check now", "Do a small piece of everything, and say what works", self._on_check)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = QWidget()
        self._page.setObjectName("sheet")
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(WIDE * 2, WIDE, WIDE * 2, WIDE * 2)
        self._column.setSpacing(NEAR)
        self._parts = {name: _section() for name in ("engines", "budget", "privacy", "data", "check")}
        self._lay_out()
        self.area.setWidget(self._page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)

    def _lay_out(self) -> None:
        self._head("Appearance", "")
        self._column.addWidget(self.looks)
        self._head("Engines", "What summarizes and labels. The embedded engine needs no key and no network.")
        self._column.addLayout(self._parts["engines"])
        self._head("Budget", "Limits in US dollars; over a limit a job pauses, and nothing is lost.")
        self._column.addLayout(self._parts["budget"])
        self._head("Privacy", "No account and no telemetry. Documents go only to the engine that you choose.")
        self._column.addLayout(self._parts["privacy"])
        self._head("Data", "Everything that Précis keeps is in one folder.")
        self._column.addLayout(self._parts["data"])
        row = QHBoxLayout()
        row.setSpacing(NEAR)
        row.addWidget(push_button("Open the folder", "Open the data folder", self.open_folder))
        row.addWidget(push_button("Edit settings.toml", "Open the settings file; changes count from the next start",
                                  self.open_file))  # fmt: skip
        row.addStretch()
        self._column.addLayout(row)
        self._head("What works here", "Tries a small piece of everything on this machine.")
        self._column.addWidget(self.check, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addLayout(self._parts["check"])
        self._column.addStretch()

    def _head(self, title: str, said: str) -> None:
        if self._column.count():
            self._column.addSpacing(WIDE)
        self._column.addWidget(text_label(title, "lead"))
        if said:
            self._column.addWidget(text_label(said, "soft"))
        self._column.addSpacing(TIGHT)

    def refresh(self) -> None:
        """Ask for what is set up."""
        self._room.ask(asking.set_up, self._on_set_up)

    def open_folder(self) -> None:
        """Open the data folder."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._home)))

    def open_file(self) -> None:
        """Open the settings file; the folder where there is none yet."""
        file = self._home / "settings.toml"
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(file if file.exists() else self._home)))

    def _on_set_up(self, found: SetUp) -> None:
        settings = found.settings
        self._home = settings.home
        _fill(self._parts["engines"], [engine_line(facts) for facts in found.engines])
        budget = settings.budget
        limits = (("A call", budget.per_call), ("A job", budget.per_job), ("A day", budget.per_day),
                  ("A month", budget.per_month))  # fmt: skip
        _fill(self._parts["budget"], [(name, amount(limit)) for name, limit in limits])
        days = settings.privacy.keep_history_days
        _fill(self._parts["privacy"], [
            ("Redact before sending", "yes" if settings.privacy.redact_before_sending else "no"),
            ("History is kept", f"{days} days" if days else "until you delete it"),
        ])  # fmt: skip
        _fill(self._parts["data"], [("Folder", printable(str(settings.home)))])

    def _on_check(self) -> None:
        self.check.setEnabled(False)
        _fill(self._parts["check"], [("…", "Checking; this takes some seconds.")])
        self._room.ask(asking.check, self._on_checked, self._on_check_failed)

    def _on_checked(self, findings: Sequence[tuple[str, bool, str]]) -> None:
        self.check.setEnabled(True)
        lines = [(f"{'✓' if works else '⚠'} {name}", said) for name, works, said in findings]
        _fill(self._parts["check"], lines)

    def _on_check_failed(self, error: PrecisError) -> None:
        self.check.setEnabled(True)
        _fill(self._parts["check"], [("⚠", f"{error.message} {error.hint}".strip())])


def engine_line(facts: dict[str, Json]) -> tuple[str, str]:
    """Return an engine's name, and its kind, models, address and key in words."""
    name = f"{facts['engine']}{' (default)' if facts['default'] else ''}"
    if facts["kind"] == "embedded":
        return name, "on this computer · no key, no network · chooses sentences, rewrites nothing"
    models = " / ".join(str(facts[mode]) for mode in ("fast", "accurate") if facts[mode])
    parts = [str(facts["kind"]), models, str(facts["base_url"] or ""), f"key: {facts['key']}",
             f"training on what is sent: {facts['training']}"]  # fmt: skip
    return name, " · ".join(part for part in parts if part)


def amount(limit: Money | None) -> str:
    """Return a limit in words."""
    return "no limit" if limit is None else f"${limit.usd:,.2f}"


def _section() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(WIDE)
    grid.setVerticalSpacing(TIGHT)
    grid.setColumnMinimumWidth(0, 140)
    grid.setColumnStretch(1, 1)
    return grid


def _fill(grid: QGridLayout, lines: Sequence[tuple[str, str]]) -> None:
    while grid.count():
        item = grid.takeAt(0)
        if (widget := item.widget() if item else None) is not None:
            widget.deleteLater()
    for number, (name, said) in enumerate(lines):
        grid.addWidget(text_label(printable(name)), number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(text_label(printable(said), "soft", is_selectable=True), number, 1)
