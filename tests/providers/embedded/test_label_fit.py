"""The calibration of labels that comes along says what it was fitted on, and its program makes a file of this shape."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from precis.app.reliability import reliability_diagrams
from precis.domain.jobs import Mode
from precis.providers.embedded.calibration import TARGET, calibration_of, chances
from precis.providers.embedded.embedding import MiniLM
from tests.bench.label_fit import DECISIONS, MARGIN, NAME, Outcomes, Remembering, fit, fitted, left_out
from tests.providers.embedded.conftest import RESOURCES

SETS = {"agnews", "banking77", "cfpb_complaints", "document_type", "sms_spam"}


def shape(value: Any) -> Any:
    """Return a value's keys and types; of a list its first member's."""
    if isinstance(value, dict):
        return {key: shape(held) for key, held in value.items()}
    if isinstance(value, list):
        return [shape(value[0])] if value else []
    return None if value is None or isinstance(value, float | int) else type(value)


def test_the_committed_file_says_what_it_was_fitted_on() -> None:
    kept = json.loads((RESOURCES / "calibration" / "labels.json").read_text("utf-8"))
    assert (kept["name"], kept["task"], kept["engine"]) == (NAME, "labels", "embedded")
    assert date.fromisoformat(kept["date"]).year >= 2026
    assert kept["n"] > 1_000
    assert {name.removesuffix(" dev") for name in kept["fitted_on"]} == SETS
    for mode in Mode:
        knots = kept["modes"][mode.value]["after"]
        assert tuple(knot["decisions"] for knot in knots) == DECISIONS
        for knot in knots:
            assert knot["error"].keys() == SETS
            assert TARGET - 0.1 < knot["unsure_below"] < 1.0
            assert all(error["ece"] < 0.1 for error in knot["error"].values())
        assert calibration_of(RESOURCES, mode).after(0).unsure_below == knots[0]["unsure_below"]


def test_its_diagrams_can_be_drawn() -> None:
    drawn = [each for each in reliability_diagrams(RESOURCES / "calibration") if each.task == "labels"]
    assert len(drawn) == 1 + len(SETS)
    assert all(each.points and each.n == sum(point.n for point in each.points) for each in drawn)


def test_the_program_makes_a_file_of_the_committed_shape(model: MiniLM, evaldata: Path) -> None:
    assert evaldata.is_dir()
    remembering = Remembering(model)
    made = fitted(remembering, "2026-11-25", sample=5)
    kept = json.loads((RESOURCES / "calibration" / "labels.json").read_text("utf-8"))
    assert shape(made) == shape(kept)
    assert made == fitted(remembering, "2026-11-25", sample=5), "the same texts give the same file"
    assert made["n"] == 5 * len(SETS)


def test_a_fit_finds_the_curve_and_a_threshold_with_a_margin() -> None:
    random = np.random.default_rng(5)
    odds = random.normal(1.5, 2.0, 4_000)
    right = (random.random(4_000) < 1.0 / (1.0 + np.exp(-(0.7 * odds - 0.3)))).astype(float)
    curve = fit([Outcomes(odds, right)])
    assert abs(curve.slope - 0.7) < 0.1
    assert abs(curve.offset + 0.3) < 0.15
    accepted = chances(curve, odds) >= curve.unsure_below
    assert right[accepted].mean() >= MARGIN - 0.001
    hard = Outcomes(odds, np.zeros(4_000))
    errors = left_out({"easy": Outcomes(odds, right), "hard": hard})
    assert errors["hard"].error.ece > 0.3, "a set is measured under the curve of the others"
