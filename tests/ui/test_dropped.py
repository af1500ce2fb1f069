"""Claims that could not be supported: apart from the summary, closed at first, never copied as part of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from precis.app import sample_files
from precis.domain.documents import Document
from precis.domain.jobs import JobId
from precis.domain.results import DROPPED, Check, Result, Summary, Verdict
from precis.ui import words
from precis.ui.result.copying import markdown
from precis.ui.work.entries import facts_of
from tests.ui.conftest import Stage
from tests.ui.fake_precis import result_of

PDF = sample_files()[0]
WHY = "The passage speaks of no penalty."


def with_dropped(document: Document, result: Result) -> Result:
    """Return the result with its last claim as one that could not be supported."""
    assert result.summary is not None
    *kept, last = result.summary.claims
    checks = (Check("model", False, WHY), Check(DROPPED, False, "Could not be supported: no passage says it."))
    dropped = replace(last, text="There is a penalty.", verdict=Verdict.UNSUPPORTED, checks=checks)
    return replace(result, summary=Summary(document.title, (*kept, dropped)))


@pytest.fixture
def job(stage: Stage, report: Document) -> JobId:
    (job,) = stage.add(PDF)
    result = with_dropped(report, result_of(report, stage.fake.records[job].options))
    stage.do(lambda fake: fake.finish(job, result))
    stage.select(job)
    stage.window.desk._view()
    stage.bot.waitUntil(lambda: stage.window.work.result.dropped is not None)
    return job


def test_they_stand_under_a_heading_of_their_own_and_open_by_keyboard(stage: Stage, job: JobId) -> None:
    pane = stage.window.work.result
    assert pane.dropped is not None
    assert [card.claim.text for card in pane.cards][-1] != "There is a penalty."
    assert len(pane.cards) == 3
    head, shown = pane.dropped.head, pane.dropped.list
    assert head.text() == "Could not be supported (1)"
    assert head.accessibleName().endswith("closed")
    assert not shown.isVisible()
    head.setFocus()
    QTest.keyClick(head, Qt.Key.Key_Space)
    assert shown.isVisible()
    assert head.accessibleName().endswith("open")
    (card,) = shown.cards
    assert WHY in card.accessibleName()
    assert "no passage says it" not in card.accessibleName(), "the reason is said once"


def test_one_claim_is_chosen_at_a_time(stage: Stage, job: JobId) -> None:
    pane = stage.window.work.result
    assert pane.dropped is not None
    assert pane.claims is not None
    pane.claims.choose(0)
    pane.dropped.head.click()
    pane.dropped.list.choose(0)
    assert not pane.cards[0].property("chosen")
    assert pane.dropped.list.cards[0].property("chosen")
    pane.claims.choose(1)
    assert not pane.dropped.list.cards[0].property("chosen")


def test_the_row_and_the_small_print_count_them(stage: Stage, job: JobId) -> None:
    assert "3 sentences, all supported · 1 left out" in stage.window.desk.model.index(0).data(
        Qt.ItemDataRole.AccessibleTextRole
    )
    assert "1 claim could not be supported" in stage.result_texts
    pane = stage.window.work.documents
    pane.kind.setCurrentIndex(3)
    assert pane.proxy.rowCount() == 1, "what was left out is something to check"


def test_a_copy_names_them_apart(stage: Stage, job: JobId) -> None:
    stage.window.work.copy_result()
    summary, apart = QGuiApplication.clipboard().text().split("## Could not be supported", 1)
    assert "There is a penalty." not in summary
    assert f"  - {WHY}" in apart


def test_a_summary_of_nothing_else_says_so(report: Document, stage: Stage) -> None:
    (job,) = stage.add(PDF)
    result = with_dropped(report, result_of(report, stage.fake.records[job].options))
    assert result.summary is not None
    alone = replace(result, summary=Summary("", result.summary.not_supported))
    assert words.trust(facts_of(alone)) == ("✕", "1 claim could not be supported")
    assert markdown("a.pdf", alone).count("There is a penalty.") == 1
