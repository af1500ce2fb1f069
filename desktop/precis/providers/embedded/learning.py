"""What a person's decisions teach: a multinomial logistic regression on top of what the descriptions say.

It begins at the descriptions' own logits and learns what to add to them from a text's vector, a shift for each label,
and how far to trust the descriptions. Penalties hold all three at nothing, so few examples hardly move it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from precis.domain.labels import Example
from precis.domain.results import NONE_OF_THESE

_MOST_A_LABEL, _MOST = 200, 400
_HOLD_ROWS, _HOLD_SHIFT, _HOLD_TRUST = 0.1, 1.0, 10.0
"""Penalties, chosen on the dev halves of five sets with 10, 50 and 200 decisions each."""
_STEPS = 150
_RATES = (0.15, 0.05, 0.01)
_MEAN, _SQUARE = 0.9, 0.99
Indices = NDArray[np.intp]
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Learnt:
    """What examples add to logits: `trust` times them, a `shift` a label, and `rows` (a row a label) times a vector."""

    rows: Matrix
    shift: Matrix
    trust: float

    def logits(self, base: Matrix, vectors: NDArray[np.floating]) -> Matrix:
        """Return documents by labels from the descriptions' logits and the documents' vectors."""
        return self.trust * base + self.shift + vectors @ self.rows.T


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


def learn(base: Matrix, vectors: NDArray[np.floating], labels: Indices) -> Learnt:
    """Return what examples teach: their descriptions' logits, their vectors, and their labels' numbers.

    Adam (Kingma and Ba, 2015) with falling steps over all examples at once; the same examples give the same result.
    """
    seen = vectors.astype(np.float64)
    wanted = np.eye(base.shape[1])[labels]
    found = [np.zeros((base.shape[1], seen.shape[1])), np.zeros(base.shape[1]), np.ones(1)]
    means, squares = ([np.zeros_like(part) for part in found] for _ in range(2))
    for step in range(1, _STEPS + 1):
        rows, shift, trust = found
        wrong = softmax(trust * base + shift + seen @ rows.T) - wanted
        slopes = (
            wrong.T @ seen + _HOLD_ROWS * rows,
            wrong.sum(axis=0) + _HOLD_SHIFT * shift,
            (wrong * base).sum(keepdims=True)[0] + _HOLD_TRUST * (trust - 1.0),
        )
        left = 1.0 - step / _STEPS
        for number, slope in enumerate(slopes):
            means[number] = _MEAN * means[number] + (1.0 - _MEAN) * slope
            squares[number] = _SQUARE * squares[number] + (1.0 - _SQUARE) * slope**2
            pace = np.sqrt(squares[number] / (1.0 - _SQUARE**step)) + 1e-8
            found[number] = found[number] - _RATES[number] * left * means[number] / (1.0 - _MEAN**step) / pace
    return Learnt(found[0], found[1], float(found[2][0]))


def softmax(logits: NDArray[np.floating]) -> Matrix:
    """Return probabilities along the last axis."""
    powers = np.exp((logits - logits.max(axis=-1, keepdims=True)).astype(np.float64))
    return powers / powers.sum(axis=-1, keepdims=True)
