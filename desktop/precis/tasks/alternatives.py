"""The passages of a document that a claim may rest on though it cites others: found by shared words. Pure."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Sequence

from precis.tasks.notes import words_of
from precis.tasks.passages import Passage

_LEAST = 0.25
"""Share of the claim's weight that a passage has to hold to be worth showing."""


class Alternatives:
    """Finds the likest passages of one document; its words are counted once, when first asked for."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._words: list[frozenset[str]] = []
        self._found_in: Counter[str] = Counter()

    def likest(self, text: str, most: int, without: Collection[int]) -> list[int]:
        """Return the indices of up to `most` passages that hold most of the text's weight, none of them in `without`.

        A word weighs more the fewer passages have it.
        """
        self._count()
        weights = {word: math.log1p(len(self._words) / max(1, self._found_in[word])) for word in words_of(text)}
        whole = sum(weights.values()) or 1.0
        shares = [
            (sum(weights[word] for word in sorted(weights.keys() & words)) / whole, -index)
            for index, words in enumerate(self._words)
            if index not in without
        ]
        return [-index for share, index in sorted(shares, reverse=True)[:most] if share >= _LEAST]

    def _count(self) -> None:
        if self._words:
            return
        self._words = [words_of(passage.text) for passage in self._passages]
        for words in self._words:
            self._found_in.update(words)
