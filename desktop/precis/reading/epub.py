"""EPUB: the chapters in the order of its spine, as HTML."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from precis.domain.errors import Broken, Encrypted
from precis.reading.archive import Archive, opened
from precis.reading.building import Builder, Parsed, ReadContext
from precis.reading.decoding import declared_encoding, decode
from precis.reading.html import add_html
from precis.reading.odf import name_of, parsed

_FONT_SCRAMBLING = (b"http://www.idpf.org/2008/embedding", b"http://ns.adobe.com/pdf/enc#RC")


def read(data: bytes, context: ReadContext) -> Parsed:
    """Return the book's chapters.

    Raises:
        Broken: not a whole book.
        Encrypted: under copy protection.
    """
    with opened(data) as archive:
        _check_locked(archive)
        package = _package_name(archive)
        root = parsed(archive, package)
        title = next((node.text or "" for node in root.iter() if name_of(node) == "title"), "")
        builder = Builder()
        missing = 0
        for name in _spine(root, posixpath.dirname(package)):
            if name not in archive:
                missing += 1
                continue
            part = archive.read(name)
            add_html(builder, decode(part, declared_encoding(part)).text, main_only=False)
    if missing:
        builder.warn(
            f"{missing} chapter{'s' * (missing != 1)} named in the book {'are' if missing > 1 else 'is'} missing."
        )
    return builder.build(title)


def _check_locked(archive: Archive) -> None:
    if "META-INF/encryption.xml" not in archive:
        return
    facts = archive.read("META-INF/encryption.xml")
    scrambled = sum(facts.count(method) for method in _FONT_SCRAMBLING)
    if facts.count(b"EncryptedData>") // 2 > scrambled:
        raise Encrypted("The book is under copy protection.", "Use an edition without it.")


def _package_name(archive: Archive) -> str:
    if "META-INF/container.xml" in archive:
        for node in parsed(archive, "META-INF/container.xml").iter():
            if name_of(node) == "rootfile" and node.get("full-path"):
                return str(node.get("full-path"))
    found = next((name for name in archive.names if name.endswith(".opf")), None)
    if found is None:
        raise Broken("The book has no table of its parts.")
    return found


def _spine(root: object, folder: str) -> Iterator[str]:
    """Yield the names of the chapters in reading order."""
    from xml.etree.ElementTree import Element

    assert isinstance(root, Element)
    items = {node.get("id"): node.get("href", "") for node in root.iter() if name_of(node) == "item"}
    for node in root.iter():
        if name_of(node) == "itemref" and items.get(node.get("idref")):
            yield posixpath.normpath(posixpath.join(folder, unquote(str(items[node.get("idref")]))))
