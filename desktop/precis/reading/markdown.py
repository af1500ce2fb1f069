"""Markdown: its marks become blocks and go away; code stays as it is."""

from __future__ import annotations

import re

from precis.domain.documents import BlockKind
from precis.reading.building import Builder, Parsed, ReadContext, decoded_text

_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-+)\s*$")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_ITEM = re.compile(r"^(\s*)(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?(.*)$")
_ROW = re.compile(r"^\s*\|.*\|\s*$|^[^|\n]+\|[^\n]+$")
_DELIMITER_ROW = re.compile(r"^\s*\|?(?:\s*:?-+:?\s*\|)+\s*:?-*:?\s*$")
_RULE = re.compile(r"^ {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
_INLINE = (
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"!\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])"), r"\1"),
    (re.compile(r"`+([^`]+)`+"), r"\1"),
    (re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"~~(.+?)~~"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^>\n]*>"), ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])"), r"\1"),
)


def read(data: bytes, context: ReadContext) -> Parsed:
    """Return the blocks of a Markdown text; a front matter's title is the title."""
    reader = _Reader()
    title, body = _front_matter(decoded_text(reader.builder, data))
    reader.read(body.splitlines())
    return reader.builder.build(title)


def add_markdown(builder: Builder, text: str) -> None:
    """Add the blocks of a Markdown text."""
    reader = _Reader(builder)
    reader.read(text.splitlines())


def _front_matter(text: str) -> tuple[str, str]:
    if not text.startswith("---\n"):
        return "", text
    head, mark, body = text[4:].partition("\n---")
    if not mark:
        return "", text
    title = re.search(r"^title:\s*[\"']?(.+?)[\"']?\s*$", head, re.MULTILINE)
    return (title[1] if title else ""), body


class _Reader:
    """Takes lines one by one and closes a block when the next begins."""

    def __init__(self, builder: Builder | None = None) -> None:
        self.builder = builder or Builder()
        self._kind = BlockKind.PARAGRAPH
        self._level = 0
        self._lines: list[str] = []
        self._rows: list[str] = []
        self._fence = ""

    def read(self, lines: list[str]) -> None:
        """Take in all lines."""
        for line in lines:
            if self._fence:
                self._code_line(line)
            else:
                self._line(line)
        self._close()

    def _code_line(self, line: str) -> None:
        if line.strip().startswith(self._fence) and not line.strip().strip("`~"):
            self._fence = ""
            self._close()
        else:
            self._lines.append(line)

    def _line(self, line: str) -> None:
        fence = _FENCE.match(line)
        heading = _HEADING.match(line)
        if fence:
            self._open(BlockKind.CODE, 0)
            self._fence = fence[1]
        elif heading:
            self._close()
            self.builder.add(BlockKind.HEADING, _plain(heading[2]), level=len(heading[1]))
        elif self._lines and self._kind is BlockKind.PARAGRAPH and _UNDERLINE.match(line):
            self._kind, self._level = BlockKind.HEADING, 1 if "=" in line else 2
            self._close()
        elif not line.strip() or _RULE.match(line):
            self._close()
        else:
            self._content(line)

    def _content(self, line: str) -> None:
        item = _ITEM.match(line)
        if _DELIMITER_ROW.match(line) and len(self._lines) == 1 and "|" in self._lines[0]:
            self._rows = [self._lines.pop()]
        elif self._rows and _ROW.match(line):
            self._rows.append(line)
        elif item:
            self._open(BlockKind.LIST_ITEM, 1 + len(item[1].expandtabs(4)) // 2)
            self._lines.append(item[2])
        elif line.startswith(("    ", "\t")) and not self._lines:
            self._open(BlockKind.CODE, 0)
            self._lines.append(line)
        else:
            if self._rows:
                self._close()
            self._lines.append(re.sub(r"^\s{0,3}(?:>\s?)+", "", line) if self._kind is not BlockKind.CODE else line)

    def _open(self, kind: BlockKind, level: int) -> None:
        self._close()
        self._kind, self._level = kind, level

    def _close(self) -> None:
        if self._rows:
            self.builder.add_table([_cells(row) for row in self._rows])
        elif self._kind is BlockKind.CODE:
            self.builder.add(BlockKind.CODE, "\n".join(self._lines))
        else:
            self.builder.add(self._kind, _plain(" ".join(self._lines)), level=self._level)
        self._kind, self._level, self._lines, self._rows = BlockKind.PARAGRAPH, 0, [], []


def _cells(row: str) -> list[str]:
    return [_plain(cell) for cell in re.split(r"(?<!\\)\|", row.strip().strip("|"))]


def _plain(text: str) -> str:
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return text
