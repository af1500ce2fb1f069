"""A sheet as Markdown (CommonMark); what would be markup in its texts is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from precis.app.exporting.sheet import NOT_SUPPORTED, Sheet, Statement

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")
_AT_START = re.compile(r"^(\d+)([.)])(?=\s)|^([-+=])")


def markdown_of(sheet: Sheet) -> str:
    """Return the sheet as Markdown text."""
    return "\n".join(_lines(sheet)).rstrip() + "\n"


def _lines(sheet: Sheet) -> Iterator[str]:
    yield f"# {escaped(sheet.title)}\n"
    if sheet.headline and sheet.headline != sheet.title:
        yield f"**{escaped(sheet.headline)}**\n"
    for statement in sheet.statements:
        yield from _statement(statement)
    if sheet.not_supported:
        yield f"\n## {NOT_SUPPORTED}\n"
    for statement in sheet.not_supported:
        yield from _statement(statement)
    if sheet.labels:
        yield "\n## Labels\n"
        yield from (f"- {escaped(label)}" for label in sheet.labels)
    if sheet.notes:
        yield "\n## Notes\n"
        yield from (f"- {escaped(note)}" for note in sheet.notes)
    yield f"\n---\n\n{escaped(sheet.small_print)}"


def _statement(statement: Statement) -> Iterator[str]:
    yield f"- {escaped(statement.text)} *({statement.mark})*"
    yield from (f"  - ! {escaped(problem)}" for problem in statement.problems)
    for place, words in statement.quotes:
        where = f" ({place})" if place else ""
        yield f"  > {escaped(words)}{where}\n"


def escaped(text: str) -> str:
    """Return `text` so that Markdown shows it as it is."""
    text = _MARKUP.sub(r"\\\1", text)
    return _AT_START.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}", text)
