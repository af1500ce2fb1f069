"""A long document in parts of about forty sentences, ended at headings where there are any.

What is taken up later is counted within a part, and parts that have given a sentence stand back a little: else a long
document's summary would come from its beginning alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from precis.domain.documents import BlockKind, Document
from precis.providers.embedded.sentences import Sentence

USUAL_SENTENCES = 40
_NEAR = 15
"""How many sentences a part may be longer or shorter to end at a heading."""
Parts = NDArray[np.intp]


def parts_of(document: Document, sentences: Sequence[Sentence]) -> Parts:
    """Return the number of each sentence's part, from 0."""
    count = len(sentences)
    wanted = max(1, round(count / USUAL_SENTENCES))
    opening = _after_headings(document, sentences)
    bounds = sorted({_nearest(opening, number * count // wanted) for number in range(1, wanted)})
    return np.searchsorted(np.array(bounds, np.intp), np.arange(count), side="right")


def _after_headings(document: Document, sentences: Sequence[Sentence]) -> list[int]:
    return [
        index
        for index, sentence in enumerate(sentences)
        if index
        and sentence.block != sentences[index - 1].block
        and document.blocks[sentence.block - 1].kind is BlockKind.HEADING
    ]


def _nearest(opening: Sequence[int], place: int) -> int:
    """Return the opening sentence closest to `place`, or `place` where none is near."""
    at = bisect_left(opening, place)
    close = min(opening[max(0, at - 1) : at + 1], key=lambda index: abs(index - place), default=place)
    return close if abs(close - place) <= _NEAR else place
