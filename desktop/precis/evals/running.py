"""Runs a golden set: every item through the real task, side by side, its scores kept as soon as they are there.

An item that was scored in this run before is not asked again, so that an interrupted run goes on; an unchanged item is
found in the step ledger, so that it costs nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from precis.domain.errors import Blocked, EngineError, PrecisError
from precis.domain.jobs import Input, Options
from precis.domain.labels import Label, LabelSet
from precis.domain.results import Result
from precis.domain.steps import Json
from precis.evals.golden import GoldenItem
from precis.evals.judging import Judgement
from precis.evals.meaning import Likeness, conveyed
from precis.evals.rubric import score_summary

AT_ONCE = 8


class Answer(Protocol):
    """Works on one input, as a job would, without leaving a job behind."""

    async def __call__(self, source: Input, options: Options) -> Result:
        """Return the result, or raise a PrecisError."""
        ...


@dataclass(frozen=True, slots=True)
class ItemScore:
    """What came of an item: its scores (0 … 1 each, but money, `calls` and `seconds`), and what was said.

    Cost and seconds are missing where steps were found again: what costs nothing now says nothing of what it costs.
    """

    item: str
    scores: Mapping[str, float]
    said: str = ""
    """The summary's claims a line each, or the label: what a comparison shows side by side."""
    error: str = ""
    confidence: float | None = None
    expected: str = ""
    facts: Mapping[str, Json] = field(default_factory=dict[str, Json])
    """What the result was made with, for `why`."""
    judged: str = ""
    """The judge's reason, where there is a judge."""


@dataclass(frozen=True, slots=True)
class SetRun:
    """The options of a run, which of its items are done, and who tells how alike sentences are.

    Without `likeness` what an item wants conveyed is not scored; without `judge` there is no judgement.
    """

    options: Options
    done: Mapping[str, ItemScore] = field(default_factory=dict[str, ItemScore])
    likeness: Likeness | None = None
    judge: Callable[[Result], Awaitable[Judgement]] | None = None


async def run_set(
    items: Sequence[GoldenItem], run: SetRun, answer: Answer, on_score: Callable[[ItemScore], None]
) -> list[ItemScore]:
    """Return the scores of all items in their order; `on_score` gets each new one as it is there.

    Raises:
        Blocked: policy or budget stopped the run; what was scored is kept, and the run can go on.
    """
    slots = asyncio.Semaphore(AT_ONCE)

    async def one(item: GoldenItem) -> ItemScore:
        if item.id in run.done:
            return run.done[item.id]
        async with slots:
            score = await _scored(item, run, answer)
        on_score(score)
        return score

    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(one(item)) for item in items]
    except* Blocked as stopped:
        blocked = stopped.exceptions[0]
        raise blocked from None
    return [task.result() for task in tasks]


async def _scored(item: GoldenItem, run: SetRun, answer: Answer) -> ItemScore:
    try:
        result = await answer(item.input, _options_for(item, run.options))
    except Blocked:
        raise
    except PrecisError as error:
        right = float(error.code == item.expected.error)
        return ItemScore(item.id, {"answered": right}, error=error.code, expected=item.expected.label)
    scores = {"answered": float(not item.expected.error), **_used(result)}
    if item.task == "classify":
        label = result.labels[0]
        scores["right"] = float(label.label == item.expected.label)
        return ItemScore(item.id, scores, label.label, "", label.confidence, item.expected.label, result.facts)
    claims = [claim.text for claim in result.summary.sentences] if result.summary else []
    scores |= score_summary(item, result)
    if item.expected.must_convey and run.likeness is not None:
        scores["conveyed"] = await conveyed(item.expected.must_convey, claims, run.likeness)
    judgement = await _judged(result, run) if claims else None
    reason = "" if judgement is None else judgement.reason
    if judgement is not None:
        scores["judge"] = judgement.score
        scores |= {} if judgement.cost_usd is None else {"judge_usd": judgement.cost_usd}
    return ItemScore(item.id, scores, "\n".join(claims), facts=result.facts, judged=reason)


async def _judged(result: Result, run: SetRun) -> Judgement | None:
    """Return the judgement; None without a judge, or where it gave no usable answer: no fault of the summary."""
    if run.judge is None:
        return None
    try:
        return await run.judge(result)
    except EngineError:
        return None


def _used(result: Result) -> dict[str, float]:
    used = {"calls": float(result.usage.calls)}
    if result.usage.cached_calls:
        return used
    if result.usage.cost is not None:
        used["cost_usd"] = result.usage.cost.usd
    return used | {"seconds": result.timing.total_s}


def _options_for(item: GoldenItem, options: Options) -> Options:
    if item.task == "summarize":
        return replace(options, summarize=True, label_sets=())
    labels = tuple(Label(*_named(text)) for text in item.labels)
    return replace(options, summarize=False, label_sets=(LabelSet("golden", labels),))


def _named(text: str) -> tuple[str, str]:
    """Return name and description of a label written as `name: description`."""
    name, _, description = text.partition(": ")
    return name, description
