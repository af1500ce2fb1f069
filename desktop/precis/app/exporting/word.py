"""A sheet as a DOCX file."""

from __future__ import annotations

import io
from typing import Any

from precis.app.exporting.sheet import NOT_SUPPORTED, Sheet, Statement

_GREY = "5F6368"


def word_of(sheet: Sheet) -> bytes:
    """Return the sheet as the bytes of a DOCX file, with the styles that Word's own outline and navigation use."""
    import docx

    file = docx.Document()
    file.core_properties.title = sheet.title
    file.core_properties.author = "Précis"
    file.add_heading(sheet.title, level=1)
    if sheet.headline and sheet.headline != sheet.title:
        file.add_paragraph().add_run(sheet.headline).bold = True
    for statement in sheet.statements:
        _add_statement(file, statement)
    if sheet.not_supported:
        file.add_heading(NOT_SUPPORTED, level=2)
    for statement in sheet.not_supported:
        _add_statement(file, statement)
    for heading, lines in (("Labels", sheet.labels), ("Notes", sheet.notes)):
        if lines:
            file.add_heading(heading, level=2)
            for line in lines:
                file.add_paragraph(line, style="List Bullet")
    _small(file.add_paragraph(), sheet.small_print)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def _add_statement(file: Any, statement: Statement) -> None:
    paragraph = file.add_paragraph(statement.text, style="List Bullet")
    _small(paragraph, f"  ({statement.mark})")
    for problem in statement.problems:
        _small(file.add_paragraph(style="List Bullet 2"), f"! {problem}")
    for place, words in statement.quotes:
        _small(file.add_paragraph(style="List Bullet 2"), f"“{words}” {place}".rstrip(), is_italic=True)


def _small(paragraph: Any, text: str, *, is_italic: bool = False) -> None:
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run(text)
    run.font.size = Pt(9)
    run.font.color.rgb = RGBColor.from_string(_GREY)
    run.italic = is_italic
