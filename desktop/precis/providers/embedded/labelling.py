"""Scores of a closed set's labels: how close a document's passages come to what is said of each label, and to examples.

passages -> vectors -> closeness to descriptions (`descriptions`) -> what decisions teach (`learning`) -> probabilities.
Fast mode reads five passages and takes a label as a whole; accurate mode reads two dozen, compares them with each
sentence of a description, and learns a regression from examples.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from precis.domain.documents import Document, Span
from precis.domain.jobs import Mode
from precis.domain.labels import Example, LabelSet
from precis.domain.ports import Labelling
from precis.domain.results import NONE_OF_THESE, LabelScore
from precis.providers.embedded.descriptions import Descriptions, KeepingEmbedder, describe, unit
from precis.providers.embedded.languages import LANGUAGES
from precis.providers.embedded.learning import (
    ENOUGH,
    TEMPERATURE,
    Learnt,
    fitted_temperature,
    learn,
    mixed,
    softmax,
    usable,
)
from precis.providers.embedded.passages import Passage, passages_of
from precis.providers.embedded.terms import Floats

PASSAGES: Mapping[Mode, int] = {Mode.FAST: 5, Mode.ACCURATE: 24}
_MOST_EVIDENCE = {Mode.FAST: 1, Mode.ACCURATE: 3}
_EXAMPLE_CHARACTERS = 1_000
"""What the model reads of an example: about 160 words, as of a passage."""
_BEST_SHARE = 0.3
"""The share of the closest passage, beside the mean of all."""
_NONE_AT = 0.10
"""The score that "none of these" stands for where labels are described; names alone come less close."""
_NONE_AT_NAMES = 0.05
_NONE_RISE = 0.08
"""How much higher it stands where examples decide, whose cosines are higher."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """Examples of labels as vectors with their labels' numbers, and the vectors of examples of no label."""

    vectors: Floats
    labels: NDArray[np.intp]
    texts: tuple[str, ...]
    none: Floats


def label(
    document: Document, labels: LabelSet, mode: Mode, examples: Sequence[Example], embedder: KeepingEmbedder
) -> Labelling:
    """Return each label's probability, highest first, NONE_OF_THESE among them, and the passages that tell most.

    `basis` says what the probabilities rest on: `zero-shot`, `few-shot`, or `few-shot-fitted` from 50 examples on.
    """
    names = [item.name for item in labels.labels]
    passages = passages_of(document, PASSAGES[mode])
    if not passages:
        return Labelling((LabelScore(NONE_OF_THESE, 1.0), *(LabelScore(name, 0.0) for name in names)), "zero-shot")
    language = document.language if document.language in LANGUAGES else "en"
    described = describe(labels.labels, mode, language, embedder)
    vectors = embedder.embed([passage.text for passage in passages])
    close = described.closeness(vectors)
    whole = _whole(vectors, passages)
    scores = _pooled(close, passages) + np.mean([described.cues_in(p.text) for p in passages], axis=0)
    shown = _shown(names, usable(names, examples), embedder)
    learnt = learn(described.prototypes, shown.vectors, shown.labels, mode) if len(shown.labels) else None
    if learnt is not None:
        scores = mixed(scores[None], whole[None], learnt)[0]
    none = _none(labels, learnt, whole, shown.none)
    temperature, basis = _temperature(described, shown, mode)
    found = softmax(temperature * np.append(scores, none))
    return _labelling(names, found, basis, _evidence(passages, close, _MOST_EVIDENCE[mode]))


def _whole(vectors: Floats, passages: Sequence[Passage]) -> Floats:
    weights = np.array([passage.weight for passage in passages], np.float32)
    return unit(weights @ vectors)


def _pooled(close: Floats, passages: Sequence[Passage]) -> Floats:
    """Return one closeness a label from those of the passages: their weighted mean, and a share of the best."""
    weights = np.array([passage.weight for passage in passages], np.float32)
    mean = weights @ close / weights.sum()
    return (1.0 - _BEST_SHARE) * mean + _BEST_SHARE * close.max(axis=0)


def _shown(names: Sequence[str], examples: Sequence[Example], embedder: KeepingEmbedder) -> _Shown:
    place = {name: number for number, name in enumerate(names)}
    of_labels = [example for example in examples if example.label in place]
    texts = tuple(example.text[:_EXAMPLE_CHARACTERS] for example in of_labels)
    none = [example.text[:_EXAMPLE_CHARACTERS] for example in examples if example.label not in place]
    numbers: NDArray[np.intp] = np.array([place[example.label] for example in of_labels], np.intp)
    return _Shown(embedder.embed_kept(texts), numbers, texts, embedder.embed_kept(none))


def _none(labels: LabelSet, learnt: Learnt | None, whole: Floats, shown: Floats) -> float:
    """Return the score of "none of these": a level to come up to, or closeness to what a person gave no label."""
    share = float(np.mean([bool(item.description) for item in labels.labels]))
    level = share * _NONE_AT + (1.0 - share) * _NONE_AT_NAMES
    if learnt is not None:
        level += _NONE_RISE * float(learnt.share.mean())
    if not len(shown):
        return level
    taught = len(shown) / (len(shown) + 2.0)
    return max(level, taught * float(whole @ unit(shown.sum(axis=0))) + (1.0 - taught) * level)


def _temperature(described: Descriptions, shown: _Shown, mode: Mode) -> tuple[float, str]:
    if not len(shown.labels):
        return TEMPERATURE, "zero-shot"
    if len(shown.labels) < ENOUGH:
        return TEMPERATURE, "few-shot"
    close = described.closeness(shown.vectors) + np.array([described.cues_in(text) for text in shown.texts])
    fitted = fitted_temperature(described.prototypes, close, shown.vectors, shown.labels, mode)
    return fitted, "few-shot-fitted"


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
