"""Lines to blocks: paragraphs that run on across lines, columns and pages, headings, list items, tables, captions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from precis.domain.documents import BlockKind, Box
from precis.reading.pdf_headings import CAPTION, MOST_HEADING_WORDS, HeadingSizes, body_size_of
from precis.reading.pdf_tables import Row, table_at
from precis.reading.pdf_text import Line, PageText, Placed, box_of

_BULLET = re.compile(r"^(?:[•‣▪▫◦●○■□–—*·\uf0b7\uf0a7\u2043-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)])$")
_SENTENCE_END = (".", "!", "?", ":", ";", "”", '"', "。", "！", "？")
_CLOSING = "()[]{}&/%$€£=+<>"
"""What a line that goes on with the one above may begin with."""
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
_LARGER, _SMALLER = 1.12, 0.85
"""Ratio of type sizes from which two lines don't belong to one paragraph."""
_MOST_NOTES = 6
"""Blocks of small type that may stand between two halves of a sentence."""
_SAME_EDGE = 3.0
"""Points within which two lines begin at the same edge."""
_LEAST_WORDS = 5
"""Words in a line that shows how wide its column is."""
_PARAGRAPH_GAP = 0.3
"""Heights of the type by which a gap between lines is wider than usual where a paragraph ends."""
_TOUCHING, _BESIDE = 0.12, 1.0
"""Gaps between two pieces of one line, in heights of the type: less than a space, and at most."""


@dataclass(slots=True)
class TextBlock:
    """A block of text with the places of its words: start and end in the text, page, box."""

    kind: BlockKind
    text: str
    words: list[tuple[int, int, int, Box]]
    page: int
    level: int = 0
    box: Box | None = None

    @classmethod
    def of_lines(cls, kind: BlockKind, lines: list[Line], vocabulary: Vocabulary | None = None) -> TextBlock:
        """Return the lines as one running text."""
        text, words = _joined(lines, vocabulary or Vocabulary())
        return cls(kind, text, words, lines[0].page, box=_box(lines))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How often each word of a document occurs: tells a hyphen that parts a word from one that belongs to it."""

    words: Counter[str] = field(default_factory=Counter[str])

    def keeps_hyphen(self, before: str, after: str) -> bool:
        """Say whether `before` and `after`, parted at a line's end, are written with the hyphen."""
        before, after = _bare(before), _bare(after)
        if not before or not after or not after[0].islower():
            return True
        with_hyphen, without = self.words[f"{before}-{after}"], self.words[before + after]
        if with_hyphen or without:
            return with_hyphen > without
        # Each half has been counted once where it stands; more often, it is a word of its own.
        return self.words[before] > 1 and self.words[after] > 1


def _bare(word: str) -> str:
    return word.strip(".,;:!?()[]“”\"'")


@dataclass(slots=True)
class _Open:
    """A block that still takes lines."""

    kind: BlockKind
    lines: list[Line]
    rows: list[Row] = field(default_factory=list[Row])


def blocks_of(pages: Iterable[PageText]) -> Iterator[TextBlock]:
    """Yield the blocks of all pages in reading order."""
    pages = list(pages)
    body_size = body_size_of(pages)
    vocabulary = Vocabulary(Counter(_bare(word[0]) for page in pages for line in page.lines for word in line.words))
    opened: list[_Open] = []
    for page in pages:
        _add_page(opened, page)
    headings = HeadingSizes([block.lines for block in opened if not block.rows], body_size)
    for block in opened:
        if block.rows:
            yield _table_block(block)
        else:
            kind, level = _kind_of(block, headings)
            made = TextBlock.of_lines(kind, block.lines, vocabulary)
            made.level = level
            yield made
        block.lines, block.rows = [], []  # a long book's words are held once, here or in the builder


def _add_page(opened: list[_Open], page: PageText) -> None:
    lines = page.lines
    shape = _Shape(_usual_gap(lines), _right_edges(lines))
    index = 0
    is_first = True
    while index < len(lines):
        rows, used = table_at(lines, index)
        if rows:
            opened.append(_Open(BlockKind.TABLE, lines[index : index + used], rows))
        else:
            used = 1
            _add_line(opened, lines[index], shape, is_first=is_first)
            is_first = False
        index += used


def _add_line(opened: list[_Open], line: Line, shape: _Shape, *, is_first: bool) -> None:
    last = opened[-1] if opened and not opened[-1].rows else None
    if last is not None and (_runs_on(last, line) if is_first else _belongs(last, line, shape)):
        last.lines.append(line)
        return
    above = _interrupted(opened, line)
    if above is not None:
        above.lines.append(line)
        return
    is_item = bool(_BULLET.match(line.words[0][0])) and len(line.words) > 1
    opened.append(_Open(BlockKind.LIST_ITEM if is_item else BlockKind.PARAGRAPH, [line]))


def _interrupted(opened: list[_Open], line: Line) -> _Open | None:
    """Return the paragraph that goes on with `line` at the top of the next column, past the footnotes below it."""
    if not opened or line.top > opened[-1].lines[-1].top:
        return None
    for block in opened[: -_MOST_NOTES - 1 : -1]:
        if block.rows or not block.lines:
            return None
        if block.lines[-1].size > _SMALLER * line.size:
            return block if block is not opened[-1] and _runs_on(block, line) else None
    return None


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a page is set: the usual gap between two lines, and the right edge of the lines that begin at a left edge."""

    gap: float
    rights: dict[int, float]

    def right_of(self, line: Line) -> float:
        """Return how far to the right the lines that begin under `line` go."""
        place = round(line.left / _SAME_EDGE)
        return max(self.rights.get(place + step, 0.0) for step in (-1, 0, 1))


def _right_edges(lines: list[Line]) -> dict[int, float]:
    rights: dict[int, float] = {}
    for line in lines:
        if len(line.words) >= _LEAST_WORDS:
            place = round(line.left / _SAME_EDGE)
            rights[place] = max(rights.get(place, 0.0), line.right)
    return rights


def _usual_gap(lines: list[Line]) -> float:
    """Return the usual distance between two lines of a paragraph on the page, in points."""
    gaps = [
        below.top - above.bottom
        for above, below in pairwise(lines)
        if below.top >= above.top and _overlap(above, below) > 0 and below.top - above.bottom < 2 * above.size
    ]
    return median(gaps) if gaps else 0.0


def _overlap(one: Line, other: Line) -> float:
    return min(one.right, other.right) - max(one.left, other.left)


def _runs_on(block: _Open, line: Line) -> bool:
    """Say whether `line`, at the top of a column or page, goes on with the sentence of `block`."""
    last = block.lines[-1]
    if block.kind not in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM} or not _same_size(last, line):
        return False
    if last.is_broken:
        return True
    begins = line.words[0][0][0]
    return not last.words[-1][0].endswith(_SENTENCE_END) and (begins.islower() or bool(_CJK.match(begins)))


def _same_size(one: Line, other: Line) -> bool:
    return _SMALLER <= other.size / max(one.size, 0.1) <= _LARGER or _is_mixed(one) or _is_mixed(other)


def _is_mixed(line: Line) -> bool:
    """Say whether a line is too short for its height to tell its type size."""
    return len(line.words) == 1 and len(line.words[0][0]) <= 2


def _is_beside(last: Line, line: Line) -> bool:
    """Say whether `line` is a piece of the same line as `last`: pdfium parts them at raised or lowered characters."""
    shared = min(last.bottom, line.bottom) - max(last.top, line.top)
    lower = min(last.bottom - last.top, line.bottom - line.top)
    size = max(last.size, line.size)
    return shared > 0.4 * lower and -0.3 * size < line.left - last.right < _BESIDE * size


def _belongs(block: _Open, line: Line, shape: _Shape) -> bool:
    """Say whether `line` goes on with `block` on the same page."""
    last = block.lines[-1]
    if last.is_broken or _is_beside(last, line):
        return True
    if last.is_entry:
        return False
    if not _same_size(last, line) or (last.is_bold != line.is_bold and _is_short(last, line)):
        return False
    if line.top < last.top - last.size or _overlap(last, line) <= 0:
        return _runs_on(block, line)
    if line.top - last.bottom > max(shape.gap, 0.0) + _PARAGRAPH_GAP * last.size or _ends_on_purpose(
        block, line, shape
    ):
        return False
    if _BULLET.match(line.words[0][0]) and len(line.words) > 1 and not line.words[0][0][0].isupper():
        return False
    return not _begins_paragraph(block, line)


def _ends_on_purpose(block: _Open, line: Line, shape: _Shape) -> bool:
    """Say whether the line above `line` was ended by whoever wrote it: there was room for the next word, and more."""
    last = block.lines[-1]
    first = line.words[0]
    if first[0][0].islower() or first[0][0] in _CLOSING or last.words[-1][0].endswith((",", "-", "–", "(")):
        return False
    right = max(part.right for part in block.lines)
    if len(block.lines) > 1 and last.right > right - 3 * last.size:
        return False
    return shape.right_of(block.lines[0]) - last.right > first[3] - first[1] + 2.5 * last.size


def _is_short(last: Line, line: Line) -> bool:
    return len(last.words) <= MOST_HEADING_WORDS or len(line.words) <= MOST_HEADING_WORDS


def _begins_paragraph(block: _Open, line: Line) -> bool:
    """Say whether `line` begins a new paragraph by its indent, or since the one before ended early."""
    last = block.lines[-1]
    has_ended = last.words[-1][0].endswith(_SENTENCE_END)
    indent = line.left - min(part.left for part in block.lines)
    if block.kind is BlockKind.LIST_ITEM:
        return has_ended and line.left < block.lines[0].left + 0.3 * line.size
    right = max(*(part.right for part in block.lines), line.right)
    ended_early = last.right < right - 0.12 * (right - line.left)
    return has_ended and ((0.7 * line.size < indent < 6 * line.size and len(block.lines) > 1) or ended_early)


def _kind_of(block: _Open, headings: HeadingSizes) -> tuple[BlockKind, int]:
    """Return the block's kind, and its level where it is a heading or a list item."""
    level = headings.level_of(block.lines)
    if level:
        return BlockKind.HEADING, level
    if block.kind is BlockKind.LIST_ITEM:
        return BlockKind.LIST_ITEM, 1
    return (BlockKind.CAPTION if CAPTION.match(block.lines[0].text[:40]) else BlockKind.PARAGRAPH), 0


def _joined(lines: list[Line], vocabulary: Vocabulary) -> tuple[str, list[tuple[int, int, int, Box]]]:
    """Return the lines' text with the words' places; words parted at a line's end are put together."""
    parts: list[str] = []
    words: list[tuple[int, int, int, Box]] = []
    length = 0
    before: Line | None = None
    for line in lines:
        for index, word in enumerate(line.words):
            joint = " " if index or before is None else _joint(before, line, vocabulary)
            if length:
                parts.append(joint)
                length += len(joint)
            parts.append(word[0])
            words.append((length, length + len(word[0]), line.page, box_of(word)))
            length += len(word[0])
        before = line
    return "".join(parts), words


def _joint(before: Line, after: Line, vocabulary: Vocabulary) -> str:
    """Return what stands between the last word of a line and the first of the next."""
    first, second = before.words[-1][0], after.words[0][0]
    if before.is_broken:
        return "-" if vocabulary.keeps_hyphen(first, second) else ""
    if after.left - before.right < _TOUCHING * max(before.size, after.size) and _is_beside(before, after):
        return ""
    if _CJK.match(first[-1]) and _CJK.match(second[0]):
        return ""
    return " "


def _table_block(block: _Open) -> TextBlock:
    """Return a table: a line a row, cells parted by tabs."""
    parts: list[str] = []
    words: list[tuple[int, int, int, Box]] = []
    length = 0
    for row in block.rows:
        separator = "\n" if length else ""
        for cell in row.cells:
            for word in cell:
                parts += (separator, word[0])
                length += len(separator)
                words.append((length, length + len(word[0]), row.page, box_of(word)))
                length += len(word[0])
                separator = " "
            separator = "\t"
    return TextBlock(BlockKind.TABLE, "".join(parts), words, block.lines[0].page, box=_box(block.lines))


def _box(lines: list[Line]) -> Box:
    """Return the box of the lines on the first one's page."""
    here = [line for line in lines if line.page == lines[0].page]
    return Box(
        min(line.left for line in here), min(line.top for line in here),
        max(line.right for line in here), max(line.bottom for line in here),
    )  # fmt: skip


__all__ = ["Placed", "TextBlock", "blocks_of"]
