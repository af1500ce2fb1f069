"""PPTX through python-pptx: a page a slide, its title as heading; tables, groups and notes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from precis.domain.documents import BlockKind, Page
from precis.domain.errors import Broken
from precis.reading.archive import office_bytes
from precis.reading.building import Builder, Parsed, ReadContext
from precis.reading.charts import add_numbers, add_title

_EMU_A_POINT = 12700
_MOST_DEPTH = 30


def read(data: bytes, context: ReadContext) -> Parsed:
    """Return the slides in order, each with its notes; pages are slides, without boxes.

    Raises:
        Broken: not a whole presentation.
        Encrypted, TooLarge: see `Archive`.
    """
    plain = office_bytes(data)
    import pptx
    from pptx.exc import PythonPptxError

    try:
        presentation = pptx.Presentation(io.BytesIO(plain))
        return _parsed(presentation)
    except (PythonPptxError, KeyError, ValueError, zipfile.BadZipFile, AttributeError, SyntaxError) as error:
        raise Broken("The presentation is cut off or damaged.") from error


def _parsed(presentation: Any) -> Parsed:
    builder = Builder()
    width = (presentation.slide_width or 0) / _EMU_A_POINT
    height = (presentation.slide_height or 0) / _EMU_A_POINT
    pages: list[Page] = []
    for number, slide in enumerate(presentation.slides, 1):
        start = builder.next_start
        _add_slide(builder, slide, number)
        pages.append(Page(number, width, height, min(start, builder.end), builder.end))
    comments = sum(_comments(slide) for slide in presentation.slides)
    if comments:
        builder.warn(f"{comments} slide{'s have' if comments != 1 else ' has'} comments, which were not read.")
    return builder.build(presentation.core_properties.title or "", pages=pages)


def _comments(slide: Any) -> bool:
    """Say whether the slide has comments of the old kind or the new."""
    return any("comment" in relation.reltype.lower() for relation in slide.part.rels.values())


def _add_slide(builder: Builder, slide: Any, number: int) -> None:
    title = slide.shapes.title
    if title is not None and title.has_text_frame:
        builder.add(BlockKind.HEADING, title.text_frame.text, level=1, page=number)
    for shape in _shapes(slide.shapes, 0):
        if title is None or shape.shape_id != title.shape_id:
            _add_shape(builder, shape, number)
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        for paragraph in slide.notes_slide.notes_text_frame.paragraphs:
            builder.add(BlockKind.PARAGRAPH, paragraph.text, page=number)


def _shapes(shapes: Any, depth: int) -> Iterator[Any]:
    """Yield the shapes from top to bottom, groups opened."""
    if depth > _MOST_DEPTH:
        raise Broken("The presentation's shapes are nested deeper than in any real one.")
    placed = sorted(shapes, key=lambda shape: (getattr(shape, "top", 0) or 0, getattr(shape, "left", 0) or 0))
    for shape in placed:
        if hasattr(shape, "shapes"):
            yield from _shapes(shape.shapes, depth + 1)
        else:
            yield shape


def _add_shape(builder: Builder, shape: Any, number: int) -> None:
    if getattr(shape, "has_table", False):
        builder.add_table(([cell.text for cell in row.cells] for row in shape.table.rows), page=number)
    elif getattr(shape, "has_chart", False):
        add_title(builder, shape.chart.element, page=number)
        add_numbers(builder, shape.chart.element, page=number)
    elif shape.has_text_frame:
        paragraphs = [paragraph for paragraph in shape.text_frame.paragraphs if paragraph.text.strip()]
        kind = BlockKind.LIST_ITEM if len(paragraphs) > 1 else BlockKind.PARAGRAPH
        for paragraph in paragraphs:
            level = paragraph.level + 1 if kind is BlockKind.LIST_ITEM else 0
            builder.add(kind, paragraph.text.replace("\v", " "), level=level, page=number)
