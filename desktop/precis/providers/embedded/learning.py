"""What a person's decisions teach: prototypes, and a regression held near them.

Each label starts at its description, which counts as much as `PRIOR` examples. In accurate mode a multinomial logistic
regression moves on from there, and a penalty holds it near: with few examples it hardly moves.
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
TEMPERATURE = 23.0
"""What a cosine is multiplied with before the softmax."""
_MOST_A_LABEL, _MOST = 200, 400
_PENALTY, _RATE, _MOMENTUM, _STEPS = 0.3, 0.02, 0.9, 200
Indices = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Learnt:
    """A row a label to multiply documents' vectors with, and the share (0 … 1) of its score that examples decide."""

    rows: Floats
    share: Floats


def usable(names: Sequence[str], examples: Sequence[Example]) -> list[Example]:
    """Return the first examples with a text and a label of the set or NONE_OF_THESE: 200 a label, 400 in all.

    `examples` come newest first, so that the latest count.
    """
    known = {*names, NONE_OF_THESE}
    taken: dict[str, int] = defaultdict(int)
    found: list[Example] = []
    for example in examples:
        if example.label in known and example.text.strip() and taken[example.label] < _MOST_A_LABEL:
            taken[example.label] += 1
            found.append(example)
    return found[:_MOST]


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


def softmax(logits: NDArray[np.floating]) -> NDArray[np.float64]:
    """Return probabilities along the last axis."""
    powers = np.exp((logits - logits.max(axis=-1, keepdims=True)).astype(np.float64))
    return powers / powers.sum(axis=-1, keepdims=True)
