"""Finds words in a document's text, a piece at a time, so that a search of a long book never holds anything up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from precis.domain.documents import Span

MOST_HITS = 2000
_PIECE = 40_000
_LONGEST = 400


def find_spans(text: str, query: str) -> Iterator[Span | None]:
    """Yield the places of `query` in `text` in order, case and kinds of white space aside; None after each piece.

    MOST_HITS at most. The words of a query longer than _LONGEST characters can't be found.
    """
    words = query[:_LONGEST].split()
    if not words:
        return
    pattern = re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE)
    found = 0
    for start in range(0, len(text), _PIECE):
        for hit in pattern.finditer(text, start, min(len(text), start + _PIECE + 2 * _LONGEST)):
            if hit.start() >= start + _PIECE:
                break
            yield Span(hit.start(), hit.end())
            found += 1
            if found == MOST_HITS:
                return
        yield None
