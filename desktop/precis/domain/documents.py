"""What a reader makes of a file: normalized text, blocks over it, and where each word stands on its page.

All offsets count Unicode code points of `Document.text`; spans are half open. Pages count from 1. Boxes are in PDF
points with the origin at the page's top left, y growing downwards.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block is; headers and footers are kept apart and are not part of the running text's meaning."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    CAPTION = "caption"
    HEADER = "header"
    FOOTER = "footer"
    CODE = "code"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points of a document's text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page: left, top, right, bottom in points, origin top left."""

    left: float
    top: float
    right: float
    bottom: float

    def union(self, other: Box) -> Box:
        """Return the least box that covers both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """A box and the page that it is on."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Page:
    """One page: number from 1, size in points. `has_text` is False for a scanned page that was not recognized."""

    number: int
    width: float
    height: float
    start: int
    end: int
    has_text: bool = True


@dataclass(frozen=True, slots=True)
class Block:
    """A run of the text that belongs together; a table's rows are lines of its text with cells parted by tabs."""

    kind: BlockKind
    start: int
    end: int
    page: int | None = None
    level: int = 0
    """Heading level from 1, list depth from 1, else 0."""
    box: Box | None = None

    @property
    def span(self) -> Span:
        """The block's place in the text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each word of a paged document stands: parallel arrays by `starts`, four floats a word in `boxes`."""

    starts: array[int] = field(default_factory=lambda: array("I"))
    ends: array[int] = field(default_factory=lambda: array("I"))
    pages: array[int] = field(default_factory=lambda: array("I"))
    boxes: array[float] = field(default_factory=lambda: array("f"))

    def __len__(self) -> int:
        return len(self.starts)

    def box_of(self, index: int) -> Box:
        """Return the box of the word at `index`."""
        left, top, right, bottom = self.boxes[4 * index : 4 * index + 4]
        return Box(left, top, right, bottom)

    def words_in(self, span: Span) -> range:
        """Return the indices of the words that touch `span`."""
        first = bisect_right(self.ends, span.start)
        return range(first, max(first, bisect_left(self.starts, span.end)))

    def lines(self, span: Span) -> Iterator[PlacedBox]:
        """Yield a box a line for `span`, in order: words on one line and close together are joined."""
        current: PlacedBox | None = None
        for index in self.words_in(span):
            placed = PlacedBox(self.pages[index], self.box_of(index))
            if current is not None and _same_line(current, placed):
                current = PlacedBox(current.page, current.box.union(placed.box))
                continue
            if current is not None:
                yield current
            current = placed
        if current is not None:
            yield current


def _same_line(line: PlacedBox, word: PlacedBox) -> bool:
    if line.page != word.page:
        return False
    height = max(line.box.bottom - line.box.top, word.box.bottom - word.box.top, 1.0)
    shared = min(line.box.bottom, word.box.bottom) - max(line.box.top, word.box.top)
    gap = word.box.left - line.box.right
    return (
        shared > 0.4 * min(line.box.bottom - line.box.top, word.box.bottom - word.box.top)
        and -height < gap < 3 * height
    )


@dataclass(frozen=True, slots=True)
class Document:
    """A document as the reader saw it. Equal bytes read by the same reader give equal documents."""

    id: str
    """sha256 of the file's bytes, in hexadecimal."""
    format: str
    """Short lower-case name, as in a file extension: pdf, docx, xlsx, odt, html, md, eml, mbox, csv, txt, srt, …"""
    title: str
    text: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    layout: Layout = field(default_factory=Layout)
    language: str = "und"
    """ISO 639-1 code, or `und`."""
    warnings: tuple[str, ...] = ()
    """Plain sentences for the person: what could not be read, page by page where it matters."""
    reader: str = ""
    """Name and version of the reader; part of the key of every step on this document."""

    @property
    def words(self) -> int:
        """How many words (runs between white space) the text has."""
        return len(self.text.split())

    def quote(self, span: Span) -> str:
        """Return the text at `span`."""
        return self.text[span.start : span.end]

    def page_at(self, offset: int) -> int | None:
        """Return the number of the page that holds `offset`, or None for a document without pages."""
        if not self.pages:
            return None
        index = bisect_right(self.pages, offset, key=lambda page: page.start) - 1
        return self.pages[max(index, 0)].number
