"""Bytes to text in whatever encoding they are."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_SAMPLE = 256 * 1024


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
    """Return `data` as text: by its byte-order mark, as UTF-8, as declared, or as its bytes look."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decoded(data, encoding)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    for encoding in (_wide(data), declared, _guess(data)):
        if encoding and _is_known(encoding):
            found = _decoded(data, encoding)
            if not found.lost or encoding == declared:
                return found
    mostly_utf8 = _decoded(data, "utf-8")
    return mostly_utf8 if mostly_utf8.lost * 200 < len(data) else _decoded(data, "cp1252")


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
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = max(len(sample) // 2, 1)
    if odd > 0.3 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.3 * half and odd < 0.05 * half:
        return "utf-16-be"
    return ""


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    found = from_bytes(data[:_SAMPLE]).best()
    return found.encoding if found is not None else ""
