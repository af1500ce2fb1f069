"""Why a run came out as it did: what changed since an earlier run of the same document, the likeliest cause first.

A change has a weight by its kind: how far such changes usually move what comes out, a judgement that stands in `_KINDS`
to be read. Where other documents were run with the old and the new value, the difference in their quality raises or
lowers it. What follows from another change (a fallback's model, a cut file's chunks) is told with that change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from precis.domain.errors import WrongUse
from precis.domain.jobs import JobId
from precis.domain.wording import phrase

if TYPE_CHECKING:
    from precis.store import Store
    from precis.store.timeline import DayRow, RunFacts

_SHORTER = 0.9
"""Share of the words below which a document counts as cut."""
_DENSER = 1.5
"""Times the usual characters a token from which a server is taken to have dropped a part of what it was sent."""
_MOST_RUNS = 5_000
_SHRINK = 5
"""Runs that count as much as the prior when a difference of means is judged."""


@dataclass(frozen=True, slots=True)
class Change:
    """A difference between two runs: its kind, a plain sentence, how likely it moved the quality, and the evidence."""

    kind: str
    sentence: str
    weight: float
    since: datetime | None
    """When a run first had the new value, of any document."""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Why:
    """A run beside the earlier run that it is compared with (None: there is none that differs)."""

    run: RunFacts
    earlier: RunFacts | None
    same_since: int
    """Earlier runs after that one, which differ in nothing from this one."""
    changes: tuple[Change, ...]
    outcome: tuple[str, ...]
    """What came out differently, in plain words."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of change: what it is called, its weight, how to read it from a run, and the kinds that follow from it."""

    name: str
    label: str
    weight: float
    value: Callable[[RunFacts], Any]
    explains: tuple[str, ...] = ()


def _fact(name: str) -> Callable[[RunFacts], Any]:
    return lambda run: run.facts.get(name)


def _option(name: str, default: Any = "") -> Callable[[RunFacts], Any]:
    return lambda run: run.options.get(name, default)


def _cut(run: RunFacts) -> Any:
    missing = run.facts.get("parts_missing")
    return (
        phrase(f"{missing} of {run.facts.get('parts')} parts missing")
        if missing
        else (phrase("nothing missing") if run.facts else None)
    )


_ENGINE = ("requested_model", "reported_model", "prompt", "embedded", "support_check", "parts")
_KINDS = (
    _Kind("fallback", phrase("The engine that answered in place of the one asked"), 0.9, _fact("fallbacks"), _ENGINE),
    _Kind("truncated_input", phrase("Parts of the document that were not worked on"), 0.9, _cut, ("document", "parts")),
    _Kind("rule", phrase("A rule that keeps the document on this machine"), 0.85, _fact("kept_local"), _ENGINE),
    _Kind("engine", phrase("The engine asked for"), 0.8, _option("engine", "embedded"), _ENGINE),
    _Kind("requested_model", phrase("The model asked for"), 0.8, _fact("requested_models"), ("reported_model",)),
    _Kind("reported_model", phrase("The model that the provider says it used"), 0.75, _fact("reported_models")),
    _Kind("mode", phrase("The mode"), 0.75, lambda run: run.mode, ("requested_model", "reported_model", "prompt")),
    _Kind("prompt", phrase("The prompt"), 0.7, _fact("prompts")),
    _Kind("embedded", phrase("The embedded engine's version"), 0.7, _fact("embedded")),
    _Kind("reader", phrase("The reader"), 0.65, _fact("reader"), ("content", "parts", "words")),
    _Kind("document", phrase("The document's bytes"), 0.6, lambda run: run.document_id, ("content", "parts", "words")),
    _Kind("support_check", phrase("The support check, which measures"), 0.6, _fact("support")),
    _Kind("length", phrase("The length asked for"), 0.6, _option("length", "standard"), ("prompt",)),
    _Kind("focus", phrase("The focus"), 0.55, _option("focus")),
    _Kind("language", phrase("The language"), 0.55, _option("language")),
    _Kind("labels", phrase("The label sets"), 0.55, _option("label_sets", [])),
    _Kind("parts", phrase("The number of parts"), 0.3, _fact("parts")),
    _Kind("repairs", phrase("Answers that had to be asked again"), 0.2, _fact("repairs")),
    _Kind("version", phrase("The version of Précis"), 0.15, _fact("precis")),
)

_MARKED = frozenset({"mode", "embedded", "reader", "support_check"})
"""Kinds that are marked in the timeline beside models and prompts, which the calls tell of by themselves."""


async def why(store: Store, job: JobId) -> Why:
    """Return the comparison of a job's run with the newest earlier one that differs.

    Raises:
        WrongUse: there is no such job, or it has no result.
    """
    record = await store.jobs.job(job)
    if record is None:
        raise WrongUse(f"There is no job {job}.", "`precis jobs list` shows the jobs.")
    run = await store.timeline.run(job)
    if run is None:
        reason = phrase(f" It stopped: {record.error.message}") if record.error else ""
        raise WrongUse(f"This job has no result to compare.{reason}", record.error.hint if record.error else "")
    return compare(run, await store.timeline.same_document(run), await store.timeline.population())


def compare(run: RunFacts, earlier: Sequence[RunFacts], population: Sequence[RunFacts]) -> Why:
    """Return what differs between `run` and the newest of `earlier` (newest first) that differs. Pure."""
    for number, other in enumerate(earlier):
        changes = _changes(other, run, population)
        if changes:
            return Why(run, other, number, tuple(changes), tuple(_outcome(other, run)))
    return Why(run, None, len(earlier), (), ())


def _changes(before: RunFacts, after: RunFacts, population: Sequence[RunFacts]) -> list[Change]:
    found = {kind.name: kind for kind in _KINDS if _differs(kind, before, after)}
    explained = {name for kind in found.values() for name in kind.explains}
    changes = [_change(kind, before, after, population) for kind in found.values() if kind.name not in explained]
    dropped = _dropped(before, after)
    if dropped is not None and "fallback" not in found:
        changes.append(dropped)
    return sorted(changes, key=lambda change: -change.weight)


def _differs(kind: _Kind, before: RunFacts, after: RunFacts) -> bool:
    """Say whether both runs recorded the value, and it is another. What only one of them recorded is no change."""
    old, new = kind.value(before), kind.value(after)
    if kind.name == "rule":
        return bool(old) != bool(new)
    if old is None or new is None or (kind.name.endswith("_model") and not (old and new)):
        return False
    if kind.name == "prompt":
        return _prompts_differ(old, new)
    return old != new


def _prompts_differ(old: dict[str, str], new: dict[str, str]) -> bool:
    """Say whether a prompt that both runs used has other words; which ones are used follows from length and parts."""
    before, after = ({name.partition("@")[0]: words for name, words in each.items()} for each in (old, new))
    return any(after[name] != words for name, words in before.items() if name in after)


def _change(kind: _Kind, before: RunFacts, after: RunFacts, population: Sequence[RunFacts]) -> Change:
    old, new = kind.value(before), kind.value(after)
    weight, note = kind.weight, ""
    if kind.name == "document":
        weight, note = _of_document(before, after, weight)
    elif kind.name == "reader" and before.facts.get("content") == after.facts.get("content"):
        weight, note = 0.1, phrase("it made the same text of the document")
    elif kind.name == "fallback" and not new:
        weight = 0.5
    factor, evidence = _evidence(kind, old, new, after, population)
    first = min((run.at for run in (*population, after) if kind.value(run) == new), default=None)
    sentence = phrase(f"{kind.label} changed: {_said(old)} → {_said(new)}.")
    if note:
        sentence = phrase(f"{kind.label} changed: {_said(old)} → {_said(new)}; {note}.")
    name = "truncated_input" if kind.name == "document" and weight > kind.weight else kind.name
    return Change(name, sentence, round(weight * factor, 3), first, evidence)


def _of_document(before: RunFacts, after: RunFacts, weight: float) -> tuple[float, str]:
    old, new = before.facts.get("words"), after.facts.get("words")
    if not isinstance(old, int) or not isinstance(new, int):
        return weight, ""
    if new < _SHORTER * old:
        return 0.9, phrase(f"it is cut: {new:,} words in place of {old:,}")
    return weight, phrase(f"{new:,} words in place of {old:,}")


def _dropped(before: RunFacts, after: RunFacts) -> Change | None:
    """Return the change of a server that reads fewer tokens for the same characters: it drops what doesn't fit."""
    old, new = _characters_a_token(before), _characters_a_token(after)
    if old is None or new is None or new < _DENSER * old or before.document_id != after.document_id:
        return None
    sentence = (
        f"The server read only a part of what it was sent: it counted {after.facts.get('read_tokens'):,} tokens for "
        f"{after.facts.get('sent_characters'):,} characters, and {before.facts.get('read_tokens'):,} for "
        f"{before.facts.get('sent_characters'):,} before. Its context may have been made smaller."
    )
    return Change(
        "truncated_input", sentence, 0.95, after.at, phrase(f"{new:.1f} characters a token, {old:.1f} before")
    )


def _characters_a_token(run: RunFacts) -> float | None:
    sent, read = run.facts.get("sent_characters"), run.facts.get("read_tokens")
    return sent / read if isinstance(sent, int) and isinstance(read, int) and sent and read else None


def _evidence(kind: _Kind, old: Any, new: Any, after: RunFacts, population: Sequence[RunFacts]) -> tuple[float, str]:
    """Return what other documents' runs make of the weight, and the figures in words."""
    others = [run for run in population if run.document_id != after.document_id]
    olds, news = (
        [q for run in others if kind.value(run) == value and (q := quality(run)) is not None] for value in (old, new)
    )
    if kind.name == "document" or not olds or not news:
        return 1.0, ""
    moved = sum(news) / len(news) - sum(olds) / len(olds)
    count = min(len(olds), len(news))
    factor = 1.0 + max(-0.3, min(0.5, -2 * moved)) * count / (count + _SHRINK)
    was, now = sum(olds) / len(olds), sum(news) / len(news)
    return factor, phrase(
        f"other documents: quality {was:.0%} before ({len(olds)} runs), {now:.0%} after ({len(news)} runs)"
    )


def quality(run: RunFacts) -> float | None:
    """Return a run's quality, 0 to 1: the share of supported claims and of right labels, less where parts lack.

    A label counts as right that was sure and that the person did not change afterwards.
    """
    parts = [run.supported / run.claims] if run.claims else []
    parts += [max(0.0, 1 - (run.unsure + run.edits) / run.labels)] if run.labels else []
    return sum(parts) / len(parts) * (0.8 if run.missing else 1.0) if parts else None


def _outcome(before: RunFacts, after: RunFacts) -> Iterable[str]:
    if before.claims and after.claims:
        was = phrase(f"{before.supported} of {before.claims} before")
        yield f"Supported claims: {was}, {after.supported} of {after.claims} now."
        yield f"Mean support: {before.support or 0:.2f} before, {after.support or 0:.2f} now."
    if before.labels and after.labels:
        yield f"Unsure labels: {before.unsure} of {before.labels} before, {after.unsure} of {after.labels} now."
    if before.edits or after.edits:
        yield f"Labels that a person changed: {before.edits} before, {after.edits} now."
    was = phrase(f"{before.cached_calls} of {before.calls} before")
    yield f"Steps found again: {was}, {after.cached_calls} of {after.calls} now."


def _said(value: Any) -> str:
    if isinstance(value, dict):
        items: dict[str, Any] = value  # pyright: ignore[reportUnknownVariableType]
        return ", ".join(f"{name} ({each})" for name, each in items.items()) or phrase("none")
    if isinstance(value, list):
        names = (str(each.get("name", "set") if isinstance(each, dict) else each) for each in value)  # pyright: ignore
        return ", ".join(names) or phrase("none")
    text = phrase("none") if value in (None, "", False) else str(value)
    return f"{text[:12]}…" if len(text) == 64 else text


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A day of an engine, model and prompt; `changes` says in words what is new since the day before."""

    day: DayRow
    changes: tuple[str, ...]
    runs: int
    """Runs of that day whose result this engine gave; the shares below are theirs."""
    supported: float | None
    unsure: float | None
    edits: int


async def timeline(store: Store, *, engine: str = "", days: int = 90) -> list[TimelineRow]:
    """Return the days of each engine, model and prompt with what changed on them."""
    rows = await store.timeline.days(datetime.now(UTC) - timedelta(days=days), engine)
    runs = await store.timeline.population(_MOST_RUNS)
    reported: dict[tuple[str, str], tuple[str, ...]] = {}
    prompts: dict[tuple[str, str, str], str] = {}
    seen: dict[str, dict[str, list[Any]]] = {}
    found: list[TimelineRow] = []
    for row in rows:
        changes: list[str] = []
        model, name = (row.engine, row.model), (row.engine, row.model, row.prompt.partition("@")[0])
        before = reported.get(model)
        if row.reported and before is not None and not set(row.reported) <= set(before):
            changes.append(phrase(f"reported model: {', '.join(before)} → {', '.join(row.reported)}"))
        elif len(row.reported) > 1 and before is None:
            changes.append(phrase(f"reported model: {' → '.join(row.reported)}"))
        reported[model] = row.reported or before or ()
        if prompts.get(name, row.prompt) != row.prompt:
            changes.append(phrase(f"prompt: {prompts[name]} → {row.prompt}"))
        prompts[name] = row.prompt
        mine = [run for run in runs if run.engine == row.engine and f"{run.at:%Y-%m-%d}" == row.day]
        changes += new_values(mine, seen.setdefault(row.engine, {}))
        found.append(TimelineRow(row, tuple(changes), len(mine), *_shares(mine), sum(run.edits for run in mine)))
    return found


def new_values(runs: Sequence[RunFacts], seen: dict[str, list[Any]]) -> list[str]:
    """Return in words what `runs` (newest first) were made with that none before was, and add it to `seen`, by kind."""
    changes: list[str] = []
    for kind in (kind for kind in _KINDS if kind.name in _MARKED):
        before = seen.setdefault(kind.name, [])
        values = [value for run in reversed(runs) if (value := kind.value(run)) is not None]
        new = [value for place, value in enumerate(values) if value not in before and value not in values[:place]]
        if before and new:
            old, now = before[-1], new[-1]
            changes.append(phrase(f"{kind.label} changed: {_said(old)} → {_said(now)}."))
        before += new
    return changes


def _shares(runs: Sequence[RunFacts]) -> tuple[float | None, float | None]:
    """Return the shares of supported claims and of unsure labels."""
    claims, labels = sum(run.claims for run in runs), sum(run.labels for run in runs)
    return (
        sum(run.supported for run in runs) / claims if claims else None,
        sum(run.unsure for run in runs) / labels if labels else None,
    )
