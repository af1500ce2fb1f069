"""Tells a file's format from its bytes. The name helps only among kinds of plain text, where bytes say little."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from precis.domain.errors import Broken, EmptyFile, Encrypted, UnknownFormat
from precis.domain.wording import phrase
from precis.reading.decoding import decode

_HEAD = 4096
_SAMPLE = 64 * 1024
_ZIP_KINDS = (("word/document", "docx"), ("ppt/presentation", "pptx"), ("xl/workbook", "xlsx"))
_MIME_KINDS = {
    b"application/epub+zip": "epub",
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
    b"application/vnd.oasis.opendocument.graphics": "odp",
}
_BLANK = "\ufeff \t\r\n\x0b\x0c"
_ODD = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f-\x9f\ufffd]")
_OLE_KINDS = (
    ("EncryptedPackage", "encrypted"),
    ("__properties_version1.0", "msg"),
    ("WordDocument", "doc"),
    ("PowerPoint Document", "ppt"),
    ("Workbook", "xls"),
    ("Book", "xls"),
)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_PROGRAM, _ARCHIVE, _SOUND = phrase("a program"), phrase("an archive"), phrase("a sound recording")
_OTHERS = {b"\x7fELF": _PROGRAM, b"MZ": _PROGRAM, b"\x1f\x8b": _ARCHIVE, b"7z\xbc\xaf": _ARCHIVE, b"Rar!": _ARCHIVE,
           b"\xfd7zXZ": _ARCHIVE, b"ID3": _SOUND, b"OggS": _SOUND,
           b"SQLite format 3": phrase("a database")}  # fmt: skip
_HEADER = re.compile(
    r"^(?:from|to|subject|date|received|message-id|mime-version|return-path|content-type|x-[\w-]+|"
    r"delivered-to|reply-to|cc|sender|dkim-signature|content-transfer-encoding):",
    re.IGNORECASE,
)
_PLAIN = frozenset({"txt", "log", "text"})
_CUE = re.compile(r"^\s*(?:\d+:)?\d+:\d{2}[,.]\d{1,3}\s*-->", re.MULTILINE)
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|table|div|h[1-6]|p|br|a\s|font|center)\b", re.IGNORECASE
)
_XML = re.compile(r"<\?xml|<(?:rss|feed|rdf:RDF|article|book|office:document)\b|<!DOCTYPE\s+(?!html)\w", re.IGNORECASE)
_MARKDOWN = re.compile(
    r"^(?:#{1,6} \S|```|~~~|\s*[-*+] \[[ x]\] |\|(?:\s*:?-+:?\s*\|)+|!?\[[^\]]+\]\([^)]+\))", re.MULTILINE
)


def sniff(data: bytes, name: str = "") -> str:
    """Return the format of `data`: a key of FORMATS.

    Raises:
        EmptyFile: nothing but spaces and line breaks.
        UnknownFormat: something else; the message says what, where that is known.
        Encrypted: locked in a way that no password of ours opens.
    """
    head = data[:_HEAD]
    if head[:1024].lstrip().startswith(b"%PDF-") or b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return _ole_kind(data)
    if head.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    _refuse_others(head)
    return _text_kind(data, name.rpartition(".")[2].lower() if "." in name else "")


def _refuse_others(head: bytes) -> None:
    if head.startswith(_PICTURES):
        hint = "Save the picture as PDF; its text is then recognized where Tesseract is installed."
        raise UnknownFormat("This is a picture, not a document.", hint)
    for mark, what in _OTHERS.items():
        if head.startswith(mark):
            raise UnknownFormat(f"This is {what}, not a document.")


def _zip_kind(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            mime = archive.read("mimetype").strip() if "mimetype" in names else b""
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, EOFError) as error:
        raise Broken("The file is cut off or damaged: it is not a whole archive.") from error
    by_type = next((kind for known, kind in _MIME_KINDS.items() if mime.startswith(known)), None)
    kind = by_type or _kind_by_names(names)
    if kind is None:
        raise UnknownFormat("This is an archive, not a document.", "Unpack it, then choose the documents in it.")
    return kind


def _kind_by_names(names: list[str]) -> str | None:
    for start, kind in (*_ZIP_KINDS, ("content.xml", "odt"), ("word/", "docx")):
        if any(name.startswith(start) for name in names):
            return kind
    return "epub" if any(name.endswith(".opf") for name in names) else None


def _ole_kind(data: bytes) -> str:
    kind = next((kind for name, kind in _OLE_KINDS if name.encode("utf-16-le") in data), "unknown")
    if kind == "encrypted":
        hint = "Open it in the program that made it and save a copy without the password."
        raise Encrypted("The document is locked with a password, in a way that Précis can't open.", hint)
    if kind in {"doc", "ppt"}:
        new = "DOCX" if kind == "doc" else "PPTX"
        raise UnknownFormat(f"This is a document in the old .{kind} format, which Précis can't read.",
                            f"Open it in an office program and save it as {new}.")  # fmt: skip
    if kind == "unknown":
        raise UnknownFormat("Précis doesn't know what kind of file this is.")
    return kind


def _text_kind(data: bytes, suffix: str) -> str:
    text = decode(_sample(data)).text.lstrip(_BLANK) or decode(data).text.lstrip(_BLANK)
    if not text:
        raise EmptyFile("The file holds nothing but spaces and line breaks.", "It may not have been saved fully.")
    if not _is_text(text):
        raise UnknownFormat("Précis doesn't know what kind of file this is: it is no text and has no known signature.")
    head = text[:_HEAD]
    if suffix == "ipynb" or (head.startswith("{") and '"cells"' in text and '"nbformat"' in text):
        return "ipynb"
    if head.startswith("WEBVTT"):
        return "vtt"
    if _CUE.search(head):
        return "srt"
    if _XML.match(head) and not re.search(r"<html\b", head, re.IGNORECASE):
        return "xml"
    return _loose_kind(text, head, suffix)


def _sample(data: bytes) -> bytes:
    """Return the beginning of `data`, not cut in the middle of a UTF-8 character."""
    if len(data) <= _SAMPLE:
        return data
    end = _SAMPLE
    while end > _SAMPLE - 4 and data[end] & 0xC0 == 0x80:
        end -= 1
    return data[:end]


def _loose_kind(text: str, head: str, suffix: str) -> str:
    """Return the kind of a text without a signature, by what it looks like most."""
    lines = head.splitlines()
    if lines and lines[0].startswith("From ") and sum(bool(_HEADER.match(line)) for line in lines[:30]) >= 2:
        return "mbox"
    if _looks_like_mail(lines):
        return "eml"
    if suffix not in {"md", "markdown", "txt"} and head.startswith("<") and len(_HTML.findall(head)) >= 1:
        return "html"
    if suffix in {"html", "htm", "xhtml"} and _HTML.search(text):
        return "html"
    if head.startswith("<") and suffix in {"xml", "nxml", "rss", "svg", "fodt"}:
        return "xml"
    if suffix in {"md", "markdown", "mdown"} or _looks_like_markdown(text, suffix):
        return "md"
    if suffix in {"csv", "tsv", "tab"} or (suffix not in _PLAIN and _looks_like_csv(lines)):
        return "csv"
    return "txt"


def _looks_like_mail(lines: list[str]) -> bool:
    headers = 0
    for line in lines[:40]:
        if not line.strip():
            break
        if _HEADER.match(line):
            headers += 1
        elif not re.match(r"^(?:[\w-]+:|\s)", line):
            return False
    return headers >= 2


def _looks_like_markdown(text: str, suffix: str) -> bool:
    """Say whether a text has the marks of Markdown: a few, or, where its name says plain text, several sorts."""
    marks = [mark.lstrip()[:1] for mark in _MARKDOWN.findall(text)]
    return len(marks) >= 3 if suffix not in _PLAIN else len(marks) >= 6 and len(set(marks)) >= 2


def _looks_like_csv(lines: list[str]) -> bool:
    rows = [line for line in lines[:20] if line.strip()]
    for delimiter in (",", ";", "\t"):
        counts = {row.count(delimiter) for row in rows[:-1]}
        if len(rows) >= 4 and len(counts) == 1 and counts.pop() >= 2:
            return True
    return False


def _is_text(text: str) -> bool:
    """Say whether few enough characters are controls or unreadable for this to be a text."""
    if not text.strip():
        return False
    odd = sum(
        1 for c in text if (ord(c) < 32 and c not in "\t\n\r\x0b\x0c\x1a\x1b") or c == "\ufffd" or 0x7F <= ord(c) < 0xA0
    )
    return odd <= 0.02 * len(text) + 1
