"""Writes pages of logged attempts as JSON lines, CSV and spans, with or without their texts.

What repeats is made once: a text is unpacked and escaped when a row first needs it and kept up to a bound, so that
neither time nor memory grows with how often it comes again.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable
from typing import Any, TextIO

from precis.app.exporting.log_rows import Cell, Row
from precis.app.exporting.row_writers import FORMULA, SPANS_FOOT, SPANS_HEAD, span_json

REMEMBERED = 8_000_000
"""Characters of texts that are held for the rows to come; then they are unpacked anew."""
_MOST_CELLS = 20_000

Fetch = Callable[[list[str]], dict[str, str]]
"""Returns texts by id; those that were purged are left out."""


class Texts:
    """Prompts and outputs by their ids, escaped for where they go."""

    def __init__(self, escape: Callable[[str], str]) -> None:
        self._escape = escape
        self._held: dict[str, str | None] = {}
        self._size = 0

    def load(self, rows: Iterable[Any], fetch: Fetch) -> list[tuple[list[tuple[str, str]], str]]:
        """Return for each row the roles and text ids of its prompt and the id of its output, their texts at hand."""
        if self._size > REMEMBERED:
            self._held, self._size = {}, 0
        places = [(json.loads(row[-2]) if row[-2] else [], row[-1]) for row in rows]
        wanted = {text_id for prompt, _ in places for _, text_id in prompt} | {output for _, output in places if output}
        missing = [text_id for text_id in wanted if text_id not in self._held]
        found = fetch(missing)
        for text_id in missing:
            text = found.get(text_id)
            self._held[text_id] = escaped = None if text is None else self._escape(text)
            self._size += len(escaped or "")
        return places

    def __getitem__(self, text_id: str) -> str | None:
        return self._held.get(text_id)


def dump(value: object) -> str:
    """Return compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _inside(text: str) -> str:
    """Return `text` as it stands inside the quotes of a JSON string."""
    return dump(text)[1:-1]


class JsonLines:
    """An object a line; its prompt is an array of roles and texts."""

    def __init__(self, out: TextIO, *, with_texts: bool) -> None:
        self._out = out
        self._texts = Texts(_inside) if with_texts else None

    def begin(self) -> None:
        """Nothing stands before the first line."""

    def write(self, rows: list[Any], fetch: Fetch) -> None:
        """Write rows (id, object, prompt, output)."""
        texts = self._texts
        if texts is None:
            lines = [row[1] for row in rows]
        else:
            places = texts.load(rows, fetch)
            lines = [
                f'{row[1][:-1]},"prompt":{self._prompt(prompt, texts)},"output":"{texts[output] or ""}"}}'
                for row, (prompt, output) in zip(rows, places, strict=True)
            ]
        self._out.write("\n".join([*lines, ""]))

    def end(self) -> None:
        """Nothing stands after the last line."""

    def _prompt(self, prompt: list[tuple[str, str]], texts: Texts) -> str:
        """Return the prompt as a JSON array of roles and texts; null stands for a text that was purged."""
        parts = [
            f'["{role}",null]' if (text := texts[text_id]) is None else f'["{role}","{text}"]'
            for role, text_id in prompt
        ]
        return f"[{','.join(parts)}]"


class Table:
    """A CSV table with a head (RFC 4180). No cell can be taken for a formula (OWASP: CSV injection)."""

    def __init__(self, out: TextIO, names: list[str], *, with_texts: bool) -> None:
        self._out = out
        self._names = names
        self._texts = Texts(str) if with_texts else None
        self._safe = _SafeCells()

    def begin(self) -> None:
        """Nothing: a table without rows has no head."""

    def write(self, rows: list[Any], fetch: Fetch) -> None:
        """Write rows of a cell for each name, then prompt and output."""
        buffer = io.StringIO(newline="")
        writer = csv.writer(buffer)
        if self._names:
            writer.writerow([*self._names, *(("prompt", "output") if self._texts else ())])
            self._names = []
        writer.writerows(self._cells(rows, fetch))
        self._out.write(buffer.getvalue())

    def end(self) -> None:
        """Nothing stands after the last row."""

    def _cells(self, rows: list[Any], fetch: Fetch) -> Iterable[list[Cell]]:
        texts, safe = self._texts, self._safe
        if texts is None:
            return [[safe[cell] if cell.__class__ is str else cell for cell in row[:-2]] for row in rows]
        return [
            [
                *[safe[cell] if cell.__class__ is str else cell for cell in row[:-2]],
                safe_cell(dump([[role, texts[text_id]] for role, text_id in prompt]) if prompt else ""),
                safe_cell(texts[output] or ""),
            ]
            for row, (prompt, output) in zip(rows, texts.load(rows, fetch), strict=True)
        ]


def safe_cell(text: str) -> str:
    """Return a text that a spreadsheet might run with an apostrophe before it."""
    return f"'{text}" if FORMULA.match(text) else text


class _SafeCells(dict[str, str]):
    """Cells that come again and again (engines, models, states), each looked at once."""

    def __missing__(self, text: str) -> str:
        if len(self) > _MOST_CELLS:
            self.clear()
        self[text] = found = safe_cell(text)
        return found


class Spans:
    """One OTLP-JSON object of spans; see `row_writers.write_otlp`."""

    def __init__(self, out: TextIO, names: list[str], *, with_texts: bool) -> None:
        self._out = out
        self._names = names
        self._texts = Texts(str) if with_texts else None
        self._count = 0

    def begin(self) -> None:
        """Write what stands before the first span."""
        self._out.write(SPANS_HEAD)

    def write(self, rows: list[Any], fetch: Fetch) -> None:
        """Write rows of a cell for each name, then prompt and output."""
        places = self._texts.load(rows, fetch) if self._texts else [([], "")] * len(rows)
        for row, (prompt, output) in zip(rows, places, strict=True):
            self._out.write(",\n" if self._count else "\n")
            self._out.write(span_json(self._row(row, prompt, output)))
            self._count += 1

    def end(self) -> None:
        """Write what stands after the last span."""
        self._out.write(SPANS_FOOT)

    def _row(self, row: Any, prompt: list[tuple[str, str]], output: str) -> Row:
        named: dict[str, Cell] = dict(zip(self._names, row[:-2], strict=True))
        named["tokens_estimated"] = bool(named["tokens_estimated"])
        if self._texts is not None:
            named["prompt"] = dump([[role, self._texts[text_id]] for role, text_id in prompt]) if prompt else ""
            named["output"] = self._texts[output] or ""
        return named
