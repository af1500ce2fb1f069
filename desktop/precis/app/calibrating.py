"""What a person's decisions say of the embedded engine's labels, and the calibration that they may ask for.

Proposals are counted as they stood when the person decided. What decisions improved is worked out by judging each
decided text as a new one, with and without the others; documents that were never decided don't count there.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from precis.app.judgements import MOST_EXAMPLES
from precis.app.label_fits import LabelFit, LabelFits
from precis.domain.errors import WrongUse
from precis.domain.jobs import Mode
from precis.domain.labels import Example, LabelSet
from precis.domain.results import NONE_OF_THESE

if TYPE_CHECKING:
    from precis.app.labelsets import LabelSets
    from precis.providers.embedded import EmbeddedEngine
    from precis.providers.embedded.measuring import Judged, LabelMeasure
    from precis.store import Store
    from precis.store.decisions import Decision

ENGINE = "embedded"
FEWEST = 20
"""Decisions from which on a calibration of their own can be asked for."""
ENOUGH = 50
"""Decisions from which on shares are told as numbers; until then in words."""
PERIOD = 25
"""Decisions that accuracy over time is counted in."""
_FEWEST_MEASURED = 5


@dataclass(frozen=True, slots=True)
class Period:
    """Some decisions in a row: their days, how many had a proposal, and how many of these were right."""

    first: date
    last: date
    n: int
    right: int


@dataclass(frozen=True, slots=True)
class LabelQuality:
    """How the engine does on decided texts; shares between 0 and 1."""

    n: int
    accuracy: float
    ece: float
    """Expected calibration error, with what chance alone would show taken off."""
    unsure_below: float
    coverage: float
    """Share that the engine is sure of."""
    right_of_covered: float | None
    """None: it is sure of none."""


@dataclass(frozen=True, slots=True)
class Improvement:
    """The same decided texts judged without decisions, and taught by the other decisions."""

    n: int
    before: LabelQuality
    after: LabelQuality


@dataclass(frozen=True, slots=True)
class LabelSetStats:
    """What there is to say of the decisions on one label set."""

    label_set: str
    title: str
    decisions: int
    proposed: int
    """Decisions where the program had proposed a label."""
    right: int
    """Proposals that the person kept."""
    periods: tuple[Period, ...]
    """Oldest first."""
    improvement: Improvement | None
    """None: not measured, too few decisions, or the label set is gone."""
    fits: tuple[LabelFit, ...]
    """The person's own calibrations that count, one a mode at most."""

    @property
    def accuracy(self) -> float | None:
        """Share of proposals that were kept; None until there are ENOUGH: `band` says it in words."""
        return self.right / self.proposed if self.proposed >= ENOUGH else None

    @property
    def band(self) -> str:
        """The accuracy of proposals in a word or two."""
        if self.proposed < FEWEST:
            return "too few decisions to tell"
        share = self.right / self.proposed
        if share >= 0.95:
            return "nearly always right"
        return "mostly right" if share >= 0.75 else "often wrong"


@dataclass(frozen=True, slots=True)
class Refit:
    """A calibration that is offered, and what it would change: confidences now, and with it."""

    label_set: str
    mode: Mode
    n: int
    before: LabelQuality
    after: LabelQuality
    """Measured by cross-validation: on decisions that each part of the fit had not seen."""
    fit: LabelFit


class LabelCalibrating:
    """Statistics of decisions, and calibrations from them."""

    def __init__(
        self,
        store: Store,
        label_sets: LabelSets,
        embedded: EmbeddedEngine,
        fits: LabelFits,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._label_sets = label_sets
        self._embedded = embedded
        self._fits = fits
        self._clock = clock

    async def stats(self, label_set: str = "", *, mode: Mode = Mode.FAST, measure: bool = True) -> list[LabelSetStats]:
        """Return what there is to say of each set with decisions (or of one), by name.

        Measuring what decisions improved takes seconds a set at first, since each text is embedded.

        Raises:
            WrongUse: there are no decisions on this set, or the file of own calibrations can't be used.
            WorkerStopped: a measurement needs more time or memory than a worker has.
        """
        names = await self._store.decisions.label_sets()
        if label_set and label_set not in names:
            raise _no_decisions(label_set)
        return [await self._of(name, mode, measure) for name in names if not label_set or name == label_set]

    async def _of(self, name: str, mode: Mode, measure: bool) -> LabelSetStats:
        decisions = (await self._store.decisions.all(name))[::-1]
        proposed = [decision for decision in decisions if decision.proposed]
        labels = await self._labels(name)
        improvement = None
        if measure and labels is not None:
            examples = await self._examples(labels)
            if len(examples) >= _FEWEST_MEASURED:
                improvement = _improvement(await self._measured(labels, mode, examples))
        fits = [await asyncio.to_thread(self._fits.newest, name, each.value) for each in Mode]
        return LabelSetStats(
            label_set=name,
            title=labels.title if labels else "",
            decisions=len(decisions),
            proposed=len(proposed),
            right=sum(decision.label == decision.proposed for decision in proposed),
            periods=_periods(proposed),
            improvement=improvement,
            fits=tuple(fit for fit in fits if fit is not None),
        )

    async def propose(self, label_set: str, mode: Mode = Mode.FAST) -> Refit:
        """Return the calibration that the person's decisions give, and its effect; nothing is changed.

        Raises:
            WrongUse: the set is gone or has fewer than FEWEST decisions on documents that are still kept.
            WorkerStopped: it needs more time or memory than a worker has.
        """
        labels = await self._labels(label_set)
        if labels is None:
            raise _no_decisions(label_set)
        examples = await self._examples(labels)
        if len(examples) < FEWEST:
            raise WrongUse(
                f"There are {len(examples)} decisions on “{label_set}” whose documents are kept: too few.",
                f"Decide {FEWEST - len(examples)} more; until then the calibration that comes along is better.",
            )
        measured = await self._measured(labels, mode, examples)
        after = _quality(measured.refitted)
        today = self._clock().date().isoformat()
        curve = measured.curve
        fit = LabelFit(
            label_set,
            ENGINE,
            mode.value,
            name=f"own-{today}-{after.n}",
            date=today,
            n=after.n,
            slope=round(curve.slope, 6),
            offset=round(curve.offset, 6),
            unsure_below=round(curve.unsure_below, 6),
            ece=round(after.ece, 6),
        )
        return Refit(label_set, mode, after.n, _quality(measured.taught), after, fit)

    async def apply(self, refit: Refit) -> LabelFit:
        """Let the calibration count from the next document on. Labels that stand are not changed.

        Raises:
            WrongUse: it can't be kept.
        """
        await asyncio.to_thread(self._fits.add, refit.fit)
        return refit.fit

    async def revert(self, label_set: str, mode: Mode = Mode.FAST) -> LabelFit | None:
        """Take the newest own calibration back; return the one before it, or None: the one that comes along counts.

        Raises:
            WrongUse: there is none.
        """
        return await asyncio.to_thread(self._fits.take_back, label_set, mode.value)

    async def _labels(self, name: str) -> LabelSet | None:
        """Return the set as it is now; one that was a file or a list, as a job that used it last said."""
        found = await asyncio.to_thread(self._label_sets.get, name)
        if found is not None:
            return found
        jobs = dict.fromkeys(decision.job for decision in await self._store.decisions.all(name) if decision.job)
        for job in jobs:
            record = await self._store.jobs.job(job)
            found = next((each for each in record.options.label_sets if each.name == name), None) if record else None
            if found is not None:
                return found
        return None

    async def _examples(self, labels: LabelSet) -> Sequence[Example]:
        names = {label.name for label in labels.labels} | {NONE_OF_THESE}
        found = await self._store.decisions.examples(labels.name, but="", limit=MOST_EXAMPLES)
        return [example for example in found if example.label in names]

    async def _measured(self, labels: LabelSet, mode: Mode, examples: Sequence[Example]) -> LabelMeasure:
        fit = await asyncio.to_thread(self._fits.newest, labels.name, mode.value)
        return await self._embedded.measure(labels, mode, examples, None if fit is None else fit.curve)


def _no_decisions(label_set: str) -> WrongUse:
    return WrongUse(f"There are no decisions on “{label_set}”.", "`precis review stats` shows what there is.")


def _periods(decisions: Sequence[Decision]) -> tuple[Period, ...]:
    """Return decisions, oldest first, in groups of PERIOD; the last may be smaller."""
    groups = [decisions[at : at + PERIOD] for at in range(0, len(decisions), PERIOD)]
    return tuple(
        Period(
            group[0].decided_at.date(),
            group[-1].decided_at.date(),
            len(group),
            sum(decision.label == decision.proposed for decision in group),
        )
        for group in groups
    )


def _improvement(measured: LabelMeasure) -> Improvement:
    before, after = _quality(measured.untaught), _quality(measured.taught)
    return Improvement(after.n, before, after)


def _quality(judged: Judged) -> LabelQuality:
    import numpy as np

    from precis.trust.fitting import measure

    right, accepted = np.array(judged.right, float), np.array(judged.accepted, bool)
    return LabelQuality(
        n=len(right),
        accuracy=float(right.mean()),
        ece=measure(np.array(judged.chances, float), right).ece,
        unsure_below=judged.unsure_below,
        coverage=float(accepted.mean()),
        right_of_covered=float(right[accepted].mean()) if accepted.any() else None,
    )


def band_of_share(share: float | None) -> str:
    """Return a share of right ones in words, for as long as there are too few to give a number."""
    if share is None:
        return "none"
    if share >= 0.95:
        return "nearly all"
    return "most" if share >= 0.75 else "about half" if share >= 0.4 else "few"
