"""HTML: the main content. What is there to navigate, to advertise or to script is left out, and counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from precis.domain.documents import BlockKind
from precis.domain.errors import Broken
from precis.reading.building import Builder, Parsed, ReadContext, decoded_text
from precis.reading.decoding import declared_encoding

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_NEVER = frozenset(
    {
        "script",
        "style",
        "template",
        "head",
        "iframe",
        "object",
        "svg",
        "canvas",
        "select",
        "option",
        "noscript",
        "input",
    }
)
_BOILERPLATE = frozenset({"nav", "aside", "footer", "form", "button", "menu", "dialog"})
_BLOCKS = frozenset(
    {"p", "div", "section", "article", "main", "body", "html", "header", "blockquote", "address", "figure",
     "figcaption", "ul", "ol", "dl", "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "table", "tr", "td",
     "th", "hr",
     "center", "fieldset", "details", "summary", "caption", "tbody", "thead", "tfoot", "title"} | _BOILERPLATE
)  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_NOISE = re.compile(r"(?:^|[\s_-])(?:cookie|advert|ads?|sidebar|breadcrumb|social|share|newsletter|popup|navbar|menu|"
                    r"related|promo|skip-link)(?:$|[\s_-])", re.IGNORECASE)  # fmt: skip
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]{0,60})(?:[^<>]{0,2000}[^<>/])?>")
_UNNESTED = frozenset(
    {"p", "li", "dt", "dd", "tr", "td", "th", "option", "br", "hr", "img", "input", "meta", "link", "wbr", "col",
     "area", "base", "embed", "source", "track", "param", "thead", "tbody", "tfoot", "colgroup", "html", "body", "head"}
)  # fmt: skip
"""Elements without an end, or whose end is often left out."""
_DEEPEST = 2000
_ROWS, _CELLS, _ROW_GROUPS = frozenset({"tr"}), frozenset({"td", "th"}), frozenset({"thead", "tbody", "tfoot"})
_MOST_CELL = 300
"""Characters in the longest cell of a table of data that has paragraphs in its cells."""
_LEAST_SHARE = 0.25
"""Share of a page's words that its main content has to have; with less, too much was taken for boilerplate."""


def read(data: bytes, context: ReadContext) -> Parsed:
    """Return the main content of the page.

    Raises:
        Broken: its elements are nested so deep that nothing but a trap is built so.
    """
    builder = Builder()
    text = decoded_text(builder, data, declared_encoding(data))
    title = add_html(builder, text, main_only=True)
    return builder.build(title)


def add_html(builder: Builder, text: str, *, main_only: bool) -> str:
    """Add the blocks of an HTML text and return its title."""
    if _depth(text) > _DEEPEST:
        raise Broken("The page's elements are nested deeper than in any real page.")
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(text)
    title = tree.css_first("title")
    root = tree.body or tree.root
    if root is None:
        return ""
    walked = _walked(root, drop=False)
    whole = walked.content
    if walked.hidden_words:
        builder.warn(f"{walked.hidden_words} words that the page hides from its readers were left out.")
    main = _main(tree) if main_only else None
    content = _walked(main or root, drop=main_only).content
    if main_only and _words(content) < _LEAST_SHARE * _words(whole):
        content = whole
    left_out = _words(whole) - _words(content)
    if left_out > 20:
        builder.warn(f"{left_out} words of menus, side bars and footers of the page were left out.")
    for kind, words, level in content:
        if isinstance(words, str):
            builder.add(kind, words, level=level)
        else:
            builder.add_table(words)
    return title.text() if title is not None else ""


_Content = list[tuple[BlockKind, str | list[list[str]], int]]


def _depth(text: str) -> int:
    """Return a bound of how deep elements are nested, from the tags alone."""
    depth = deepest = 0
    for tag in _TAG.finditer(text):
        if tag[2].lower() not in _UNNESTED:
            depth = max(0, depth - 1) if tag[1] else depth + 1
            deepest = max(deepest, depth)
    return deepest


def _main(tree: LexborHTMLParser) -> LexborNode | None:
    for selector in ("main", '[role="main"]', "article"):
        found = tree.css(selector)
        if len(found) == 1:
            return found[0]
    return None


def _words(content: _Content) -> int:
    return sum(
        len(words.split()) if isinstance(words, str) else sum(len(cell.split()) for row in words for cell in row)
        for _, words, _ in content
    )


def _walked(root: LexborNode, *, drop: bool) -> _Walker:
    walker = _Walker(drop=drop)
    walker.walk(root)
    walker.close()
    return walker


def _is_hidden(node: LexborNode) -> bool:
    """Say whether the page hides the element from whoever looks at it: a person can't check what they can't see."""
    attributes = node.attributes
    return "hidden" in attributes or _HIDING.search(attributes.get("style") or "") is not None


class _Walker:
    """Walks the tree without recursion and puts inline text together to blocks."""

    def __init__(self, *, drop: bool) -> None:
        self.content: _Content = []
        self.hidden_words = 0
        self._drop = drop
        self._held: list[str] = []
        self._kind: tuple[BlockKind, int] = (BlockKind.PARAGRAPH, 0)

    def close(self) -> None:
        """End the block."""
        text = "".join(self._held)
        if text.strip():
            self.content.append((self._kind[0], text, self._kind[1]))
        self._held.clear()

    def walk(self, root: LexborNode) -> None:
        """Take in everything below `root`."""
        stack: list[tuple[LexborNode, bool]] = [(root, True)]
        while stack:
            node, is_opening = stack.pop()
            if not is_opening:
                self._leave(node.tag or "")
            elif node.tag == "-text":
                self._held.append(node.text(deep=False) or "")
            elif self._is_wanted(node) and not self._take_whole(node):
                self._enter(node)
                stack.append((node, False))
                stack += [(child, True) for child in reversed(list(node.iter(include_text=True)))]

    def _is_wanted(self, node: LexborNode) -> bool:
        tag = node.tag or ""
        if tag in _NEVER or tag.startswith(("-", "_")):
            return False
        if _is_hidden(node):
            self.hidden_words += len(node.text(separator=" ").split())
            return False
        if not self._drop:
            return True
        return tag not in _BOILERPLATE and not _is_noise(node)

    def _take_whole(self, node: LexborNode) -> bool:
        """Take tables of data, code and line breaks as a whole."""
        if node.tag == "br":
            self._held.append(" ")
        elif node.tag == "pre":
            self.close()
            self.content.append((BlockKind.CODE, node.text(), 0))
        elif node.tag == "table" and (rows := _data_rows(node)):
            self.close()
            self.content.append((BlockKind.TABLE, rows, 0))
        else:
            return False
        return True

    def _enter(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag not in _BLOCKS:
            return
        self.close()
        if tag in _HEADINGS:
            self._kind = (BlockKind.HEADING, _HEADINGS[tag])
        elif tag == "li":
            self._kind = (BlockKind.LIST_ITEM, _list_depth(node))
        elif tag in {"figcaption", "caption"}:
            self._kind = (BlockKind.CAPTION, 0)
        elif self._kind[0] is not BlockKind.LIST_ITEM or tag not in {"p", "div"}:
            self._kind = (BlockKind.PARAGRAPH, 0)

    def _leave(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.close()
            self._kind = (BlockKind.PARAGRAPH, 0)
        elif tag in {"td", "th"}:
            self._held.append(" ")


def _is_noise(node: LexborNode) -> bool:
    attributes = node.attributes
    if attributes.get("hidden", "x") is None or attributes.get("aria-hidden") == "true":
        return True
    if attributes.get("role") in {"navigation", "banner", "contentinfo", "search", "complementary"}:
        return True
    name = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return bool(_NOISE.search(name)) and node.tag in {"div", "section", "ul", "header"}


def _list_depth(node: LexborNode) -> int:
    depth, parent = 0, node.parent
    while parent is not None and depth < 9:
        depth += parent.tag in {"ul", "ol"}
        parent = parent.parent
    return max(depth, 1)


def _data_rows(table: LexborNode) -> list[list[str]]:
    """Return the cells of a table of data; of one that only lays out a page, none."""
    if table.css_first("table table") is not None and table.css_first("th") is None:
        return []
    rows = [[_cell_text(cell) for cell in _own(row, _CELLS)] for row in _own(table, _ROWS)]
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return []
    longest = max(len(cell) for row in rows for cell in row)
    is_layout = table.css_first("p, div, ul, h1, h2, h3") is not None and longest > _MOST_CELL
    return [] if is_layout and table.css_first("th") is None else rows


def _own(parent: LexborNode, wanted: frozenset[str]) -> Iterator[LexborNode]:
    """Yield the rows of a table or the cells of a row, those of inner tables left."""
    for child in parent.iter():
        if child.tag in wanted:
            yield child
        elif child.tag in _ROW_GROUPS:
            yield from _own(child, wanted)


def _cell_text(cell: LexborNode) -> str:
    """Return the text of a cell without what is there for the machine."""
    parts: list[str] = []
    stack = [cell]
    while stack:
        node = stack.pop()
        if node.tag == "-text":
            parts.append(node.text(deep=False) or "")
        elif node.tag not in _NEVER and not _is_hidden(node):
            if node.tag in _BLOCKS or node.tag == "br":
                parts.append(" ")
            stack += reversed(list(node.iter(include_text=True)))
    return "".join(parts)
