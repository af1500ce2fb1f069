"""A text as bytes, one byte a code point: re2 and substring searches run on it, and offsets stay those of the text.

What people and programs write differently is made one: no-break and thin spaces become spaces, typographic hyphens and
minus signs become `-`, digits of all scripts and full-width or styled letters and signs become their ASCII forms. A
letter beyond Latin-1 becomes `ª` (a letter), anything else `?`. What is found is always cut from the text itself.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property

LETTER = 0xAA
_OTHER = 0x3F
_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2212\ufe58\ufe63\uff0d"
_QUOTES = {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"'}

_ALIKE = {"\u2236": ":", "\ua789": ":", "\u2215": "/", "\u2044": "/", "\u02d0": ":", "\u02b9": "'", "\ua78a": "="}
"""Signs that are written for ASCII ones and have no compatibility form."""


class _Table(dict[int, int]):
    """Maps a code point to its byte; worked out when it is first met."""

    def __missing__(self, code: int) -> int:
        self[code] = byte = _byte_of(chr(code))
        return byte


def _byte_of(character: str) -> int:
    if character in _HYPHENS:
        return ord("-")
    if character in _QUOTES:
        return ord(_QUOTES[character])
    if character in "\u2028\u2029\x85":
        return ord("\n")
    category = unicodedata.category(character)
    if category == "Zs":
        return ord(" ")
    if category == "Nd":
        return ord("0") + unicodedata.digit(character)
    if ord(character) < 0x100:
        return ord(character)
    plain = _ALIKE.get(character) or unicodedata.normalize("NFKC", character)
    if len(plain) == 1 and plain.isascii():
        return ord(plain)
    return LETTER if category[0] in "LM" else _OTHER


@dataclass(frozen=True)
class Folded:
    """A text and its bytes; `len(text) == len(data)`."""

    text: str

    @cached_property
    def data(self) -> bytes:
        """One byte a code point, in Latin-1."""
        text = self.text
        return text.encode("ascii") if text.isascii() else text.translate(_Table()).encode("latin-1")

    @cached_property
    def lowered(self) -> bytes:
        """`data` with ASCII letters in lower case."""
        return self.data.lower()
