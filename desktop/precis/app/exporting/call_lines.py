"""Pages of logged attempts as JSON lines and CSV, with or without their texts, as the bytes of a file. Pure.

The texts of a page are quoted in one go: at that size most of the time of a text on its own goes into beginning.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from precis.app.exporting.row_writers import FORMULA

if TYPE_CHECKING:
    from precis.store.usage_export import Page

_MOST_REMEMBERED = 20_000
_BETWEEN = b"\0"
_RARE = bytes(code for code in range(32) if code not in b"\t\n\r")
"""Signs that a JSON text writes as numbers."""
_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:/@")
_FIRST = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
"""With these no formula begins."""


def json_lines(page: Page) -> Iterator[bytes]:
    """Yield an object a line; its prompt is an array of roles and texts, null for a text that was purged."""
    if not page.prompts:
        yield from page.rows
        return
    for line, prompt, output in zip(page.rows, messages(page), quoted(page.outputs), strict=True):
        yield b'%b,"prompt":[%b],"output":"%b"}' % (line[:-1], prompt, output)


def messages(page: Page, *, escape: Callable[[bytes], bytes] = lambda text: text) -> Iterator[bytes]:
    """Yield the messages of each prompt of a page as JSON, without the brackets round them.

    `escape` makes JSON ready for where it is going to stand; it is asked once for each text and each role.
    """
    texts = page.texts
    known = {
        text_id: escape(b'"%b"]' % text) for text_id, text in zip(texts, quoted(list(texts.values())), strict=True)
    }
    gone = escape(b"null]")
    roles = _Roles(escape)
    for prompt in page.prompts:
        yield b",".join([roles[role] + known.get(text_id, gone) for role, text_id in prompt])


class _Roles(dict[str, bytes]):
    """The beginning of a message by its role."""

    def __init__(self, escape: Callable[[bytes], bytes]) -> None:
        super().__init__()
        self._escape = escape

    def __missing__(self, role: str) -> bytes:
        made = self[role] = self._escape(b'["%b",' % role.encode())
        return made


def quoted(texts: Sequence[bytes]) -> list[bytes]:
    """Return texts of UTF-8 as they stand between the quotes of JSON."""
    if not texts:
        return []
    whole = _BETWEEN.join(texts)
    if len(whole.translate(None, _RARE)) != len(whole) - len(texts) + 1:
        return [dump(text.decode())[1:-1].encode() for text in texts]
    return escaped(whole).replace(b"\n", b"\\n").replace(b"\r", b"\\r").replace(b"\t", b"\\t").split(_BETWEEN)


def escaped(text: bytes) -> bytes:
    """Return text or JSON as it stands in a JSON text, where it holds no signs but these two that need care."""
    return text.replace(b"\\", b"\\\\").replace(b'"', b'\\"')


def csv_head(names: list[str], *, with_texts: bool) -> bytes:
    """Return the first line of a table."""
    return ",".join([*names, *(("prompt", "output") if with_texts else ())]).encode()


class CsvWriter:
    """Makes the lines of a table. `are_texts`: which values of a row need care; the others are cells already."""

    def __init__(self, are_texts: Sequence[bool]) -> None:
        self._are_texts = are_texts
        self._cells = _Cells()

    def lines(self, page: Page) -> Iterator[bytes]:
        """Yield a row a line; the prompt is a JSON text of roles and texts. No cell can be taken for a formula."""
        cells, are_texts = self._cells, self._are_texts
        lines = (
            ",".join([cells[value] if is_text else value for value, is_text in zip(row, are_texts, strict=True)])
            for row in page.rows
        )
        yield from _with_texts(page, lines) if page.prompts else (line.encode() for line in lines)
        cells.forget()


def _with_texts(page: Page, lines: Iterable[str]) -> Iterator[bytes]:
    prompts = messages(page, escape=_doubled)
    for line, prompt, output in zip(lines, prompts, page.outputs, strict=True):
        # A JSON text begins with a bracket, so that it is no formula.
        asked = b'"[%b]"' % prompt if prompt else b""
        yield b"%b,%b,%b" % (line.encode(), asked, _quoted_cell(output))


def _doubled(text: bytes) -> bytes:
    return text.replace(b'"', b'""')


class _Cells(dict[str, str]):
    """Texts as cells, made once: engines, models and prompts repeat from row to row."""

    def __missing__(self, text: str) -> str:
        made = self[text] = _cell(text)
        return made

    def forget(self) -> None:
        """Begin anew where too much is remembered."""
        if len(self) > _MOST_REMEMBERED:
            self.clear()


def _cell(text: str) -> str:
    """Return a text as a cell (RFC 4180), as it is where it is plain; one that begins oddly could be a formula."""
    first = text[:1]
    if _PLAIN.issuperset(text) and first not in ("-", "@"):
        return text
    doubled = text.replace('"', '""')
    return f'"\'{doubled}"' if first in "=+-@" or first.isspace() else f'"{doubled}"'


def _quoted_cell(text: bytes) -> bytes:
    if not text:
        return b""
    if text[0] not in _FIRST:
        text = safe_cell(text.decode()).encode()
    return b'"%b"' % _doubled(text)


def safe_cell(text: str) -> str:
    """Return a text that a spreadsheet might run with an apostrophe before it (OWASP: CSV injection)."""
    return f"'{text}" if FORMULA.match(text) else text


_encode: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def dump(value: str | Mapping[str, Any]) -> str:
    """Return compact JSON."""
    return _encode(value)
