"""CSV and its kin: one table, whatever parts the cells."""

from __future__ import annotations

import csv
import io

from precis.reading.building import Builder, Parsed, ReadContext, decoded_text
from precis.reading.plain import add_plain

_DELIMITERS = ",;\t|"
_SAMPLE = 64 * 1024


def read(data: bytes, context: ReadContext) -> Parsed:
    """Return the rows as one table; what is no table is read as plain text."""
    builder = Builder()
    text = decoded_text(builder, data)
    text = text.replace("\0", "")
    delimiter = _delimiter(text[:_SAMPLE])
    if delimiter:
        _add_rows(builder, text, delimiter)
    else:
        add_plain(builder, text)
    return builder.build()


def _add_rows(builder: Builder, text: str, delimiter: str) -> None:
    try:
        builder.add_table(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:  # a quote that is never closed makes one cell of the rest of the file, up to the field limit
        builder.warn("A quotation mark in the table is never closed: quotation marks were read as they stand.")
        builder.add_table(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=csv.QUOTE_NONE))


def _delimiter(sample: str) -> str:
    """Return the delimiter that parts most lines alike, or an empty text."""
    lines = [line for line in sample.splitlines()[:50] if line.strip()]

    def agreement(delimiter: str) -> tuple[int, int]:
        counts = [line.count(delimiter) for line in lines]
        common = max(set(counts), key=counts.count, default=0)
        return (counts.count(common), common) if common else (0, 0)

    best = max(_DELIMITERS, key=agreement)
    return best if agreement(best)[0] > 0 else ""
