"""Makes files that exhaust careless readers: small until they are opened, or large as they are."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable

from tests.reading.pdf_maker import WIDTH, of_objects, of_streams

MIB = 2**20
_CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>{}</Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="{{}}"/></Relationships>'
)
_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {name} "{f"&{before};" * 20}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)


def zipped(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Return an archive of the parts, deflated."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return buffer.getvalue()


def docx(body: bytes, *, prologue: str = "") -> bytes:
    """Return a DOCX with this body."""
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = f'{prologue}<w:document xmlns:w="{space}"><w:body>'.encode() + body + b"</w:body></w:document>"
    types = _CONTENT_TYPES.format(f'<Override PartName="/word/document.xml" ContentType="{main}"/>')
    relations = _RELATIONS.format("word/document.xml")
    parts = [("[Content_Types].xml", types.encode()), ("_rels/.rels", relations.encode())]
    return zipped([*parts, ("word/document.xml", document)])


def xlsx(rows: bytes, *, prologue: str = "") -> bytes:
    """Return an XLSX of one sheet with these rows."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    types = _CONTENT_TYPES.format(
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
    )
    sheets = '<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets>'
    workbook = f'<workbook xmlns="{space}" xmlns:r="{_OFFICE}">{sheets}</workbook>'
    relations = _RELATIONS.replace('/officeDocument"', '/worksheet"').format("worksheets/sheet1.xml")
    sheet = f'{prologue}<worksheet xmlns="{space}"><sheetData>'.encode() + rows + b"</sheetData></worksheet>"
    return zipped([
        ("[Content_Types].xml", types.encode()),
        ("_rels/.rels", _RELATIONS.format("xl/workbook.xml").encode()),
        ("xl/workbook.xml", workbook.encode()),
        ("xl/_rels/workbook.xml.rels", relations.encode()),
        ("xl/worksheets/sheet1.xml", sheet),
    ])  # fmt: skip


def opendocument(content: bytes, kind: str = "text") -> bytes:
    """Return an OpenDocument file with this content.xml."""
    mime = f"application/vnd.oasis.opendocument.{kind}"
    return zipped([("mimetype", mime.encode()), ("content.xml", content)])


def lying(data: bytes, name: str, claimed: int) -> bytes:
    """Return an archive in which the part `name` claims, in both its headers, to unpack to `claimed` bytes."""
    changed = bytearray(data)
    for mark, size_at, length_at, name_at in ((b"PK\x03\x04", 22, 26, 30), (b"PK\x01\x02", 24, 28, 46)):
        position = changed.find(mark)
        while position >= 0:
            length = struct.unpack_from("<H", changed, position + length_at)[0]
            if changed[position + name_at : position + name_at + length] == name.encode():
                struct.pack_into("<I", changed, position + size_at, claimed)
            position = changed.find(mark, position + 4)
    return bytes(changed)


def pdf_of_bomb(size: int) -> bytes:
    """Return a PDF whose one content stream unpacks to `size` bytes of drawing."""
    packer = zlib.compressobj(1)
    piece = b"0 0 m 1 1 l S " * 70_000
    packed = b"".join(packer.compress(piece) for _ in range(size // len(piece))) + packer.flush()
    return of_objects([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed + b"\nendstream",
    ])  # fmt: skip


def pdf_of_huge_picture(side: int) -> bytes:
    """Return a PDF of one page that is a picture of `side` × `side` pixels, all white."""
    packer = zlib.compressobj(1)
    row = b"\xff" * side
    packed = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    drawing = b"%d 0 0 792 0 0 cm /I Do" % WIDTH
    return of_objects([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /XObject << /I 5 0 R >> >> >>"),
        b"<< /Length %d >>\nstream\n" % len(drawing) + drawing + b"\nendstream",
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 "
        b"/Filter /FlateDecode /Length %d >>\nstream\n" % (side, side, len(packed)) + packed + b"\nendstream",
    ])  # fmt: skip


def pdf_of_many_pages(count: int) -> bytes:
    """Return a PDF of `count` pages of text."""
    return of_streams([b"BT /F 10 Tf 72 700 Td (Page %d of the long book.) Tj ET" % number for number in range(count)])


def _paragraphs(count: int) -> bytes:
    return b"<w:p><w:r><w:t>word</w:t></w:r></w:p>" * count


def _cell(place: str) -> bytes:
    return f'<row r="{place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}"><c r="{place}"><v>1</v></c></row>'.encode()


def _nested_mail(depth: int) -> bytes:
    head = b"From: a@example.com\r\nSubject: nested\r\nMIME-Version: 1.0\r\n"
    parts = [b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(depth)]
    return head + b"".join(parts) + b"Content-Type: text/plain\r\n\r\nDeep down.\r\n"


def _flat_mail(count: int) -> bytes:
    head = b"From: a@example.com\r\nSubject: parts\r\nMIME-Version: 1.0\r\n"
    kind = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
    return head + kind + b"--b\r\nContent-Type: text/plain\r\n\r\nA part.\r\n" * count + b"--b--\r\n"


_LAUGHING_SHEET = b'<row r="1"><c r="A1" t="inlineStr"><is><t>&i;</t></is></c></row>'
_ODF = b'<o:document-content xmlns:o="urn:o" xmlns:text="urn:t"><o:body>%s</o:body></o:document-content>'

REFUSED: dict[str, tuple[Callable[[], bytes], frozenset[str]]] = {
    "bomb.docx": (lambda: docx(b" " * (256 * MIB)), frozenset({"too_large"})),
    "bomb.xlsx": (lambda: xlsx(b" " * (256 * MIB)), frozenset({"too_large"})),
    "bomb.odt": (lambda: opendocument(_ODF % (b" " * (256 * MIB))), frozenset({"too_large"})),
    "bomb.epub": (
        lambda: zipped([("mimetype", b"application/epub+zip"), ("a.opf", b" " * (256 * MIB))]),
        frozenset({"too_large"}),
    ),
    "lying.docx": (
        lambda: lying(docx(b" " * (300 * MIB)), "word/document.xml", 1000),
        frozenset({"too_large", "broken_file", "reader_stopped"}),
    ),
    "many.docx": (lambda: zipped([(f"word/{n}.xml", b"") for n in range(20_000)]), frozenset({"too_large"})),
    "laughs.docx": (
        lambda: docx(b"<w:p><w:r><w:t>&i;</w:t></w:r></w:p>", prologue=_LAUGHS),
        frozenset({"broken_file"}),
    ),
    "laughs.xlsx": (lambda: xlsx(_LAUGHING_SHEET, prologue=_LAUGHS), frozenset({"broken_file", "no_text"})),
    "laughs.odt": (
        lambda: opendocument(_LAUGHS.encode() + _ODF % b"<text:p>&i;</text:p>"),
        frozenset({"broken_file"}),
    ),
    "laughs.xml": (f"{_LAUGHS}<x>&i;</x>".encode, frozenset({"broken_file"})),
    "corners.xlsx": (lambda: xlsx(_cell("A1") + _cell("XFD1048576")), frozenset({"too_large"})),
    "deep.html": (lambda: b"<html><body>" + b"<div>" * 200_000 + b"text", frozenset({"broken_file"})),
    "deep-odd.html": (lambda: b"<html><body>" + b"<x-y>" * 200_000 + b"text", frozenset({"broken_file"})),
    "deep.xml": (lambda: b"<?xml version='1.0'?>" + b"<a>" * 100_000 + b"</a>" * 100_000, frozenset({"broken_file"})),
    "deep.docx": (
        lambda: docx(b"<w:sdt><w:sdtContent>" * 5000 + _paragraphs(1) + b"</w:sdtContent></w:sdt>" * 5000),
        frozenset({"broken_file"}),
    ),
    "deep.rtf": (lambda: rb"{\rtf1 " + b"{" * 2_000_000, frozenset({"broken_file"})),
    "deep.ipynb": (lambda: b'{"cells": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", frozenset({"broken_file"})),
    "nested.eml": (lambda: _nested_mail(3000), frozenset({"broken_file"})),
    "parts.eml": (lambda: _flat_mail(3000), frozenset({"broken_file"})),
    "words.eml": (
        lambda: (
            b"From: a@example.com\r\nTo: b@example.com\r\nSubject: " + b"=?utf-8?q?a?= " * 100_000 + b"\r\n\r\ntext"
        ),
        frozenset({"broken_file"}),
    ),
    "stream.pdf": (lambda: pdf_of_bomb(256 * MIB), frozenset({"reader_stopped"})),
    "picture.pdf": (lambda: pdf_of_huge_picture(30_000), frozenset({"no_text"})),
}
"""Files by name that end in an error: how to make each, and the codes of the errors that are right."""

READ: dict[str, tuple[Callable[[], bytes], str, int]] = {
    "nest.zip.docx": (
        lambda: docx(_paragraphs(3) + b"<!--" + zipped([("a", b"0" * MIB)]).hex().encode() + b"-->"),
        "word",
        3,
    ),
    "long.docx": (lambda: docx(_paragraphs(100_000)), "word", 100_000),
    "million.csv": (lambda: b"id,name,amount\n" + b"7,harbour,12.50\n" * 1_000_000, "harbour", 1_000_000),
    "open-quote.csv": (lambda: b'id,name\n1,"open\n' + b"2,harbour\n" * 100_000, "harbour", 100_000),
    "plain.rtf": (lambda: rb"{\rtf1 " + rb"The ships came home.\par " * 250_000 + b"}", "ships", 250_000),
    "page.html": (lambda: b"<html><body>" + b"<p>The ships came home.</p>" * 350_000, "ships", 350_000),
    "pages.pdf": (lambda: pdf_of_many_pages(2000), "book", 2000),
    "long-line.txt": (lambda: b"harbour " * 4_000_000, "harbour", 4_000_000),
    "paragraphs.txt": (lambda: b"The ships came home.\n\n" * 1_000_000, "ships", 1_000_000),
}
"""Large files by name that are read whole: how to make each, a word, and how often it is in the text."""
