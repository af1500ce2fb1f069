"""Before anything is sent: the notice of an engine that was not agreed to, and the exact text that would go."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from precis.app import sample_files
from precis.domain.documents import Document
from precis.domain.errors import NoticeNeeded, PrecisError, StoreBusy
from precis.domain.jobs import FileInput, Options
from precis.settings import EMBEDDED
from precis.ui.sending import telling
from precis.ui.sending.gate import SendingGate
from precis.ui.sending.notice import NoticeDialog
from precis.ui.sending.preview import PreviewDialog, laid_out
from tests.ui.conftest import MakeStage, Stage
from tests.ui.fake_precis import WORK_ENGINE, FakePrecis
from tests.ui.sendings import KNOWN, SENT, TERMS, notice_of, preview_of

PDF = sample_files()[0]
WORK = Options(engine="work")


class _Gate:
    """A gate over a stage, and what it let through."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.gate = SendingGate(stage.room, stage.window)
        self.gone: list[Options] = []
        self.others = 0
        self.gate.other_asked.connect(self._on_other)

    def _on_other(self) -> None:
        self.others += 1

    def before(self, options: Options = WORK) -> list[NoticeDialog]:
        self.gate.before(options, self.gone.append)
        self.stage.settle()
        return [one for one in self.stage.window.findChildren(NoticeDialog) if one.isVisible()]


@pytest.fixture
def gate(stage: Stage) -> _Gate:
    """Return a gate before an engine on the network that nobody agreed to yet."""
    stage.fake.sending.wanted = {"work": notice_of(), "team": notice_of("team", "2", is_redacted=False)}
    return _Gate(stage)


def _texts(dialog: QWidget) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_nothing_runs_before_it_was_agreed_to(gate: _Gate) -> None:
    (dialog,) = gate.before()
    assert gate.gone == []
    said = _texts(dialog)
    for part in ("api.example.com", "30 days, then deleted", "not used for training", "file names", "2026-02-01"):
        assert part in said
    assert "replaced by placeholders" in said
    dialog.agree.click()
    gate.stage.settle()
    assert gate.gone == [WORK]
    assert gate.stage.fake.sending.noted == ["1"]


def test_what_was_agreed_to_is_not_asked_again(gate: _Gate) -> None:
    gate.before()[0].agree.click()
    gate.stage.settle()
    assert gate.before() == []
    assert gate.gone == [WORK, WORK]
    gate.stage.fake.sending.wanted["work"] = notice_of(version="other terms")
    assert len(gate.before()) == 1


def test_fallbacks_are_asked_about_too(gate: _Gate) -> None:
    gate.stage.fake.sending.fallbacks = ("team",)
    (first,) = gate.before()
    first.agree.click()
    gate.stage.settle()
    assert gate.gone == []
    (second,) = [one for one in gate.stage.window.findChildren(NoticeDialog) if one.notice.engine == "team"]
    assert "Sent as it stands in the document" in _texts(second)
    second.agree.click()
    gate.stage.settle()
    assert gate.gone == [WORK]


def test_documents_are_kept_here(gate: _Gate) -> None:
    (dialog,) = gate.before()
    assert dialog.focusWidget() is dialog.keep
    QTest.keyClick(dialog.keep, Qt.Key.Key_Space)
    assert gate.gone == [replace(WORK, engine="embedded")]
    assert gate.stage.fake.sending.noted == []


def test_another_engine_is_chosen_first(gate: _Gate) -> None:
    (dialog,) = gate.before()
    dialog.other.click()
    assert gate.others == 1
    assert gate.gone == []


def test_closing_the_notice_sends_nothing(gate: _Gate) -> None:
    (dialog,) = gate.before()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert gate.gone == []
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    gate.stage.settle()
    assert gate.gone == []
    assert gate.others == 0


def test_the_embedded_engine_is_never_asked_about(gate: _Gate) -> None:
    gate.gate.before(Options(), gate.gone.append)
    assert gate.gone == [Options()]


def test_the_preview_shows_the_exact_text_with_what_is_replaced(stage: Stage) -> None:
    stage.fake.sending.wanted = {"work": notice_of()}
    dialog = PreviewDialog(stage.room, FileInput(PDF), WORK, stage.window)
    dialog.show()
    stage.settle()
    assert SENT in dialog.text.toPlainText()
    assert [one.cursor.selectedText() for one in dialog.text.extraSelections()] == list(KNOWN)  # type: ignore[attr-defined]
    shown = [(dialog.replaced.index(row, 0).data(), dialog.replaced.index(row, 1).data()) for row in range(3)]
    assert shown == list(KNOWN.items())
    assert dialog.said.text() == (
        "1 call goes to “work” at api.example.com. Up to 3 more follow; what they say depends on the answers."
    )
    assert dialog.calls.itemText(1).endswith("known, not sent again")
    assert "not used for training" in _texts(dialog)


def test_the_preview_says_where_nothing_is_sent(stage: Stage) -> None:
    dialog = PreviewDialog(stage.room, FileInput(PDF), Options(), stage.window)
    dialog.show()
    stage.settle()
    assert dialog.said.text() == "Nothing is sent. The embedded engine works on this machine."
    assert not dialog.text.isVisible()


def test_places_count_as_qt_counts() -> None:
    text, places = laid_out(preview_of().calls[0])
    units = text.encode("utf-16-le")
    assert [units[2 * start : 2 * end].decode("utf-16-le") for start, end in places] == list(KNOWN)


def test_unknown_terms_are_called_unknown() -> None:
    said = dict(telling.terms(replace(TERMS, retention="unknown", training="unknown", plan="unknown")))
    assert said["Kept for"] == said["Training"] == "unknown"
    assert said["Provider"] == "Example AI"


@pytest.fixture
def paid(make_stage: MakeStage, tmp_path: Path, documents: dict[str, Document]) -> Stage:
    """Return a window whose chosen engine is on the network and was not agreed to yet."""
    stage = make_stage(FakePrecis(tmp_path, dict(documents), engines=(EMBEDDED, WORK_ENGINE)))
    stage.fake.sending.wanted = {"work": notice_of()}
    stage.window.desk.choose(replace(stage.window.desk.options, engine="work"))
    return stage


def _submitted(stage: Stage) -> list[str]:
    return [call[2].engine for call in stage.fake.calls if call[0] in ("submit", "rerun")]


def _notices(stage: Stage) -> list[NoticeDialog]:
    stage.settle()
    return [one for one in stage.window.findChildren(NoticeDialog) if one.isVisible()]


def test_added_documents_wait_for_the_agreement(paid: Stage) -> None:
    paid.window.open_files([PDF])
    paid.settle()
    assert paid.window.work.start_bar.isVisible()
    paid.window.work.start_bar.start.click()
    (dialog,) = _notices(paid)
    assert _submitted(paid) == []
    dialog.agree.click()
    paid.settle()
    assert _submitted(paid) == ["work"]


def test_added_documents_are_kept_here_if_the_person_says_so(paid: Stage) -> None:
    paid.window.open_files([PDF])
    paid.settle()
    paid.window.work.start_bar.start.click()
    _notices(paid)[0].keep.click()
    paid.settle()
    assert _submitted(paid) == ["embedded"]


def test_running_again_on_an_engine_waits_too(paid: Stage) -> None:
    paid.window.desk.choose(replace(paid.window.desk.options, engine="embedded"))
    (job,) = paid.add(PDF)
    paid.select(job)
    paid.window.desk.choose(replace(paid.window.desk.options, engine="work"))
    paid.window.desk.run()
    (dialog,) = _notices(paid)
    assert _submitted(paid) == ["embedded"]
    dialog.agree.click()
    paid.settle()
    assert _submitted(paid) == ["embedded", "work"]


def test_a_failed_job_that_is_kept_here_is_run_anew(paid: Stage) -> None:
    paid.window.open_files([PDF])
    paid.settle()
    paid.window.work.start_bar.start.click()
    _notices(paid)[0].agree.click()
    paid.settle()
    job = next(iter(paid.fake.records))
    paid.do(lambda fake: fake.fail(job, "unreachable", "The engine can't be reached."))
    paid.fake.sending.wanted["work"] = notice_of(version="moved to another host")
    paid.window.desk.retry(job)
    (dialog,) = _notices(paid)
    assert not any(call[0] == "retry" for call in paid.fake.calls)
    dialog.keep.click()
    paid.settle()
    assert _submitted(paid) == ["work", "embedded"]
    assert not any(call[0] == "retry" for call in paid.fake.calls)


def test_the_start_bar_shows_what_would_be_sent(paid: Stage) -> None:
    paid.window.open_files([PDF])
    paid.settle()
    paid.window.work.start_bar.preview.click()
    paid.settle()
    (dialog,) = paid.window.findChildren(PreviewDialog)
    assert SENT in dialog.text.toPlainText()
    assert _submitted(paid) == []
    dialog.close()
    paid.window.work.preview_sent()
    paid.settle()
    assert not [one for one in paid.window.findChildren(PreviewDialog) if one.isVisible()], "no document is shown yet"


def test_another_engine_is_chosen_in_the_bar(paid: Stage) -> None:
    paid.window.open_files([PDF])
    paid.settle()
    paid.window.work.start_bar.start.click()
    _notices(paid)[0].other.click()
    paid.settle()
    assert paid.window.work.options.engine.view().isVisible()
    paid.window.work.options.engine.hidePopup()
    assert _submitted(paid) == []


def _refused(stage: Stage) -> tuple[list[str], list[PrecisError]]:
    """Have the window ask about what the work refused; return what became of it, and what was told of failures."""
    became, told = list[str](), list[PrecisError]()
    stage.room.failed.connect(told.append)
    gate = stage.window.work.sending
    gate.on_refused(
        NoticeNeeded("Nothing is sent.", engine="work"), lambda: became.append("again"), lambda: became.append("let go")
    )
    stage.settle()
    return became, told


def test_what_was_refused_is_done_again_once_it_was_agreed_to(paid: Stage) -> None:
    became, told = _refused(paid)
    _notices(paid)[0].agree.click()
    paid.settle()
    assert (became, told) == (["again"], [])


@pytest.mark.parametrize("asked", ["notices", "acknowledge"])
def test_what_was_refused_is_let_go_of_where_asking_fails(
    paid: Stage, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    async def fail(_: object) -> None:
        raise StoreBusy("The database is busy.", "Try again.")

    monkeypatch.setattr(paid.fake.sending, asked, fail)
    became, told = _refused(paid)
    for dialog in _notices(paid):
        dialog.agree.click()
    paid.settle()
    assert became == ["let go"]
    assert [error.message for error in told] == ["The database is busy."]
