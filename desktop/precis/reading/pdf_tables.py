"""Finds tables among a page's lines: rows of cells whose edges stand under each other."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from precis.reading.pdf_text import Line, Placed

_LEAST_ROWS = 3
_ALIGNED = 4.0
"""Points within which two cells' edges count as one column."""
_GAP = 1.2
"""Least gap between two cells, in heights of the type: wider than any space between words."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the words of each cell, left to right."""

    page: int
    cells: list[list[Placed]]

    @property
    def edges(self) -> list[tuple[float, float]]:
        """Left and right of each cell."""
        return [(min(word[1] for word in cell), max(word[3] for word in cell)) for cell in self.cells]


def table_at(lines: list[Line], start: int) -> tuple[list[Row], int]:
    """Return the rows of a table that begins at the line `start`, and how many lines it takes; none: ([], 0)."""
    rows: list[Row] = []
    index = start
    while index < len(lines):
        row, used = _row_at(lines, index)
        place = _continued(rows[-1], row) if rows else None
        if place is not None:
            rows[-1].cells[place].extend(row.cells[0])
        elif len(row.cells) < 2 or (rows and not _follows(rows[-1], row)):
            break
        else:
            rows.append(row)
        index += used
    if len(rows) < _LEAST_ROWS or not _is_aligned(rows):
        return [], 0
    return rows, index - start


def _row_at(lines: list[Line], start: int) -> tuple[Row, int]:
    """Return the row that the line `start` is in: lines at one height are put together, wide gaps part cells."""
    first = lines[start]
    words = list(first.words)
    used = 1
    for line in lines[start + 1 :]:
        shared = min(first.bottom, line.bottom) - max(first.top, line.top)
        if shared < 0.6 * min(first.bottom - first.top, line.bottom - line.top) or line.left < words[-1][3]:
            break
        words += line.words
        used += 1
    return Row(first.page, _cells(words, _GAP * first.size)), used


def _cells(words: list[Placed], gap: float) -> list[list[Placed]]:
    cells = [[words[0]]]
    for before, word in pairwise(words):
        if word[1] - before[3] > gap:
            cells.append([word])
        else:
            cells[-1].append(word)
    return cells


def _follows(above: Row, below: Row) -> bool:
    top = min(word[2] for cell in below.cells for word in cell)
    bottom = max(word[4] for cell in above.cells for word in cell)
    height = max(word[4] - word[2] for cell in above.cells for word in cell)
    return -0.5 * height < top - bottom < 2.5 * height


def _continued(above: Row, row: Row) -> int | None:
    """Return the place of the cell in `above` that goes on in the one line of `row`, or None."""
    if len(row.cells) != 1:
        return None
    [(left, right)] = row.edges
    top = min(word[2] for word in row.cells[0])
    for place, (cell, edge) in enumerate(zip(above.cells, above.edges, strict=True)):
        bottom, height = max(word[4] for word in cell), cell[0][4] - cell[0][2]
        is_within = place + 1 == len(above.cells) or right < above.edges[place + 1][0]
        if abs(edge[0] - left) <= _ALIGNED and is_within and -0.5 * height < top - bottom < 0.5 * height:
            return place or None
    return None


def _is_aligned(rows: list[Row]) -> bool:
    """Say whether most rows share two columns with another row."""
    aligned = sum(any(_shared(row, other) >= 2 for other in rows if other is not row) for row in rows)
    return aligned >= 0.6 * len(rows)


def _shared(row: Row, other: Row) -> int:
    """Return how many cells of `row` have an edge, or their middle, in common with one of `other`."""
    return sum(any(_is_same_column(edge, edge2) for edge2 in other.edges) for edge in row.edges)


def _is_same_column(one: tuple[float, float], other: tuple[float, float]) -> bool:
    middle = abs(sum(one) - sum(other)) / 2
    return min(abs(one[0] - other[0]), abs(one[1] - other[1]), middle) <= _ALIGNED
