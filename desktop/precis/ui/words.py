"""What the window says of a job, in words: pure functions of values, so that each sentence is tested without Qt."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from precis.domain.documents import Document
from precis.domain.estimates import Estimate
from precis.domain.jobs import JobRecord, JobState, Length, Mode, Options
from precis.domain.money import Money
from precis.domain.results import NONE_OF_THESE, Band, Claim, DecidedBy, LabelResult, Result, Verdict
from precis.ui.amounts import count, duration, money, percent
from precis.ui.language import mark, tr, trn
from precis.ui.sentences import said

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
VERDICTS = {
    Verdict.SUPPORTED: ("✓", mark("Supported")),
    Verdict.PARTIAL: ("◐", mark("Partly supported")),
    Verdict.UNSUPPORTED: ("✕", mark("Not supported")),
    Verdict.UNCHECKED: ("○", mark("Not checked")),
}
BANDS = {Band.SURE: mark("sure"), Band.LIKELY: mark("likely"), Band.UNSURE: mark("unsure")}
LENGTHS = {Length.BRIEF: mark("Brief"), Length.STANDARD: mark("Standard"), Length.DETAILED: mark("Detailed")}
MODES = {Mode.FAST: mark("Fast"), Mode.ACCURATE: mark("Accurate")}
_MODES_WITHIN = {Mode.FAST: mark("fast"), Mode.ACCURATE: mark("accurate")}
_LENGTHS_WITHIN = {Length.BRIEF: mark("brief"), Length.STANDARD: mark("standard"), Length.DETAILED: mark("detailed")}
_UNSPACED = frozenset({"ja", "zh", "th", "lo", "km", "my"})
_THIRDS = (mark("beginning"), mark("middle"), mark("end"))
_CHECKS = {
    "support": mark("wording"), "wording": mark("wording"), "dates": mark("dates"), "names": mark("names"),
    "negation": mark("negation"), "numbers": mark("numbers"), "opposites": mark("opposites"), "roles": mark("roles"),
    "citation": mark("citation"), "verbatim": mark("word for word"), "model": mark("engine"),
    "rewritten": mark("rewritten"), "placeholder": mark("placeholders"), "hedges": mark("hedges"),
    "modality": mark("modal verbs"), "quantifiers": mark("quantities"), "dropped": mark("not supported"),
}  # fmt: skip
NOT_SUPPORTED = mark("Could not be supported")
EXTRACTIVE = mark("Sentences chosen from the document; nothing is rewritten.")


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


def other_mode(mode: Mode) -> Mode:
    """Return the mode that `mode` is not."""
    return Mode.ACCURATE if mode is Mode.FAST else Mode.FAST


def mode_within(mode: Mode) -> str:
    """Return the name of a mode as it stands within a sentence."""
    return tr(_MODES_WITHIN[mode])


def length_within(length: Length) -> str:
    """Return the name of a length as it stands within a sentence."""
    return tr(_LENGTHS_WITHIN[length])


def not_run(mode: Mode) -> str:
    """Return that there is nothing in `mode` yet."""
    return tr("Not run in {mode} mode yet", mode=mode_within(mode))


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


def to_check(weak: int, claims: int) -> str:
    """Return how many of the sentences need a look."""
    return trn("{weak} of {n} sentence to check", "{weak} of {n} sentences to check", claims, weak=count(weak))


def support(claim: Claim, *, is_extractive: bool = False) -> tuple[str, str]:
    """Return the claim's mark, and its verdict in words with the pages it rests on."""
    pages = sorted({citation.page for citation in claim.citations if citation.page is not None})
    sign, text = VERDICTS[claim.verdict]
    text = tr("Word for word") if is_extractive and claim.verdict is Verdict.SUPPORTED else tr(text)
    if not pages:
        return sign, text
    numbers = ", ".join(map(str, pages))
    return sign, trn("{verdict} · page {pages}", "{verdict} · pages {pages}", len(pages), verdict=text, pages=numbers)


def weakness(claim: Claim) -> str:
    """Return why a claim is weak; empty for one whose checks all passed."""
    return " ".join(map(said, claim.problems))


def not_supported(number: int) -> str:
    """Return how many claims could not be supported."""
    return trn("{n} claim could not be supported", "{n} claims could not be supported", number)


def checked(result: Result) -> str:
    """Return what was checked of the summary, in words; empty where nothing was."""
    claims = result.summary.claims if result.summary else ()
    names = list(dict.fromkeys(check_name(check.name) for claim in claims for check in claim.checks))
    if not names:
        return ""
    kept = [claim for claim in claims if not claim.is_dropped]
    weak = sum(claim.verdict in (Verdict.PARTIAL, Verdict.UNSUPPORTED) for claim in kept)
    outcome = [to_check(weak, len(kept))] if weak else []
    outcome += [not_supported(len(claims) - len(kept))] if len(kept) < len(claims) else []
    return tr(
        "Checked: {names} · {outcome}",
        names=", ".join(names),
        outcome=" · ".join(outcome) or tr("nothing found amiss"),
    )


def drawn_from(coverage: tuple[float, float, float]) -> str:
    """Return in words which thirds of the document the passages come from; empty without any passage."""
    if not any(coverage):
        return ""
    first, middle, last = map(percent, coverage)
    found = tr(
        "Passages from the document: {first} beginning, {middle} middle, {last} end",
        first=first, middle=middle, last=last,
    )  # fmt: skip
    missing = [tr(part) for share, part in zip(coverage, _THIRDS, strict=True) if not share]
    if not missing:
        return found
    return tr("{found} · nothing from: {thirds}", found=found, thirds=", ".join(missing))


def label(answer: LabelResult) -> str:
    """Return the answer for a label set, with how sure it is."""
    if answer.decided_by is DecidedBy.NONE:
        return tr("unsure, nearest: {label}", label=answer.label)
    if answer.label == NONE_OF_THESE:
        return f"{label_name(answer.label)} ({tr(BANDS[answer.band])})"
    return f"{answer.label} · {tr(BANDS[answer.band])}"


def chip(answer: LabelResult) -> str:
    """Return the label with how sure it is, in few words: `contract · likely`."""
    is_open = answer.decided_by is DecidedBy.NONE
    return f"{label_name(answer.label)} · {tr(BANDS[Band.UNSURE]) if is_open else sureness(answer)}"


def label_name(label: str) -> str:
    """Return a label for people: “none of these” is the program's own word, all others are the person's."""
    return tr("none of these") if label == NONE_OF_THESE else label


def check_name(name: str) -> str:
    """Return what a check looks at, for people."""
    return tr(_CHECKS[name]) if name in _CHECKS else name


def sureness(answer: LabelResult) -> str:
    """Return how sure a label is and who decided it, in words."""
    if answer.decided_by is DecidedBy.NONE:
        return tr("unsure, please check")
    if answer.decided_by is DecidedBy.PERSON:
        return tr("your decision")
    return tr("by your rule") if answer.decided_by is DecidedBy.RULE else tr(BANDS[answer.band])


def size_of(document: Document) -> str:
    """Return how long a document is: in words, or in characters where its language puts no spaces between words."""
    if document.language in _UNSPACED:
        characters = sum(not sign.isspace() for sign in document.text)
        return trn("{n} character", "{n} characters", characters)
    return trn("{n} word", "{n} words", document.words)


def was_read(document: Document | None) -> str:
    """Return how much of the document was read."""
    if document is None:
        return ""
    words = size_of(document)
    if not document.pages:
        return tr("Read: {words}", words=words)
    pages = trn("{n} page", "{n} pages", len(document.pages))
    return tr("Read: {pages}, {words}", pages=pages, words=words)


def fallback(job: JobRecord, result: Result) -> str:
    """Return a sentence where another engine than the chosen one answered."""
    if job.options.engine == result.engine:
        return ""
    return tr("{chosen} was chosen; {engine} answered in its place", chosen=job.options.engine, engine=result.engine)


def small_print(result: Result) -> str:
    """Return engine, model, mode, time, calls and cost; a price that is not known is called unknown."""
    usage = result.usage
    parts = [
        result.engine if result.model in ("", result.engine) else f"{result.engine} ({result.model})",
        mode_within(Mode(result.mode)),
    ]
    parts.append(duration(result.timing.total_s))
    if usage.calls or usage.cached_calls:
        again = tr("{count} found again", count=count(usage.cached_calls)) if usage.cached_calls else ""
        parts.append(", ".join(filter(None, (calls(usage.calls), again))))
    parts.append(cost(usage.cost))
    return " · ".join(parts)


def calls(number: int) -> str:
    """Return a number of calls."""
    return trn("{n} call", "{n} calls", number)


def cost(amount: Money | None) -> str:
    """Return what something cost; None is a price that is not known."""
    if amount is None:
        return tr("price unknown")
    return money(amount) if amount else tr("no cost")


def estimate(found: Estimate) -> str:
    """Return what a run would take; a bound is called one."""
    parts = [tr("about {time}", time=duration(found.seconds)) if found.seconds >= 1 else tr("under a second")]
    if found.calls:
        parts.append(trn("up to {n} call", "up to {n} calls", found.calls))
    parts.append(tr("at most {amount}", amount=money(found.cost)) if found.cost else cost(found.cost))
    return " · ".join(parts)


def difference(shown: Options, wanted: Options) -> str:
    """Return how the result that is shown differs from what is chosen, as in `standard length, no labels`."""
    parts: list[str] = []
    if shown.length is not wanted.length:
        parts.append(tr("{length} length", length=length_within(shown.length)))
    if shown.focus != wanted.focus:
        parts.append(tr("focus “{focus}”", focus=shown.focus) if shown.focus else tr("without a focus"))
    if shown.engine != wanted.engine:
        parts.append(tr("engine {name}", name=shown.engine))
    if {labels.name for labels in shown.label_sets} != {labels.name for labels in wanted.label_sets}:
        parts.append(tr("other label sets") if shown.label_sets else tr("no labels"))
    return ", ".join(parts) or tr("other choices")
