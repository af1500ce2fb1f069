"""What runs in a worker process: module-level functions whose arguments and values can be pickled."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from precis.domain.codec import decode_document
from precis.domain.jobs import Length, Mode
from precis.domain.labels import Example, LabelSet
from precis.domain.ports import Extract, Labelling


def extract_work(document: bytes, mode: Mode, length: Length, focus: str, resources: Path) -> Extract:
    """Return the sentences chosen from an encoded document."""
    from precis.providers.embedded.embedding import minilm
    from precis.providers.embedded.extracting import extract

    embedder = minilm(resources) if mode is Mode.ACCURATE else None
    return extract(decode_document(document), mode, length, focus, embedder)


def label_work(
    document: bytes, labels: LabelSet, mode: Mode, examples: Sequence[Example], resources: Path
) -> Labelling:
    """Return the scores of a set's labels for an encoded document."""
    from precis.providers.embedded.calibration import curve_of
    from precis.providers.embedded.embedding import minilm
    from precis.providers.embedded.labelling import label

    return label(decode_document(document), labels, mode, examples, minilm(resources), curve=curve_of(resources))
