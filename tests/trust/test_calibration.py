"""Calibrations: curves that rise, errors that are measured, files that are kept and refused."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from precis.trust.calibration import BadCalibration, SupportCalibrations, load_calibration, save_calibration
from precis.trust.fitting import fit_isotonic, fit_logistic, measure
from precis.trust.styles import Style


@given(st.lists(st.tuples(st.floats(-5, 5), st.booleans()), min_size=1, max_size=60))
def test_isotonic_curve_never_falls(rows: list[tuple[float, bool]]) -> None:
    knots = fit_isotonic(np.array([score for score, _ in rows]), np.array([float(truth) for _, truth in rows]))
    assert all(a[0] < b[0] and a[1] <= b[1] for a, b in pairwise(knots))
    assert all(0 <= chance <= 1 for _, chance in knots)


def test_isotonic_curve_finds_the_chances_it_was_made_of() -> None:
    rng = np.random.default_rng(1)
    scores = rng.random(4000)
    outcomes = (rng.random(4000) < scores**2).astype(float)
    knots = fit_isotonic(scores, outcomes)
    at = np.linspace(0.1, 0.9, 9)
    found = np.interp(at, [score for score, _ in knots], [chance for _, chance in knots])
    assert float(np.abs(found - at**2).max()) < 0.08


def test_logistic_regression_finds_the_weights_it_was_made_of() -> None:
    rng = np.random.default_rng(2)
    x = rng.normal(size=(6000, 2))
    y = (rng.random(6000) < 1 / (1 + np.exp(-(1.5 * x[:, 0] - 0.5 * x[:, 1] + 0.3)))).astype(float)
    assert np.allclose(fit_logistic(x, y, ridge=1e-6), [1.5, -0.5, 0.3], atol=0.15)


def test_calibrated_chances_have_no_error_and_others_have_theirs() -> None:
    rng = np.random.default_rng(3)
    chances = rng.random(3000)
    outcomes = (rng.random(3000) < chances).astype(float)
    assert measure(chances, outcomes).ece < 0.015
    assert measure(np.full(3000, 0.9), outcomes).ece == pytest.approx(0.9 - outcomes.mean(), abs=0.02)
    assert measure(np.ones(10), np.ones(10)).brier == 0.0


def test_a_calibration_comes_back_as_it_was_kept(tmp_path: Path, calibrations: SupportCalibrations) -> None:
    for calibration in map(calibrations.of, Style):
        save_calibration(calibration, tmp_path / "kept.json")
        assert load_calibration(tmp_path / "kept.json") == calibration


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("knots", [[0, 0.9], [1, 0.1]]),
        ("knots", []),
        ("knots", [[0, 2.0]]),
        ("n", "many"),
        ("weights", None),
        ("error", {}),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, calibrations: SupportCalibrations, field: str, value: object) -> None:
    file = tmp_path / "broken.json"
    save_calibration(calibrations.copied, file)
    file.write_text(json.dumps(json.loads(file.read_text()) | {field: value}))
    with pytest.raises(BadCalibration):
        load_calibration(file)


def test_a_missing_file_and_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe{")
    for name in ("missing.json", "bytes.json"):
        with pytest.raises(BadCalibration):
            load_calibration(tmp_path / name)


@given(raw=st.floats(-1e6, 1e6), more=st.floats(0, 100))
def test_a_higher_score_is_never_less_likely(raw: float, more: float, calibrations: SupportCalibrations) -> None:
    low, high = calibrations.copied.probability(raw), calibrations.copied.probability(raw + more)
    assert 0.0 <= low <= high <= 1.0
