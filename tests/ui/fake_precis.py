"""A `Precis` with behaviour but no engine: jobs go where a test sends them, so that rare states can be shown."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from precis.app.expansion import Expansion
from precis.app.facade import Outcome
from precis.app.label_editing import LabelSetCheck, LabelSetFile, label_set_text
from precis.app.labelsets import parse_label_set
from precis.app.resources import resources_folder
from precis.app.reviewing import Reviewing
from precis.app.ruling import Tried
from precis.app.verification import Verifier
from precis.app.why import TimelineRow, Why
from precis.domain.calls import CallRow, UsageSum
from precis.domain.documents import Block, BlockKind, Document, Span
from precis.domain.errors import NotFound, PolicyBlocked, PrecisError, WrongUse
from precis.domain.estimates import Estimate
from precis.domain.history import HistoryFilter, HistoryValues
from precis.domain.jobs import Failure, FileInput, Input, JobEvent, JobId, JobRecord, JobState, Options, TextInput
from precis.domain.labels import Label, LabelSet
from precis.domain.money import Money
from precis.domain.ports import HistoryRow
from precis.domain.requests import EngineConfig
from precis.domain.results import (
    Band,
    Check,
    Citation,
    Claim,
    DecidedBy,
    LabelResult,
    LabelScore,
    Result,
    Summary,
    Timing,
    Usage,
    Verdict,
)  # fmt: skip
from precis.domain.rulings import Ruling
from precis.evals.running import ItemScore
from precis.jobs import Bus
from precis.privacy.keys import Keychain
from precis.settings import EMBEDDED, Settings
from precis.store.evals import EvalRun
from precis.store.rules import RuleText
from precis.store.timeline import AffectedJob, FailureGroup, Latency
from tests.ui.sendings import FakeSending
from tests.ui.teachings import FakeCalibration

KINDS = LabelSet("document-type", (Label("contract"), Label("report"), Label("letter or mail")), "Document type")
TOPICS = LabelSet("topic", (Label("law"), Label("technology")), "Topic")
WORK_ENGINE = EngineConfig(name="work", kind="openai", base_url="http://127.0.0.1:1/v1", fast="small", accurate="large")
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def claims_of(document: Document, count: int = 4) -> tuple[Claim, ...]:
    """Return claims that quote sentences of the document, as the embedded engine's do."""
    blocks = [block for block in document.blocks if block.end - block.start > 60][:count]
    spans = [Span(block.start, min(block.end, block.start + 160)) for block in blocks]
    return tuple(claim_at(document, span) for span in spans)


def claim_at(document: Document, span: Span, **changes: Any) -> Claim:
    """Return a claim whose passage is `span`."""
    citation = Citation(span, document.quote(span), document.page_at(span.start), tuple(document.layout.lines(span)))
    made = Claim(document.quote(span), (citation,), 1.0, Verdict.SUPPORTED, (Check("numbers", True),))
    return replace(made, **changes)


def result_of(document: Document, options: Options, **changes: Any) -> Result:
    """Return a whole extractive result on the document."""
    labels = tuple(
        LabelResult(one.name, one.labels[0].name, 0.8, Band.LIKELY, "zero-shot", DecidedBy.MODEL,
                    (LabelScore(one.labels[1].name, 0.1),))
        for one in options.label_sets
    )  # fmt: skip
    made = Result(
        document_id=document.id, mode=options.mode.value, engine=options.engine, model="",
        summary=Summary(document.title, claims_of(document), is_extractive=True),
        labels=labels, usage=Usage(calls=0), timing=Timing(0.1, 0.0, 0.8),
    )  # fmt: skip
    return replace(made, **changes)


def unsure_of(document: Document, options: Options, label: str = "report") -> Result:
    """Return a result whose first label set nobody decided yet, with the document's first claim as its evidence."""
    made = result_of(document, options)
    labels = options.label_sets[0]
    evidence = claims_of(document)[0].citations
    others = tuple(LabelScore(one.name, 0.3) for one in labels.labels if one.name != label)
    unsure = LabelResult(labels.name, label, 0.4, Band.UNSURE, "zero-shot", DecidedBy.NONE, others, evidence)
    return replace(made, labels=(unsure, *made.labels[1:]))


@dataclass
class FakeEvaluation:
    """Holds runs with their scores."""

    kept: list[tuple[EvalRun, list[ItemScore]]] = field(default_factory=list)
    added: list[JobId] = field(default_factory=list)

    async def add(self, job: JobRecord, result: Result, document: Document) -> list[str]:
        self.added.append(job.id)
        return [f"{job.id}-summary"]

    async def sets(self) -> dict[str, int]:
        return {"labels": 60, "summaries": 48}

    async def runs(self, golden_set: str = "") -> list[EvalRun]:
        return [run for run, _ in reversed(self.kept) if golden_set in ("", run.golden_set)]

    async def scores(self, run: int) -> list[ItemScore]:
        return next(scores for one, scores in self.kept if one.id == run)


class FakeRules:
    """Two rules; half of what is there matches what is tried."""

    def __init__(self, records: dict[JobId, JobRecord]) -> None:
        self.records = records

    async def all(self) -> list[RuleText]:
        return [RuleText("Bills", BILLS), RuleText("Contracts stay here", CONTRACTS, is_enabled=False)]

    async def try_text(self, _text: str, *, limit: int = 50) -> list[Any]:
        return [Tried(record, Ruling(matched=("Bills",) if place % 2 else ())) for place, record in
                enumerate(list(self.records.values())[:limit])]  # fmt: skip


class FakeLabels:
    """The label sets that come along, and one of the person's own."""

    async def files(self) -> list[LabelSetFile]:
        shipped = [file_of(path, is_own=False) for path in sorted((resources_folder() / "labels").glob("*.toml"))]
        own = LabelSet("contract-kinds", (Label("lease", "Rent of rooms."), Label("loan", "")), "Sorts of contracts")
        return [LabelSetFile("contract-kinds", label_set_text(own), own, is_own=True, hides_shipped=False), *shipped]

    def check(self, _text: str, _name: str) -> LabelSetCheck:
        return LabelSetCheck()


def file_of(path: Path, *, is_own: bool) -> LabelSetFile:
    """Return the set of a file as the editor lists it."""
    text = path.read_text("utf-8")
    return LabelSetFile(path.stem, text, parse_label_set(text, path.name), is_own, hides_shipped=False)


BILLS = """[[rules]]
name = "Bills"
when = { words = ["invoice", "amount due"], sender = "@example.com" }
set = "document-type"
label = "invoice"
"""
CONTRACTS = """[[rules]]
name = "Contracts stay here"
when = { any = [{ title = "agreement" }, { words = ["non-disclosure"] }] }
engine = "embedded"
review = true
"""


@dataclass
class FakePrecis:
    """Holds jobs in memory. `finishes`: a submitted job is done at once, where its document is known."""

    home: Path
    documents: dict[str, Document] = field(default_factory=dict)
    """By path."""
    engines: tuple[EngineConfig, ...] = (EMBEDDED,)
    finishes: bool = True
    records: dict[JobId, JobRecord] = field(default_factory=dict)
    results: dict[JobId, Result] = field(default_factory=dict)
    history_rows: list[HistoryRow] = field(default_factory=list)
    calls: list[tuple[Any, ...]] = field(default_factory=list)
    found: Estimate = field(default_factory=lambda: Estimate(calls=12, cost=Money(4000), seconds=18))
    sample_files: tuple[Path, ...] = ()
    call_rows: list[CallRow] = field(default_factory=list)
    usage_of: Callable[[str, datetime | None], list[UsageSum]] | None = None
    forbids_exports: bool = False
    latency_rows: dict[str, list[Latency]] = field(default_factory=dict)
    events: dict[JobId, list[JobEvent]] = field(default_factory=dict)
    whys: dict[JobId, Why] = field(default_factory=dict)
    timeline_rows: list[TimelineRow] = field(default_factory=list)
    sets: tuple[LabelSet, ...] = (KINDS, TOPICS)

    def __post_init__(self) -> None:
        self.keys = _WorkingKeys()
        self.settings = Settings(self.home, {engine.name: engine for engine in self.engines})
        self.bus = Bus()
        self.review = Reviewing(_FakeStore(self), self)  # type: ignore[arg-type]
        self.verifier = Verifier(self, _WordsAreThere())  # type: ignore[arg-type]
        self.decisions: list[tuple[str, str, str]] = []
        """Document, label set, label."""
        self.evaluation, self.rules = FakeEvaluation(), FakeRules(self.records)
        self.sending = FakeSending()
        self.calibration = FakeCalibration()
        self.labels = FakeLabels()
        self.options = Options()
        self.heeding: list[Callable[[], object]] = []
        self._seq = 0
        self._clock = START

    @asynccontextmanager
    async def open(self) -> AsyncIterator[FakePrecis]:
        """Open as `open_precis` does."""
        yield self
        self.bus.close()

    def default_options(self) -> Options:
        return self.options

    async def expand(self, paths: Sequence[Path]) -> Expansion:
        paths = [file for path in paths for file in (sorted(path.iterdir()) if path.is_dir() else (path,))]
        there = [FileInput(path) for path in paths if str(path) in self.documents or path.exists()]
        gone: list[tuple[Path, PrecisError]] = [
            (path, NotFound(f"There is no file {path.name}.", "Check the name."))
            for path in paths if not (str(path) in self.documents or path.exists())
        ]  # fmt: skip
        return Expansion(there, gone)

    async def samples(self) -> list[Path]:
        return list(self.sample_files)

    async def submit(self, inputs: Sequence[Input], options: Options) -> list[JobId]:
        self.calls.append(("submit", len(inputs), options))
        return [self._take(source, options) for source in inputs]

    def _take(self, source: Input, options: Options) -> JobId:
        self._clock += timedelta(seconds=1)
        path = str(source.path) if isinstance(source, FileInput) else ""
        title = Path(path).name if path else getattr(source, "title", "")
        job = JobId(secrets.token_hex(6))
        self.records[job] = JobRecord(job, title, path, "", None, options, JobState.QUEUED, self._clock, self._clock)
        document = self.documents.get(path)
        if self.finishes and document is not None:
            self.finish(job, result_of(document, options))
        else:
            self.tell(job, JobState.QUEUED)
        return job

    def finish(self, job: JobId, result: Result, state: JobState = JobState.DONE) -> None:
        """Give the job its result."""
        record = self.records[job]
        self.records[job] = replace(record, document_id=result.document_id)
        self.results[job] = result
        self.tell(job, state)

    async def revise(self, job: JobId, result: Result) -> None:
        """Keep a result that a person's decision changed, as the runner does."""
        waits = any(label.decided_by is DecidedBy.NONE for label in result.labels)
        self.finish(job, result, JobState.NEEDS_REVIEW if waits else JobState.DONE)

    def set_read(self, job: JobId) -> None:
        """Say that the job's document was read."""
        record = self.records[job]
        self.records[job] = replace(record, document_id=self.documents[record.path].id)

    def tell(self, job: JobId, state: JobState, **facts: Any) -> None:
        """Send the job into `state`, as the runner does: record first, then event."""
        self._seq += 1
        at = facts.pop("at", datetime.now(UTC))
        eta_s = facts.pop("eta_s", None)
        cleared = {"reason": "", "until": None, "error": None}
        self.records[job] = replace(self.records[job], state=state, updated_at=at, **{**cleared, **facts})
        record = self.records[job]
        self.bus.publish(
            JobEvent(job, self._seq, at, state, record.counts, record.spent, record.estimated, eta_s, record.reason,
                     record.until, record.error)
        )  # fmt: skip

    def fail(self, job: JobId, code: str, message: str, hint: str = "") -> None:
        """Let the job fail."""
        self.tell(job, JobState.FAILED, error=Failure(code, message, hint))

    async def estimate(self, inputs: Sequence[Input], options: Options) -> Estimate:
        self.calls.append(("estimate", len(inputs), options.mode))
        return self.found

    def subscribe(self) -> AsyncIterator[list[JobEvent]]:
        return self.bus.subscribe()

    async def job(self, job: JobId) -> JobRecord | None:
        return self.records.get(job)

    async def jobs(self, *, states: Sequence[JobState] = (), limit: int = 1000) -> list[JobRecord]:
        found = [record for record in self.records.values() if not states or record.state in states]
        return sorted(found, key=lambda record: record.created_at, reverse=True)[:limit]

    async def result(self, job: JobId) -> Result | None:
        return self.results.get(job)

    async def document(self, document_id: str) -> Document | None:
        return next((one for one in self.documents.values() if one.id == document_id), None)

    async def read(self, source: Input) -> Document:
        if isinstance(source, TextInput):
            return text_document(source.text, source.title)
        known = self.documents.get(str(source.path))
        if known is not None:
            return known
        if not source.path.exists():
            raise NotFound(f"There is no file {source.path.name}.", "Check the name.")
        return text_document(source.path.read_text("utf-8"), source.path.name)

    def check_export(self, kind: str) -> None:
        if self.forbids_exports:
            raise PolicyBlocked(f"The policy of this computer forbids exporting a {kind}.", "Ask who looks after it.")

    async def outcome(self, job: JobId) -> Outcome:
        record = self.records[job]
        return Outcome(record, self.results.get(job), self.documents.get(record.path))

    async def page_source(self, job: JobId) -> Path | None:
        path = Path(self.records[job].path)
        return path if path.exists() else None

    async def cancel(self, job: JobId) -> None:
        self.calls.append(("cancel", job))
        self.tell(job, JobState.CANCELLED)

    async def retry(self, job: JobId, *, password: str | None = None) -> None:
        self.calls.append(("retry", job, password))
        self.tell(job, JobState.QUEUED)

    async def rerun(self, job: JobId, options: Options) -> JobId:
        self.calls.append(("rerun", job, options))
        return self._take(FileInput(Path(self.records[job].path)), options)

    async def resume(self, job: JobId | None = None) -> list[JobId]:
        self.calls.append(("resume",))
        return []

    async def history(
        self, query: str = "", *, limit: int = 200, offset: int = 0, wanted: HistoryFilter | None = None
    ) -> list[HistoryRow]:
        rows = self.history_rows or [self._history_row(record) for record in await self.jobs()]
        words = query.strip()
        hits = [hit for row in rows if (hit := self._hit(row, words)) is not None]
        if wanted is not None:
            hits = [hit for hit in hits if self._fits(hit, wanted)]
        return hits[offset : offset + limit]

    def _fits(self, row: HistoryRow, wanted: HistoryFilter) -> bool:
        """Say whether the row is wanted, as far as the tests of the window ask for it."""
        options = row.job.options
        return (
            (not wanted.states or row.job.state in wanted.states)
            and (not wanted.is_failed or row.job.state in (JobState.FAILED, JobState.PARTIAL))
            and wanted.mode in ("", options.mode.value) and wanted.engine in ("", options.engine)
            and (not wanted.label or wanted.label in row.labels)
            and (wanted.since is None or row.job.created_at >= wanted.since)
        )  # fmt: skip

    async def history_values(self) -> HistoryValues:
        return HistoryValues(("embedded", "work"), ("contract", "own label"))

    def _history_row(self, record: JobRecord) -> HistoryRow:
        result = self.results.get(record.id)
        if result is None:
            return HistoryRow(record, "", "")
        headline = result.summary.headline if result.summary else ""
        return HistoryRow(record, headline, "", tuple(label.label for label in result.labels))

    def _hit(self, row: HistoryRow, wanted: str) -> HistoryRow | None:
        document = self.documents.get(row.job.path)
        text = f"{row.job.title} {row.headline} {document.text if document else ''}"
        place = text.casefold().find(wanted.casefold())
        if place < 0 or not wanted:
            return None if place < 0 else row
        end = place + len(wanted)
        snippet = f"…{text[max(0, place - 60) : place]}\x02{text[place:end]}\x03{text[end : end + 120]}…"
        return replace(row, snippet=snippet)

    async def why(self, job: JobId) -> Why:
        if job not in self.whys:
            raise WrongUse("This job has no result to compare.")
        return self.whys[job]

    async def timeline(self, *, engine: str = "", days: int = 90) -> list[TimelineRow]:
        return [row for row in self.timeline_rows if engine in ("", row.day.engine)]

    async def failures(self, since: datetime) -> list[FailureGroup]:
        groups: dict[str, list[JobRecord]] = {}
        for record in sorted(self.records.values(), key=lambda one: one.updated_at, reverse=True):
            if record.error is not None:
                groups.setdefault(record.error.code, []).append(record)
        found = [
            FailureGroup(code, len(jobs), len(jobs), jobs[-1].updated_at, jobs[0].updated_at,
                         jobs[0].error.hint if jobs[0].error else "", jobs[0].error.message if jobs[0].error else "",
                         tuple(AffectedJob(job.id, job.title, job.updated_at) for job in jobs))
            for code, jobs in groups.items()
        ]  # fmt: skip
        return sorted(found, key=lambda group: -group.count)

    async def job_events(self, job: JobId) -> list[JobEvent]:
        return self.events.get(job, [])

    async def latencies(self, by: str = "engine", **_: Any) -> list[Latency]:
        return self.latency_rows.get(by, [])

    async def delete(self, job: JobId) -> None:
        self.calls.append(("delete", job))
        self.records.pop(job, None)

    async def usage(self, by: str, *, since: datetime | None = None, until: datetime | None = None) -> list[UsageSum]:
        return [] if self.usage_of is None else self.usage_of(by, since)

    async def logged_calls(self, wanted: Any, *, before: int = 2**62, limit: int = 100) -> list[CallRow]:
        rows = [row for row in self.call_rows if row.id < before and wanted.engine in ("", row.intent.engine)]
        found = [row for row in rows if wanted.outcome in ("", row.ending.outcome if row.ending else "")]
        return sorted(found, key=lambda row: -row.id)[:limit]

    def heed_settings(self, then: Callable[[], object]) -> None:
        self.heeding.append(then)

    async def reload(self) -> Settings:
        for then in self.heeding:
            then()
        return self.settings

    async def settings_changes(self) -> list[Any]:
        return []

    async def change_settings(self, changes: Any) -> Settings:
        from precis.app.settings_writing import write_settings

        self.calls.append(("change_settings", changes))
        return write_settings(self.home, changes)[0]

    async def label_sets(self) -> list[LabelSet]:
        return list(self.sets)


def text_document(text: str, title: str) -> Document:
    """Return a document of one paragraph, as the reader makes of plain text."""
    return Document(f"text-{hash(text)}", "txt", title, text, (Block(BlockKind.PARAGRAPH, 0, len(text)),))


class _WorkingKeys(Keychain):
    """Keys of a computer whose keychain works."""

    def works(self) -> bool:
        return True


class _WordsAreThere:
    """A support check that knows a claim's words when they stand in the document, and says so where they don't."""

    version = "fake"

    async def check(self, document: Document, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        return tuple(self._one(document, claim) for claim in claims)

    def _one(self, document: Document, claim: Claim) -> Claim:
        place = document.text.find(claim.text)
        if place >= 0:
            return claim_at(document, Span(place, place + len(claim.text)))
        nowhere = Check("overlap", False, "No passage says this.")
        return replace(claim, verdict=Verdict.UNSUPPORTED, checks=(nowhere,))


class _FakeStore:
    """The little of a store that reviewing asks for, over the jobs of a fake."""

    def __init__(self, fake: FakePrecis) -> None:
        self._fake = fake
        self.jobs, self.decisions = fake, self

    async def add(self, job: JobId, document_id: str, label_set: str, label: str, **_: Any) -> None:
        self._fake.decisions.append((document_id, label_set, label))

    async def take_back(self, document_id: str, label_set: str) -> bool:
        kept = self._fake.decisions
        for place in range(len(kept) - 1, -1, -1):
            if kept[place][:2] == (document_id, label_set):
                del kept[place]
                return True
        return False
