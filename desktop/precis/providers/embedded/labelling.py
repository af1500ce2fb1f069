"""Scores of a closed set's labels: closeness of a document's passages to what is said of each label, and to examples.

Without examples a label is the mean of a few phrasings of its name and description. Each example pulls its label
towards itself, against a prior of a few examples' weight that holds it at the description; from some examples a label
on, a logistic regression starts from these prototypes and is held near them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from precis.domain.documents import Document, Span
from precis.domain.jobs import Mode
from precis.domain.labels import Example, Label, LabelSet
from precis.domain.ports import Labelling
from precis.domain.results import NONE_OF_THESE, LabelScore
from precis.providers.embedded.extracting import Embedder
from precis.providers.embedded.passages import Passage, passages_of
from precis.providers.embedded.terms import Floats

PASSAGES: Mapping[Mode, int] = {Mode.FAST: 5, Mode.ACCURATE: 24}
_MOST_EVIDENCE = {Mode.FAST: 1, Mode.ACCURATE: 3}
_MOST_EXAMPLES = 2_000


@dataclass(frozen=True, slots=True)
class Scale:
    """Chosen on dev sets, see docs/embedded-engine.md."""

    temperature: float = 20.0
    """What a cosine is multiplied with before the softmax."""
    none_at: float = 0.12
    """The cosine that "none of these" stands for, without examples."""
    none_rise: float = 0.18
    """How much higher it stands where a label is made of examples alone, whose cosines are higher."""
    prior: float = 4.0
    """How many examples a description counts for."""
    best_passage: float = 0.3
    """The share of the closest passage, beside the mean of all."""


SCALE = Scale()


def label(
    document: Document, labels: LabelSet, mode: Mode, examples: Sequence[Example], embedder: Embedder
) -> Labelling:
    """Return each label's probability, highest first, NONE_OF_THESE among them, and the passages that tell most."""
    passages = passages_of(document, PASSAGES[mode])
    if not passages:
        return Labelling(
            (LabelScore(NONE_OF_THESE, 1.0), *(LabelScore(x.name, 0.0) for x in labels.labels)), "zero-shot"
        )
    usable = _usable(labels, examples)
    prototypes, learnt = prototypes_of(labels, usable, mode, embedder)
    close = embedder.embed([passage.text for passage in passages]) @ prototypes.T
    scores = _probabilities(pooled(close, passages), learnt)
    names = [*(x.name for x in labels.labels), NONE_OF_THESE]
    order = np.argsort(-scores, kind="stable")
    winner = int(order[0])
    evidence = () if winner == len(labels.labels) else _evidence(passages, close, winner, _MOST_EVIDENCE[mode])
    ranked = tuple(LabelScore(names[index], float(scores[index])) for index in order)
    return Labelling(ranked, "few-shot" if usable else "zero-shot", evidence)


def _usable(labels: LabelSet, examples: Sequence[Example]) -> list[Example]:
    """Return the latest examples that carry a label of the set and a text."""
    names = {x.name for x in labels.labels}
    return [example for example in examples if example.label in names and example.text.strip()][-_MOST_EXAMPLES:]


def phrasings(item: Label, mode: Mode) -> list[str]:
    """Return what is embedded for a label: its name and description, in accurate mode in several phrasings."""
    name = item.name.replace("_", " ").replace("-", " ").strip()
    described = f"{name}: {item.description}" if item.description else name
    if mode is Mode.FAST:
        return [described]
    return [described, f"This text is about {name}.", item.description or f"{name}."]


def prototypes_of(
    labels: LabelSet, examples: Sequence[Example], mode: Mode, embedder: Embedder
) -> tuple[Floats, Floats]:
    """Return a vector of length 1 for each label, and the share of it (0 … 1) that examples have made."""
    texts = [phrasings(item, mode) for item in labels.labels]
    vectors = embedder.embed([text for group in texts for text in group])
    width = len(texts[0])
    described = _unit(vectors.reshape(len(texts), width, -1).mean(axis=1))
    place = {item.name: number for number, item in enumerate(labels.labels)}
    sums, counts = np.zeros_like(described), np.zeros(len(texts), np.float32)
    if examples:
        shown = embedder.embed([example.text for example in examples])
        rows: NDArray[np.intp] = np.array([place[example.label] for example in examples])
        np.add.at(sums, rows, shown)
        np.add.at(counts, rows, 1.0)
    return _unit(SCALE.prior * described + sums), (counts / (counts + SCALE.prior)).astype(np.float32)


def _unit(rows: Floats) -> Floats:
    return rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)


def pooled(close: Floats, passages: Sequence[Passage]) -> Floats:
    """Return one closeness a label from those of the passages: their weighted mean, and a share of the best."""
    weights = np.array([passage.weight for passage in passages], np.float32)
    mean = weights @ close / weights.sum()
    return (1.0 - SCALE.best_passage) * mean + SCALE.best_passage * close.max(axis=0)


def _probabilities(close: Floats, learnt: Floats) -> NDArray[np.float64]:
    none = SCALE.none_at + SCALE.none_rise * float(learnt.mean())
    logits = SCALE.temperature * np.append(close, none).astype(np.float64)
    powers = np.exp(logits - logits.max())
    return powers / powers.sum()


def _evidence(passages: Sequence[Passage], close: Floats, winner: int, most: int) -> tuple[Span, ...]:
    """Return the places of the passages that speak most for the winner, compared with the other labels."""
    others = np.delete(close, winner, axis=1)
    margin = close[:, winner] - (others.mean(axis=1) if others.size else 0.0)
    order = sorted(range(len(passages)), key=lambda index: -float(margin[index]))
    spans = [passages[index].span for index in order]
    return tuple(sorted(span for span in [span for span in spans if span is not None][:most]))
