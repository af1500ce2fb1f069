"""What the window says of a job, in words: pure functions of values, so that each sentence is tested without Qt."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from precis.domain.documents import Document
from precis.domain.estimates import Estimate
from precis.domain.jobs import JobRecord, JobState, Length, Mode, Options
from precis.domain.results import NONE_OF_THESE, Band, Claim, DecidedBy, LabelResult, Result, Verdict

if TYPE_CHECKING:
    from precis.ui.work.entries import Facts, Shown

STALLED_AFTER_S = 60.0
_STAGES = {
    JobState.QUEUED: "Waiting for its turn",
    JobState.READING: "Reading",
    JobState.PLANNING: "Planning",
    JobState.WORKING: "Summarizing",
    JobState.CHECKING: "Checking",
    JobState.WAITING: "Waiting",
    JobState.PAUSED: "Paused",
    JobState.NEEDS_REVIEW: "Done, a label needs a look",
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
LENGTHS = {Length.BRIEF: "Brief", Length.STANDARD: "Standard", Length.DETAILED: "Detailed"}
MODES = {Mode.FAST: "Fast", Mode.ACCURATE: "Accurate"}
EXTRACTIVE = "Sentences chosen from the document; nothing is rewritten."


def duration(seconds: float) -> str:
    """Return `seconds` for people: `0.4 s`, `12 s`, `3 min`, `2 h`."""
    if seconds < 9.95:
        return f"{seconds:.1f} s"
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.0f} h"


def when(at: datetime, now: datetime) -> str:
    """Return a past moment for people, in local time: `14:05`, `yesterday 14:05`, `3 Mar 14:05`, `3 Mar 2024`."""
    local, today = at.astimezone(), now.astimezone()
    days = (today.date() - local.date()).days
    if days == 0:
        return f"{local:%H:%M}"
    if days == 1:
        return f"yesterday {local:%H:%M}"
    return f"{local.day} {local:%b %H:%M}" if local.year == today.year else f"{local.day} {local:%b %Y}"


def plural(count: int, one: str, many: str = "") -> str:
    """Return `count` with the right form of the word."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def row(shown: Shown, *, now: datetime) -> str:
    """Return what a document's row says: the stage of the job that it shows."""
    from precis.ui.work.entries import Fit

    if shown.fit is Fit.OTHER_MODE and shown.row.job.state.is_final:
        return f"Not run in {other_mode(shown.row.job.options.mode)} mode yet"
    if shown.row.is_cancelling:
        return "Cancelling…"
    facts = shown.row.facts
    if facts is not None and shown.row.job.state in (JobState.DONE, JobState.NEEDS_REVIEW):
        return " ".join(trust(facts)) or _STAGES[shown.row.job.state]
    return stage(shown.row.job, now=now, eta_s=shown.row.eta_s)


def other_mode(mode: Mode) -> str:
    """Return the name of the mode that `mode` is not."""
    return (Mode.ACCURATE if mode is Mode.FAST else Mode.FAST).value


def stage(job: JobRecord, *, now: datetime, eta_s: float | None = None) -> str:
    """Return the job's stage with counts, time left and money, each only where it is known."""
    if job.state is JobState.FAILED and job.error:
        return job.error.message
    parts = [_STAGES[job.state]]
    if job.reason and job.state is not JobState.NEEDS_REVIEW:
        parts.append(job.reason.rstrip("."))
    if job.until and job.until > now:
        parts.append(f"continuing in {duration((job.until - now).total_seconds())}")
    if not job.state.is_final:
        parts += _progress(job, now, eta_s)
    if job.spent:
        parts.append(str(job.spent))
    return " · ".join(parts)


def _progress(job: JobRecord, now: datetime, eta_s: float | None) -> list[str]:
    parts: list[str] = []
    if job.counts.total > 1:
        parts.append(f"{job.counts.done} of {job.counts.total} parts")
    if job.counts.cached:
        parts.append(f"{job.counts.cached} found again")
    silent_s = (now - job.updated_at).total_seconds()
    if job.state not in (JobState.QUEUED, JobState.WAITING) and silent_s > STALLED_AFTER_S:
        parts.append(f"stalled: no progress for {duration(silent_s)}")
    elif eta_s is not None and eta_s >= 1:
        parts.append(f"about {duration(eta_s)} left")
    return parts


def trust(facts: Facts) -> tuple[str, str]:
    """Return a mark and words for how far the summary's sentences are supported; empty without any."""
    if not facts.claims:
        return "", ""
    if facts.weak:
        return "◐", f"{facts.weak} of {plural(facts.claims, 'sentence')} to check"
    if facts.is_extractive:
        return "✓", f"{plural(facts.claims, 'sentence')}, word for word"
    return "✓", f"{plural(facts.claims, 'sentence')}, all supported"


def support(claim: Claim, *, is_extractive: bool = False) -> tuple[str, str]:
    """Return the claim's mark, and its verdict in words with the pages it rests on."""
    pages = sorted({citation.page for citation in claim.citations if citation.page is not None})
    where = f" · page {', '.join(map(str, pages))}" if pages else ""
    mark, text = VERDICTS[claim.verdict]
    if is_extractive and claim.verdict is Verdict.SUPPORTED:
        text = "Word for word"
    return mark, f"{text}{where}"


def weakness(claim: Claim) -> str:
    """Return why a claim is weak; empty for one whose checks all passed."""
    return " ".join(check.message for check in claim.checks if not check.passed and check.message)


def checked(result: Result) -> str:
    """Return what was checked of the summary, in words; empty where nothing was."""
    claims = result.summary.claims if result.summary else ()
    names = list(dict.fromkeys(check.name for claim in claims for check in claim.checks))
    if not names:
        return ""
    weak = sum(claim.verdict in (Verdict.PARTIAL, Verdict.UNSUPPORTED) for claim in claims)
    said = f"{weak} of {plural(len(claims), 'sentence')} to check" if weak else "nothing found amiss"
    return f"Checked: {', '.join(names)} · {said}"


def drawn_from(coverage: tuple[float, float, float]) -> str:
    """Return in words which thirds of the document the passages come from; empty without any passage."""
    if not any(coverage):
        return ""
    parts = [f"{share:.0%} {part}" for share, part in zip(coverage, ("beginning", "middle", "end"), strict=True)]
    missing = [part for share, part in zip(coverage, ("beginning", "middle", "end"), strict=True) if not share]
    said = f"Passages from the document's {', '.join(parts)}"
    return f"{said} · nothing from the {' and the '.join(missing)}" if missing else said


def label(answer: LabelResult) -> str:
    """Return the answer for a label set, with how sure it is."""
    if answer.decided_by is DecidedBy.NONE:
        return f"unsure, nearest: {answer.label}"
    if answer.label == NONE_OF_THESE:
        return f"{answer.label} ({BANDS[answer.band]})"
    return f"{answer.label} · {BANDS[answer.band]}"


def chip(answer: LabelResult) -> str:
    """Return the label with how sure it is, in few words: `contract · likely`."""
    said = "unsure" if answer.decided_by is DecidedBy.NONE else sureness(answer)
    return f"{answer.label} · {said}"


def sureness(answer: LabelResult) -> str:
    """Return how sure a label is and who decided it, in words."""
    if answer.decided_by is DecidedBy.NONE:
        return "unsure, please check"
    if answer.decided_by is DecidedBy.PERSON:
        return "your decision"
    return "by your rule" if answer.decided_by is DecidedBy.RULE else BANDS[answer.band]


def was_read(document: Document | None) -> str:
    """Return how much of the document was read."""
    if document is None:
        return ""
    pages = f"{plural(len(document.pages), 'page')}, " if document.pages else ""
    return f"Read: {pages}{plural(document.words, 'word')}"


def fallback(job: JobRecord, result: Result) -> str:
    """Return a sentence where another engine than the chosen one answered."""
    if job.options.engine == result.engine:
        return ""
    return f"{job.options.engine} was chosen; {result.engine} answered in its place"


def small_print(result: Result) -> str:
    """Return engine, model, mode, time, calls and cost; a price that is not known is called unknown."""
    usage = result.usage
    parts = [result.engine if result.model in ("", result.engine) else f"{result.engine} ({result.model})", result.mode]
    parts.append(duration(result.timing.total_s))
    if usage.calls or usage.cached_calls:
        parts.append(
            plural(usage.calls, "call") + (f", {usage.cached_calls} found again" if usage.cached_calls else "")
        )
    parts.append("price unknown" if usage.cost is None else str(usage.cost) if usage.cost else "no cost")
    return " · ".join(parts)


def estimate(found: Estimate) -> str:
    """Return what a run would take; a bound is called one."""
    parts = [f"about {duration(found.seconds)}" if found.seconds >= 1 else "under a second"]
    if found.calls:
        parts.append(f"up to {plural(found.calls, 'call')}")
    if found.cost is None:
        parts.append("price unknown")
    else:
        parts.append(f"at most {found.cost}" if found.cost else "no cost")
    return " · ".join(parts)


def difference(shown: Options, wanted: Options) -> str:
    """Return how the result that is shown differs from what is chosen, as in `standard length, no labels`."""
    parts: list[str] = []
    if shown.length is not wanted.length:
        parts.append(f"{shown.length.value} length")
    if shown.engine != wanted.engine:
        parts.append(f"engine {shown.engine}")
    if {labels.name for labels in shown.label_sets} != {labels.name for labels in wanted.label_sets}:
        parts.append("other label sets" if shown.label_sets else "no labels")
    return ", ".join(parts) or "other choices"


def markdown(title: str, result: Result) -> str:
    """Return the result as Markdown, with the passage under each claim, to copy or to keep."""
    lines = [f"# {title}", ""]
    if result.summary:
        if result.summary.headline:
            lines += [f"**{result.summary.headline}**", ""]
        for claim in result.summary.claims:
            lines.append(f"- {claim.text} ({' '.join(support(claim, is_extractive=result.summary.is_extractive))})")
            if not result.summary.is_extractive:
                lines += [f"  > {' '.join(citation.quote.split())}" for citation in claim.citations]
        lines.append("")
        if result.summary.is_extractive:
            lines += [EXTRACTIVE, ""]
    lines += [f"- {answer.label_set}: {label(answer)}" for answer in result.labels]
    return "\n".join([*lines, "", f"*{small_print(result)}*", ""])
