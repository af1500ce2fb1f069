"""The recipe of a job: open the document, summarize it, label it, and say what came of it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from precis import __version__
from precis.domain.documents import Document
from precis.domain.estimates import Estimate
from precis.domain.jobs import Input, JobId, JobState, Options
from precis.domain.labels import LabelSet
from precis.domain.ports import (
    CallNotice,
    ContextOf,
    DocumentStore,
    EmbeddedEngine,
    Judgements,
    Progress,
    Reader,
    Sender,
    StepLedger,
    SupportCheck,
)
from precis.domain.requests import EngineConfig
from precis.domain.results import DecidedBy, LabelResult, Result
from precis.domain.rulings import Ruling
from precis.domain.steps import Json
from precis.tasks.content import content_of
from precis.tasks.deciding import decide, ruled_label
from precis.tasks.embedded_work import EmbeddedWork
from precis.tasks.estimating import PriceOf, estimate_embedded, estimate_model
from precis.tasks.model_work import ModelWork
from precis.tasks.opening import Opener
from precis.tasks.prompts import Prompts
from precis.tasks.tally import Tally
from precis.tasks.work import Work


class DocumentTask:
    """Implements `Task`. Everything it works with is handed in; it keeps nothing of one job for the next."""

    def __init__(
        self,
        *,
        reader: Reader,
        documents: DocumentStore,
        ledger: StepLedger,
        embedded: EmbeddedEngine,
        sender: Sender,
        support: SupportCheck,
        judgements: Judgements,
        engines: Mapping[str, EngineConfig],
        price_of: PriceOf,
        context_of: ContextOf,
        prompts: Path,
        user_tag: str,
    ) -> None:
        self._opener = Opener(reader, documents, ledger)
        self._embedded = EmbeddedWork(embedded, ledger, judgements.curve)
        self._engines = engines
        self._judgements = judgements
        self._price_of = price_of
        self._running: dict[JobId, Progress] = {}
        self._model = ModelWork(
            sender=sender,
            prompts=Prompts(prompts),
            engines=engines,
            ledger=ledger,
            embedded=embedded,
            support=support,
            stand_in=self._embedded,
            context_of=context_of,
            user_tag=user_tag,
        )

    async def run(self, job: JobId, source: Input, options: Options, progress: Progress) -> Result:
        """Return the whole or partial result; see `Task.run`."""
        self._running[job] = progress
        try:
            return await self._run(job, source, options, progress)
        finally:
            del self._running[job]

    def notify(self, notice: CallNotice) -> None:
        """Tell a job's progress that its calls wait, go on, or are answered by another engine."""
        progress = self._running.get(notice.job)
        if progress is not None:
            state = JobState.WAITING if notice.until is not None else JobState.WORKING
            progress.state(state, notice.reason, notice.until)

    async def _run(self, job: JobId, source: Input, options: Options, progress: Progress) -> Result:
        started = time.monotonic()
        progress.state(JobState.READING)
        document = await self._opener.open(source, keep=not options.is_private, fresh=options.fresh)
        read_s = time.monotonic() - started
        work = Work(job, document, options, progress, Tally(progress), started, read_s, facts=_facts(document))
        progress.state(JobState.PLANNING)
        ruling = await self._judgements.ruling(document)
        worker = self._worker(work, ruling)
        progress.planned(int(options.summarize) + len(options.label_sets))
        progress.state(JobState.WORKING)
        if options.summarize:
            work.summary = await worker.summary(work)
            if options.label_sets:
                progress.partial(work.result())
        for labels in options.label_sets:
            work.labels.append(await self._label(work, worker, labels, ruling))
        return work.result()

    async def estimate(self, source: Input, options: Options) -> Estimate:
        """Return calls, cost bound and seconds for one input; it is read to know its length, nothing is sent."""
        document = await self._opener.open(source, keep=not options.is_private)
        if self._is_embedded(options) or (await self._judgements.ruling(document)).local_by:
            return estimate_embedded(document, options)
        return await estimate_model(document, options, self._engines[options.engine], self._price_of)

    async def _label(
        self, work: Work, worker: EmbeddedWork | ModelWork, labels: LabelSet, ruling: Ruling
    ) -> LabelResult:
        """Return the label: the person's for this document, else a rule's, else an engine's.

        A rule that asks for review makes a proposal of what another rule or an engine says.
        """
        decided = await self._judgements.decided(work.document, labels)
        if decided is not None:
            return decided
        proposed = self._ruled(work, labels, ruling)
        if proposed is None:
            examples = await self._judgements.examples(work.document, labels)
            proposed = decide(work.document, labels, await worker.labelling(work, labels, examples))
        if ruling.review_by:
            work.warnings.append(f"The rule “{ruling.review_by}” asks for a person to look at the label.")
            return replace(proposed, decided_by=DecidedBy.NONE)
        return proposed

    def _ruled(self, work: Work, labels: LabelSet, ruling: Ruling) -> LabelResult | None:
        """Return the label that a rule gives, or None; the work's warnings say which rule it was."""
        if labels.name not in ruling.labels:
            return None
        label, rule = ruling.labels[labels.name]
        ruled = ruled_label(labels, ruling)
        if ruled is None:
            work.warnings.append(f"The rule “{rule}” gives the label “{label}”, which the set “{labels.name}” lacks.")
        else:
            work.warnings.append(f"The rule “{rule}” decided the label “{label}”.")
        return ruled

    def _worker(self, work: Work, ruling: Ruling) -> EmbeddedWork | ModelWork:
        if self._is_embedded(work.options):
            return self._embedded
        if ruling.local_by:
            work.warnings.append(
                f"The rule “{ruling.local_by}” keeps this document on this machine: the embedded engine did the work."
            )
            work.facts["kept_local"] = True
            return self._embedded
        return self._model

    def _is_embedded(self, options: Options) -> bool:
        engine = self._engines.get(options.engine)
        return engine is None or engine.kind == "embedded"


def _facts(document: Document) -> dict[str, Json]:
    """Return what `why` compares of a document: how it was read and what came of it."""
    return {
        "precis": __version__,
        "reader": document.reader,
        "words": document.words,
        "pages": len(document.pages),
        "content": content_of(document)[:16],
        "read_warnings": len(document.warnings),
    }
