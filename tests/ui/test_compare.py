"""Two results side by side: which sentences go together, what is marked, and where a comparison begins."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QLabel

from precis.app import sample_files
from precis.domain.documents import Document
from precis.domain.jobs import Options
from precis.domain.results import Band, Claim, DecidedBy, LabelResult, Result, Summary
from precis.ui.compare.differing import Pair, labels, pairs, runs, summed_up
from precis.ui.compare.view import CompareDialog
from precis.ui.window import HISTORY
from tests.ui.conftest import Stage
from tests.ui.fake_precis import FakePrecis, claims_of, result_of

PDF, DOCX, _ = sample_files()
A, B, C, D = (
    "The lease ends on 30 June 2027.", "The deposit is 1,850 euros.", "The tenant pays for small repairs.",
    "Pets are allowed with consent.",
)  # fmt: skip


def _result(*texts: str, label: str = "") -> Result:
    answers = (LabelResult("kind", label, 0.9, Band.SURE, "margin", DecidedBy.MODEL),) if label else ()
    return Result("d", "fast", "embedded", "", Summary("", tuple(map(Claim, texts))), answers)


def _texts(found: list[Pair]) -> list[tuple[str, str]]:
    return [(pair.left.text if pair.left else "", pair.right.text if pair.right else "") for pair in found]


def test_equal_results_say_the_same() -> None:
    found = pairs(_result(A, B), _result(A, B))
    assert all(pair.is_same for pair in found)
    assert summed_up(found) == "Both summaries say the same."


def test_sentences_find_their_partners_wherever_they_are() -> None:
    reworded = "The deposit is 1,950 euros."
    found = pairs(_result(A, B, C), _result(reworded, D, A))
    assert sorted(_texts(found)) == sorted([(A, A), (B, reworded), (C, ""), ("", D)])
    assert summed_up(found) == "Of 4 sentences: 1 in both, 1 reworded, 1 only on the left, 1 only on the right."


def test_small_words_in_common_make_no_pair() -> None:
    left = "The out-of-band authenticator shall establish a channel with the verifier in order to retrieve the secret."
    right = "Use of some types of authenticators requires that the verifier store a copy of the secret."
    assert all(pair.left is None or pair.right is None for pair in pairs(_result(left), _result(right)))


def test_nothing_to_compare_is_said() -> None:
    assert summed_up(pairs(_result(), _result())) == "Neither has a summary."


@given(st.lists(st.sampled_from((A, B, C, D, "", "和暖的春天")), max_size=6),
       st.lists(st.sampled_from((A, B, C, D, "x")), max_size=6))  # fmt: skip
def test_no_sentence_is_lost_or_doubled(left: list[str], right: list[str]) -> None:
    found = _texts(pairs(_result(*left), _result(*right)))
    assert [text for text, _ in found if text] == [text for text in left if text]
    assert sorted(text for _, text in found if text) == sorted(text for text in right if text)


@given(st.text(max_size=60), st.text(max_size=60))
def test_pieces_make_up_the_texts(left: str, right: str) -> None:
    ours, theirs = runs(left, right)
    assert "".join(piece for piece, _ in ours) == left
    assert "".join(piece for piece, _ in theirs) == right
    assert [p for p, differs in ours if not differs] == [p for p, differs in theirs if not differs]


def test_only_the_words_that_differ_are_marked() -> None:
    ours, theirs = runs(B, "The deposit is 1,950 euros.")
    assert [piece for piece, differs in ours if differs] == ["850"]
    assert [piece for piece, differs in theirs if differs] == ["950"]


def test_labels_are_compared_a_set_at_a_time() -> None:
    (same,) = labels(_result(label="contract"), _result(label="contract"))
    (other,) = labels(_result(label="contract"), _result())
    assert (same.is_same, other.is_same, other.left, other.right) == (True, False, "contract · sure", "")


@pytest.fixture
def both(stage: Stage, report: Document) -> Stage:
    """Return a window with a document that has a fast and an accurate result, the second with one claim more."""
    (job,) = stage.add(PDF)
    stage.window.work.options.toggle_mode()
    stage.window.desk.run()
    stage.bot.waitUntil(lambda: len(stage.fake.records) == 2)
    stage.settle()
    accurate = next(one for one in stage.fake.records if one != job)
    found = result_of(report, stage.fake.records[accurate].options)
    assert found.summary is not None
    summary = replace(found.summary, claims=claims_of(report, 5))
    stage.do(lambda fake: fake.finish(accurate, replace(found, summary=summary)))
    return stage


def _dialog(stage: Stage) -> CompareDialog:
    stage.settle()
    found = stage.window.findChildren(CompareDialog)
    assert len(found) == 1
    return found[0]


def _said(dialog: CompareDialog) -> str:
    page = dialog.area.widget()
    assert page is not None
    return "\n".join(label.text() for label in page.findChildren(QLabel)) or getattr(page, "text", str)()


def test_fast_and_accurate_are_compared_from_the_result(both: Stage) -> None:
    both.window.work.result.compare.click()
    dialog = _dialog(both)
    assert [box.currentText().partition(" ·")[0] for box in dialog.boxes] == ["Accurate", "Fast"]
    assert dialog.said.text() == "Of 5 sentences: 4 in both, 1 only on the left."
    assert "only on the left" in _said(dialog)
    dialog.boxes[1].setCurrentIndex(dialog.boxes[0].currentIndex())
    dialog.refresh()
    both.bot.waitUntil(lambda: dialog.said.text() == "Both summaries say the same.")
    dialog.close()


def test_one_result_alone_says_what_to_do(stage: Stage) -> None:
    stage.add(PDF)
    stage.window.work.compare()
    assert "only one result" in stage.window.notice.label.text()
    assert not stage.window.findChildren(CompareDialog)


def test_a_result_that_is_gone_is_said(both: Stage) -> None:
    both.do(lambda fake: fake.results.clear())
    both.window.work.compare()
    dialog = _dialog(both)
    both.bot.waitUntil(lambda: "no longer in the history" in _said(dialog))
    dialog.close()


def test_two_rows_of_the_history_are_compared(stage: Stage) -> None:
    stage.add(PDF)
    stage.add(DOCX)
    stage.window.show_view(HISTORY)
    stage.settle()
    view = stage.window.history
    stage.bot.waitUntil(lambda: view.model.rowCount() == 2)
    assert not view.compare_button.isEnabled()
    selection = view.list.selectionModel()
    for place in range(2):
        selection.select(view.model.index(place), QItemSelectionModel.SelectionFlag.Select)
    view.compare_button.click()
    dialog = _dialog(stage)
    assert dialog.boxes[0].currentText().startswith(DOCX.name)
    assert dialog.boxes[1].currentText().startswith(PDF.name)
    dialog.close()


def test_markup_in_a_document_stays_text(stage: Stage, tmp_path: Path, report: Document) -> None:
    nasty = Claim("See <b>this</b> & <img src=x> that.")
    other = Claim("See <b>this</b> & <img src=y> that.")
    jobs = []
    for claim in (nasty, other):
        (job,) = stage.add(PDF) if not jobs else [stage.do(_again)]
        jobs.append(job)
        found = result_of(report, Options())
        stage.do(lambda fake, job=job, found=found, claim=claim: fake.finish(
            job, replace(found, summary=Summary("", (claim,)))
        ))  # fmt: skip
    dialog = stage.window.compare([stage.fake.records[job] for job in jobs], (jobs[0], jobs[1]))
    stage.settle()
    assert "&lt;b&gt;this&lt;/b&gt;" in _said(dialog)
    assert "<b>" not in _said(dialog)
    dialog.close()


def _again(fake: FakePrecis):
    record = next(iter(fake.records.values()))
    from precis.domain.jobs import FileInput

    return fake._take(FileInput(Path(record.path)), replace(record.options))
