"""What a person's decisions teach: prototypes, a regression held near them, and how sure to be.

Each label starts at its description, which counts as much as `PRIOR` examples. In accurate mode a multinomial logistic
regression moves on from there, and a penalty holds it near: with few examples it hardly moves. From `ENOUGH` examples
on the temperature is fitted, on examples that were left out of learning in turn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from precis.domain.jobs import Mode
from precis.domain.labels import Example
from precis.domain.results import NONE_OF_THESE
from precis.providers.embedded.descriptions import unit
from precis.providers.embedded.terms import Floats

PRIOR = 3.0
ENOUGH = 50
"""Examples from which on confidence is fitted: as many decisions as the design asks for."""
TEMPERATURE = 23.0
"""What a cosine is multiplied with before the softmax, until it is fitted."""
_MOST_A_LABEL, _MOST = 40, 400
_FOLDS = 5
_PENALTY, _RATE, _MOMENTUM, _STEPS = 0.3, 0.02, 0.9, 200
_TEMPERATURES = np.geomspace(6.0, 80.0, 27)
Indices = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Learnt:
    """A row a label to multiply documents' vectors with, and the share (0 … 1) of its score that examples decide."""

    rows: Floats
    share: Floats


def usable(names: Sequence[str], examples: Sequence[Example]) -> list[Example]:
    """Return the latest examples with a text and a label of the set or NONE_OF_THESE: 40 a label, 400 in all."""
    known = {*names, NONE_OF_THESE}
    taken: dict[str, int] = defaultdict(int)
    found: list[Example] = []
    for example in reversed(examples):
        if example.label in known and example.text.strip() and taken[example.label] < _MOST_A_LABEL:
            taken[example.label] += 1
            found.append(example)
    return found[:_MOST][::-1]


def learn(prototypes: Floats, vectors: Floats, labels: Indices, mode: Mode) -> Learnt:
    """Return what examples (a vector and a label's number each) make of the labels' prototypes."""
    sums = np.zeros_like(prototypes)
    np.add.at(sums, labels, vectors)
    counts: Floats = np.bincount(labels, minlength=len(prototypes)).astype(np.float32)
    rows = unit(PRIOR * prototypes + sums)
    if mode is Mode.ACCURATE:
        rows = _regressed(rows, vectors, labels)
    return Learnt(rows, (counts / (counts + PRIOR)).astype(np.float32))


def _regressed(start: Floats, vectors: Floats, labels: Indices) -> Floats:
    """Return the rows that tell the examples apart best, by gradient descent with momentum from `start`."""
    rows, speed = start.copy(), np.zeros_like(start)
    wanted = np.eye(len(start), dtype=np.float32)[labels]
    for _ in range(_STEPS):
        wrong = softmax(TEMPERATURE * (vectors @ rows.T)).astype(np.float32) - wanted
        slope = (TEMPERATURE / len(vectors)) * (wrong.T @ vectors) + _PENALTY * (rows - start)
        speed = (_MOMENTUM * speed - _RATE * slope).astype(np.float32)
        rows = rows + speed
    return rows


def mixed(described: Floats, vectors: Floats, learnt: Learnt) -> Floats:
    """Return documents by labels: descriptions' scores and what was learnt, by each label's share."""
    return ((1.0 - learnt.share) * described + learnt.share * (vectors @ learnt.rows.T)).astype(np.float32)


def fitted_temperature(prototypes: Floats, described: Floats, vectors: Floats, labels: Indices, mode: Mode) -> float:
    """Return the temperature under which left-out examples are likeliest (five folds; Guo et al., 2017)."""
    scores = np.zeros_like(described)
    fold = np.arange(len(labels)) % _FOLDS
    for number in range(_FOLDS):
        left = fold == number
        learnt = learn(prototypes, vectors[~left], labels[~left], mode)
        scores[left] = mixed(described[left], vectors[left], learnt)
    right = np.arange(len(labels))
    losses = [-np.log(softmax(t * scores)[right, labels] + 1e-12).mean() for t in _TEMPERATURES]
    return float(_TEMPERATURES[int(np.argmin(losses))])


def softmax(logits: NDArray[np.floating]) -> NDArray[np.float64]:
    """Return probabilities along the last axis."""
    powers = np.exp((logits - logits.max(axis=-1, keepdims=True)).astype(np.float64))
    return powers / powers.sum(axis=-1, keepdims=True)
