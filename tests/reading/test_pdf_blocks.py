"""How a PDF's lines become blocks: what writers and setters do that no rule of the format says."""

from __future__ import annotations

from precis.app import sample_files
from precis.domain.documents import BlockKind
from tests.reading.pdf_maker import Show, column, pdf
from tests.reading.test_pdf import blocks, read

WIDE = [
    "The harbour of the town was built before the market and the church, and ships came into it",
    "from all the coasts of the sea in those years, with wine and wool and with the news of wars.",
]


def test_line_that_had_room_for_more_was_ended_on_purpose() -> None:
    lines = [*WIDE, "Nobody knew.", "Yes, at the harbour", "Yes, at the market", "No"]
    assert blocks(read(pdf([column(60, 100, lines)]))) == [" ".join(lines[:3]), *lines[3:]]


def test_table_of_contents_has_no_dots() -> None:
    lines = [f"{n} Chapter of ships {'. ' * 40}{n}0" for n in (1, 2, 3)]
    parsed = read(pdf([column(60, 100, lines) + column(60, 200, WIDE)]))
    assert "." not in parsed.text.partition("The harbour")[0]
    assert [f"{n} Chapter of ships" in parsed.text for n in (1, 2, 3)] == [True] * 3


def test_raised_character_stays_in_its_word() -> None:
    page = [Show(60, 100, "The ships came home"), Show(156, 96, "2", 6), Show(161, 100, "and stayed.")]
    [text] = blocks(read(pdf([page])))
    assert text.startswith("The ships came home2")


def test_cell_of_two_lines_is_one_cell() -> None:
    page = [
        Show(60, 100, "Year"), Show(160, 100, "What was seen"),
        Show(60, 116, "1871"), Show(160, 116, "Twelve ships, which came"), Show(160, 127, "from the north"),
        Show(60, 143, "1872"), Show(160, 143, "Nothing"),
        Show(60, 159, "1873"), Show(160, 159, "Fifteen ships"),
    ]  # fmt: skip
    [table] = blocks(read(pdf([page])), BlockKind.TABLE)
    assert table.split("\n")[1] == "1871\tTwelve ships, which came from the north"


def test_formula_set_large_is_no_heading() -> None:
    parsed = read(pdf([[Show(60, 80, "x + y = z", 20), *column(60, 120, WIDE)]]))
    assert blocks(parsed, BlockKind.HEADING) == []


def test_roman_page_numbers_are_footers_and_a_lone_letter_is_text() -> None:
    pages = [[*column(60, 120, WIDE), Show(300, 770, number)] for number in ("iii", "iv", "v")]
    assert blocks(read(pdf(pages)), BlockKind.FOOTER) == ["iii", "iv", "v"]
    lone = [[*column(60, 120, WIDE)], [Show(200, 60, "X"), *column(60, 120, WIDE)], [*column(60, 120, WIDE)]]
    assert blocks(read(pdf(lone)), BlockKind.HEADER, BlockKind.FOOTER) == []


def test_lines_that_pdfium_gives_as_one_are_parted_where_they_are_seen() -> None:
    """The sample report: pdfium takes its line breaks after short lines for spaces."""
    parsed = read(sample_files()[0].read_bytes())
    kinds = {parsed.text[block.start : block.end]: block.kind for block in parsed.blocks}
    assert kinds["4.2.2 Authenticator and Verifier Requirements"] is BlockKind.HEADING
    assert kinds["This section is normative."] is BlockKind.PARAGRAPH
    assert kinds["Single-Factor OTP Device (Section 5.1.4)"] is BlockKind.PARAGRAPH
    assert "a hardware-based authenticator" in parsed.text
    assert "hardware- based" not in parsed.text
