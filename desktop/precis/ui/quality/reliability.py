"""How far a stated confidence can be believed: reliability diagrams of the calibrations that count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from precis.domain.text import printable
from precis.ui.amounts import count, decimal, percent
from precis.ui.language import mark, tr, trn
from precis.ui.look.chart import Point
from precis.ui.look.controls import text_label
from precis.ui.look.diagram import ReliabilityChart
from precis.ui.look.style import NEAR, WIDE
from precis.ui.settings.fields import choice_field

if TYPE_CHECKING:
    from precis.app.facade import Precis
    from precis.app.reliability import Reliability

EXPLAINED = mark(
    "Each point is a group of answers that were said to be about equally likely. On the broken line, what was said is "
    "what was found; below it, too much was promised. Larger points stand for more answers."
)
_TITLES = {
    "support-copied": mark("Support of sentences that stand in the document"),
    "support-own-words": mark("Support of sentences in other words"),
    "labels": mark("Labels"),
}


async def diagrams(_precis: Precis) -> tuple[Reliability, ...]:
    """Return the diagrams of the calibrations that come along.

    Raises:
        WrongUse: a file that comes along is broken.
    """
    import asyncio

    from precis.app.reliability import reliability_diagrams

    return await asyncio.to_thread(reliability_diagrams)


def title(one: Reliability) -> str:
    """Return what a diagram is about."""
    if one.key in _TITLES:
        return tr(_TITLES[one.key])
    _, _, measured_on = one.key.partition("/")
    return tr("Labels, on {name}", name=printable(measured_on)) if measured_on else one.key


def points(one: Reliability) -> list[Point]:
    """Return the points of a diagram, each said in a sentence."""
    return [
        Point(
            percent(point.predicted), point.observed,
            trn("said {said}: right {found} of {n} answer", "said {said}: right {found} of {n} answers", point.n,
                said=percent(point.predicted), found=percent(point.observed)),
        )
        for point in one.points
    ]  # fmt: skip


def facts(one: Reliability) -> list[str]:
    """Return what was measured, in words."""
    lines = [
        tr("What is said is off by {ece} on average.", ece=percent(one.ece, 1)),
        trn("Measured on {n} answer that the calibration was not fitted on ({date}).",
            "Measured on {n} answers that the calibration was not fitted on ({date}).", one.n, date=one.date),
    ]  # fmt: skip
    if one.brier is not None:
        lines.append(tr("Brier score {score}; 0 is perfect.", score=decimal(one.brier, 3)))
    if one.task == "labels" and one.supported_from is not None:
        lines.append(tr("Below {share} a label is called unsure and comes to the review (dotted).",
                        share=percent(one.supported_from)))  # fmt: skip
    elif one.supported_from is not None:
        lines.append(tr("From {share} a sentence is called supported (dotted).", share=percent(one.supported_from)))
        if one.unsupported_below is not None:
            lines.append(tr("Below {share} it is called not supported.", share=percent(one.unsupported_below)))
    return lines


class ReliabilityPart(QWidget):
    """One diagram at a time, with what it says in words beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._all: Sequence[Reliability] = ()
        self.which = choice_field(tr("Which confidence"))
        self.which.setMaximumWidth(16_777_215)
        self.which.setSizeAdjustPolicy(self.which.SizeAdjustPolicy.AdjustToContents)
        self.which.activated.connect(self._show)
        self.chart = ReliabilityChart(tr("Reliability diagram"))
        self.facts = text_label("", is_selectable=True)
        self.fitted = text_label("", "small", is_selectable=True)
        words = QVBoxLayout()
        words.setSpacing(NEAR)
        words.addWidget(self.which, 0, Qt.AlignmentFlag.AlignLeft)
        for label in (self.facts, text_label(tr(EXPLAINED), "soft"), self.fitted):
            words.addWidget(label)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(WIDE)
        row.addWidget(self.chart, 1)
        row.addLayout(words, 1)
        self.hide()

    def show_all(self, found: Sequence[Reliability]) -> None:
        """Offer these diagrams, and show the first."""
        self._all = found
        self.which.clear()
        self.which.addItems([title(one) for one in found])
        self.setVisible(bool(found))
        if found:
            self._show(0)

    def _show(self, number: int) -> None:
        one = self._all[number]
        places, weights = [point.predicted for point in one.points], [point.n for point in one.points]
        limits = [limit for limit in (one.supported_from, one.unsupported_below) if limit is not None]
        self.chart.show_diagram(points(one), places, weights, limits)
        self.chart.setVisible(bool(one.points))
        self.facts.setText("\n".join(facts(one)))
        fitted = ", ".join(map(printable, one.fitted_on))
        self.fitted.setText(tr("{name}, fitted on: {sets}", name=printable(one.name), sets=fitted) if fitted else "")
        self.setAccessibleDescription(count(one.n))
