"""Reading a 200-page PDF: pages per second of Précis' reader, of markitdown and of pdfminer.six, in one process.

All get the same bytes and give the whole text. Completeness is the share of pdfium's own words of each page that the
text has, counted with repetition.
"""

from __future__ import annotations

import io
import logging
import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.bench.figures import Figure, is_quick, keep
from tests.conftest import unpacked_evaldata

PAGES = 40 if is_quick() else 200
ROUNDS = 3
PEER_ROUNDS = 1
"""The peers take most of a minute for a round; their times vary by less than a tenth."""


def first_pages(source: Path, count: int) -> bytes:
    """Return a PDF of the first `count` pages of `source`."""
    import pypdfium2

    with pypdfium2.PdfDocument(source) as whole, pypdfium2.PdfDocument.new() as part:
        part.import_pages(whole, range(count))
        data = io.BytesIO()
        part.save(data)
    return data.getvalue()


def words_of(text: str) -> Counter[str]:
    """Return the words of `text`, lower case, with how often each occurs."""
    return Counter(re.findall(r"\w+", text.lower()))


def completeness(text: str, expected: Counter[str]) -> float:
    """Return the share of `expected` that `text` has."""
    found = words_of(text)
    return sum(min(count, found[word]) for word, count in expected.items()) / expected.total()


def timed(work: Callable[[], str], rounds: int) -> tuple[float, str]:
    """Return the least seconds of `rounds` runs, and the text."""
    best, text = float("inf"), ""
    for _ in range(rounds):
        begun = time.perf_counter()
        text = work()
        best = min(best, time.perf_counter() - begun)
    return best, text


def _pdfminer(data: bytes) -> str:
    from pdfminer.high_level import extract_text  # pyright: ignore[reportMissingImports] -- of the bench extra

    return extract_text(io.BytesIO(data))


def main() -> None:
    """Print a line for each reader, and the ratios."""
    import pypdfium2
    from markitdown import MarkItDown  # pyright: ignore[reportMissingImports] -- of the bench extra

    from precis.reading.building import ReadContext
    from precis.reading.formats import parse

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    data = first_pages(next(unpacked_evaldata().glob("long/*.pdf")), PAGES)
    with pypdfium2.PdfDocument(data) as document:
        expected = words_of("\n".join(page.get_textpage().get_text_bounded() for page in document))
    peer = MarkItDown()
    ours_s, ours = timed(lambda: parse(data, ReadContext(format="pdf", name="book.pdf")).text, ROUNDS)
    peers = {
        "markitdown": lambda: peer.convert_stream(io.BytesIO(data), file_extension=".pdf").text_content,
        "pdfminer.six": lambda: _pdfminer(data),
    }
    _show("precis", ours_s, ours, expected)
    for name, work in peers.items():
        peer_s, theirs = timed(work, PEER_ROUNDS)
        _show(name, peer_s, theirs, expected)
        least = 10 if name == "markitdown" else None
        print(f"  ratio      {peer_s / ours_s:8.1f} ×{'   (goal: ≥ 10)' if least else ''}")
        keep(Figure(f"reading a PDF of {PAGES} pages", peer_s / ours_s, "×", name, at_least=least))
    keep(Figure("words of the PDF that are found", completeness(ours, expected), ""))


def _show(name: str, seconds: float, text: str, expected: Counter[str]) -> None:
    print(f"{name:<12} {PAGES / seconds:8.1f} pages/s   words found {completeness(text, expected):.4f}")


if __name__ == "__main__":
    main()
