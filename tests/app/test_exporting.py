"""Exports: every format holds what was said, readable by its own readers; hostile text stays text."""

from __future__ import annotations

import asyncio
import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import docx
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from precis.app.exporting import FORMATS, render
from precis.app.exporting.export import write_whole
from precis.app.exporting.markdown import escaped
from precis.domain.documents import Block, BlockKind, Document, Span
from precis.domain.errors import WrongUse
from precis.domain.jobs import JobId, JobRecord, JobState, Options
from precis.domain.results import (
    DROPPED,
    Band,
    Check,
    Citation,
    Claim,
    DecidedBy,
    LabelResult,
    Result,
    Summary,
    Verdict,
)

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
TEXTS = (
    "The rent is 1,200 € a month.",
    "Zahlung bis 31. März, § 5 Abs. 2.",
    "契約は三か月前の通知で終了する。",
    "계약은 끝난다.",
)


def outcome(texts: tuple[str, ...] = TEXTS) -> tuple[JobRecord, Result, Document]:
    whole = "\n\n".join(texts)
    document = Document("d", "txt", "A lease", whole, (Block(BlockKind.PARAGRAPH, 0, len(whole)),), language="en")
    claims = tuple(
        Claim(
            text,
            (Citation(Span(0, len(whole)), whole, 3),),
            0.5,
            Verdict.PARTIAL,
            (Check("numbers", passed=False, message="The source says 12,400."),),
        )
        for text in texts
    )
    label = LabelResult("document-type", "contract", 0.9, Band.SURE, "zero-shot", DecidedBy.MODEL)
    result = Result("d", "fast", "work", "small", Summary("The lease", claims), (label,), missing=("Page 4.",))
    job = JobRecord(JobId("j"), "lease.txt", "", "", "d", Options(), JobState.DONE, NOW, NOW)
    return job, result, document


def text_in(data: bytes, kind: str) -> str:
    """Return the text of an export as its own readers see it."""
    if kind == "docx":
        return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)
    if kind == "pdf":
        with pypdfium2.PdfDocument(data) as file:
            return "\n".join(page.get_textpage().get_text_range() for page in file)
    return data.decode()


@pytest.mark.parametrize("kind", FORMATS)
def test_each_format_holds_what_was_said(kind: str) -> None:
    found = "".join(text_in(render(*outcome(), kind), kind).split()).replace("\\", "")
    for text in (
        *TEXTS,
        "The lease",
        "The source says 12,400.",
        "contract",
        "Page 4.",
        "partial" if kind == "json" else "partly",
    ):
        assert "".join(text.split()) in found, text


def test_json_is_the_pinned_object() -> None:
    value = json.loads(render(*outcome(), "json"))
    assert {"job", "state", "document", "summary", "labels", "usage", "timing", "warnings", "error"} <= value.keys()


@pytest.mark.parametrize("kind", ["md", "docx", "pdf"])
@given(st.lists(st.text(max_size=80), min_size=1, max_size=3))
@settings(max_examples=25, deadline=None)
def test_no_text_breaks_an_export(kind: str, texts: list[str]) -> None:
    assert render(*outcome(tuple(texts)), kind)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=40))
def test_markdown_shows_text_as_it_is(text: str) -> None:
    (inline,) = [token for token in MarkdownIt().parse(escaped(text)) if token.type == "inline"]
    assert "".join(child.content for child in inline.children or ()) == text


def test_half_written_file_is_never_left(tmp_path: Path) -> None:
    out = tmp_path / "result.md"
    out.write_text("before")

    def fail(_file: Path) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(WrongUse, match="No space left"):
        write_whole(out, fail)
    assert [file.name for file in tmp_path.iterdir()] == ["result.md"]
    assert out.read_text() == "before"


def test_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="missing"):
        write_whole(tmp_path / "missing" / "result.md", lambda file: file.write_text("x"))


def test_rendering_needs_no_event_loop() -> None:
    with pytest.raises(RuntimeError):
        asyncio.get_running_loop()
    assert render(*outcome(), "md").startswith(b"# A lease")


def with_dropped() -> tuple[JobRecord, Result, Document]:
    """Return an outcome whose last claim could not be supported."""
    job, result, document = outcome(TEXTS[:2])
    assert result.summary is not None
    checks = (
        Check("model", passed=False, message="The passage speaks of no penalty."),
        Check(DROPPED, passed=False, message="Could not be supported: nothing says it."),
    )
    dropped = Claim("There is a penalty of 500 €.", (), 0.1, Verdict.UNSUPPORTED, checks)
    summary = Summary("The lease", (*result.summary.claims, dropped))
    return job, replace(result, summary=summary), document


@pytest.mark.parametrize("kind", ["md", "docx", "pdf"])
def test_what_could_not_be_supported_stands_apart_with_its_reason(kind: str) -> None:
    found = " ".join(text_in(render(*with_dropped(), kind), kind).split())
    summary, apart = found.split("Could not be supported", 1)
    assert "The rent is" in summary
    assert "penalty" not in summary
    assert "There is a penalty of 500 €." in apart
    assert "The passage speaks of no penalty." in apart
    assert "nothing says it" not in apart, "the reason is said once, in the words that tell more"
    assert "Could not be supported" not in text_in(render(*outcome(), kind), kind)


def test_in_json_it_is_a_claim_as_pinned_and_no_part_of_the_text() -> None:
    summary = json.loads(render(*with_dropped(), "json"))["summary"]
    assert "penalty" not in summary["text"]
    assert summary["text"].startswith("The rent is")
    assert summary["claims"][-1]["text"] == "There is a penalty of 500 €."
    assert summary["claims"][-1]["verdict"] == "unsupported"
    assert summary["could_not_be_supported"] == [
        {"text": "There is a penalty of 500 €.", "reason": "The passage speaks of no penalty."}
    ]
    assert json.loads(render(*outcome(), "json"))["summary"]["could_not_be_supported"] == []
