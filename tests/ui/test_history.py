"""The history: search as you type, filters, pages of rows, opening, deleting and taking that back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from precis.app import sample_files
from precis.domain.documents import Document
from precis.domain.history import HistoryFilter
from precis.domain.jobs import JobEvent, JobId, JobRecord, JobState, Mode, Options
from precis.domain.money import Money
from precis.domain.ports import HistoryRow
from precis.ui.activity.job_events import JobEventsDialog
from precis.ui.history.model import PAGE
from precis.ui.history.snippets import fitted, runs
from precis.ui.window import HISTORY, WORK
from tests.ui.conftest import MakeStage, Stage
from tests.ui.fake_precis import START, FakePrecis

PDF, DOCX, MBOX = sample_files()


def _row(number: int, **changes: object) -> HistoryRow:
    at = START - timedelta(minutes=number)
    record = JobRecord(JobId(f"job{number}"), f"Letter {number}.txt", "", "", None, Options(), JobState.DONE, at, at)
    return HistoryRow(replace(record, **changes), f"About matter {number}", "", ("contract",) if number % 2 else ())  # type: ignore[arg-type]


@pytest.fixture
def long(make_stage: MakeStage, tmp_path: Path) -> Stage:
    """Return a window over a history of 5,000 rows."""
    stage = make_stage(FakePrecis(tmp_path, history_rows=[_row(number) for number in range(5000)]))
    stage.window.show_view(HISTORY)
    stage.settle()
    return stage


def test_rows_are_fetched_as_far_as_somebody_scrolls(long: Stage) -> None:
    model, view = long.window.history.model, long.window.history.list
    assert PAGE <= model.rowCount() < 5000
    for _ in range(5):
        before = model.rowCount()
        view.scrollToBottom()
        long.bot.waitUntil(lambda before=before: model.rowCount() > before)
    titles = [model.index(place).data() for place in range(model.rowCount())]
    assert titles == [f"Letter {number}.txt" for number in range(model.rowCount())]


def test_typing_narrows_and_the_last_word_counts(long: Stage) -> None:
    view = long.window.history
    QTest.keyClicks(view.words, "matter 4321")
    long.bot.waitUntil(lambda: view.model.rowCount() == 1)
    assert view.model.index(0).data() == "Letter 4321.txt"
    assert "matter 4321" in (view.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
    view.words.setText("no such thing")
    long.bot.waitUntil(lambda: view.stack.currentWidget() is view.said)
    assert view.said.text() == "Nothing matches this."


def test_filters_look_further_than_the_first_page(make_stage: MakeStage, tmp_path: Path) -> None:
    rows = [_row(number) for number in range(600)]
    rows[550] = _row(550, state=JobState.FAILED)
    rows[551] = _row(551, options=Options(mode=Mode.ACCURATE))
    stage = make_stage(FakePrecis(tmp_path, history_rows=rows))
    view = stage.window.history
    stage.window.show_view(HISTORY)
    stage.settle()
    boxes = view.narrowing
    boxes.state.setCurrentIndex(3)
    stage.bot.waitUntil(lambda: view.model.rowCount() == 1 and not view.model.is_asking)
    assert view.model.index(0).data() == "Letter 550.txt"
    assert boxes.reset.isVisible()
    boxes.reset.click()
    stage.bot.waitUntil(lambda: view.model.rowCount() == PAGE)
    boxes.mode.setCurrentIndex(2)
    stage.bot.waitUntil(lambda: view.model.rowCount() == 1 and view.model.index(0).data() == "Letter 551.txt")
    boxes.engine.setCurrentText("work")
    stage.bot.waitUntil(lambda: view.said.isVisible() and not view.model.is_asking)
    assert view.said.text() == "Nothing matches this."


def test_a_label_narrows(long: Stage) -> None:
    view = long.window.history
    long.bot.waitUntil(lambda: view.narrowing.label.count() > 2)
    view.narrowing.label.setCurrentText("contract")
    long.bot.waitUntil(lambda: view.model.wanted.narrowed.label == "contract" and not view.model.is_asking)
    assert view.model.rowCount()
    assert all("contract" in view.model.index(place).data(Qt.ItemDataRole.UserRole).labels
               for place in range(view.model.rowCount()))  # fmt: skip


def test_labels_that_occur_are_offered_and_the_chosen_one_stays(long: Stage) -> None:
    box = long.window.history.narrowing.label
    long.bot.waitUntil(lambda: box.findText("own label") > 0)
    box.setCurrentText("own label")
    long.window.history.begin()
    long.settle()
    assert box.currentText() == "own label"


def test_the_boxes_make_one_filter(long: Stage) -> None:
    boxes = long.window.history.narrowing
    boxes.state.setCurrentIndex(2)
    boxes.time.setCurrentIndex(2)
    boxes.trust.setCurrentIndex(3)
    boxes.cost.setCurrentIndex(3)
    now = datetime(2026, 3, 2, 15, 0).astimezone()
    made = boxes.wanted(now)
    assert made.is_unsure
    assert (made.min_support, made.max_support) == (None, 0.7)
    assert made.min_cost == Money(100_000)
    assert made.since == datetime(2026, 2, 24).astimezone()
    boxes.clear()
    assert boxes.wanted() == HistoryFilter()


def test_opening_shows_the_result_in_the_work_view(stage: Stage) -> None:
    jobs = stage.add(PDF, DOCX)
    stage.select(jobs[1])
    stage.window.desk.remove()
    stage.window.show_view(HISTORY)
    stage.settle()
    view = stage.window.history
    place = next(n for n in range(view.model.rowCount()) if view.model.index(n).data() == PDF.name)
    view.list.setCurrentIndex(view.model.index(place))
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    stage.settle()
    assert stage.window.views.currentIndex() == WORK
    assert stage.window.work.viewed is not None
    assert stage.window.work.viewed.job.title == PDF.name
    assert stage.window.work.result.cards


def test_deleting_can_be_taken_back(stage: Stage) -> None:
    jobs = stage.add(PDF, DOCX)
    stage.window.show_view(HISTORY)
    stage.settle()
    view = stage.window.history
    view.list.setCurrentIndex(view.model.index(0))
    QTest.keyClick(view.list, Qt.Key.Key_Delete)
    assert view.model.rowCount() == 1
    assert stage.window.desk.model.rowCount() == 1
    stage.settle()
    assert not any(call[0] == "delete" for call in stage.fake.calls), "nothing is deleted while it can be undone"
    stage.window.notice.undo()
    assert view.model.rowCount() == 2
    assert stage.window.desk.model.rowCount() == 2
    assert set(stage.fake.records) == set(jobs)


def test_a_deletion_is_made_when_its_notice_goes(stage: Stage) -> None:
    stage.add(PDF, DOCX)
    stage.window.show_view(HISTORY)
    stage.settle()
    view = stage.window.history
    gone = view.model.index(0).data(Qt.ItemDataRole.UserRole).job.id
    view.list.setCurrentIndex(view.model.index(0))
    view.delete_current()
    stage.window.notice.settle()
    stage.settle()
    assert ("delete", gone) in stage.fake.calls


def test_each_step_of_a_row_is_shown(stage: Stage) -> None:
    (job,) = stage.add(PDF)
    stage.fake.events[job] = [JobEvent(job, 0, START, JobState.QUEUED), JobEvent(job, 1, START, JobState.DONE)]
    stage.window.show_view(HISTORY)
    stage.settle()
    stage.window.history.show_steps()
    stage.settle()
    (dialog,) = stage.window.findChildren(JobEventsDialog)
    assert [dialog.rows.index(row, 2).data() for row in range(2)] == ["Waiting for its turn", "Done"]


def test_an_empty_history_says_so(stage: Stage) -> None:
    stage.window.show_view(HISTORY)
    stage.settle()
    assert stage.window.history.said.text() == "What you summarize is kept here, and can be searched."


def test_a_snippet_is_parted_at_its_matches() -> None:
    assert list(runs("…of the \x02lease\x03 and\nthe \x02rent\x03")) == [
        ("…of the ", False), ("lease", True), (" and the ", False), ("rent", True),
    ]  # fmt: skip


def test_a_snippet_is_cut_to_its_line() -> None:
    pieces = [("abcdef", False), ("ghijkl", True), ("mnopqr", False)]
    cut = fitted(iter(pieces), 9, lambda text, _matches: len(text))
    assert "".join(text for text, _ in cut)[:6] == "abcdef"
    assert sum(len(text) for text, _ in cut) <= 9
    assert cut[-1][0].endswith("…")
    assert fitted(iter(pieces), 18, lambda text, _matches: len(text)) == pieces


def test_documents_are_found_by_their_text(stage: Stage, documents: dict[str, Document]) -> None:
    stage.add(PDF, DOCX, MBOX)
    stage.window.show_view(HISTORY)
    word = "Reducers"
    assert word in documents[str(MBOX)].text
    stage.window.history.words.setText(word)
    stage.bot.waitUntil(lambda: stage.window.history.model.rowCount() == 1)
    assert stage.window.history.model.index(0).data() == MBOX.name
