"""Deleting what is kept: first a preview of what would go, then, once it was seen, for good."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QMessageBox, QVBoxLayout, QWidget

from precis.domain.errors import PrecisError
from precis.domain.text import printable
from precis.ui.amounts import day
from precis.ui.bridge import EngineRoom
from precis.ui.language import quoted, tr, trn
from precis.ui.look.controls import push_button, text_label
from precis.ui.look.page import row_of
from precis.ui.look.style import NEAR, restyle
from precis.ui.sentences import told
from precis.ui.settings import asking
from precis.ui.settings.asking import WouldGo
from precis.ui.settings.fields import number_field

_MOST_TITLES = 5
_A_YEAR = 365


class PurgeSection(QWidget):
    """`said` brings a sentence for the notice; `changed` tells that something was deleted."""

    said = Signal(str)
    changed = Signal()

    def __init__(self, room: EngineRoom) -> None:
        super().__init__()
        self._room = room
        self.box: QMessageBox | None = None
        self.days = number_field(tr("Older than so many days"), 36_500, suffix=tr(" days"))
        self.days.setMinimum(1)
        self.days.setValue(_A_YEAR)
        self.days.valueChanged.connect(lambda _: self.forget())
        self.all = QCheckBox(tr("everything"))
        self.all.toggled.connect(self._on_all)
        self.preview = push_button(tr("Preview"), tr("Say what would be deleted; nothing is yet"), self.ask_what)
        self.delete = push_button(tr("Delete for good…"), tr("Delete what the preview says"), self.ask_whether)
        self.outcome = text_label("", "soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addLayout(row_of(text_label(tr("Older than")), self.days, self.all))
        column.addLayout(row_of(self.preview, self.delete))
        column.addWidget(self.outcome)
        self.forget()

    @property
    def wanted(self) -> int:
        """The days from which on things are to go; 0 is everything."""
        return 0 if self.all.isChecked() else self.days.value()

    def forget(self) -> None:
        """Have the preview seen again before anything can be deleted."""
        self.delete.setEnabled(False)
        self.outcome.setText("")

    def ask_what(self) -> None:
        """Say what would go."""
        days = self.wanted
        self._room.ask(
            lambda precis: asking.would_go(precis, days),
            lambda found: self._on_previewed(found, days),
            self._on_failed,
        )

    def _on_previewed(self, found: WouldGo, days: int) -> None:
        if days != self.wanted:
            return
        self.outcome.setText(printable(preview(found)))
        self.outcome.setObjectName("weak" if found.jobs else "soft")
        restyle(self.outcome)
        # Prompts in the log and read documents may be old though no job is: everything can always be asked for.
        self.delete.setEnabled(bool(found.jobs) or days == 0)

    def ask_whether(self) -> None:
        """Ask once more: this can't be undone."""
        box = QMessageBox(self)
        box.setWindowTitle("Précis")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(tr("Delete this for good?"))
        box.setInformativeText(tr("{what} Nobody can bring it back.", what=self.outcome.text()))
        delete = box.addButton(tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(tr("Keep"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        delete.clicked.connect(self._on_delete)
        box.finished.connect(box.deleteLater)
        self.box = box
        box.open()

    def _on_delete(self) -> None:
        days = self.wanted
        self.delete.setEnabled(False)
        self._room.ask(lambda precis: asking.purge(precis, days), self._on_deleted, self._on_failed)

    def _on_deleted(self, counts: dict[str, int]) -> None:
        self.forget()
        self.said.emit(trn("{n} result deleted.", "{n} results deleted.", counts.get("jobs", 0)))
        self.changed.emit()

    def _on_failed(self, error: PrecisError) -> None:
        self.outcome.setText(printable(f"⚠ {told(error)}"))
        self.outcome.setObjectName("bad")
        restyle(self.outcome)

    def _on_all(self, is_on: bool) -> None:
        self.days.setEnabled(not is_on)
        self.forget()


def preview(found: WouldGo) -> str:
    """Return in words what would be deleted, and what becomes of the backups."""
    if not found.jobs:
        return tr("No result is that old.")
    titles = list(dict.fromkeys(job.title for job in found.jobs))
    named = ", ".join(quoted(title) for title in titles[:_MOST_TITLES])
    more = len(titles) - _MOST_TITLES
    names = trn("{names} and {n} other", "{names} and {n} others", more, names=named) if more > 0 else named
    oldest = day(min((job.updated_at for job in found.jobs), default=datetime.now(UTC)))
    said = trn(
        "{n} result would be deleted, of {date}: {names}.",
        "{n} results would be deleted, the oldest of {date}: {names}.",
        len(found.jobs),
        date=oldest,
        names=names,
    )
    return " ".join((said, *_backups(found)))


def _backups(found: WouldGo) -> Iterator[str]:
    if found.rewritten:
        yield trn(
            "It goes from the backup, too; the rest of that stays.",
            "It goes from the {n} backups, too; the rest of them stays.",
            found.rewritten,
        )
    if found.deleted:
        names = ", ".join(found.deleted)
        yield trn(
            "This file can't be rewritten and is deleted whole: {names}.",
            "These {n} files can't be rewritten and are deleted whole: {names}.",
            len(found.deleted),
            names=names,
        )
