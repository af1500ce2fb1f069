"""What the reader's worker processes do: a file's bytes to an encoded document, a scanned page to words."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from precis.domain.codec import encode_document
from precis.domain.documents import Document
from precis.domain.errors import Broken, Changed, EmptyFile, NoText, PrecisError, ReadError
from precis.domain.jobs import TextInput
from precis.domain.text import printable
from precis.reading.building import Parsed, PlacedWord, ReadContext
from precis.reading.formats import parse
from precis.reading.language import language_of
from precis.reading.sniff import sniff
from precis.reading.source import read_source

_MOST_TITLE = 300


@dataclass(frozen=True, slots=True)
class ReadOrder:
    """A file to read."""

    path: Path
    most_bytes: int
    reader: str
    password: str | None = field(default=None, repr=False)
    recognized: dict[int, list[list[PlacedWord]]] = field(default_factory=dict[int, list[list[PlacedWord]]], repr=False)


@dataclass(frozen=True, slots=True)
class OcrOrder:
    """A scanned page to recognize, of the file that had the id."""

    path: Path
    most_bytes: int
    document_id: str
    page: int
    password: str | None = field(default=None, repr=False)


def read_file(order: ReadOrder) -> bytes:
    """Return the encoded document of a file.

    Raises:
        ReadError: a subclass that names the problem.
    """
    data = read_source(order.path, order.most_bytes)
    name = order.path.name
    kind = sniff(data, name)
    parsed = _parsed(data, ReadContext(kind, printable(name), order.password, order.recognized))
    return encode_document(_document(parsed, hashlib.sha256(data).hexdigest(), kind, order.reader, printable(name)))


def read_text(source: TextInput, reader: str) -> bytes:
    """Return the encoded document of a text that came without a file.

    Raises:
        EmptyFile: it has no words.
    """
    if not source.text.strip():
        raise EmptyFile("The text is empty.", "Give a text of at least one sentence.")
    data = source.text.encode("utf-8", "surrogatepass")
    parsed = _parsed(source.text.encode("utf-8", "replace"), ReadContext("txt", source.title))
    return encode_document(_document(parsed, hashlib.sha256(data).hexdigest(), "txt", reader, source.title))


def recognize_page(order: OcrOrder) -> list[list[PlacedWord]]:
    """Return the lines of words on a scanned page, by OCR.

    Raises:
        Changed: the file is not the one that was read before.
    """
    from precis.reading.ocr import recognize

    data = read_source(order.path, order.most_bytes)
    if hashlib.sha256(data).hexdigest() != order.document_id:
        raise Changed("The file changed while it was read.")
    return recognize(data, order.page, order.password)


def no_text(document: Document, *, has_ocr: bool = False) -> NoText:
    """Return the error of a document in which there is nothing to read, or nothing that OCR recognized."""
    from precis.reading.pdf import in_words

    scanned = [page.number for page in document.pages if not page.has_text]
    if scanned and has_ocr:
        hint = "The pages may hold pictures only. If they hold text, use a sharper scan, or a copy with a text layer."
        return NoText(f"There is no text layer on {in_words(scanned)}, and no text was recognized there.", hint)
    if scanned:
        return NoText(f"There is no text layer on {in_words(scanned)}: the document is a scan.")
    return NoText("The document holds no text.", "Check that it is the right file; it may hold pictures only.")


def _parsed(data: bytes, context: ReadContext) -> Parsed:
    """Return what the parser makes of a stranger's file. The one border where a parser may fail in any way."""
    try:
        return parse(data, context)
    except (PrecisError, MemoryError):
        raise
    except Exception as error:
        raise Broken(f"The file is damaged, or not the {context.format.upper()} that it says to be.") from error


def _document(parsed: Parsed, identity: str, kind: str, reader: str, name: str) -> Document:
    if not parsed.text.strip() and not parsed.pages:
        raise NoText("The document holds no text.", "Check that it is the right file; it may hold pictures only.")
    return Document(
        id=identity,
        format=kind,
        title=(parsed.title or name)[:_MOST_TITLE],
        text=parsed.text,
        blocks=parsed.blocks,
        pages=parsed.pages,
        layout=parsed.layout,
        language=parsed.language if parsed.language != "und" else language_of(parsed.text),
        warnings=parsed.warnings,
        reader=reader,
    )


__all__ = ["OcrOrder", "ReadError", "ReadOrder", "no_text", "read_file", "read_text", "recognize_page"]
