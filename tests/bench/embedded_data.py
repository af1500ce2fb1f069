"""The public evaluation sets as Documents, halved by a hash of each item's id: one half to choose on, one to report on.

A text becomes a Document by the product's own reader, so that what is measured is what a person gets.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
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


_TYPES_FROM = {
    "earnings_call": ("summarization", "ectsum_earnings_calls"),
    "scientific_abstract": ("summarization", "scitldr_abstracts"),
    "news_article": ("summarization", "cnndm_sample100"),
    "meeting_transcript": ("summarization", "qmsum_meetings"),
    "short_message": ("classification", "sms_spam"),
    "customer_request": ("classification", "banking77"),
    "source_code": ("secrets_pii", "clean_logs_code"),
    "system_log": ("secrets_pii", "clean_logs_code"),
}
_TYPE_WORDS, _MORE_OF_A_TYPE = 1_200, 40


def more_types(half: Half) -> list[Labelled]:
    """Return further texts of document types, of the sources that the set of types was taken from, or of their kind.

    At most 20 or so of a type and half, none that the set has, cut at 1,200 words as there.
    """
    known = {_letters(row["text"]) for row in rows_of("classification", "document_type")}
    found: list[Labelled] = []
    for label, (folder, name) in _TYPES_FROM.items():
        kind = {"source_code": "code", "system_log": "log"}.get(label)
        rows = [row for row in rows_of(folder, name) if kind in (None, row.get("kind"))]
        rows = [row for row in rows if _letters(row["text"]) not in known]
        rows.sort(key=lambda row: hashlib.sha256(str(row["id"]).encode()).digest())
        found += [Labelled(str(row["id"]), _cut(row["text"]), label) for row in rows[:_MORE_OF_A_TYPE]]
    return [item for item in found if half_of(item.id) == half]


def _letters(text: str) -> str:
    return "".join(text.lower().split())[:150]


def _cut(text: str) -> str:
    """Return the text to the end of its 1,200th word, lines kept."""
    end = [match.end() for match in re.finditer(r"\S+", text)][:_TYPE_WORDS]
    return text[: end[-1]] if end else text
