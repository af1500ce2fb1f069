"""Documents built block by block, and the model, loaded once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from precis.domain.documents import Block, BlockKind, Document
from precis.providers.embedded.embedding import MiniLM, minilm

RESOURCES = Path(__file__).resolve().parents[3] / "resources"


def document_of(
    *parts: str | tuple[BlockKind, str], language: str = "en", title: str = "", file_format: str = "txt"
) -> Document:
    """Return a document of paragraphs, or of blocks of the kinds named, parted by blank lines."""
    blocks: list[Block] = []
    said: list[str] = []
    at = 0
    for part in parts:
        kind, text = (BlockKind.PARAGRAPH, part) if isinstance(part, str) else part
        blocks.append(Block(kind, at, at + len(text), level=1 if kind is BlockKind.HEADING else 0))
        said.append(text)
        at += len(text) + 2
    return Document("0" * 64, file_format, title, "\n\n".join(said), tuple(blocks), language=language, reader="test")


def quotes(document: Document, spans: Sequence[object]) -> list[str]:
    """Return the texts at the spans of chosen sentences."""
    return [document.quote(each.span) for each in spans]  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def model() -> MiniLM:
    """Return the embedding model of this process."""
    return minilm(RESOURCES)
