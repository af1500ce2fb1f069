"""The notice before the first send to an engine: what goes where under which terms, and three ways to answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from precis.domain.text import printable
from precis.ui.language import tr
from precis.ui.look.controls import push_button, text_label
from precis.ui.look.page import Page, fill, form_grid
from precis.ui.look.style import NEAR, TIGHT, WIDE
from precis.ui.sending import telling
from precis.ui.sentences import said

if TYPE_CHECKING:
    from precis.app.sending import SendNotice


class NoticeDialog(QDialog):
    """`agreed`: send; `kept_here`: use the engine of this computer; `other_asked`: let the person choose another.

    Closing it answers nothing, and nothing is sent. `has_choice`: whether what is started can go to another engine.
    """

    agreed = Signal()
    kept_here = Signal()
    other_asked = Signal()

    def __init__(self, notice: SendNotice, parent: QWidget, *, has_choice: bool = True) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(tr("Before anything is sent"))
        self.resize(min(700, parent.width() - 40), min(520, parent.height() - 40))
        self.notice = notice
        page = Page(tr("What is sent"))
        page.put(text_label(telling.question(notice), "title"))
        page.put(text_label(tr("Asked once for each engine, and again when something below changes."), "soft"))
        page.column.addSpacing(NEAR)
        grid = form_grid(130)
        fill(grid, [(tr("To"), telling.where(notice)), (tr("Sent"), _listed(notice.sent)),
                    (tr("Never sent"), _listed(notice.never_sent)),
                    (tr("Personal data"), telling.personal_data(notice))])  # fmt: skip
        page.put(grid)
        if not notice.stays_here:
            self._add_terms(page)
        page.end()
        self.keep = push_button(
            tr("Keep it here"), tr("Use the engine that works on this computer instead"), self._on_kept
        )
        self.other = push_button(tr("Another engine…"), tr("Choose another engine first"), self._on_other)
        self.cancel = push_button(tr("Cancel"), tr("Nothing is sent"), self.close)
        self.agree = push_button(
            tr("Send to “{engine}”", engine=printable(notice.engine)), tr("Send, and do not ask again for this engine"),
            self._on_agreed, "primary",
        )  # fmt: skip
        row = QHBoxLayout()
        row.setContentsMargins(WIDE + NEAR, NEAR + TIGHT, WIDE + NEAR, NEAR + TIGHT)
        row.setSpacing(NEAR)
        row.addWidget(self.other)
        row.addStretch()
        row.addWidget(self.cancel)
        row.addWidget(self.keep)
        row.addWidget(self.agree)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(page, 1)
        column.addLayout(row)
        # Enter must not send by accident.
        for button in (self.keep, self.other, self.cancel, self.agree):
            button.setAutoDefault(False)
        for button in (self.keep, self.other):
            button.setVisible(has_choice)
        self.cancel.setVisible(not has_choice)
        (self.keep if has_choice else self.cancel).setFocus()

    def _add_terms(self, page: Page) -> None:
        page.head(tr("What the provider says of it"))
        for one in self.notice.terms:
            grid = form_grid(130)
            fill(grid, telling.terms(one))
            page.put(grid)

    def _on_agreed(self) -> None:
        self.agreed.emit()
        self.close()

    def _on_kept(self) -> None:
        self.kept_here.emit()
        self.close()

    def _on_other(self) -> None:
        self.other_asked.emit()
        self.close()


def _listed(texts: Sequence[str]) -> str:
    return ", ".join(map(said, texts))
