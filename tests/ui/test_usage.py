"""The usage view over a real log: sums, bars, budgets in words, exports; and the charts themselves."""

from __future__ import annotations

import asyncio
import csv
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from precis.app import open_precis
from precis.domain.calls import CallEnding, CallIntent, CallState, SpendLimits, UsageSum
from precis.domain.jobs import Lane, Mode
from precis.domain.money import Money
from precis.settings import load_settings
from precis.store import Store
from precis.ui.bridge import EngineRoom
from precis.ui.look.chart import Point, axis_top, label_step
from precis.ui.look.charts import BarChart, LineChart
from precis.ui.look.meter import Meter
from precis.ui.look.table import Column, Rows, TableView
from precis.ui.usage import figures
from precis.ui.usage.view import EMPTY, UsageView

NOW = datetime.now(UTC)


def intent(engine: str = "work", model: str = "small", **changes) -> CallIntent:
    """Return an attempt to log."""
    made = {"engine_kind": "openai", "mode": Mode.FAST, "lane": Lane.INTERACTIVE, "feature": "summarize",
            "user_tag": "", "prompt_id": "notes@1"}  # fmt: skip
    return CallIntent(engine=engine, model=model, **{**made, **changes})


async def _log(home: Path) -> None:
    clock = [NOW]
    store = await Store.open(home, lambda: clock[0])
    for days, engine, cost in ((3, "work", 1_000_000), (3, "team", 250_000), (0, "work", 7_000_000)):
        clock[0] = NOW - timedelta(days=days)
        call = await store.calls.reserve(intent(engine, reserved=Money(cost)), SpendLimits())
        assert isinstance(call, int)
        store.calls.finish(
            call,
            CallEnding(CallState.DONE, "ok", cost=Money(cost), input_tokens=9_000, output_tokens=500, total_s=2.0),
        )
    clock[0] = NOW
    store.calls.add_cached(intent(), CallEnding(CallState.CACHED, "cached", cost=Money(0), saved=Money(400_000)))
    call = await store.calls.reserve(intent("work", "new"), SpendLimits())
    assert isinstance(call, int)
    store.calls.finish(call, CallEnding(CallState.DONE, "ok", input_tokens=10, output_tokens=1))
    call = await store.calls.reserve(intent("work", "small"), SpendLimits())
    assert isinstance(call, int)
    store.calls.finish(call, CallEnding(CallState.FAILED, "server_error", cost=Money(0), error="The server failed."))
    await store.close()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a home with a log of some calls."""
    (tmp_path / "settings.toml").write_text("[budget]\nper_day_usd = 8.0\n")
    asyncio.run(_log(tmp_path))
    return tmp_path


@pytest.fixture
def room(qapp: QApplication, tmp_path: Path) -> Iterator[EngineRoom]:
    """Return the real work over the home."""
    made = EngineRoom(lambda: open_precis(load_settings(tmp_path)))
    crashes: list[str] = []
    made.crashed.connect(crashes.append)
    made.start()
    yield made
    made.close()
    assert crashes == []


def _view(room: EngineRoom, qtbot: QtBot) -> UsageView:
    view = UsageView(room)
    qtbot.addWidget(view)
    view.resize(1000, 800)
    view.show()
    view.begin()
    qtbot.waitUntil(lambda: view.used is not None, timeout=20_000)
    return view


def _labels(view: UsageView) -> list[str]:
    return [label.text() for label in view.findChildren(QLabel)]


def test_latencies_are_shown_by_engine_and_model(home: Path, room: EngineRoom, qtbot: QtBot) -> None:
    view = _view(room, qtbot)
    shown = {view.table.index(row, 0).data(): view.table.index(row, 8).data() for row in range(2)}
    assert shown["team"] == "2.0 s"
    assert shown["work"]
    assert not view.table_view.isColumnHidden(7)
    for group in (2, 3, 4):
        view.group.press(group)
        assert view.table_view.isColumnHidden(7)
        assert view.table_view.isColumnHidden(8)
    view.group.press(1)
    assert not view.table_view.isColumnHidden(7)


def test_usage_is_told_by_user(home: Path, room: EngineRoom, qtbot: QtBot) -> None:
    view = _view(room, qtbot)
    view.group.press(4)
    assert view.table.rowCount() == 1
    assert view.table.index(0, 0).data() == "(none)"


def test_the_figures_are_those_of_the_log(home: Path, room: EngineRoom, qtbot: QtBot) -> None:
    view = _view(room, qtbot)
    said = _labels(view)
    assert {"$8.25", "5", "$0.40", "saved by 1 reply found again"} <= set(said)
    assert view.unpriced.text().startswith("The price of 1 call is not known")
    rows = [[view.table.index(row, column).data() for column in (0, 1, 4)] for row in range(view.table.rowCount())]
    assert rows == [["work", "4", "$8.00 + 1 call of unknown price"], ["team", "1", "$0.25"]]
    view.group.press(1)
    assert view.table.index(0, 0).data() == "small"
    last = view.chart.points[-1]
    assert (len(view.chart.points), last.value) == (30, 7.0)
    assert view.chart.points[-4].value == 1.25
    view.shown.press(1)
    assert view.chart.points[-1].value == 3


def test_budgets_say_how_much_is_left(home: Path, room: EngineRoom, qtbot: QtBot) -> None:
    view = _view(room, qtbot)
    assert view.meter_texts[0].text() == "Today: $7.00 of $8.00 (88%)"
    assert view.meters[0].part == pytest.approx(0.875)
    assert "a call: $0.50" in view.other_limits.text()


def test_an_empty_log_says_that_the_embedded_engine_is_free(room: EngineRoom, qtbot: QtBot) -> None:
    view = _view(room, qtbot)
    assert view.note.text() == EMPTY
    assert view.note.isVisible()
    assert not view.chart.isVisible()


def test_exports_are_written_in_the_format_of_the_ending(home: Path, room: EngineRoom, qtbot: QtBot) -> None:
    view = _view(room, qtbot)
    said: list[str] = []
    view.said.connect(said.append)
    for kind, name in (("usage", "u.csv"), ("logs", "l.jsonl"), ("logs", "l.json")):
        view.export(kind, home / name)
    qtbot.waitUntil(lambda: len(said) == 3)
    assert "2 rows written to u.csv." in said
    with (home / "u.csv").open(newline="") as file:
        assert [row["day"] for row in csv.DictReader(file)] == [
            f"{NOW - timedelta(days=3):%Y-%m-%d}",
            f"{NOW:%Y-%m-%d}",
        ]
    assert len((home / "l.jsonl").read_text().splitlines()) == 6
    assert "resourceSpans" in (home / "l.json").read_text()
    view.export("usage", home / "no" / "such" / "folder.csv")
    qtbot.waitUntil(lambda: len(said) == 4)
    assert "can't be written" in said[3]


def _day(group: str, cost: int = 0, attempts: int = 1) -> UsageSum:
    return UsageSum(group, attempts, 0, 0, 0, 0, 0, 0, Money(cost), 0, Money(0))


def test_days_without_calls_are_there_and_years_go_by_month() -> None:
    until = datetime(2026, 3, 2, tzinfo=UTC)
    week = figures.bars([_day("2026-02-28", 5_000)], until - timedelta(days=6), until, is_cost=True)
    assert [point.label for point in week] == ["24 Feb", "25 Feb", "26 Feb", "27 Feb", "28 Feb", "1 Mar", "2 Mar"]
    assert [point.value for point in week] == [0, 0, 0, 0, 0.005, 0, 0]
    year = figures.bars(
        [_day("2026-02-28", 1), _day("2026-02-01", 2)], until - timedelta(days=364), until, is_cost=False
    )
    assert len(year) == 13
    assert (year[-2].label, year[-2].value) == ("Feb 2026", 2)


def test_amounts_are_as_exact_as_they_need_to_be() -> None:
    amounts = (0, 500_000, 12_345_678, 1_234, 933_333, 1_234_567_890)
    assert [figures.dollars(Money(amount)) for amount in amounts] == [
        "$0", "$0.50", "$12.35", "$0.0012", "$0.93", "$1,234.57",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("held", "limit", "said"),
    [
        (0, None, "Today: $0, no limit"),
        (0, 0, "Today: the limit is $0, only free engines work"),
        (2_000_000, 1_000_000, "Today: $2.00 of $1.00 (200%), reached: work with paid engines pauses"),
    ],
)
def test_a_budget_in_words(held: int, limit: int | None, said: str) -> None:
    assert figures.budget("Today", Money(held), None if limit is None else Money(limit))[1] == said


def test_axes_end_at_round_numbers() -> None:
    assert [axis_top(most) for most in (0, 0.0003, 0.6, 1, 2.1, 7, 49, 1001)] == pytest.approx(
        [1, 0.0005, 1, 1, 2.5, 10, 50, 2000]
    )
    assert (label_step(10, 1000, 50), label_step(30, 600, 50)) == (1, 3)


@pytest.mark.parametrize("kind", [BarChart, LineChart])
def test_a_chart_is_read_by_keyboard_and_mouse(kind: type[BarChart], qtbot: QtBot) -> None:
    chart = kind("Cost by day")
    qtbot.addWidget(chart)
    chart.resize(400, 200)
    chart.show_points(
        [Point(f"{day} Mar", day, f"{day} Mar: ${day}", day - 0.5, day + 0.5) for day in range(1, 5)], "$"
    )
    chart.show()
    assert chart.accessibleDescription() == "1 Mar: $1; 2 Mar: $2; 3 Mar: $3; 4 Mar: $4"
    QTest.keyClick(chart, Qt.Key.Key_Left)
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.accessibleDescription() == "3 Mar: $3"
    QTest.mouseMove(chart, QPoint(300, 90))
    QTest.mouseMove(chart, QPoint(75, 100))
    qtbot.waitUntil(lambda: chart.marked == 0)
    before = chart.grab().toImage()
    chart.show_points((), "")
    assert chart.grab().toImage() != before
    assert chart.accessibleDescription() == "Nothing to show."


def test_a_bar_is_as_high_as_its_value(qtbot: QtBot) -> None:
    chart = BarChart("Cost")
    qtbot.addWidget(chart)
    chart.resize(400, 200)
    chart.show_points([Point("a", 1.0, "a"), Point("b", 0.5, "b")], "$")
    image, frame = chart.grab().toImage(), chart.frame()
    heights = []
    for place in (0.25, 0.75):
        x = int(frame.left() + frame.width() * place)
        ink = image.pixelColor(x, int(frame.bottom()) - 3)
        heights.append(sum(image.pixelColor(x, y) == ink for y in range(image.height())))
    assert heights[0] == pytest.approx(frame.height(), abs=4)
    assert heights[1] == pytest.approx(frame.height() / 2, abs=4)


def test_a_meter_says_what_it_shows(qtbot: QtBot) -> None:
    meter = Meter("Budget")
    qtbot.addWidget(meter)
    meter.show_part(0.5, "half")
    assert (meter.accessibleName(), meter.accessibleDescription()) == ("Budget", "half")
    assert not meter.grab().isNull()


def test_a_table_reads_its_rows_and_opens_them(qtbot: QtBot) -> None:
    rows = Rows((Column("Name", is_wide=True), Column("Calls", is_number=True)))
    view = TableView("Usage", rows, is_tall=True)
    qtbot.addWidget(view)
    rows.show([("work", "3"), ("team\u202e", "4")], ["key-1", "key-2"])
    assert rows.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Calls: 3"
    assert "\u202e" not in rows.index(1, 0).data()
    opened: list[str] = []
    view.opened.connect(opened.append)
    view.setCurrentIndex(rows.index(1, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened == ["key-2"]
    assert view.current() == "key-2"
