"""A job on the embedded engine: no call leaves the machine."""

from __future__ import annotations

from collections.abc import Sequence

from precis.domain.labels import Example, LabelSet
from precis.domain.ports import EmbeddedEngine, Labelling, StepLedger
from precis.domain.results import Summary
from precis.tasks.extractive import ExtractiveSummary
from precis.tasks.labelling import CurveOf, EmbeddedLabels
from precis.tasks.work import Work

ENGINE, MODEL = "embedded", "extractive"


class EmbeddedWork:
    """Summarizes and labels through the embedded engine."""

    def __init__(self, engine: EmbeddedEngine, ledger: StepLedger, curve_of: CurveOf) -> None:
        self._engine = engine
        self._summary = ExtractiveSummary(engine, ledger)
        self._labels = EmbeddedLabels(engine, ledger, curve_of)

    async def summary(self, work: Work) -> Summary:
        """Return the summary; what the engine can't do is said in the work's warnings."""
        self._enter(work)
        summary, warnings = await self._summary.summarize(work.document, work.options, work.tally)
        work.warnings += warnings
        return summary

    async def labelling(self, work: Work, labels: LabelSet, examples: Sequence[Example]) -> Labelling:
        """Return the scores of a set's labels."""
        self._enter(work)
        return await self._labels.label(work.document, labels, examples, work.options, work.tally)

    def _enter(self, work: Work) -> None:
        work.tally.engine, work.tally.model = ENGINE, MODEL
        work.facts["embedded"] = self._engine.version
