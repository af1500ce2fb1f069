"""Prints how much redaction finds, how much of what it finds is right, and how fast it is: part of `make eval`."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from precis.privacy.findings import Finding
from precis.privacy.redaction import Redactor
from precis.privacy.secrets import SECRET_TYPES
from tests.bench.redaction_corpus import (
    PERSONAL_SETS,
    SECRET_SETS,
    Half,
    Labelled,
    clean_texts,
    contradicted,
    in_documents,
    is_look_alike,
    labelled,
    prose,
)

LABELS = {
    "EMAIL": {"EMAIL_ADDRESS"},
    "CARD": {"CREDIT_CARD"},
    "IBAN": {"IBAN_CODE"},
    "IP": {"IP_ADDRESS"},
    "PHONE": {"PHONE_NUMBER"},
    "ADDRESS": {"STREET_ADDRESS", "ZIP_CODE", "GPE"},
    "DATE_OF_BIRTH": {"DATE_TIME"},
}
"""The labels of the data that a type of ours may stand on; a type that is not named stands on its own name."""
STRUCTURED = ("EMAIL_ADDRESS", "CREDIT_CARD", "IBAN_CODE", "IP_ADDRESS", "US_SSN", "US_DRIVER_LICENSE")
NAMES = "PERSON"


@dataclass(slots=True)
class Tally:
    """Counts of one kind: labelled and found; found by us and right."""

    hits: int = 0
    labelled: int = 0
    right: int = 0
    found: int = 0

    def line(self, name: str) -> str:
        """Return a row of the table."""
        recall, precision = _share(self.hits, self.labelled), _share(self.right, self.found)
        return f"{name:28} {recall:>22} {precision:>22}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part}/{whole})" if whole else "-"


@dataclass(slots=True)
class Quality:
    """All figures of one half."""

    secrets: dict[str, Tally] = field(default_factory=dict[str, Tally])
    secrets_by_form: Tally = field(default_factory=Tally)
    """All sets, without harmless samples that have the form of a key: see `is_look_alike`."""
    secrets_in_documents: Tally = field(default_factory=Tally)
    personal: dict[str, Tally] = field(default_factory=dict[str, Tally])
    false_on_clean: Counter[str] = field(default_factory=Counter[str])
    clean_pieces: int = 0
    false_on_prose: Counter[str] = field(default_factory=Counter[str])
    prose_words: int = 0

    @property
    def all_secrets(self) -> Tally:
        """The sum over the sets of secrets."""
        return _sum(self.secrets.values())

    @property
    def structured(self) -> Tally:
        """The sum over personal data with a form, phones and names apart."""
        return _sum(tally for name, tally in self.personal.items() if name in STRUCTURED)

    def false_per_10k(self) -> float:
        """Return how often ordinary prose is masked without need in 10,000 words, names apart."""
        return 10_000 * sum(n for kind, n in self.false_on_prose.items() if kind != NAMES) / max(1, self.prose_words)


def _sum(tallies: Iterable[Tally]) -> Tally:
    total = Tally()
    for tally in tallies:
        total.hits += tally.hits
        total.labelled += tally.labelled
        total.right += tally.right
        total.found += tally.found
    return total


def measure(folder: Path, half: Half, redactor: Redactor) -> Quality:
    """Return the figures of `half` of the data in `folder`."""
    quality = Quality()
    for name in SECRET_SETS:
        quality.secrets[name] = _secrets(labelled(folder, name, half), redactor)
    real = (item for name in SECRET_SETS for item in labelled(folder, name, half) if not is_look_alike(item))
    quality.secrets_by_form = _secrets(real, redactor)
    quality.secrets_in_documents = _secrets_in_documents(in_documents(folder, half), redactor)
    for name in PERSONAL_SETS:
        for kind, tally in _personal(labelled(folder, name, half), redactor).items():
            quality.personal[f"{kind} (tweets)" if name == "names_wnut17" else kind] = tally
    for text in clean_texts(folder, half):
        quality.clean_pieces += 1
        quality.false_on_clean.update(finding.type for finding in redactor.find(text))
    for text in prose(folder, half):
        quality.prose_words += len(text.split())
        quality.false_on_prose.update(f.type for f in redactor.find(text) if not _is_in_prose(f, text))
    return quality


def _is_in_prose(finding: Finding, text: str) -> bool:
    """Say whether a finding in prose is plainly right: news and contracts do hold mail addresses and hotlines."""
    around = text[max(0, finding.start - 60) : finding.start].lower()
    if finding.type == "PHONE":
        return any(word in around for word in ("call", "phone", "tel", "fax", "contact", "dial", "hotline"))
    return finding.type == "EMAIL"


def _secrets(items: Iterable[Labelled], redactor: Redactor) -> Tally:
    """Count texts: the samples of a secret that were found, and whether what was found was in a sample of one."""
    tally = Tally()
    for item in items:
        is_found = any(finding.type in SECRET_TYPES for finding in redactor.find(item.text))
        tally.labelled += item.has_secret
        tally.hits += item.has_secret and is_found
        tally.found += is_found
        tally.right += item.has_secret and is_found
    return tally


def _secrets_in_documents(items: Iterable[Labelled], redactor: Redactor) -> Tally:
    """Count samples found where they stand in a document, and findings of secrets that are in one."""
    tally = Tally()
    for item in items:
        ((start, end, _),) = item.spans
        found = [finding for finding in redactor.find(item.text) if finding.type in SECRET_TYPES]
        inside = [finding for finding in found if finding.start < end and start < finding.end]
        tally.labelled += 1
        tally.hits += bool(inside)
        tally.found += len(found)
        tally.right += len(inside)
    return tally


def _personal(items: Iterable[Labelled], redactor: Redactor) -> dict[str, Tally]:
    tallies: dict[str, Tally] = {}
    for item in items:
        found = redactor.find(item.text)
        for start, end, label in item.spans:
            tally = tallies.setdefault(label, Tally())
            tally.labelled += 1
            tally.hits += any(f.start < end and start < f.end and _stands_on(f.type, label) for f in found)
        for finding in found:
            labels = sorted(LABELS.get(finding.type, {finding.type}))
            tally = tallies.setdefault("STREET_ADDRESS" if finding.type == "ADDRESS" else labels[0], Tally())
            tally.found += 1
            tally.right += any(
                finding.start < end and start < finding.end and label in labels for start, end, label in item.spans
            )
    return tallies


def _stands_on(kind: str, label: str) -> bool:
    return label in LABELS.get(kind, {kind})


def speed(texts: list[str], redactor: Redactor) -> float:
    """Return megabytes (UTF-8) a second of processor time."""
    size = sum(len(text.encode("utf-8", "replace")) for text in texts)
    start = time.process_time()
    for text in texts:
        redactor.find(text)
    return size / 1e6 / max(1e-9, time.process_time() - start)


def report(folder: Path, half: Half) -> Iterator[str]:
    """Yield the lines of the table."""
    redactor = Redactor()
    quality = measure(folder, half, redactor)
    yield f"redaction on the {half} half; phones of {', '.join(redactor.phone_regions)}"
    yield f"{'':28} {'recall':>22} {'precision':>22}"
    for name, tally in quality.secrets.items():
        yield tally.line(name)
    yield quality.all_secrets.line("all secrets")
    yield quality.secrets_by_form.line("  without look-alikes")
    yield quality.secrets_in_documents.line("  in documents")
    same, formed = contradicted(folder, half)
    real = quality.all_secrets.labelled
    yield (
        f"harmless samples with a real sample's token: {same}, with one of its form: {formed}; who finds all real ones "
        f"is right in at most {real / (real + same):.3f} by the token, {real / (real + formed):.3f} by the form"
    )
    for name, tally in sorted(quality.personal.items()):
        if tally.hits or name in STRUCTURED:
            yield tally.line(name)
    yield quality.structured.line("structured personal data")
    yield f"false on {quality.clean_pieces} pieces of logs and code: {dict(quality.false_on_clean) or 0}"
    others = {kind: n for kind, n in quality.false_on_prose.items() if kind != NAMES}
    yield (
        f"false on {quality.prose_words:,} words of prose: {quality.false_per_10k():.3f} in 10,000 words {others}; "
        f"names (most of them right): {quality.false_on_prose[NAMES]}"
    )
    texts = prose(folder, half)
    yield (
        f"speed: {speed(texts, Redactor(phone_regions=(), names=False)):.1f} MB/s without phones and names, "
        f"{speed(texts, Redactor(phone_regions=())):.1f} with names, {speed(texts, redactor):.1f} with both"
    )


def main() -> None:
    """Print the table of the report half, or of the half that is named."""
    from tests.conftest import unpacked_evaldata

    half: Half = "dev" if "dev" in sys.argv[1:] else "report"
    for line in report(unpacked_evaldata(), half):
        print(line)


if __name__ == "__main__":
    main()
