"""What a PDF shows that is not in its pages' text: filled form fields and text that was typed onto a page.

pdfium paints such a field into the page (it “flattens” the page), after which its text has places like any other; the
file's bytes stay as they are. A field's value then stands at the end of the page's text, and is moved to its label.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from precis.reading.pdf_text import Line, PageText, Turn

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_NOTE, _FREE_TEXT, _HIGHLIGHT, _FILE, _WIDGET = 1, 3, 9, 17, 20
"""FPDF_ANNOT_* of fpdf_annot.h."""
_ACRO_FORM = 1
_MOST_ANNOTATIONS = 5000
"""Annotations of a page that are looked at."""


@dataclass(slots=True)
class Annotations:
    """What hangs on a page."""

    is_filled: bool = False
    """Whether there is a field or a text that pdfium has to paint first."""
    comments: int = 0
    files: int = 0
    fields: list[tuple[float, float, float, float]] = field(default_factory=list[tuple[float, float, float, float]])
    """Left, top, right, bottom of each field as the page is shown."""


def prepare_forms(document: PdfDocument) -> None:
    """Let pdfium give a look to filled fields that have none."""
    if document.get_formtype() == _ACRO_FORM:
        document.init_forms()


def annotations_of(page: PdfPage) -> Annotations:
    """Return what hangs on the page."""
    import pypdfium2.raw as pdfium

    found = Annotations()
    turn: Turn | None = None
    rectangle = pdfium.FS_RECTF()
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page.raw), _MOST_ANNOTATIONS)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        if kind in {_WIDGET, _FREE_TEXT}:
            turn = turn or Turn.of(page)
            pdfium.FPDFAnnot_GetRect(annotation, ctypes.byref(rectangle))
            found.fields.append(turn.place(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top))
            found.is_filled = True
        elif kind in {_NOTE, _HIGHLIGHT}:
            found.comments += pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0) > 2
        found.files += kind == _FILE
        pdfium.FPDFPage_CloseAnnot(annotation)
    return found


def flattened(document: PdfDocument, index: int, page: PdfPage) -> PdfPage:
    """Return the page with its fields painted into it; `page` is closed."""
    import pypdfium2.raw as pdfium

    pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
    page.close()
    return document[index]


def attachment_names(document: PdfDocument) -> list[str]:
    """Return the names of the files that are attached to the document."""
    import pypdfium2

    names: list[str] = []
    for index in range(document.count_attachments()):
        try:
            names.append(document.get_attachment(index).get_name())
        except pypdfium2.PdfiumError:
            names.append("unnamed")
    return names


def with_values_at_labels(page: PageText, fields: list[tuple[float, float, float, float]]) -> PageText:
    """Return the page with the lines that stand in fields behind the lines that stand left of or above them."""
    values = [line for line in page.lines if any(_is_in(line, box) for box in fields)]
    lines = [line for line in page.lines if line not in values]
    places: dict[int, list[Line]] = {}
    for value in values:
        places.setdefault(_label_of(value, lines), []).append(value)
    ordered = places.get(-1, [])
    for index, line in enumerate(lines):
        ordered += [line, *places.get(index, [])]
    return replace(page, lines=ordered)


def _is_in(line: Line, box: tuple[float, float, float, float]) -> bool:
    across, down = (line.left + line.right) / 2, (line.top + line.bottom) / 2
    return box[0] <= across <= box[2] and box[1] <= down <= box[3]


def _label_of(value: Line, lines: list[Line]) -> int:
    """Return the index of the line that names the field in which `value` stands, or -1."""

    def distance(line: Line) -> float:
        shared = min(line.bottom, value.bottom) - max(line.top, value.top)
        if shared > 0 and line.left < value.left:
            return value.left - line.right if line.right < value.right else 0.0
        is_above = line.bottom <= value.top + 2 and line.left < value.right and line.right > value.left
        return 200 + 4 * (value.top - line.bottom) if is_above else float("inf")

    best = min(range(len(lines)), key=lambda index: distance(lines[index]), default=-1)
    return best if best >= 0 and distance(lines[best]) < float("inf") else len(lines) - 1
