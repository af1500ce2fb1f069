"""Notes on a part of a document, with the places they rest on; and how replies are turned into them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, cast

from precis.domain.documents import Document, Span
from precis.tasks.citing import one_line
from precis.tasks.passages import Passage, sized

_SENTENCE_END = re.compile(r"[.!?。！？…][\"'”’»)\]]*\s+|[。！？]|\n")
_WORD = re.compile(r"\w+")
_LONGEST_QUOTE = 320
_MOST_QUOTES = 3
_LEAST_OVERLAP = 0.4
"""Share of a note's words that its best sentence must have, or the whole passage stands as a weak citation."""


@dataclass(frozen=True, slots=True)
class Source:
    """A place that a note rests on, with its words; weak where only the passage is known."""

    span: Span
    quote: str
    is_weak: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """One statement and its sources."""

    text: str
    sources: tuple[Source, ...] = ()

    @property
    def shown(self) -> str:
        """The note as a prompt shows it: with its quotes, so that a merge sees the sources."""
        quotes = " ".join(f"“{source.quote}”" for source in self.sources[:_MOST_QUOTES])
        return f"{self.text} {quotes}".strip()


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes on a part, as one item of the reduce tree. `content` holds nothing global: no position, no page."""

    notes: tuple[Note, ...]

    @property
    def content(self) -> str:
        """What a merge gets of these notes."""
        return "\n".join(note.shown for note in self.notes)

    @property
    def size(self) -> int:
        """Code points of the content, East Asian ones fourfold."""
        return sized(self.content)


def claims_in(data: Mapping[str, Any], count: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield text and valid citations (from 0) of each claim of a reply; numbers outside 1 … `count` are dropped."""
    for raw in cast("Sequence[Mapping[str, Any]]", data.get("claims", ())):
        text = one_line(str(raw.get("text", "")))
        if text:
            yield text, valid_numbers(raw.get("citations", ()), count)


def valid_numbers(numbers: Sequence[int], count: int) -> tuple[int, ...]:
    """Return the numbers of a reply, counted from 0, each once and only those that were there to cite."""
    return tuple(dict.fromkeys(number - 1 for number in numbers if 1 <= number <= count))


def notes_on_passages(document: Document, passages: Sequence[Passage], data: Mapping[str, Any]) -> Notes:
    """Return the notes of a reply that cites passages."""
    return Notes(
        tuple(
            Note(text, tuple(narrowed(document, passages[index].span, text) for index in cited))
            for text, cited in claims_in(data, len(passages))
        )
    )


def notes_on_notes(notes: Sequence[Note], data: Mapping[str, Any]) -> Notes:
    """Return the notes of a reply that cites notes: each inherits the sources of those it rests on."""
    return Notes(
        tuple(
            Note(text, tuple(dict.fromkeys(source for index in cited for source in notes[index].sources)))
            for text, cited in claims_in(data, len(notes))
        )
    )


def narrowed(document: Document, passage: Span, text: str) -> Source:
    """Return the sentence (or row) of a passage that shares most words with `text`; the passage where none fits."""
    wanted = words_of(text)
    best = max(_sentences(document.text, passage), key=lambda span: len(wanted & words_of(document.quote(span))))
    shared = len(wanted & words_of(document.quote(best))) / max(1, len(wanted))
    is_weak = shared < _LEAST_OVERLAP
    span = passage if is_weak else best
    return Source(span, one_line(document.quote(span))[:_LONGEST_QUOTE], is_weak)


def words_of(text: str) -> frozenset[str]:
    """Return the words of `text`, case folded."""
    return frozenset(_WORD.findall(text.casefold()))


def _sentences(text: str, passage: Span) -> list[Span]:
    ends = [match.end() for match in _SENTENCE_END.finditer(text, passage.start, passage.end)]
    bounds = [passage.start, *ends, passage.end]
    spans = [_trimmed(text, start, end) for start, end in pairwise(bounds)]
    return [span for span in spans if len(span)] or [passage]


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), max(start, start + len(piece.rstrip())))
