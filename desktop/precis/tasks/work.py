"""What a run of one job gathers on its way to a result."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from precis.domain.documents import Document
from precis.domain.jobs import JobId, Options
from precis.domain.ports import Progress
from precis.domain.results import LabelResult, Result, Summary, Timing
from precis.domain.steps import Json
from precis.tasks.tally import Tally


@dataclass(slots=True)
class Work:
    """One document under way. `started` and `read_s` are seconds of the monotonic clock."""

    job: JobId
    document: Document
    options: Options
    progress: Progress
    tally: Tally
    started: float
    read_s: float
    summary: Summary | None = None
    labels: list[LabelResult] = field(default_factory=list[LabelResult])
    warnings: list[str] = field(default_factory=list[str])
    missing: list[str] = field(default_factory=list[str])
    facts: dict[str, Json] = field(default_factory=dict[str, Json])

    def result(self) -> Result:
        """Return what there is so far."""
        return Result(
            document_id=self.document.id,
            mode=self.options.mode.value,
            engine=self.tally.engine or self.options.engine,
            model=self.tally.model,
            summary=self.summary,
            labels=tuple(self.labels),
            usage=self.tally.usage,
            timing=Timing(read_s=self.read_s, total_s=time.monotonic() - self.started),
            warnings=tuple(dict.fromkeys(self.warnings)),
            missing=tuple(self.missing),
            facts={**self.facts, **self.tally.facts()},
        )

    def show(self, summary: Summary) -> None:
        """Let a summary in the making be seen, as part of a partial result."""
        whole, self.summary = self.summary, summary
        self.progress.partial(self.result())
        self.summary = whole
