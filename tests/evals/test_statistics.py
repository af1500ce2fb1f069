"""The statistics of comparisons: they find what is there, and don't find what is not."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from precis.evals.labels import Labelled, accuracy, calibration_error, coverage_at, macro_f1
from precis.evals.statistics import Change, bootstrap, mcnemar, paired

SCORES = st.lists(st.floats(0, 1), min_size=1, max_size=40)


@given(SCORES)
def test_interval_holds_the_mean(values: list[float]) -> None:
    interval = bootstrap(values)
    assert interval.low - 1e-9 <= interval.mean <= interval.high + 1e-9
    assert bootstrap(values) == interval


@given(SCORES)
def test_equal_runs_are_the_same(values: list[float]) -> None:
    change, interval = paired(values, values, margin=0.01)
    assert change is Change.SAME
    assert (interval.low, interval.high) == (0.0, 0.0)


def test_a_clear_loss_is_found_and_a_gain_is_its_mirror() -> None:
    rng = random.Random(1)
    before = [rng.uniform(0.5, 0.9) for _ in range(80)]
    after = [value - 0.1 + rng.uniform(-0.1, 0.1) for value in before]
    assert paired(before, after, margin=0.01)[0] is Change.WORSE
    assert paired(after, before, margin=0.01)[0] is Change.BETTER


def test_noise_alone_is_called_a_change_in_about_one_of_twenty() -> None:
    found = 0
    for seed in range(200):
        rng = random.Random(seed)
        before = [rng.gauss(0.6, 0.1) for _ in range(40)]
        after = [rng.gauss(0.6, 0.1) for _ in range(40)]
        found += paired(before, after, margin=0.01, seed=seed)[0] in {Change.BETTER, Change.WORSE}
    assert found <= 20


def test_a_difference_that_does_not_matter_is_the_same() -> None:
    assert paired([0.5] * 50, [0.502] * 50, margin=0.01)[0] is Change.SAME


def test_runs_of_other_lengths_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="item by item"):
        paired([1.0], [1.0, 1.0], margin=0.01)


@pytest.mark.parametrize(("lost", "won", "p"), [(0, 0, 1.0), (10, 0, 2 / 1024), (5, 5, 1.0), (8, 2, 0.109375)])
def test_mcnemar(lost: int, won: int, p: float) -> None:
    """The p-values of the binomial distribution at one half."""
    before = [True] * lost + [False] * won + [True] * 20
    after = [False] * lost + [True] * won + [True] * 20
    assert mcnemar(before, after) == pytest.approx(p, abs=1e-3)


def test_scores_of_labels() -> None:
    answers = [Labelled("a", "a", 0.9), Labelled("a", "b", 0.6), Labelled("b", "b", 0.8), Labelled("b", "b", 0.7)]
    assert accuracy(answers) == 0.75
    assert macro_f1(answers) == pytest.approx((2 / 3 + 4 / 5) / 2)
    assert coverage_at(answers) == 0.75
    assert coverage_at([Labelled("a", "b", 0.9)]) == 0.0


def test_calibrated_answers_have_no_error() -> None:
    rng = random.Random(3)
    answers = []
    for _ in range(5_000):
        confidence = rng.random()
        answers.append(Labelled("a", "a" if rng.random() < confidence else "b", confidence))
    assert calibration_error(answers) < 0.03
    assert calibration_error([Labelled("a", "b", 0.99)] * 100) == pytest.approx(0.99)


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 1)), max_size=30))
def test_coverage_is_a_share_and_reaches_the_accuracy(answers: list[tuple[bool, float]]) -> None:
    labelled = [Labelled("a", "a" if right else "b", confidence) for right, confidence in answers]
    share = coverage_at(labelled)
    taken = sorted(labelled, key=lambda answer: -answer.confidence)[: round(share * len(labelled))]
    assert accuracy(taken) >= 0.95 if taken else share == 0.0
