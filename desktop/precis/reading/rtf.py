"""RTF through striprtf: its paragraphs and tables."""

from __future__ import annotations

import re

from precis.domain.documents import BlockKind
from precis.domain.errors import Broken
from precis.reading.building import Builder, Parsed, ReadContext

_PICTURE = re.compile(rb"\{\\pict[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
_LIST_MARKS = ("\u2022", "\u00b7", "- ")


def read(data: bytes, context: ReadContext) -> Parsed:
    """Return the document's paragraphs; lines whose cells are parted by bars are tables.

    Raises:
        Broken: not a whole document.
    """
    from striprtf.striprtf import rtf_to_text

    plain = _PICTURE.sub(b"", data).replace(rb"\footnote", b"")  # a note is read where it is called
    try:
        text: str = rtf_to_text(plain.decode("latin-1"), encoding="cp1252", errors="replace")
    except (ValueError, IndexError, KeyError, LookupError, RecursionError) as error:
        raise Broken("The document is cut off or damaged.") from error
    builder = Builder()
    rows: list[list[str]] = []
    for line in text.splitlines():
        if line.count("|") >= 2:
            rows.append(line.strip("|").split("|"))
            continue
        builder.add_table(rows)
        rows = []
        builder.add(*_kind(line))
    builder.add_table(rows)
    return builder.build()


def _kind(line: str) -> tuple[BlockKind, str]:
    text = line.strip()
    if text.startswith(_LIST_MARKS):
        return BlockKind.LIST_ITEM, text
    is_heading = 0 < len(text) <= 80 and len(text.split()) <= 10 and text[0].isupper() and text[-1].isalnum()
    return (BlockKind.HEADING if is_heading else BlockKind.PARAGRAPH), text
