"""Charts of workbooks that a real program wrote: what is read of them, and what is said of those that can't be."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest
import xlsxwriter

from precis.reading.building import Parsed, ReadContext
from precis.reading.formats import parse

SHIPS = [["Year", "Ships"], ["1871", 12], ["1872", 15.5]]
NUMBERS = "Year\tShips\n1871\t12\n1872\t15.5"
CHART_NUMBERS = "\tShips\n1871\t12\n1872\t15.5"


def workbook() -> bytes:
    """Return a sheet of cells with a chart on it, and a sheet that is a chart."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet: Any = book.add_worksheet("Numbers")
        for number, row in enumerate(SHIPS):
            sheet.write_row(number, 0, row)
        sheet.insert_chart("D2", _chart(book, "line", "A small one"))
        book.add_chartsheet("Growth").set_chart(_chart(book, "column", "Ships by year"))
    return buffer.getvalue()


def _chart(book: Any, kind: str, title: str) -> Any:
    chart = book.add_chart({"type": kind})
    chart.add_series(
        {"name": "=Numbers!$B$1", "categories": "=Numbers!$A$2:$A$3", "values": "=Numbers!$B$2:$B$3"}
    )  # fmt: skip
    chart.set_title({"name": title})
    return chart


def changed(data: bytes, name: str, pattern: bytes, by: bytes) -> bytes:
    """Return the archive with a part changed; the pattern must be in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            if part == name:
                content, count = re.subn(pattern, by, content, flags=re.DOTALL)
                assert count
            new.writestr(part, content)
    return buffer.getvalue()


def read(data: bytes) -> Parsed:
    return parse(data, ReadContext(format="xlsx", name="ships.xlsx"))


def blocks(parsed: Parsed) -> list[tuple[str, str]]:
    return [(block.kind.value, parsed.text[block.start : block.end]) for block in parsed.blocks]


CELLS = [("heading", "Numbers"), ("table", NUMBERS), ("caption", "A small one")]


def test_a_chart_sheet_gives_its_title_and_numbers_and_a_chart_on_cells_its_title() -> None:
    parsed = read(workbook())
    sheet = [("heading", "Growth"), ("caption", "Ships by year"), ("table", CHART_NUMBERS)]
    assert blocks(parsed) == CELLS + sheet
    assert parsed.warnings == ()


def test_a_chart_sheet_that_keeps_no_numbers_is_named() -> None:
    parsed = read(changed(workbook(), "xl/charts/chart2.xml", rb"<c:(num|str)Cache>.*?</c:\1Cache>", b""))
    assert blocks(parsed) == [*CELLS, ("heading", "Growth"), ("caption", "Ships by year")]
    assert len(parsed.warnings) == 1
    assert "“Growth” was read without its numbers" in parsed.warnings[0]


@pytest.mark.parametrize(
    ("part", "pattern", "by"),
    [
        ("xl/charts/chart2.xml", rb"</c:chart>", b""),
        ("xl/charts/chart2.xml", rb"(\?>)", rb'\1<!DOCTYPE a [<!ENTITY b "c">]>'),
        ("xl/drawings/_rels/drawing2.xml.rels", rb'Target="[^"]*"', b'Target="../../../../etc/passwd"'),
        ("xl/drawings/_rels/drawing2.xml.rels", rb'Target="', b'TargetMode="External" Target="'),
        ("xl/chartsheets/_rels/sheet1.xml.rels", rb"<Relationships", b"<<"),
    ],
)
def test_a_chart_that_cannot_be_read_costs_the_rest_nothing(part: str, pattern: bytes, by: bytes) -> None:
    parsed = read(changed(workbook(), part, pattern, by))
    assert blocks(parsed) == [*CELLS, ("heading", "Growth")]
    assert any("“Growth”" in warning for warning in parsed.warnings)


def test_a_workbook_without_charts_says_nothing_of_them() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        book.add_worksheet("Numbers").write_row(0, 0, SHIPS[0])
        book.add_worksheet("Empty")
    parsed = read(buffer.getvalue())
    assert blocks(parsed) == [("heading", "Numbers"), ("table", "Year\tShips")]
    assert parsed.warnings == ()
