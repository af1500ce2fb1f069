"""An item that did not change is bought once on a paid engine, however often its set is run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from precis.app import Precis
from precis.app.evaluation import RunReport
from precis.domain.jobs import Mode
from precis.domain.money import Money
from tests.app.rule_model import by_rule
from tests.app.test_model_jobs import program
from tests.evals.test_runs import ITEMS
from tests.fakes.servers import FakeOpenAI

Item = dict[str, Any]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PRECIS_KEY_WORK", "sk-canary-0123456789abcdef")
    return tmp_path / "home"


async def run(precis: Precis, file: Path, items: list[Item]) -> RunReport:
    file.write_text("\n".join(map(json.dumps, items)), "utf-8")
    return await precis.evaluation.run(str(file), "work", Mode.FAST)


async def spent(precis: Precis) -> Money:
    (row,) = await precis.usage("feature")
    assert row.group == "eval"
    return row.cost


def bought(report: RunReport) -> set[str]:
    """Return the items that were worked on; what is found again has no seconds."""
    return {score.item for score in report.scores if "seconds" in score.scores}


async def test_an_unchanged_item_costs_nothing_in_a_second_run(home: Path, tmp_path: Path) -> None:
    items: list[Item] = [dict(item) for item in ITEMS]
    file, names = tmp_path / "mine.jsonl", {str(item["id"]) for item in items}
    async with FakeOpenAI(by_rule) as server:
        async with program(home, server) as precis:
            first = await run(precis, file, items)
            calls, cost = server.calls, await spent(precis)
            assert bought(first) == names
            assert calls >= len(items)
            assert cost > Money(0)
        async with program(home, server) as precis:  # in another run of the program as well
            second = await run(precis, file, items)
            assert second.run != first.run
            assert bought(second) == set()
            assert (server.calls, await spent(precis)) == (calls, cost)
            assert [score.said for score in second.scores] == [score.said for score in first.scores]
            saved = sum(row.saved.micros for row in await precis.usage("feature"))
            assert saved == cost.micros, "what was found again is what was paid for"
            items[1]["text"] = "Invoice 18. Please pay 400 euros."
            third = await run(precis, file, items)
            assert bought(third) == {items[1]["id"]}
            assert server.calls == calls + 1
            assert await spent(precis) > cost
