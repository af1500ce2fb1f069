"""Plain text: paragraphs parted by blank lines; short lines alone may be headings, dashes begin list items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from precis.domain.documents import BlockKind
from precis.reading.building import Builder, Parsed, ReadContext, decoded_text

_ITEM = re.compile(r"^\s{0,8}(?:[-*•–·]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+\S")
_RULE = re.compile(r"^[\s=_*~#-]{3,}$")
_FACT = re.compile(
    r"(?:author|authors|editor|translator|illustrator|language|date|release date|posting date|last updated|produced by"
    r"|character set encoding|autor|autorin|datum|sprache|auteur|traducteur|idioma|fecha):\s", re.IGNORECASE,
)  # fmt: skip
"""Facts about a text, above it, of which none is its heading."""
_BROKEN = re.compile(r"[^\W\d_]{2}-\s*$")
_REST = re.compile(r"\s*(?!(?:and|or|to|und|oder|bzw|bis|et|ou|y|o|e|en|of)\b)[a-zà-öø-ÿ]{2}")
"""What goes on with a word that was broken; not the next of "pre- and post-war"."""
_SENTENCE_END = (".", "!", "?", ":", ";", ",", "”", '"')


def read(data: bytes, context: ReadContext) -> Parsed:
    """Return the text's paragraphs, headings and list items."""
    builder = Builder()
    text = decoded_text(builder, data)
    add_plain(builder, text)
    return builder.build()


def add_plain(builder: Builder, text: str, *, has_headings: bool = True, mark: str = "") -> None:
    """Add the paragraphs, headings and list items of a plain text, each with `mark` before it."""
    runs = list(_paragraphs(text))
    for index, lines in enumerate(runs):
        if has_headings and len(lines) == 1 and index + 1 < len(runs) and _is_heading(lines[0]):
            builder.add(BlockKind.HEADING, lines[0], level=1 if builder.is_empty else 2)
        else:
            _add_paragraph(builder, lines, mark)


def _paragraphs(text: str) -> Iterator[list[str]]:
    """Yield runs of lines between blank ones; a page's end counts as a blank line."""
    run: list[str] = []
    for line in text.replace("\f", "\n\n").splitlines():
        if line.strip() and not _RULE.match(line):
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _add_paragraph(builder: Builder, lines: list[str], mark: str) -> None:
    kind, held = BlockKind.PARAGRAPH, list[str]()

    def close() -> None:
        if held:
            builder.add(kind, mark + _joined(held), level=int(kind is BlockKind.LIST_ITEM))

    for line in lines:
        if _ITEM.match(line):
            close()
            kind, held = BlockKind.LIST_ITEM, [line]
        else:
            held.append(line)
    close()


def _joined(lines: list[str]) -> str:
    """Return lines as one; a word that was broken after its hyphen ("application-" / "level") is whole again."""
    parts = [lines[0]]
    for before, line in pairwise(lines):
        is_broken = _BROKEN.search(before) is not None and _REST.match(line) is not None
        parts.append(line.lstrip() if is_broken else f" {line}")
        parts[-2] = parts[-2].rstrip() if is_broken else parts[-2]
    return "".join(parts)


def _is_heading(line: str) -> bool:
    text = line.strip()
    if _FACT.match(text):
        return False
    words = text.split()
    if not (1 <= len(words) <= 12) or text.endswith(_SENTENCE_END) or len(text) > 90:
        return False
    if not any(character.isalpha() for character in text):
        return False
    return text[0].isupper() or text[0].isdigit()
