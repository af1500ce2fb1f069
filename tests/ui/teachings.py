"""What decisions have improved, for tests and pictures of the window."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from precis.app.calibrating import Improvement, LabelQuality, LabelSetStats, Period, Refit
from precis.app.label_fits import LabelFit
from precis.domain.errors import WrongUse
from precis.domain.jobs import Mode

BEFORE = LabelQuality(64, 0.71, 0.094, 0.72, 0.55, 0.91)
AFTER = LabelQuality(64, 0.84, 0.031, 0.66, 0.78, 0.94)
STATS = LabelSetStats(
    "document-type", "Document type", 64, 60, 47, (Period(date(2026, 2, 1), date(2026, 3, 1), 60, 47),),
    Improvement(64, BEFORE, AFTER), (),
)  # fmt: skip
FIT = LabelFit("document-type", "embedded", "fast", "own-2026-03-02-64", "2026-03-02", 64, 1.2, 0.1, 0.66, 0.031)


@dataclass
class FakeCalibration:
    """One label set with decisions; remembers what was taken on."""

    sets: list[LabelSetStats] = field(default_factory=list)
    applied: list[LabelFit] = field(default_factory=list)
    fewest: int = 20

    async def stats(self, label_set: str = "", *, mode: Mode = Mode.FAST, measure: bool = True) -> list[LabelSetStats]:
        fits = tuple(self.applied)
        return [replace(one, fits=fits, improvement=one.improvement if measure else None) for one in self.sets]

    async def propose(self, label_set: str, mode: Mode = Mode.FAST) -> Refit:
        (one,) = self.sets
        if one.decisions < self.fewest:
            raise WrongUse(f"There are {one.decisions} decisions: too few.", "Decide some more.")
        return Refit(label_set, mode, 64, replace(AFTER, ece=0.094), AFTER, replace(FIT, mode=mode.value))

    async def apply(self, refit: Refit) -> LabelFit:
        self.applied.append(refit.fit)
        return refit.fit

    async def revert(self, label_set: str, mode: Mode = Mode.FAST) -> None:
        self.applied.pop()
