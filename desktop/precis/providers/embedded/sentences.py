"""A document's sentences: exact spans, none across a block, in one pass of linear time.

A rule-based splitter in the manner of Kiss and Strunk (2006) without the training: a terminator ends a sentence
unless what stands before it (abbreviation, initial, ordinal, list number) or after it (a small letter) says no.
Text whose letters are nearly all small, and text with a space before each full stop, is told apart first, because
there the next letter says nothing.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from precis.domain.documents import Block, BlockKind, Document, Span
from precis.providers.embedded.languages import ORDINAL_DOT, abbreviations, function_words

LONGEST = 1_200
"""Code points; a longer run without an end is cut at the last semicolon or space before it."""
_SHORTEST_CUT = 200
_CASE_SAMPLE = 20_000
_LEAST_CAPITALS = 0.005
_CLOSERS = "\"'”’»)\\]」』）】"
_END = re.compile(rf"[.!?…؟۔।]+[{_CLOSERS}]*(?=\s|$)|[.!?…]+(?:\s?'')(?=\s|$)|[。！？｡]+[{_CLOSERS}]*")
_NEXT = re.compile(r"\s+[\"'“‘«(\[`„¿¡–—-]*(\w[\w'’]*)?")
_WORD_BEFORE = re.compile(r"[\w'’.-]*$")
_INITIALS = re.compile(r"^(?:[^\W\d_]\.)*[^\W\d_]$")
_LIST_NUMBER = re.compile(r"^\s*[(\[]?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})$")
_BLANK_LINE = re.compile(r"\n\s*\n")
_MAIL_HEADER = re.compile(r"(?:From|To|Cc|Date): ")
MAIL_FORMATS = frozenset({"eml", "msg", "mbox"})
_SAID_IN = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CAPTION}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, the index of its block, and whether it is whole (not a table's row, not cut by force)."""

    span: Span
    block: int
    kind: BlockKind
    is_whole: bool = True


def sentences_of(document: Document) -> list[Sentence]:
    """Return the sentences of all blocks that say something, in reading order.

    Headings, page furniture and mails' headers give none. A table gives its rows, as sentences that are not whole.
    """
    splitter = Splitter(document.language, document.text)
    return [
        sentence
        for index, block in enumerate(document.blocks)
        if not is_mail_header(document, index)
        for sentence in _in_block(splitter, index, block)
    ]


def is_mail_header(document: Document, index: int) -> bool:
    """Say whether a block is the paragraph "From: … · To: …" that the reader puts under a mail's subject."""
    blocks = document.blocks
    return (
        document.format in MAIL_FORMATS
        and blocks[index].kind is BlockKind.PARAGRAPH
        and index > 0
        and blocks[index - 1].kind is BlockKind.HEADING
        and _MAIL_HEADER.match(document.text, blocks[index].start) is not None
    )


def _in_block(splitter: Splitter, index: int, block: Block) -> Iterator[Sentence]:
    if block.kind is BlockKind.TABLE:
        for span in lines_of(splitter.text, block.span):
            yield Sentence(span, index, block.kind, is_whole=False)
    elif block.kind in _SAID_IN:
        for span, is_whole in splitter.split(block.start, block.end):
            yield Sentence(span, index, block.kind, is_whole=is_whole)


def lines_of(text: str, span: Span) -> Iterator[Span]:
    """Yield the lines of a run without the spaces round them, each cut at `LONGEST`."""
    start = span.start
    while start < span.end:
        end = text.find("\n", start, span.end)
        end = span.end if end < 0 else end
        if trimmed := _trimmed(text, start, min(end, start + LONGEST)):
            yield trimmed
        start = end + 1


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if end > start else None


class Splitter:
    """Splits runs of one text; what the whole text tells of its writing is measured once."""

    def __init__(self, language: str, text: str) -> None:
        self.text = text
        self._abbreviations = abbreviations(language)
        self._starters = function_words(language if function_words(language) else "en")
        self._has_ordinals = language in ORDINAL_DOT
        self._case_speaks = _has_capitals(text)

    def split(self, start: int, end: int) -> Iterator[tuple[Span, bool]]:
        """Yield the sentences between two offsets, and whether each ended by itself or was cut by force."""
        begun = start
        for stop in self._stops(start, end):
            yield from self._pieces(begun, stop)
            begun = stop
        yield from self._pieces(begun, end)

    def _stops(self, start: int, end: int) -> Iterator[int]:
        blank = deque(match.end() for match in _BLANK_LINE.finditer(self.text, start, end))
        begun = start
        for match in _END.finditer(self.text, start, end):
            while blank and blank[0] <= match.start():
                begun = blank.popleft()
                yield begun
            if self._ends_here(begun, match, end):
                yield match.end()
                begun = match.end()
        yield from blank

    def _pieces(self, start: int, end: int) -> Iterator[tuple[Span, bool]]:
        is_whole = True
        while end - start > LONGEST:
            cut = max(self.text.rfind(mark, start + _SHORTEST_CUT, start + LONGEST) for mark in (";", "\n"))
            if cut < 0:
                cut = self.text.rfind(" ", start + _SHORTEST_CUT, start + LONGEST)
            cut = start + LONGEST if cut < 0 else cut + 1
            if piece := _trimmed(self.text, start, cut):
                yield piece, False
            start, is_whole = cut, False
        if piece := _trimmed(self.text, start, end):
            yield piece, is_whole

    def _ends_here(self, begun: int, match: re.Match[str], end: int) -> bool:
        """Say whether the terminator of `match` ends the sentence that began at `begun`."""
        after = _NEXT.match(self.text, match.end(), min(end, match.end() + 80))
        following = (after.group(1) or "") if after else ""
        if match.group()[0] in "。！？｡" or match.end() >= end:
            return True
        if self._is_set_apart(match.start()):
            return True
        if match.group().startswith(".") and not match.group().startswith(".."):
            return self._dot_ends(begun, match.start(), following)
        return not (self._case_speaks and following[:1].islower())

    def _is_set_apart(self, at: int) -> bool:
        """Say whether the terminator stands alone between spaces, as in text cut into tokens."""
        return at > 0 and self.text[at - 1] == " "

    def _dot_ends(self, begun: int, at: int, following: str) -> bool:
        before = _WORD_BEFORE.search(self.text, max(begun, at - 40), at)
        word = before.group() if before else ""
        starts_anew = following[:1].isupper() and following.lower() in self._starters
        if at - begun < 12 and _LIST_NUMBER.match(self.text, begun, at):
            return False
        if self._case_speaks and following[:1].islower():
            return False
        if word.isdigit():
            return not (self._has_ordinals and len(word) <= 2) or starts_anew
        if _INITIALS.match(word) and word not in {"I", "i"}:
            return starts_anew and "." in word
        if self._is_abbreviation(word):
            if word.lower() in _BEFORE_NUMBERS:
                return following[:1].isupper() and not _ROMAN.match(following)
            return starts_anew and word.lower() in _MAY_END
        return True

    def _is_abbreviation(self, word: str) -> bool:
        """Say whether a word, or what follows its elided article ("dell’art."), is a known abbreviation."""
        plain = word.lower().replace(".", "")
        elided = plain.replace("’", "'").rsplit("'", 1)[-1]
        return plain in self._abbreviations or (len(elided) > 2 and elided in self._abbreviations)


_MAY_END = frozenset({
    "al", "approx", "bros", "co", "corp", "ecc", "enz", "est", "etc", "inc", "jr", "ltd", "mio", "mln", "mrd",
    "sr", "usf", "usw",
})  # fmt: skip
_BEFORE_NUMBERS = frozenset({
    "abb", "abs", "afb", "anm", "approx", "art", "arts", "blz", "ca", "ch", "fig", "figs", "kap", "max", "min",
    "no", "nos", "nr", "p", "para", "pag", "pág", "pp", "sec", "sect", "tel", "vol", "vols",
})  # fmt: skip
"""Abbreviations that a number follows: before a capital letter they are words ("I said no. Then …")."""
_ROMAN = re.compile(r"^[IVXLCM]+\b")


def _has_capitals(text: str) -> bool:
    """Say whether capitals are used at all: at least one letter in 200 of a sample."""
    letters = [character for character in text[:_CASE_SAMPLE] if character.isalpha()]
    return sum(map(str.isupper, letters)) >= _LEAST_CAPITALS * len(letters)
