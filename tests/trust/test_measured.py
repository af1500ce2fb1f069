"""Floors under the measured figures, on the halves that nothing was fitted on: a change that loses them is seen here.

The floors are a little below what docs/trust.md reports; `python -m tests.bench.trust_fit` gives the whole table.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from precis.domain.results import Verdict
from precis.providers.embedded.sentences import Splitter
from precis.trust.calibration import SupportCalibrations
from precis.trust.checking import check_claims
from precis.trust.claims import Asked, Checked
from precis.trust.evidence import gather
from precis.trust.index import index_document
from tests.bench.trust_data import items
from tests.bench.trust_designs import DESIGNS, SHIPPED, Row, auc, balanced_accuracy, measure, table
from tests.bench.trust_injected import run

FLOORS = {"qags_cnndm": 0.80, "qags_xsum": 0.62, "summedits": 0.64}
"""Area under the ROC curve of the support score, of the sentences of the report halves."""
BALANCED = {"qags_cnndm": 0.70, "qags_xsum": 0.56, "summedits": 0.62}
"""Balanced accuracy of the verdicts."""
FOUND = {"numbers": 0.97, "dates": 0.97, "names": 0.88, "negation": 0.97, "roles": 0.70}
MOST_FALSE_ALARMS = 0.02

Measured = tuple[list[bool], list[Checked], list[float]]


@pytest.fixture(scope="module")
def measured(evaldata: Path, calibrations: SupportCalibrations) -> dict[str, Measured]:
    """Labels, what was found, and trigram shares of the sentences of each report half."""
    found: dict[str, Measured] = {name: ([], [], []) for name in FLOORS}
    for item in items():
        if item.is_dev:
            continue
        index = index_document(item.document, Splitter)
        checked = check_claims(item.document, [Asked(text) for text in item.sentences], Splitter, calibrations)
        for text, label, each in zip(item.sentences, item.labels, checked, strict=True):
            if label is not None:
                labels, checks, trigrams = found[item.source]
                labels.append(label)
                checks.append(each)
                trigrams.append(gather(index, text).overlap.trigrams)
    return found


@pytest.mark.parametrize("name", FLOORS)
def test_support_tells_true_from_false(measured: dict[str, Measured], name: str) -> None:
    labels, checks, trigrams = measured[name]
    found = auc(labels, [each.support for each in checks])
    assert found >= FLOORS[name]
    assert found > auc(labels, trigrams), "better than trigram overlap alone"
    accepted = [each.verdict is Verdict.SUPPORTED for each in checks]
    assert balanced_accuracy(labels, accepted) >= BALANCED[name]


@pytest.mark.parametrize("name", FLOORS)
def test_the_design_beats_trigrams_at_thresholds_of_other_sets(rows: dict[str, list[Row]], name: str) -> None:
    trigrams, shipped = (measure(design, rows, name, "report") for design in (DESIGNS[0], SHIPPED))
    assert shipped[1] > trigrams[1] + 0.05


@pytest.fixture(scope="module")
def rows(evaldata: Path) -> dict[str, list[Row]]:
    """The features of all sets' sentences."""
    return table()


def test_injected_errors_are_found(evaldata: Path) -> None:
    rows = run("report", most=60)
    none = [rows[key] for key in rows if key[0] == "none"]
    assert sum(flagged for flagged, _ in none) / sum(total for _, total in none) <= MOST_FALSE_ALARMS
    for kind, floor in FOUND.items():
        parts = [rows[key] for key in rows if key[0] == kind]
        assert sum(flagged for flagged, _ in parts) / sum(total for _, total in parts) >= floor, kind
