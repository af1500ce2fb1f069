"""The activity view: failures by cause, the log of calls as far as somebody scrolls, changes of settings."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from precis.app import open_precis, sample_files
from precis.domain.calls import CallEnding, CallRow, CallState, SpendLimits
from precis.domain.jobs import Counts, Failure, JobEvent, JobId, JobState
from precis.domain.money import Money
from precis.domain.ports import Redacted
from precis.settings import load_settings
from precis.store import Store
from precis.store.timeline import AffectedJob, FailureGroup
from precis.ui.activity.calls import cells, details, outcome
from precis.ui.activity.failures import Trouble, affected, facts
from precis.ui.activity.job_events import JobEventsDialog, rows
from precis.ui.activity.view import ALL_WELL, CALLS, CHANGES, NO_CHANGES, ActivityView
from precis.ui.bridge import EngineRoom
from precis.ui.why.view import WhyDialog
from precis.ui.window import ACTIVITY, WORK
from tests.ui.changes import why_of
from tests.ui.conftest import Stage
from tests.ui.test_usage import intent

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
MANY = 250


def _group(count: int, documents: int, titles: int) -> FailureGroup:
    jobs = tuple(AffectedJob(JobId(f"job{number}"), f"file {number}.pdf", NOW) for number in range(titles))
    return FailureGroup("scan", count, documents, NOW - timedelta(minutes=5), NOW, "Install OCR.", "A scan.", jobs)


def test_many_documents_are_counted_not_listed() -> None:
    assert affected([f"file {number}.pdf" for number in range(6)], 41) == (
        "“file 0.pdf”, “file 1.pdf”, “file 2.pdf” and 38 others"
    )
    assert affected(["one.pdf", "one.pdf"], 1) == "“one.pdf”"


def test_a_cause_that_is_over_says_so() -> None:
    said = facts(Trouble(_group(3, 2, 2), ()), NOW)
    assert said.startswith("3 times · last ")
    assert ", first " in said
    assert said.endswith("“file 0.pdf”, “file 1.pdf” · ✓ stops nothing any more")


def test_each_step_of_a_job_is_told() -> None:
    job, failure = JobId("a"), Failure("no_text", "This is a scan.", "Install OCR.")
    events = [
        JobEvent(job, 0, NOW, JobState.QUEUED),
        JobEvent(job, 1, NOW + timedelta(seconds=2), JobState.WORKING, Counts(3, 9), Money(4_000)),
        JobEvent(job, 2, NOW + timedelta(seconds=5), JobState.FAILED, Counts(3, 9), error=failure),
    ]
    shown = rows(events)
    assert [row[1:4] for row in shown] == [
        ("0.0 s", "Waiting for its turn", ""), ("2.0 s", "Summarizing", "3/9"), ("5.0 s", "Failed", "3/9"),
    ]  # fmt: skip
    assert shown[1][4] == "$0.0040"
    assert shown[2][5] == "This is a scan. Install OCR."


def test_a_failure_says_what_helps_and_is_tried_again(stage: Stage) -> None:
    jobs = stage.add(*sample_files())
    for job in jobs[:2]:
        stage.do(lambda fake, job=job: fake.fail(job, "no_text", "This is a scan.", "Install tesseract-ocr."))
    stage.window.show_view(ACTIVITY)
    stage.bot.waitUntil(lambda: bool(stage.window.activity.cards))
    (card,) = stage.window.activity.cards
    said = [label.text() for label in card.findChildren(QLabel)]
    assert said[:2] == ["⚠ This is a scan.", "Install tesseract-ocr."]
    assert said[2].startswith("2 times · last ")
    card.steps.click()
    stage.settle()
    (dialog,) = stage.window.findChildren(JobEventsDialog)
    assert dialog.said.text() == "Nothing was kept of this job's steps."
    card.retry.click()
    stage.settle()
    assert {call[1] for call in stage.fake.calls if call[0] == "retry"} == set(jobs[:2])
    stage.bot.waitUntil(stage.window.activity.well.isVisible)
    assert stage.window.activity.well.text() == ALL_WELL


def test_show_opens_the_document(stage: Stage) -> None:
    (job,) = stage.add(sample_files()[0])
    stage.do(lambda fake: fake.fail(job, "no_text", "This is a scan."))
    stage.window.show_view(ACTIVITY)
    stage.bot.waitUntil(lambda: bool(stage.window.activity.cards))
    stage.window.activity.cards[0].show_one.click()
    stage.settle()
    assert stage.window.views.currentIndex() == WORK
    assert stage.window.work.viewed is not None
    assert stage.window.work.viewed.job.id == job


async def _log(home: Path) -> None:
    store = await Store.open(home, lambda: NOW)
    store.calls.keep_text("p", Redacted("Summarize for [PERSON_1]."))
    store.calls.keep_text("o", Redacted("A lease.\u202eexe"))
    for number in range(MANY):
        engine = "team" if number % 50 == 0 else "work"
        call = await store.calls.reserve(intent(engine, f"m{number}"), SpendLimits())
        assert isinstance(call, int)
        bad = number % 100 == 0
        ending = CallEnding(
            CallState.FAILED if bad else CallState.DONE, "server_error" if bad else "ok", cost=Money(1_000),
            input_tokens=10, output_tokens=2, total_s=1.5, prompt='[["user", "p"]]', output="o",
        )  # fmt: skip
        store.calls.finish(call, ending)
    await store.close()


@pytest.fixture
def view(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[ActivityView]:
    """Return the view over the real work with a log of calls."""
    (tmp_path / "settings.toml").write_text(
        "".join(f'[engines.{name}]\nkind = "openai"\nfast = "m"\n' for name in ("work", "team"))
    )
    asyncio.run(_log(tmp_path))
    room = EngineRoom(lambda: open_precis(load_settings(tmp_path)))
    crashes: list[str] = []
    room.crashed.connect(crashes.append)
    made = ActivityView(room)
    made.resize(1000, 700)
    made.show()
    room.start()
    made.part.press(CALLS)
    qtbot.waitUntil(lambda: made.calls.rows.rowCount() > 0, timeout=20_000)
    yield made
    room.close()
    made.deleteLater()
    assert crashes == []


def _models(view: ActivityView) -> list[str]:
    return [view.calls.rows.index(row, 2).data() for row in range(view.calls.rows.rowCount())]


def test_calls_are_fetched_as_far_as_somebody_scrolls(view: ActivityView, qtbot: QtBot) -> None:
    assert _models(view) == [f"m{number}" for number in range(249, 149, -1)]
    for count in (200, 250):
        view.calls.table.scrollToBottom()
        qtbot.waitUntil(lambda count=count: view.calls.rows.rowCount() == count)
    assert _models(view) == [f"m{number}" for number in range(249, -1, -1)]


def test_filters_narrow_the_log(view: ActivityView, qtbot: QtBot) -> None:
    log = view.calls
    assert [log.engine.itemText(place) for place in range(log.engine.count())] == ["Any engine", "work", "team"]
    log.engine.setCurrentText("team")
    log.engine.activated.emit(2)
    qtbot.waitUntil(lambda: log.rows.rowCount() == 5)
    log.outcome.setCurrentText("server failed")
    log.outcome.activated.emit(0)
    qtbot.waitUntil(lambda: _models(view) == ["m200", "m100", "m0"])
    log.outcome.setCurrentText("found again")
    log.outcome.activated.emit(0)
    qtbot.waitUntil(log.said.isVisible)
    assert log.said.text() == "No call is like this."


def test_a_call_is_told_whole_and_redacted(view: ActivityView) -> None:
    log = view.calls
    log.table.setCurrentIndex(log.rows.index(0, 0))
    said = log.details.toPlainText()
    assert "Summarize for [PERSON_1]." in said
    assert "Outcome: ✓ answered" in said
    assert "Tokens: 10 in, 2 out" in said
    assert "\u202e" not in said


def test_changes_of_settings_are_listed(view: ActivityView, qtbot: QtBot) -> None:
    view.part.press(CHANGES)
    qtbot.waitUntil(view.no_changes.isVisible)
    assert view.no_changes.text() == NO_CHANGES
    done: list[object] = []
    view._room.ask(lambda precis: precis.change_settings({("budget", "per_day_usd"): 2.0}), done.append)
    qtbot.waitUntil(lambda: bool(done))
    view.part.press(CHANGES)
    qtbot.waitUntil(lambda: view.changes.rowCount() == 1)
    shown = [view.changes.index(0, column).data() for column in range(1, 5)]
    assert shown == ["budget.per_day_usd", "(not set)", "2.0", "settings view"]


def test_a_call_under_way_says_so() -> None:
    call = CallRow(1, intent(reserved=Money(2_000_000)), None, NOW, None, (("user", None),))
    assert outcome(call) == "… under way"
    assert cells(call, NOW)[-1] == "up to $2.00"
    assert "not kept" in details(call)


def test_a_failure_with_a_result_says_why_it_is_other_than_before(stage: Stage) -> None:
    (job, bare) = stage.add(*sample_files()[:2])
    stage.do(lambda fake: fake.results.pop(bare))
    for one, state in ((job, JobState.PARTIAL), (bare, JobState.FAILED)):
        failure = Failure(f"cause_{state}", "A part is missing.")
        stage.do(lambda fake, one=one, state=state, failure=failure: fake.tell(one, state, error=failure))
    stage.fake.whys[job] = why_of(job, JobId("before"), NOW)
    stage.window.show_view(ACTIVITY)
    stage.bot.waitUntil(lambda: len(stage.window.activity.cards) == 2)
    cards = {card.trouble.group.code: card for card in stage.window.activity.cards}
    assert cards["cause_failed"].why.isHidden(), "without a result there is nothing to compare"
    cards["cause_partial"].why.click()
    (dialog,) = stage.window.findChildren(WhyDialog)
    stage.bot.waitUntil(lambda: bool(dialog.changes))


def test_a_call_leads_to_its_document_its_steps_and_why(stage: Stage) -> None:
    (job,) = stage.add(sample_files()[0])
    stage.fake.whys[job] = why_of(job, JobId("before"), NOW)
    stage.fake.call_rows = [
        CallRow(1, intent(job=job), None, NOW, None), CallRow(2, intent(), None, NOW, None),
        CallRow(3, intent(job="gone"), None, NOW, None),
    ]  # fmt: skip
    stage.window.show_view(ACTIVITY)
    view = stage.window.activity
    view.part.press(CALLS)
    stage.bot.waitUntil(lambda: view.calls.rows.rowCount() == 3)
    why, steps, show = view.calls.asking
    view.calls.table.selectRow(1)
    assert [button.isEnabled() for button in (why, steps, show)] == [False] * 3, "a check of an engine has no job"
    view.calls.table.selectRow(0)
    show.click()
    stage.settle()
    assert stage.window.notice.label.text() == "It is no longer in the history."
    view.calls.table.selectRow(2)
    why.click()
    steps.click()
    stage.settle()
    assert stage.window.findChildren(WhyDialog)[0].changes
    assert stage.window.findChildren(JobEventsDialog)
    show.click()
    stage.bot.waitUntil(lambda: stage.window.views.currentIndex() == WORK)
    assert stage.window.work.viewed is not None
    assert stage.window.work.viewed.job.id == job
    view.calls.refresh()
    stage.settle()
    assert not any(button.isEnabled() for button in view.calls.asking), "no call of the new page is chosen"
