"""Flat rows to a file, one by one, so that memory does not grow with them: JSON lines and CSV."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable
from typing import TextIO

from precis.app.exporting.log_rows import Cell, Row

FORMULA = re.compile(r"^\s*[=+\-@\t\r]")


def write_jsonl(rows: Iterable[Row], out: TextIO) -> int:
    """Write a JSON object a line; return how many."""
    count = 0
    for row in rows:
        out.write(_json(row) + "\n")
        count += 1
    return count


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def write_csv(rows: Iterable[Row], out: TextIO) -> int:
    """Write a table with a head, as RFC 4180 says; return how many rows. No cell can be taken for a formula."""
    writer = csv.writer(out)
    count = 0
    for count, row in enumerate(rows, 1):
        if count == 1:
            writer.writerow(row)
        writer.writerow([_safe(value) for value in row.values()])
    return count


def _safe(value: Cell) -> Cell:
    """Return a text that a spreadsheet might run with an apostrophe before it (OWASP: CSV injection)."""
    return f"'{value}" if isinstance(value, str) and FORMULA.match(value) else value
