"""A result as plain parts, before it becomes Markdown, DOCX or PDF: what is said, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from precis.domain.documents import Document
from precis.domain.jobs import JobRecord
from precis.domain.results import Claim, DecidedBy, LabelResult, Result, Summary, Verdict
from precis.domain.text import printable

WORDS = {
    Verdict.SUPPORTED: "supported",
    Verdict.PARTIAL: "partly supported",
    Verdict.UNSUPPORTED: "not supported",
    Verdict.UNCHECKED: "not checked",
}
EXTRACTIVE = "The sentences are chosen from the document; nothing is rewritten."
NOT_SUPPORTED = "Could not be supported"
"""Heading of what an engine said and the document does not: no part of the summary."""
WRITTEN = "Written by a language model. Marks are hints with a known error, no guarantee: check what you rely on."


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim: its text, the verdict in words with the pages, what is wrong with it, and its quotes as (place, words).

    A quote that is the claim word for word is left out.
    """

    text: str
    mark: str
    problems: tuple[str, ...]
    quotes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything of a result that a reader on paper needs."""

    title: str
    headline: str
    statements: tuple[Statement, ...]
    not_supported: tuple[Statement, ...]
    """What could not be supported, under a heading of its own."""
    labels: tuple[str, ...]
    notes: tuple[str, ...]
    small_print: str


def sheet_of(job: JobRecord, result: Result, document: Document | None) -> Sheet:
    """Return the sheet of a result; white space and control characters in its texts are made plain."""
    summary = result.summary
    return Sheet(
        title=printable(document.title if document and document.title else job.title),
        headline=_plain(summary.headline) if summary else "",
        statements=tuple(map(_statement, summary.sentences)) if summary else (),
        not_supported=tuple(map(_statement, summary.not_supported)) if summary else (),
        labels=tuple(_label(label) for label in result.labels),
        notes=tuple(_plain(note) for note in _notes(result, document)),
        small_print=" · ".join(_small_print(job, result, document, summary)),
    )


def _statement(claim: Claim) -> Statement:
    text = _plain(claim.text)
    pages = ", ".join(str(page) for page in sorted({each.page for each in claim.citations if each.page}))
    quotes = ((f"p. {each.page}" if each.page else "", _plain(each.quote)) for each in claim.citations)
    return Statement(
        text,
        WORDS[claim.verdict] + (f", p. {pages}" if pages else ""),
        tuple(map(_plain, claim.problems)),
        tuple((place, words) for place, words in quotes if words != text),
    )


def _label(label: LabelResult) -> str:
    who = {
        DecidedBy.RULE: "decided by a rule",
        DecidedBy.PERSON: "decided by a person",
        DecidedBy.NONE: "not decided yet",
        DecidedBy.MODEL: label.band.value,
    }
    return f"{_plain(label.label_set)}: {_plain(label.label)} ({who[label.decided_by]})"


def _notes(result: Result, document: Document | None) -> Iterator[str]:
    yield from document.warnings if document else ()
    yield from result.warnings
    yield from (f"Missing: {text}" for text in result.missing)


def _small_print(job: JobRecord, result: Result, document: Document | None, summary: Summary | None) -> Iterator[str]:
    if document is not None and document.pages:
        yield f"{len(document.pages)} pages"
    yield " ".join(filter(None, (result.engine, result.model)))
    yield f"{result.mode} mode"
    yield f"{job.updated_at:%Y-%m-%d %H:%M} UTC"
    if summary is not None:
        yield EXTRACTIVE if summary.is_extractive else WRITTEN


def _plain(text: str) -> str:
    return printable(" ".join(text.split()))
