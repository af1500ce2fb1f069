"""OpenDocument text and presentations: headings, lists and tables as they are marked, slides as pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from precis.domain.documents import BlockKind, Page
from precis.domain.errors import Broken, Encrypted
from precis.reading.archive import Archive, opened
from precis.reading.building import Builder, Parsed, ReadContext

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MOST_DEPTH = 200
_SKIPPED = frozenset(
    {"tracked-changes", "annotation", "sequence-decls", "forms", "note-citation", "script", "annotation-end"}
)
_SPACES = frozenset({"s", "tab", "line-break"})
_BREAKS = frozenset({"p", "h", "list", "table", "frame", "text-box", "note"})


def read(data: bytes, context: ReadContext) -> Parsed:
    """Return the document's text.

    Raises:
        Broken: not a whole document.
        Encrypted: locked with a password.
    """
    with opened(data) as archive:
        _check_locked(archive)
        reader = _Reader()
        root = parsed(archive, "content.xml")
        reader.add_children(root, 0)
        reader.close_page()
        title = _title(archive)
    return reader.builder.build(title, pages=reader.pages)


def _check_locked(archive: Archive) -> None:
    if "META-INF/manifest.xml" in archive and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        hint = "Open it in the program that made it and save a copy without the password."
        raise Encrypted("The document is locked with a password.", hint)


def parsed(archive: Archive, name: str) -> Element:
    """Return the root of an XML part; entities of its own are refused.

    Raises:
        Broken: not well formed.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root: Element = fromstring(archive.read(name), forbid_dtd=False)
    except DefusedXmlException as error:
        raise Broken("The document defines entities of its own, which Précis does not open.") from error
    except (ParseError, ValueError, LookupError) as error:
        raise Broken("A part of the document is damaged.") from error
    return root


def _title(archive: Archive) -> str:
    if "meta.xml" not in archive:
        return ""
    try:
        return next((node.text or "" for node in parsed(archive, "meta.xml").iter() if name_of(node) == "title"), "")
    except Broken:
        return ""


def name_of(element: Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _attribute(element: Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


class _Reader:
    """Walks the body in order."""

    def __init__(self) -> None:
        self.builder = Builder()
        self.pages: list[Page] = []
        self._page: tuple[int, int] | None = None

    def close_page(self) -> None:
        """End the slide that is open."""
        if self._page is not None:
            number, start = self._page
            self.pages.append(Page(number, 0.0, 0.0, min(start, self.builder.end), self.builder.end))
            self._page = None

    def add_children(self, parent: Element, depth: int, list_depth: int = 0) -> None:
        """Add the blocks in `parent`."""
        if depth > _MOST_DEPTH:
            raise Broken("The document's parts are nested deeper than in any real document.")
        for child in parent:
            self._add(child, depth, list_depth)

    def _add(self, element: Element, depth: int, list_depth: int) -> None:
        name = name_of(element)
        number = self._page[0] if self._page else None
        if name in _SKIPPED or name == "styles":
            return
        if name == "page":
            self.close_page()
            self._page = (len(self.pages) + 1, self.builder.next_start)
            self.add_children(element, depth + 1)
        elif name == "h":
            level = _attribute(element, "outline-level")
            self.builder.add(
                BlockKind.HEADING, text_of(element), level=int(level) if level.isdigit() else 1, page=number
            )
        elif name == "p":
            kind = BlockKind.LIST_ITEM if list_depth else BlockKind.PARAGRAPH
            self.builder.add(kind, text_of(element), level=list_depth, page=number)
            self._add_boxes(element, depth)
        elif name == "frame" and _attribute(element, "class") == "title":
            self.builder.add(BlockKind.HEADING, " ".join(map(text_of, _paragraphs(element))), level=1, page=number)
        elif name == "table":
            self.builder.add_table(_rows(element), page=number)
        else:
            self.add_children(element, depth + 1, list_depth + (name == "list"))

    def _add_boxes(self, paragraph: Element, depth: int) -> None:
        """Add the text boxes and notes that hang on a paragraph."""
        for element in paragraph.iter():
            if name_of(element) in {"text-box", "note-body"}:
                self.add_children(element, depth + 1)


def text_of(element: Element) -> str:
    """Return the text in `element`, without what hangs on it."""
    parts = [element.text or ""]
    for child in element:
        name = name_of(child)
        if name in _SPACES:
            parts.append(" ")
        elif name not in _SKIPPED and name not in {"frame", "note", "custom-shape", "text-box", "desc", "title"}:
            parts.append(text_of(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _paragraphs(element: Element) -> list[Element]:
    return [part for part in element.iter() if name_of(part) in {"p", "h"}]


def _rows(table: Element) -> list[list[str]]:
    """Return the rows of a table; header rows and row groups are opened, inner tables are their text."""
    rows: list[list[str]] = []
    for child in table:
        if name_of(child) == "table-row":
            cells = [cell for cell in child if name_of(cell) in {"table-cell", "covered-table-cell"}]
            rows.append([" ".join(map(text_of, _paragraphs(cell))) for cell in cells])
        elif name_of(child) in {"table-header-rows", "table-rows", "table-row-group"}:
            rows += _rows(child)
    return rows
