"""The check of a summary: where source and summary come from, what is found, and what is said when it can't be done."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QLabel, QPushButton

from precis.app import sample_files
from precis.app.verification import Verifier
from precis.domain.documents import Document
from precis.domain.errors import Encrypted, NoText
from precis.domain.jobs import FileInput
from precis.ui.checking.view import CheckView
from precis.ui.result.facts import FactButton
from precis.ui.window import CHECK
from precis.ui.words import drawn_from
from tests.ui.conftest import Stage

PDF, DOCX, _ = sample_files()
FALSE = "Whales sing opera on Tuesdays."


@pytest.fixture
def check(stage: Stage) -> CheckView:
    """Return the check view over a window that shows the report."""
    stage.add(PDF)
    stage.window.show_view(CHECK)
    stage.settle()
    return stage.window.check


def _texts(view: CheckView) -> str:
    page = view.findings.widget()
    assert page is not None
    return "\n".join([*(label.text() for label in page.findChildren(QLabel)),
                      *(button.text() for button in page.findChildren(QPushButton))])  # fmt: skip


def _run(view: CheckView, stage: Stage, text: str) -> None:
    view.form.summary.setPlainText(text)
    view.form.check.click()
    stage.bot.waitUntil(lambda: not view.form._is_busy)


def test_the_open_document_is_the_source(check: CheckView) -> None:
    assert check.form.source.text() == PDF.name
    assert check.document.shows_pages
    assert not check.form.check.isEnabled(), "there is no summary yet"


def test_each_sentence_has_its_mark_and_its_reason(check: CheckView, stage: Stage, report: Document) -> None:
    start = report.text.find("Authentication establishes")
    said = report.text[start : report.text.find(".", start) + 1]
    _run(check, stage, f"{said}\n\n{FALSE}")
    assert check.findings.claims is not None
    verdicts = [card.claim.verdict.value for card in check.findings.claims.cards]
    assert verdicts == ["supported", "unsupported"]
    assert "◐ 1 of 2 sentences to check" in _texts(check)
    assert "No passage says this." in _texts(check)


def test_a_click_shows_the_passage(check: CheckView, stage: Stage, report: Document) -> None:
    start = report.text.find("Authentication establishes")
    said = report.text[start : report.text.find(".", start) + 1]
    _run(check, stage, f"{said}\n\n{FALSE}")
    cards = check.findings.claims.cards  # type: ignore[union-attr]
    QTest.mouseClick(cards[0], Qt.MouseButton.LeftButton)
    assert list(check.document.pages.marks) == list(cards[0].claim.citations[0].boxes)
    QTest.mouseClick(cards[1], Qt.MouseButton.LeftButton)
    assert list(check.document.pages.marks) == []
    assert stage.window.notice.label.text() == "No passage of the document supports this sentence."


def test_what_is_left_out_can_be_shown(check: CheckView, stage: Stage) -> None:
    _run(check, stage, FALSE)
    page = check.findings.widget()
    assert page is not None
    facts = page.findChildren(FactButton)
    assert facts
    facts[-1].click()
    assert check.document.pages.marks


def test_source_and_summary_come_from_files(stage: Stage, tmp_path: Path) -> None:
    stage.window.show_view(CHECK)
    view = stage.window.check
    assert view.form.source.text() == "No document chosen yet"
    source, summary = tmp_path / "lease.txt", tmp_path / "short.txt"
    source.write_text("The deposit is 1,850 euros. The keys are four in number.", "utf-8")
    summary.write_text("The deposit is 1,850 euros.", "utf-8")
    view.open_source(source)
    stage.bot.waitUntil(lambda: view.form.source.text() == "lease.txt")
    view.open_summary(summary)
    stage.bot.waitUntil(lambda: bool(view.form.summary.toPlainText()))
    assert isinstance(view.form.said, Document)
    view.form.summary.setFocus()
    QTest.keyClick(view.form.summary, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    stage.bot.waitUntil(lambda: "✓ 1 sentence, nothing found amiss" in _texts(view))
    view.form.summary.appendPlainText("More.")
    assert view.form.said == "The deposit is 1,850 euros.\nMore."


def test_a_file_that_is_gone_is_said(check: CheckView, stage: Stage, tmp_path: Path) -> None:
    check.open_source(tmp_path / "gone.pdf")
    stage.bot.waitUntil(lambda: "There is no file gone.pdf." in _texts(check))
    assert check.form.source.text() == PDF.name, "the source that was there stays"


def test_a_scan_without_text_is_said(check: CheckView, stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuse(*_: object) -> None:
        raise NoText("The source has no text to check against.")

    monkeypatch.setattr(stage.fake.verifier, "check", refuse)
    _run(check, stage, FALSE)
    assert "The source has no text to check against." in _texts(check)
    assert check.form.check.isEnabled()


def test_a_password_is_asked_for_once_it_is_needed(
    check: CheckView, stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = stage.fake.read

    async def locked(source: FileInput) -> Document:
        if source.password != "open sesame":
            raise Encrypted("The document is encrypted.", "Give its password.")
        return await real(source)

    monkeypatch.setattr(stage.fake, "read", locked)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("open sesame", True))
    file = tmp_path / "locked.txt"
    file.write_text("The rent is due on the first.", "utf-8")
    check.open_source(file)
    stage.bot.waitUntil(lambda: check.form.source.text() == "locked.txt")


def test_thirds_are_said_in_words() -> None:
    assert drawn_from((0.0, 0.0, 0.0)) == ""
    assert drawn_from((0.5, 0.25, 0.25)) == "Passages from the document: 50% beginning, 25% middle, 25% end"
    assert drawn_from((1.0, 0.0, 0.0)).endswith("nothing from: middle, end")


def test_a_check_is_cancelled_at_once(check: CheckView, stage: Stage) -> None:
    ended: list[str] = []

    class _Endless:
        version = "fake"

        async def check(self, *_: object) -> None:
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                ended.append("cancelled")
                raise

    stage.fake.verifier = Verifier(stage.fake, _Endless())  # type: ignore[arg-type]
    check.form.summary.setPlainText(FALSE)
    check.form.check.click()
    stage.settle()
    assert check.form.stop.isVisible()
    assert not check.form.check.isVisible()
    begun = time.perf_counter()
    check.form.stop.click()
    assert "Cancelled." in _texts(check)
    assert check.form.check.isVisible()
    assert time.perf_counter() - begun < 0.1
    stage.bot.waitUntil(lambda: ended == ["cancelled"])
