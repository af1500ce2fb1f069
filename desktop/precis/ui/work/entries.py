"""The documents of the list: each groups the jobs about it, and says which one to show for what is chosen now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import Enum

from precis.domain.jobs import JobEvent, JobId, JobRecord, Options
from precis.domain.results import Result, Verdict
from precis.ui import words


@dataclass(frozen=True, slots=True)
class Facts:
    """What a finished job's row tells of its result."""

    labels: tuple[str, ...] = ()
    chips: tuple[str, ...] = ()
    """The labels, each with how sure it is in words."""
    claims: int = 0
    weak: int = 0
    dropped: int = 0
    """How many claims could not be supported, and are no part of the summary."""
    is_extractive: bool = False


@dataclass(frozen=True, slots=True)
class JobRow:
    """A job as it is known now."""

    job: JobRecord
    seq: int = -1
    eta_s: float | None = None
    facts: Facts | None = None
    is_cancelling: bool = False


class Fit(Enum):
    """How near the job that is shown comes to what is chosen."""

    EXACT = "exact"
    OTHER_CHOICES = "other_choices"
    OTHER_MODE = "other_mode"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a row of the list paints."""

    row: JobRow
    fit: Fit
    folder: str = ""
    """The watched folder that the document came from; empty for none."""


@dataclass(slots=True)
class Entry:
    """A document of the list with its jobs."""

    key: str
    rows: dict[JobId, JobRow] = field(default_factory=dict[JobId, JobRow])

    @property
    def newest(self) -> JobRow:
        """The job that was asked for last."""
        return max(self.rows.values(), key=lambda row: row.job.created_at)

    @property
    def title(self) -> str:
        """What the person calls the document."""
        return self.newest.job.title

    def shown(self, options: Options) -> Shown:
        """Return the job to show for `options`: an equal one, else one of the mode, else the newest."""
        ordered = sorted(self.rows.values(), key=lambda row: row.job.created_at, reverse=True)
        for row in ordered:
            if is_same(row.job.options, options):
                return Shown(row, Fit.EXACT)
        for row in ordered:
            if row.job.options.mode is options.mode:
                return Shown(row, Fit.OTHER_CHOICES)
        return Shown(ordered[0], Fit.OTHER_MODE)


def is_same(one: Options, other: Options) -> bool:
    """Say whether two choices ask for the same result."""
    return _asked(one) == _asked(other)


def _asked(options: Options) -> tuple[object, ...]:
    sets = tuple(sorted(labels.name for labels in options.label_sets))
    return (options.mode, options.engine, options.length, sets, options.summarize, options.focus, options.language)


def key_of(job: JobRecord) -> str:
    """Return what makes two jobs be about one document of the list: its path; for pasted text, its content."""
    if job.path:
        return f"path:{job.path}"
    return f"text:{job.document_id}" if job.document_id else f"job:{job.id}"


def facts_of(result: Result | None) -> Facts:
    """Return what a row tells of `result`."""
    if result is None:
        return Facts()
    summary = result.summary
    claims = summary.sentences if summary else ()
    weak = sum(claim.verdict in (Verdict.PARTIAL, Verdict.UNSUPPORTED) for claim in claims)
    labels = tuple(label.label for label in result.labels)
    chips = tuple(words.chip(label) for label in result.labels)
    dropped = len(summary.not_supported) if summary else 0
    return Facts(labels, chips, len(claims), weak, dropped, bool(summary and summary.is_extractive))


def after(row: JobRow, event: JobEvent) -> JobRow:
    """Return the row as it is after `event`."""
    job = replace(
        row.job,
        state=event.state,
        updated_at=event.at,
        counts=event.counts,
        spent=event.spent,
        estimated=event.estimated,
        reason=event.reason,
        until=event.until,
        error=event.error,
    )
    facts = row.facts if event.state.is_final else None
    return replace(row, job=job, seq=event.seq, eta_s=event.eta_s, facts=facts, is_cancelling=False)


def grouped(jobs: Iterable[JobRecord]) -> list[Entry]:
    """Return the documents that `jobs` (newest first) are about, the one with the newest job first."""
    entries: dict[str, Entry] = {}
    for job in jobs:
        key = key_of(job)
        entries.setdefault(key, Entry(key)).rows[job.id] = JobRow(job)
    return list(entries.values())
