"""What of a document can change what an engine makes of it, as a hash for the keys of steps."""

from __future__ import annotations

from precis.domain.documents import Document
from precis.domain.steps import canonical, content_hash


def content_of(document: Document) -> str:
    """Return the hash of title, language, text and blocks: two files with the same content share their steps.

    Page numbers and boxes stay out: they don't change what is said.
    """
    blocks = [[block.kind.value, block.start, block.end, block.level] for block in document.blocks]
    head = canonical([document.title, document.language, document.format, blocks])
    return content_hash(head + b"\x00" + document.text.encode("utf-8", "surrogatepass"))
