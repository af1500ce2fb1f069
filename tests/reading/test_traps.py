"""Files that exhaust careless readers, through real worker processes: a clear error or the whole text."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from precis.domain.errors import PrecisError, TooLarge
from precis.domain.jobs import FileInput
from precis.reading import FileReader
from tests.reading.traps import MIB, READ, REFUSED, docx, lying

SLOW_TO_MAKE = {"bomb.xlsx", "bomb.epub", "picture.pdf"}
QUICK = {"nest.zip.docx", "open-quote.csv", "pages.pdf"}
MOST_SECONDS, MOST_MIB = 150.0, 1400.0
"""What no file here may take: reading has 30 s of processor time (90 by the clock) and 1 GiB, and more for each MiB."""


@contextmanager
def largest_worker() -> Iterator[list[float]]:
    """Give a list that holds the most MiB that a child process of this one had so far."""
    peak, is_over = [0.0], threading.Event()

    def watch() -> None:
        while not is_over.wait(0.02):
            for child in psutil.Process().children():
                try:
                    peak[0] = max(peak[0], child.memory_info().rss / MIB)
                except psutil.Error:
                    continue

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield peak
    finally:
        is_over.set()
        thread.join()


def marked(names: Iterator[str] | list[str], slow: set[str]) -> list[object]:
    """Return the names as parameters, the slow ones for the long run alone."""
    return [pytest.param(name, marks=pytest.mark.proof if name in slow else ()) for name in names]


@pytest.mark.parametrize("name", marked(list(REFUSED), SLOW_TO_MAKE))
async def test_trap_ends_in_a_clear_error(reader: FileReader, tmp_path: Path, name: str) -> None:
    make, codes = REFUSED[name]
    (tmp_path / name).write_bytes(make())
    begun = time.monotonic()
    with largest_worker() as peak, pytest.raises(PrecisError) as caught:
        await reader.read(FileInput(tmp_path / name))
    assert caught.value.code in codes, caught.value.message
    assert caught.value.message.endswith(".")
    assert caught.value.hint
    assert time.monotonic() - begun < MOST_SECONDS
    assert peak[0] < MOST_MIB


@pytest.mark.parametrize("name", marked(list(READ), set(READ) - QUICK))
async def test_large_file_is_read_whole(reader: FileReader, tmp_path: Path, name: str) -> None:
    make, word, count = READ[name]
    (tmp_path / name).write_bytes(make())
    begun = time.monotonic()
    with largest_worker() as peak:
        document = await reader.read(FileInput(tmp_path / name))
    assert document.text.count(word) == count
    assert time.monotonic() - begun < MOST_SECONDS
    assert peak[0] < MOST_MIB


async def test_text_of_a_hundred_megabytes_is_refused_at_once(reader: FileReader, tmp_path: Path) -> None:
    line = b"The ships came home to the harbour of the town.\n"
    (tmp_path / "log.txt").write_bytes(line * (100_000_000 // len(line)))
    begun = time.monotonic()
    with pytest.raises(TooLarge, match="50,000,000 characters"):
        await reader.read(FileInput(tmp_path / "log.txt"))
    assert time.monotonic() - begun < 100


async def test_archive_that_lies_a_little_is_not_read_in_part(reader: FileReader, tmp_path: Path) -> None:
    """The claimed size ends in the middle of the text: what is left is no success."""
    whole = docx(b"<w:p><w:r><w:t>word</w:t></w:r></w:p>" * 1000)
    (tmp_path / "short.docx").write_bytes(lying(whole, "word/document.xml", 5000))
    with pytest.raises(PrecisError) as caught:
        await reader.read(FileInput(tmp_path / "short.docx"))
    assert caught.value.code == "broken_file"
