"""Why a result changed: the panel from the result, the history and the activity, and engines over time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from precis.app import sample_files
from precis.app.why import Why
from precis.domain.jobs import JobId
from precis.ui.activity.timeline import cells, line_of, lines, points
from precis.ui.activity.view import CHANGES
from precis.ui.compare.view import CompareDialog
from precis.ui.why import telling
from precis.ui.why.view import WhyDialog
from precis.ui.window import ACTIVITY, HISTORY
from tests.ui.changes import run_of, timeline_rows, why_of
from tests.ui.conftest import Stage
from tests.ui.fake_precis import START

PDF, DOCX, _ = sample_files()


@pytest.fixture
def two(stage: Stage) -> tuple[Stage, JobId, JobId]:
    """Return a window with two jobs, the first selected, and why its result differs from the second's."""
    after, before = stage.add(PDF, DOCX)
    stage.fake.whys[after] = why_of(after, before, START)
    stage.select(after)
    return stage, after, before


def _dialog(stage: Stage) -> WhyDialog:
    stage.bot.waitUntil(lambda: bool(stage.window.findChildren(WhyDialog)))
    dialog = stage.window.findChildren(WhyDialog)[-1]
    stage.settle()
    return dialog


def _texts(dialog: WhyDialog) -> list[str]:
    return [label.text() for label in dialog.page.findChildren(QLabel)]


def test_the_likeliest_cause_comes_first_with_its_evidence(two: tuple[Stage, JobId, JobId]) -> None:
    stage, *_ = two
    stage.window.work.result.bar.why.click()
    dialog = _dialog(stage)
    said = _texts(dialog)
    assert "The model that the provider says it used changed: small-2026-01 → small-2026-03." in said
    assert "Supported claims: 9 of 10 before, 6 of 10 now." in said
    first, second, *_ = (frame.accessibleName() for frame in dialog.changes)
    assert "provider" in first
    assert "Very likely moved the quality" in first
    assert "other documents: quality" in first
    assert "The prompt changed" in second
    assert said.index("Most likely cause") < said.index("What else changed")


def test_both_results_are_compared_from_there(two: tuple[Stage, JobId, JobId]) -> None:
    stage, after, before = two
    stage.window.work.result.bar.why.click()
    dialog = _dialog(stage)
    assert dialog.compare.isEnabled()
    dialog.compare.click()
    stage.settle()
    (compared,) = stage.window.findChildren(CompareDialog)
    assert [box.currentData() for box in compared.boxes] == [before, after]


def test_it_is_copied_as_text(two: tuple[Stage, JobId, JobId]) -> None:
    stage, *_ = two
    stage.window.work.result.bar.why.click()
    _dialog(stage).copy.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Lease 2026.pdf"
    assert any(line.startswith("1. The model that the provider says it used changed") for line in lines)


def test_a_job_without_anything_to_compare_says_so(stage: Stage) -> None:
    (job,) = stage.add(PDF)
    stage.window.show_view(HISTORY)
    stage.settle()
    view = stage.window.history
    view.list.setCurrentIndex(view.model.index(0))
    view.why_button.click()
    dialog = _dialog(stage)
    assert dialog.said.text() == "This job has no result to compare."
    assert not dialog.compare.isEnabled()
    assert not dialog.copy.isEnabled()
    stage.fake.whys[job] = Why(run_of(job, START, 9, {}), None, 0, (), ())
    view.explain_current()
    stage.settle()
    assert any(one.said.text() == telling.NOTHING_BEFORE for one in stage.window.findChildren(WhyDialog))


def test_runs_that_were_made_the_same_way_are_counted() -> None:
    run = run_of(JobId("a"), START, 9, {})
    assert telling.compared(Why(run, None, 3, (), ()), START) == (
        "Nothing changed: all 3 earlier runs of this document were made the same way."
    )
    why = why_of(JobId("a"), JobId("b"), START)
    assert telling.same_since(replace(why, same_since=1)) == "1 run in between was made the same way as this one."
    assert telling.same_since(why) == ""
    assert telling.compared(why, START + timedelta(hours=1)).startswith("The run of ")


def test_lines_are_engine_model_and_prompt_without_its_version() -> None:
    rows = timeline_rows(START)
    assert lines(rows) == [("work", "small", "notes"), ("team", "large", "check")]
    mine = [row for row in rows if line_of(row)[0] == "work"]
    made = points(mine, 0)
    assert [point.is_turn for point in made] == [number == 8 for number in range(14)]
    assert "reported model: small-2026-01 → small-2026-03" in made[8].said
    assert cells(mine[8])[1] == "▼ reported model: small-2026-01 → small-2026-03"


def test_changes_show_engines_over_time(stage: Stage) -> None:
    stage.fake.timeline_rows = timeline_rows(START)
    stage.window.show_view(ACTIVITY)
    view = stage.window.activity
    view.part.press(CHANGES)
    stage.bot.waitUntil(lambda: view.timeline.rows.rowCount() == 14)
    assert view.timeline.line.itemText(0) == "work · small · notes"
    assert sum(point.is_turn for point in view.timeline.chart.points) == 1
    view.timeline.line.setCurrentIndex(1)
    view.timeline.line.activated.emit(1)
    assert view.timeline.rows.rowCount() == 3
    view.timeline.measure.setCurrentIndex(3)
    view.timeline.measure.activated.emit(3)
    assert [point.value for point in view.timeline.chart.points] == [2.0] * 3


def test_without_calls_the_timeline_says_so(stage: Stage) -> None:
    stage.window.show_view(ACTIVITY)
    stage.window.activity.part.press(CHANGES)
    stage.settle()
    assert stage.window.activity.timeline.none.isVisible()
