"""Review and rules: a person's word stands, for this document and as a lesson for the next."""

from __future__ import annotations

from pathlib import Path

import pytest

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
