"""Documents of any length for the tests of the tasks."""

from __future__ import annotations

import random
from collections.abc import Sequence

from precis.domain.documents import Block, BlockKind, Document, Page

_WORDS = [
    "agreement",
    "notice",
    "period",
    "payment",
    "tenant",
    "landlord",
    "report",
    "value",
    "water",
    "energy",
    "committee",
    "member",
    "budget",
    "result",
    "method",
    "sample",
    "patient",
    "court",
    "claim",
    "article",
    "number",
    "increase",
    "decrease",
    "measure",
    "region",
    "market",
    "price",
    "order",
    "goods",
]


def paragraph(rng: random.Random) -> str:
    """Return three to seven sentences of made-up English, no two alike."""
    return " ".join(_sentence(rng) for _ in range(rng.randint(3, 7)))


def _sentence(rng: random.Random) -> str:
    words = [rng.choice(_WORDS) for _ in range(rng.randint(6, 16))]
    return f"The {' '.join(words)} of {rng.randrange(10**6)} was agreed."


def paragraphs(pages: int, seed: int = 0) -> list[str]:
    """Return the paragraphs of so many pages of about 3,000 characters."""
    rng = random.Random(seed)
    found: list[str] = []
    size = 0
    while size < 3_000 * pages:
        found.append(paragraph(rng))
        size += len(found[-1])
    return found


def document_of(texts: Sequence[str], *, paged: bool = False) -> Document:
    """Return the document whose paragraphs are `texts`."""
    blocks: list[Block] = []
    at = 0
    for text in texts:
        blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(text)))
        at += len(text) + 2
    whole = "\n\n".join(texts)
    pages = tuple(
        Page(number, 600, 800, start, min(start + 3_000, len(whole)))
        for number, start in enumerate(range(0, len(whole), 3_000), 1)
    )
    return Document("doc", "txt", "A title", whole, tuple(blocks), pages if paged else (), language="en", reader="t/1")
