"""Results as files, from the result's own menu: each format, and what is said where it can't be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from precis.app import sample_files
from precis.domain.jobs import JobState
from precis.ui.result.exporting import KINDS, named
from tests.app.test_exporting import text_in
from tests.ui.conftest import Stage
from tests.ui.fake_precis import unsure_of

PDF = sample_files()[0]
HEADS = {"md": b"# ", "docx": b"PK", "pdf": b"%PDF", "json": b"{"}


def _choose(monkeypatch: pytest.MonkeyPatch, file: Path, kind: str) -> list[str]:
    """Answer the dialog as a person who types a name and chooses a format; return the filters that it offers."""
    offered: list[str] = []

    def answer(_parent: object, _title: str, _name: str, filters: str, chosen: str) -> tuple[str, str]:
        offered.append(filters)
        assert chosen.endswith(f"(*.{kind})")
        return str(file), chosen

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return offered


@pytest.mark.parametrize("kind", KINDS)
def test_each_format_is_written(stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    stage.add(PDF)
    offered = _choose(monkeypatch, tmp_path / "the result", kind)
    menu = stage.window.work.result.export.menu()
    next(action for action in menu.actions() if action.text() == f"{KINDS[kind]}…").trigger()
    file = tmp_path / f"the result.{kind}"
    stage.bot.waitUntil(lambda: stage.window.notice.label.text() == f"Exported as {file.name}.", timeout=20_000)
    assert file.read_bytes().startswith(HEADS[kind])
    assert offered[0].count("*.") == len(KINDS)


def test_the_json_holds_the_claims_that_are_shown(stage: Stage, tmp_path: Path) -> None:
    (job,) = stage.add(PDF)
    stage.window.work.exports.write(job, tmp_path / "a.json")
    stage.bot.waitUntil((tmp_path / "a.json").exists)
    written = json.loads((tmp_path / "a.json").read_text("utf-8"))
    shown = [card.claim.text for card in stage.window.work.result.cards]
    assert [claim["text"] for claim in written["summary"]["claims"]] == shown


def test_a_policy_that_forbids_it_is_said_and_nothing_written(stage: Stage, tmp_path: Path) -> None:
    (job,) = stage.add(PDF)
    stage.fake.forbids_exports = True
    stage.window.work.exports.write(job, tmp_path / "a.md")
    stage.bot.waitUntil(lambda: "policy" in stage.window.notice.label.text())
    assert not (tmp_path / "a.md").exists()


def test_a_folder_that_is_gone_is_said_in_words_for_the_window(stage: Stage, tmp_path: Path) -> None:
    (job,) = stage.add(PDF)
    stage.window.work.exports.write(job, tmp_path / "gone" / "a.md")
    stage.bot.waitUntil(lambda: "can't be written" in stage.window.notice.label.text())
    assert "--out" not in stage.window.notice.label.text()


def test_a_result_deleted_meanwhile_is_said(stage: Stage, tmp_path: Path) -> None:
    (job,) = stage.add(PDF)
    stage.do(lambda fake: fake.records.pop(job))
    stage.window.work.exports.write(job, tmp_path / "a.md")
    stage.bot.waitUntil(lambda: "no longer in the history" in stage.window.notice.label.text())


def test_a_name_keeps_an_end_that_names_a_format() -> None:
    assert named(Path("/a/b.PDF"), "md") == Path("/a/b.PDF")
    assert named(Path("/a/b.v2"), "docx") == Path("/a/b.v2.docx")


@pytest.mark.parametrize("kind", ["md", "docx", "pdf"])
def test_what_is_exported_opens_with_its_own_reader(stage: Stage, tmp_path: Path, kind: str) -> None:
    (job,) = stage.add(PDF)
    file = tmp_path / f"a.{kind}"
    stage.window.work.exports.write(job, file)
    stage.bot.waitUntil(file.exists, timeout=20_000)
    stage.settle()
    found = "".join(text_in(file.read_bytes(), kind).split()).replace("\\", "")
    for card in stage.window.work.result.cards:
        assert "".join(card.claim.text.split()) in found


def test_what_is_copied_holds_every_sentence_with_its_support(stage: Stage) -> None:
    stage.add(PDF)
    stage.window.work.result.copy.click()
    copied = QGuiApplication.clipboard().text()
    for card in stage.window.work.result.cards:
        assert f"- {card.claim.text} (✓ " in copied


def test_the_pane_needs_no_more_room_than_it_has(stage: Stage) -> None:
    """A long label that is unsure must not push the sentences out of the pane."""
    (job,) = stage.add(PDF)
    record = stage.fake.records[job]
    unsure = unsure_of(stage.fake.documents[record.path], record.options, "letter or mail")
    stage.do(lambda fake: fake.finish(job, unsure, JobState.NEEDS_REVIEW))
    stage.select(job)
    area = stage.window.work.result.area
    page = area.widget()
    assert page is not None
    assert page.minimumSizeHint().width() <= 300
