"""Sentences of the window: pure functions, no Qt."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from precis.domain.documents import Block, BlockKind, Document
from precis.domain.estimates import Estimate
from precis.domain.jobs import Counts, Failure, JobEvent, JobId, JobRecord, JobState, Length, Mode, Options
from precis.domain.money import Money
from precis.domain.results import Claim, Result, Summary, Usage, Verdict
from precis.ui import amounts, words
from precis.ui.result.remedies import Remedy, remedies
from precis.ui.work.entries import Entry, Fit, JobRow, after, facts_of, grouped

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
JOB = JobRecord(JobId("a"), "a.pdf", "/a.pdf", "", None, Options(), JobState.WORKING, NOW, NOW)


@pytest.mark.parametrize(
    ("seconds", "said"), [(0.42, "0.4 s"), (9.96, "10 s"), (12.4, "12 s"), (89, "89 s"), (200, "3 min"), (7300, "2 h")]
)
def test_durations(seconds: float, said: str) -> None:
    assert amounts.duration(seconds) == said


def test_a_stage_says_only_what_is_known() -> None:
    assert words.stage(JOB, now=NOW) == "Summarizing"
    full = replace(JOB, counts=Counts(12, 40, 3), spent=Money(4000))
    assert words.stage(full, now=NOW, eta_s=20.0) == (
        "Summarizing · 12 of 40 parts · 3 found again · about 20 s left · $0.0040"
    )
    assert words.stage(full, now=NOW + timedelta(seconds=300), eta_s=20.0).endswith(
        "stalled: no progress for 5 min · $0.0040"
    )


def test_a_failure_is_its_message() -> None:
    failed = replace(JOB, state=JobState.FAILED, error=Failure("broken_file", "The file is broken."))
    assert words.stage(failed, now=NOW) == "The file is broken."


def test_a_price_that_is_not_known_is_called_unknown() -> None:
    assert "price unknown" in words.estimate(Estimate(calls=1, cost=None, seconds=3))
    result = Result("d", "fast", "work", "m", usage=Usage(calls=2, cost=None))
    assert words.small_print(result) == "work (m) · fast · 0.0 s · 2 calls · price unknown"


@pytest.mark.parametrize(("days", "said"), [(0, ":00"), (1, "yesterday"), (20, "10 Feb"), (400, "2025")])
def test_moments(days: int, said: str) -> None:
    assert said in amounts.when(NOW - timedelta(days=days), NOW)


def test_how_far_to_trust_counts_the_weak_ones() -> None:
    claims = tuple(Claim("x", verdict=verdict) for verdict in Verdict)
    result = Result("d", "fast", "work", "m", summary=Summary("h", claims))
    assert words.trust(facts_of(result)) == ("◐", "2 of 4 sentences to check")
    assert words.trust(facts_of(None)) == ("", "")


def test_an_encrypted_document_asks_for_its_password_only() -> None:
    assert remedies(Failure("encrypted", "")) == (Remedy.PASSWORD,)
    assert remedies(Failure("bad_key", ""))[0] is Remedy.SETTINGS
    assert remedies(Failure("whatever", "")) == (Remedy.RETRY,)


def _entry(*options: Options) -> Entry:
    rows = {}
    for number, one in enumerate(options):
        job = replace(JOB, id=JobId(str(number)), options=one, created_at=NOW + timedelta(seconds=number))
        rows[job.id] = JobRow(job)
    return Entry("k", rows)


def test_what_is_shown_fits_what_is_chosen() -> None:
    entry = _entry(Options(), Options(length=Length.BRIEF), Options(), Options(mode=Mode.ACCURATE))
    assert entry.shown(Options()).row.job.id == "2"
    assert entry.shown(Options()).fit is Fit.EXACT
    assert entry.shown(Options(length=Length.DETAILED)).fit is Fit.OTHER_CHOICES
    assert _entry(Options()).shown(Options(mode=Mode.ACCURATE)).fit is Fit.OTHER_MODE


def test_documents_group_their_jobs_by_path() -> None:
    other = replace(JOB, id=JobId("b"), options=Options(mode=Mode.ACCURATE))
    pasted = replace(JOB, id=JobId("c"), path="", document_id="d1")
    again = replace(pasted, id=JobId("d"))
    entries = grouped([JOB, other, pasted, again])
    assert [set(entry.rows) for entry in entries] == [{"a", "b"}, {"c", "d"}]


def test_an_event_takes_the_wish_to_cancel_back() -> None:
    row = JobRow(JOB, is_cancelling=True)
    assert not after(row, JobEvent(JOB.id, 3, NOW, JobState.CANCELLED)).is_cancelling


def test_a_language_without_spaces_is_counted_in_characters() -> None:
    text = "甲は乙に 480,000円を払う。"
    block = (Block(BlockKind.PARAGRAPH, 0, len(text)),)
    assert words.size_of(Document("d", "txt", "", text, block, language="ja")) == "16 characters"
    assert words.size_of(Document("d", "txt", "", "Two words", block, language="en")) == "2 words"
