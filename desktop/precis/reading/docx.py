"""DOCX through python-docx: headings by style or outline level, lists by numbering, changes as if accepted."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from precis.domain.documents import BlockKind
from precis.domain.errors import Broken
from precis.reading.archive import office_bytes
from precis.reading.building import Builder, Parsed, ReadContext
from precis.reading.docx_numbering import Numbering

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXT_BOX = f"{_W}txbxContent"
_SPACES = {f"{_W}{name}" for name in ("tab", "br", "cr", "ptab")}
_SKIPPED = {f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "pPr", "rPr", "sectPr")}
_HEADING = re.compile(r"^(?:heading|überschrift|titre|título|titolo|kop|rubrik|otsikko)\s*(\d)", re.IGNORECASE)
_CODE_STYLES = frozenset({"code", "source code", "html preformatted", "preformatted text", "macro text", "listing"})
_MOST_DEPTH = 60

Element = Any
"""An lxml element: its stubs say too little."""


def read(data: bytes, context: ReadContext) -> Parsed:
    """Return the document's text; headers and footers come after it as blocks of their own.

    Raises:
        Broken: not a whole document.
        Encrypted, TooLarge: see `Archive`.
    """
    document = _document(office_bytes(data))
    reader = _Reader(document)
    reader.add_body()
    reader.add_notes()
    reader.add_furniture()
    reader.add_warnings()
    return reader.builder.build(document.core_properties.title or "")


def _document(data: bytes) -> DocxDocument:
    import docx
    from docx.opc.exceptions import OpcError

    try:
        return docx.Document(io.BytesIO(data))
    except (OpcError, KeyError, ValueError, zipfile.BadZipFile, AttributeError, SyntaxError) as error:
        raise Broken("The document is cut off or damaged.") from error


class _Reader:
    """Walks a document's body in order."""

    def __init__(self, document: DocxDocument) -> None:
        self.builder = Builder()
        self._code: list[str] = []
        self._document = document
        self._numbers = Numbering.of(self._root_of("/word/numbering.xml"))
        self._styles = {style.style_id: style for style in document.styles if getattr(style, "style_id", None)}

    def add_body(self) -> None:
        """Add the document's running text."""
        self.add_children(self._document.element.body, 0)
        self._end_code()

    def add_children(self, parent: Element, depth: int) -> None:
        """Add the paragraphs and tables directly or indirectly in `parent`."""
        if depth > _MOST_DEPTH:
            raise Broken("The document's parts are nested deeper than in any real document.")
        for child in parent:
            if child.tag == f"{_W}p":
                self._add_paragraph(child, depth)
            elif child.tag == f"{_W}tbl":
                self._end_code()
                self.builder.add_table(list(_rows(child)))
            elif child.tag not in _SKIPPED and child.tag != _FALLBACK:
                self.add_children(child, depth + 1)

    def _root_of(self, name: str) -> Element | None:
        return next((_parsed(part.blob) for part in self._parts() if str(part.partname) == name), None)

    def _add_paragraph(self, paragraph: Element, depth: int) -> None:
        text = text_of(paragraph)
        kind, level = self._kind(paragraph)
        number = self._number(paragraph) if text.strip() else ""
        if kind is BlockKind.CODE:
            self._code.append(text)
        else:
            self._end_code()
            self.builder.add(kind, f"{number} {text}" if number else text, level=level)
        for box in paragraph.iter(_TEXT_BOX):
            if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
                self.add_children(box, depth + 1)

    def _end_code(self) -> None:
        """Add the lines of code that were held: each is a paragraph of its own."""
        self.builder.add(BlockKind.CODE, "\n".join(self._code))
        self._code.clear()

    def _number(self, paragraph: Element) -> str:
        """Return the number that is shown before the paragraph."""
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return ""
        style = self._styles.get(_value(properties, "pStyle"))
        number = depth = ""
        for element in self._and_styles(properties, style):
            found = element.find(f"{_W}numPr")
            if found is not None:
                number, depth = number or _value(found, "numId"), depth or _value(found, "ilvl")
        return self._numbers.next(number, int(depth) if depth.isdigit() else 0) if number not in {"", "0"} else ""

    def _kind(self, paragraph: Element) -> tuple[BlockKind, int]:
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return BlockKind.PARAGRAPH, 0
        style = self._styles.get(_value(properties, "pStyle"))
        name = (style.name or "").strip().lower() if style is not None else ""
        level = self._outline(properties, style)
        heading = _HEADING.match(name)
        if heading or level is not None:
            return BlockKind.HEADING, int(heading[1]) or 1 if heading else (level or 0) + 1
        if name in {"title", "titel", "titre", "título", "titolo"}:
            return BlockKind.HEADING, 1
        if name in _CODE_STYLES:
            return BlockKind.CODE, 0
        if "caption" in name or name == "beschriftung":
            return BlockKind.CAPTION, 0
        numbering = self._numbering(properties, style)
        return (BlockKind.PARAGRAPH, 0) if numbering is None else (BlockKind.LIST_ITEM, numbering + 1)

    def _outline(self, properties: Element, style: Any) -> int | None:
        """Return the outline level from 0, of the paragraph or its style; 9 is body text."""
        for element in self._and_styles(properties, style):
            level = _value(element, "outlineLvl")
            if level.isdigit():
                return int(level) if int(level) < 9 else None
        return None

    def _numbering(self, properties: Element, style: Any) -> int | None:
        """Return the list depth from 0 where the paragraph or its style is numbered."""
        for element in self._and_styles(properties, style):
            numbering = element.find(f"{_W}numPr")
            if numbering is not None:
                if _value(numbering, "numId") == "0":
                    return None
                depth = _value(numbering, "ilvl")
                return int(depth) if depth.isdigit() else 0
        return None

    def _and_styles(self, properties: Element, style: Any) -> Iterator[Element]:
        """Yield the paragraph's properties, then those of its style and of the styles that this is based on."""
        yield properties
        for _ in range(20):
            if style is None:
                return
            found = style.element.find(f"{_W}pPr")
            if found is not None:
                yield found
            style = getattr(style, "base_style", None)

    def _parts(self) -> Iterator[Any]:
        package: Any = self._document.part.package
        return package.iter_parts()

    def add_notes(self) -> None:
        """Add the footnotes and endnotes after the text."""
        for part in self._parts():
            if str(part.partname) in {"/word/footnotes.xml", "/word/endnotes.xml"}:
                for note in _parsed(part.blob):
                    if _attribute(note, "type") in {"", "normal"}:
                        self.builder.add(BlockKind.PARAGRAPH, " ".join(map(text_of, note.iter(f"{_W}p"))))

    def add_furniture(self) -> None:
        """Add each different header and footer once."""
        seen: set[str] = set()
        for part in self._parts():
            found = re.match(r"^/word/(header|footer)\d*\.xml$", str(part.partname))
            if found:
                text = " ".join(text_of(paragraph) for paragraph in _parsed(part.blob).iter(f"{_W}p")).strip()
                if text and text not in seen:
                    seen.add(text)
                    self.builder.add(BlockKind(found[1]), text)

    def add_warnings(self) -> None:
        """Say what is in the file and not in the text."""
        for part in self._parts():
            if str(part.partname) == "/word/comments.xml":
                count = len(list(_parsed(part.blob).iter(f"{_W}comment")))
                if count:
                    self.builder.warn(f"{count} comment{'s' * (count != 1)} in the margin not read.")
        deleted = len(list(self._document.element.body.iter(f"{_W}del")))
        if deleted:
            self.builder.warn("The document has tracked changes: it was read as if all were accepted.")


def _parsed(blob: bytes) -> Element:
    from docx.oxml import parse_xml

    return parse_xml(blob)


def _value(parent: Element, name: str) -> str:
    element = parent.find(f"{_W}{name}")
    return "" if element is None else _attribute(element, "val")


def _attribute(element: Element, name: str) -> str:
    return str(element.get(f"{_W}{name}", ""))


def text_of(paragraph: Element) -> str:
    """Return a paragraph's text as it reads when all changes are accepted, text boxes apart."""
    parts: list[str] = []
    _collect(paragraph, parts, 0)
    return "".join(parts)


def _collect(element: Element, parts: list[str], depth: int) -> None:
    if depth > _MOST_DEPTH:
        raise Broken("The document's parts are nested deeper than in any real document.")
    for child in element:
        if child.tag in {f"{_W}t", f"{_M}t"}:
            parts.append(child.text or "")
        elif child.tag in _SPACES:
            parts.append(" ")
        elif child.tag == f"{_W}noBreakHyphen":
            parts.append("-")
        elif child.tag not in _SKIPPED and child.tag not in {_FALLBACK, _TEXT_BOX}:
            _collect(child, parts, depth + 1)


def _rows(table: Element) -> Iterator[list[str]]:
    """Yield the rows of a table; a cell that goes on from the row above is empty, a table in a cell is its text."""
    for row in _own(table, "tr"):
        yield [_cell(cell) for cell in _own(row, "tc")]


def _own(parent: Element, name: str) -> Iterator[Element]:
    """Yield the parts called `name` in `parent`, content controls opened, those of inner tables left."""
    for child in parent:
        if child.tag == f"{_W}{name}":
            yield child
        elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"}:
            yield from _own(child, name)


def _cell(cell: Element) -> str:
    merged = cell.find(f"{_W}tcPr/{_W}vMerge")
    if merged is not None and _attribute(merged, "val") != "restart":
        return ""
    return " ".join(text_of(paragraph) for paragraph in cell.iter(f"{_W}p"))
