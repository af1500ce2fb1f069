"""XML of any kind: the text of its elements, a block each where no element of text is inside another's sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from precis.domain.documents import BlockKind
from precis.domain.errors import Broken
from precis.reading.building import Builder, Parsed, ReadContext
from precis.reading.html import add_html

_TITLES = frozenset({"title", "article-title", "heading", "head"})
_NEVER = frozenset(
    {"script", "style", "binary", "metadata", "tex-math", "journal-id", "issn", "isbn", "article-id", "contrib-id",
     "elocation-id", "pub-date", "guid", "link", "generator", "lastbuilddate", "updateperiod", "updatefrequency", "url",
     "institution-id", "award-id", "width", "height", "post-id"}
)  # fmt: skip
"""What is there for the machine: code, and the numbers of JATS articles and feeds."""
_RUNS = frozenset(
    {"p", "para", "ref", "mixed-citation", "element-citation", "citation", "contrib", "aff", "name", "date", "title",
     "article-title", "corresp", "fn", "license", "kwd-group", "history", "award-group"}
)  # fmt: skip
"""Elements whose text is one sentence or entry, whatever is in them, unless it is a block."""
_INLINE = frozenset(
    {"b", "i", "u", "em", "strong", "bold", "italic", "sub", "sup", "span", "a", "xref", "ext-link", "named-content",
     "eref", "tt", "code", "font", "tspan", "bcp14", "relref", "emph", "underline", "sc", "monospace"}
)  # fmt: skip
_WITHIN = frozenset({"list", "table", "table-wrap", "fig", "p", "para", "disp-quote", "itemizedlist", "orderedlist"})
_ESCAPED = re.compile(r"</(?:p|div|a|li|h[1-6]|strong|em|span)>", re.IGNORECASE)
_MOST_DEPTH = 500


def read(data: bytes, context: ReadContext) -> Parsed:
    """Return the text of the document's elements.

    Raises:
        Broken: not well formed, or with entities of its own, which are a known way to exhaust readers.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root: Element = fromstring(data, forbid_dtd=False)
    except DefusedXmlException as error:
        raise Broken("The document defines entities of its own, which Précis does not open.", _HINT) from error
    except (ParseError, ValueError, LookupError) as error:
        raise Broken("The document is not well-formed XML.") from error
    builder = Builder()
    _add(builder, root, 0)
    return builder.build()


_HINT = "They can be made to exhaust a reader. Export the document in another format."


def _add(builder: Builder, element: Element, depth: int) -> None:
    if depth > _MOST_DEPTH:
        raise Broken("The document's elements are nested deeper than in any real document.")
    tag = _name(element)
    if tag in _NEVER:
        return
    if tag == "table" and any(_name(part) == "tr" for part in element.iter()):
        builder.add_table(_rows(element))
        return
    if _is_text(element) or _is_run(element, tag):
        _add_text(builder, element, tag, depth)
        return
    builder.add(BlockKind.PARAGRAPH, element.text or "")
    for child in element:
        _add(builder, child, depth + 1)
        builder.add(BlockKind.PARAGRAPH, child.tail or "")


def _add_text(builder: Builder, element: Element, tag: str, depth: int) -> None:
    """Add the text of an element as one block; HTML that was put into XML as text (feeds do) as its blocks."""
    text = "".join(_texts(element))
    if _ESCAPED.search(text):
        add_html(builder, text, main_only=False)
    elif tag in _TITLES:
        builder.add(BlockKind.HEADING, text, level=min(max(depth // 2, 1), 6))
    else:
        builder.add(BlockKind.PARAGRAPH, text)


def _texts(element: Element) -> Iterator[str]:
    """Yield the texts in an element; those of neighbours that are no inline elements are kept apart."""
    if _name(element) in _NEVER:
        return
    yield element.text or ""
    for child in element:
        if _name(child) not in _INLINE:
            yield " "
        yield from _texts(child)
        if _name(child) not in _INLINE and not (child.tail or "").startswith((".", ",", ";", ":", ")")):
            yield " "
        yield child.tail or ""


def _is_text(element: Element) -> bool:
    """Say whether the element is one run of text: nothing but inline elements inside."""
    return all(_name(child) in _INLINE and _is_text(child) for child in element)


def _is_run(element: Element, tag: str) -> bool:
    return tag in _RUNS and not any(_name(part) in _WITHIN for part in element.iter() if part is not element)


def _rows(table: Element) -> list[list[str]]:
    rows = [part for part in table.iter() if _name(part) == "tr"]
    return [["".join(_texts(cell)) for cell in row if _name(cell) in {"td", "th"}] for row in rows]


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
