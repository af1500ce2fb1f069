"""Another language counts at once, and what a person did stays: selection, edits, scroll, running jobs."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QItemSelectionModel, QLocale
from PySide6.QtWidgets import QApplication, QLabel
from shiboken6 import isValid

from precis.app import sample_files
from precis.domain.jobs import JobId, JobState
from precis.domain.results import LabelResult
from precis.ui.language import Language, speak
from precis.ui.switching import switch
from precis.ui.window import CHECK, HISTORY, REVIEW, SETTINGS, USAGE, VIEWS, WORK
from tests.ui.conftest import Stage
from tests.ui.fake_precis import FakePrecis, unsure_of


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    """Leave the program in English, with the locale of the other tests."""
    yield
    speak(qapp, Language.ENGLISH)
    QLocale.setDefault(QLocale.c())


def _switched(stage: Stage, choice: Language = Language.GERMAN) -> None:
    switch(stage.window, choice)
    stage.settle()
    QApplication.processEvents()


def test_choosing_a_language_counts_at_once(stage: Stage) -> None:
    stage.window.show_view(SETTINGS)
    stage.settle()
    before = stage.window.settings
    place = list(Language).index(Language.GERMAN)
    before.general.language.setCurrentIndex(place)
    before.general.language.activated.emit(place)
    stage.bot.waitUntil(lambda: stage.window.settings is not before)
    stage.settle()
    assert stage.memory.language is Language.GERMAN
    assert stage.window.settings.sections.item(0).text() == "Allgemein"
    assert stage.window.settings.general.language.currentIndex() == place
    assert stage.window.views.currentWidget() is stage.window.settings
    assert [stage.window.rail._texts[place] for place in (WORK, HISTORY)] == ["Arbeit", "Verlauf"]
    assert "Rückgängig" in [action.text() for action in stage.window.commands]
    place = list(Language).index(Language.ENGLISH)
    stage.window.settings.general.language.activated.emit(place)
    stage.bot.waitUntil(lambda: stage.window.settings.sections.item(0).text() == "General")


def test_every_view_that_was_built_is_built_anew(stage: Stage) -> None:
    stage.add(*sample_files())
    for view in range(len(VIEWS)):
        stage.window.show_view(view)
        stage.settle()
    before = [stage.window.built(view) for view in range(len(VIEWS))]
    _switched(stage)
    for view, was in enumerate(before):
        now = stage.window.built(view)
        assert now is not None
        assert now is not was
        assert stage.window.views.widget(view) is now
    assert stage.window.views.currentIndex() == SETTINGS


def test_views_that_were_never_built_stay_unbuilt(stage: Stage) -> None:
    _switched(stage)
    assert [view for view in range(len(VIEWS)) if stage.window.built(view) is not None] == [WORK]


def test_selection_focus_text_and_filter_stay(stage: Stage) -> None:
    jobs = stage.add(*sample_files())
    stage.select(jobs[1])
    pane = stage.window.work.documents
    pane.list.selectionModel().select(pane.proxy.index(2, 0), QItemSelectionModel.SelectionFlag.Select)
    selected = list(stage.window.desk._selected)
    assert len(selected) == 2
    stage.window.work.options.toggle_mode()
    stage.window.work.options.focus.setText("notice per")
    stage.window.work.splitter.setSizes([350, 500, 430])
    sizes = stage.window.work.splitter.sizes()
    _switched(stage)
    work = stage.window.work
    assert stage.window.desk._selected == selected
    assert [index.row() for index in sorted(work.documents.list.selectedIndexes(), key=lambda one: one.row())] == [1, 2]
    assert work.options.focus.text() == "notice per"
    assert work.options.mode.current == 1
    assert work.splitter.sizes()[::2] == sizes[::2]  # the middle takes what the rail's words need
    assert work.document.document is not None
    assert work.viewed is not None


def test_a_running_job_goes_on(stage: Stage) -> None:
    job, *_ = stage.add(sample_files()[0])
    stage.do(lambda fake: fake.tell(job, JobState.WORKING))
    stage.select(job)
    _switched(stage)
    assert stage.window.work.result.under_way is not None
    assert stage.fake.records[job].state is JobState.WORKING
    stage.do(lambda fake: fake.tell(job, JobState.CHECKING))
    row = stage.window.desk.model.row_of(job)
    assert row is not None
    assert row.job.state is JobState.CHECKING
    stage.do(lambda fake: fake.fail(job, "broken_file", "The file is empty."))
    assert "Die Datei ist leer." in {label.text() for label in stage.window.work.result.findChildren(QLabel)}


def test_place_zoom_and_choice_in_the_document_stay(stage: Stage) -> None:
    jobs = stage.add(*sample_files())
    stage.select(jobs[-1])
    work = stage.window.work
    assert work.document.shows_pages
    work.result.claims.choose(1)  # type: ignore[union-attr]
    work.document.pages.set_zoom(1.7)
    work.document.pages.verticalScrollBar().setValue(900)
    _switched(stage)
    now = stage.window.work
    assert now is not work
    assert now.document.shows_pages
    assert now.document.pages.zoom == pytest.approx(1.7)
    stage.bot.waitUntil(lambda: now.document.pages.verticalScrollBar().value() == 900)
    assert [card.is_chosen for card in now.result.cards[:3]] == [False, True, False]
    assert now.document.pages.marks


def test_text_that_was_typed_is_not_lost(stage: Stage) -> None:
    stage.add(*sample_files())
    stage.window.show_view(CHECK)
    stage.window.check.form.summary.setPlainText("The rent is 12,400 a year.")
    source = stage.window.check.source
    assert source is not None
    stage.window.show_view(HISTORY)
    stage.window.history.words.setText("rent")
    stage.window.history.narrowing.state.setCurrentIndex(1)
    stage.window.show_view(USAGE)
    stage.settle()
    stage.window.usage.period.press(2)
    stage.settle()
    _switched(stage)
    assert stage.window.check.form.summary.toPlainText() == "The rent is 12,400 a year."
    assert stage.window.check.source is source
    assert stage.window.check.form.check.isEnabled()
    assert stage.window.history.words.text() == "rent"
    assert stage.window.history.narrowing.state.currentIndex() == 1
    assert stage.window.usage.period.current == 2
    assert stage.window.views.currentIndex() == USAGE


def test_the_view_before_goes_once_nothing_is_left_to_answer(stage: Stage) -> None:
    before = stage.window.work
    gone: list[bool] = []
    before.destroyed.connect(lambda: gone.append(True))
    _switched(stage)
    stage.bot.waitUntil(lambda: bool(gone))


def test_back_and_forth_is_english_again(stage: Stage) -> None:
    stage.add(*sample_files())
    words = stage.window.work.documents.words.placeholderText()
    _switched(stage)
    assert stage.window.work.documents.words.placeholderText() != words
    _switched(stage, Language.ENGLISH)
    assert stage.window.work.documents.words.placeholderText() == words
    assert [action.text() for action in stage.window.commands if action.text() == "Undo"]


def test_what_the_review_keeps_meanwhile_is_kept_once_and_asked_no_more(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in sample_files()[:2]:
        (job,) = stage.add(file)
        stage.do(lambda fake, job=job: _doubt(fake, job))
    stage.window.show_view(REVIEW)
    stage.settle()
    may, decide = asyncio.Event(), stage.fake.review.decide

    async def decide_later(*facts: str) -> LabelResult:
        await may.wait()
        return await decide(*facts)  # type: ignore[arg-type]

    monkeypatch.setattr(stage.fake.review, "decide", decide_later)
    before = stage.window.review
    before.decide("contract")
    before.decide("report")
    _switched(stage)
    after = stage.window.review
    assert after is not before
    assert after.sitting.current is None, "both were answered"
    stage.do(lambda _: may.set())
    stage.bot.waitUntil(lambda: len(stage.fake.decisions) == 2 and not after._keeping.is_busy)
    stage.bot.waitUntil(lambda: not isValid(before))
    stage.settle()
    assert [label for _, _, label in stage.fake.decisions] == ["contract", "report"]
    assert after.sitting.current is None


def _doubt(fake: FakePrecis, job: JobId) -> None:
    record = fake.records[job]
    fake.finish(job, unsure_of(fake.documents[record.path], record.options), JobState.NEEDS_REVIEW)
