"""A PDF page as lines of placed words, with as few calls into pdfium as will do.

pdfium's text of a page comes in one call. A word's box comes from the boxes of its first and last character, so that a
page costs two calls a word instead of one a character. Where the lengths of text and characters differ (characters
beyond the basic plane, stray NULs), the text is put together character by character.
"""

from __future__ import annotations

import ctypes
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from precis.domain.documents import Box
from precis.reading.building import PlacedWord
from precis.reading.normalize import normalize_text

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_HYPHEN_MARKS = "\ufffe\x02"
"""What pdfium gives for a hyphen that parts a word at a line's end, with the line break left out."""
_LINE = re.compile(rf"[^\r\n{_HYPHEN_MARKS}]+[{_HYPHEN_MARKS}]?")
_WORD = re.compile(rf"[^\s\x00-\x20{_HYPHEN_MARKS}]+")
_LEADER = "...."
_WORD_OR_LEADER = re.compile(rf"\.{{4,}}|(?:(?!\.{{4}})[^\s\x00-\x20{_HYPHEN_MARKS}])+")
_FROM_RIGHT = re.compile(r"[\u0590-\u08ff]")
_CHANGE = re.compile(r"[A-Za-z0-9](?=[\u0590-\u08ff])|[\u0590-\u08ff](?=[A-Za-z0-9])")
_ALEF_LAM = re.compile(r"[اأإآ]ل")
_LEAST_DOTS = 4
_SPACE = 0.12
"""Least width of a space, in heights of the type."""
_MOST_SHARED = 0.25
"""Share of its height that a word on the next line may share with the line above."""
_AT_HYPHEN = re.compile(r"[^\W\d_]-$")
_BOLD_WEIGHT = 600
_FONT_NAME_BYTES = 96

Placed = tuple[str, float, float, float, float]
"""A word's text, left, top, right, bottom."""


@dataclass(slots=True)
class Line:
    """A run of words on one line, as pdfium gives them."""

    page: int
    words: list[Placed]
    size: float
    """Height of the type: the median height of the words' boxes."""
    is_bold: bool = False
    is_broken: bool = False
    """Whether the line ends in the middle of a word, at a hyphen that is not among the words."""
    is_entry: bool = False
    """Whether dots lead to its end, as in a table of contents; they are not among the words."""
    left: float = field(init=False)
    top: float = field(init=False)
    right: float = field(init=False)
    bottom: float = field(init=False)

    def __post_init__(self) -> None:
        self.left = min(word[1] for word in self.words)
        self.top = min(word[2] for word in self.words)
        self.right = max(word[3] for word in self.words)
        self.bottom = max(word[4] for word in self.words)

    @property
    def text(self) -> str:
        """The words, parted by spaces."""
        return " ".join(word[0] for word in self.words)


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's lines in reading order. `has_text` is False where the page shows something of which no text is known."""

    number: int
    width: float
    height: float
    lines: list[Line]
    has_text: bool = True
    is_recognized: bool = False


def page_text(page: PdfPage, number: int) -> PageText:
    """Return the lines of `page`."""
    import pypdfium2.raw as pdfium

    width, height = page.get_size()
    text_page = pdfium.FPDFText_LoadPage(page.raw)
    try:
        lines = _Extractor(page, text_page, number).lines() if text_page else []
    finally:
        if text_page:
            pdfium.FPDFText_ClosePage(text_page)
    has_text = bool(lines) or not _shows_something(page)
    return PageText(number, width, height, lines, has_text)


def recognized_page(page: PageText, lines: list[list[PlacedWord]]) -> PageText:
    """Return `page` with the lines that OCR found on it."""
    found = [
        _line(page.number, [(w.text, w.box.left, w.box.top, w.box.right, w.box.bottom) for w in words])
        for words in lines
        if words
    ]
    return replace(page, lines=found, has_text=True, is_recognized=bool(found))


def _line(number: int, words: list[Placed], *, is_bold: bool = False, is_broken: bool = False) -> Line:
    heights = sorted(word[4] - word[2] for word in words)
    return Line(number, words, heights[len(heights) // 2], is_bold, is_broken)


@dataclass(frozen=True, slots=True)
class _Found:
    """A word and the places of its first character and after its last one."""

    placed: Placed
    start: int
    end: int


def _shown_lines(words: list[_Found]) -> Iterator[list[_Found]]:
    """Yield the words in the lines that are seen: pdfium gives several as one where it takes a break for a space."""
    line: list[_Found] = []
    for word in words:
        if line and _is_below(line[-1].placed, word.placed):
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _is_below(word: Placed, following: Placed) -> bool:
    """Say whether a word stands wholly below the one before it, and not further on."""
    height = min(word[4] - word[2], following[4] - following[2])
    return following[2] > word[4] - _MOST_SHARED * height and following[1] < word[3]


def _whole(word: re.Match[str]) -> tuple[tuple[str, int]]:
    return ((word[0], word.start()),)


def _without_leaders(words: list[Placed]) -> list[Placed]:
    """Return the words without the dots that lead to a page number in a table of contents."""
    dots = sum(not word[0].strip(".…·") for word in words)
    if dots < _LEAST_DOTS and not any(word[0].startswith(_LEADER) for word in words):
        return words
    return [word for word in words if word[0].strip(".…·_")]


def _shows_something(page: PdfPage) -> bool:
    import pypdfium2.raw as pdfium

    return int(pdfium.FPDFPage_CountObjects(page.raw)) > 0


@dataclass(frozen=True, slots=True)
class Turn:
    """How a page's own coordinates become those in which it is shown: origin top left, y downwards, rotation done."""

    left: float
    top: float
    width: float
    height: float
    rotation: int

    @classmethod
    def of(cls, page: PdfPage) -> Turn:
        """Return the turn of `page`."""
        left, bottom, right, top = page.get_bbox()
        return cls(left, top, right - left, top - bottom, page.get_rotation())

    def place(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Return left, top, right, bottom as the page is shown."""
        left, right = left - self.left, right - self.left
        top, bottom = self.top - top, self.top - bottom
        match self.rotation:
            case 90:
                return self.height - bottom, left, self.height - top, right
            case 180:
                return self.width - right, self.height - bottom, self.width - left, self.height - top
            case 270:
                return top, self.width - right, bottom, self.width - left
            case _:
                return left, top, right, bottom


class _Extractor:
    """Takes the lines out of one page."""

    def __init__(self, page: PdfPage, text_page: object, number: int) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        self._text_page = text_page
        self._number = number
        self._rectangle = pdfium.FS_RECTF()
        self._reference = ctypes.byref(self._rectangle)
        self._name = ctypes.create_string_buffer(_FONT_NAME_BYTES)
        self._flags = ctypes.c_int()
        self._turn = Turn.of(page)
        self._shared: dict[float, float] = {}  # words of one line have the same top: a third less memory for long books

    def lines(self) -> list[Line]:
        """Return the page's lines."""
        text = self._text()
        found: list[Line] = []
        pattern = _WORD_OR_LEADER if _LEADER in text else _WORD
        pieces = self._pieces if _FROM_RIGHT.search(text) else _whole
        for match in _LINE.finditer(text):
            words = [
                _Found(placed, start, start + len(piece))
                for word in pattern.finditer(text, *match.span())
                for piece, start in pieces(word)
                if (placed := self._placed(piece, start))
            ]
            shown = list(_shown_lines(words))
            for number, part in enumerate(shown, 1):
                is_broken = number == len(shown) and match[0][-1] in _HYPHEN_MARKS
                found += self._lines_of(part, is_broken=is_broken, goes_on=number < len(shown))
        return found

    def _lines_of(self, words: list[_Found], *, is_broken: bool, goes_on: bool) -> Iterator[Line]:
        """Yield the line of words that are shown side by side; none where they are dots alone."""
        placed = [word.placed for word in words]
        kept = _without_leaders(placed)
        if not kept:
            return
        if goes_on and _AT_HYPHEN.search(kept[-1][0]):
            is_broken, kept[-1] = True, (kept[-1][0][:-1], *kept[-1][1:])
        is_bold = self._is_bold(words[0].start) and self._is_bold(words[-1].end - 1)
        line = _line(self._number, kept, is_bold=is_bold, is_broken=is_broken)
        line.is_entry = len(kept) < len(words)
        yield line

    def _pieces(self, word: re.Match[str]) -> list[tuple[str, int]]:
        """Return the word and where it begins; two, where pdfium left out the space between scripts' directions."""
        text, start = self._with_ligatures(word[0], word.start()), word.start()
        change = _CHANGE.search(text)
        if change is None or not self._is_apart(start + change.start(), start + change.start() + 1):
            return [(text, start)]
        middle = change.start() + 1
        return [(text[:middle], start), (text[middle:], start + middle)]

    def _with_ligatures(self, text: str, start: int) -> str:
        """Return `text` with lam-alef in order: pdfium gives the two letters of the one glyph as they are seen."""
        for found in _ALEF_LAM.finditer(text):
            if self._box(start + found.start()) == self._box(start + found.start() + 1):
                text = text[: found.start()] + found[0][::-1] + text[found.end() :]
        return text

    def _is_apart(self, first: int, second: int) -> bool:
        """Say whether there is a space between two characters, on whichever side the second is."""
        one, other = self._box(first), self._box(second)
        return max(one[0], other[0]) - min(one[2], other[2]) > _SPACE * abs(one[3] - one[1])

    def _text(self) -> str:
        """Return a text in which the index of a character is pdfium's own."""
        count = self._pdfium.FPDFText_CountChars(self._text_page)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        written = self._pdfium.FPDFText_GetText(self._text_page, 0, count, buffer)
        text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "surrogatepass")
        if len(text) == count and not any("\ud800" <= character <= "\udfff" for character in (min(text), max(text))):
            return text
        return "".join(map(self._character, range(count)))

    def _character(self, index: int) -> str:
        code = self._pdfium.FPDFText_GetUnicode(self._text_page, index)
        if 0xD800 <= code < 0xDC00:
            low = self._pdfium.FPDFText_GetUnicode(self._text_page, index + 1)
            return chr(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)) if 0xDC00 <= low < 0xE000 else "\ufffd"
        if 0xDC00 <= code < 0xE000 or code > 0x10FFFF:
            return "\ufeff"
        return chr(code)

    def _placed(self, word: str, start: int) -> Placed | None:
        """Return the word with its box as the page is shown, or None where nothing of it can be seen."""
        text = normalize_text(word)
        if not text:
            return None
        first = self._box(start)
        last = first if len(word) == 1 else self._box(start + len(word) - 1)
        left, right = min(first[0], last[0]), max(first[2], last[2])
        left, top, right, bottom = self._turn.place(left, min(first[3], last[3]), right, max(first[1], last[1]))
        share = self._shared.setdefault
        return sys.intern(text), share(left, left), share(top, top), share(right, right), share(bottom, bottom)

    def _box(self, index: int) -> tuple[float, float, float, float]:
        """Return a character's left, top, right, bottom in the file's own coordinates."""
        self._pdfium.FPDFText_GetLooseCharBox(self._text_page, index, self._reference)
        rectangle = self._rectangle
        return rectangle.left, rectangle.top, rectangle.right, rectangle.bottom

    def _is_bold(self, index: int) -> bool:
        if self._pdfium.FPDFText_GetFontWeight(self._text_page, index) >= _BOLD_WEIGHT:
            return True
        length = self._pdfium.FPDFText_GetFontInfo(
            self._text_page, index, self._name, _FONT_NAME_BYTES, ctypes.byref(self._flags)
        )
        return 0 < length <= _FONT_NAME_BYTES and b"bold" in self._name.value.lower()


def box_of(word: Placed) -> Box:
    """Return the word's box."""
    return Box(*word[1:])
