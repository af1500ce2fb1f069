"""Plain text: paragraphs parted by blank lines; short lines alone may be headings, dashes begin list items."""

from __future__ import annotations

import re
from collections.abc import Iterator

from precis.domain.documents import BlockKind
from precis.reading.building import Builder, Parsed, ReadContext, decoded_text

_ITEM = re.compile(r"^\s{0,8}(?:[-*•–·]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+\S")
_RULE = re.compile(r"^[\s=_*~#-]{3,}$")
_SENTENCE_END = (".", "!", "?", ":", ";", ",", "”", '"')


def read(data: bytes, context: ReadContext) -> Parsed:
    """Return the text's paragraphs, headings and list items."""
    builder = Builder()
    text = decoded_text(builder, data)
    add_plain(builder, text)
    return builder.build()


def add_plain(builder: Builder, text: str, *, has_headings: bool = True, mark: str = "") -> None:
    """Add the paragraphs, headings and list items of a plain text, each with `mark` before it."""
    runs = list(_paragraphs(text))
    for index, lines in enumerate(runs):
        if has_headings and len(lines) == 1 and index + 1 < len(runs) and _is_heading(lines[0]):
            builder.add(BlockKind.HEADING, lines[0], level=1 if builder.is_empty else 2)
        else:
            _add_paragraph(builder, lines, mark)


def _paragraphs(text: str) -> Iterator[list[str]]:
    """Yield runs of lines between blank ones; a page's end counts as a blank line."""
    run: list[str] = []
    for line in text.replace("\f", "\n\n").splitlines():
        if line.strip() and not _RULE.match(line):
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _add_paragraph(builder: Builder, lines: list[str], mark: str) -> None:
    kind, held = BlockKind.PARAGRAPH, list[str]()

    def close() -> None:
        if held:
            builder.add(kind, mark + " ".join(held), level=int(kind is BlockKind.LIST_ITEM))

    for line in lines:
        if _ITEM.match(line):
            close()
            kind, held = BlockKind.LIST_ITEM, [line]
        else:
            held.append(line)
    close()


def _is_heading(line: str) -> bool:
    text = line.strip()
    words = text.split()
    if not (1 <= len(words) <= 12) or text.endswith(_SENTENCE_END) or len(text) > 90:
        return False
    if not any(character.isalpha() for character in text):
        return False
    return text[0].isupper() or text[0].isdigit()
