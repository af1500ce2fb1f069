"""Spreadsheets (XLSX, XLS, ODS) through calamine: a heading and a table a sheet, numbers as a person sees them.

Of XLSX the charts are read as well: the title of one on a sheet of cells, title and numbers of one that is a sheet.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile

from precis.domain.documents import BlockKind
from precis.domain.errors import Broken, Encrypted, TooLarge
from precis.reading.archive import opened
from precis.reading.building import Builder, Parsed, ReadContext
from precis.reading.charts import add_numbers, add_title
from precis.reading.sheet_charts import SheetCharts, charts_of

_MOST_CELLS = 20_000_000
"""Cells of the rectangle that a sheet declares; two cells in its far corners would have calamine build all between."""
_DIMENSION = re.compile(rb"<(?:\w+:)?c\s[^>]{0,200}?\br=\"([A-Z]{1,3})(\d{1,7})\"")

Cell = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta


def read(data: bytes, context: ReadContext) -> Parsed:
    """Return the sheets in order; empty rows and columns are left out.

    Raises:
        Broken, Encrypted: not a whole workbook, or a locked one.
        TooLarge: a sheet that spans more cells than any real one.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    builder = Builder()
    charts = _check(data, context, builder)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in workbook.sheet_names:
            rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=True)
            _add_sheet(builder, name, [[shown(cell) for cell in row] for row in rows], charts.get(name, _NO_CHARTS))
    except PasswordError as error:
        raise Encrypted("The workbook is locked with a password.", _LOCKED_HINT) from error
    except (CalamineError, ValueError, OSError, zipfile.BadZipFile) as error:
        if "assword" in str(error):
            raise Encrypted("The workbook is locked with a password.", _LOCKED_HINT) from error
        raise Broken("The workbook is cut off or damaged.") from error
    return builder.build()


_NO_CHARTS = SheetCharts((), is_chart_sheet=False)
_LOCKED_HINT = "Open it in the program that made it and save a copy without the password."


def _check(data: bytes, context: ReadContext, builder: Builder) -> dict[str, SheetCharts]:
    """Refuse archives that unpack to too much, and sheets whose cells span a rectangle that no memory holds.

    Returns the charts of an XLSX by the name of their sheet.
    """
    if context.format == "xls":
        return {}
    with opened(data) as archive:
        for name in archive.names:
            if re.match(r"^xl/worksheets/[^/]+\.xml$", name):
                _check_span(archive.read(name))
            elif re.match(r"^xl/(?:threadedC|c)omments[^/]*/?[^/]*\.xml$", name):
                builder.warn("The workbook has comments on cells, which were not read.")
        return charts_of(archive)


def _check_span(sheet: bytes) -> None:
    columns, rows = [0], [0]
    for letters, number in _DIMENSION.findall(sheet):
        columns.append(_column(letters))
        rows.append(int(number))
    used = [column for column in columns if column], [row for row in rows if row]
    if used[0] and (max(used[0]) - min(used[0]) + 1) * (max(used[1]) - min(used[1]) + 1) > _MOST_CELLS:
        raise TooLarge("A sheet of the workbook spans more cells than Précis can hold.", "Save the used range alone.")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number


def _add_sheet(builder: Builder, name: str, rows: list[list[str]], charts: SheetCharts) -> None:
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    if not filled and not charts.charts and not charts.is_chart_sheet:
        return
    builder.add(BlockKind.HEADING, name, level=1)
    builder.add_table(filled)
    for chart in charts.charts:
        add_title(builder, chart)
    if charts.is_chart_sheet and not all([add_numbers(builder, chart) for chart in charts.charts] or [False]):
        builder.warn(
            f"The chart sheet “{name}” was read without its numbers: it keeps none of its own, "
            "or draws a kind of chart that Précis does not know."
        )


def shown(cell: Cell) -> str:
    """Return a cell's value as a person writes it: no `.0` on whole numbers, dates without an empty time."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat() if cell.time() == datetime.time() else cell.isoformat(" ", "minutes")
    return str(cell)
