"""The page of runs: what it says of gains, falls, cost and time, and that nothing of a text becomes markup."""

from __future__ import annotations

from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from precis.evals.report import Run, page, percentile
from precis.evals.running import ItemScore
from tests.cli.conftest import CommandLine

NOW = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)


def run(number: int, mentions: float, said: str = "The rent is due.", *, is_whole: bool = True) -> Run:
    scores = tuple(
        ItemScore(f"item-{n}", {"mentions": mentions, "answered": 1.0, "seconds": n / 10, "cost_usd": 0.002}, said)
        for n in range(1, 21)
    )
    return Run(number, "mine", "work", "small", "fast", NOW, is_whole, scores)


class Balance(HTMLParser):
    """Checks that each element that was opened is closed, in order, and notes what is loaded from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag in {"script", "link", "img", "iframe"}
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_fall_is_named_with_its_items_and_both_texts() -> None:
    made = page([run(2, 0.5, "Nothing."), run(1, 0.9)], NOW)
    assert "worse: facts mentioned" in made
    assert "item-1<" in made
    assert "The rent is due." in made
    assert "Nothing." in made
    assert "0.00200" in made
    assert ">1.00<" in made  # p50 of 0.1 … 2.0 seconds
    assert ">1.90<" in made  # p95
    assert "polyline" in made


def test_gain_first_run_and_unfinished_run_are_said() -> None:
    assert "better: facts mentioned" in page([run(2, 0.9), run(1, 0.5)], NOW)
    assert "no change beyond chance" in page([run(2, 0.5), run(1, 0.5)], NOW)
    assert "first run" in page([run(1, 0.5)], NOW)
    assert "not whole" in page([run(2, 0.5, is_whole=False), run(1, 0.5)], NOW)
    assert "precis eval run all" in page([], NOW)


def test_text_is_never_markup_and_nothing_is_loaded() -> None:
    hostile = '<script>alert(1)</script><img src="http://127.0.0.1/x">'
    made = page([run(2, 0.1, hostile), run(1, 0.9, hostile)], NOW)
    parser = Balance()
    parser.feed(made)
    assert parser.open == ["!doctype"] or parser.open == []
    assert parser.scripts == 0
    assert "prefers-color-scheme: dark" in made


@pytest.mark.parametrize(("share", "value"), [(0.5, 5.0), (0.95, 10.0), (1.0, 10.0), (0.0, 1.0)])
def test_percentile_by_nearest_rank(share: float, value: float) -> None:
    assert percentile([float(n) for n in range(10, 0, -1)], share) == value
    assert percentile([], share) == 0.0


def test_page_and_texts_from_the_command_line(tmp_path: Path) -> None:
    precis = CommandLine(tmp_path / "home")
    golden = tmp_path / "mine.jsonl"
    golden.write_text('{"id": "a", "task": "summarize", "text": "The rent is 900 euros. Notice is three months."}\n')
    for _ in range(2):
        assert precis("eval", "run", golden).status == 0
    out = tmp_path / "report.html"
    assert precis("eval", "report", "--out", out).status == 0
    assert "no change beyond chance" in out.read_text("utf-8")
    assert precis("eval", "compare", "1", "2", "--show", "3", "--json").object["shown"] == []
    refused = precis("eval", "report", "--out", tmp_path / "no" / "such" / "folder.html")
    assert refused.status == 2
    assert "can't be written" in refused.err
