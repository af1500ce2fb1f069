"""Parts running headers and footers from the text: what says the same at the same height of several pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from precis.domain.documents import BlockKind
from precis.reading.pdf_text import Line, PageText

_MARGIN = 0.12
"""Share of a page's height at its top and bottom where furniture stands."""
_MOST_LINES = 4
"""Lines at each end of a page that are looked at."""
_SAME_HEIGHT = 6.0
"""Points within which two lines stand at the same height."""
_PAGE_NUMBER = re.compile(
    r"^\W*(?:(?:page|seite|p\.|pagina|página)\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/|von|de)\s*\d{1,4})?\W*$",
    re.IGNORECASE,
)
_Key = tuple[str, int]


def part_furniture(pages: list[PageText]) -> tuple[list[PageText], list[tuple[BlockKind, Line]]]:
    """Return the pages without their headers and footers, and these in order."""
    from dataclasses import replace

    edges = [dict(_edges(page)) for page in pages]
    counts = Counter(key for found in edges for key in {_key(line) for _, line in found.values()})
    body: list[PageText] = []
    furniture: list[tuple[BlockKind, Line]] = []
    for page, found in zip(pages, edges, strict=True):
        repeated = {index: pair for index, pair in found.items() if _is_furniture(pair[1], counts, len(pages))}
        furniture += repeated.values()
        lines = [line for index, line in enumerate(page.lines) if index not in repeated]
        body.append(replace(page, lines=lines))
    return body, furniture


def _edges(page: PageText) -> Iterator[tuple[int, tuple[BlockKind, Line]]]:
    """Yield the lines in the margins with their index and which margin it is."""
    top, bottom = page.height * _MARGIN, page.height * (1 - _MARGIN)
    by_height = sorted(range(len(page.lines)), key=lambda index: page.lines[index].top)
    for index in by_height[:_MOST_LINES]:
        if page.lines[index].bottom <= top:
            yield index, (BlockKind.HEADER, page.lines[index])
    for index in by_height[-_MOST_LINES:]:
        if page.lines[index].top >= bottom:
            yield index, (BlockKind.FOOTER, page.lines[index])


def _key(line: Line) -> _Key:
    return re.sub(r"\d+", "#", line.text.casefold()), round(line.top / _SAME_HEIGHT)


def _is_furniture(line: Line, counts: Counter[_Key], pages: int) -> bool:
    text, height = _key(line)
    seen = max(counts[text, height + step] for step in (-1, 0, 1)) + 0
    if _PAGE_NUMBER.match(line.text):
        return pages > 1
    return seen >= 3 or (pages == 2 and seen == 2)
