"""Builds a document's text block by block: normalized, parted by blank lines, with the exact place of each block."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from precis.domain.documents import Block, BlockKind, Box, Layout, Page
from precis.domain.errors import TooLarge
from precis.reading.decoding import decode
from precis.reading.normalize import normalize_code, normalize_text

MOST_CHARACTERS = 50_000_000
"""Code points of one document: about 25,000 pages. More is refused, never cut."""
_TOO_LONG = f"The document's text is longer than {MOST_CHARACTERS:,} characters."
_SEPARATOR = "\n\n"


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word on a page. `text` is normalized and not empty."""

    text: str
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class ReadContext:
    """What a parser is told beside the bytes."""

    format: str
    name: str = ""
    password: str | None = field(default=None, repr=False)
    recognized: dict[int, list[list[PlacedWord]]] = field(default_factory=dict[int, list[list[PlacedWord]]])
    """Lines of words of scanned pages, from OCR."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a parser makes of the bytes."""

    title: str
    text: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    layout: Layout = field(default_factory=Layout)
    warnings: tuple[str, ...] = ()
    language: str = "und"


class Builder:
    """Takes blocks in reading order. Empty ones are left out; what they say is normalized here."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0
        self._warnings: dict[str, None] = {}
        self.layout = Layout(array("I"), array("I"), array("I"), array("f"))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was added yet."""
        return not self._blocks

    @property
    def next_start(self) -> int:
        """Where the next block's text begins."""
        return self._length + len(_SEPARATOR) if self._blocks else 0

    @property
    def end(self) -> int:
        """Where the text that was added ends."""
        return self._length

    def add(self, kind: BlockKind, text: str, *, level: int = 0, page: int | None = None) -> None:
        """Add a block; a heading's level counts from 1, as a list's depth."""
        plain = normalize_code(text) if kind is BlockKind.CODE else normalize_text(text)
        self._append(kind, plain, level, page)

    def add_table(self, rows: Iterable[Sequence[str]], *, page: int | None = None) -> None:
        """Add a table: a line a row, cells parted by tabs; empty rows are left out."""
        lines = ("\t".join(map(normalize_text, row)).rstrip() for row in rows)
        self._append(BlockKind.TABLE, "\n".join(line for line in lines if line.strip()), 0, page)

    def add_placed(
        self, kind: BlockKind, text: str, words: Iterable[tuple[int, int, int, Box]], *, level: int = 0,
        page: int | None = None, box: Box | None = None,
    ) -> None:  # fmt: skip
        """Add a block of normalized text with its words' places: start and end in `text`, page, box."""
        start = self.next_start
        if not self._append(kind, text, level, page, box):
            return
        for first, last, number, where in words:
            self.layout.starts.append(start + first)
            self.layout.ends.append(start + last)
            self.layout.pages.append(number)
            self.layout.boxes.extend((where.left, where.top, where.right, where.bottom))

    def warn(self, sentence: str) -> None:
        """Add a sentence for the person, once."""
        self._warnings[sentence] = None

    def build(self, title: str = "", *, pages: Sequence[Page] = (), language: str = "und") -> Parsed:
        """Return what was built; without a title, the first heading is the title."""
        text = _SEPARATOR.join(self._parts)
        found = normalize_text(title) or self._first_heading(text)
        return Parsed(found, text, tuple(self._blocks), tuple(pages), self.layout, tuple(self._warnings), language)

    def _append(self, kind: BlockKind, text: str, level: int, page: int | None, box: Box | None = None) -> bool:
        if not text:
            return False
        start = self.next_start
        self._parts.append(text)
        self._length = start + len(text)
        if self._length > MOST_CHARACTERS:
            raise TooLarge(_TOO_LONG)
        self._blocks.append(Block(kind, start, self._length, page, level, box))
        return True

    def _first_heading(self, text: str) -> str:
        for block in self._blocks[:20]:
            if block.kind is BlockKind.HEADING and block.end - block.start <= 200:
                return text[block.start : block.end]
        return ""


def decoded_text(builder: Builder, data: bytes, declared: str = "") -> str:
    """Return `data` as text, with a warning where characters were lost.

    Raises:
        TooLarge: longer than any document may be; said before copies of it are made.
    """
    decoded = decode(data, declared)
    if decoded.warning:
        builder.warn(decoded.warning)
    if len(decoded.text) - sum(map(decoded.text.count, " \n\r\t")) > MOST_CHARACTERS:
        raise TooLarge(_TOO_LONG)
    return decoded.text
