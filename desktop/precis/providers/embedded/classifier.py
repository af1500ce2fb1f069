"""A label set that is ready to score documents: descriptions as vectors, and what decisions have taught about them.

Made once for a set and its examples and kept for the next document, since a batch asks the same of hundreds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from precis.domain.labels import Example, LabelCurve, LabelSet
from precis.providers.embedded.calibration import Calibration, Chances, chances, log_odds, spread_to
from precis.providers.embedded.descriptions import Descriptions, KeepingEmbedder, describe
from precis.providers.embedded.learning import Indices, Learnt, Matrix, learn
from precis.providers.embedded.terms import Floats

_EXAMPLE_CHARACTERS = 1_000
"""What the model reads of an example: about 160 words, as of a passage."""
_NONE_AT = 0.08
"""The score that "none of these" stands for where labels are described; names alone come less close."""
_NONE_AT_NAMES = 0.03
ENOUGH = 50
"""Decisions from which on a confidence rests on the person's own: until then it is best shown as a band."""


@dataclass(frozen=True, slots=True)
class Classifier:
    """A set's labels by description (`described`) and by example (`learnt`, None without examples)."""

    described: Descriptions
    none_at: float
    learnt: Learnt | None = None

    def base(self, scores: Floats) -> Matrix:
        """Return documents by labels, none last, from description scores alone, a row a document."""
        level = np.full(len(scores), self.none_at)
        return self.described.sharpness * np.column_stack([scores, level]).astype(np.float64)

    def logits(self, scores: Floats, whole: Floats) -> Matrix:
        """Return documents by labels, none last, from description scores and vectors, a row a document."""
        base = self.base(scores)
        return base if self.learnt is None else self.learnt.logits(base, whole)


def winner_odds(logits: Matrix) -> Chances:
    """Return for each row the log odds of its winner: a label's among the labels, that of none among all."""
    is_none = logits.argmax(axis=1) == logits.shape[1] - 1
    return np.where(is_none, log_odds(logits), log_odds(logits[:, :-1]))


@dataclass(frozen=True, slots=True)
class Taught:
    """A classifier with the calibration of its confidences, and what that rests on."""

    classifier: Classifier
    curve: LabelCurve
    basis: str

    def probabilities(self, scores: Floats, whole: Floats) -> Chances:
        """Return the labels' probabilities, and last that of none, from a document's scores and vector."""
        logits = self.classifier.logits(scores[None], whole[None])
        return spread_to(logits[0], float(chances(self.curve, winner_odds(logits))[0]))


@dataclass(frozen=True, slots=True)
class Decided:
    """Decided texts: vectors, description scores, and the labels' numbers; that of none is the number of labels."""

    vectors: Floats
    scores: Floats
    labels: Indices

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.labels)

    def where(self, chosen: NDArray[np.bool_] | Indices) -> Decided:
        """Return those that are chosen."""
        return Decided(self.vectors[chosen], self.scores[chosen], self.labels[chosen])


@lru_cache(maxsize=8)
def taught(
    labels: LabelSet,
    language: str,
    examples: tuple[Example, ...],
    *,
    embedder: KeepingEmbedder,
    calibration: Calibration,
    own: LabelCurve | None = None,
) -> Taught:
    """Return the set's classifier; `examples` have a label of the set, or NONE_OF_THESE, each.

    `own` is the curve that the person's decisions gave, where they asked for one.
    """
    untaught = classifier_of(labels, language, embedder)
    decided = decided_of(labels, untaught, examples, embedder)
    classifier = taught_by(untaught, decided)
    return Taught(classifier, own or calibration.after(len(decided)), _basis(len(decided)))


def classifier_of(labels: LabelSet, language: str, embedder: KeepingEmbedder) -> Classifier:
    """Return the set's classifier without examples."""
    return Classifier(describe(labels.labels, language, embedder), _none_at(labels))


def decided_of(
    labels: LabelSet, classifier: Classifier, examples: Sequence[Example], embedder: KeepingEmbedder
) -> Decided:
    """Return what the classifier sees of the examples, by the beginning of each."""
    place = {item.name: number for number, item in enumerate(labels.labels)}
    texts = [example.text[:_EXAMPLE_CHARACTERS] for example in examples]
    numbers: Indices = np.array([place.get(example.label, len(place)) for example in examples], np.intp)
    vectors = embedder.embed_kept(texts)
    if not texts:
        return Decided(vectors, np.zeros((0, len(place)), np.float32), numbers)
    cues = np.array([classifier.described.cues_in(text) for text in texts])
    return Decided(vectors, (classifier.described.closeness(vectors) + cues).astype(np.float32), numbers)


def taught_by(classifier: Classifier, decided: Decided) -> Classifier:
    """Return the classifier as the decisions teach it."""
    if not len(decided):
        return classifier
    learnt = learn(classifier.base(decided.scores), decided.vectors, decided.labels)
    return Classifier(classifier.described, classifier.none_at, learnt)


def _none_at(labels: LabelSet) -> float:
    share = float(np.mean([bool(item.description) for item in labels.labels]))
    return share * _NONE_AT + (1.0 - share) * _NONE_AT_NAMES


def _basis(decisions: int) -> str:
    if not decisions:
        return "zero-shot"
    return "few-shot" if decisions < ENOUGH else "few-shot-fitted"
