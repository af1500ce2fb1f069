"""Tells headings from paragraphs by size and weight, and their levels by the order of sizes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from precis.reading.pdf_text import Line, PageText

CAPTION = re.compile(
    r"^(?:figure|fig\.|table|tab\.|abbildung|abb\.|tabelle|figura|tableau|chart|exhibit)\s*\d", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"^(?:\d+(?:\.\d+)*\.?|[IVX]+\.|[A-Z]\.|chapter \w+|appendix \w+|section \w+)\s+\S", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{3}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}")
"""What a heading has at least: a formula set large has none."""
MOST_HEADING_WORDS = 20
_NEXT_LEVEL = 0.92
"""Ratio of type sizes from which a heading is of the next level."""


def body_size_of(pages: Iterable[PageText]) -> float:
    """Return the size of type in which most words are set."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size * 2) / 2] += len(line.words)
    return sizes.most_common(1)[0][0] if sizes else 10.0


class HeadingSizes:
    """Which blocks of a document are headings, and of which level."""

    def __init__(self, blocks: Sequence[list[Line]], body_size: float) -> None:
        self._body = body_size
        bold = sum(len(line.words) for lines in blocks for line in lines if line.is_bold)
        self._is_bold_body = 2 * bold > sum(len(line.words) for lines in blocks for line in lines)
        self._levels = _levels({_size(lines) for lines in blocks if self._is_heading(lines)})

    def level_of(self, lines: list[Line]) -> int:
        """Return the level of a heading from 1, or 0 for what is none."""
        return self._levels[_size(lines)] if self._is_heading(lines) else 0

    def _is_heading(self, lines: list[Line]) -> bool:
        words = [word[0] for line in lines for word in line.words]
        if len(lines) > 4 or len(words) > MOST_HEADING_WORDS:
            return False
        text = " ".join(words)
        if not _WORD.search(text) or words[-1].endswith((",", ";")) or CAPTION.match(text):
            return False
        size = max(line.size for line in lines)
        if size >= 1.15 * self._body:
            return not (words[-1].endswith(".") and len(words) > 10)
        is_bold = all(line.is_bold for line in lines) and not self._is_bold_body
        is_label = words[-1].endswith(":") and len(words) <= 6
        is_plain = not words[-1].endswith((".", ":")) or is_label or bool(_NUMBERED.match(text))
        return is_bold and is_plain and size >= 0.9 * self._body


def _size(lines: list[Line]) -> float:
    return round(max(line.size for line in lines))


def _levels(sizes: Iterable[float]) -> dict[float, int]:
    """Return the heading level of each size: sizes that the eye hardly tells apart are one level."""
    levels: dict[float, int] = {}
    level, largest = 0, float("inf")
    for size in sorted(sizes, reverse=True):
        if size < _NEXT_LEVEL * largest:
            level, largest = level + 1, size
        levels[size] = min(level, 6)
    return levels
