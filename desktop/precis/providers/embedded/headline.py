"""A headline that is the document's own: its title where the text has it, its first heading, or its best sentence."""

from __future__ import annotations

from precis.domain.documents import BlockKind, Document, Span
from precis.providers.embedded.sentences import lines_of

_NEAR_START = 4_000
_LONGEST = 200


def headline_of(document: Document, best: Span | None) -> Span | None:
    """Return where the headline stands, or None where the document says nothing. `best`: the best sentence."""
    return _title(document) or _first_heading(document) or best or _first_words(document)


def _title(document: Document) -> Span | None:
    title = document.title.strip()
    if len(title.split()) < 2 or len(title) > _LONGEST:
        return None
    at = document.text.find(title, 0, _NEAR_START + len(title))
    return Span(at, at + len(title)) if at >= 0 else None


def _first_heading(document: Document) -> Span | None:
    """Return the first heading of the highest level near the start, one of a single word for want of others."""
    headings = [
        block
        for block in document.blocks
        if block.kind is BlockKind.HEADING and block.start < _NEAR_START and 0 < block.end - block.start <= _LONGEST
    ]
    if not headings:
        return None
    said = [block for block in headings if document.quote(block.span).strip()]
    if not said:
        return None
    said = [block for block in said if len(document.quote(block.span).split()) > 1] or said
    return min(said, key=lambda block: (block.level or 9, block.start)).span


def _first_words(document: Document) -> Span | None:
    for block in document.blocks:
        for line in lines_of(document.text, block.span):
            return Span(line.start, min(line.end, line.start + _LONGEST))
    return None
