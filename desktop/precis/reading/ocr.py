"""Words on a scanned page, by Tesseract where it is installed.

The page is rendered at 200 dpi in grey and piped to the program as PNM; its table of words comes back with boxes. One
thread a page: Tesseract is several times slower with more (measured: 2.6 s against 18.7 s).
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess

from precis.domain.documents import Box
from precis.domain.errors import NoText
from precis.reading.building import PlacedWord
from precis.reading.normalize import normalize_text
from precis.reading.pdf import open_pdf

_DPI = 200
_MOST_PIXELS = 5000
"""Longest side of a rendered page."""
_TIMEOUT_S = 240.0
"""By the clock: a page takes 3 s on an idle machine. The worker's own limit is a little more."""
_LEAST_CONFIDENCE = 25.0
_WANTED = ("eng", "deu", "fra", "spa", "ita", "por", "nld")


def recognize(data: bytes, number: int, password: str | None) -> list[list[PlacedWord]]:
    """Return the words of page `number` line by line, in the page's points.

    Raises:
        NoText: Tesseract is missing, failed or took too long.
    """
    program = shutil.which("tesseract")
    if program is None:
        raise NoText("Tesseract is not installed.")
    image, scale = _rendered(data, number, password)
    command = [program, "stdin", "stdout", "--dpi", str(round(72 * scale)), "-l", _languages(program), "tsv"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            command, input=image, capture_output=True, timeout=_TIMEOUT_S, env=environment, check=True
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise NoText(f"Page {number} could not be recognized.") from error
    return _lines(done.stdout.decode("utf-8", "replace"), number, scale)


def _rendered(data: bytes, number: int, password: str | None) -> tuple[bytes, float]:
    """Return the page as a grey PNM image, and its pixels a point."""
    document = open_pdf(data, password)
    try:
        page = document[number - 1]
        scale = min(_DPI / 72, _MOST_PIXELS / max(*page.get_size(), 1.0))
        bitmap = page.render(scale=scale, grayscale=True)  # pyright: ignore[reportArgumentType] -- takes fractions
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        pixels = memoryview(bytes(bitmap.buffer))
        rows = b"".join(pixels[row * stride : row * stride + width] for row in range(height))
        bitmap.close()
        page.close()
    finally:
        document.close()
    return b"P5 %d %d 255\n" % (width, height) + rows, scale


@functools.cache
def _languages(program: str) -> str:
    """Return the installed languages that Précis knows, as Tesseract wants them named."""
    done = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)
    installed = set(done.stdout.split())
    return "+".join(name for name in _WANTED if name in installed) or "eng"


def _lines(table: str, number: int, scale: float) -> list[list[PlacedWord]]:
    """Return the words of Tesseract's table: level, page, block, paragraph, line, word, box, confidence, text."""
    lines: dict[tuple[str, ...], list[PlacedWord]] = {}
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) < 12 or cells[0] != "5" or float(cells[10]) < _LEAST_CONFIDENCE:
            continue
        text = normalize_text(cells[11])
        if text:
            left, top, width, height = (int(cell) / scale for cell in cells[6:10])
            word = PlacedWord(text, number, Box(left, top, left + width, top + height))
            lines.setdefault(tuple(cells[2:5]), []).append(word)
    return list(lines.values())
