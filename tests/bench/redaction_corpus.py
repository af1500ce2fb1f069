"""What redaction is measured on: labelled secrets and personal data, and ordinary text, each in two halves.

The halves are by a hash of the item's id: rules were chosen on `dev`, figures are reported on `report`.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from precis.privacy.rules import entropy

Half = Literal["dev", "report"]
SECRET_SETS = ("secrets_detectsecrets", "secrets_gitleaks_literals", "secrets_secretlint")
PERSONAL_SETS = ("pii_presidio_research", "names_wnut17")
_NO_SECRETS = ("ip_public",)
"""Rules of a scanner for what is personal data here, and measured as such."""
_NO_SHAPE = ("rule-pattern", "rule-example", "no-dotenv", "no-homedir", "filter-comments", "no-k8s-kind-secret")
"""Rules of a linter that are about file names, folders or what the test itself declares to be a secret."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with what is known of it. `spans`: start, end, type; `has_secret` is of the whole text."""

    id: str
    text: str
    spans: tuple[tuple[int, int, str], ...]
    has_secret: bool
    rule: str


def half_of(identifier: str) -> Half:
    """Return the half that an item belongs to."""
    return "report" if hashlib.sha256(identifier.encode()).digest()[0] % 2 else "dev"


def labelled(folder: Path, name: str, half: Half) -> Iterator[Labelled]:
    """Yield the items of one set, without those that are no samples of a secret's shape."""
    for row in _rows(folder / "secrets_pii" / f"{name}.jsonl.gz"):
        item = Labelled(
            str(row["id"]),
            row["text"],
            tuple((span["start"], span["end"], span["type"]) for span in row["spans"]),
            bool(row.get("has_secret")),
            str(row.get("case", "") if str(row.get("rule", "")).endswith("preset-canary") else row.get("rule", "")),
        )
        if half_of(item.id) == half and not _is_no_sample(item):
            yield item


def _is_no_sample(item: Labelled) -> bool:
    if item.rule in _NO_SECRETS or any(item.rule.endswith(name) for name in _NO_SHAPE) or "{secret}" in item.text:
        return True
    # Some samples of commands on several lines are cut to a line that has no secret, such as its address.
    return item.rule == "curl" and item.has_secret and "curl" not in item.text and not _RANDOM.search(item.text)


_RANDOM = re.compile(r"(?=[A-Za-z+_=-]*\d)(?=[0-9+_=-]*[A-Za-z])[A-Za-z0-9+_=-]{8,}")


def is_look_alike(item: Labelled) -> bool:
    """Say whether a sample that its scanner lists as harmless holds a token that is as random as a key.

    Such samples are keys that providers publish as examples, or one sign off; what tells them apart is a scanner's list
    of exceptions, not their form. The test is of the sample alone and knows no rule of ours.
    """
    return not item.has_secret and any(entropy(token) >= _AS_A_KEY for token in _TOKEN.findall(item.text))


def contradicted(folder: Path, half: Half) -> tuple[int, int]:
    """Return how many harmless samples of `half` hold the very token, and a token of the same form, of a real sample.

    A detector that goes by tokens, or by their first four signs, length and kinds of signs, takes them for secrets if
    it finds the real ones: this bounds its precision. Real samples of both halves count; no detector is run.
    """
    halves: tuple[Half, Half] = ("dev", "report")
    items = {part: [item for name in SECRET_SETS for item in labelled(folder, name, part)] for part in halves}
    real = {token for part in halves for item in items[part] if item.has_secret for token in _TOKEN.findall(item.text)}
    forms = {_form(token) for token in real}
    tokens = [_TOKEN.findall(item.text) for item in items[half] if not item.has_secret]
    by_form = sum(any(_form(token) in forms for token in found) for found in tokens)
    return sum(not real.isdisjoint(found) for found in tokens), by_form


def _form(token: str) -> tuple[str, int, bool, bool, bool]:
    upper, lower, other = (re.search(kind, token) is not None for kind in ("[A-Z]", "[a-z]", "[^A-Za-z0-9]"))
    return token[:4], len(token), upper, lower, other


_TOKEN = re.compile(r"(?=[A-Za-z+/_=.-]*\d)(?=[0-9+/_=.-]*[A-Za-z])[A-Za-z0-9+/_=.-]{16,}")
_AS_A_KEY = 3.0
"""Bits a character: words and numbers put together stay below."""


def in_documents(folder: Path, half: Half) -> Iterator[Labelled]:
    """Yield each sample of a secret in the middle of a document: how secrets stand in what people hand in.

    The span says where the sample is; the documents are ordinary prose of the same half.
    """
    texts = [text for text in prose(folder, half)[:400] if len(text) > 2_000]
    samples = [item for name in SECRET_SETS for item in labelled(folder, name, half) if item.has_secret]
    for number, item in enumerate(samples):
        text = texts[number % len(texts)][:_DOCUMENT]
        cut = text.find(" ", len(text) // 2)
        before = f"{text[:cut]}\n\n"
        whole = f"{before}{item.text}\n\n{text[cut + 1 :]}"
        yield Labelled(item.id, whole, ((len(before), len(before) + len(item.text), "SECRET"),), True, item.rule)


_DOCUMENT = 6_000
"""Characters of the prose round a sample."""


def clean_texts(folder: Path, half: Half) -> list[str]:
    """Return pieces of logs and code without secrets or personal data, as far as a regular expression saw."""
    return [item.text for item in labelled(folder, "clean_logs_code", half)]


def prose(folder: Path, half: Half) -> list[str]:
    """Return ordinary text: news, papers, contracts, meetings, earnings calls, German encyclopaedia articles."""
    texts = [
        row["text"]
        for file in sorted((folder / "summarization").glob("*.jsonl.gz"))
        for row in _rows(file)
        if half_of(str(row["id"])) == half
    ]
    return texts + (list(_books(folder)) if half == "report" else [])


def _books(folder: Path) -> Iterator[str]:
    for file in sorted((folder / "long").rglob("*.txt")):
        yield file.read_text("utf-8", "replace")


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
