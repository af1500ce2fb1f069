"""Writes small PDFs by hand, so that a test knows where each word stands: no library's habits between them."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 612, 792


@dataclass(frozen=True, slots=True)
class Show:
    """A text shown with its base line's left end at (x, y), in points from the page's top left."""

    x: float
    y: float
    text: str
    size: float = 10
    is_bold: bool = False

    @property
    def operators(self) -> str:
        """The text as operators of a content stream."""
        words = self.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return f"BT /{'B' if self.is_bold else 'F'} {self.size} Tf {self.x} {HEIGHT - self.y} Td ({words}) Tj ET\n"


def column(x: float, y: float, lines: Sequence[str], *, size: float = 10) -> list[Show]:
    """Return lines under each other, the first one's base line at `y`."""
    return [Show(x, y + 1.2 * size * index, line, size) for index, line in enumerate(lines)]


def pdf(pages: Sequence[Sequence[Show]], *, rotate: int = 0) -> bytes:
    """Return a PDF with a page for each list; an empty list gives a page with a grey square and no text."""
    streams = ["".join(show.operators for show in page) or "0.5 g 100 100 200 200 re f\n" for page in pages]
    return of_streams([stream.encode("latin-1") for stream in streams], rotate=rotate)


def of_streams(streams: Sequence[bytes], *, rotate: int = 0) -> bytes:
    """Return a PDF of content streams, which are deflated."""
    kids = " ".join(f"{5 + 2 * index} 0 R" for index in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for index, stream in enumerate(streams):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {rotate} "
            f"/Resources << /Font << /F 3 0 R /B 4 0 R >> >> /Contents {6 + 2 * index} 0 R >>".encode()
        )
        packed = zlib.compress(stream)
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed + b"\nendstream")
    return of_objects(objects)


def of_objects(objects: Sequence[bytes]) -> bytes:
    """Return a PDF of numbered objects, the first of which is its catalogue."""
    parts, offsets, length = [b"%PDF-1.7\n"], [0], 9
    for number, content in enumerate(objects, 1):
        part = b"%d 0 obj\n" % number + content + b"\nendobj\n"
        offsets.append(length)
        parts.append(part)
        length += len(part)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets[1:])
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, length)
    return b"".join((*parts, b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1), table, trailer))
