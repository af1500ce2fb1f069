"""Jobs: what a person asked for one document, the states it goes through and the events that tell of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NewType

from precis.domain.labels import LabelSet
from precis.domain.money import ZERO, Money

JobId = NewType("JobId", str)


class Mode(StrEnum):
    """Fast or accurate; each engine says what that means for it."""

    FAST = "fast"
    ACCURATE = "accurate"


class Length(StrEnum):
    """How long a summary is."""

    BRIEF = "brief"
    STANDARD = "standard"
    DETAILED = "detailed"


class Lane(StrEnum):
    """Which queue. Interactive goes before batch; provider-batch is the provider's own (half price, up to 24 h)."""

    INTERACTIVE = "interactive"
    BATCH = "batch"
    PROVIDER_BATCH = "provider-batch"


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked of each document of a submission."""

    summarize: bool = True
    label_sets: tuple[LabelSet, ...] = ()
    mode: Mode = Mode.FAST
    engine: str = "embedded"
    length: Length = Length.STANDARD
    focus: str = ""
    language: str = ""
    """Language of the summary as ISO 639-1; empty: the document's own."""
    fresh: bool = False
    """Compute every step anew, and keep the new outputs in place of the old."""
    lane: Lane = Lane.INTERACTIVE
    is_private: bool = False
    """Keep nothing but usage; can't be resumed."""
    feature: str = "app"
    """Which face of the program asked: app, cli, eval."""
    allow_unknown_price: bool = False


@dataclass(frozen=True, slots=True)
class FileInput:
    """A file on disk. `password` lives in memory only and is never stored."""

    path: Path
    id: str = ""
    """The caller's own id, carried through (`--batch`)."""
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class TextInput:
    """Text that the person pasted, or that came in a batch line."""

    text: str = field(repr=False)
    title: str = ""
    id: str = ""


Input = FileInput | TextInput


class JobState(StrEnum):
    """Where a job is. The last five are final until the person does something."""

    QUEUED = "queued"
    READING = "reading"
    PLANNING = "planning"
    WORKING = "working"
    CHECKING = "checking"
    WAITING = "waiting"
    PAUSED = "paused"
    NEEDS_REVIEW = "needs_review"
    DONE = "done"
    PARTIAL = "partial"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_final(self) -> bool:
        """Whether nothing more happens by itself."""
        return self in _FINAL


_FINAL = frozenset(
    {JobState.NEEDS_REVIEW, JobState.DONE, JobState.PARTIAL, JobState.FAILED, JobState.CANCELLED, JobState.PAUSED}
)


@dataclass(frozen=True, slots=True)
class Failure:
    """An error as it is stored and shown."""

    code: str
    message: str
    hint: str = ""
    retryable: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """Progress in numbers. `total` is the best bound known now; `cached` of `done` were found, not computed."""

    done: int = 0
    total: int = 0
    cached: int = 0


@dataclass(frozen=True, slots=True)
class JobEvent:
    """One change of a job, as the window, the progress bar and the log all see it."""

    job: JobId
    seq: int
    """Grows by one with each event of this job."""
    at: datetime
    state: JobState
    counts: Counts = Counts()
    spent: Money = ZERO
    estimated: Money | None = None
    eta_s: float | None = None
    reason: str = ""
    """Why it waits, is paused, or runs on a fallback: a plain sentence."""
    until: datetime | None = None
    """When a wait ends, where known."""
    error: Failure | None = None


@dataclass(frozen=True, slots=True)
class JobRecord:
    """A job as the store holds it."""

    id: JobId
    title: str
    """File name or the text's title: what the person calls it."""
    path: str
    """Where the input came from; empty for text."""
    input_id: str
    document_id: str | None
    """None until the file was hashed."""
    options: Options
    state: JobState
    created_at: datetime
    updated_at: datetime
    counts: Counts = Counts()
    spent: Money = ZERO
    estimated: Money | None = None
    reason: str = ""
    until: datetime | None = None
    error: Failure | None = None
