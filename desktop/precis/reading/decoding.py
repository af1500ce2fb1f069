"""Bytes to text in whatever encoding they are."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from precis.reading.language import language_of

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_SAMPLE = 256 * 1024
_LOSS = 200
"""One character in so many may be lost before another encoding is tried."""
_PLAIN_RUN = re.compile(rb"[\x20-\x7e\r\n\t]{100}")
"""In UTF-16 every second byte of a Latin letter is zero; two encodings, one after the other, hold such runs."""
_ESCAPES = ((re.compile(rb"\x1b\$[@B]|\x1b\(J"), "iso2022_jp_2"), (re.compile(rb"\x1b\$\)C"), "iso2022_kr"))

_WESTERN = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßœÀÁÂÄÅÆÇÈÉÊËÍÎÏÑÓÔÖØÙÚÛÜŒ«»“”„‘’‚–—…•°§©®€£¡¿ºª·\xa0\xad")
_RARE = [
    "hp_roman8", "ptcp154", "kz1048", "mac_iceland", "mac_turkish", "mac_latin2",
    *(f"iso8859_{part}" for part in (3, 4, 10, 13, 14, 16)),
]  # fmt: skip
"""Encodings in which any bytes look like letters, and in which hardly a file is written."""
_COUSINS = ("cp1252", "cp1250", "iso8859_2")
"""Encodings of which one has letters where the others have signs."""
_WESTERN_LANGUAGES = frozenset({"en", "de", "fr", "es", "it", "pt", "nl"})


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding that it was in, and how many characters could not be read."""

    text: str
    encoding: str
    lost: int = 0

    @property
    def warning(self) -> str:
        """A sentence where something was lost, else empty."""
        if not self.lost:
            return ""
        return f"{self.lost} characters are not valid {self.encoding} and are shown as \ufffd."


def decode(data: bytes, declared: str = "") -> Decoded:
    """Return `data` as text: by its byte-order mark, its signs, as UTF-8, as declared, or as its bytes look."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decoded(data, encoding)
    for encoding in (_wide(data), _escaped(data)):  # both can pass as UTF-8
        if encoding and not (found := _decoded(data, encoding)).lost:
            return found
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _as_it_looks(data, declared)


def _as_it_looks(data: bytes, declared: str) -> Decoded:
    """Return `data` in the declared encoding where that loses (almost) nothing, or in the one that loses least."""
    tried: list[Decoded] = []
    for encoding in (declared, _guess(data), "utf-8"):
        if encoding and _is_known(encoding):
            found = _decoded(data, encoding)
            if found.lost * _LOSS < len(data):
                return found
            tried.append(found)
    return min((*tried, _decoded(data, "cp1252")), key=lambda decoded: decoded.lost)


def declared_encoding(data: bytes) -> str:
    """Return the encoding that markup names in its first 4 KiB, or an empty text."""
    found = _DECLARED.search(data[:4096])
    return found[1].decode("ascii") if found else ""


def _decoded(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding.removesuffix("-sig"), text.count("\ufffd"))


def _is_known(encoding: str) -> bool:
    try:
        return isinstance(b"".decode(encoding), str)
    except (LookupError, ValueError):  # LookupError too for codecs that give no text, such as base64
        return False


def _wide(data: bytes) -> str:
    """Return the UTF-16 form that the zero bytes speak of, or an empty text."""
    sample = data[: _SAMPLE // 8]
    if _PLAIN_RUN.search(sample):
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = max(len(sample) // 2, 1)
    if odd > 0.3 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.3 * half and odd < 0.05 * half:
        return "utf-16-be"
    return ""


def _escaped(data: bytes) -> str:
    """Return the ISO 2022 encoding that the escape sequences belong to, or an empty text. Its bytes are all ASCII."""
    if b"\x1b$" not in data[:_SAMPLE]:
        return ""
    return next((encoding for escape, encoding in _ESCAPES if escape.search(data[:_SAMPLE])), "")


def _guess(data: bytes) -> str:
    """Return the encoding that the bytes look like; a text in a western language is Windows' before anything rarer."""
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE]
    if _is_western(sample.decode("cp1252", "replace")):
        return "cp1252"
    found = from_bytes(sample, cp_exclusion=_RARE).best()
    if found is not None and found.encoding not in _COUSINS:
        return found.encoding
    return max(_COUSINS, key=lambda name: _letters(sample, name))


def _letters(data: bytes, encoding: str) -> int:
    """Return how many characters that are not ASCII are letters in the encoding, less those that are none."""
    others = [character for character in data.decode(encoding, "replace") if not character.isascii()]
    return sum(1 if character.isalpha() else -1 for character in others)


def _is_western(text: str) -> bool:
    """Say whether a text reads as a western language, and its other characters as those of western writing."""
    others = [character for character in text if not character.isascii()]
    usual = sum(character in _WESTERN for character in others)
    return usual >= 0.95 * len(others) and language_of(text) in _WESTERN_LANGUAGES
