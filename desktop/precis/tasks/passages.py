"""A document as numbered passages: what a prompt shows, and what a number in a reply leads back to. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from precis.domain.documents import Block, BlockKind, Document, Span
from precis.tasks.citing import one_line

LONGEST = 700
"""Code points of a passage: short enough that its number says where, long enough to be understood alone."""
_LEAST_PIECE = 200
_SENTENCE_END = re.compile(r"[.!?。！？…][\"'”’»)\]]*\s+|[。！？]")
_SKIPPED = frozenset({BlockKind.HEADER, BlockKind.FOOTER})
_WIDE = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a block: its place, its kind, and its text as a prompt shows it."""

    span: Span
    kind: BlockKind
    text: str

    @property
    def size(self) -> int:
        """Code points with wide ones counted fourfold, so that equal sizes are about equal numbers of tokens."""
        return sized(self.text)


def sized(text: str) -> int:
    """Return the code points of `text`, East Asian ones fourfold: one is about a token, as four letters are."""
    return len(text) + 3 * sum(1 for _ in _WIDE.finditer(text))


def passages_of(document: Document) -> list[Passage]:
    """Return the passages in reading order; page furniture is left out, a table's rows stay whole."""
    return [
        passage for block in document.blocks if block.kind not in _SKIPPED for passage in _of_block(document, block)
    ]


def _of_block(document: Document, block: Block) -> Iterator[Passage]:
    pieces = _rows if block.kind in {BlockKind.TABLE, BlockKind.CODE} else _sentences
    for span in pieces(document.text, block.start, block.end):
        text = document.quote(span)
        shown = text.strip() if pieces is _rows else one_line(text)
        if shown:
            yield Passage(span, block.kind, f"# {shown}" if block.kind is BlockKind.HEADING else shown)


def _rows(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield runs of whole lines, each run up to LONGEST where its lines allow."""
    begun = start
    while begun < end:
        stop = text.rfind("\n", begun, min(end, begun + LONGEST))
        if end - begun <= LONGEST or stop <= begun:
            stop = end if end - begun <= LONGEST else text.find("\n", begun + 1, end)
            stop = min(end, begun + 4 * LONGEST) if stop < 0 else stop
        yield Span(begun, stop)
        begun = stop + 1 if stop < end and text[stop] == "\n" else stop


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield runs of whole sentences up to LONGEST; what has no sentence end is cut at a space."""
    begun = start
    while end - begun > LONGEST:
        stop = _cut(text, begun, begun + LONGEST)
        yield Span(begun, stop)
        begun = stop
    yield Span(begun, end)


def _cut(text: str, start: int, most: int) -> int:
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start + _LEAST_PIECE, most)]
    if ends:
        return ends[-1]
    space = text.rfind(" ", start + _LEAST_PIECE, most)
    return space + 1 if space > 0 else most
