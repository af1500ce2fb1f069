"""What the window says of a job, in words: pure functions of values, so that each sentence is tested without Qt."""

from __future__ import annotations

from datetime import datetime

from precis.domain.jobs import JobRecord, JobState
from precis.domain.results import Band, Claim, Result, Verdict

_STAGES = {
    JobState.QUEUED: "Waiting for its turn",
    JobState.READING: "Reading",
    JobState.PLANNING: "Planning",
    JobState.WORKING: "Summarizing",
    JobState.CHECKING: "Checking",
    JobState.WAITING: "Waiting",
    JobState.PAUSED: "Paused",
    JobState.NEEDS_REVIEW: "Done, labels need a look",
    JobState.DONE: "Done",
    JobState.PARTIAL: "Partly done",
    JobState.FAILED: "Failed",
    JobState.CANCELLED: "Cancelled",
}
VERDICTS = {
    Verdict.SUPPORTED: ("✓", "Supported"),
    Verdict.PARTIAL: ("◐", "Partly supported"),
    Verdict.UNSUPPORTED: ("✕", "Not supported"),
    Verdict.UNCHECKED: ("○", "Not checked"),
}
BANDS = {Band.SURE: "sure", Band.LIKELY: "likely", Band.UNSURE: "unsure"}


def duration(seconds: float) -> str:
    """Return `seconds` for people: `0.4 s`, `12 s`, `3 min`, `2 h`."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.0f} h"


def stage(job: JobRecord, *, now: datetime, eta_s: float | None = None) -> str:
    """Return the job's stage with counts, time left and money, each only where it is known."""
    if job.state is JobState.FAILED and job.error:
        return job.error.message
    parts = [_STAGES[job.state]]
    if job.reason:
        parts.append(job.reason)
    if job.until and job.until > now:
        parts.append(f"continuing in {duration((job.until - now).total_seconds())}")
    if not job.state.is_final:
        parts += _progress(job, eta_s)
    if job.spent:
        parts.append(str(job.spent))
    return " · ".join(parts)


def _progress(job: JobRecord, eta_s: float | None) -> list[str]:
    parts: list[str] = []
    if job.counts.total > 1:
        parts.append(f"{job.counts.done} of {job.counts.total} parts")
    if job.counts.cached:
        parts.append(f"{job.counts.cached} found again")
    if eta_s is not None and eta_s >= 1:
        parts.append(f"about {duration(eta_s)} left")
    return parts


def support(claim: Claim) -> str:
    """Return the claim's verdict with the pages it rests on."""
    pages = sorted({citation.page for citation in claim.citations if citation.page is not None})
    where = f" · page {', '.join(map(str, pages))}" if pages else ""
    mark, text = VERDICTS[claim.verdict]
    return f"{mark} {text}{where}"


def weakness(claim: Claim) -> str:
    """Return why a claim is weak; empty for one whose checks all passed."""
    return " ".join(check.message for check in claim.checks if not check.passed and check.message)


def small_print(result: Result) -> str:
    """Return engine, model, mode, time, calls and cost; a price that is not known is called unknown."""
    usage = result.usage
    parts = [result.engine if result.model in ("", result.engine) else f"{result.engine} ({result.model})", result.mode]
    parts.append(duration(result.timing.total_s))
    if usage.calls or usage.cached_calls:
        parts.append(f"{usage.calls} calls, {usage.cached_calls} found again")
    parts.append("price unknown" if usage.cost is None else str(usage.cost) if usage.cost else "no cost")
    return " · ".join(parts)


def markdown(title: str, result: Result) -> str:
    """Return the result as Markdown, with the passage under each claim, to copy or to keep."""
    lines = [f"# {title}", ""]
    if result.summary:
        if result.summary.headline:
            lines += [f"**{result.summary.headline}**", ""]
        for claim in result.summary.claims:
            lines.append(f"- {claim.text} ({support(claim)})")
            lines += [f"  > {' '.join(citation.quote.split())}" for citation in claim.citations]
        lines.append("")
    lines += [f"- {label.label_set}: {label.label} ({BANDS[label.band]})" for label in result.labels]
    return "\n".join([*lines, "", f"*{small_print(result)}*", ""])
