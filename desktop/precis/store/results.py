"""The SQL of results: a job's outcome as rows of results, claims, citations and labels, and back."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from typing import Any

from precis.domain.documents import Box, PlacedBox, Span
from precis.domain.jobs import JobId
from precis.domain.results import (
    Band,
    Check,
    Citation,
    Claim,
    DecidedBy,
    LabelResult,
    LabelScore,
    Result,
    Summary,
    Timing,
    Usage,
    Verdict,
)
from precis.store.values import micros, money_of

_Citations = dict[int, tuple[Citation, ...]]


def insert(connection: sqlite3.Connection, job: JobId, result: Result, at: str, *, is_final: bool) -> int:
    """Keep the result in place of the job's unfinished one; earlier finished ones stay. Returns the row's id."""
    connection.execute("DELETE FROM results WHERE job = ? AND is_final = 0", (job,))
    row = _columns(result) | {"job": job, "created_at": at, "is_final": is_final}
    number = _insert(connection, "results", row)
    for position, claim in enumerate(result.summary.claims if result.summary else ()):
        _insert_claim(connection, number, position, claim)
    for position, label in enumerate(result.labels):
        _insert_label(connection, number, position, label)
    _note(connection, job, number)
    return number


def _note(connection: sqlite3.Connection, job: JobId, result: int) -> None:
    """Note with the job what the history is filtered by."""
    connection.execute(
        """UPDATE jobs SET support = (SELECT avg(support) FROM claims WHERE result = :result), is_unsure = EXISTS (
            SELECT 1 FROM labels WHERE result = :result AND (decided_by = 'none' OR band = 'unsure')
        ) WHERE id = :job""",
        {"result": result, "job": job},
    )
    connection.execute("DELETE FROM job_labels WHERE number = (SELECT number FROM jobs WHERE id = ?)", (job,))
    connection.execute(
        """INSERT OR IGNORE INTO job_labels (label, number)
        SELECT label, (SELECT number FROM jobs WHERE id = ?) FROM labels WHERE result = ?""",
        (job, result),
    )


def _insert(connection: sqlite3.Connection, table: str, row: dict[str, Any]) -> int:
    names, marks = ",".join(row), ",".join("?" * len(row))
    # The names are this module's own, never data.
    cursor = connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))  # noqa: S608
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _columns(result: Result) -> dict[str, Any]:
    summary = result.summary or Summary("", ())
    first, middle, last = summary.coverage
    usage, timing = result.usage, result.timing
    return {
        "document_id": result.document_id,
        "mode": result.mode,
        "engine": result.engine,
        "model": result.model,
        "has_summary": result.summary is not None,
        "headline": summary.headline,
        "is_extractive": summary.is_extractive,
        "coverage_first": first,
        "coverage_middle": middle,
        "coverage_last": last,
        "calls": usage.calls,
        "cached_calls": usage.cached_calls,
        "input_tokens": usage.input_tokens,
        "output_tokens": usage.output_tokens,
        "cost_micros": micros(usage.cost),
        "read_s": timing.read_s,
        "queue_s": timing.queue_s,
        "total_s": timing.total_s,
        "warnings": json.dumps(result.warnings),
        "missing": json.dumps(result.missing),
        "facts": json.dumps(result.facts),
    }


def _insert_claim(connection: sqlite3.Connection, result: int, position: int, claim: Claim) -> None:
    row = {
        "result": result,
        "position": position,
        "text": claim.text,
        "support": claim.support,
        "verdict": claim.verdict.value,
        "checks": json.dumps([[check.name, check.passed, check.message] for check in claim.checks]),
        "calibration": claim.calibration,
    }
    _insert_citations(connection, "claim", _insert(connection, "claims", row), claim.citations)


def _insert_label(connection: sqlite3.Connection, result: int, position: int, label: LabelResult) -> None:
    row = {
        "result": result,
        "position": position,
        "label_set": label.label_set,
        "label": label.label,
        "confidence": label.confidence,
        "band": label.band.value,
        "basis": label.basis,
        "decided_by": label.decided_by.value,
        "alternatives": json.dumps([[score.label, score.confidence] for score in label.alternatives]),
    }
    _insert_citations(connection, "label", _insert(connection, "labels", row), label.evidence)


def _insert_citations(
    connection: sqlite3.Connection, parent: str, number: int, citations: tuple[Citation, ...]
) -> None:
    for position, citation in enumerate(citations):
        row = {
            parent: number,
            "position": position,
            "span_start": citation.span.start,
            "span_end": citation.span.end,
            "quote": citation.quote,
            "page": citation.page,
            "boxes": json.dumps([[p.page, p.box.left, p.box.top, p.box.right, p.box.bottom] for p in citation.boxes]),
            "is_weak": citation.is_weak,
        }
        _insert(connection, "citations", row)


def latest(connection: sqlite3.Connection, job: JobId) -> Result | None:
    """Return the job's newest result, or None."""
    row = connection.execute("SELECT * FROM results WHERE job = ? ORDER BY id DESC LIMIT 1", (job,)).fetchone()
    return None if row is None else _result(connection, row)


def _result(connection: sqlite3.Connection, row: sqlite3.Row) -> Result:
    summary = None
    if row["has_summary"]:
        coverage = (row["coverage_first"], row["coverage_middle"], row["coverage_last"])
        summary = Summary(row["headline"], _claims(connection, row["id"]), bool(row["is_extractive"]), coverage)
    return Result(
        document_id=row["document_id"],
        mode=row["mode"],
        engine=row["engine"],
        model=row["model"],
        summary=summary,
        labels=_labels(connection, row["id"]),
        usage=Usage(
            row["calls"], row["cached_calls"], row["input_tokens"], row["output_tokens"], money_of(row["cost_micros"])
        ),
        timing=Timing(row["read_s"], row["queue_s"], row["total_s"]),
        warnings=tuple(json.loads(row["warnings"])),
        missing=tuple(json.loads(row["missing"])),
        facts=json.loads(row["facts"]),
    )


def _claims(connection: sqlite3.Connection, result: int) -> tuple[Claim, ...]:
    citations = _citations(
        connection,
        "SELECT claim AS parent, citations.* FROM citations JOIN claims ON claims.id = claim"
        " WHERE result = ? ORDER BY claim, citations.position",
        result,
    )
    rows = connection.execute("SELECT * FROM claims WHERE result = ? ORDER BY position", (result,))
    return tuple(
        Claim(
            text=row["text"],
            citations=citations[row["id"]],
            support=row["support"],
            verdict=Verdict(row["verdict"]),
            checks=tuple(Check(*check) for check in json.loads(row["checks"])),
            calibration=row["calibration"],
        )
        for row in rows
    )


def _labels(connection: sqlite3.Connection, result: int) -> tuple[LabelResult, ...]:
    citations = _citations(
        connection,
        "SELECT citations.label AS parent, citations.* FROM citations JOIN labels ON labels.id = citations.label"
        " WHERE result = ? ORDER BY citations.label, citations.position",
        result,
    )
    rows = connection.execute("SELECT * FROM labels WHERE result = ? ORDER BY position", (result,))
    return tuple(
        LabelResult(
            label_set=row["label_set"],
            label=row["label"],
            confidence=row["confidence"],
            band=Band(row["band"]),
            basis=row["basis"],
            decided_by=DecidedBy(row["decided_by"]),
            alternatives=tuple(LabelScore(*score) for score in json.loads(row["alternatives"])),
            evidence=citations[row["id"]],
        )
        for row in rows
    )


def _citations(connection: sqlite3.Connection, query: str, result: int) -> _Citations:
    found: _Citations = defaultdict(tuple)
    for row in connection.execute(query, (result,)):
        boxes = tuple(PlacedBox(page, Box(*sides)) for page, *sides in json.loads(row["boxes"]))
        span = Span(row["span_start"], row["span_end"])
        found[row["parent"]] += (Citation(span, row["quote"], row["page"], boxes, bool(row["is_weak"])),)
    return found
