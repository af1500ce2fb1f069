"""What an outcome looks like on a terminal: one JSON object a line, or text for people."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from precis.app.forms import claim_json, failure_json, label_json, outcome_json, read_json, refused_json, title_of
from precis.domain.documents import Document
from precis.domain.jobs import JobRecord, JobState
from precis.domain.results import Claim, LabelResult, Result, Summary, Verdict
from precis.domain.text import printable

MARKS = {Verdict.SUPPORTED: "✓", Verdict.PARTIAL: "~", Verdict.UNSUPPORTED: "✗", Verdict.UNCHECKED: "·"}


def print_json(value: Mapping[str, Any]) -> None:
    """Print one object on a line of its own, as UTF-8 whatever the terminal's encoding."""
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


def outcome_lines(job: JobRecord, result: Result | None, document: Document | None) -> Iterator[str]:
    """Yield an outcome as lines of text for people."""
    yield printable(_title_line(job, document))
    if job.error is not None:
        yield f"  ✗ {printable(job.error.message)}"
        if job.error.hint:
            yield f"    {printable(job.error.hint)}"
    elif job.state in (JobState.PAUSED, JobState.CANCELLED):
        yield f"  {job.state.value}: {job.reason or 'what was finished is kept'}"
    if result is None:
        return
    if result.summary is not None:
        yield from _summary_lines(result.summary)
    yield from (_label_line(label) for label in result.labels)
    yield from (f"  ! {printable(text)}" for text in _notes(result, document))
    yield f"  {_small_print(result)}"


def _title_line(job: JobRecord, document: Document | None) -> str:
    title = title_of(job, document)
    facts = [f"{job.title} — {title}" if title and title != job.title else job.title]
    if document is not None:
        pages = len(document.pages)
        facts += [f"{pages} page{'s' * (pages != 1)}"] * bool(pages) + [f"{document.words:,} words"]
    return " · ".join(facts)


def _summary_lines(summary: Summary) -> Iterator[str]:
    if summary.headline:
        yield f"  {printable(summary.headline)}"
    for claim in summary.sentences:
        yield from _claim_lines(claim)
    if summary.not_supported:
        yield "  Could not be supported, and is no part of the summary:"
    for claim in summary.not_supported:
        yield from _claim_lines(claim)


def _claim_lines(claim: Claim) -> Iterator[str]:
    pages = sorted({c.page for c in claim.citations if c.page is not None})
    where = f"  [p. {', '.join(map(str, pages))}]" if pages else ""
    yield f"  {MARKS[claim.verdict]} {printable(' '.join(claim.text.split()))}{where}"
    yield from (f"      {printable(problem)}" for problem in claim.problems)


def _label_line(label: LabelResult) -> str:
    decided = "waits for your review; nearest: " if label.decided_by.value == "none" else ""
    return f"  {label.label_set}: {decided}{label.label} ({label.band.value})"


def _notes(result: Result, document: Document | None) -> Sequence[str]:
    missing = [f"Missing: {text}" for text in result.missing]
    return [*(document.warnings if document else ()), *result.warnings, *missing]


def _small_print(result: Result) -> str:
    usage = result.usage
    cost = "cost unknown" if usage.cost is None else f"{usage.cost}" if usage.cost else "no cost"
    parts = [
        result.engine,
        *([result.model] if result.model else []),
        result.mode,
        f"{result.timing.total_s:.1f} s",
        cost,
    ]
    if usage.cached_calls:
        parts.append(f"{usage.cached_calls} found again")
    if result.summary is not None and result.summary.is_extractive:
        parts.append("sentences chosen from the document, nothing rewritten")
    return " · ".join(parts)


__all__ = [
    "MARKS",
    "claim_json",
    "failure_json",
    "label_json",
    "outcome_json",
    "outcome_lines",
    "print_json",
    "read_json",
    "refused_json",
]
