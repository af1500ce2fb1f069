"""The judge: its cost is counted and bounded, judgements are found again, and people's labels measure it."""

from __future__ import annotations

import gzip
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from precis.app import open_precis
from precis.app.facade import Precis
from precis.app.judging import labelled_summaries
from precis.domain.errors import BudgetReached, WrongUse
from precis.domain.jobs import Mode
from precis.settings import load_settings
from tests.cli.conftest import CommandLine
from tests.evals import gate, wires
from tests.evals.test_runs import ITEMS
from tests.fakes.agreeing import agree
from tests.fakes.servers import Answer, Failure, FakeOpenAI, Recorded, in_thread

SETTINGS = """
[engines.judge]
kind = "openai"
base_url = "{url}"
fast = "small"
accurate = "large"
price = {{ input = 1.0, output = 2.0 }}
[budget]
per_day_usd = {day}
"""


def by_rule(request: Recorded) -> Answer:
    """Judge by a rule: faithful where each word of the summary stands in the document."""
    call = wires.read(request)
    document = call.user.partition("</document>")[0].casefold()
    claim = call.user.partition("<claim>\n")[2].partition("\n</claim>")[0]
    missing = [word for word in claim.casefold().rstrip(".").split() if word.rstrip(".,") not in document]
    grade = "faithful" if not missing else "minor" if len(missing) == 1 else "unfaithful"
    text = json.dumps({"reason": f"Not there: {missing[:3]}", "grade": grade})
    return Answer(text, input_tokens=1000, output_tokens=50)


@asynccontextmanager
async def opened(home: Path, server: FakeOpenAI, day: float = 10.0) -> AsyncIterator[Precis]:
    home.mkdir(exist_ok=True)
    (home / "settings.toml").write_text(SETTINGS.format(url=server.base_url, day=day), "utf-8")
    async with open_precis(load_settings(home)) as precis:
        await agree(precis)
        yield precis


@pytest.fixture
def golden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("PRECIS_KEY_JUDGE", "a-key")
    file = tmp_path / "mine.jsonl"
    file.write_text("\n".join(map(json.dumps, ITEMS)), "utf-8")
    return str(file)


async def test_judgement_is_counted_once_and_found_again(tmp_path: Path, golden: str) -> None:
    async with FakeOpenAI(by_rule) as server, opened(tmp_path / "home", server) as precis:
        first = await precis.evaluation.run(golden, "embedded", Mode.FAST, judge="judge")
        lease, bill = first.scores
        assert lease.scores["judge"] == 1.0
        assert lease.scores["judge_usd"] == pytest.approx(1000e-6 + 100e-6)
        assert lease.judged == "Not there: []"
        assert "judge" not in bill.scores
        second = await precis.evaluation.run(golden, "embedded", Mode.FAST, judge="judge")
        assert second.run != first.run
        assert second.scores[0].scores["judge"] == 1.0
        assert "judge_usd" not in second.scores[0].scores
        assert server.calls == 1
        (used,) = [row for row in await precis.usage("feature") if row.group == "judge"]
        assert used.cost.usd == pytest.approx(0.0011)
        facts = (await precis.evaluation.runs())[0].facts["judge"]
        assert isinstance(facts, dict)
        assert (facts["engine"], facts["model"], facts["prompt"]) == ("judge", "large", "judge@1")


async def test_budget_stops_a_judge_and_what_was_scored_is_kept(tmp_path: Path, golden: str) -> None:
    async with FakeOpenAI(by_rule) as server, opened(tmp_path / "home", server, day=0.0001) as precis:
        with pytest.raises(BudgetReached):
            await precis.evaluation.run(golden, "embedded", Mode.FAST, judge="judge")
        assert server.calls == 0


async def test_judge_without_an_answer_leaves_the_other_scores(tmp_path: Path, golden: str) -> None:
    async with FakeOpenAI(Failure("bad_request")) as server, opened(tmp_path / "home", server) as precis:
        found = await precis.evaluation.run(golden, "embedded", Mode.FAST, judge="judge")
        assert "judge" not in found.scores[0].scores
        assert found.scores[0].scores["answered"] == 1.0


async def test_steering_document_stays_inside_its_marks(tmp_path: Path, golden: str) -> None:
    steering = next(item for item in gate.golden_items() if item.id == "inject-closing-tag")
    async with FakeOpenAI(by_rule) as server, opened(tmp_path / "home", server) as precis:
        file = gate.subset([steering.id], tmp_path / "steering.jsonl")
        await precis.evaluation.run(file, "embedded", Mode.FAST, judge="judge")
        asked = wires.read(server.requests[0]).user
    assert asked.count("</document>") == asked.count("</claim>") == 1


ROWS = [
    {"document": "The red fox ran over the hill.", "claim": "The red fox ran.", "label": "consistent"},
    {"document": "The red fox ran over the hill.", "claim": "The fox ran.", "label": "consistent"},
    {"document": "The red fox ran over the hill.", "claim": "The blue cat slept.", "label": "inconsistent"},
    {"document": "The red fox ran over the hill.", "claim": "The red fox ran over a lake.", "label": "inconsistent"},
]


def test_agreement_from_the_command_line(tmp_path: Path) -> None:
    file = tmp_path / "people.jsonl.gz"
    file.write_bytes(gzip.compress("\n".join(map(json.dumps, ROWS)).encode()))
    with in_thread(FakeOpenAI(by_rule)) as server:
        precis = CommandLine(tmp_path / "home", {"PRECIS_KEY_JUDGE": "a-key"})
        precis.home.mkdir()
        (precis.home / "settings.toml").write_text(SETTINGS.format(url=server.base_url, day=10), "utf-8")
        found = precis("eval", "agreement", file, "--judge", "judge", "--json")
        assert found.status == 0, found.err
        assert (found.object["items"], found.object["consistent"]) == (4, 2)
        assert found.object["kappa"][0] == found.object["balanced_accuracy"][0] == 1.0
        again = precis("eval", "agreement", file, "--judge", "judge")
        assert "kappa" in again.out
        assert server.calls == 4
    assert precis("eval", "agreement", file, "--judge", "nosuch").status == 2


@pytest.mark.parametrize("line", ["", "nonsense", "[1]", '{"document": "a", "claim": "b", "label": "perhaps"}'])
def test_labels_that_cannot_be_used_are_named(line: str, tmp_path: Path) -> None:
    file = tmp_path / "people.jsonl"
    file.write_text(line)
    with pytest.raises(WrongUse):
        labelled_summaries(file)
    with pytest.raises(WrongUse, match="can't be read"):
        labelled_summaries(tmp_path / "nosuch.jsonl")


async def test_local_judge_agrees_with_people_better_than_chance(evaldata: Path, tmp_path: Path) -> None:
    file = evaldata / "faithfulness" / "qags_cnndm.jsonl.gz"
    async with FakeOpenAI() as server, opened(tmp_path / "home", server) as precis:
        found = await precis.evaluation.judging.agreement(file, "embedded", 40)
    assert found.count == 40
    assert found.balanced_accuracy.mean > 0.6
    assert server.calls == 0
