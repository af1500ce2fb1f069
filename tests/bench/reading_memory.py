"""Reading a 2,000-page PDF in a worker process: seconds, and the most memory that the worker held.

The pages are those of a real book of 500 pages or so, taken as often as it needs.
"""

from __future__ import annotations

import asyncio
import io
import tempfile
import threading
import time
from pathlib import Path

import psutil

from precis.domain.documents import Document
from precis.domain.jobs import FileInput
from precis.reading import FileReader
from precis.workers import WorkerPool
from tests.bench.figures import Figure, is_quick, keep
from tests.conftest import unpacked_evaldata

PAGES = 500 if is_quick() else 2000
_MIB = 2**20


def long_pdf(source: Path, count: int) -> bytes:
    """Return a PDF of `count` pages, those of `source` over and over."""
    import pypdfium2

    with pypdfium2.PdfDocument(source) as book, pypdfium2.PdfDocument.new() as whole:
        while (missing := count - len(whole)) > 0:
            whole.import_pages(book, range(min(missing, len(book))))
        data = io.BytesIO()
        whole.save(data)
    return data.getvalue()


class Watch:
    """The most memory that the children of this process held, in MiB, while it is open."""

    def __init__(self) -> None:
        self.peak = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(0.02):
            for child in psutil.Process().children():
                try:
                    self.peak = max(self.peak, child.memory_info().rss / _MIB)
                except psutil.Error:
                    continue


async def read(path: Path) -> Document:
    """Return the document, read in a worker process."""
    pool = WorkerPool(1)
    try:
        return await FileReader(pool.run).read(FileInput(path))
    finally:
        await pool.close()


def main() -> None:
    """Print the figures in one line."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.pdf"
        path.write_bytes(long_pdf(next(unpacked_evaldata().glob("long/*.pdf")), PAGES))
        begun = time.perf_counter()
        with Watch() as watch:
            document = asyncio.run(read(path))
        seconds = time.perf_counter() - begun
    print(
        f"{len(document.pages)} pages, {len(document.layout):,} words: {seconds:.1f} s, "
        f"worker at most {watch.peak:.0f} MiB   (goal: ≤ 500)"
    )
    keep(
        Figure(f"memory, a PDF of {PAGES:,} pages", watch.peak, "MiB", at_most=500),
        Figure(f"time, a PDF of {PAGES:,} pages", seconds, "s"),
    )


if __name__ == "__main__":
    main()
