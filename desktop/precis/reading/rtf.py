"""RTF 1.9.1, read in one pass over its control words: styles, lists, tables, notes, boxes and every code page.

What is hidden or deleted in a tracked change is left out. Groups are a stack, not recursion, and each byte is looked at
once, so that neither depth nor length makes it slow.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from precis.domain.documents import BlockKind
from precis.domain.errors import Broken
from precis.reading.building import Builder, Parsed, ReadContext
from precis.reading.rtf_words import CHARACTERS, CHARSETS, KEPT_IF_STARRED, SKIPPED, SYMBOLS

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,9})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n\0]+|([^\\{}\r\n\0]+)", re.DOTALL
)
_HEADING = re.compile(r"^(?:heading|überschrift|titre|título|titolo|kop) ?(\d)", re.IGNORECASE)
_DESTINATIONS = frozenset(
    {"footnote", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "fonttbl",
     "stylesheet", "title", "info"}
)  # fmt: skip
"""Groups whose text goes elsewhere than into the body."""
_MOST_GROUPS = 100_000
_MOST_HEADING_WORDS = 12


@dataclass(frozen=True, slots=True)
class _Group:
    """What a brace opens and its closing brings back."""

    encoding: str
    sink: list[str]
    unicode_skip: int = 1
    is_skipped: bool = False
    is_hidden: bool = False
    is_bold: bool = False
    destination: str = ""


@dataclass(slots=True)
class _Paragraph:
    """What the next paragraph mark will end."""

    level: int = 0
    list_depth: int = 0
    is_list: bool = False
    is_row: bool = False
    is_bold: bool = True
    """Whether all of it so far is bold."""


@dataclass(slots=True)
class _Tables:
    """What the head of the file defines."""

    charsets: dict[int, str] = field(default_factory=dict[int, str])
    levels: dict[int, int] = field(default_factory=dict[int, int])
    """Heading level by the number of the style."""
    current: int = 0
    default: str = "cp1252"


def read(data: bytes, context: ReadContext) -> Parsed:
    """Return the document's text; notes come after it, then headers and footers.

    Raises:
        Broken: groups nested as in no real document.
    """
    reader = _Reader()
    reader.read(data)
    return reader.finish()


class _Reader:
    """Takes one control word after the other."""

    def __init__(self) -> None:
        self._builder = Builder()
        self._body: list[str] = []
        self._tables = _Tables()
        self._group = _Group("cp1252", self._body)
        self._groups: list[_Group] = []
        self._paragraph = _Paragraph()
        self._bytes = bytearray()
        self._to_skip = 0
        self._is_starred = False
        self._row: list[str] = []
        self._rows: list[list[str]] = []
        self._apart: list[tuple[str, str]] = []
        self._title = ""
        self._comments = 0
        self._by_word = self._handlers()

    def _handlers(self) -> dict[str, Callable[[int | None], None]]:
        return {
            "par": self._end_paragraph,
            "sect": self._end_paragraph,
            "page": self._end_paragraph,
            "cell": self._end_cell,
            "row": self._end_row,
            "pard": self._reset,
            "intbl": self._in_row,
            "u": self._unicode,
            "uc": self._skip_length,
            "f": self._font,
            "fcharset": self._charset,
            "ansicpg": self._code_page,
            "s": self._style,
            "outlinelevel": self._outline,
            "plain": self._plain,
            "b": self._bold,
            "v": self._hide,
            "deleted": self._hide,
            "listtext": self._list_text,
            "pntext": self._list_text,
            "ls": self._list,
            "ilvl": self._list_depth,
        }

    def read(self, data: bytes) -> None:
        """Take in the whole file."""
        position = data.find(b"{")
        while token := _TOKEN.match(data, position):
            position = token.end()
            word, number, code, symbol, brace, text = token.groups()
            if text is not None:
                self._add_bytes(text)
            elif code is not None:
                self._add_bytes(bytes((int(code, 16),)))
            elif word is not None:
                value = int(number) if number else None
                self._word(word.decode("ascii"), value)
                position += max(value or 0, 0) if word == b"bin" else 0
            elif symbol is not None:
                self._symbol(symbol.decode("latin-1"))
            elif brace is not None:
                self._open() if brace == b"{" else self._close()

    def finish(self) -> Parsed:
        """Return what was read."""
        self._end_paragraph()
        self._end_table()
        for kind in ("footnote", "header", "footer"):
            for text in dict.fromkeys(text for name, text in self._apart if name.startswith(kind)):
                self._builder.add(BlockKind(kind) if kind != "footnote" else BlockKind.PARAGRAPH, text)
        if self._comments:
            self._builder.warn(f"{self._comments} comment{'s' * (self._comments != 1)} in the margin not read.")
        return self._builder.build(self._title)

    def _open(self) -> None:
        self._flush()
        if len(self._groups) >= _MOST_GROUPS:
            raise Broken("The document's groups are nested deeper than in any real document.")
        self._groups.append(self._group)
        self._to_skip, self._is_starred = 0, False

    def _close(self) -> None:
        self._flush()
        self._to_skip = 0
        if not self._groups:
            return
        ended, self._group = self._group, self._groups.pop()
        if ended.sink is not self._group.sink:
            self._end_destination(ended.destination, "".join(ended.sink).strip())
        elif ended.destination == "stylesheet" == self._group.destination:
            self._end_style(ended)

    def _end_destination(self, name: str, text: str) -> None:
        if name == "title":
            self._title = _whole(text) if any(map(str.isalnum, text)) else ""
        elif name.startswith(("footnote", "header", "footer")) and text:
            self._apart.append((name, _whole(text)))

    def _end_style(self, ended: _Group) -> None:
        name = "".join(ended.sink).strip(" ;")
        ended.sink.clear()
        found = _HEADING.match(name)
        if found or name.lower() in {"title", "titel", "titre"}:
            self._tables.levels.setdefault(self._tables.current, int(found[1]) if found else 1)
        self._tables.current = 0

    def _word(self, word: str, value: int | None) -> None:
        is_starred, self._is_starred = self._is_starred, False
        if self._group.is_skipped:
            return
        self._flush()
        if word in SKIPPED or (is_starred and word not in KEPT_IF_STARRED):
            self._comments += word == "annotation"
            self._group = replace(self._group, is_skipped=True)
        elif word in CHARACTERS:
            self._add(CHARACTERS[word])
        elif word in _DESTINATIONS:
            self._group = replace(self._group, sink=[], destination=word)
        elif handler := self._by_word.get(word):
            handler(value)

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._is_starred = True
        elif symbol in "\r\n":
            self._end_paragraph()
        else:
            self._flush()
            self._add(SYMBOLS.get(symbol, ""))

    def _add_bytes(self, text: bytes) -> None:
        if self._to_skip:
            skipped = min(self._to_skip, len(text))
            self._to_skip -= skipped
            text = text[skipped:]
        if not (self._group.is_skipped or self._group.is_hidden):
            self._bytes += text

    def _flush(self) -> None:
        if self._bytes:
            text = self._bytes.decode(self._group.encoding, "replace")
            self._bytes.clear()
            self._add(text)

    def _add(self, text: str) -> None:
        if self._group.is_skipped or self._group.is_hidden:
            return
        self._group.sink.append(text)
        if self._group.sink is self._body and not self._group.is_bold and text.strip():
            self._paragraph.is_bold = False

    def _unicode(self, value: int | None) -> None:
        if value is not None:
            self._add(chr(value % 65536))
            self._to_skip = self._group.unicode_skip

    def _font(self, value: int | None) -> None:
        self._tables.current = value or 0
        encoding = self._tables.charsets.get(value or 0, self._tables.default)
        self._group = replace(self._group, encoding=encoding)

    def _charset(self, value: int | None) -> None:
        if value in CHARSETS:
            self._tables.charsets[self._tables.current] = CHARSETS[value]

    def _code_page(self, value: int | None) -> None:
        try:
            b"".decode(f"cp{value}")
        except LookupError:
            return
        self._tables.default = f"cp{value}"
        self._group = replace(self._group, encoding=self._tables.default)

    def _style(self, value: int | None) -> None:
        self._tables.current = value or 0
        self._paragraph.level = self._tables.levels.get(value or 0, 0)

    def _outline(self, value: int | None) -> None:
        level = (value or 0) + 1
        if self._group.destination == "stylesheet":
            self._tables.levels[self._tables.current] = level
        elif level <= 9:
            self._paragraph.level = level

    def _plain(self, _: int | None) -> None:
        self._group = replace(self._group, is_bold=False, is_hidden=False, encoding=self._tables.default)

    def _bold(self, value: int | None) -> None:
        self._group = replace(self._group, is_bold=value != 0)

    def _hide(self, value: int | None) -> None:
        self._group = replace(self._group, is_hidden=value != 0)

    def _reset(self, _: int | None) -> None:
        if self._group.sink is self._body and self._group.destination != "listtext":
            self._paragraph = _Paragraph(is_list=self._paragraph.is_list, is_bold=self._paragraph.is_bold)

    def _list_text(self, _: int | None) -> None:
        self._paragraph.is_list = True
        self._group = replace(self._group, destination="listtext")

    def _list(self, _: int | None) -> None:
        self._paragraph.is_list = True

    def _list_depth(self, value: int | None) -> None:
        self._paragraph.list_depth = value or 0

    def _in_row(self, _: int | None) -> None:
        self._paragraph.is_row = True

    def _skip_length(self, value: int | None) -> None:
        self._group = replace(self._group, unicode_skip=max(value or 0, 0))

    def _end_cell(self, _: int | None) -> None:
        self._row.append(_whole("".join(self._body)))
        self._body.clear()
        self._paragraph = _Paragraph(is_row=True)

    def _end_row(self, _: int | None) -> None:
        if self._row:
            self._rows.append(self._row)
        self._row = []

    def _end_paragraph(self, _: int | None = None) -> None:
        self._flush()
        if self._group.sink is not self._body or (self._paragraph.is_row and (self._row or self._body)):
            self._group.sink.append(" ")
            return
        text = _whole("".join(self._body))
        self._body.clear()
        if text.strip() or self._rows:
            self._end_table()
            self._add_block(text)
        self._paragraph.is_bold, self._paragraph.is_list = True, False

    def _add_block(self, text: str) -> None:
        paragraph = self._paragraph
        words = text.split()
        is_short = 0 < len(words) <= _MOST_HEADING_WORDS and not text.rstrip().endswith((".", ",", ";", ":"))
        if paragraph.level:
            self._builder.add(BlockKind.HEADING, text, level=min(paragraph.level, 6))
        elif paragraph.is_list:
            self._builder.add(BlockKind.LIST_ITEM, text, level=paragraph.list_depth + 1)
        elif paragraph.is_bold and is_short:
            self._builder.add(BlockKind.HEADING, text, level=2)
        else:
            self._builder.add(BlockKind.PARAGRAPH, text)

    def _end_table(self) -> None:
        self._end_row(None)
        self._builder.add_table(self._rows)
        self._rows = []


def _whole(text: str) -> str:
    """Return the text with the halves of characters beyond the basic plane put together."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
