"""The charts of an XLSX workbook by the name of their sheet: calamine reads cells alone."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from precis.reading.archive import Archive

_WORKBOOK = "xl/workbook.xml"
_ID = re.compile(r"^\{.*/relationships\}id$")
_MOST_CHARTS = 1_000
"""More are in no workbook of a person's; what is beyond is not opened."""


@dataclass(frozen=True, slots=True)
class SheetCharts:
    """A sheet's charts as XML elements, and whether the sheet is nothing but a chart."""

    charts: tuple[Any, ...]
    is_chart_sheet: bool


def charts_of(archive: Archive) -> dict[str, SheetCharts]:
    """Return the charts of each sheet that has any or is one; parts that can't be read count as none."""
    workbook = _element(archive, _WORKBOOK)
    if workbook is None or not any(name.startswith("xl/charts/") for name in archive.names):
        return {}
    parts = dict(_targets(archive, _WORKBOOK))
    found: dict[str, SheetCharts] = {}
    left = _MOST_CHARTS
    for sheet in workbook.iter():
        part = parts.get(next((value for key, value in sheet.items() if _ID.match(key)), ""))
        if part is None or not sheet.get("name"):
            continue
        charts = tuple(_charts(archive, part))[:left]
        left -= len(charts)
        if charts or "/chartsheets/" in part:
            found[sheet.get("name", "")] = SheetCharts(charts, "/chartsheets/" in part)
    return found


def _charts(archive: Archive, sheet: str) -> Iterator[Element]:
    for _, drawing in _targets(archive, sheet):
        if "/drawings/" in drawing and drawing.endswith(".xml"):
            for _, chart in _targets(archive, drawing):
                element = _element(archive, chart) if "/charts/" in chart else None
                if element is not None:
                    yield element


def _targets(archive: Archive, part: str) -> Iterator[tuple[str, str]]:
    """Yield the relations of a part: their id, and the name of the part that they lead to."""
    folder, name = posixpath.split(part)
    relations = _element(archive, f"{folder}/_rels/{name}.rels")
    for relation in () if relations is None else relations:
        target = relation.get("Target", "")
        if relation.get("TargetMode") != "External" and target:
            yield relation.get("Id", ""), posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")


def _element(archive: Archive, name: str) -> Element | None:
    """Return a part as XML; None where there is none, or where it is not well formed or has entities of its own."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    if name not in archive:
        return None
    try:
        return fromstring(archive.read(name))
    except (DefusedXmlException, ParseError, ValueError, LookupError):
        return None
