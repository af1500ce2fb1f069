"""Injected errors in claims of own words: the consistent summaries of QAGS-XSum and SummEdits, which people read.

The same injectors as `trust_injected`, on the report halves (`dev`: on the others); `flagged` counts verdicts below
supported, `named` those with a failed check of values, names or words, which is what tells the person what is wrong.
"""

from __future__ import annotations

import random
import sys
from collections import Counter

from precis.providers.embedded.sentences import Splitter
from precis.trust.calibration import load_support
from precis.trust.checking import check_claims
from precis.trust.claims import Asked, Checked
from tests.bench.trust_data import items
from tests.bench.trust_injected import CALIBRATIONS, INJECTORS, capital_names, is_flagged

_NAMED = {"numbers", "dates", "names", "roles", "negation", "modality", "quantifiers", "opposites"}


def is_named(checked: Checked) -> bool:
    """Say whether a failed check names what is wrong."""
    return any(not check.passed and check.name in _NAMED for check in checked.checks)


def main(arguments: list[str]) -> int:
    """Print for each kind of error how many claims there were, and the shares flagged and named."""
    rng, calibrations = random.Random(7), load_support(CALIBRATIONS)
    counts: Counter[str] = Counter()
    flagged: Counter[str] = Counter()
    named: Counter[str] = Counter()
    seen: set[str] = set()
    for item in items():
        if item.is_dev != ("dev" in arguments) or not item.is_consistent or item.source == "qags_cnndm":
            continue
        for sentence in item.sentences:
            if sentence in seen:
                continue
            seen.add(sentence)
            names = capital_names(item.document.text)
            made = {kind: inject(sentence, item.document, names, rng) for kind, inject in INJECTORS.items()}
            for kind, text in {"none": sentence, **made}.items():
                if text is None or (kind != "none" and text == sentence):
                    continue
                (checked,) = check_claims(item.document, [Asked(text)], Splitter, calibrations)
                counts[kind] += 1
                flagged[kind] += is_flagged(checked)
                named[kind] += is_named(checked)
    for kind, count in counts.items():
        print(f"{kind:<10} {count:>5}  flagged {flagged[kind] / count:.3f}  named {named[kind] / count:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
