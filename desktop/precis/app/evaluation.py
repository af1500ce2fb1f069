"""Evaluation as the faces ask for it: run a golden set, compare two runs, add a result of one's own to a set."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from precis.app.judging import Judging
from precis.domain.errors import WrongUse
from precis.domain.jobs import Input, JobId, JobState, Mode, Options
from precis.domain.money import Money
from precis.domain.ports import Task
from precis.domain.results import DecidedBy, Result
from precis.domain.steps import Json
from precis.evals import report
from precis.evals.comparing import Comparison, compare, label_scores
from precis.evals.golden import GoldenItem, item_from, items_hash, load_golden_set
from precis.evals.meaning import Likeness
from precis.evals.running import Answer, ItemScore, SetRun, run_set
from precis.settings import Settings

if TYPE_CHECKING:
    from precis.domain.documents import Document
    from precis.domain.jobs import JobRecord
    from precis.store import Store
    from precis.store.evals import EvalRun, EvalScore

OWN_SET = "own"
"""Where `eval add` puts results."""
ALL = "all"
"""The sets that come along, as one."""


class _Silent:
    """A `Progress` that nobody looks at: an item of a set is no job."""

    def state(self, state: JobState, reason: str = "", until: datetime | None = None) -> None:
        """Not shown."""

    def planned(self, total: int, estimated: Money | None = None) -> None:
        """Not shown."""

    def step_done(self, *, was_cached: bool, cost: Money | None = None) -> None:
        """Not shown."""

    def partial(self, result: Result) -> None:
        """Not shown."""


@dataclass(frozen=True, slots=True)
class RunReport:
    """A whole run: its number, the scores of its items, and those of its labels together."""

    run: int
    scores: tuple[ItemScore, ...]
    labels: Mapping[str, float]


class Evaluation:
    """Golden sets over the real task and the store."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        task: Task,
        folder: Path,
        *,
        versions: Callable[[], dict[str, Json]],
        likeness: Likeness,
        judging: Judging,
        permit: Callable[[Options], Awaitable[None]],
    ) -> None:
        self._settings = settings
        self._store = store
        self._task = task
        self._folder = folder
        self._versions = versions
        self._likeness = likeness
        self.judging = judging
        self._permit = permit

    async def sets(self) -> dict[str, int]:
        """Return the golden sets with the numbers of their items: those that come along and the person's own."""
        counts = await asyncio.to_thread(lambda: {file.stem: len(load_golden_set(file)) for file in self._files()})
        return counts | await self._store.evals.sets()

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob("*.jsonl"))

    async def items(self, golden_set: str) -> list[GoldenItem]:
        """Return the items of a set by its name, or of a JSONL file by its path.

        Raises:
            WrongUse: there is no such set, or it can't be used.
        """
        if golden_set == ALL:
            return [item for file in self._files() for item in await asyncio.to_thread(load_golden_set, file)]
        file = Path(golden_set) if golden_set.endswith(".jsonl") else self._folder / f"{golden_set}.jsonl"
        if file.exists():
            return await asyncio.to_thread(load_golden_set, file)
        own = await self._store.evals.items(golden_set)
        if own:
            return [item_from(raw, f"An item of {golden_set}", self._folder) for raw in own]
        known = ", ".join(await self.sets()) or "none yet"
        raise WrongUse(f"There is no golden set “{golden_set}”.", f"There are: {known}; or name a JSONL file.")

    async def run(
        self,
        golden_set: str,
        engine: str,
        mode: Mode,
        on_score: Callable[[int, int], object] = lambda done, total: None,
        *,
        judge: str = "",
    ) -> RunReport:
        """Run a set and return its scores; a run that was interrupted goes on. `on_score` gets done and total.

        `judge` names an engine that judges each summary, beside the other scores. To stop a run, cancel it: what was
        scored is kept.

        Raises:
            WrongUse: there is no such set or engine.
            NoticeNeeded: nobody agreed to what the engine or the judge would be sent; nothing was sent.
            Blocked: policy or budget stopped it; what was scored is kept.
        """
        items, config = await self.items(golden_set), self._settings.engine(engine)
        for named in filter(None, (engine, judge)):
            await self._permit(Options(engine=named))
        facts: dict[str, Json] = {**self._versions(), "items": items_hash(items)}
        reader = str(facts.get("reader", ""))
        judged = None
        if judge:
            asked = self.judging.judge(judge, f"eval-{golden_set}-judge")
            facts["judge"] = dict(asked.facts)
            judged = lambda result: self.judging.of_result(asked, result, reader)  # noqa: E731
        model = config.model_for(mode)
        evals = self._store.evals
        number = await evals.unfinished(golden_set, engine, model, mode.value, facts)
        if number is None:
            number = await evals.begin(golden_set, engine, model, mode.value, facts)
        done = {score.item: score for score in await self.scores(number)}
        kept: list[asyncio.Task[None]] = []

        def keep(score: ItemScore) -> None:
            done[score.item] = score
            kept.append(asyncio.create_task(evals.keep(number, _stored(score))))
            on_score(len(done), len(items))

        options = Options(mode=mode, engine=engine, feature="eval")
        try:
            scores = await run_set(
                items, SetRun(options, dict(done), self._likeness, judged), self._answer(number), keep
            )
        finally:
            await asyncio.gather(*kept)
        await evals.end(number)
        return RunReport(number, tuple(scores), label_scores(scores))

    def _answer(self, run: int) -> Answer:
        numbers = count(1)

        async def answer(source: Input, options: Options) -> Result:
            return await self._task.run(JobId(f"eval-{run}-{next(numbers)}"), source, options, _Silent())

        return answer

    async def runs(self, golden_set: str = "") -> list[EvalRun]:
        """Return the newest runs, of one set or of all."""
        return await self._store.evals.runs(golden_set)

    async def scores(self, run: int) -> list[ItemScore]:
        """Return the scores of a run."""
        return [_score(found.item, found.scores, found.details) for found in await self._store.evals.scores(run)]

    async def report(self, made_at: datetime, golden_set: str = "") -> str:
        """Return the newest runs, of one set or of all, as a page of HTML."""
        runs = [
            report.Run(
                found.id,
                found.golden_set,
                found.engine,
                found.model,
                found.mode,
                found.started_at,
                found.ended_at is not None,
                tuple(await self.scores(found.id)),
            )
            for found in await self.runs(golden_set)
        ]
        return await asyncio.to_thread(report.page, runs, made_at)

    async def compare(self, before: int, after: int) -> Comparison:
        """Return what changed from one run to another.

        Raises:
            WrongUse: there is no such run, or they are of different sets.
        """
        first, second = [await self._run(number) for number in (before, after)]
        if first.golden_set != second.golden_set:
            raise WrongUse(
                f"Run {before} is of the set {first.golden_set}, run {after} of {second.golden_set}.",
                "Compare two runs of one set: `precis eval list` shows them.",
            )
        return compare(await self.scores(before), await self.scores(after))

    async def _run(self, number: int) -> EvalRun:
        run = await self._store.evals.run(number)
        if run is None:
            raise WrongUse(f"There is no run {number}.", "`precis eval list` shows the runs.")
        return run

    async def add(self, job: JobRecord, result: Result, document: Document, golden_set: str = OWN_SET) -> list[str]:
        """Keep a result with the person's corrections as items of a set of their own, and return the items' ids.

        A summary's claims become its reference. A label counts where the person or a rule decided it, or it was sure.
        """
        items = list(_items_of(job, result, document))
        for item in items:
            await self._store.evals.add_item(golden_set, str(item["id"]), str(item["task"]), item)
        return [str(item["id"]) for item in items]


def _items_of(job: JobRecord, result: Result, document: Document) -> Sequence[dict[str, Json]]:
    common: dict[str, Json] = {"text": document.text, "title": document.title, "source": "own result"}
    items: list[dict[str, Json]] = []
    if result.summary is not None:
        expected: dict[str, Json] = {"reference": result.summary.text}
        items.append({"id": f"{job.id}-summary", "task": "summarize", "expected": expected, **common})
    sets = {labels.name: labels for labels in job.options.label_sets}
    for label in result.labels:
        if label.decided_by is DecidedBy.NONE or label.label_set not in sets:
            continue
        names = [f"{each.name}: {each.description}".rstrip(": ") for each in sets[label.label_set].labels]
        labelled: dict[str, Json] = {"labels": names, "expected": {"label": label.label}}
        items.append({"id": f"{job.id}-{label.label_set}", "task": "classify", **labelled, **common})
    return items


def _stored(score: ItemScore) -> EvalScore:
    from precis.store.evals import EvalScore

    details: dict[str, Json] = {
        "said": score.said,
        "error": score.error,
        "confidence": score.confidence,
        "expected": score.expected,
        "facts": score.facts,
        "judged": score.judged,
    }
    return EvalScore(score.item, score.scores, details)


def _score(item: str, scores: Mapping[str, float], details: Mapping[str, Json]) -> ItemScore:
    confidence, facts = details.get("confidence"), details.get("facts")
    return ItemScore(
        item,
        scores,
        str(details.get("said") or ""),
        str(details.get("error") or ""),
        float(confidence) if isinstance(confidence, int | float) else None,
        str(details.get("expected") or ""),
        facts if isinstance(facts, dict) else {},
        str(details.get("judged") or ""),
    )
