"""The labelled sets of the support check: summaries with sentence labels, split by document into dev and report halves.

QAGS has votes for each sentence. SummEdits labels a whole summary; a sentence of an inconsistent one is labelled where
that follows: true where a consistent summary of the same document has it too, false where it is the only one left.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from precis.domain.documents import Document
from precis.providers.embedded.sentences import Splitter
from tests.bench.trust_injected import condensed, document_of, documents
from tests.conftest import unpacked_evaldata

SETS = ("qags_cnndm", "qags_xsum", "summedits")


@dataclass(frozen=True, slots=True)
class Item:
    """A summary: its sentences, each one's label (None: not known), and the label of the whole."""

    source: str
    id: str
    document: Document
    sentences: tuple[str, ...]
    labels: tuple[bool | None, ...]
    is_consistent: bool

    @property
    def is_dev(self) -> bool:
        """Whether the document is in the dev half; by the hash of its text, so that no document is in both."""
        return int(self.document.id, 16) % 2 == 0


def rows(name: str) -> list[dict[str, Any]]:
    """Return the rows of a set."""
    file = unpacked_evaldata() / "faithfulness" / f"{name}.jsonl.gz"
    return [json.loads(line) for line in gzip.open(file, "rt", encoding="utf-8")]


def sentences_of(text: str) -> tuple[str, ...]:
    """Return the sentences of a summary."""
    return tuple(text[span.start : span.end] for span, _ in Splitter("en", text).split(0, len(text)))


def items() -> Iterator[Item]:
    """Yield the summaries of all three sets."""
    for name in ("qags_cnndm", "qags_xsum"):
        for row in rows(name):
            said = tuple(sentence["sentence"] for sentence in row["sentences"])
            labels = tuple(sentence["consistent"] for sentence in row["sentences"])
            yield Item(name, row["id"], document_of(row["document"]), said, labels, row["label"] == "consistent")
    yield from _summedits()


def _summedits() -> Iterator[Item]:
    by_document: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows("summedits"):
        by_document[row["document"]].append(row)
    for text, group in by_document.items():
        document = document_of(text)
        good = {s for row in group if row["label"] == "consistent" for s in sentences_of(row["claim"])}
        for row in group:
            said = sentences_of(row["claim"])
            is_good = row["label"] == "consistent"
            labels: list[bool | None] = [True if is_good or s in good else None for s in said]
            if not is_good and labels.count(None) == 1:
                labels[labels.index(None)] = False
            yield Item("summedits", row["id"], document, said, tuple(labels), is_good)


def spliced(part: str = "dev") -> Iterator[Item]:
    """Yield claims put together from a document's own sentences: true ones condensed or two neighbours joined, false
    ones the beginning of one sentence with the end of a far one. No news among the documents, as in QAGS.
    """
    rng = random.Random(11)
    for name, document in documents(part):
        if name.startswith("cnndm") or document.language != "en":
            continue
        said = [s for s in sentences_of(document.text[:60_000]) if 10 <= len(s.split()) <= 40 and "\n" not in s]
        for place in rng.sample(range(len(said)), min(6, len(said))):
            for text, is_true in _assembled(said, place, rng):
                yield Item("spliced", f"{document.id[:8]}-{place}", document, (text,), (is_true,), is_true)


def _assembled(said: list[str], place: int, rng: random.Random) -> Iterator[tuple[str, bool]]:
    sentence = said[place]
    short = condensed(sentence)
    if short and short != sentence:
        yield short, True
    if place + 1 < len(said) and rng.random() < 0.5:
        joined = sentence.rstrip(" .") + " and " + said[place + 1][0].lower() + said[place + 1][1:]
        yield joined, True
    far = [other for k, other in enumerate(said) if abs(k - place) > 2]
    if far and rng.random() < 0.5:
        head, tail = sentence.split(), rng.choice(far).split()
        yield " ".join([*head[: rng.randint(4, len(head) - 4)], *tail[rng.randint(4, len(tail) - 4) :]]), False


def stamp() -> str:
    """Return a short hash of the sets, to tell which data figures are of."""
    digest = hashlib.sha256()
    for name in SETS:
        digest.update((unpacked_evaldata() / "faithfulness" / f"{name}.jsonl.gz").read_bytes())
    return digest.hexdigest()[:12]
