"""The sparse term matrix against the dense arithmetic that it stands for."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from precis.providers.embedded.terms import Terms, ahead, lexrank, stems, weigh, word_count

TEXTS = [
    "The board approved the budget for the new hospital.",
    "The hospital will open in March, the board said.",
    "Nurses welcomed the budget.",
    "A cat sat on a mat.",
    "",
]


def dense(terms: Terms) -> np.ndarray:
    matrix = np.zeros((terms.count, max(1, len(terms.idf))))
    matrix[terms.rows, terms.columns] = terms.weights
    return matrix


def test_rows_have_length_one_or_no_words_at_all() -> None:
    lengths = np.linalg.norm(dense(weigh(TEXTS, "en")), axis=1)
    assert lengths == pytest.approx([1, 1, 1, 1, 0], abs=1e-6)


def test_similarities_are_the_cosines_of_the_chosen_rows() -> None:
    terms = weigh(TEXTS, "en")
    matrix = dense(terms)[[0, 1, 3]]
    assert terms.similarities(np.array([0, 1, 3])) == pytest.approx(matrix @ matrix.T, abs=1e-6)


def test_lexrank_is_the_walk_over_the_full_graph() -> None:
    terms = weigh(TEXTS[:4], "en")
    matrix = dense(terms)
    graph = matrix @ matrix.T
    np.fill_diagonal(graph, 0.0)
    degree = np.maximum(graph.sum(axis=1), 1e-6)
    walk = np.full(4, 0.25)
    for _ in range(200):
        moved = graph @ (walk / degree)
        walk = 0.85 * moved + (1 - 0.85 * min(1.0, moved.sum())) / 4
    assert lexrank(terms) == pytest.approx(walk * 4, abs=1e-2)
    assert int(np.argmin(lexrank(terms))) == 3


sentences = st.lists(
    st.lists(st.sampled_from(["alpha", "beta", "gamma", "delta", "epsilon", "zeta"]), max_size=6), max_size=8
)


@settings(max_examples=60, deadline=None)
@given(sentences, st.integers(1, 3))
def test_ahead_is_what_follows_less_what_went_before_in_the_same_part(words: list[list[str]], parts: int) -> None:
    terms = weigh([" ".join(row) for row in words], "en")
    part = np.arange(len(words)) * parts // max(1, len(words))
    matrix = dense(terms)
    graph = (matrix @ matrix.T) * (part[:, None] == part[None])
    value = np.triu(graph, 1).sum(axis=1) - np.tril(graph, -1).sum(axis=1)
    if len(terms.rows):
        value = (value - value.min()) / max(value.max() - value.min(), 1e-9)
    assert ahead(terms, part) == pytest.approx(value, abs=1e-4)


def test_stems_leave_function_words_out_and_cut_inflection() -> None:
    assert stems("The licences and the licence were licensed", "en") == ["licenc", "licenc", "licens"]
    assert stems("Die Verträge der Parteien", "de") == ["verträg", "parteie"]
    assert stems("我们去公园", "zh") == ["我们", "们去", "去公", "公园"]


def test_words_are_counted_in_scripts_without_spaces_too() -> None:
    assert word_count("three words here") == 3
    assert word_count("今天天气很好我们去公园") >= 5


def test_time_grows_with_the_text_and_not_with_its_square() -> None:
    few, many = [TEXTS[i % 4] + f" number{i}" for i in range(2_000)], [TEXTS[i % 4] + f" n{i}" for i in range(20_000)]

    def seconds(texts: list[str]) -> float:
        begun = time.process_time()
        terms = weigh(texts, "en")
        lexrank(terms)
        ahead(terms, np.arange(len(texts)) // 40)
        return time.process_time() - begun

    seconds(few)
    assert seconds(many) < 40 * max(seconds(few), 0.01)
