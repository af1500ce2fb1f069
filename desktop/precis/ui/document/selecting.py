"""Which words of a page a mouse covers: the word nearest to a point, and the text between two words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from precis.domain.documents import Layout, Span


def word_near(layout: Layout, page: int, x: float, y: float) -> int | None:
    """Return the index of the word of `page` nearest to a point (in points), or None for a page without words.

    Distance down the page counts ten times: whoever points beside a line means that line.
    """
    words = range(bisect_left(layout.pages, page), bisect_right(layout.pages, page))
    return min(words, key=lambda index: _distance(layout, index, x, y), default=None)


def _distance(layout: Layout, index: int, x: float, y: float) -> float:
    left, top, right, bottom = layout.boxes[4 * index : 4 * index + 4]
    return max(left - x, x - right, 0.0) + 10 * max(top - y, y - bottom, 0.0)


def span_between(layout: Layout, one: int, other: int) -> Span:
    """Return the text from one word to another, both included, whichever comes first."""
    first, last = min(one, other), max(one, other)
    return Span(layout.starts[first], layout.ends[last])


class WordSelection:
    """Words that a mouse selects: from the one where it was pressed to the one that it reached."""

    def __init__(self) -> None:
        self.span: Span | None = None
        """What is selected; None for nothing."""
        self._anchor: int | None = None

    def begin(self, word: int | None) -> None:
        """Select nothing, and begin at a word."""
        self._anchor, self.span = word, None

    def reach(self, layout: Layout, word: int | None) -> None:
        """Select up to a word, on either side of where it began."""
        if self._anchor is not None and word is not None:
            self.span = span_between(layout, self._anchor, word)
