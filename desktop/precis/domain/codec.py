"""A document as bytes: to hand it across a process border, and to keep it.

One JSON head for what is small, and the text and the packed word boxes after it as they are, so that a document of
200 pages with 100,000 words takes milliseconds. The version comes first: another one is refused, not guessed at.
"""

from __future__ import annotations

import json
import struct
import sys
import zlib
from array import array
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from precis.domain.documents import Block, BlockKind, Box, Document, Layout, Page

MAGIC = b"PRD1"
_LENGTHS = struct.Struct("<4sIII")
_COMPRESSION = 1


class BadDocument(ValueError):
    """The bytes are not a document of this version."""


def encode_document(document: Document) -> bytes:
    """Return `document` as compressed bytes; equal documents give equal bytes."""
    head = json.dumps(_head(document), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    text = document.text.encode("utf-8", "surrogatepass")
    layout = _packed(document.layout)
    body = zlib.compress(b"".join((head, text, layout)), _COMPRESSION)
    return _LENGTHS.pack(MAGIC, len(head), len(text), len(layout)) + body


def decode_document(data: bytes) -> Document:
    """Return the document that `encode_document` made `data` of.

    Raises:
        BadDocument: the bytes are of another version, or damaged.
    """
    try:
        magic, head_length, text_length, layout_length = _LENGTHS.unpack_from(data)
        if magic != MAGIC:
            raise BadDocument("not a document of this version")
        body = zlib.decompress(memoryview(data)[_LENGTHS.size :])
        parts = pairwise((0, head_length, head_length + text_length, head_length + text_length + layout_length))
        head, text, layout = (body[start:end] for start, end in parts)
        return _document(json.loads(head.decode("utf-8", "surrogatepass")), text, layout)
    except (struct.error, zlib.error, ValueError, KeyError, TypeError, IndexError) as error:
        raise BadDocument("the document's bytes are damaged") from error


def _head(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "format": document.format,
        "title": document.title,
        "blocks": [_block_row(block) for block in document.blocks],
        "pages": [[p.number, p.width, p.height, p.start, p.end, p.has_text] for p in document.pages],
        "language": document.language,
        "warnings": document.warnings,
        "reader": document.reader,
        "words": len(document.layout),
    }


def _block_row(block: Block) -> list[Any]:
    row: list[Any] = [block.kind.value, block.start, block.end, block.page, block.level]
    if block.box is not None:
        row += [block.box.left, block.box.top, block.box.right, block.box.bottom]
    return row


def _document(head: dict[str, Any], text: bytes, layout: bytes) -> Document:
    return Document(
        id=head["id"],
        format=head["format"],
        title=head["title"],
        text=text.decode("utf-8", "surrogatepass"),
        blocks=tuple(map(_block, head["blocks"])),
        pages=tuple(Page(*row) for row in head["pages"]),
        layout=_unpacked(layout, head["words"]),
        language=head["language"],
        warnings=tuple(head["warnings"]),
        reader=head["reader"],
    )


def _block(row: Sequence[Any]) -> Block:
    kind, start, end, page, level = row[:5]
    return Block(BlockKind(kind), start, end, page, level, Box(*row[5:]) if len(row) > 5 else None)


def _packed(layout: Layout) -> bytes:
    return b"".join(_little_endian(part).tobytes() for part in (layout.starts, layout.ends, layout.pages, layout.boxes))


def _unpacked(data: bytes, words: int) -> Layout:
    """Return the layout of `words` words: three arrays of 4-byte integers and one of four 4-byte floats a word."""
    parts: list[array[Any]] = []
    start = 0
    for code, count in (("I", words), ("I", words), ("I", words), ("f", 4 * words)):
        part: array[Any] = array(code)
        part.frombytes(data[start : start + 4 * count])
        if len(part) != count:
            raise BadDocument("the document's word boxes are cut off")
        parts.append(_little_endian(part))
        start += 4 * count
    return Layout(*parts)


def _little_endian(part: array[Any]) -> array[Any]:
    if sys.byteorder == "little":
        return part
    swapped = array(part.typecode, part)
    swapped.byteswap()
    return swapped
