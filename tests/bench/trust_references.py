"""What people wrote themselves: how often the check alarms on reference summaries, which are true on the whole.

For each set: sentences, the share in copied wording, the share with a failed check, and the share of those in own words
whose overlap is below what the best threshold for QAGS-XSum would ask: what a threshold on wording would cost.
`python -m tests.bench.trust_references [dev|report]`, documents halved as in `trust_injected`.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from precis.domain.documents import Document
from precis.providers.embedded.sentences import Splitter
from precis.trust.evidence import gather
from precis.trust.index import index_document
from precis.trust.scoring import Assessment, assess, features_of
from precis.trust.styles import Style, styles_of
from tests.bench.trust_data import sentences_of
from tests.bench.trust_designs import FIXED
from tests.bench.trust_injected import SETS, document_of
from tests.conftest import unpacked_evaldata

DOCUMENTS = 60
SENTENCES = 8
THRESHOLD = 0.44
"""The plain mean from which QAGS-XSum's dev half is told best."""


def references(folder: Path, name: str, part: str) -> Iterator[tuple[Document, tuple[str, ...]]]:
    """Yield the documents of a part with the first sentences of their references."""
    for line in gzip.decompress((folder / f"{name}.jsonl.gz").read_bytes()).decode("utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        reference = row.get("reference") or next(iter(row.get("references", ())), "")
        document = document_of(row["text"][:200_000], row.get("lang", "en"))
        if reference and (int(document.id, 16) % 3 == 0) == (part == "dev"):
            yield document, sentences_of(reference)[:SENTENCES]


def raw(assessment: Assessment) -> float:
    """Return the plain mean of the overlaps."""
    features = features_of(assessment)
    return sum(weight * features[name] for name, weight in FIXED.items())


def main(arguments: list[str]) -> int:
    """Print a row a set."""
    part = arguments[0] if arguments else "report"
    folder = unpacked_evaldata() / "summarization"
    print(f"{'set':<24} sentences  copied  failed check  below threshold (own words)")
    for name in SETS:
        count = copied = failed = own = below = 0
        for document, said in islice(references(folder, name, part), DOCUMENTS):
            index = index_document(document, Splitter)
            found = [assess(gather(index, sentence)) for sentence in said]
            for each, style in zip(found, styles_of([a.evidence.overlap.copied for a in found]), strict=True):
                count += 1
                failed += each.has_failed
                copied += style is Style.COPIED
                own += style is Style.OWN_WORDS and not each.has_failed
                below += style is Style.OWN_WORDS and not each.has_failed and raw(each) < THRESHOLD
        print(
            f"{name:<24} {count:>9} {copied / max(1, count):>7.2f} {failed / max(1, count):>13.3f}"
            f" {below / max(1, own):>16.3f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
