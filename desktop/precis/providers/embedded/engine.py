"""The embedded engine's face: a document in, chosen sentences or label scores out, computed in a worker process."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from precis.domain.codec import encode_document
from precis.domain.documents import Document, Layout
from precis.domain.jobs import Length, Mode
from precis.domain.labels import Example, LabelSet
from precis.domain.ports import Extract, Labelling, RunInWorker, WorkLimits
from precis.providers.embedded.work import extract_work, label_work

METHOD = "ahead-lexrank-mmr/3 turns-cues-regression-curve/3"
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
        self, document: Document, labels: LabelSet, mode: Mode, examples: Sequence[Example] = ()
    ) -> Labelling:
        """Return the labels' probabilities, highest first, with NONE_OF_THESE among them, and the passages that tell.

        Raises:
            WorkerStopped: over the limits of time or memory.
        """
        data = encode_document(_without_boxes(document))
        return await self._run(label_work, data, labels, mode, tuple(examples), self._resources, limits=_LIMITS)


def _without_boxes(document: Document) -> Document:
    """Return the document without its words' places on the page: most of its bytes, and none of its meaning."""
    return replace(document, layout=Layout())
