"""Charts of office documents (DrawingML, ISO/IEC 29500-1 part 21): title, series and the values kept in the chart.

Works on the elements of lxml and of the standard library alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from precis.domain.documents import BlockKind
from precis.reading.building import Builder

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def add_title(builder: Builder, space: Any, *, page: int | None = None) -> None:
    """Add a chart's title as a caption; a title that is kept as a cell's value counts as well."""
    title = next(iter(space.iter(f"{_C}title")), None)
    if title is not None:
        parts = [node.text or "" for node in title.iter(f"{_A}t")] or [node.text or "" for node in title.iter(f"{_C}v")]
        builder.add(BlockKind.CAPTION, "".join(parts), page=page)


def add_numbers(builder: Builder, space: Any, *, page: int | None = None) -> bool:
    """Add a chart of any kind as the table of its numbers, a column a series, from the values that are kept in it.

    Says whether it keeps any: some programs write no more than where they stand.
    """
    rows = _rows(list(space.iter(f"{_C}ser")))
    builder.add_table(rows if len(rows) > 1 else [], page=page)
    return len(rows) > 1


def _rows(series: Sequence[Any]) -> list[list[str]]:
    names = [" ".join(_points(one, "tx").values()) for one in series]
    values = [_points(one, "val") or _points(one, "yVal") for one in series]
    categories = next((found for one in series if (found := _points(one, "cat") or _points(one, "xVal"))), {})
    indices = sorted({index for column in (categories, *values) for index in column})
    return [
        ["", *names],
        *([categories.get(index, ""), *(column.get(index, "") for column in values)] for index in indices),
    ]


def _points(series: Any, name: str) -> dict[int, str]:
    """Return the kept values of a part of a series by their index."""
    part = series.find(f"{_C}{name}")
    if part is None:
        return {}
    found: dict[int, str] = {}
    for point in part.iter(f"{_C}pt"):
        value, index = point.find(f"{_C}v"), point.get("idx", "")
        if value is not None and index.isdigit():
            found[int(index)] = _shown(value.text or "")
    return found


def _shown(text: str) -> str:
    try:
        return f"{float(text):.10g}"
    except ValueError:
        return text
