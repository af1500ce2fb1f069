"""PDF: reading order, what each block is, where each word stands, passwords and scanned pages."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from precis.domain.documents import BlockKind, Document, Span
from precis.domain.errors import Broken, Encrypted, NoText, ReadError
from precis.domain.jobs import FileInput
from precis.reading import FileReader
from precis.reading.building import Parsed, ReadContext
from precis.reading.formats import parse
from precis.reading.pdf import in_words
from tests.reading.pdf_maker import HEIGHT, WIDTH, Show, column, pdf

LEFT = ["The first column tells of the harbour and of", "the ships that came into it in those years.",
        "None of them was older than the town itself."]  # fmt: skip
RIGHT = ["The second column tells of the market, where", "the fish was sold before the sun had risen,",
         "and of the people who were there to buy it."]  # fmt: skip


def read(data: bytes, password: str | None = None) -> Parsed:
    """Return what the parser makes of a PDF."""
    return parse(data, ReadContext("pdf", "made.pdf", password))


def blocks(parsed: Parsed, *kinds: BlockKind) -> list[str]:
    """Return the texts of the blocks of these kinds, or of all."""
    return [parsed.text[b.start : b.end] for b in parsed.blocks if not kinds or b.kind in kinds]


def test_columns_are_read_one_after_the_other() -> None:
    parsed = read(pdf([column(60, 100, LEFT) + column(330, 100, RIGHT)]))
    assert blocks(parsed) == [" ".join(LEFT), " ".join(RIGHT)]


def test_headings_paragraphs_lists_and_captions_are_told_apart() -> None:
    page = [
        Show(60, 80, "The Harbour", 20),
        *column(60, 120, LEFT),
        Show(60, 190, "Ships of the town", 10, is_bold=True),
        *column(60, 215, RIGHT),
        *column(60, 280, ["\x95 one ship of oak", "\x95 one ship of iron"]),
        Show(60, 330, "Figure 3: The harbour in winter."),
    ]
    parsed = read(pdf([page]))
    assert blocks(parsed, BlockKind.HEADING) == ["The Harbour", "Ships of the town"]
    assert [b.level for b in parsed.blocks if b.kind is BlockKind.HEADING] == [1, 2]
    assert blocks(parsed, BlockKind.PARAGRAPH) == [" ".join(LEFT), " ".join(RIGHT)]
    assert blocks(parsed, BlockKind.LIST_ITEM) == ["• one ship of oak", "• one ship of iron"]
    assert blocks(parsed, BlockKind.CAPTION) == ["Figure 3: The harbour in winter."]
    assert parsed.title == "The Harbour"


def test_table_keeps_its_rows_together() -> None:
    rows = [("Year", "Ships", "Tons of fish"), ("1871", "12", "340"), ("1872", "15", "410"), ("1873", "9", "275")]
    page = [
        Show(x, 100 + 14 * row, cell)
        for row, cells in enumerate(rows)
        for x, cell in zip((60, 200, 340), cells, strict=True)
    ]
    [table] = blocks(read(pdf([page])), BlockKind.TABLE)
    assert table.split("\n") == ["\t".join(row) for row in rows]


def test_running_headers_and_page_numbers_stand_apart() -> None:
    pages = [
        [Show(60, 30, "Annals of the Harbour"), *column(60, 120, [f"Page text {n} of the book, which goes"]),
         *column(60, 132, ["on to the next page without an end"]), Show(300, 770, str(n))]
        for n in range(1, 6)
    ]  # fmt: skip
    parsed = read(pdf(pages))
    assert blocks(parsed, BlockKind.HEADER) == ["Annals of the Harbour"] * 5
    assert blocks(parsed, BlockKind.FOOTER) == ["1", "2", "3", "4", "5"]
    running = parsed.text[: next(b.start for b in parsed.blocks if b.kind is BlockKind.HEADER)]
    assert "Annals" not in running
    assert [page.number for page in parsed.pages] == [1, 2, 3, 4, 5]


def test_sentence_goes_on_over_the_page() -> None:
    first = column(60, 700, ["The ships came back to the", "harbour of the town when"])
    second = column(60, 60, ["the storm was over and", "the sea was calm again."])
    parsed = read(pdf([first, second]))
    whole = "The ships came back to the harbour of the town when the storm was over and the sea was calm again."
    assert blocks(parsed) == [whole]
    assert parsed.pages[1].start == whole.index("the storm")


def test_parted_words_are_put_together_and_keep_their_places() -> None:
    lines = ["The fishermen spoke of an alternative to the compi-", "lation of charts. A compilation is a well-known"]
    parsed = read(pdf([column(60, 100, lines)]))
    assert "alternative to the compilation of charts." in parsed.text
    start = parsed.text.index("compilation")
    found = list(as_document(parsed).layout.lines(Span(start, start + len("compilation"))))
    assert len(found) == 2
    assert found[0].box.top < found[1].box.top


def as_document(parsed: Parsed) -> Document:
    """Return the parsed text as a document."""
    return Document("", "pdf", parsed.title, parsed.text, parsed.blocks, parsed.pages, parsed.layout)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_words_stand_where_they_were_put(rotate: int) -> None:
    parsed = read(pdf([[Show(100, 200, "harbour", 12)]], rotate=rotate))
    box = parsed.layout.box_of(0)
    middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    x, y = 100 + 21, 200 - 4.5  # half the word's width in Helvetica, half a letter's height
    expected = {0: (x, y), 90: (HEIGHT - y, x), 180: (WIDTH - x, HEIGHT - y), 270: (y, WIDTH - x)}[rotate]
    assert middle == pytest.approx(expected, abs=3)
    [page] = parsed.pages
    assert (page.width, page.height) == ((WIDTH, HEIGHT) if rotate in {0, 180} else (HEIGHT, WIDTH))


def test_page_without_text_is_named() -> None:
    data = pdf([column(60, 100, LEFT), [], [], column(60, 100, RIGHT), []])
    parsed = read(data)
    assert [page.has_text for page in parsed.pages] == [True, False, False, True, False]
    assert parsed.warnings == ("No text layer on pages 2–3 and 5: they were not read.",)


@pytest.mark.parametrize(
    ("pages", "words"),
    [
        ([3], "page 3"),
        ([1, 2, 3, 4], "pages 1–4"),
        ([1, 3], "pages 1 and 3"),
        ([1, 2, 5, 7, 8], "pages 1–2, 5 and 7–8"),
    ],
)
def test_page_numbers_in_words(pages: list[int], words: str) -> None:
    assert in_words(pages) == words


async def test_scan_without_ocr_is_refused_with_its_pages(
    reader: FileReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "scan.pdf").write_bytes(pdf([[]] * 12))
    with pytest.raises(NoText) as caught:
        await reader.read(FileInput(tmp_path / "scan.pdf"))
    assert "no text layer on pages 1–12" in caught.value.message
    assert "tesseract" in caught.value.hint.lower()


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
async def test_scanned_page_is_recognized_in_its_place(reader: FileReader, tmp_path: Path) -> None:
    import pypdfium2

    lines = ["The harbour of the town was built", "before the market and the church."]
    with pypdfium2.PdfDocument(pdf([column(72, 144, lines, size=24)])) as printed:
        picture = printed[0].render(scale=3, grayscale=True)
        pixels = picture.to_numpy().tobytes()
    (tmp_path / "scan.pdf").write_bytes(_scan(pixels, picture.width, picture.height, column(60, 100, LEFT)))
    document = await reader.read(FileInput(tmp_path / "scan.pdf"))
    assert "The harbour of the town was built" in document.text
    assert " ".join(LEFT) in document.text
    assert document.text.index("harbour of the town") < document.text.index("first column")
    [warning] = document.warnings
    assert warning == "Text recognized from a picture on page 1: check it against the page."
    start = document.text.index("harbour of the")
    [line] = document.layout.lines(Span(start, start + len("harbour")))
    assert line.page == 1
    assert 100 < line.box.left < 140
    assert 120 < line.box.top < 150


def _scan(pixels: bytes, width: int, height: int, second_page: list[Show]) -> bytes:
    """Return a PDF whose first page is a picture and whose second has text."""
    import zlib

    from tests.reading.pdf_maker import of_objects

    packed, text = zlib.compress(pixels), "".join(show.operators for show in second_page).encode()
    drawing = b"%d 0 0 %d 0 0 cm /I Do" % (WIDTH, HEIGHT)
    box = b"/MediaBox [0 0 %d %d]" % (WIDTH, HEIGHT)
    return of_objects([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>",
        b"<< /Type /Page /Parent 2 0 R " + box + b" /Resources << /XObject << /I 5 0 R >> >> /Contents 4 0 R >>",
        b"<< /Length %d >>\nstream\n" % len(drawing) + drawing + b"\nendstream",
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 "
        b"/Filter /FlateDecode /Length %d >>\nstream\n" % (width, height, len(packed)) + packed + b"\nendstream",
        b"<< /Type /Page /Parent 2 0 R " + box + b" /Resources << /Font << /F 8 0 R >> >> /Contents 7 0 R >>",
        b"<< /Length %d >>\nstream\n" % len(text) + text + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ])  # fmt: skip


def encrypted(evaldata: Path) -> list[tuple[Path, str | None]]:
    """Return the public encrypted PDFs, each with its password."""
    lines = (evaldata / "documents" / "INDEX.jsonl").read_text("utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row["category"] == "pdf-encrypted"]
    return [(evaldata / row["file"], row.get("password")) for row in rows]


def test_passwords_open_and_are_asked_for(evaldata: Path) -> None:
    locked = [(path.read_bytes(), password) for path, password in encrypted(evaldata) if password]
    assert len(locked) >= 10
    for data, password in locked:
        read(data, password)
        for wrong in (None, "not the password"):
            with pytest.raises(Encrypted, match="password"):
                read(data, wrong)


def test_files_without_a_password_for_reading_open_silently(evaldata: Path) -> None:
    paths = [path for path, password in encrypted(evaldata) if password == ""]
    failures = {path.name: outcome for path in paths if isinstance(outcome := tried(path.read_bytes()), Encrypted)}
    assert len(paths) >= 4
    assert failures == {}


def tried(data: bytes) -> Parsed | ReadError:
    """Return what the parser makes of a PDF, or its error."""
    try:
        return read(data)
    except ReadError as error:
        return error


def test_every_word_has_its_place_on_its_page(evaldata: Path) -> None:
    """On real papers and books: places rise through the text, hold words, and lie on the page."""
    folder = evaldata / "documents" / "pdf"
    for path in sorted(folder.glob("docling__2*.pdf"))[:4] + sorted(folder.glob("*multicolumn*.pdf")):
        try:
            document = as_document(read(path.read_bytes()))
        except Encrypted:
            continue
        ends = 0
        for index in range(len(document.layout)):
            start, end = document.layout.starts[index], document.layout.ends[index]
            assert ends <= start < end <= len(document.text)
            assert not any(character.isspace() for character in document.text[start:end])
            ends = end
            page = document.pages[document.layout.pages[index] - 1]
            box = document.layout.box_of(index)
            assert box.left <= box.right
            assert box.top <= box.bottom
            assert box.left > -page.width
            assert box.right < 2 * page.width
        placed = sum(document.layout.ends[i] - document.layout.starts[i] for i in range(len(document.layout)))
        assert placed == sum(not character.isspace() for character in document.text) - _joints(document)


def _joints(document: Document) -> int:
    """Return how many characters stand in no word: hyphens of words that are parted and written with one."""
    placed = bytearray(len(document.text))
    for start, end in zip(document.layout.starts, document.layout.ends, strict=True):
        placed[start:end] = b"\x01" * (end - start)
    loose = [c for c, is_placed in zip(document.text, placed, strict=True) if not is_placed and not c.isspace()]
    assert set(loose) <= {"-"}
    return len(loose)


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF", pdf([column(60, 100, LEFT)])[:200]])
def test_what_is_no_whole_pdf_is_broken(data: bytes) -> None:
    with pytest.raises(Broken):
        read(data)
