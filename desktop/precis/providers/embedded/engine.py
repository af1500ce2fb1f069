"""The embedded engine's face: a document in, chosen sentences or label scores out, computed in a worker process."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from precis.domain.codec import encode_document
from precis.domain.documents import Document, Layout
from precis.domain.jobs import Length, Mode
from precis.domain.labels import Example, LabelCurve, LabelSet
from precis.domain.ports import Extract, Labelling, RunInWorker, WorkLimits
from precis.providers.embedded.work import Asked, extract_work, label_work, likeness_work, measure_work

if TYPE_CHECKING:
    from precis.providers.embedded.measuring import LabelMeasure

METHOD = "ahead-lexrank-mmr/4 turns-cues-residual-curves/5"
"""Changes whenever the same document may give another result; part of each step's key."""
MODEL = "all-MiniLM-L6-v2-int8/1.0.0"
_LIMITS = WorkLimits(seconds=120.0, memory_mib=1536)


class EmbeddedEngine:
    """Implements `domain.ports.EmbeddedEngine` with no key and no network."""

    def __init__(self, run: RunInWorker, resources: Path) -> None:
        self._run = run
        self._resources = resources

    @property
    def version(self) -> str:
        """Version of the method and its model; part of each key."""
        return f"{METHOD} {MODEL}"

    async def extract(self, document: Document, mode: Mode, length: Length, focus: str = "") -> Extract:
        """Return the sentences that say most, in reading order, with a headline's place and warnings in plain words.

        Raises:
            WorkerStopped: over the limits of time or memory.
        """
        data = encode_document(_without_boxes(document))
        return await self._run(extract_work, data, mode, length, focus, self._resources, limits=_LIMITS)

    async def label(
        self,
        document: Document,
        labels: LabelSet,
        mode: Mode,
        examples: Sequence[Example] = (),
        own: LabelCurve | None = None,
    ) -> Labelling:
        """Return the labels' probabilities, highest first, with NONE_OF_THESE among them, and the passages that tell.

        `own` is the calibration from the person's decisions, where they asked for one.

        Raises:
            WorkerStopped: over the limits of time or memory.
        """
        data = encode_document(_without_boxes(document))
        asked = Asked(labels, mode, tuple(examples), own)
        return await self._run(label_work, data, asked, self._resources, limits=_LIMITS)

    async def measure(
        self, labels: LabelSet, mode: Mode, examples: Sequence[Example], own: LabelCurve | None = None
    ) -> LabelMeasure:
        """Return what decisions are worth: their texts judged without them, with them, and with a calibration of them.

        Raises:
            WorkerStopped: over the limits of time or memory.
        """
        asked = Asked(labels, mode, tuple(examples), own)
        return await self._run(measure_work, asked, self._resources, limits=_LIMITS)

    async def likeness(self, texts: Sequence[str], others: Sequence[str]) -> list[list[float]]:
        """Return how alike in meaning each text (a row each) is to each of the others: cosines, for English sentences.

        Raises:
            WorkerStopped: over the limits of time or memory.
        """
        return await self._run(likeness_work, tuple(texts), tuple(others), self._resources, limits=_LIMITS)


def _without_boxes(document: Document) -> Document:
    """Return the document without its words' places on the page: most of its bytes, and none of its meaning."""
    return replace(document, layout=Layout())
