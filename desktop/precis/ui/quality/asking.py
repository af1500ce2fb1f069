"""What the quality view asks of the work, as coroutines that run in the engine room."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from precis.domain.errors import WrongUse
from precis.domain.jobs import JobId, Mode
from precis.evals.running import ItemScore
from precis.ui.language import tr

if TYPE_CHECKING:
    from precis.app.facade import Precis
    from precis.evals.comparing import Comparison
    from precis.store.evals import EvalRun

ALL = "all"
MOST_RUNS = 40


@dataclass(frozen=True, slots=True)
class Standing:
    """The golden sets with the numbers of their items, the engines, and the runs of one set, newest first."""

    sets: Mapping[str, int]
    engines: Sequence[str]
    default_engine: str
    golden_set: str
    runs: Sequence[EvalRun]
    scores: Mapping[int, Sequence[ItemScore]]
    """By the run's number."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two runs against each other, with the scores of both by item."""

    comparison: Comparison
    before: Mapping[str, ItemScore]
    after: Mapping[str, ItemScore]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which set is run, with what."""

    golden_set: str
    engine: str
    mode: Mode


class RunHandle:
    """A run under way, which the window's thread can stop; what was scored is kept, and the next run goes on."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[int] | None = None

    def stop(self) -> None:
        """End the run. May be called from any thread."""
        if self._loop is not None and self._task is not None:
            self._loop.call_soon_threadsafe(self._task.cancel)

    async def finish(self, task: asyncio.Task[int]) -> int | None:
        """Return the number of the run that `task` makes; None where it was stopped."""
        self._loop, self._task = asyncio.get_running_loop(), task
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError:
            task.cancel()
            raise
        return None if task.cancelled() else task.result()


async def standing(precis: Precis, golden_set: str) -> Standing:
    """Return the sets and the runs of one of them; without a name, of the set of the newest run."""
    sets = await precis.evaluation.sets()
    if not golden_set:
        newest = await precis.evaluation.runs()
        golden_set = newest[0].golden_set if newest else next(iter(sets), ALL)
    runs = (await precis.evaluation.runs(golden_set))[:MOST_RUNS]
    scores = {run.id: await precis.evaluation.scores(run.id) for run in runs}
    settings = precis.settings
    return Standing(sets, list(settings.engines), settings.default_engine, golden_set, runs, scores)


async def run(precis: Precis, wanted: Wanted, handle: RunHandle, on_score: Callable[[int, int], object]) -> int | None:
    """Run a set and return the run's number; None where the person stopped it."""

    async def work() -> int:
        return (await precis.evaluation.run(wanted.golden_set, wanted.engine, wanted.mode, on_score)).run

    return await handle.finish(asyncio.create_task(work()))


async def compare(precis: Precis, before: int, after: int) -> Compared:
    """Return what changed from one run to another; the statistics take a moment, on a thread."""
    from precis.evals.comparing import compare as compared

    first, second = await precis.evaluation.scores(before), await precis.evaluation.scores(after)
    comparison = await asyncio.to_thread(compared, first, second)
    return Compared(comparison, {one.item: one for one in first}, {one.item: one for one in second})


async def add(precis: Precis, job: JobId) -> int:
    """Add a job's result to the person's own set, and return how many items came of it.

    Raises:
        WrongUse: there is no whole result, or its document is gone.
    """
    outcome = await precis.outcome(job)
    if outcome.result is None or outcome.document is None:
        raise WrongUse(tr("There is no result with its document to add."), tr("Run the document first."))
    return len(await precis.evaluation.add(outcome.job, outcome.result, outcome.document))
