"""Labels by the embedded engine: one step a document and label set."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, cast

from precis.domain.documents import Document, Span
from precis.domain.jobs import Mode, Options
from precis.domain.labels import Example, LabelCurve, LabelSet
from precis.domain.ports import EmbeddedEngine, Labelling, StepLedger
from precis.domain.results import LabelScore
from precis.domain.steps import Json, Step, StepKind, content_hash
from precis.tasks.content import content_of
from precis.tasks.tally import Tally

CurveOf = Callable[[LabelSet, Mode], Awaitable[LabelCurve | None]]
"""Gives the calibration of a set from the person's own decisions, or None."""


class EmbeddedLabels:
    """Scores the labels of a set through the embedded engine."""

    def __init__(self, engine: EmbeddedEngine, ledger: StepLedger, curve_of: CurveOf) -> None:
        self._engine = engine
        self._ledger = ledger
        self._curve_of = curve_of

    async def label(
        self, document: Document, labels: LabelSet, examples: Sequence[Example], options: Options, tally: Tally
    ) -> Labelling:
        """Return scores over the labels and NONE_OF_THESE, highest first; `examples` are the person's decisions.

        Raises:
            WorkerStopped: the document needs more time or memory than a worker has.
        """
        own = await self._curve_of(labels, options.mode)

        async def compute() -> Json:
            return _as_json(await self._engine.label(document, labels, options.mode, examples, own))

        step = self._step(document, labels, examples, options, own)
        outcome = await self._ledger.once(step, compute, fresh=options.fresh, keep=not options.is_private)
        tally.local_step(was_cached=outcome.was_cached)
        return _labelling(cast("dict[str, Any]", outcome.output))

    def _step(
        self,
        document: Document,
        labels: LabelSet,
        examples: Sequence[Example],
        options: Options,
        own: LabelCurve | None,
    ) -> Step:
        return Step(
            StepKind.LABEL,
            {
                "engine": self._engine.version,
                "mode": options.mode.value,
                "labels": [[label.name, label.description] for label in labels.labels],
                "examples": sorted([example.label, content_hash(example.text)] for example in examples),
                "curve": None if own is None else [own.slope, own.offset, own.unsure_below],
                "document": content_of(document),
            },
            document=document.id,
        )


def _as_json(labelling: Labelling) -> Json:
    return {
        "scores": [[score.label, round(score.confidence, 6)] for score in labelling.scores],
        "basis": labelling.basis,
        "evidence": [[span.start, span.end] for span in labelling.evidence],
        "unsure_below": labelling.unsure_below,
    }


def _labelling(found: dict[str, Any]) -> Labelling:
    return Labelling(
        tuple(LabelScore(label, confidence) for label, confidence in found["scores"]),
        found["basis"],
        tuple(Span(start, end) for start, end in found["evidence"]),
        found.get("unsure_below"),
    )
