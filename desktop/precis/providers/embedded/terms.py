"""Sentences as weighted terms: a sparse TF-IDF matrix in three flat arrays, and what is asked of it.

No similarity matrix is ever made: products with the matrix and its transpose are all that ranking needs, so time and
memory grow with the number of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from precis.providers.embedded.languages import function_words, stem_length

Floats = NDArray[np.float32]
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class Terms:
    """A sparse matrix, a row a sentence, rows of length 1: entry `i` says `rows[i], columns[i], weights[i]`.

    `words[r]` counts all words of a sentence; `idf` holds a column's weight, `vocabulary` a term's column.
    """

    rows: NDArray[np.int32]
    columns: NDArray[np.int32]
    weights: Floats
    words: NDArray[np.int32]
    idf: Floats
    vocabulary: dict[str, int]

    @property
    def count(self) -> int:
        """How many sentences there are."""
        return len(self.words)

    def project(self, vector: NDArray[np.floating]) -> Floats:
        """Return the matrix times a vector over terms: a number a sentence."""
        return np.bincount(self.rows, self.weights * vector[self.columns], self.count).astype(np.float32)

    def gather(self, vector: NDArray[np.floating]) -> Floats:
        """Return the transpose times a vector over sentences: a number a term."""
        return np.bincount(self.columns, self.weights * vector[self.rows], len(self.idf)).astype(np.float32)

    def similarities(self, chosen: NDArray[np.intp]) -> Floats:
        """Return the cosines between the sentences at `chosen` (a few hundred at most), as a full matrix."""
        place = np.full(self.count, -1)
        place[chosen] = np.arange(len(chosen))
        kept = np.flatnonzero(place[self.rows] >= 0)
        used, columns = np.unique(self.columns[kept], return_inverse=True)
        dense = np.zeros((len(chosen), len(used)), np.float32)
        dense[place[self.rows[kept]], columns] = self.weights[kept]
        return dense @ dense.T

    def vector_of(self, text: str, language: str) -> Floats:
        """Return `text` as a vector over the terms known here, of length 1, or of zeros where it shares none."""
        vector = np.zeros(len(self.idf), np.float32)
        for term in stems(text, language):
            column = self.vocabulary.get(term)
            if column is not None:
                vector[column] += self.idf[column]
        length = float(np.linalg.norm(vector))
        return vector / length if length else vector


def stems(text: str, language: str) -> list[str]:
    """Return the stems of the words that carry a topic, lower case; unspaced scripts give pairs of characters."""
    stop, cut = function_words(language), stem_length(language)
    found: list[str] = []
    for word in WORD.findall(text.lower()):
        if _UNSPACED.match(word):
            run = word[:400]
            found.extend(run[at : at + 2] for at in range(max(1, len(run) - 1)))
        elif word not in stop and len(word) <= _LONGEST_WORD and (len(word) > 1 or word.isdigit()):
            found.append(word[:cut])
    return found


def word_count(text: str) -> int:
    """Return the number of words: runs between spaces; in scripts without spaces, half the characters."""
    spaced = text.count(" ") + 1
    return spaced if text.isascii() else spaced + len(_UNSPACED.findall(text)) // 2


def weigh(texts: Iterable[str], language: str) -> Terms:
    """Return the TF-IDF matrix of sentences, with idf counted over them: log(n / df) + 1, tf dampened by its root."""
    vocabulary: dict[str, int] = {}
    rows: list[int] = []
    columns: list[int] = []
    words: list[int] = []
    for row, text in enumerate(texts):
        found = stems(text, language)
        words.append(word_count(text))
        columns.extend(vocabulary.setdefault(stem, len(vocabulary)) for stem in found)
        rows.extend([row] * len(found))
    return _normalized(np.array(rows, np.int64), np.array(columns, np.int64), np.array(words, np.int32), vocabulary)


def _normalized(
    rows: NDArray[np.int64], columns: NDArray[np.int64], words: NDArray[np.int32], vocabulary: dict[str, int]
) -> Terms:
    width, count = max(1, len(vocabulary)), len(words)
    cells, frequency = np.unique(rows * width + columns, return_counts=True)
    row, column = (cells // width).astype(np.int32), (cells % width).astype(np.int32)
    document_frequency = np.bincount(column, minlength=width)
    idf = (np.log(max(1, count) / np.maximum(1, document_frequency)) + 1.0).astype(np.float32)
    weights = np.sqrt(frequency).astype(np.float32) * idf[column]
    lengths = np.sqrt(np.bincount(row, weights.astype(np.float64) ** 2, count))
    weights = (weights / np.maximum(lengths[row], 1e-9)).astype(np.float32)
    return Terms(row, column, weights, words, idf, vocabulary)


def lexrank(terms: Terms, teleport: Sequence[float] | Floats | None = None, damping: float = 0.85) -> Floats:
    """Return each sentence's share in a random walk over the cosine graph, scaled so that 1 is the average.

    Continuous LexRank (Erkan and Radev, 2004): a step costs one product with the matrix and one with its transpose,
    since S·p = X·(Xᵀ·p). A sentence's similarity to itself is taken out. `teleport` is where the walk starts anew.
    """
    count = terms.count
    if count == 0:
        return np.zeros(0, np.float32)
    start = np.full(count, 1.0 / count) if teleport is None else np.asarray(teleport, np.float64)
    itself = np.bincount(terms.rows, terms.weights**2, count)
    degree = np.maximum(terms.project(terms.gather(np.ones(count))) - itself, 1e-6)
    walk = start.copy()
    for _ in range(_MOST_STEPS):
        spread = walk / degree
        moved = terms.project(terms.gather(spread)) - itself * spread
        following = damping * moved + (1.0 - damping * min(1.0, float(moved.sum()))) * start
        if float(np.abs(following - walk).sum()) < _CLOSE_ENOUGH:
            walk = following
            break
        walk = following
    return (walk * count).astype(np.float32)


def ahead(terms: Terms, parts: NDArray[np.intp]) -> Floats:
    """Return each sentence's likeness to those after it less that to those before it, in its part, scaled to 0 … 1.

    Directed centrality (Zheng and Lapata, 2019): who speaks of what is taken up later says more than who takes it up.
    Entries are sorted by term and part, so that running sums give what stands before each entry: linear time.
    """
    if not len(terms.rows):
        return np.zeros(terms.count, np.float32)
    order = np.lexsort((terms.rows, terms.columns))
    rows, weights = terms.rows[order], terms.weights[order].astype(np.float64)
    running = np.cumsum(weights)
    is_first = np.diff(terms.columns[order], prepend=-1).astype(bool) | np.diff(parts[rows], prepend=-1).astype(bool)
    group = np.cumsum(is_first) - 1
    begun = (running - weights)[is_first][group]
    before = running - weights - begun
    after = np.bincount(group, weights)[group] - weights - before
    return scaled(np.bincount(rows, weights * (after - before), terms.count))


def scaled(values: NDArray[np.number]) -> Floats:
    """Return the values between 0 (the least) and 1 (the greatest); all alike give 0."""
    low, high = float(values.min()), float(values.max())
    return ((values - low) / max(high - low, 1e-9)).astype(np.float32)


_MOST_STEPS = 30
_CLOSE_ENOUGH = 1e-4
