"""Where each word stands, against the page as it is painted: there is ink in its box, and little beside the boxes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdfium2
import pytest

from precis.reading.building import Parsed, ReadContext
from precis.reading.formats import parse

SCALE = 2
LEAST_INKED = 0.98
"""Share of the words with ink in their box."""
MOST_LOOSE = 0.05
"""Share of a page's ink outside all boxes, on pages of text alone."""
TEXT_PAGES = (
    "docling__multi_page.pdf",
    "markitdown__test.pdf",
    "sample-files__multicolumn.pdf",
    "pypdf__crazyones.pdf",
)
OTHERS = (
    "docling__redp5110_sampled.pdf",
    "docling__normal_4pages.pdf",
    "pypdf__test_Orient.pdf",
    "pdfjs__rotation.pdf",
    "docling__right_to_left_01.pdf",
    "sample-files__libreoffice-form.pdf",
)


def painted(data: bytes) -> list[np.ndarray]:
    """Return each page as it is shown, forms included: True where there is ink."""
    with pypdfium2.PdfDocument(data) as document:
        document.init_forms()
        pages = [page.render(scale=SCALE, grayscale=True).to_numpy().squeeze() for page in document]
    return [np.abs(page.astype(int) - int(np.bincount(page.ravel()).argmax())) > 40 for page in pages]


def word_boxes(parsed: Parsed) -> list[tuple[int, slice, slice]]:
    """Return the page's index, rows and columns of each word's box, in pixels."""
    boxes: list[tuple[int, slice, slice]] = []
    for index in range(len(parsed.layout)):
        box = parsed.layout.box_of(index)
        left, top, right, bottom = (round(SCALE * edge) for edge in (box.left, box.top, box.right, box.bottom))
        rows, columns = slice(max(top - 1, 0), bottom + 1), slice(max(left - 1, 0), right + 1)
        boxes.append((parsed.layout.pages[index] - 1, rows, columns))
    return boxes


@pytest.mark.parametrize("name", [*TEXT_PAGES, *OTHERS])
def test_words_stand_on_their_ink(evaldata: Path, name: str) -> None:
    data = (evaldata / "documents" / "pdf" / name).read_bytes()
    parsed = parse(data, ReadContext("pdf", name))
    pages = painted(data)
    boxes = word_boxes(parsed)
    for page, picture in zip(parsed.pages, pages, strict=True):
        assert picture.shape == pytest.approx((SCALE * page.height, SCALE * page.width), abs=2)
    inked = [bool(pages[page][rows, columns].any()) for page, rows, columns in boxes]
    assert len(inked) > 10
    assert sum(inked) >= LEAST_INKED * len(inked)


@pytest.mark.parametrize("name", TEXT_PAGES)
def test_no_ink_of_a_page_of_text_is_left_over(evaldata: Path, name: str) -> None:
    data = (evaldata / "documents" / "pdf" / name).read_bytes()
    pages = painted(data)
    ink = sum(int(page.sum()) for page in pages)
    for page, rows, columns in word_boxes(parse(data, ReadContext("pdf", name))):
        pages[page][rows, columns] = False
    assert sum(int(page.sum()) for page in pages) <= MOST_LOOSE * ink
