"""Golden items and the scores of a summary: what is mentioned, forbidden, too long, unsupported."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from precis.domain.documents import Span
from precis.domain.errors import WrongUse
from precis.domain.jobs import FileInput, TextInput
from precis.domain.results import Check, Citation, Claim, Result, Summary, Verdict
from precis.evals.golden import Expected, GoldenItem, Rubric, load_golden_set
from precis.evals.rubric import mentions, score_summary

CITED = (Citation(Span(0, 1), "x"),)


def result(*texts: str, verdict: Verdict = Verdict.SUPPORTED, checks: tuple[Check, ...] = ()) -> Result:
    claims = tuple(Claim(text, CITED, 1.0, verdict, checks) for text in texts)
    return Result("d", "fast", "e", "m", Summary("", claims, coverage=(0.4, 0.3, 0.3)))


def item(**expected: object) -> GoldenItem:
    return GoldenItem("i", "summarize", TextInput("t"), expected=Expected(**expected), rubric=Rubric(max_words=10))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fact", "found"),
    [
        ("1,200 euros", True),
        ("1,300 euros", False),
        ("notice of three months|three months' notice", True),
        ("a deposit of six months", False),
        ("payments are monthly", False),
        ("rent of 1,200 euros and three months", True),
    ],
)
def test_facts_are_found_by_their_words_and_exact_numbers(fact: str, found: bool) -> None:
    pieces = ["The rent is 1,200 euros.", "Notices take three months.", "Pets are allowed."]
    assert mentions(pieces, fact) is found


def test_scores() -> None:
    scores = score_summary(item(must_mention=("rent", "zebra"), must_not_say=("9,000",)), result("The rent is 1,200."))
    assert scores["mentions"] == 0.5
    assert scores["clean"] == scores["length"] == scores["support"] == scores["numbers"] == scores["cited"] == 1.0
    assert scores["coverage"] == pytest.approx(1 / 3 + 0.6)
    assert score_summary(item(must_not_say=("is 1,200",)), result("It IS  1,200."))["clean"] == 0.0


def test_too_long_falls_to_zero_at_twice_the_bound() -> None:
    assert score_summary(item(), result("word " * 15))["length"] == pytest.approx(0.5)
    assert score_summary(item(), result("word " * 25))["length"] == 0.0


def test_unsupported_claims_and_wrong_numbers_count() -> None:
    wrong = (Check("numbers", passed=False, message="The source says 12."),)
    scores = score_summary(item(), result("A.", verdict=Verdict.UNSUPPORTED, checks=wrong))
    assert (scores["support"], scores["numbers"]) == (0.0, 0.0)


def test_a_citation_that_had_to_be_moved_does_not_count() -> None:
    moved = (Check("citation", passed=False, message="The nearest one found is shown."),)
    assert score_summary(item(), result("A.", checks=moved))["cited"] == 0.0


def test_reference_is_scored_by_rouge() -> None:
    scores = score_summary(item(reference="The rent is 1,200 euros."), result("The rent is 1,200 euros."))
    assert scores["rouge1"] == scores["rougeL"] == 1.0


def test_no_summary_scores_zero_in_all_that_was_asked() -> None:
    scores = score_summary(item(must_mention=("x",), reference="y"), replace(result(), summary=None))
    assert set(scores.values()) == {0.0}
    assert {"mentions", "rouge1", "length"} <= scores.keys()


def test_set_with_paths(tmp_path: Path) -> None:
    file = tmp_path / "set.jsonl"
    file.write_text(
        '{"id": "a", "task": "summarize", "path": "a.pdf"}\n\n{"id": "b", "task": "summarize", "text": "x"}\n'
    )
    first, second = load_golden_set(file)
    assert first.input == FileInput(tmp_path / "a.pdf")
    assert second.input == TextInput("x")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("nonsense", "Line 1"),
        ("[1]", "Line 1"),
        ('{"id": "a", "task": "translate", "text": "x"}', "task"),
        ('{"id": "a", "task": "summarize"}', "`text` or `path`"),
        ('{"id": "a", "task": "classify", "text": "x"}', "labels"),
        ('{"id": "a", "task": "summarize", "text": "x", "expcted": {}}', "expcted"),
        ('{"id": "a", "task": "summarize", "text": "x", "expected": {"must_mentoin": []}}', "must_mentoin"),
        ("", "empty"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "set.jsonl"
    file.write_text(line)
    with pytest.raises(WrongUse, match=said):
        load_golden_set(file)


def test_same_id_twice(tmp_path: Path) -> None:
    file = tmp_path / "set.jsonl"
    line = json.dumps({"id": "a", "task": "summarize", "text": "x"})
    file.write_text(f"{line}\n{line}")
    with pytest.raises(WrongUse, match="two items"):
        load_golden_set(file)
