"""Review and rules: a person's word stands, for this document and as a lesson for the next."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from precis.app import open_precis
from precis.settings import load_settings
from tests.cli.conftest import LETTER, CommandLine

LABELS = "housing letter,recipe,weather report"


@pytest.fixture
def unsure(tmp_path: Path) -> Path:
    """Return a label set that is never sure, so that each document waits."""
    file = tmp_path / "desk.toml"
    names = "\n".join(f'[[labels]]\nname = "{name}"' for name in LABELS.split(","))
    file.write_text(f"unsure_below = 0.999\n{names}\n", "utf-8")
    return file


def test_decision_is_kept_and_no_run_overwrites_it(precis: CommandLine, letter: Path, unsure: Path) -> None:
    job = precis("classify", letter, "--labels", unsure, "--json").object
    assert job["state"] == "needs_review"
    (waiting,) = precis("review", "list", "--json").objects
    assert waiting["job"] == job["job"]
    assert waiting["choices"] == [*LABELS.split(","), "none of these"]
    decided = precis("review", "decide", job["job"], "Recipe", "--json").object
    assert (decided["label"], decided["decided_by"], decided["basis"]) == ("recipe", "person", "person")
    assert precis("review", "list", "--json").objects == []
    shown = precis("history", "show", job["job"], "--json").object
    assert (shown["state"], shown["labels"][0]["label"]) == ("done", "recipe")
    again = precis("classify", letter, "--labels", unsure, "--fresh", "--json").object
    assert (again["state"], again["labels"][0]["decided_by"]) == ("done", "person")
    assert again["usage"]["calls"] == 0


@pytest.mark.parametrize("words", [("nosuchjob", "recipe"), ("JOB", "no such label"), ("JOB", "recipe", "--set", "x")])
def test_what_cannot_be_decided(precis: CommandLine, letter: Path, unsure: Path, words: tuple[str, ...]) -> None:
    job = precis("classify", letter, "--labels", unsure, "--json").object["job"]
    done = precis("review", "decide", *(job if word == "JOB" else word for word in words))
    assert done.status == 2
    assert done.err.startswith("precis: ")


def test_decisions_teach(precis: CommandLine, tmp_path: Path, unsure: Path) -> None:
    texts = [f"{LETTER}\nFlat number {number}." for number in range(4)]
    for number, text in enumerate(texts[:3]):
        file = tmp_path / f"{number}.txt"
        file.write_text(text, "utf-8")
        job = precis("classify", file, "--labels", unsure, "--json").object["job"]
        assert precis("review", "decide", job, "weather report").status == 0
    last = tmp_path / "last.txt"
    last.write_text(texts[3], "utf-8")
    assert precis("classify", last, "--labels", unsure, "--json").object["labels"][0]["label"] == "weather report"


RULES = """
[[rules]]
name = "Leases"
when = { words = ["lease"], amount_at_least = 1000 }
set = "desk"
label = "housing letter"
"""


def test_rule_decides_before_any_engine(precis: CommandLine, letter: Path, unsure: Path, tmp_path: Path) -> None:
    file = tmp_path / "rules.toml"
    file.write_text(RULES, "utf-8")
    precis("summarize", letter)
    (tried,) = precis("rules", "test", file, "--json").objects
    assert tried["labels"] == {"desk": {"label": "housing letter", "rule": "Leases"}}
    assert precis("rules", "list", "--json").objects == []
    assert precis("rules", "add", file).status == 0
    assert [rule["name"] for rule in precis("rules", "list", "--json").objects] == ["Leases"]
    value = precis("classify", letter, "--labels", unsure, "--json").object
    assert (value["state"], value["labels"][0]["decided_by"]) == ("done", "rule")
    assert value["labels"][0]["label"] == "housing letter"
    assert any("Leases" in warning for warning in value["warnings"])
    assert value["usage"]["calls"] == 0
    assert precis("rules", "remove", "Leases").status == 0
    assert precis("rules", "remove", "Leases").status == 2


def test_rule_can_ask_for_review(precis: CommandLine, letter: Path, tmp_path: Path) -> None:
    file = tmp_path / "rules.toml"
    file.write_text('[[rules]]\nname = "Money"\nwhen = { amount_at_least = 100 }\nreview = true\n', "utf-8")
    precis("rules", "add", file)
    value = precis("classify", letter, "--labels", "document-type", "--json").object
    assert value["state"] == "needs_review"
    assert any("Money" in warning for warning in value["warnings"])


def test_rule_file_that_is_wrong_changes_nothing(precis: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "rules.toml"
    file.write_text(RULES + '[[rules]]\nname = "Bad"\n', "utf-8")
    done = precis("rules", "add", file)
    assert done.status == 2
    assert "Bad" in done.err
    assert precis("rules", "list", "--json").objects == []


def test_a_decision_stands_before_any_rule_and_review_before_a_rules_label(
    precis: CommandLine, letter: Path, unsure: Path, tmp_path: Path
) -> None:
    file = tmp_path / "rules.toml"
    file.write_text(RULES + '[[rules]]\nname = "Look"\nwhen = { words = ["lease"] }\nreview = true\n', "utf-8")
    assert precis("rules", "add", file).status == 0
    value = precis("classify", letter, "--labels", unsure, "--json").object
    assert (value["state"], value["labels"][0]["label"]) == ("needs_review", "housing letter")
    assert precis("review", "decide", value["job"], "recipe").status == 0
    again = precis("classify", letter, "--labels", unsure, "--fresh", "--json").object
    assert (again["state"], again["labels"][0]["label"]) == ("done", "recipe")
    assert again["labels"][0]["decided_by"] == "person"


def test_a_rule_on_a_label_that_is_gone_says_so(
    precis: CommandLine, letter: Path, unsure: Path, tmp_path: Path
) -> None:
    file = tmp_path / "rules.toml"
    file.write_text(RULES.replace("housing letter", "mortgage"), "utf-8")
    precis("rules", "add", file)
    value = precis("classify", letter, "--labels", unsure, "--json").object
    assert value["state"] == "needs_review"
    assert any("mortgage" in warning for warning in value["warnings"])


def test_a_critical_set_takes_a_rule_or_a_person(precis: CommandLine, letter: Path, tmp_path: Path) -> None:
    labels, rules = tmp_path / "desk.toml", tmp_path / "rules.toml"
    names = "\n".join(f'[[labels]]\nname = "{name}"' for name in LABELS.split(","))
    labels.write_text(f"critical = true\nunsure_below = 0.0\n{names}\n", "utf-8")
    value = precis("classify", letter, "--labels", labels, "--json").object
    assert (value["state"], value["labels"][0]["decided_by"]) == ("needs_review", "none")
    rules.write_text(RULES, "utf-8")
    precis("rules", "add", rules)
    value = precis("classify", letter, "--labels", labels, "--fresh", "--json").object
    assert (value["state"], value["labels"][0]["decided_by"]) == ("done", "rule")


def test_statistics_and_a_calibration_of_ones_own(precis: CommandLine, tmp_path: Path, unsure: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    for number in range(20):
        text = (f"{LETTER}\nFlat number {number}.", f"Chop {number} onions and fry them in butter.")[number % 2]
        (folder / f"{number:02}.txt").write_text(text, "utf-8")
    jobs = precis("classify", folder, "--labels", unsure, "--json").objects
    assert "no decisions yet" in precis("review", "stats").err
    asyncio.run(decide(precis.home, jobs[:6]))
    few = precis("review", "refit", "desk")
    assert few.status == 2
    assert "6 decisions" in few.err
    said = precis("review", "stats").out
    assert "too few decisions to tell" in said
    assert "%" not in said, "words, not numbers, until there are enough"
    asyncio.run(decide(precis.home, jobs[6:]))
    shown = precis("review", "refit", "desk", "--json").object
    assert (shown["applied"], shown["n"]) == (False, 20)
    assert {"accuracy", "ece", "unsure_below", "coverage", "right_of_covered", "n"} == shown["before"].keys()
    assert precis("review", "refit", "desk", "--yes").status == 0
    stats = precis("review", "stats", "--quick", "--json").object
    assert (stats["set"], stats["decisions"], stats["accuracy"]) == ("desk", 20, None)
    assert stats["own_calibrations"] == [shown["calibration"]]
    assert precis("review", "refit", "desk", "--yes", "--revert").status == 2
    assert precis("review", "refit", "desk", "--revert", "--json").object["calibration"] is None
    assert precis("review", "refit", "desk", "--revert").status == 2


async def decide(home: Path, jobs: list[dict[str, Any]]) -> None:
    """Decide jobs as what their files are, in one process."""
    async with open_precis(load_settings(home)) as opened:
        for job in jobs:
            number = int(Path(job["document"]["path"]).stem)
            await opened.review.decide(job["job"], ("housing letter", "recipe")[number % 2])
