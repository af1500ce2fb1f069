"""The reliability diagrams: of the calibrations that come along, of a file with bins a set, of broken ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from precis.app.reliability import ReliabilityPoint, reliability_diagrams
from precis.domain.errors import WrongUse

LABELS: dict[str, object] = {
    "name": "labels-9",
    "date": "2026-11-25",
    "task": "labels",
    "fitted_on": ["mail dev"],
    "unsure_below": 0.9,
    "error": {
        "ece": 0.04,
        "brier": 0.1,
        "bins": [
            {"predicted": 0.9, "observed": 0.85, "count": 30},
            {"predicted": 0.4, "observed": 0.5, "count": 10},
        ],
        "by_set": {"mail": 0.03},
        "bins_by_set": {"mail": [{"predicted": 0.7, "observed": 0.75, "count": 40}]},
    },
}


def test_those_that_come_along_hold_what_a_diagram_needs() -> None:
    found = {each.key: each for each in reliability_diagrams()}
    assert {"support-copied", "support-own-words", "labels"} <= set(found)
    for each in found.values():
        assert 0.0 <= each.ece <= 1.0
        assert all(0.0 <= value <= 1.0 for point in each.points for value in (point.predicted, point.observed))
        assert [point.predicted for point in each.points] == sorted(point.predicted for point in each.points)
    support = found["support-copied"]
    assert support.n == sum(point.n for point in support.points) > 100
    assert support.supported_from is not None


def test_labels_have_a_diagram_over_all_sets_and_one_a_set(tmp_path: Path) -> None:
    (tmp_path / "labels.json").write_text(json.dumps(LABELS), "utf-8")
    whole, mail = reliability_diagrams(tmp_path)
    assert (whole.key, whole.n, whole.ece, whole.brier, whole.supported_from) == ("labels", 40, 0.04, 0.1, 0.9)
    assert whole.points == (ReliabilityPoint(0.4, 0.5, 10), ReliabilityPoint(0.9, 0.85, 30))
    assert (mail.key, mail.n, mail.ece, mail.brier) == ("labels/mail", 40, 0.03, None)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"task": "support"}', json.dumps(LABELS | {"error": {"bins": [{}]}}), "\ufffe"]
)
def test_a_broken_file_is_said_in_plain_words(tmp_path: Path, text: str) -> None:
    (tmp_path / "labels.json").write_text(text, "utf-8")
    with pytest.raises(WrongUse, match="calibrations"):
        reliability_diagrams(tmp_path)
