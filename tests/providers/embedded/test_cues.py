"""What a sentence says of itself, and what stands round about the words of a focus."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from precis.providers.embedded.cues import cues_in, leaning_in
from precis.providers.embedded.features import around
from precis.providers.embedded.kinds import KINDS


def test_a_paper_says_what_it_does_and_a_company_what_it_earned() -> None:
    paper = cues_in(["We propose a method.", "Overall, we show that it works.", "Trees have leaves."], "paper")
    assert list(paper) == [0.5, 1.0, 0.0]
    texts = ["Earnings of $1.20 per share beat our guidance.", "Revenue grew.", "Good morning to all of you."]
    first, second, third = cues_in(texts, "earnings")
    assert first > second > third == 0.0


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"paper", "earnings"}))
def test_other_kinds_have_no_cues(kind: str) -> None:
    assert list(cues_in(["We propose earnings per share."], kind)) == [0.0]


def test_a_sentence_that_begins_with_a_pronoun_or_connective_leans() -> None:
    texts = ["It was raining.", "“But the council met.", "The council met.", "Item 3 followed.", "Sie kamen."]
    assert list(leaning_in(texts)) == [1.0, 1.0, 0.0, 0.0, 1.0]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(0.0, 1.0, width=32), max_size=80))
def test_a_neighbourhood_lies_between_the_least_and_the_greatest(values: list[float]) -> None:
    found = around(np.array(values, np.float32))
    assert len(found) == len(values)
    if values:
        assert min(values) - 1e-5 <= found.min()
        assert found.max() <= max(values) + 1e-5


def test_a_hit_fades_with_the_distance_to_either_side() -> None:
    values = np.zeros(101, np.float32)
    values[50] = 1.0
    found = around(values)
    assert int(found.argmax()) == 50
    assert np.allclose(found, found[::-1])
    assert np.allclose(found[51:70] / found[50:69], np.exp(-1 / 5.0), atol=1e-3)
    assert not found[:20].any()
