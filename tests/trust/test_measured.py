"""Floors under the measured figures, on the halves that nothing was fitted on: a change that loses them is seen here.

The floors are a little below what docs/trust.md reports; `python -m tests.bench.trust_fit` gives the whole table.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from precis.providers.embedded.sentences import Splitter
from precis.trust.calibration import SupportCalibrations
from precis.trust.checking import check_claims
from precis.trust.claims import Asked
from tests.bench.trust_data import items
from tests.bench.trust_designs import auc
from tests.bench.trust_injected import run

FLOORS = {"qags_cnndm": 0.78, "qags_xsum": 0.62, "summedits": 0.60}
"""Area under the ROC curve of the support score, of every second summary of the report halves."""
FOUND = {"numbers": 0.97, "dates": 0.97, "names": 0.88, "negation": 0.97}
MOST_FALSE_ALARMS = 0.02


@pytest.fixture(scope="module")
def supports(
    evaldata: Path, calibrations: SupportCalibrations
) -> dict[str, tuple[list[bool], list[float], list[float]]]:
    """Labels, supports and trigram shares of the sentences of each report half."""
    from precis.trust.evidence import gather
    from precis.trust.index import index_document

    found: dict[str, tuple[list[bool], list[float], list[float]]] = {name: ([], [], []) for name in FLOORS}
    for number, item in enumerate(items()):
        if item.is_dev or number % 2:
            continue
        index = index_document(item.document, Splitter)
        checked = check_claims(item.document, [Asked(text) for text in item.sentences], Splitter, calibrations)
        for text, label, each in zip(item.sentences, item.labels, checked, strict=True):
            if label is not None:
                labels, scores, trigrams = found[item.source]
                labels.append(label)
                scores.append(each.support)
                trigrams.append(gather(index, text).overlap.trigrams)
    return found


@pytest.mark.parametrize("name", FLOORS)
def test_support_tells_true_from_false(
    supports: dict[str, tuple[list[bool], list[float], list[float]]], name: str
) -> None:
    labels, scores, trigrams = supports[name]
    measured = auc(labels, scores)
    assert measured >= FLOORS[name]
    assert measured > auc(labels, trigrams), "better than trigram overlap alone"


def test_injected_errors_are_found(evaldata: Path) -> None:
    rows = run("report", most=60)
    none = [rows[key] for key in rows if key[0] == "none"]
    assert sum(flagged for flagged, _ in none) / sum(total for _, total in none) <= MOST_FALSE_ALARMS
    for kind, floor in FOUND.items():
        parts = [rows[key] for key in rows if key[0] == kind]
        assert sum(flagged for flagged, _ in parts) / sum(total for _, total in parts) >= floor, kind
