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
_SAME_HEIGHT, _STEPS = 6.0, 3
"""Points of a step, and steps within which two lines stand at the same height: scans are not laid straight."""
_PAGE_NUMBER = re.compile(
    r"^\W*(?:(?:page|seite|p\.|pagina|página)\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/|von|de)\s*\d{1,4})?\W*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+|(?<=\s)[ivxlc]{1,6}$|^[ivxlc]{1,6}(?=\s)")
_RIGHTS = re.compile(r"©|copyright|all rights reserved|alle rechte vorbehalten", re.IGNORECASE)
_NUMBER_MARGIN = 0.18
"""The same as `_MARGIN` for a page number that is the first or last line of its page."""
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
    by_height = sorted(range(len(page.lines)), key=lambda index: page.lines[index].top)
    for place, index in enumerate(by_height[:_MOST_LINES]):
        if page.lines[index].bottom <= page.height * _margin(page.lines[index], place):
            yield index, (BlockKind.HEADER, page.lines[index])
    for place, index in enumerate(reversed(by_height[-_MOST_LINES:])):
        if page.lines[index].top >= page.height * (1 - _margin(page.lines[index], place)):
            yield index, (BlockKind.FOOTER, page.lines[index])


def _margin(line: Line, place: int) -> float:
    return _NUMBER_MARGIN if place == 0 and _PAGE_NUMBER.match(line.text) else _MARGIN


def _key(line: Line) -> _Key:
    text = "#" if _PAGE_NUMBER.match(line.text) else _NUMBER.sub("#", line.text.casefold())
    return text, round(line.top / _SAME_HEIGHT)


def _is_furniture(line: Line, counts: Counter[_Key], pages: int) -> bool:
    text, height = _key(line)
    seen = max(counts[text, height + step] for step in range(-_STEPS, _STEPS + 1))
    if text == "#" and line.text.strip(" -–—.·").isdigit():
        return pages > 1
    return seen >= 3 or (pages == 2 and seen == 2) or (pages > 1 and bool(_RIGHTS.search(line.text)))
