"""Scores of a closed set's labels: how close a document's passages come to what is said of each label, and to examples.

passages -> vectors -> closeness to descriptions (`descriptions`) -> what decisions teach (`learning`) -> probabilities.
Fast mode reads five passages of a document, accurate mode two dozen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from precis.domain.documents import Document, Span
from precis.domain.jobs import Mode
from precis.domain.labels import Example, LabelCurve, LabelSet
from precis.domain.ports import Labelling
from precis.domain.results import NONE_OF_THESE, LabelScore
from precis.providers.embedded.calibration import AS_IS, Calibration
from precis.providers.embedded.classifier import taught
from precis.providers.embedded.descriptions import Descriptions, KeepingEmbedder, unit
from precis.providers.embedded.languages import LANGUAGES
from precis.providers.embedded.learning import usable
from precis.providers.embedded.passages import Passage, passages_of
from precis.providers.embedded.terms import Floats

PASSAGES: Mapping[Mode, int] = {Mode.FAST: 5, Mode.ACCURATE: 24}
_MOST_EVIDENCE = {Mode.FAST: 1, Mode.ACCURATE: 3}
_BEST_SHARE = 0.3
"""The share of the closest passage, beside the mean of all."""


def label(
    document: Document,
    labels: LabelSet,
    mode: Mode,
    examples: Sequence[Example],
    embedder: KeepingEmbedder,
    *,
    calibration: Calibration = AS_IS,
    own: LabelCurve | None = None,
) -> Labelling:
    """Return each label's probability, highest first, NONE_OF_THESE among them, and the passages that tell most.

    `examples` come newest first. `calibration` came along, and `own` takes its place. `basis` says what the
    probabilities rest on: `zero-shot`, `few-shot`, or `few-shot-fitted` from 50 examples on.
    """
    names = [item.name for item in labels.labels]
    passages = passages_of(document, PASSAGES[mode])
    if not passages:
        return Labelling((LabelScore(NONE_OF_THESE, 1.0), *(LabelScore(name, 0.0) for name in names)), "zero-shot")
    shown = tuple(usable(names, examples))
    known = taught(labels, language_for(document), shown, embedder=embedder, calibration=calibration, own=own)
    seen = seen_of(passages, known.classifier.described, embedder)
    found = known.probabilities(seen.scores, seen.whole)
    return replace(
        _labelling(names, found, known.basis, _evidence(passages, seen.close, _MOST_EVIDENCE[mode])),
        unsure_below=known.curve.unsure_below,
    )


def language_for(document: Document) -> str:
    """Return the language by which a document's words are cut to stems."""
    return document.language if document.language in LANGUAGES else "en"


@dataclass(frozen=True, slots=True)
class Seen:
    """A document as the classifier sees it: closeness (passages by labels), a score a label, and one vector."""

    close: Floats
    scores: Floats
    whole: Floats


def seen_of(passages: Sequence[Passage], described: Descriptions, embedder: KeepingEmbedder) -> Seen:
    """Return what the classifier sees of a document's passages."""
    vectors = embedder.embed([passage.text for passage in passages])
    close = described.closeness(vectors)
    scores = _pooled(close, passages) + np.mean([described.cues_in(p.text) for p in passages], axis=0)
    return Seen(close, scores.astype(np.float32), _whole(vectors, passages))


def _whole(vectors: Floats, passages: Sequence[Passage]) -> Floats:
    weights = np.array([passage.weight for passage in passages], np.float32)
    return unit(weights @ vectors)


def _pooled(close: Floats, passages: Sequence[Passage]) -> Floats:
    """Return one closeness a label from those of the passages: their weighted mean, and a share of the best."""
    weights = np.array([passage.weight for passage in passages], np.float32)
    mean = weights @ close / weights.sum()
    return (1.0 - _BEST_SHARE) * mean + _BEST_SHARE * close.max(axis=0)


def _labelling(
    names: Sequence[str], found: NDArray[np.float64], basis: str, evidence: Mapping[int, tuple[Span, ...]]
) -> Labelling:
    order = np.argsort(-found, kind="stable")
    said = [*names, NONE_OF_THESE]
    scores = tuple(LabelScore(said[index], float(found[index])) for index in order)
    return Labelling(scores, basis, evidence.get(int(order[0]), ()))


def _evidence(passages: Sequence[Passage], close: Floats, most: int) -> dict[int, tuple[Span, ...]]:
    """Return for each label the places of the passages that speak most for it, compared with the other labels."""
    margins = close - (close.sum(axis=1, keepdims=True) - close) / max(1, close.shape[1] - 1)
    placed = [number for number, passage in enumerate(passages) if passage.span is not None]
    found: dict[int, tuple[Span, ...]] = {}
    for number in range(close.shape[1]):
        best = sorted(placed, key=lambda at: -float(margins[at, number]))[:most]
        found[number] = tuple(sorted(span for at in best if (span := passages[at].span) is not None))
    return found
