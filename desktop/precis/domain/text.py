"""Text from outside made safe to show."""

from __future__ import annotations


def printable(text: str) -> str:
    """Return `text` on one line: control characters and bytes that are not UTF-8 become visible escapes.

    A file's name may hold a newline, an escape sequence or bytes of no encoding; none may reach a terminal or a label.
    """
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character.isprintable():
        return character
    if character in "\t\u00a0\u202f":
        return " "
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
