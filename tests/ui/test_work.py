"""The work view: documents in, a result shown, a claim clicked, modes switched, runs cancelled and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest

from precis.app import sample_files, verification
from precis.domain.documents import Document, Span
from precis.domain.jobs import Counts, JobState, Length, Mode, Options, TextInput
from precis.domain.labels import Label, LabelSet
from precis.domain.money import Money
from precis.domain.results import Check, Claim, Verdict
from precis.settings import EMBEDDED, Settings
from precis.trust.coverage import LeftOut
from precis.ui.bridge import EngineRoom
from precis.ui.result.facts import FactButton
from precis.ui.result.remedies import Remedy
from tests.ui.conftest import MakeStage, Stage
from tests.ui.fake_precis import WORK_ENGINE, FakePrecis, claim_at, result_of

PDF, DOCX, MBOX = sample_files()


def _labels(stage: Stage) -> list[str]:
    return [card.claim.text for card in stage.window.work.result.cards]


def test_dropped_files_are_added_and_the_first_is_shown(stage: Stage) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in (PDF, DOCX)])
    event = QDropEvent(QPointF(100, 100), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
                       Qt.KeyboardModifier.NoModifier)  # fmt: skip
    stage.window.dropEvent(event)
    stage.bot.waitUntil(lambda: stage.window.desk.model.rowCount() == 2)
    stage.settle()
    assert stage.window.work.document.document is not None
    assert stage.window.work.result.cards


def test_a_path_that_leads_nowhere_is_said(stage: Stage) -> None:
    stage.window.open_files([Path("/nowhere/gone.pdf")])
    stage.settle()
    assert stage.window.notice.label.text() == "There is no file gone.pdf."


@pytest.mark.parametrize("number", range(4))
def test_a_claim_is_marked_over_its_own_words(stage: Stage, report: Document, number: int) -> None:
    stage.add(PDF)
    card = stage.window.work.result.cards[number]
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    pages = stage.window.work.document.pages
    span = card.claim.citations[0].span
    words = report.layout.words_in(span)
    assert list(pages.marks) == list(report.layout.lines(span))
    for word in words:
        box = report.layout.box_of(word)
        covering = [
            mark for mark in pages.marks
            if mark.page == report.layout.pages[word]
            and mark.box.left <= box.left + 0.1 and mark.box.right >= box.right - 0.1
            and mark.box.top <= box.top + 0.1 and mark.box.bottom >= box.bottom - 0.1
        ]  # fmt: skip
        assert covering, report.text[report.layout.starts[word] : report.layout.ends[word]]
    first = pages.place_of(pages.marks[0])
    assert 0 <= first.top() < pages.viewport().height()


def test_the_mark_is_painted_on_the_page(stage: Stage) -> None:
    stage.add(PDF)
    document = stage.window.work.document
    stage.window.work.result.claims.choose(0)  # type: ignore[union-attr]
    stage.bot.waitUntil(lambda: not document.pages.images.is_pending(), timeout=10_000)
    stage.settle()
    box = document.pages.place_of(document.pages.marks[0])
    image = document.pages.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    colours = {
        image.pixelColor(int(x * ratio), int((box.top() + 1) * ratio)).name()
        for x in range(int(box.left()) + 2, int(box.right()) - 2)
    }
    assert "#ffe082" in colours


def test_a_claim_is_marked_in_laid_out_text(stage: Stage) -> None:
    stage.add(DOCX)
    document = stage.window.work.document
    assert not document.shows_pages
    stage.bot.waitUntil(lambda: document.text.is_finished)
    for number, card in enumerate(stage.window.work.result.cards):
        stage.window.work.result.claims.choose(number)  # type: ignore[union-attr]
        assert document.text.marked_text().split() == card.claim.citations[0].quote.split()


def test_arrow_keys_walk_through_the_claims(stage: Stage) -> None:
    stage.add(PDF)
    stage.window.activateWindow()
    stage.window.work.focus_claims()
    cards = stage.window.work.result.cards
    QTest.keyClick(cards[0], Qt.Key.Key_Down)
    assert cards[1].property("chosen") is True
    assert list(stage.window.work.document.pages.marks) == list(cards[1].claim.citations[0].boxes)
    QTest.keyClick(cards[1], Qt.Key.Key_Up)
    QTest.keyClick(cards[0], Qt.Key.Key_Return)
    assert cards[0].property("chosen") is True


def test_a_weak_claim_says_why(stage: Stage, report: Document) -> None:
    (job,) = stage.add(PDF)
    weak = claim_at(
        report, Span(200, 300), verdict=Verdict.PARTIAL,
        checks=(Check("numbers", False, "The amount 12,400 is not in the text."),),
    )  # fmt: skip
    found = result_of(report, stage.fake.records[job].options)
    assert found.summary is not None
    summary = replace(found.summary, claims=(weak,))
    stage.do(lambda fake: fake.finish(job, replace(found, summary=summary)))
    stage.select(job)
    stage.window.desk._view()
    stage.settle()
    assert "The amount 12,400 is not in the text." in stage.result_texts
    assert "◐ Word" not in stage.result_texts
    assert "◐ Partly supported" in stage.result_texts
    assert "1 of 1 sentence to check" in stage.result_texts


def test_switching_the_mode_shows_at_once_what_is_there(stage: Stage) -> None:
    stage.add(PDF)
    assert _labels(stage)
    stage.window.work.options.toggle_mode()
    assert "Not run in accurate mode yet" in stage.result_texts
    stage.bot.waitUntil(lambda: "about 18 s" in stage.result_texts)
    assert "at most $0.0040" in stage.window.work.options.estimate.text()
    stage.window.work.result.run_asked.emit()
    stage.bot.waitUntil(lambda: any(call[0] == "rerun" for call in stage.fake.calls))
    stage.settle()
    assert _labels(stage)
    assert stage.window.desk.model.rowCount() == 1
    shown = stage.window.desk.model.shown(stage.window.desk.current or "")
    assert shown is not None
    assert shown.row.job.options.mode is Mode.ACCURATE
    stage.window.work.options.toggle_mode()
    assert stage.window.work.viewed is not None
    assert stage.window.work.viewed.job.options.mode is Mode.FAST


def test_accurate_mode_hints_at_key_facts_that_are_left_out(stage: Stage) -> None:
    stage.add(PDF)
    assert "Not mentioned" not in stage.result_texts
    stage.window.work.options.toggle_mode()
    stage.window.work.result.run_asked.emit()
    stage.bot.waitUntil(lambda: "Not mentioned" in stage.result_texts)
    fact = stage.window.work.result.findChildren(FactButton)[0]
    assert fact.accessibleName().startswith(("Party (page", "Obligation (page"))
    stage.window.work.document.pages.mark([])
    QTest.mouseClick(fact, Qt.MouseButton.LeftButton)
    assert stage.window.work.document.pages.marks


def test_another_length_is_offered_not_run(stage: Stage) -> None:
    stage.add(PDF)
    options = stage.window.work.options
    options.length.setCurrentIndex(2)
    options.length.activated.emit(2)
    stage.settle()
    assert stage.window.desk.options.length is Length.DETAILED
    assert "This result: standard length." in stage.result_texts
    assert not any(call[0] == "rerun" for call in stage.fake.calls)


def test_a_focus_is_asked_for_and_taken_back(stage: Stage) -> None:
    stage.add(PDF)
    field = stage.window.work.options.focus
    field.setFocus()
    QTest.keyClicks(field, "  identity   proofing ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    stage.settle()
    assert stage.window.desk.options.focus == "identity proofing"
    assert "This result: without a focus." in stage.result_texts
    stage.window.work.result.run_asked.emit()
    stage.bot.waitUntil(lambda: any(call[0] == "rerun" for call in stage.fake.calls))
    stage.settle()
    shown = stage.window.desk.model.shown(stage.window.desk.current or "")
    assert shown is not None
    assert shown.row.job.options.focus == "identity proofing"
    field.clear()
    field.editingFinished.emit()
    stage.settle()
    assert stage.window.desk.options.focus == ""
    assert "This result" not in stage.result_texts


def test_label_sets_are_chosen_and_remembered(stage: Stage) -> None:
    options = stage.window.work.options
    assert options.labels.text() == "Document type"
    options.menu.actions()[1].trigger()
    assert {one.name for one in stage.window.desk.options.label_sets} == {"document-type", "topic"}
    assert stage.memory.label_sets == ["document-type", "topic"]
    assert options.labels.text() == "2 label sets"


@pytest.fixture
def running(make_stage: MakeStage, tmp_path: Path, documents: dict[str, Document]) -> Stage:
    """Return a window whose jobs go on only when the test says so."""
    return make_stage(FakePrecis(tmp_path, dict(documents), finishes=False))


def test_progress_is_said_in_words(running: Stage) -> None:
    (job,) = running.add(PDF)
    running.do(lambda fake: fake.set_read(job))
    running.do(lambda fake: fake.tell(
        job, JobState.WORKING, counts=Counts(12, 40, 3), eta_s=20.0, spent=Money(4000)
    ))  # fmt: skip
    running.bot.waitUntil(lambda: "12 of 40 parts · 3 found again · about 20 s left · $0.0040" in running.result_texts)
    assert running.window.work.document.document is not None, "the document can be read while it is summarized"


def test_a_wait_counts_down_and_says_why(running: Stage) -> None:
    (job,) = running.add(PDF)
    until = datetime.now(UTC) + timedelta(seconds=12)
    running.do(lambda fake: fake.tell(
        job, JobState.WAITING, reason="The engine asked us to slow down.", until=until
    ))  # fmt: skip
    assert "The engine asked us to slow down · continuing in 1" in running.result_texts


def test_a_stalled_step_is_called_stalled(running: Stage) -> None:
    (job,) = running.add(PDF)
    running.do(lambda fake: fake.tell(job, JobState.WORKING, at=datetime.now(UTC) - timedelta(seconds=200)))
    assert "stalled: no progress for 3 min" in running.result_texts


def test_cancel_is_answered_at_once(running: Stage) -> None:
    (job,) = running.add(PDF)
    running.do(lambda fake: fake.tell(job, JobState.WORKING))
    begun = datetime.now(UTC)
    running.window.desk.cancel()
    said = running.result_texts
    assert (datetime.now(UTC) - begun).total_seconds() < 0.1
    assert "Cancelling…" in said
    running.settle()
    assert ("cancel", job) in running.fake.calls
    assert "What was finished is kept." in running.result_texts


def test_cancel_all(running: Stage) -> None:
    jobs = running.add(PDF, DOCX, MBOX)
    running.window.desk.cancel_all()
    running.settle()
    assert {call[1] for call in running.fake.calls if call[0] == "cancel"} == set(jobs)


def test_the_foot_counts(running: Stage) -> None:
    jobs = running.add(PDF, DOCX, MBOX)
    running.do(lambda fake: fake.tell(jobs[0], JobState.WORKING))
    running.do(lambda fake: fake.fail(jobs[1], "broken_file", "The file is broken."))
    running.bot.waitUntil(lambda: running.window.foot.said.text() == "1 running · 1 in line · 1 failed")
    assert running.window.foot.cancel.isVisible()


@pytest.mark.parametrize(
    ("code", "title", "buttons"),
    [
        ("encrypted", "This document needs its password", {"Enter password…"}),
        ("budget_reached", "This document could not be read", {"Open settings", "Try again"}),
        ("broken_file", "This document could not be read", {"Try again", "Show in folder"}),
        ("timed_out", "This document could not be read", {"Try again"}),
    ],
)
def test_a_failure_says_what_happened_and_offers_what_helps(
    running: Stage, code: str, title: str, buttons: set[str]
) -> None:
    (job,) = running.add(PDF)
    running.do(lambda fake: fake.fail(job, code, "It did not work.", "Do this."))
    said = running.result_texts.splitlines()
    assert {title, "It did not work.", "Do this."} <= set(said)
    assert buttons <= set(said)


def test_a_password_is_handed_on_and_not_kept(running: Stage, tmp_path: Path) -> None:
    (job,) = running.add(PDF)
    running.do(lambda fake: fake.fail(job, "encrypted", "It is encrypted."))
    running.window.desk.retry(job, "open sesame")
    running.settle()
    assert ("retry", job, "open sesame") in running.fake.calls
    running.memory.flush()
    assert "sesame" not in (tmp_path / "window.ini").read_text()


def test_open_settings_leads_there(running: Stage) -> None:
    (job,) = running.add(PDF)
    running.do(lambda fake: fake.fail(job, "bad_key", "The key was refused."))
    running.window.work.remedy(Remedy.SETTINGS)
    assert running.window.views.currentWidget() is running.window.settings


def test_a_partial_result_says_what_is_missing(running: Stage, report: Document) -> None:
    (job,) = running.add(PDF)
    found = result_of(report, running.fake.records[job].options, missing=("pages 3–7 could not be summarized",))
    running.do(lambda fake: fake.finish(job, found, JobState.PARTIAL))
    assert "⚠ Missing: pages 3–7 could not be summarized" in running.result_texts
    assert "Go on" in running.result_texts


def test_a_budget_pause_says_why(running: Stage) -> None:
    (job,) = running.add(PDF)
    running.do(lambda fake: fake.tell(job, JobState.PAUSED, reason="The budget of the day is used up."))
    assert {"Paused", "The budget of the day is used up.", "Go on", "Open settings"} <= set(
        running.result_texts.splitlines()
    )


def test_a_fallback_is_said(running: Stage, report: Document) -> None:
    (job,) = running.add(PDF)
    found = result_of(report, running.fake.records[job].options, engine="spare")
    running.do(lambda fake: fake.finish(job, found))
    assert "embedded was chosen; spare answered in its place" in running.result_texts


def test_a_document_is_taken_off_the_list_and_back(stage: Stage) -> None:
    jobs = stage.add(PDF, DOCX)
    stage.select(jobs[1])
    stage.window.desk.remove()
    assert stage.window.desk.model.rowCount() == 1
    assert stage.memory.hidden == {jobs[1]}
    assert stage.window.desk.current == stage.window.desk.model.entries[0].key, "the next one is selected"
    stage.window.notice.undo()
    assert [entry.title for entry in stage.window.desk.model.entries] == [DOCX.name, PDF.name]
    assert stage.memory.hidden == set()


def test_what_was_taken_off_stays_off_after_a_restart(stage: Stage, make_stage: MakeStage) -> None:
    jobs = stage.add(PDF, DOCX)
    stage.select(jobs[1])
    stage.window.desk.remove()
    again = make_stage(FakePrecis(stage.fake.home, stage.fake.documents, records=dict(stage.fake.records)))
    assert [entry.title for entry in again.window.desk.model.entries] == [DOCX.name]


def test_a_run_that_costs_money_is_asked_about(
    make_stage: MakeStage, tmp_path: Path, documents: dict[str, Document], memory
) -> None:
    memory.keep_choice(Mode.FAST, Length.STANDARD, "work", [])
    fake = FakePrecis(tmp_path, dict(documents), engines=(WORK_ENGINE,))
    stage = make_stage(fake)
    assert stage.window.desk.options.engine == "work"
    stage.window.open_files([PDF])
    stage.bot.waitUntil(stage.window.work.start_bar.isVisible)
    assert not fake.records
    assert stage.window.work.start_bar.said.text() == (
        "1 document in fast mode: about 18 s · up to 12 calls · at most $0.0040"
    )
    stage.window.work.start_bar.start.click()
    stage.bot.waitUntil(lambda: len(fake.records) == 1)
    assert not stage.window.work.start_bar.isVisible()


def test_pasted_text_becomes_a_document(stage: Stage) -> None:
    seen: list[object] = []
    original = stage.fake._take
    stage.fake._take = lambda source, options: (seen.append(source), original(source, options))[1]  # type: ignore[method-assign]
    QGuiApplication.clipboard().setText("Dear all, the meeting is moved to Friday. Please be there.")
    stage.window.work.paste()
    stage.bot.waitUntil(lambda: bool(seen))
    assert isinstance(seen[0], TextInput)
    assert seen[0].title.startswith("Dear all, the meeting")


def test_copy_gives_markdown(stage: Stage) -> None:
    stage.add(PDF)
    stage.window.work.copy_result()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(f"# {PDF.name}\n")
    assert "nothing is rewritten" in copied
    for card in stage.window.work.result.cards:
        assert card.claim.text in copied


def test_the_filter_narrows_by_title_label_and_kind(running: Stage, report: Document) -> None:
    jobs = running.add(PDF, DOCX, MBOX)
    running.do(lambda fake: fake.finish(jobs[2], result_of(report, fake.records[jobs[2]].options)))
    pane = running.window.work.documents
    for text, expected in (("LICENCE", 1), ("contract", 1), ("nothing like it", 0), ("", 3)):
        pane.words.setText(text)
        assert pane.proxy.rowCount() == expected, text
    pane.kind.setCurrentIndex(1)
    assert pane.proxy.rowCount() == 2


def test_first_start_shows_the_samples_and_the_card(
    make_stage: MakeStage, tmp_path: Path, documents: dict[str, Document], memory
) -> None:
    memory.welcomed = False
    stage = make_stage(FakePrecis(tmp_path, dict(documents), sample_files=(PDF, DOCX, MBOX)))
    stage.bot.waitUntil(lambda: stage.window.desk.model.rowCount() == 3)
    assert stage.window.desk.model.entries[0].title == PDF.name
    assert stage.window.work.welcome.isVisible()
    stage.window.work.welcome._on_closed()
    assert memory.welcomed
    assert not stage.window.work.welcome.isVisible()


def test_an_empty_list_says_what_to_do(stage: Stage) -> None:
    pane = stage.window.work.documents
    assert pane.stack.currentIndex() == 0
    assert not pane.filter_row.isVisible()


def test_opening_again_resumes_what_was_left(make_stage: MakeStage, running: Stage) -> None:
    (job,) = running.add(PDF)
    running.do(lambda fake: fake.tell(job, JobState.WORKING))
    again = make_stage(FakePrecis(running.fake.home, running.fake.documents, records=dict(running.fake.records)))
    assert ("resume",) in again.fake.calls


def test_closing_ends_the_engine_room(stage: Stage) -> None:
    closed: list[bool] = []
    stage.window.closed.connect(lambda: closed.append(True))
    stage.window.close()
    stage.room.close()
    assert closed
    assert isinstance(stage.room, EngineRoom)
    assert not stage.room._thread.is_alive()


def test_the_foot_says_where_the_next_run_happens(
    make_stage: MakeStage, tmp_path: Path, documents: dict[str, Document]
) -> None:
    fake = FakePrecis(tmp_path, dict(documents), engines=(EMBEDDED, WORK_ENGINE))
    stage = make_stage(fake)
    assert stage.window.foot.place.text() == "Engine: embedded · nothing leaves this computer"
    engine = stage.window.work.options.engine
    assert engine.isVisible()
    engine.setCurrentText("work")
    engine.activated.emit(engine.currentIndex())
    assert stage.window.foot.place.text() == "Engine: work · documents are sent to it"


def test_other_settings_count_at_once(stage: Stage) -> None:
    stage.add(PDF)
    assert stage.window.work.options.engine.count() == 1
    stage.fake.engines = (EMBEDDED, WORK_ENGINE)
    stage.fake.settings = Settings(stage.fake.home, {"embedded": EMBEDDED, "work": WORK_ENGINE}, default_engine="work")
    stage.fake.options = Options(engine="work")
    stage.fake.sets = (*stage.fake.sets, LabelSet("urgency", (Label("today"), Label("later")), "Urgency"))
    stage.room.ask(lambda precis: precis.reload())
    stage.settle()
    assert stage.window.desk.options.engine == "work", "a default that was just changed counts"
    assert [stage.window.work.options.engine.itemText(place) for place in range(2)] == ["embedded", "work"]
    assert "Urgency" in [action.text() for action in stage.window.work.options.menu.actions()]
    assert stage.window.foot.place.text() == "Engine: work · documents are sent to it"
    stage.bot.waitUntil(lambda: "up to 12 calls" in stage.window.work.options.estimate.text())
    stage.fake.settings = Settings(stage.fake.home, {"embedded": EMBEDDED})
    stage.fake.options = Options()
    stage.room.ask(lambda precis: precis.reload())
    stage.settle()
    assert stage.window.desk.options.engine == "embedded", "what is gone can't stay chosen"


def test_the_document_that_was_shown_is_shown_again(
    make_stage: MakeStage, tmp_path: Path, documents: dict[str, Document]
) -> None:
    fake = FakePrecis(tmp_path, dict(documents))
    first = make_stage(fake)
    jobs = first.add(PDF, DOCX, MBOX)
    first.select(jobs[2])
    shown = first.window.work.document.title.text()
    first.window.close()
    first.room.close()
    fake.bus = type(fake.bus)()
    again = make_stage(fake)
    assert again.window.work.document.title.text() == shown


def test_a_partial_summary_appears_as_parts_finish(running: Stage, report: Document) -> None:
    (job,) = running.add(PDF)
    running.do(lambda fake: fake.set_read(job))
    running.do(lambda fake: fake.tell(job, JobState.WORKING, counts=Counts(0, 4)))
    assert running.window.work.result.cards == []
    whole = result_of(report, running.window.desk.options)
    assert whole.summary
    part = replace(whole, summary=replace(whole.summary, claims=whole.summary.claims[:2]))
    running.do(lambda fake: fake.results.update({job: part}))
    running.do(lambda fake: fake.tell(job, JobState.WORKING, counts=Counts(2, 4)))
    running.bot.waitUntil(lambda: len(running.window.work.result.cards) == 2)
    assert "2 of 4 parts" in running.result_texts, "it is still said to be under way"


def test_key_facts_left_out_are_worked_out_once(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    original = verification.key_facts_left_out

    async def counted(document: Document, claims: Sequence[Claim]) -> tuple[LeftOut, ...]:
        looked.append(document.id)
        return await original(document, claims)

    monkeypatch.setattr(verification, "key_facts_left_out", counted)
    stage.window.work.options.toggle_mode()
    first, other = stage.add(PDF, DOCX)
    stage.select(first)
    stage.select(other)
    stage.bot.waitUntil(lambda: len(set(looked)) == 2)
    stage.settle()
    for _ in range(2):
        for job in (first, other):
            stage.select(job)
    stage.select(next(job for job in (first, other) if stage.fake.records[job].path == str(PDF)))
    stage.bot.waitUntil(lambda: "Not mentioned" in stage.result_texts)
    assert len(looked) == 2
