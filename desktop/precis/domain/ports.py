"""The ports: what the inner parts ask of the outer ones. Adapters implement them; app.py hands them in."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NewType, Protocol, TypeVar

from precis.domain.batches import BatchItem, BatchStatus, ItemState, KeptBatch
from precis.domain.calls import CallEnding, CallIntent, Short, SpendLimits
from precis.domain.documents import Document, Span
from precis.domain.errors import EngineError
from precis.domain.jobs import Input, JobEvent, JobId, JobRecord, JobState, Length, Mode, Options
from precis.domain.labels import Example, LabelCurve, LabelSet
from precis.domain.money import Money
from precis.domain.requests import EngineConfig, Reply, Request
from precis.domain.results import Claim, LabelResult, LabelScore, Result
from precis.domain.rulings import Ruling
from precis.domain.steps import Json, Step, StepKey, StepOutcome

T = TypeVar("T")
Redacted = NewType("Redacted", str)
"""Text that went through `privacy.redact()`. Nothing else may make one; pyright and a test hold this."""


class Sender(Protocol):
    """A layer of the call path, and a provider: the same one method, so that layers wrap each other."""

    async def send(self, request: Request) -> Reply:
        """Return the reply, or raise an EngineError or Blocked."""
        ...


class BatchProvider(Protocol):
    """A provider's own batch queue. A request's id in it is its step's key, so that results find home after a restart.

    Requests have to be as route left them: engine, address and model filled in.
    """

    @property
    def most_requests(self) -> int:
        """How many requests a batch may hold."""
        ...

    @property
    def most_bytes(self) -> int:
        """How large a batch may be."""
        ...

    @property
    def keeps_tags(self) -> bool:
        """Whether `find` can tell that a batch was never taken."""
        ...

    async def submit(self, requests: Sequence[Request], *, tag: str = "") -> str:
        """Hand the requests over and return the batch's id. `tag`: kept with the batch where the provider can.

        Raises:
            EngineError: it was not taken; `maybe_billed` where that is not sure.
            WrongUse: empty, too large, two requests with one key, or of more than one model.
        """
        ...

    async def find(self, tag: str) -> str | None:
        """Return the id of the batch with this tag: it was submitted, and the program ended before it kept the id.

        None where there is none, or where the provider keeps no tags.
        """
        ...

    async def status(self, batch: str) -> BatchStatus:
        """Return where the batch is."""
        ...

    def results(self, batch: str) -> AsyncIterator[tuple[StepKey, Reply | EngineError]]:
        """Yield what came of each request of an ended batch, in any order; replies without `requested_model`."""
        ...

    async def cancel(self, batch: str) -> None:
        """Ask the provider to stop; what is finished already is still given by `results`."""
        ...

    async def forget(self, batch: str) -> None:
        """Delete what the provider still holds of an ended batch: prompts and replies."""
        ...


class BatchBook(Protocol):
    """Which batches are under way at providers, and which requests are in them; shared by all processes.

    A batch is written down before it is handed over. The row of an attempt whose request is in it stays open, whatever
    becomes of the process, and keeps its money until the answer is there.
    """

    async def begin(self, engine: str, model: str, tag: str, items: Sequence[BatchItem]) -> KeptBatch:
        """Commit that the requests are about to be handed over."""
        ...

    async def sent(self, batch: int, provider_id: str) -> None:
        """Commit the provider's id."""
        ...

    async def drop(self, batch: int) -> None:
        """Forget the batch: it was not taken, or all of it is done with."""
        ...

    async def lose(self, batch: int) -> None:
        """Commit that nobody can tell whether the provider took it; its requests count as failed."""
        ...

    async def find(self, key: StepKey) -> tuple[KeptBatch, BatchItem] | None:
        """Return the newest batch that has the request under way or answered but not used; it is wanted from now on.

        Not one that is being cancelled.
        """
        ...

    async def batch(self, batch: int) -> KeptBatch | None:
        """Return the batch as it is now; None: there is no such batch any more."""
        ...

    async def items(self, batch: int) -> Sequence[BatchItem]:
        """Return its requests."""
        ...

    async def note(self, batch: int, states: Mapping[StepKey, ItemState]) -> None:
        """Commit what became of requests. The row of an attempt is settled before its request's state is noted."""
        ...

    async def leave(self, batch: int, keys: Sequence[StepKey]) -> bool:
        """Commit that nobody wants these any more; return whether nobody wants any, and it is to be cancelled."""
        ...

    async def leave_job(self, job: JobId) -> Sequence[KeptBatch]:
        """As `leave` for all requests of a job that no living process works on; return the batches to cancel."""
        ...

    async def end(self, batch: int) -> bool:
        """Commit that the batch has ended and was read; return whether nothing of it is needed any more."""
        ...

    async def left_over(self, before: datetime) -> Sequence[KeptBatch]:
        """Return what nobody follows and somebody has to: batches being cancelled, those that nobody wants any more,
        and all of before a time, which nobody will come back for.
        """
        ...

    def is_alive(self, owner: str) -> bool:
        """Say whether the process that hands a batch over still runs."""
        ...


class StepLedger(Protocol):
    """The one mechanism behind cache, resume, "input has not changed" and incremental update."""

    async def once(
        self, step: Step, compute: Callable[[], Awaitable[Json]], *, fresh: bool = False, keep: bool = True
    ) -> StepOutcome:
        """Return the committed output for the step's key, or compute it, commit it and return it.

        One flight at a time for a key, across tasks and across processes of one PRECIS_HOME; a dead holder's key is
        free at once. An error whose `remember` is true is kept and raised again until `fresh`. `keep=False` (private
        jobs): memory only.
        """
        ...

    async def lookup(self, keys: Sequence[StepKey]) -> Mapping[StepKey, Json]:
        """Return the outputs already committed among `keys`."""
        ...


class Progress(Protocol):
    """Where a running job tells how far it is."""

    def state(self, state: JobState, reason: str = "", until: datetime | None = None) -> None:
        """The job enters `state`."""
        ...

    def planned(self, total: int, estimated: Money | None = None) -> None:
        """The best bound of steps known now; may grow or shrink."""
        ...

    def step_done(self, *, was_cached: bool, cost: Money | None = None) -> None:
        """One step is committed."""
        ...

    def partial(self, result: Result) -> None:
        """A part of the result can be shown already."""
        ...


@dataclass(frozen=True, slots=True)
class WorkLimits:
    """What one piece of work in a worker process may use: seconds of its processor, and MiB of memory.

    By the clock it may take three times as long, so that a busy machine alone stops nothing.
    """

    seconds: float = 60.0
    memory_mib: int = 1024


class RunInWorker(Protocol):
    """Runs CPU work in a worker process: `await run(function, *args, limits=…)`."""

    async def __call__(self, function: Callable[..., T], /, *args: object, limits: WorkLimits = ...) -> T:
        """Return what `function(*args)` returns; function, arguments and value have to be picklable.

        Cancelling the await ends the work (the worker is killed) without breaking other work.

        Raises:
            WorkerStopped: over a limit, or the worker died.
            PrecisError: whatever the function raised, as it raised it.
        """
        ...


class Reader(Protocol):
    """Bytes to Document, in a worker process with limits."""

    @property
    def version(self) -> str:
        """Name and version of the reader; part of each key."""
        ...

    async def hash_input(self, source: Input) -> str:
        """Return the sha256 of the input's bytes without reading it as a document.

        Raises:
            ReadError: not found, no permission, not a file, empty, too large.
        """
        ...

    async def read(self, source: Input) -> Document:
        """Return the document.

        Raises:
            ReadError: a subclass that names the problem.
        """
        ...


@dataclass(frozen=True, slots=True)
class ExtractedSentence:
    """A sentence that the embedded engine chose: its place, and its rank score (0 … 1)."""

    span: Span
    score: float


@dataclass(frozen=True, slots=True)
class Extract:
    """What the embedded engine makes of a document: sentences in reading order, and a headline's place."""

    sentences: tuple[ExtractedSentence, ...]
    headline: Span | None = None
    kind: str = ""
    """The kind of document that the choice was made for: news, paper, contract, meeting, earnings, mail, other."""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Labelling:
    """Scores over the labels of a set, highest first, summing to 1 with NONE_OF_THESE among them."""

    scores: tuple[LabelScore, ...]
    basis: str
    evidence: tuple[Span, ...] = ()
    unsure_below: float | None = None
    """The confidence from which on 95 % are right by the engine's calibration; None: it has none."""


class EmbeddedEngine(Protocol):
    """The document-level engine with no key and no network; runs in a worker process."""

    @property
    def version(self) -> str:
        """Version of the method and its model; part of each key."""
        ...

    async def extract(self, document: Document, mode: Mode, length: Length, focus: str = "") -> Extract:
        """Choose the sentences of a summary."""
        ...

    async def label(
        self,
        document: Document,
        labels: LabelSet,
        mode: Mode,
        examples: Sequence[Example] = (),
        own: LabelCurve | None = None,
    ) -> Labelling:
        """Score the labels of a set; `own` is the person's calibration in the place of the engine's."""
        ...


class DocumentStore(Protocol):
    """Documents that were read, by id and reader version."""

    async def keep_document(self, document: Document) -> None: ...

    async def document(self, document_id: str, reader: str) -> Document | None: ...


class JobStore(Protocol):
    """The durable queue and the results."""

    async def add_jobs(self, records: Sequence[JobRecord], inputs: Sequence[Input]) -> None: ...

    async def job(self, job: JobId) -> JobRecord | None: ...

    async def input_of(self, job: JobId) -> Input | None: ...

    async def jobs(self, *, states: Sequence[JobState] = (), limit: int = 1000) -> list[JobRecord]: ...

    async def record_event(self, event: JobEvent, *, document_id: str | None = None) -> None: ...

    async def events(self, job: JobId) -> list[JobEvent]: ...

    async def keep_result(self, job: JobId, result: Result) -> None: ...

    async def result(self, job: JobId) -> Result | None: ...


class Task(Protocol):
    """What a job does with one document: a recipe of steps. Implemented in tasks/, run by jobs/."""

    async def run(self, job: JobId, source: Input, options: Options, progress: Progress) -> Result:
        """Return the whole or partial result, or raise a PrecisError."""
        ...


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A line of the history: a job with what it is about."""

    job: JobRecord
    headline: str
    snippet: str
    """The matching words in context, with \x02 and \x03 round each match; empty without a query."""
    labels: tuple[str, ...] = ()


class History(Protocol):
    """Full-text search over documents, summaries and notes."""

    async def search(self, query: str = "", *, limit: int = 200, offset: int = 0) -> list[HistoryRow]: ...

    async def delete(self, job: JobId) -> None: ...


class KeyStore(Protocol):
    """Engine keys: environment first, then the OS keychain, then memory for this run."""

    def get(self, engine: str) -> str | None: ...

    def set(self, engine: str, key: str) -> str:
        """Keep the key; return where: `keychain` or `memory`."""
        ...

    def delete(self, engine: str) -> None: ...


class EventBus(Protocol):
    """Carries job events to whoever listens."""

    def publish(self, event: JobEvent) -> None: ...

    def subscribe(self) -> AsyncIterator[list[JobEvent]]: ...


class SupportCheck(Protocol):
    """Says of each claim how far its document supports it: local evidence, no network, in a worker process."""

    @property
    def version(self) -> str:
        """Version of the method and its calibration; part of each key."""
        ...

    async def check(self, document: Document, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """Return the claims in order with support, verdict, checks in words, and citations mended or marked weak.

        A claim without a valid citation gets the best passage found, or stays without and is unsupported.
        """
        ...


class Judgements(Protocol):
    """What people said before any model is asked: their rules, their decisions, and the examples these make."""

    async def ruling(self, document: Document) -> Ruling:
        """Return what the person's rules say of the document."""
        ...

    async def decided(self, document: Document, labels: LabelSet) -> LabelResult | None:
        """Return the label that the person's own decision gives this document, or None."""
        ...

    async def examples(self, document: Document, labels: LabelSet) -> Sequence[Example]:
        """Return the person's decisions on other documents than this as examples for the set, newest first."""
        ...

    async def curve(self, labels: LabelSet, mode: Mode) -> LabelCurve | None:
        """Return the calibration of the embedded engine that the person's decisions gave, where they asked for one."""
        ...


class EnginePolicy(Protocol):
    """What the machine-wide policy allows; it can only be tighter than the settings."""

    def why_not(self, engine: EngineConfig) -> str | None:
        """Return the sentence that forbids the engine (its kind, name or host), or None."""
        ...

    def must_redact(self, engine: EngineConfig) -> bool:
        """Say whether personal data is replaced before anything goes to the engine."""
        ...


class Masked(Protocol):
    """Texts whose personal data and secrets stand as placeholders, and the way back."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts as they may be sent, in the order given."""
        ...

    def restore(self, text: str) -> str:
        """Return `text` with each placeholder replaced by what it stands for; unknown ones stay as they are."""
        ...

    def unknown(self, text: str) -> tuple[str, ...]:
        """Return what looks like a placeholder in `text` and stands for nothing."""
        ...


class Mask(Protocol):
    """Replaces personal data by placeholders that are the same for the same value, across the texts of one call."""

    def __call__(self, texts: Sequence[str]) -> Masked: ...


class Redact(Protocol):
    """`privacy.redact`, handed in: the only maker of `Redacted`."""

    def __call__(self, text: str) -> Redacted: ...


class CallLog(Protocol):
    """The rows of attempts. Reserving and settling are exact across tasks and processes of one PRECIS_HOME."""

    async def reserve(self, intent: CallIntent, limits: SpendLimits) -> int | Short:
        """Commit a row for the attempt and return its number; or return which limit has no room for it."""
        ...

    def release(self, call: int) -> None:
        """Take the row away if it is still open: the attempt was not sent. Doesn't wait."""
        ...

    def finish(self, call: int, ending: CallEnding) -> None:
        """Write what became of the attempt, once. Doesn't wait; writes keep their order."""
        ...

    def add_cached(self, intent: CallIntent, ending: CallEnding) -> None:
        """Add a row for a reply that was found instead of bought. Doesn't wait."""
        ...

    def keep_text(self, text_id: str, text: Redacted) -> None:
        """Keep a redacted text for the rows that refer to it. Doesn't wait; may be called from any thread."""
        ...


class Pacing(Protocol):
    """Small named states that all processes of one PRECIS_HOME share: what the limiter paces by."""

    @property
    def owner(self) -> str:
        """A name of this process that no other has."""
        ...

    def is_alive(self, owner: str) -> bool:
        """Say whether the process that calls itself `owner` still runs."""
        ...

    async def update(self, name: str, change: Callable[[Json], tuple[Json, T]]) -> T:
        """Replace the state called `name` (None at first) by the first of what `change` returns; return the second.

        Nobody else changes the state meanwhile. `change` may run more than once and on another thread: it has to be
        quick and depend on nothing but its argument. A state is worth no sync to disk.
        """
        ...


@dataclass(frozen=True, slots=True)
class CallNotice:
    """What a job's progress should say about its calls. An empty `reason`: they go on as usual again."""

    job: JobId
    reason: str = ""
    until: datetime | None = None
    """When the wait ends; None where nothing waits (the work went on with another engine)."""


Notify = Callable[[CallNotice], None]
"""Takes a notice; must not wait, and not fail."""

ContextOf = Callable[[EngineConfig, Mode], Awaitable[int | None]]
"""Returns the context of an engine's model of the mode, in tokens; None where nobody says it. Quick; never fails."""

Clock = Callable[[], datetime]
"""Returns the time now, in UTC."""

__all__ = [
    "BatchBook",
    "BatchProvider",
    "CallLog",
    "CallNotice",
    "Clock",
    "ContextOf",
    "DocumentStore",
    "EmbeddedEngine",
    "EnginePolicy",
    "EventBus",
    "Extract",
    "ExtractedSentence",
    "History",
    "HistoryRow",
    "JobStore",
    "Judgements",
    "KeyStore",
    "Labelling",
    "Mask",
    "Masked",
    "Notify",
    "Pacing",
    "Progress",
    "Reader",
    "Redact",
    "Redacted",
    "RunInWorker",
    "Sender",
    "StepLedger",
    "SupportCheck",
    "Task",
    "WorkLimits",
]
