"""Puts the parts together: the only module that knows all of them, and the order in which they start and end."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from precis import __version__
from precis.app.call_path import ModelEngines
from precis.app.engine_calls import EngineCalls
from precis.app.evaluation import Evaluation
from precis.app.exporting.logs import LogExports
from precis.app.facade import Precis
from precis.app.judgements import PersonFirst
from precis.app.labelsets import LabelSets
from precis.app.purging import Purging, stopped
from precis.app.resources import resources_folder
from precis.app.reviewing import Reviewing
from precis.app.ruling import RuleBook
from precis.app.user_tag import user_tag
from precis.domain.calls import SpendLimits
from precis.domain.estimates import Estimate
from precis.domain.jobs import Input, Lane, Options
from precis.domain.ports import EmbeddedEngine, Reader, Redact, SupportCheck
from precis.domain.steps import Json
from precis.settings import Settings, load_settings

if TYPE_CHECKING:
    from precis.app.verification import Verifier
    from precis.jobs import Bus, Runner
    from precis.privacy.policy import Policy
    from precis.reading import FileReader
    from precis.store import Store
    from precis.tasks import DocumentTask

MOST_WORKERS = 8
JOBS_AT_ONCE = 8
"""Documents under way together: enough to keep the workers busy while others wait for an engine."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a `Precis` works with; `open_precis` owns their lives."""

    reader: FileReader
    store: Store
    task: DocumentTask
    runner: Runner
    bus: Bus
    label_sets: LabelSets
    reviewing: Reviewing
    verifier: Verifier
    rule_book: RuleBook
    exports: LogExports
    evaluation: Evaluation
    purging: Purging
    policy: Policy
    engine_calls: EngineCalls
    engines: ModelEngines

    async def estimate(self, inputs: Sequence[Input], options: Options) -> Estimate:
        """Return the sum over `inputs`; each document is read to know its length, nothing is sent."""
        estimates = [await self.task.estimate(source, options) for source in inputs]
        total = sum(estimates, Estimate())
        if options.lane is Lane.PROVIDER_BATCH:
            # They go along together: each waits as long as all.
            return replace(total, seconds=max((estimate.seconds for estimate in estimates), default=0.0))
        return total


def worker_count() -> int:
    """Return how many worker processes to use at most: one a usable core, up to MOST_WORKERS."""
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS and Windows
        cores = os.cpu_count() or 1
    return max(1, min(cores, MOST_WORKERS))


def utc_now() -> datetime:
    """Return the time now, in UTC."""
    return datetime.now(UTC)


def _redact() -> Redact:
    from precis.privacy.redaction import Redactor

    return Redactor().redact


def _limits(settings: Settings, policy: Policy) -> SpendLimits:
    from precis.privacy.policy import tighten

    own, caps = settings.budget, policy.caps
    return SpendLimits(
        per_call=tighten(own.per_call, caps.per_call),
        per_job=tighten(own.per_job, caps.per_job),
        per_day=tighten(own.per_day, caps.per_day),
        per_month=tighten(own.per_month, caps.per_month),
    )


def _versions(reader: Reader, embedded: EmbeddedEngine, support: SupportCheck) -> dict[str, Json]:
    """Return what a run of a golden set was made with, beside engine and mode."""
    from precis.tasks.prompts import prompt_versions

    return {
        "precis": __version__,
        "reader": reader.version,
        "embedded": embedded.version,
        "support": support.version,
        "prompts": dict(prompt_versions(resources_folder() / "prompts")),
    }


@asynccontextmanager
async def open_reader() -> AsyncIterator[FileReader]:
    """Open the readers alone, without settings or database, and end their workers at the end."""
    from precis.reading import FileReader
    from precis.workers import WorkerPool

    pool = WorkerPool(1)
    try:
        yield FileReader(pool.run)
    finally:
        await pool.close()


@asynccontextmanager
async def open_precis(settings: Settings | None = None) -> AsyncIterator[Precis]:
    """Open the whole program. At the end running jobs go back into the queue, and workers and the store are closed.

    Raises:
        WrongUse: the settings can't be used.
        PolicyBlocked: the policy of this machine can't be used.
        StoreError: the database can't be opened.
    """
    from precis.app.verification import Verifier, open_support
    from precis.jobs import Bus, Runner
    from precis.privacy.keys import Keychain
    from precis.privacy.policy import load_policy
    from precis.providers.embedded import EmbeddedEngine as Embedded
    from precis.reading import FileReader
    from precis.store import Store
    from precis.tasks import DocumentTask
    from precis.workers import WorkerPool

    settings = settings or load_settings()
    policy = load_policy()
    resources = resources_folder()
    async with AsyncExitStack() as stack:
        store = await Store.open(settings.home, utc_now)
        stack.push_async_callback(store.close)
        pool = WorkerPool(worker_count())
        stack.push_async_callback(pool.close)
        reader = FileReader(pool.run)
        engines = ModelEngines(
            settings, store, keys=Keychain(), policy=policy, limits=_limits(settings, policy), clock=utc_now
        )
        stack.push_async_callback(engines.close)
        embedded, support = Embedded(pool.run, resources), open_support(pool.run)
        task = DocumentTask(
            reader=reader,
            documents=store.documents,
            ledger=store.ledger,
            embedded=embedded,
            sender=engines,
            support=support,
            judgements=PersonFirst(store.decisions, store.rules),
            engines=settings.engines,
            price_of=engines.price_of,
            context_of=engines.context_of,
            prompts=resources / "prompts",
            user_tag=user_tag(settings.home, settings.privacy.user_tag),
        )
        engines.notify = task.notify
        bus = Bus()
        runner = Runner(jobs=store.jobs, task=task, bus=bus, clock=utc_now, concurrency=JOBS_AT_ONCE)
        await runner.start()
        stack.push_async_callback(runner.close)
        stack.push_async_callback(engines.leave_batches)
        evaluation = Evaluation(
            settings, store, task, resources / "golden", lambda: _versions(reader, embedded, support)
        )
        purging = Purging(store, settings.home, utc_now, keep_days=settings.privacy.keep_history_days)
        stack.push_async_callback(stopped, asyncio.create_task(purging.retain(), name="retention"))
        label_sets = LabelSets((resources / "labels", settings.home / "labels"))
        yield Precis(
            settings,
            Parts(
                reader=reader,
                store=store,
                task=task,
                runner=runner,
                bus=bus,
                label_sets=label_sets,
                reviewing=Reviewing(store, runner),
                verifier=Verifier(reader, support),
                rule_book=RuleBook(store, reader),
                engine_calls=EngineCalls(settings, engines.provider, engines.policy),
                engines=engines,
                policy=policy,
                exports=LogExports(store, _redact, policy.check_export),
                evaluation=evaluation,
                purging=purging,
            ),
        )
