"""PDF through pdfium: words with their places, paragraphs, headings, lists, tables; running headers apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from precis.domain.documents import BlockKind, Page
from precis.domain.errors import Broken, Encrypted
from precis.domain.wording import phrase
from precis.reading.building import Builder, Parsed, PlacedWord, ReadContext
from precis.reading.pdf_blocks import TextBlock, blocks_of
from precis.reading.pdf_forms import (
    annotations_of,
    attachment_names,
    flattened,
    prepare_forms,
    with_values_at_labels,
)
from precis.reading.pdf_furniture import part_furniture
from precis.reading.pdf_text import Line, PageText, page_text, recognized_page

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_WRONG_PASSWORD, _UNKNOWN_SECURITY = 4, 5
"""FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY of fpdfview.h."""
_NO_TITLES = (
    "untitled", "(untitled)", "anonymous", "(anonymous)", "microsoft word", "microsoft powerpoint",
    "powerpoint presentation", "slide 1", "doc1",
)  # fmt: skip


def read(data: bytes, context: ReadContext) -> Parsed:
    """Return the PDF's text. Pages without a text layer have `has_text` False and are named in a warning.

    Raises:
        Encrypted: a password is needed, or the given one is wrong.
        Broken: not a whole PDF.
    """
    document = open_pdf(data, context.password)
    try:
        builder = Builder()
        prepare_forms(document)
        pages = list(_page_texts(document, builder, context.recognized))
        title = _title(document)
        _warn_of_attachments(builder, attachment_names(document))
    finally:
        document.close()
    if not pages:
        raise Broken("The PDF has no page that can be read.")
    body, furniture = part_furniture(pages)
    starts = _add_body(builder, blocks_of(body))
    end = builder.end
    _add_furniture(builder, furniture)
    _warn_of_pages(builder, pages)
    return builder.build(title, pages=list(_numbered(pages, starts, end)))


def open_pdf(data: bytes, password: str | None) -> PdfDocument:
    """Return the opened PDF; close it.

    Raises:
        Encrypted: a password is needed, or the given one is wrong.
        Broken: not a whole PDF.
    """
    import pypdfium2

    try:
        return _unlocked(data, password)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == _WRONG_PASSWORD or "assword" in str(error):
            wrong = "The password does not open this document." if password else "The document asks for a password."
            raise Encrypted(wrong) from error
        if code == _UNKNOWN_SECURITY or "ecurity" in str(error):
            hint = "Open it in the program that it was made for, and print it to a new PDF."
            raise Encrypted("The document is locked with a certificate or in an unknown way.", hint) from error
        raise Broken("The PDF is cut off or damaged.") from error


def _unlocked(data: bytes, password: str | None) -> PdfDocument:
    """Return the PDF opened with the password as it was typed, or else in the form that ISO 32000-2 asks for."""
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError:
        prepared = _prepared(password or "")
        if prepared == (password or ""):
            raise
        return pypdfium2.PdfDocument(data, password=prepared)


def _prepared(password: str) -> str:
    """Return the password by the mapping and normalization of SASLprep (RFC 4013), which pdfium does not do."""
    import stringprep
    import unicodedata

    kept = (character for character in password if not stringprep.in_table_b1(character))
    spaced = "".join(" " if stringprep.in_table_c12(character) else character for character in kept)
    return unicodedata.normalize("NFKC", spaced)


def _page_texts(
    document: PdfDocument, builder: Builder, recognized: dict[int, list[list[PlacedWord]]]
) -> Iterator[PageText]:
    import pypdfium2

    comments = files = 0
    for index in range(len(document)):
        number = index + 1
        try:
            page = document[index]
            found = annotations_of(page)
            if found.is_filled:
                page = flattened(document, index, page)
        except pypdfium2.PdfiumError:
            builder.warn(f"Page {number} is damaged and was left out.")
            continue
        comments, files = comments + found.comments, files + found.files
        try:
            text = page_text(page, number)
        finally:
            page.close()
        text = with_values_at_labels(text, found.fields) if found.fields else text
        yield recognized_page(text, recognized[number]) if number in recognized else text
    if comments:
        builder.warn(f"{comments} comment{'s' * (comments != 1)} on the pages not read.")
    if files:
        builder.warn(f"{files} file{'s' * (files != 1)} pinned to the pages not read.")


def _warn_of_attachments(builder: Builder, names: list[str]) -> None:
    if names:
        listed = ", ".join(names[:10]) + ("…" if len(names) > 10 else "")
        builder.warn(f"{len(names)} attachment{'s' * (len(names) != 1)} not read: {listed}.")


def _add_body(builder: Builder, blocks: Iterable[TextBlock]) -> dict[int, int]:
    """Add the blocks and return where each page begins."""
    starts: dict[int, int] = {}
    for block in blocks:
        start = builder.next_start
        for first, _, page, _ in block.words:
            starts.setdefault(page, start + first)
        builder.add_placed(block.kind, block.text, block.words, level=block.level, page=block.page, box=block.box)
    return starts


def _add_furniture(builder: Builder, furniture: Iterable[tuple[BlockKind, Line]]) -> None:
    """Add running headers and footers after the text, so that sentences run on across pages."""
    for kind, line in furniture:
        block = TextBlock.of_lines(kind, [line])
        builder.add_placed(kind, block.text, block.words, page=line.page, box=block.box)


def _numbered(pages: list[PageText], starts: dict[int, int], end: int) -> Iterator[Page]:
    """Yield the pages with their range of the text; a page without text has an empty one."""
    following = end
    numbered: list[Page] = []
    for page in reversed(pages):
        start = min(starts.get(page.number, following), following)
        numbered.append(Page(page.number, page.width, page.height, start, following, page.has_text))
        following = start
    yield from reversed(numbered)


def _title(document: PdfDocument) -> str:
    title = str(document.get_metadata_value("Title") or "").strip()
    lowered = title.lower()
    if len(title) < 4 or lowered.startswith(_NO_TITLES) or lowered.endswith((".doc", ".docx", ".dvi", ".indd", ".tex")):
        return ""
    return title


def _warn_of_pages(builder: Builder, pages: list[PageText]) -> None:
    scanned = [page.number for page in pages if not page.has_text]
    if scanned:
        were = phrase("it was") if len(scanned) == 1 else phrase("they were")
        builder.warn(f"No text layer on {in_words(scanned)}: {were} not read.")
    recognized = [page.number for page in pages if page.is_recognized]
    if recognized:
        builder.warn(f"Text recognized from a picture on {in_words(recognized)}: check it against the page.")


def in_words(pages: list[int]) -> str:
    """Return page numbers as a person writes them: “page 3”, “pages 1–4 and 7”."""
    runs: list[list[int]] = []
    for number in pages:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    texts = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    if len(texts) == 1:
        return phrase(f"page {texts[0]}") if len(pages) == 1 else phrase(f"pages {texts[0]}")
    return phrase(f"pages {', '.join(texts[:-1])} and {texts[-1]}")
