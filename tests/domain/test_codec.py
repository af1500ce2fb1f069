"""Documents as bytes: what goes in comes out, and damaged bytes are refused."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from precis.domain.codec import BadDocument, decode_document, encode_document
from precis.domain.documents import Block, BlockKind, Box, Document, Layout, Page

NUMBERS = st.floats(0, 2000, width=32)
BOXES = st.builds(Box, NUMBERS, NUMBERS, NUMBERS, NUMBERS)
OFFSETS = st.integers(0, 2**32 - 1)


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """Return a layout of up to 20 words with any numbers."""
    count = draw(st.integers(0, 20))
    starts, ends, pages = (array("I", draw(st.lists(OFFSETS, min_size=count, max_size=count))) for _ in range(3))
    return Layout(starts, ends, pages, array("f", draw(st.lists(NUMBERS, min_size=4 * count, max_size=4 * count))))


DOCUMENTS = st.builds(
    Document,
    id=st.text(),
    format=st.text(),
    title=st.text(),
    text=st.text(st.characters(codec=None)),
    blocks=st.lists(
        st.builds(
            Block,
            st.sampled_from(BlockKind),
            OFFSETS,
            OFFSETS,
            st.none() | st.integers(1, 9),
            st.integers(0, 9),
            st.none() | BOXES,
        ),
        max_size=5,
    ).map(tuple),
    pages=st.lists(
        st.builds(Page, OFFSETS, NUMBERS, NUMBERS, OFFSETS, OFFSETS, has_text=st.booleans()), max_size=4
    ).map(tuple),
    layout=layouts(),
    language=st.text(),
    warnings=st.lists(st.text(), max_size=3).map(tuple),
    reader=st.text(),
)


@given(DOCUMENTS)
def test_document_comes_back(document: Document) -> None:
    data = encode_document(document)
    assert decode_document(data) == document
    assert encode_document(decode_document(data)) == data


@given(DOCUMENTS, st.data())
def test_damaged_bytes_are_refused_or_harmless(document: Document, data: st.DataObject) -> None:
    whole = encode_document(document)
    place = data.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:place] + bytes([whole[place] ^ data.draw(st.integers(1, 255))]) + whole[place + 1 :]
    for wrong in (damaged, whole[:place]):
        try:
            decode_document(wrong)
        except BadDocument:
            continue
        assert place < 16, "the body is guarded by a checksum"


def test_empty_bytes_are_refused() -> None:
    with pytest.raises(BadDocument):
        decode_document(b"")
