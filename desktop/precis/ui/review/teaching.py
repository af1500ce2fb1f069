"""What the person's decisions have improved, a label set each, and a calibration of their own with its effect first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from precis.domain.errors import PrecisError
from precis.domain.jobs import Mode
from precis.domain.text import printable
from precis.ui.amounts import percent
from precis.ui.bridge import EngineRoom
from precis.ui.language import mark, tr, trn
from precis.ui.look.controls import Segments, push_button, text_label
from precis.ui.look.page import clear, row_of
from precis.ui.look.style import APART, NEAR, TIGHT, WIDE
from precis.ui.sentences import said, told
from precis.ui.words import set_title

if TYPE_CHECKING:
    from precis.app.calibrating import LabelQuality, LabelSetStats, Refit
    from precis.app.facade import Precis
    from precis.app.label_fits import LabelFit

NO_DECISIONS = mark("Labels that you decide are counted here, with what they improved.")
_HEADS = ("", mark("Now"), mark("With your calibration"))


async def stats(precis: Precis, label_sets: Sequence[str], mode: Mode, *, measure: bool) -> list[LabelSetStats]:
    """Return what there is to say of the decisions on these label sets, or on all."""
    found = await precis.calibration.stats(mode=mode, measure=measure)
    return [one for one in found if not label_sets or one.label_set in label_sets]


def decided(one: LabelSetStats) -> str:
    """Return how many decisions there are, and how often the proposal was kept."""
    decisions = trn("{n} decision", "{n} decisions", one.decisions)
    if not one.proposed:
        return decisions
    if one.accuracy is None:
        return tr("{decisions}; proposals: {band}", decisions=decisions, band=said(one.band))
    return tr("{decisions}; {share} of the proposals were right", decisions=decisions, share=percent(one.accuracy))


def improved(one: LabelSetStats) -> str:
    """Return what decisions improved; empty where that was not measured."""
    found = one.improvement
    if found is None:
        return ""
    return trn(
        "On {n} decided text, each judged as a new one: right {before} without your decisions, {after} with them.",
        "On {n} decided texts, each judged as a new one: right {before} without your decisions, {after} with them.",
        found.n,
        before=percent(found.before.accuracy),
        after=percent(found.after.accuracy),
    )


def effect(refit: Refit) -> list[tuple[str, str, str]]:
    """Return what a calibration would change: a measure, how it is now, and how it would be."""

    def row(name: str, value: Callable[[LabelQuality], float | None]) -> tuple[str, str, str]:
        now, then = value(refit.before), value(refit.after)
        before, after = (tr("none", note="no label is sure") if one is None else percent(one) for one in (now, then))
        return name, before, after

    return [
        row(tr("Confidence is off by"), lambda quality: quality.ece),
        row(tr("Labels called sure enough"), lambda quality: quality.coverage),
        row(tr("Right among those"), lambda quality: quality.right_of_covered),
        row(tr("Unsure below"), lambda quality: quality.unsure_below),
    ]


class TeachingCard(QFrame):
    """One label set. `settled`: a calibration was taken on or back; `said` brings a sentence for the notice."""

    settled = Signal()
    said = Signal(str)

    def __init__(self, room: EngineRoom, one: LabelSetStats, mode: Mode) -> None:
        super().__init__()
        self._room, self.stats, self._mode = room, one, mode
        self.refit: Refit | None = None
        self.setObjectName("card")
        title = printable(set_title(one.title, one.label_set))
        self.calibrate = push_button(
            tr("Calibrate on my decisions…"), tr("Work out a calibration; its effect is shown first"),
            self._on_calibrate,
        )  # fmt: skip
        self.calibrate.setAccessibleName(tr("Calibrate “{name}” on my decisions", name=title))
        self.effect = QGridLayout()
        self.effect.setHorizontalSpacing(WIDE)
        self.note = text_label("", "small")
        self.use = push_button(tr("Use it"), tr("Let it count from the next document on"), self._on_use, "primary")
        self.not_now = push_button(tr("Not now"), tr("Leave everything as it is"), self._end)
        column = QVBoxLayout(self)
        column.setContentsMargins(APART, NEAR + TIGHT, APART, NEAR + TIGHT)
        column.setSpacing(TIGHT)
        head = row_of(text_label(title, "strong"), self.calibrate, is_left=False)
        head.setStretch(0, 1)
        column.addLayout(head)
        self.improved = text_label(improved(one), is_selectable=True)
        self.improved.setVisible(bool(self.improved.text()))
        column.addWidget(text_label(decided(one), "soft", is_selectable=True))
        column.addWidget(self.improved)
        self.back = [self._fit_row(column, fit) for fit in one.fits]
        column.addWidget(self.note)
        column.addLayout(self.effect)
        column.addLayout(row_of(self.use, self.not_now))
        self._end()

    def _fit_row(self, column: QVBoxLayout, fit: LabelFit) -> QPushButton:
        said = trn("Your calibration of {date}, from {n} decision, counts in {mode} mode.",
                   "Your calibration of {date}, from {n} decisions, counts in {mode} mode.", fit.n, date=fit.date,
                   mode=fit.mode)  # fmt: skip
        button = push_button(tr("Take it back"), tr("Let what counted before count again"),
                             lambda: self._on_back(Mode(fit.mode)), "link")  # fmt: skip
        column.addLayout(row_of(text_label(said, "small"), button))
        return button

    def show_improvement(self, one: LabelSetStats) -> None:
        """Show what decisions improved, once it is measured."""
        self.improved.setText(improved(one))
        self.improved.setVisible(bool(self.improved.text()))

    def _on_calibrate(self) -> None:
        self.calibrate.setEnabled(False)
        self._tell(tr("Working it out…"))
        name, mode = self.stats.label_set, self._mode
        self._room.ask(lambda precis: precis.calibration.propose(name, mode), self._on_refit, self._on_failed)

    def _on_refit(self, refit: Refit) -> None:
        self.refit = refit
        self._tell(trn(
            "From {n} decision, measured on decisions that each part of the fit had not seen:",
            "From {n} decisions, measured on decisions that each part of the fit had not seen:",
            refit.n,
        ))  # fmt: skip
        for column, text in enumerate(_HEADS):
            self.effect.addWidget(text_label(tr(text) if text else "", "small"), 0, column)
        for line, cells in enumerate(effect(refit), 1):
            for column, text in enumerate(cells):
                label = text_label(text, "" if column else "soft")
                label.setWordWrap(False)
                self.effect.addWidget(label, line, column)
        self.effect.setColumnStretch(3, 1)
        self.use.show()
        self.not_now.show()
        self.use.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_use(self) -> None:
        if (refit := self.refit) is not None:
            self._room.ask(lambda precis: precis.calibration.apply(refit), lambda _: self._on_settled(
                tr("Your calibration counts from the next document on.")), self._on_failed)  # fmt: skip

    def _on_back(self, mode: Mode) -> None:
        name = self.stats.label_set
        self._room.ask(lambda precis: precis.calibration.revert(name, mode),
                       lambda _: self._on_settled(tr("The calibration is taken back.")), self._on_failed)  # fmt: skip

    def _on_settled(self, text: str) -> None:
        self._end()
        self.said.emit(text)
        self.settled.emit()

    def _on_failed(self, error: PrecisError) -> None:
        self._end()
        self._tell(printable(told(error)))

    def _end(self) -> None:
        """Show nothing of a calibration."""
        self.refit = None
        clear(self.effect)
        self.calibrate.setEnabled(True)
        self._tell("")
        self.use.hide()
        self.not_now.hide()

    def _tell(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))


class Teaching(QWidget):
    """A card for each label set with decisions. `said` brings a sentence for the notice."""

    said = Signal(str)

    def __init__(self, room: EngineRoom) -> None:
        super().__init__()
        self._room = room
        self._wanted: Sequence[str] = ()
        self._turn = 0
        self.cards: list[TeachingCard] = []
        self.none = text_label(tr(NO_DECISIONS), "soft")
        self.mode = Segments(tr("Mode"), [
            (tr("Fast"), tr("Labels of the fast mode")), (tr("Accurate"), tr("Labels of the accurate mode")),
        ])  # fmt: skip
        self.mode.chosen.connect(lambda _: self.refresh(self._wanted))
        self._list = QVBoxLayout()
        self._list.setSpacing(NEAR)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.none)
        column.addWidget(self.mode)
        column.addLayout(self._list)
        self.mode.hide()

    def refresh(self, label_sets: Sequence[str] = ()) -> None:
        """Show these label sets (or all): counts at once, what decisions improved as soon as it is measured."""
        self._wanted = label_sets
        self._turn += 1
        turn, wanted, mode = self._turn, tuple(label_sets), list(Mode)[self.mode.current]
        self._room.ask(lambda precis: stats(precis, wanted, mode, measure=False),
                       lambda found: self._on_stats(turn, found), self._on_failed)  # fmt: skip
        self._room.ask(lambda precis: stats(precis, wanted, mode, measure=True),
                       lambda found: self._on_measured(turn, found), self._on_failed)  # fmt: skip

    def _on_stats(self, turn: int, found: Sequence[LabelSetStats]) -> None:
        if turn != self._turn:
            return
        clear(self._list)
        self.none.setVisible(not found)
        mode = list(Mode)[self.mode.current]
        self.mode.setVisible(bool(found))
        self.cards = [TeachingCard(self._room, one, mode) for one in found]
        for card in self.cards:
            card.said.connect(self.said)
            card.settled.connect(lambda: self.refresh(self._wanted))
            self._list.addWidget(card)

    def _on_measured(self, turn: int, found: Sequence[LabelSetStats]) -> None:
        if turn == self._turn:
            by_name = {one.label_set: one for one in found}
            for card in self.cards:
                if (one := by_name.get(card.stats.label_set)) is not None:
                    card.show_improvement(one)

    def _on_failed(self, error: PrecisError) -> None:
        self.said.emit(printable(told(error)))
