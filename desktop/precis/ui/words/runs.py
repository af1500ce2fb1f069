"""What the window says of a run: its mode and length, what it read, and what it took and cost, or would.

Pure functions of values, so that each sentence is tested without a window.
"""

from __future__ import annotations

from precis.domain.documents import Document
from precis.domain.estimates import Estimate
from precis.domain.jobs import JobRecord, Length, Mode, Options
from precis.domain.money import Money
from precis.domain.results import Result
from precis.ui.amounts import count, duration, money
from precis.ui.language import mark, tr, trn

LENGTHS = {Length.BRIEF: mark("Brief"), Length.STANDARD: mark("Standard"), Length.DETAILED: mark("Detailed")}
MODES = {Mode.FAST: mark("Fast"), Mode.ACCURATE: mark("Accurate")}
_MODES_WITHIN = {Mode.FAST: mark("fast"), Mode.ACCURATE: mark("accurate")}
_LENGTHS_WITHIN = {Length.BRIEF: mark("brief"), Length.STANDARD: mark("standard"), Length.DETAILED: mark("detailed")}
_UNSPACED = frozenset({"ja", "zh", "th", "lo", "km", "my"})


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
