"""Streams are decoded alike, wherever the network cuts them."""

from __future__ import annotations

import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from precis.providers.lines import LineSplitter, Oversized
from precis.providers.ndjson import NdjsonDecoder
from precis.providers.sse import Event, SseDecoder

ENDS = st.sampled_from([b"\n", b"\r\n", b"\r"])
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\0"), max_size=12)


def pieces(data: bytes, cuts: list[int]) -> list[bytes]:
    """Return the data cut at the given places."""
    places = sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    return [data[start:end] for start, end in itertools.pairwise(places)]


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=6), ENDS, st.lists(st.integers(0, 500), max_size=8))
def test_events_are_the_same_wherever_they_are_cut(events: list[tuple[str, str]], end: bytes, cuts: list[int]) -> None:
    body = b"".join(
        end.join([b": comment", b"event: " + name.encode(), b"data: " + data.encode(), b"id: 1", b"", b""])
        for name, data in events
    )
    decoder = SseDecoder()
    found = [event for piece in pieces(body, cuts) for event in decoder.feed(piece)]
    assert [*found, *decoder.close()] == [Event(name, data) for name, data in events]


@given(st.lists(st.dictionaries(TEXTS, TEXTS), max_size=6), ENDS, st.lists(st.integers(0, 500), max_size=8))
def test_lines_are_the_same_wherever_they_are_cut(values: list[dict[str, str]], end: bytes, cuts: list[int]) -> None:
    body = end.join(json.dumps(value, ensure_ascii=False).encode() for value in values)
    decoder = NdjsonDecoder()
    found = [event for piece in pieces(body, cuts) for event in decoder.feed(piece)]
    assert [json.loads(event.data) for event in (*found, *decoder.close())] == values


@given(st.binary(max_size=200), st.lists(st.integers(0, 300), max_size=6))
def test_any_bytes_split_as_a_whole_does(data: bytes, cuts: list[int]) -> None:
    splitter = LineSplitter()
    found = [line for piece in pieces(data, cuts) for line in splitter.feed(piece)]
    whole = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    assert [*found, splitter.close()] == whole


def test_data_lines_are_joined_and_a_byte_order_mark_is_dropped() -> None:
    assert SseDecoder().feed(b"\xef\xbb\xbfdata:a\ndata: b\n\n") == [Event("", "a\nb")]


def test_an_event_without_its_blank_line_still_counts() -> None:
    decoder = SseDecoder()
    assert decoder.feed(b"data: last") == []
    assert decoder.close() == [Event("", "last")]


@pytest.mark.parametrize("data", [b"x" * 101, b"data: " + b"y" * 101], ids=["line", "data"])
def test_a_line_without_an_end_is_no_stream(data: bytes) -> None:
    with pytest.raises(Oversized):
        SseDecoder(100).feed(data)


def test_an_event_without_an_end_is_no_stream() -> None:
    decoder = SseDecoder(100)
    with pytest.raises(Oversized):
        decoder.feed(b"data: 0123456789\n" * 20)
