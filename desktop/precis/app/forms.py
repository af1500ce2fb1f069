"""The pinned JSON objects of outcomes and documents, for the command line's output and for exports."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from precis.domain.documents import Block, Document
from precis.domain.jobs import Failure, JobRecord, JobState, Options
from precis.domain.results import Citation, Claim, LabelResult, Result, Summary, Usage
from precis.reading.formats import SUFFIXES


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
        "title": title_of(job, document),
        "pages": None if document is None else len(document.pages) or None,
        "words": None if document is None else document.words,
    }


def title_of(job: JobRecord, document: Document | None) -> str:
    """Return the document's own title; where it has none, the name of this job's file.

    A document without a title is called by its file, and one that is known under two names by the file that was read
    first: that name is not what the person named.
    """
    if document is None or document.title.rpartition(".")[2].lower() in SUFFIXES:
        return job.title
    return document.title


def summary_json(summary: Summary) -> dict[str, Any]:
    """Return a summary with its claims.

    `claims` holds every claim with its verdict, as pinned; `text` only what the summary says. What could not be
    supported is in `claims`, last, and named apart with the reason.
    """
    return {
        "headline": summary.headline,
        "text": summary.text,
        "extractive": summary.is_extractive,
        "coverage": [round(share, 3) for share in summary.coverage],
        "claims": [claim_json(claim) for claim in summary.claims],
        "could_not_be_supported": [
            {"text": claim.text, "reason": " ".join(claim.problems)} for claim in summary.not_supported
        ],
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
