"""The review view: one question at a time, answered by keys, kept in order, taken back; and what it says when empty."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton

from precis.app import sample_files
from precis.app.reviewing import Waiting
from precis.domain.errors import WrongUse
from precis.domain.jobs import JobId, JobRecord, JobState, Options
from precis.domain.results import NONE_OF_THESE, Band, DecidedBy, LabelResult, LabelScore
from precis.ui.review.question import ordered
from precis.ui.review.view import ReviewView
from precis.ui.window import REVIEW, WORK
from tests.ui.conftest import Stage
from tests.ui.fake_precis import FakePrecis, unsure_of

PDF, DOCX, MBOX = sample_files()
KINDS = "document-type"


@pytest.fixture
def unsure(stage: Stage) -> Stage:
    """Return a window with two documents whose type nobody decided, the review open."""
    for file in (PDF, DOCX):
        (job,) = stage.add(file)

        def doubt(fake: FakePrecis, job: JobId = job) -> None:
            record = fake.records[job]
            fake.finish(job, unsure_of(fake.documents[record.path], record.options), JobState.NEEDS_REVIEW)

        stage.do(doubt)
    stage.window.show_view(REVIEW)
    stage.settle()
    return stage


def _press(stage: Stage, key: Qt.Key) -> None:
    QTest.keyClick(stage.window.review, key)
    stage.settle()


def _titles(view: ReviewView) -> list[str]:
    return [waiting.job.title for waiting in view.sitting.line]


def _decided(stage: Stage) -> list[tuple[str, str]]:
    names = {document.id: path.rpartition("/")[2] for path, document in stage.fake.documents.items()}
    return [(names[document], label) for document, _, label in stage.fake.decisions]


def test_the_one_that_waited_longest_is_asked_with_its_passage_marked(unsure: Stage) -> None:
    view = unsure.window.review
    assert view.bar.count.text() == "1 of 2"
    assert view.document.title.text() == PDF.name
    waiting = view.sitting.current
    assert waiting is not None
    assert list(view.document.pages.marks) == list(waiting.proposal.evidence[0].boxes)
    assert [button.label for button in view.question.choices] == ["contract", "report", "letter or mail", NONE_OF_THESE]
    assert "Document type?" in [label.text() for label in view.question.findChildren(QLabel)]


def test_numbers_choose_and_enter_accepts(unsure: Stage) -> None:
    view = unsure.window.review
    _press(unsure, Qt.Key.Key_1)
    assert view.document.title.text() == DOCX.name
    assert view.bar.count.text() == "2 of 2"
    _press(unsure, Qt.Key.Key_Return)
    assert _decided(unsure) == [(PDF.name, "contract"), (DOCX.name, "report")]
    assert view.stack.currentIndex() == 0
    assert view.nothing.empty.text() == "Nothing waits for you"
    assert "the proposal was right in 1 of 2 decisions" in view.nothing.why.text()
    results = [unsure.fake.results[job].labels[0] for job in unsure.fake.records]
    assert {result.decided_by for result in results} == {DecidedBy.PERSON}


def test_a_key_without_a_choice_does_nothing(unsure: Stage) -> None:
    _press(unsure, Qt.Key.Key_9)
    assert _decided(unsure) == []
    assert unsure.window.review.bar.count.text() == "1 of 2"


def test_skipping_asks_again_at_the_end(unsure: Stage) -> None:
    view = unsure.window.review
    _press(unsure, Qt.Key.Key_S)
    assert _titles(view) == [DOCX.name, PDF.name]
    _press(unsure, Qt.Key.Key_2)
    assert _titles(view) == [PDF.name]
    _press(unsure, Qt.Key.Key_S)
    assert _titles(view) == [PDF.name]


def test_undo_asks_again_and_gives_the_proposal_back(unsure: Stage) -> None:
    view = unsure.window.review
    _press(unsure, Qt.Key.Key_1)
    _press(unsure, Qt.Key.Key_Z)
    assert _decided(unsure) == []
    assert _titles(view) == [PDF.name, DOCX.name]
    first = next(iter(unsure.fake.results.values())).labels[0]
    assert first.decided_by is DecidedBy.NONE
    assert not view.question.undo.isEnabled()
    _press(unsure, Qt.Key.Key_S)
    _press(unsure, Qt.Key.Key_Z)
    assert _titles(view) == [PDF.name, DOCX.name]


def test_fast_keys_are_kept_in_their_order(unsure: Stage) -> None:
    view = unsure.window.review
    for key in (Qt.Key.Key_1, Qt.Key.Key_Z, Qt.Key.Key_2, Qt.Key.Key_3):
        QTest.keyClick(view, key)
    unsure.bot.waitUntil(lambda: len(unsure.fake.decisions) == 2)
    unsure.settle()
    assert _decided(unsure) == [(PDF.name, "report"), (DOCX.name, "letter or mail")]


def test_a_decision_that_can_not_be_kept_comes_back_and_says_why(
    unsure: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(*_: object) -> None:
        raise WrongUse("The disk is full.", "Make room.")

    monkeypatch.setattr(unsure.fake.review, "decide", refuse)
    _press(unsure, Qt.Key.Key_1)
    assert unsure.window.notice.label.text() == "The disk is full. Make room."
    assert _titles(unsure.window.review) == [PDF.name, DOCX.name]
    assert unsure.window.review.sitting.decided == []


def test_enter_on_a_choice_means_that_choice(unsure: Stage) -> None:
    button = unsure.window.review.question.choices[2]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    unsure.settle()
    assert _decided(unsure) == [(PDF.name, "letter or mail")]


def test_the_rail_counts_what_waits(unsure: Stage) -> None:
    button = unsure.window.rail.findChildren(QToolButton)[REVIEW]
    badge = button.findChild(QLabel)
    assert isinstance(badge, QLabel)
    assert (badge.text(), badge.isVisible(), button.accessibleName()) == ("2", True, "Review, 2 waiting")
    _press(unsure, Qt.Key.Key_1)
    assert badge.text() == "1"
    _press(unsure, Qt.Key.Key_1)
    assert not badge.isVisible()


def test_a_new_question_comes_last_and_does_not_disturb(unsure: Stage) -> None:
    view = unsure.window.review
    (job,) = unsure.add(MBOX)
    record = unsure.fake.records[job]
    found = unsure_of(unsure.fake.documents[record.path], record.options)
    unsure.window.show_view(REVIEW)
    unsure.do(lambda fake: fake.finish(job, replace(found), JobState.NEEDS_REVIEW))
    unsure.bot.waitUntil(lambda: _titles(view) == [PDF.name, DOCX.name, MBOX.name])
    assert view.document.title.text() == PDF.name


def test_opening_goes_to_the_work_view(unsure: Stage) -> None:
    _press(unsure, Qt.Key.Key_O)
    assert unsure.window.views.currentIndex() == WORK
    assert unsure.window.work.document.title.text() == PDF.name


def test_where_keys_run_out_the_likeliest_have_them() -> None:
    many = tuple(f"kind {number}" for number in range(14))
    scores = (LabelScore("kind 12", 0.3), LabelScore("kind 3", 0.2))
    proposal = LabelResult(KINDS, "kind 8", 0.4, Band.UNSURE, "zero-shot", DecidedBy.NONE, scores)
    at = datetime(2026, 3, 2, tzinfo=UTC)
    record = JobRecord(JobId("a"), "a.txt", "", "", None, Options(), JobState.NEEDS_REVIEW, at, at)
    found = ordered(Waiting(record, proposal, many))
    assert found[:4] == ("kind 8", "kind 12", "kind 3", "kind 0")
    assert sorted(found) == sorted(many)
    assert ordered(Waiting(record, proposal, many[:9])) == many[:9]
