"""Puts the parts together: the only module that knows all of them, and the order in which they start and end."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from precis import __version__
from precis.app.calibrating import LabelCalibrating
from precis.app.call_path import ModelEngines
from precis.app.evaluation import Evaluation
from precis.app.exporting.logs import LogExports
from precis.app.facade import Precis
from precis.app.generations import Generation, Generations, Permit
from precis.app.judgements import PersonFirst
from precis.app.judging import Judging
from precis.app.label_editing import LabelEditing
from precis.app.label_fits import LabelFits
from precis.app.labelsets import LabelSets
from precis.app.previewing import Previewer
from precis.app.purging import Purging
from precis.app.resources import resources_folder
from precis.app.reviewing import Reviewing
from precis.app.ruling import RuleBook
from precis.app.sending import Sending
from precis.app.user_tag import user_tag
from precis.domain.calls import SpendLimits
from precis.domain.jobs import Options
from precis.domain.ports import EmbeddedEngine, KeyStore, Reader, Redact, Sender, StepLedger, SupportCheck
from precis.domain.steps import Json
from precis.settings import Settings, load_settings

if TYPE_CHECKING:
    from precis.app.verification import Verifier
    from precis.evals.meaning import Likeness
    from precis.jobs import Bus, Runner
    from precis.privacy.keys import Keychain
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
    runner: Runner
    bus: Bus
    label_sets: LabelSets
    label_editing: LabelEditing
    calibrating: LabelCalibrating
    reviewing: Reviewing
    verifier: Verifier
    rule_book: RuleBook
    exports: LogExports
    purging: Purging
    sending: Sending
    policy: Policy
    generations: Generations
    keys: Keychain


@dataclass(frozen=True, slots=True)
class _Lasting:
    """What outlives a change of the settings."""

    resources: Path
    store: Store
    reader: FileReader
    embedded: EmbeddedEngine
    support: SupportCheck
    keys: KeyStore
    policy: Policy
    fits: LabelFits
    likeness: Likeness
    permit: Permit

    def generation(self, settings: Settings) -> Generation:
        """Return the engines and the task that follow from the settings."""
        store, policy = self.store, self.policy
        engines = ModelEngines(
            settings, store, keys=self.keys, policy=policy, limits=_limits(settings, policy), clock=utc_now
        )
        task = self._task(settings, engines, self.reader, engines, store.ledger)
        engines.notify = task.notify
        return Generation(settings, engines, task, self.permit)

    def previewer(self, now: Generation) -> Previewer:
        """Return what shows what a generation's engines would be sent."""
        return Previewer(
            engines=now.settings.engines,
            engine=now.settings.engine,
            policy=self.policy,
            reader=self.reader,
            judgements=PersonFirst(self.store.decisions, self.store.rules, self.fits),
            ledger=self.store.ledger,
            mask=now.engines.mask,
            task=partial(self._task, now.settings, now.engines),
            clock=utc_now,
        )

    def _task(
        self, settings: Settings, engines: ModelEngines, reader: Reader, sender: Sender, ledger: StepLedger
    ) -> DocumentTask:
        from precis.tasks import DocumentTask

        return DocumentTask(
            reader=reader,
            documents=self.store.documents,
            ledger=ledger,
            embedded=self.embedded,
            sender=sender,
            support=self.support,
            judgements=PersonFirst(self.store.decisions, self.store.rules, self.fits),
            engines=settings.engines,
            price_of=engines.price_of,
            context_of=engines.context_of,
            prompts=self.resources / "prompts",
            user_tag=user_tag(settings.home, settings.privacy.user_tag),
        )

    def evaluation(self, now: Generation) -> Evaluation:
        """Return the runs of golden sets on a generation's task and engines."""
        judging = Judging(
            now.settings,
            self.store,
            now.engines,
            support=self.support,
            prompts=self.resources / "prompts",
            in_use=now.in_use,
            permit=now.permit,
        )
        return Evaluation(
            now.settings,
            self.store,
            now,
            self.resources / "golden",
            versions=lambda: _versions(self.reader, self.embedded, self.support),
            likeness=self.likeness,
            judging=judging,
            permit=now.permit,
        )


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
    from precis.evals.rubric import SCORING
    from precis.tasks.prompts import prompt_versions

    return {
        "precis": __version__,
        "reader": reader.version,
        "embedded": embedded.version,
        "support": support.version,
        "scores": SCORING,
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
async def open_precis(settings: Settings | None = None, *, keys: Keychain | None = None) -> AsyncIterator[Precis]:
    """Open the whole program. At the end running jobs go back into the queue, and workers and the store are closed.

    `keys` are those that engines and settings share; who opens the program more than once keeps what they hold in
    memory by giving the same.

    Raises:
        WrongUse: the settings can't be used.
        PolicyBlocked: the policy of this machine can't be used.
        StoreError: the database can't be opened.
    """
    from precis.app.verification import Verifier, open_support
    from precis.jobs import Bus, Runner
    from precis.privacy.keys import Keychain as OwnKeys
    from precis.privacy.policy import load_policy
    from precis.providers.embedded import EmbeddedEngine as Embedded
    from precis.reading import FileReader
    from precis.store import Store
    from precis.workers import WorkerPool

    settings = settings or load_settings()
    policy = load_policy()
    keychain = keys or OwnKeys()
    resources = resources_folder()
    async with AsyncExitStack() as stack:
        store = await Store.open(settings.home, utc_now)
        stack.push_async_callback(store.close)
        pool = WorkerPool(worker_count())
        stack.push_async_callback(pool.close)
        reader = FileReader(pool.run)
        support = open_support(pool.run)
        fits = LabelFits(settings.home / "calibration" / "labels.json")
        embedded = Embedded(pool.run, resources)

        async def permit(options: Options, under: Settings) -> None:
            await sending.require(options, under)

        lasting = _Lasting(
            resources, store, reader, embedded, support, keychain, policy, fits, embedded.likeness, permit
        )
        generations = Generations(settings, lasting.generation, lasting.evaluation)
        sending = Sending(
            store, policy, lambda: generations.current.settings, lambda: lasting.previewer(generations.current)
        )
        stack.push_async_callback(generations.close)
        bus = Bus()
        runner = Runner(jobs=store.jobs, task=generations, bus=bus, clock=utc_now, concurrency=JOBS_AT_ONCE)
        await runner.start()
        stack.push_async_callback(runner.close)
        stack.push_async_callback(generations.leave_batches)
        purging = Purging(store, settings.home, utc_now, keep_days=settings.privacy.keep_history_days)
        purging.keep(settings.privacy.keep_history_days)
        stack.push_async_callback(purging.close)
        shipped, own = resources / "labels", settings.home / "labels"
        label_sets = LabelSets((shipped, own))
        label_editing = LabelEditing(
            shipped,
            own,
            store=store,
            reader=reader,
            embedded=embedded,
            judgements=PersonFirst(store.decisions, store.rules, fits),
        )
        yield Precis(
            Parts(
                reader=reader,
                store=store,
                runner=runner,
                bus=bus,
                label_sets=label_sets,
                label_editing=label_editing,
                calibrating=LabelCalibrating(store, label_sets, embedded, fits, utc_now),
                reviewing=Reviewing(store, runner),
                verifier=Verifier(reader, support),
                rule_book=RuleBook(store, reader, label_sets),
                exports=LogExports(store, _redact, policy.check_export),
                purging=purging,
                sending=sending,
                policy=policy,
                generations=generations,
                keys=keychain,
            )
        )
