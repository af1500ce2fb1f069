"""Text made plain: one form of each character, single spaces, nothing that can't be seen."""

from __future__ import annotations

import unicodedata

_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_DROPPED = dict.fromkeys(
    (0x00AD, 0x200B, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
)
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), " ")
_SURROGATES = dict.fromkeys(range(55296, 57344), "�")
_TABLE = {**_CONTROLS, **_LIGATURES, **_DROPPED, **_SURROGATES}


def normalize_text(text: str) -> str:
    """Return `text` in NFC on one line with single spaces; ligatures are parted, what has no shape is dropped.

    Joiners (U+200C, U+200D) stay: Persian, Indic scripts and emoji are spelled with them.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return unicodedata.normalize("NFC", " ".join(text.translate(_TABLE).split()))


def normalize_code(text: str) -> str:
    """Return `text` line by line with its indentation; else as `normalize_text`."""
    lines = [_code_line(line) for line in text.expandtabs(4).splitlines()]
    while lines and not lines[0].strip():
        lines.pop(0)
    return "\n".join(lines).rstrip()


def _code_line(line: str) -> str:
    indent = len(line) - len(line.lstrip(" "))
    return " " * indent + normalize_text(line)
