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
from precis.providers.embedded.descriptions import Descriptions, KeepingEmbedder, describe, unit
from precis.providers.embedded.learning import (
    ENOUGH,
    TEMPERATURE,
    Indices,
    Learnt,
    fitted_temperature,
    learn,
    mixed,
    softmax,
)
from precis.providers.embedded.terms import Floats

_EXAMPLE_CHARACTERS = 1_000
"""What the model reads of an example: about 160 words, as of a passage."""
_NONE_AT = 0.08
"""The score that "none of these" stands for where labels are described; names alone come less close."""
_NONE_AT_NAMES = 0.03
_NONE_RISE = 0.03
"""How much higher it stands where examples decide, whose cosines are higher."""


@dataclass(frozen=True, slots=True)
class Classifier:
    """A set's labels by description (`described`) and by example (`learnt`, None without examples)."""

    described: Descriptions
    learnt: Learnt | None
    none_at: float
    none_shown: Floats
    """Vectors of texts that a person gave none of the labels."""
    temperature: float
    basis: str

    def probabilities(self, scores: Floats, whole: Floats) -> NDArray[np.float64]:
        """Return the labels' probabilities, and last that of none, from description scores and a document's vector."""
        if self.learnt is not None:
            scores = mixed(scores[None], whole[None], self.learnt)[0]
        return softmax(self.temperature * np.append(scores, self._none(whole)))

    def _none(self, whole: Floats) -> float:
        """Return the score of "none of these": a level to come up to, or closeness to what was shown to be none."""
        count = len(self.none_shown)
        if not count:
            return self.none_at
        share = count / (count + 2.0)
        return max(self.none_at, share * float(whole @ unit(self.none_shown.sum(axis=0))) + (1 - share) * self.none_at)


@lru_cache(maxsize=8)
def taught(
    labels: LabelSet, mode: Mode, language: str, examples: tuple[Example, ...], embedder: KeepingEmbedder
) -> Classifier:
    """Return the set's classifier; `examples` have a label of the set, or NONE_OF_THESE, each."""
    described = describe(labels.labels, mode, language, embedder)
    place = {item.name: number for number, item in enumerate(labels.labels)}
    texts = [example.text[:_EXAMPLE_CHARACTERS] for example in examples if example.label in place]
    none = [example.text[:_EXAMPLE_CHARACTERS] for example in examples if example.label not in place]
    numbers: Indices = np.array([place[example.label] for example in examples if example.label in place], np.intp)
    shown = embedder.embed_kept(texts)
    learnt = learn(described.prototypes, shown, numbers, mode) if texts else None
    temperature = TEMPERATURE
    if len(texts) >= ENOUGH:
        close = _scores_of(described, shown, texts)
        temperature = fitted_temperature(described.prototypes, close, shown, numbers, mode)
    return Classifier(
        described, learnt, _none_at(labels, learnt), embedder.embed_kept(none), temperature, _basis(len(texts))
    )


def _scores_of(described: Descriptions, vectors: Floats, texts: Sequence[str]) -> Floats:
    cues = np.array([described.cues_in(text) for text in texts])
    return (described.closeness(vectors) + cues).astype(np.float32)


def _none_at(labels: LabelSet, learnt: Learnt | None) -> float:
    share = float(np.mean([bool(item.description) for item in labels.labels]))
    level = share * _NONE_AT + (1.0 - share) * _NONE_AT_NAMES
    return level if learnt is None else level + _NONE_RISE * float(learnt.share.mean())


def _basis(examples: int) -> str:
    if not examples:
        return "zero-shot"
    return "few-shot" if examples < ENOUGH else "few-shot-fitted"
