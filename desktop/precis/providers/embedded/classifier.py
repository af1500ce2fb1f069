"""A label set that is ready to score documents: descriptions as vectors, and what decisions have taught about them.

Made once for a set and its examples and kept for the next document, since a batch asks the same of hundreds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from precis.domain.jobs import Mode
from precis.domain.labels import Example, LabelSet
from precis.providers.embedded.calibration import (
    Chances,
    Curve,
    log_odds,
    refitted,
    spread_to,
    with_threshold,
)
from precis.providers.embedded.descriptions import Descriptions, KeepingEmbedder, describe, unit
from precis.providers.embedded.learning import TEMPERATURE, Indices, Learnt, learn, mixed
from precis.providers.embedded.terms import Floats

_EXAMPLE_CHARACTERS = 1_000
"""What the model reads of an example: about 160 words, as of a passage."""
_NONE_AT = 0.08
"""The score that "none of these" stands for where labels are described; names alone come less close."""
_NONE_AT_NAMES = 0.03
_NONE_RISE = 0.03
"""How much higher it stands where examples decide, whose cosines are higher."""


FEWEST = 10
"""Decisions from which on they bend the calibration that came along."""
ENOUGH = 50
"""Decisions from which on a confidence rests on the person's own: until then it is best shown as a band."""
_FOLDS = 5


@dataclass(frozen=True, slots=True)
class Classifier:
    """A set's labels by description (`described`) and by example (`learnt`, None without examples)."""

    described: Descriptions
    learnt: Learnt | None
    none_at: float
    none_shown: Floats
    """Vectors of texts that a person gave none of the labels."""

    def logits(self, scores: Floats, whole: Floats) -> Floats:
        """Return documents by labels, none last, from description scores and vectors, a row a document."""
        if self.learnt is not None:
            scores = mixed(scores, whole, self.learnt)
        return (TEMPERATURE * np.column_stack([scores, self._none(whole)])).astype(np.float32)

    def _none(self, whole: Floats) -> Floats:
        """Return the score of "none of these": a level to come up to, or closeness to what was shown to be none."""
        level = np.full(len(whole), self.none_at, np.float32)
        count = len(self.none_shown)
        if not count:
            return level
        share = count / (count + 2.0)
        close = whole @ unit(self.none_shown.sum(axis=0))
        return np.maximum(level, share * close + (1.0 - share) * level).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Taught:
    """A classifier with the calibration of its confidences, and what that rests on."""

    classifier: Classifier
    curve: Curve
    basis: str

    def probabilities(self, scores: Floats, whole: Floats) -> Chances:
        """Return the labels' probabilities, and last that of none, from a document's scores and vector."""
        logits = self.classifier.logits(scores[None], whole[None])
        return spread_to(logits[0], float(self.curve.chances(log_odds(logits))[0]))


@dataclass(frozen=True, slots=True)
class _Decided:
    """Decided texts: vectors, description scores, and the labels' numbers; that of none is the number of labels."""

    vectors: Floats
    scores: Floats
    labels: Indices

    def __len__(self) -> int:
        return len(self.labels)

    def where(self, chosen: NDArray[np.bool_]) -> _Decided:
        return _Decided(self.vectors[chosen], self.scores[chosen], self.labels[chosen])


@lru_cache(maxsize=8)
def taught(
    labels: LabelSet,
    mode: Mode,
    language: str,
    examples: tuple[Example, ...],
    *,
    embedder: KeepingEmbedder,
    curve: Curve,
) -> Taught:
    """Return the set's classifier; `examples` have a label of the set, or NONE_OF_THESE, each."""
    described = describe(labels.labels, mode, language, embedder)
    decided = _decided(labels, described, examples, embedder)
    if len(decided) >= FEWEST:
        odds, right = outcomes(labels, described, decided, mode)
        curve = refitted(curve, odds, right)
        curve = with_threshold(curve, odds) if len(decided) >= ENOUGH else curve
    return Taught(_classifier(labels, described, decided, mode), curve, _basis(len(decided)))


def _decided(
    labels: LabelSet, described: Descriptions, examples: Sequence[Example], embedder: KeepingEmbedder
) -> _Decided:
    place = {item.name: number for number, item in enumerate(labels.labels)}
    texts = [example.text[:_EXAMPLE_CHARACTERS] for example in examples]
    numbers: Indices = np.array([place.get(example.label, len(place)) for example in examples], np.intp)
    vectors = embedder.embed_kept(texts)
    if not texts:
        return _Decided(vectors, np.zeros((0, len(place)), np.float32), numbers)
    cues = np.array([described.cues_in(text) for text in texts])
    return _Decided(vectors, (described.closeness(vectors) + cues).astype(np.float32), numbers)


def _classifier(labels: LabelSet, described: Descriptions, decided: _Decided, mode: Mode) -> Classifier:
    named = decided.labels < len(labels.labels)
    shown = decided.where(named)
    learnt = learn(described.prototypes, shown.vectors, shown.labels, mode) if named.any() else None
    return Classifier(described, learnt, _none_at(labels, learnt), decided.vectors[~named])


def outcomes(
    labels: LabelSet, described: Descriptions, decided: _Decided, mode: Mode
) -> tuple[Chances, NDArray[np.bool_]]:
    """Return log odds and outcome of each decision, as predicted by a classifier that was not shown it (five folds)."""
    odds = np.zeros(len(decided))
    right: NDArray[np.bool_] = np.zeros(len(decided), bool)
    fold = np.arange(len(decided)) % _FOLDS
    for number in range(_FOLDS):
        left = fold == number
        classifier = _classifier(labels, described, decided.where(~left), mode)
        logits = classifier.logits(decided.scores[left], decided.vectors[left])
        odds[left] = log_odds(logits)
        right[left] = logits.argmax(axis=1) == decided.labels[left]
    return odds, right


def _none_at(labels: LabelSet, learnt: Learnt | None) -> float:
    share = float(np.mean([bool(item.description) for item in labels.labels]))
    level = share * _NONE_AT + (1.0 - share) * _NONE_AT_NAMES
    return level if learnt is None else level + _NONE_RISE * float(learnt.share.mean())


def _basis(decisions: int) -> str:
    if not decisions:
        return "zero-shot"
    return "few-shot" if decisions < ENOUGH else "few-shot-fitted"
