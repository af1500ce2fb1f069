"""What a document's outcome looks like: the pinned JSON object, and text for people."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from precis.domain.documents import Block, Document
from precis.domain.jobs import Failure, JobRecord, JobState, Options
from precis.domain.results import Citation, Claim, LabelResult, Result, Summary, Usage, Verdict
from precis.domain.text import printable

MARKS = {Verdict.SUPPORTED: "✓", Verdict.PARTIAL: "~", Verdict.UNSUPPORTED: "✗", Verdict.UNCHECKED: "·"}


def print_json(value: Mapping[str, Any]) -> None:
    """Print one object on a line of its own, as UTF-8 whatever the terminal's encoding."""
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


def outcome_json(job: JobRecord, result: Result | None, document: Document | None) -> dict[str, Any]:
    """Return the pinned object of one document (DESIGN: `summarize --json`)."""
    usage = Usage() if result is None else result.usage
    value: dict[str, Any] = {
        "job": job.id,
        "state": job.state.value,
        "document": document_json(job, document),
        "mode": job.options.mode.value if result is None else result.mode,
        "engine": job.options.engine if result is None else result.engine,
        "model": "" if result is None else result.model,
        "summary": None if result is None or result.summary is None else summary_json(result.summary),
        "labels": [] if result is None else [label_json(label) for label in result.labels],
        "usage": usage_json(usage),
        "timing": timing_json(result),
        "warnings": [*(document.warnings if document else ()), *(result.warnings if result else ())],
        "missing": [] if result is None else list(result.missing),
        "error": failure_json(job.error),
    }
    return {"id": job.input_id, **value} if job.input_id else value


def refused_json(path: Path, failure: Failure, options: Options) -> dict[str, Any]:
    """Return the pinned object of a path that led to no document, so that each named path has its object."""
    return {
        "job": None,
        "state": JobState.FAILED.value,
        "document": {"id": None, "path": str(path), "title": path.name, "pages": None, "words": None},
        "mode": options.mode.value,
        "engine": options.engine,
        "model": "",
        "summary": None,
        "labels": [],
        "usage": usage_json(Usage()),
        "timing": timing_json(None),
        "warnings": [],
        "missing": [],
        "error": failure_json(failure),
    }


def document_json(job: JobRecord, document: Document | None) -> dict[str, Any]:
    """Return the facts of the document; what is not known is null."""
    return {
        "id": job.document_id,
        "path": job.path or None,
        "title": job.title if document is None else document.title,
        "pages": None if document is None else len(document.pages) or None,
        "words": None if document is None else document.words,
    }


def summary_json(summary: Summary) -> dict[str, Any]:
    """Return a summary with its claims."""
    return {
        "headline": summary.headline,
        "text": summary.text,
        "extractive": summary.is_extractive,
        "coverage": [round(share, 3) for share in summary.coverage],
        "claims": [claim_json(claim) for claim in summary.claims],
    }


def claim_json(claim: Claim) -> dict[str, Any]:
    """Return a claim with its citations and checks."""
    return {
        "text": claim.text,
        "support": round(claim.support, 4),
        "verdict": claim.verdict.value,
        "citations": [citation_json(citation) for citation in claim.citations],
        "checks": [{"name": c.name, "passed": c.passed, "message": c.message} for c in claim.checks],
    }


def citation_json(citation: Citation) -> dict[str, Any]:
    """Return a citation; `start` and `end` count code points of the text that `precis read --json` gives."""
    return {
        "start": citation.span.start,
        "end": citation.span.end,
        "page": citation.page,
        "quote": citation.quote,
        "weak": citation.is_weak,
    }


def label_json(label: LabelResult) -> dict[str, Any]:
    """Return the answer for one label set."""
    return {
        "set": label.label_set,
        "label": label.label,
        "confidence": round(label.confidence, 4),
        "band": label.band.value,
        "basis": label.basis,
        "decided_by": label.decided_by.value,
        "alternatives": [{"label": a.label, "confidence": round(a.confidence, 4)} for a in label.alternatives],
    }


def usage_json(usage: Usage) -> dict[str, Any]:
    """Return the usage; an unknown price is null, never 0."""
    return {
        "calls": usage.calls,
        "cached_calls": usage.cached_calls,
        "input_tokens": usage.input_tokens,
        "output_tokens": usage.output_tokens,
        "cost_usd": None if usage.cost is None else usage.cost.usd,
    }


def timing_json(result: Result | None) -> dict[str, float]:
    """Return seconds, rounded to milliseconds."""
    if result is None:
        return {"read_s": 0.0, "queue_s": 0.0, "total_s": 0.0}
    timing = result.timing
    return {"read_s": round(timing.read_s, 3), "queue_s": round(timing.queue_s, 3), "total_s": round(timing.total_s, 3)}


def failure_json(failure: Failure | None) -> dict[str, Any] | None:
    """Return the error object, or None."""
    if failure is None:
        return None
    return {
        "code": failure.code,
        "message": failure.message,
        "hint": failure.hint,
        "retryable": failure.retryable,
    }


def read_json(path: str | None, document: Document) -> dict[str, Any]:
    """Return the pinned object of `read --json`."""
    return {
        "document": {
            "id": document.id,
            "path": path,
            "title": document.title,
            "format": document.format,
            "language": document.language,
            "pages": len(document.pages) or None,
            "words": document.words,
            "reader": document.reader,
        },
        "text": document.text,
        "blocks": [_block_json(block) for block in document.blocks],
        "pages": [
            {"number": p.number, "width": round(p.width, 2), "height": round(p.height, 2)} for p in document.pages
        ],
        "warnings": list(document.warnings),
    }


def _block_json(block: Block) -> dict[str, Any]:
    box = block.box
    corners = None if box is None else [round(v, 2) for v in (box.left, box.top, box.right, box.bottom)]
    return {"kind": block.kind.value, "start": block.start, "end": block.end, "page": block.page, "box": corners}


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
    facts = [job.title if document is None else f"{job.title} — {document.title}" if document.title else job.title]
    if document is not None:
        pages = len(document.pages)
        facts += [f"{pages} page{'s' * (pages != 1)}"] * bool(pages) + [f"{document.words:,} words"]
    return " · ".join(facts)


def _summary_lines(summary: Summary) -> Iterator[str]:
    if summary.headline:
        yield f"  {printable(summary.headline)}"
    for claim in summary.claims:
        pages = sorted({c.page for c in claim.citations if c.page is not None})
        where = f"  [p. {', '.join(map(str, pages))}]" if pages else ""
        yield f"  {MARKS[claim.verdict]} {printable(' '.join(claim.text.split()))}{where}"
        yield from (f"      {printable(check.message)}" for check in claim.checks if not check.passed and check.message)


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
