"""The public evaluation sets as Documents, halved by a hash of each item's id: one half to choose on, one to report on.

A text becomes a Document by the product's own reader, so that what is measured is what a person gets.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from precis.domain.documents import Document
from tests.conftest import unpacked_evaldata

Half = Literal["dev", "report"]

SUMMARY_SETS = {
    "news": "cnndm_sample100",
    "news, lower case": "cnndm_realsumm100",
    "meetings": "qmsum_meetings",
    "earnings calls": "ectsum_earnings_calls",
    "papers": "science_arxiv",
    "abstracts": "scitldr_abstracts",
    "contracts": "legal_plain_english",
    "German articles": "klexikon_de",
}
"""The name as printed, and the file."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A document with the summaries that people wrote of it."""

    id: str
    document: Document
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with the label that its source gives it."""

    id: str
    text: str
    label: str


def half_of(identity: str) -> Half:
    """Return the half that an item belongs to."""
    return "dev" if hashlib.sha256(identity.encode()).digest()[0] % 2 == 0 else "report"


def rows_of(folder: str, name: str) -> list[dict[str, Any]]:
    """Return the rows of a set."""
    with gzip.open(unpacked_evaldata() / folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def document_of(text: str, title: str = "") -> Document:
    """Return a text as the product's reader sees a plain text file."""
    from precis.reading.building import ReadContext
    from precis.reading.formats import parse
    from precis.reading.language import language_of

    data = text.encode("utf-8", "replace")
    parsed = parse(data, ReadContext(format="txt", name="document.txt"))
    return Document(
        id=hashlib.sha256(data).hexdigest(),
        format="txt",
        title=title,
        text=parsed.text,
        blocks=parsed.blocks,
        language=language_of(parsed.text),
        reader="bench",
    )


@lru_cache(maxsize=32)
def pairs(name: str, half: Half, most: int = 0) -> tuple[Pair, ...]:
    """Return the documents of a half of a summary set by its printed name; `most` takes the first by hash of id."""
    rows = [row for row in rows_of("summarization", SUMMARY_SETS[name]) if half_of(str(row["id"])) == half]
    rows.sort(key=lambda row: hashlib.sha256(str(row["id"]).encode()).digest())
    return tuple(_pair(row) for row in (rows[:most] if most else rows))


def _pair(row: dict[str, Any]) -> Pair:
    references = row.get("references") or [row["reference"]]
    return Pair(str(row["id"]), document_of(row["text"]), tuple(map(str, references)))


def labelled(name: str, half: Half) -> list[Labelled]:
    """Return the texts of a half of a classification set, in the order of a hash of their ids."""
    found = [Labelled(str(row["id"]), row["text"], row["label"]) for row in rows_of("classification", name)]
    found.sort(key=lambda item: hashlib.sha256(item.id.encode()).digest())
    return [item for item in found if half_of(item.id) == half]
