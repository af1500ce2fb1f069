"""The quality view over the real work: a run with progress, its trend, and two runs against each other."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from precis.app import open_precis, sample_files
from precis.evals.comparing import compare
from precis.evals.running import ItemScore
from precis.settings import load_settings
from precis.store import Store
from precis.ui.bridge import EngineRoom
from precis.ui.quality import figures
from precis.ui.quality.asking import RunHandle
from precis.ui.quality.view import QualityView
from tests.ui.conftest import Stage

LETTERS = {
    "bill": ("Please pay the invoice of $400 for the repair by Friday.", "invoice"),
    "deal": ("This agreement between the parties begins on 1 March and is governed by law.", "contract"),
    "note": ("The invoice number 4711 is due; the amount of the invoice is $90.", "invoice"),
}


async def _seed(home: Path) -> None:
    store = await Store.open(home, lambda: datetime(2026, 3, 2, tzinfo=UTC))
    for name, (text, label) in LETTERS.items():
        await store.evals.add_item("own", name, "classify", {
            "id": name, "task": "classify", "text": text, "title": name, "source": "own result",
            "labels": ["invoice", "contract"], "expected": {"label": label},
        })  # fmt: skip
    await store.close()


@pytest.fixture
def view(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[QualityView]:
    """Return the view over the real work with a golden set of the person's own."""
    asyncio.run(_seed(tmp_path))
    room = EngineRoom(lambda: open_precis(load_settings(tmp_path)))
    crashes: list[str] = []
    room.crashed.connect(crashes.append)
    made = QualityView(room)
    made.resize(1000, 800)
    made.show()
    room.start()
    made.begin()
    qtbot.waitUntil(lambda: made.standing is not None, timeout=20_000)
    yield made
    room.close()
    made.deleteLater()
    assert crashes == []


def _choose(view: QualityView, golden_set: str, qtbot: QtBot) -> None:
    view.sets.setCurrentIndex(view.sets.findData(golden_set))
    view.sets.activated.emit(view.sets.currentIndex())
    qtbot.waitUntil(lambda: view.standing is not None and view.standing.golden_set == golden_set)


def _run(view: QualityView, qtbot: QtBot) -> None:
    before = view.runs.rowCount()
    view.start.click()
    assert view.progress.isVisible()
    assert not view.start.isEnabled()
    qtbot.waitUntil(lambda: view.runs.rowCount() == before + 1, timeout=60_000)
    assert view.start.isEnabled()
    assert not view.progress.isVisible()


def test_runs_are_made_shown_and_compared(view: QualityView, qtbot: QtBot) -> None:
    scored: list[tuple[int, int]] = []
    view._scored.connect(lambda done, total: scored.append((done, total)))
    assert view.empty.isVisible()
    _choose(view, "own", qtbot)
    assert view.sets.currentText() == "own (3)"
    _run(view, qtbot)
    assert sorted(scored) == [(1, 3), (2, 3), (3, 3)]
    assert view.runs.index(0, 4).data() == "3"
    assert view.measure.currentText() == "Right label"
    (point,) = view.chart.points
    assert point.said.startswith("Run 1, embedded, fast: ")
    assert not view.comparing.compare_button.isVisible()
    view.mode.press(1)
    _run(view, qtbot)
    assert [view.runs.index(row, 3).data() for row in range(2)] == ["accurate", "fast"]
    assert (view.comparing.before.currentData(), view.comparing.after.currentData()) == (1, 2)
    view.comparing.compare_button.click()
    qtbot.waitUntil(view.comparing.verdict.isVisible)
    shown = [view.comparing.metrics.index(row, 0).data() for row in range(view.comparing.metrics.rowCount())]
    assert "Right label" in shown


def test_a_set_that_is_gone_is_said(view: QualityView, qtbot: QtBot) -> None:
    said: list[str] = []
    view.said.connect(said.append)
    view.sets.addItem("gone", "gone")
    view.sets.setCurrentIndex(view.sets.count() - 1)
    view.run()
    qtbot.waitUntil(lambda: any("There is no golden set “gone”" in text for text in said))
    qtbot.waitUntil(view.start.isEnabled)


async def test_a_run_can_be_stopped() -> None:
    handle, begun = RunHandle(), asyncio.Event()

    async def work() -> int:
        begun.set()
        await asyncio.Event().wait()
        return 1

    finishing = asyncio.create_task(handle.finish(asyncio.create_task(work())))
    await begun.wait()
    handle.stop()
    assert await asyncio.wait_for(finishing, 5) is None


async def test_a_run_ends_with_the_window() -> None:
    handle, begun, ended = RunHandle(), asyncio.Event(), asyncio.Event()

    async def work() -> int:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()
        return 1

    finishing = asyncio.create_task(handle.finish(asyncio.create_task(work())))
    await begun.wait()
    finishing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await finishing
    await asyncio.wait_for(ended.wait(), 5)


def _scores(values: list[float]) -> list[ItemScore]:
    return [ItemScore(f"item{number}", {"mentions": value, "seconds": number}, f"said {value}")
            for number, value in enumerate(values)]  # fmt: skip


def test_a_loss_is_named_with_the_items_that_moved() -> None:
    comparison = compare(_scores([1.0] * 30), _scores([0.2] * 20 + [1.0] * 10))
    assert figures.verdict(comparison) == "Worse: Mentions what it must."
    moves = figures.moves(comparison)
    assert moves[0] == ("item0", "mentions", pytest.approx(-0.8))
    assert all(metric != "seconds" for _, metric, _ in moves)
    row = figures.metric_row(next(metric for metric in comparison.metrics if metric.name == "mentions"))
    assert row[:4] == ("Mentions what it must", "100.0%", "46.7%", "▼ worse")


def test_what_was_said_of_an_item() -> None:
    assert figures.said(None) == "not in this run"
    assert figures.said(ItemScore("a", {}, error="no_text")) == "failed: no text"
    assert figures.said(ItemScore("a", {}, "contract")) == "contract"


def test_a_result_is_added_to_the_persons_own_set(stage: Stage) -> None:
    (job,) = stage.add(sample_files()[0])
    stage.select(job)
    menu = stage.window.work.result.export.menu()
    next(action for action in menu.actions() if action.text() == "Add to the quality set").trigger()
    stage.settle()
    assert stage.fake.evaluation.added == [job]
    assert "Added to the set “own”: 1 item." in stage.window.notice.label.text()
