"""Runs of golden sets through the whole program: kept, gone on with, found again for free, and compared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from precis.domain.errors import BudgetReached, PrecisError, Refused
from precis.domain.jobs import Input, Options, TextInput
from precis.domain.results import Band, DecidedBy, LabelResult, Result
from precis.evals.comparing import compare
from precis.evals.golden import Expected, GoldenItem
from precis.evals.running import ItemScore, SetRun, run_set
from precis.evals.statistics import Change
from tests.cli.conftest import LETTER, CommandLine

ITEMS = [
    {
        "id": "lease",
        "task": "summarize",
        "text": LETTER,
        "expected": {"must_mention": ["12 Harbour Street"], "must_not_say": ["9,999"], "reference": "The lease ends."},
        "rubric": {"max_words": 200},
    },
    {"id": "bill", "task": "classify", "text": "Invoice 17. Please pay 300 euros.", "labels": ["invoice", "recipe"],
     "expected": {"label": "invoice"}},
]  # fmt: skip


@pytest.fixture
def precis(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path / "home")


@pytest.fixture
def golden(tmp_path: Path) -> Path:
    file = tmp_path / "mine.jsonl"
    file.write_text("\n".join(map(json.dumps, ITEMS)), "utf-8")
    return file


def test_run_compare_list_from_the_command_line(precis: CommandLine, golden: Path) -> None:
    first = precis("eval", "run", golden, "--json")
    assert first.status == 0, first.err
    value = first.object
    assert value["items"] == 2
    assert value["metrics"]["mentions"][0] in {0.0, 1.0}
    assert value["labels"]["accuracy"] in {0.0, 1.0}
    second = precis("eval", "run", golden, "--json").object
    assert second["run"] == value["run"] + 1
    compared = precis("eval", "compare", str(value["run"]), str(second["run"]), "--json")
    assert compared.status == 0
    judged = {name: metric["verdict"] for name, metric in compared.object["metrics"].items() if name != "seconds"}
    assert set(judged.values()) == {"same"}
    runs = precis("eval", "list", "--json").objects
    assert [run["run"] for run in runs] == [second["run"], value["run"]]
    assert runs[0]["facts"]["prompts"]["summary"] >= 1
    assert precis("jobs", "list", "--json").objects == []


def test_own_results_become_items(precis: CommandLine, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text(LETTER, "utf-8")
    job = precis("summarize", letter, "--json").object["job"]
    assert precis("eval", "add", job).status == 0
    assert precis("eval", "run", "own", "--json").object["items"] == 1


@pytest.mark.parametrize("words", [("run", "nosuchset"), ("compare", "1", "2"), ("add", "nosuchjob")])
def test_what_is_not_there_is_named(precis: CommandLine, words: tuple[str, ...]) -> None:
    done = precis("eval", *words)
    assert done.status == 2
    assert done.err.startswith("precis: ")


def item(number: int) -> GoldenItem:
    return GoldenItem(str(number), "classify", TextInput(str(number)), ("a", "b"), Expected(label="a"))


def label(text: str, confidence: float = 0.9) -> Result:
    answer = LabelResult("golden", text, confidence, Band.SURE, "zero-shot", DecidedBy.MODEL)
    return Result("d", "fast", "e", "m", labels=(answer,))


async def test_failure_is_a_score_and_a_stop_keeps_what_was_done() -> None:
    async def answer(source: Input, options: Options) -> Result:
        assert isinstance(source, TextInput)
        error: dict[str, PrecisError] = {"3": Refused("No."), "5": BudgetReached("No more.", scope="day")}
        if source.text in error:
            raise error[source.text]
        return label("a")

    kept: list[ItemScore] = []
    scores = await run_set([item(n) for n in range(5)], SetRun(Options()), answer, kept.append)
    assert [score.scores["answered"] for score in scores] == [1.0, 1.0, 1.0, 0.0, 1.0]
    assert scores[3].error == "refused"
    kept.clear()
    with pytest.raises(BudgetReached):
        await run_set([item(n) for n in range(6)], SetRun(Options()), answer, kept.append)
    done = {score.item: score for score in kept}
    again: list[ItemScore] = []
    await run_set([item(n) for n in range(5)], SetRun(Options(), done), answer, again.append)
    assert done.keys().isdisjoint(score.item for score in again)


def test_comparison_names_what_moved_and_uses_mcnemar_for_labels() -> None:
    before = [ItemScore(str(n), {"right": 1.0, "seconds": 1.0}, "a", expected="a") for n in range(40)]
    few = [ItemScore(s.item, {"right": float(n > 1), "seconds": 9.0}, "b", expected="a") for n, s in enumerate(before)]
    many = [ItemScore(s.item, {"right": float(n > 9), "seconds": 9.0}, "b", expected="a") for n, s in enumerate(before)]
    (right, seconds) = compare(before, few).metrics
    assert right.change is Change.CANNOT_TELL
    assert seconds.change is Change.CANNOT_TELL
    assert right.moved == (("0", -1.0), ("1", -1.0))
    assert compare(before, many).worse[0].name == "right"
    assert compare(before, before[:-1]).only_before == ("39",)
