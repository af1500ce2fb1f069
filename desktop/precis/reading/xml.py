"""XML of any kind: the text of its elements, a block each where no element of text is inside another's sentence."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from precis.domain.documents import BlockKind
from precis.domain.errors import Broken
from precis.reading.building import Builder, Parsed, ReadContext

_TITLES = frozenset({"title", "article-title", "heading", "head", "name"})
_NEVER = frozenset({"script", "style", "binary", "metadata", "tex-math"})
_INLINE = frozenset(
    {"b", "i", "u", "em", "strong", "bold", "italic", "sub", "sup", "span", "a", "xref", "ext-link", "named-content",
     "eref", "tt", "code", "font", "tspan", "contrib-id", "bcp14", "relref", "emph"}
)  # fmt: skip
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
    if _is_text(element):
        kind = BlockKind.HEADING if tag in _TITLES else BlockKind.PARAGRAPH
        builder.add(kind, " ".join(element.itertext()), level=2 if kind is BlockKind.HEADING else 0)
        return
    builder.add(BlockKind.PARAGRAPH, element.text or "")
    for child in element:
        _add(builder, child, depth + 1)
        builder.add(BlockKind.PARAGRAPH, child.tail or "")


def _is_text(element: Element) -> bool:
    """Say whether the element is one run of text: nothing but inline elements inside."""
    return all(_name(child) in _INLINE and _is_text(child) for child in element)


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
