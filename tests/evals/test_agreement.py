"""Agreement of a judge with people: known values, chance, and intervals."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from precis.evals.agreement import Judged, agreement, balanced_accuracy, kappa, spearman

ITEMS = st.lists(st.builds(Judged, st.booleans(), st.sampled_from([0.0, 0.5, 1.0])), min_size=1, max_size=40)


def table(both: int, people: int, judge: int, neither: int) -> list[Judged]:
    """Return the items of a two by two table."""
    counts = [(True, 1.0, both), (True, 0.0, people), (False, 1.0, judge), (False, 0.0, neither)]
    return [Judged(label, score) for label, score, count in counts for _ in range(count)]


def test_kappa_and_balanced_accuracy_of_a_known_table() -> None:
    judged = table(20, 5, 10, 15)
    assert kappa(judged) == pytest.approx(0.4)
    assert balanced_accuracy(judged) == pytest.approx((20 / 25 + 15 / 25) / 2)


def test_spearman_with_ties_of_a_known_table() -> None:
    judged = [Judged(label, score) for label, score in [(False, 0.0), (False, 0.5), (True, 0.5), (True, 1.0)]]
    assert spearman(judged) == pytest.approx(3 / 18**0.5)
    assert spearman(table(3, 0, 0, 3)) == pytest.approx(1.0)
    assert spearman(table(0, 3, 3, 0)) == pytest.approx(-1.0)


def test_constant_judge_is_worth_nothing() -> None:
    judged = table(30, 0, 10, 0)
    assert (kappa(judged), balanced_accuracy(judged), spearman(judged)) == (0.0, 0.5, 0.0)


@given(ITEMS)
def test_measures_stay_in_their_bounds(judged: list[Judged]) -> None:
    assert -1.0 <= kappa(judged) <= 1.0
    assert 0.0 <= balanced_accuracy(judged) <= 1.0
    assert -1.0 - 1e-9 <= spearman(judged) <= 1.0 + 1e-9


def test_intervals_hold_the_measure_and_shrink() -> None:
    chosen = random.Random(1)
    judged = [Judged(label, float(label if chosen.random() < 0.8 else not label)) for label in [True, False] * 200]
    few, many = agreement(judged[:40]), agreement(judged)
    for found in (few, many):
        assert found.kappa.low <= found.kappa.mean <= found.kappa.high
    assert many.kappa.high - many.kappa.low < few.kappa.high - few.kappa.low
    assert (many.count, many.consistent) == (400, 200)
