"""The recipe of a job: open the document, summarize it, label it, and say what came of it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from precis.domain.documents import Document
from precis.domain.estimates import Estimate
from precis.domain.jobs import Input, JobId, JobState, Mode, Options
from precis.domain.ports import Clock, DocumentStore, EmbeddedEngine, Progress, Reader, Sender, StepLedger
from precis.domain.requests import EngineConfig
from precis.domain.results import LabelResult, Result, Summary, Timing
from precis.tasks.deciding import decide
from precis.tasks.extractive import ExtractiveSummary
from precis.tasks.labelling import EmbeddedLabels
from precis.tasks.opening import Opener
from precis.tasks.tally import Tally

EMBEDDED_WORDS_PER_S = {Mode.FAST: 60_000.0, Mode.ACCURATE: 3_000.0}
"""About how many words the embedded engine takes a second on one core of a usual machine: for estimates only."""


@dataclass(slots=True)
class _Work:
    """What a run of one job gathers on its way."""

    document: Document
    options: Options
    tally: Tally
    read_s: float
    summary: Summary | None = None
    labels: list[LabelResult] = field(default_factory=list[LabelResult])
    warnings: list[str] = field(default_factory=list[str])
    missing: list[str] = field(default_factory=list[str])


class DocumentTask:
    """Implements `Task`. Everything it works with is handed in; it keeps nothing of one job for the next."""

    def __init__(
        self,
        *,
        reader: Reader,
        documents: DocumentStore,
        ledger: StepLedger,
        embedded: EmbeddedEngine,
        engines: Mapping[str, EngineConfig],
        sender: Sender | None,
        prompts: Path,
        clock: Clock,
    ) -> None:
        self._opener = Opener(reader, documents, ledger)
        self._extractive = ExtractiveSummary(embedded, ledger)
        self._labels = EmbeddedLabels(embedded, ledger)
        self._engines = engines

    async def run(self, job: JobId, source: Input, options: Options, progress: Progress) -> Result:
        """Return the whole or partial result; see `Task.run`."""
        started = time.monotonic()
        progress.state(JobState.READING)
        document = await self._opener.open(source, keep=not options.is_private, fresh=options.fresh)
        work = _Work(document, options, Tally(progress), time.monotonic() - started)
        progress.state(JobState.PLANNING)
        await self._embedded(work, progress)
        return _result(work, started)

    async def estimate(self, source: Input, options: Options) -> Estimate:
        """Return calls, cost bound and seconds for one input; it is read to know its length, nothing is sent."""
        document = await self._opener.open(source, keep=not options.is_private)
        steps = int(options.summarize) + len(options.label_sets)
        return Estimate(seconds=steps * document.words / EMBEDDED_WORDS_PER_S[options.mode])

    async def _embedded(self, work: _Work, progress: Progress) -> None:
        options = work.options
        progress.planned(int(options.summarize) + len(options.label_sets))
        progress.state(JobState.WORKING)
        if options.summarize:
            work.summary, warnings = await self._extractive.summarize(work.document, options, work.tally)
            work.warnings += warnings
            if options.label_sets:
                progress.partial(_result(work, time.monotonic()))
        for labels in options.label_sets:
            labelling = await self._labels.label(work.document, labels, (), options, work.tally)
            work.labels.append(decide(work.document, labels, labelling))


def _result(work: _Work, started: float) -> Result:
    return Result(
        document_id=work.document.id,
        mode=work.options.mode.value,
        engine=work.tally.engine or "embedded",
        model=work.tally.model or "extractive",
        summary=work.summary,
        labels=tuple(work.labels),
        usage=work.tally.usage,
        timing=Timing(read_s=work.read_s, total_s=time.monotonic() - started),
        warnings=tuple(dict.fromkeys(work.warnings)),
        missing=tuple(work.missing),
    )
