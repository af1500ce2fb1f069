"""A batch in a process of its own, to be killed at any moment: a real runner over a real store, steps that take time.

Each computation writes a line to the file `computed`, and each committed step is in the ledger, so that a test can
count what was done twice.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from precis.domain.jobs import Input, JobId, JobState, Options, TextInput
from precis.domain.ports import Progress, StepLedger
from precis.domain.results import Claim, Result, Summary
from precis.domain.steps import Json, Step, StepKind, content_hash
from precis.jobs import Bus, Runner
from precis.store import Store

STEPS = 4
DOCUMENTS = 50


def now() -> datetime:
    return datetime.now(UTC)


class CountingTask:
    """A task of a few ledger steps over a text; `computed` gets the key of each step that was really computed."""

    def __init__(self, ledger: StepLedger, computed: Path, step_s: float = 0.004) -> None:
        self._ledger = ledger
        self._computed = computed
        self._step_s = step_s

    async def run(self, job: JobId, source: Input, options: Options, progress: Progress) -> Result:
        assert isinstance(source, TextInput)
        progress.state(JobState.WORKING)
        progress.planned(STEPS)
        claims: deque[Claim] = deque()
        for number in range(STEPS):
            step = Step(StepKind.DRAFT, {"text": source.text, "part": number})
            outcome = await self._ledger.once(step, self._compute(step), keep=not options.is_private)
            progress.step_done(was_cached=outcome.was_cached)
            claims.append(Claim(str(outcome.output)))
        summary = Summary(source.text[:20], tuple(claims))
        return Result(content_hash(source.text), options.mode, options.engine, "counting", summary)

    def _compute(self, step: Step) -> Callable[[], Awaitable[Json]]:
        async def _work() -> Json:
            await asyncio.sleep(self._step_s)
            with self._computed.open("a") as file:
                file.write(f"{step.key}\n")
            return f"part {step.key}"

        return _work


async def until_final(bus_events: object, jobs: Sequence[JobId], store: Store) -> None:
    pending = set(jobs)
    for job in jobs:
        record = await store.jobs.job(job)
        if record is not None and record.state.is_final:
            pending.discard(job)
    if not pending:
        return
    async for batch in bus_events:  # type: ignore[attr-defined]
        pending -= {event.job for event in batch if event.state.is_final}
        if not pending:
            return


async def main(home: Path, what: str) -> None:
    store = await Store.open(home, now)
    bus = Bus()
    runner = Runner(
        jobs=store.jobs, task=CountingTask(store.ledger, home / "computed"), bus=bus, clock=now, concurrency=8
    )
    await runner.start()
    events = bus.subscribe()
    if what == "submit":
        texts = [TextInput(f"document {number}", id=str(number)) for number in range(DOCUMENTS)]
        jobs = await runner.submit(texts, Options())
        os.write(1, b"submitted\n")
    else:
        jobs = await runner.resume()
    await until_final(events, jobs, store)
    await runner.close()
    await store.close()
    os.write(1, b"done\n")


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))
