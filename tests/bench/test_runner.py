"""The runner of benchmarks: figures and aims, a part that fails, one that hangs, and what is left out when resumed."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.bench import __main__ as runner
from tests.bench.figures import Figure


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that stands for the project, with parts that end well, fail and hang."""
    folder = tmp_path / "tests" / "bench"
    folder.mkdir(parents=True)
    own = Path(runner.__file__).with_name("figures.py")
    (folder / "figures.py").write_text(own.read_text("utf-8"), "utf-8")
    well = (
        "from tests.bench.figures import Figure, is_quick, keep, keep_table\n"
        "print('shown')\nkeep(Figure('speed', 3.0, '×', 'a peer', at_least=10))\n"
        "keep_table('sizes', [{'size': 1, 'is_quick': is_quick()}])\n"
    )
    (folder / "well.py").write_text(well, "utf-8")
    (folder / "fails.py").write_text("print('before'); raise SystemExit(3)", "utf-8")
    (folder / "hangs.py").write_text("print('begun', flush=True); import threading; threading.Event().wait()", "utf-8")
    (folder / "says.py").write_text("print('lag 3 ms (goal: ≤ 16)'); print('more')", "utf-8")
    monkeypatch.setattr(runner, "ROOT", tmp_path)
    monkeypatch.setattr(runner, "PARTS", {"well": "", "fails": "", "says": ""})
    return tmp_path


def test_a_figure_says_whether_its_aim_is_met() -> None:
    assert Figure("a", 1.5, "×", at_most=1.5).is_met
    assert not Figure("a", 9.9, "×", at_least=10).is_met
    assert Figure("a", 5, "s").is_met
    assert Figure("lag", 77, "ms", at_most=50).line().endswith("≤ 50 MISSED")
    assert Figure("speed", 92, "×", "sumy", at_least=10).line().split() == [
        "speed", "92", "×", "against", "sumy", "≥", "10", "met"]  # fmt: skip


def test_a_part_hands_over_its_figures(parts: Path) -> None:
    result = runner.run_part("well", "abc", is_quick=True)
    assert (result.status, result.output) == (0, ["shown"])
    assert result.figures == [Figure("speed", 3.0, "×", "a peer", at_least=10)]
    assert result.tables == {"sizes": [{"size": 1, "is_quick": True}]}
    assert not runner.run_part("well", "abc", is_quick=False).tables["sizes"][0]["is_quick"]


def test_a_part_that_hangs_is_ended(parts: Path) -> None:
    result = runner.run_part("hangs", "abc", is_quick=False, limit_s=3)
    assert result.status != 0


def test_the_rest_runs_after_a_part_that_failed(
    parts: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    results = parts / "bench" / "results"
    monkeypatch.setattr(runner.write, "__defaults__", (results,))
    monkeypatch.setattr(runner.table, "__defaults__", (results,))
    monkeypatch.setattr(runner, "RESULTS", results)
    monkeypatch.setattr(sys, "argv", ["bench"])
    assert runner.main() == 1
    out = capsys.readouterr().out
    assert "did not end well: fails" in out
    assert "speed" in out
    assert "MISSED" in out
    assert "lag 3 ms (goal: ≤ 16)" in out.rpartition("-- says")[2]
    assert json.loads((results / "fails.json").read_text("utf-8"))["status"] == 3
    assert json.loads((results / "well.json").read_text("utf-8"))["figures"][0]["against"] == "a peer"


def test_resume_leaves_out_what_ended_well_on_this_commit(parts: Path, tmp_path: Path) -> None:
    runner.write(runner.run_part("well", "abc", is_quick=True), tmp_path)
    runner.write(runner.run_part("fails", "abc", is_quick=False), tmp_path)
    assert runner.is_done("well", "abc", is_quick=True, folder=tmp_path)
    assert not runner.is_done("well", "abc", is_quick=False, folder=tmp_path)
    assert not runner.is_done("well", "abd", is_quick=True, folder=tmp_path)
    assert not runner.is_done("well", "abc+", is_quick=True, folder=tmp_path)
    assert not runner.is_done("fails", "abc", is_quick=False, folder=tmp_path)
    assert not runner.is_done("says", "abc", is_quick=False, folder=tmp_path)
