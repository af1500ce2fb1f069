"""Checking a 20-claim summary of a 200-page PDF on one core, after reading: seconds from document to verdicts."""

from __future__ import annotations

import random
import sys
import time

from precis.domain.documents import Document
from precis.providers.embedded.sentences import Splitter
from precis.reading.building import ReadContext
from precis.reading.formats import parse
from precis.trust.calibration import load_support
from precis.trust.checking import check_claims
from precis.trust.claims import Asked
from tests.bench.reading_speed import PAGES, first_pages
from tests.bench.trust_injected import CALIBRATIONS, condensed, flip_negation
from tests.conftest import unpacked_evaldata

CLAIMS = 20
GOAL_S = 1.5


def main() -> int:
    """Print the least seconds of three runs; the goal is at most 1.5."""
    data = first_pages(next(unpacked_evaldata().glob("long/*.pdf")), PAGES)
    parsed = parse(data, ReadContext(format="pdf", name="book.pdf"))
    document = Document("book", "pdf", "", parsed.text, tuple(parsed.blocks), tuple(parsed.pages), language="en")
    spans = [span for span, whole in Splitter(document.language, document.text).split(0, len(document.text)) if whole]
    rng = random.Random(3)
    said = [" ".join(document.quote(span).split()) for span in rng.sample(spans, 200)]
    wanted = [s for s in said if 10 <= len(s.split()) <= 40][:CLAIMS]
    claims = [condensed(s) if i % 3 else flip_negation(s, document, [], rng) or s for i, s in enumerate(wanted)]
    # One claim of its own words and wrong values: these are looked for in the whole document.
    claims[0] = "A committee of 4,711 people met on 3 February 1923 in Zanzibar and spent $98.6 million on umbrellas."
    calibrations, best = load_support(CALIBRATIONS), float("inf")
    for _ in range(3):
        begun = time.process_time()
        check_claims(
            document, [Asked(claim or s) for claim, s in zip(claims, wanted, strict=True)], Splitter, calibrations
        )
        best = min(best, time.process_time() - begun)
    words = document.words
    print(f"{len(claims)} claims, {len(document.pages)} pages, {words:,} words: {best:.2f} s of CPU (goal: ≤ {GOAL_S})")
    return 0 if best <= GOAL_S else 1


if __name__ == "__main__":
    sys.exit(main())
