"""What the window says of a job: its stage and progress, in a row of the list and beside the document.

Pure functions of values, so that each sentence is tested without a window.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from precis.domain.jobs import JobRecord, JobState
from precis.ui.amounts import count, duration, money
from precis.ui.language import mark, tr, trn
from precis.ui.sentences import said
from precis.ui.words.claims import not_supported, to_check
from precis.ui.words.runs import not_run, other_mode

if TYPE_CHECKING:
    from precis.ui.work.entries import Facts, Shown

STALLED_AFTER_S = 60.0
_STAGES = {
    JobState.QUEUED: mark("Waiting for its turn"),
    JobState.READING: mark("Reading"),
    JobState.PLANNING: mark("Planning"),
    JobState.WORKING: mark("Summarizing"),
    JobState.CHECKING: mark("Checking"),
    JobState.WAITING: mark("Waiting"),
    JobState.PAUSED: mark("Paused"),
    JobState.NEEDS_REVIEW: mark("Done, a label needs a look"),
    JobState.DONE: mark("Done"),
    JobState.PARTIAL: mark("Partly done"),
    JobState.FAILED: mark("Failed"),
    JobState.CANCELLED: mark("Cancelled"),
}


def row(shown: Shown, *, now: datetime) -> str:
    """Return what a document's row says: the stage of the job that it shows, and the watched folder it came from."""
    said = _row(shown, now)
    return tr("{stage} · from {folder}", stage=said, folder=shown.folder) if shown.folder else said


def _row(shown: Shown, now: datetime) -> str:
    from precis.ui.work.entries import Fit

    if shown.fit is Fit.OTHER_MODE and shown.row.job.state.is_final:
        return not_run(other_mode(shown.row.job.options.mode))
    if shown.row.is_cancelling:
        return tr("Cancelling…")
    facts = shown.row.facts
    if facts is not None and shown.row.job.state in (JobState.DONE, JobState.NEEDS_REVIEW):
        return " ".join(trust(facts)) or tr(_STAGES[shown.row.job.state])
    return stage(shown.row.job, now=now, eta_s=shown.row.eta_s)


def state(state: JobState) -> str:
    """Return what a state is called."""
    return tr(_STAGES[state])


def stage(job: JobRecord, *, now: datetime, eta_s: float | None = None) -> str:
    """Return the job's stage with counts, time left and money, each only where it is known."""
    if job.state is JobState.FAILED and job.error:
        return said(job.error.message)
    parts = [tr(_STAGES[job.state])]
    if job.reason and job.state is not JobState.NEEDS_REVIEW:
        parts.append(said(job.reason).rstrip("."))
    if job.until and job.until > now:
        parts.append(tr("continuing in {time}", time=duration((job.until - now).total_seconds())))
    if not job.state.is_final:
        parts += _progress(job, now, eta_s)
    if job.spent:
        parts.append(money(job.spent))
    return " · ".join(parts)


def _progress(job: JobRecord, now: datetime, eta_s: float | None) -> list[str]:
    parts: list[str] = []
    if job.counts.total > 1:
        parts.append(tr("{done} of {total} parts", done=count(job.counts.done), total=count(job.counts.total)))
    if job.counts.cached:
        parts.append(tr("{count} found again", count=count(job.counts.cached)))
    silent_s = (now - job.updated_at).total_seconds()
    if job.state not in (JobState.QUEUED, JobState.WAITING) and silent_s > STALLED_AFTER_S:
        parts.append(tr("stalled: no progress for {time}", time=duration(silent_s)))
    elif eta_s is not None and eta_s >= 1:
        parts.append(tr("about {time} left", time=duration(eta_s)))
    return parts


def trust(facts: Facts) -> tuple[str, str]:
    """Return a mark and words for how far the summary's sentences are supported; empty without any."""
    if not facts.claims:
        return ("✕", not_supported(facts.dropped)) if facts.dropped else ("", "")
    if facts.weak:
        sign, text = "◐", to_check(facts.weak, facts.claims)
    elif facts.is_extractive:
        sign, text = "✓", trn("{n} sentence, word for word", "{n} sentences, word for word", facts.claims)
    else:
        sign, text = "✓", trn("{n} sentence, all supported", "{n} sentences, all supported", facts.claims)
    if not facts.dropped:
        return sign, text
    return "◐", trn("{said} · {n} left out", "{said} · {n} left out", facts.dropped, said=text)
