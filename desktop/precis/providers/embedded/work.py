"""What runs in a worker process: module-level functions whose arguments and values can be pickled."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from precis.domain.codec import decode_document
from precis.domain.jobs import Length, Mode
from precis.domain.labels import Example, LabelCurve, LabelSet
from precis.domain.ports import Extract, Labelling

if TYPE_CHECKING:
    from precis.providers.embedded.measuring import LabelMeasure


def extract_work(document: bytes, mode: Mode, length: Length, focus: str, resources: Path) -> Extract:
    """Return the sentences chosen from an encoded document."""
    from precis.providers.embedded.embedding import minilm
    from precis.providers.embedded.extracting import extract

    embedder = minilm(resources) if mode is Mode.ACCURATE and focus.strip() else None
    return extract(decode_document(document), mode, length, focus, embedder)


@dataclass(frozen=True, slots=True)
class Asked:
    """What labels are asked for: the set, the mode, decisions newest first, and the person's own calibration."""

    labels: LabelSet
    mode: Mode
    examples: tuple[Example, ...] = ()
    own: LabelCurve | None = None


def label_work(document: bytes, asked: Asked, resources: Path) -> Labelling:
    """Return the scores of a set's labels for an encoded document."""
    from precis.providers.embedded.calibration import calibration_of
    from precis.providers.embedded.embedding import minilm
    from precis.providers.embedded.labelling import label

    return label(
        decode_document(document),
        asked.labels,
        asked.mode,
        asked.examples,
        minilm(resources),
        calibration=calibration_of(resources, asked.mode),
        own=asked.own,
    )


def measure_work(asked: Asked, resources: Path) -> LabelMeasure:
    """Return what the decisions in `asked` are worth."""
    from precis.providers.embedded.calibration import calibration_of
    from precis.providers.embedded.embedding import minilm
    from precis.providers.embedded.measuring import measured

    known = calibration_of(resources, asked.mode)
    return measured(asked.labels, asked.examples, minilm(resources), calibration=known, own=asked.own)


def likeness_work(texts: tuple[str, ...], others: tuple[str, ...], resources: Path) -> list[list[float]]:
    """Return the cosine of each text (a row each) with each of the others."""
    from precis.providers.embedded.embedding import minilm

    embedder = minilm(resources)
    rows: list[list[float]] = (embedder.embed_kept(texts) @ embedder.embed(others).T).tolist()
    return rows
