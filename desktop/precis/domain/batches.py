"""A provider's own batch queue: what is known of a batch that was handed over. Half price, an answer within a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from precis.domain.errors import EngineError
from precis.domain.jobs import JobId
from precis.domain.money import Money
from precis.domain.steps import StepKey


class BatchState(StrEnum):
    """Where a batch is. ENDED covers finished, expired, cancelled and failed ones: its results tell which."""

    QUEUED = "queued"
    WORKING = "working"
    CANCELLING = "cancelling"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class BatchStatus:
    """What the provider says of a batch. Counts are of requests, and 0 where it does not say yet."""

    id: str
    state: BatchState
    total: int = 0
    done: int = 0
    failed: int = 0
    """Failed, expired or cancelled."""
    expires_at: datetime | None = None
    error: EngineError | None = None
    """Why the provider rejected the batch as a whole."""


class BatchPhase(StrEnum):
    """What this side knows of a batch. Only SUBMITTING is ever in doubt."""

    SUBMITTING = "submitting"
    """About to be handed over, or handed over without the id having come back."""
    SENT = "sent"
    CANCELLING = "cancelling"
    ENDED = "ended"
    """Its answers were read; kept until they are all where they belong."""
    LOST = "lost"
    """Nobody can tell whether the provider took it."""


class ItemState(StrEnum):
    """What became of a request of a batch."""

    WAITING = "waiting"
    ANSWERED = "answered"
    """Read and given to whoever asked; to be read again if the program ends before it is kept as a step."""
    USED = "used"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class BatchItem:
    """A request of a batch, as it is kept: keys and money, no text."""

    key: StepKey
    """The request's own step key: its id at the provider."""
    step: str
    """The key under which the reply will be kept; another one where the request is a repair."""
    job: JobId | None
    call: int
    """The row of its attempt, which stays open until the answer is there."""
    held: Money | None
    state: ItemState = ItemState.WAITING
    is_wanted: bool = True


@dataclass(frozen=True, slots=True)
class KeptBatch:
    """A batch as it is kept from before it is handed over until its answers are home."""

    number: int
    engine: str
    model: str
    tag: str
    """Sent along, so that the batch is found where the program ended before it had the id."""
    id: str
    """The provider's id; empty until it is known."""
    phase: BatchPhase
    owner: str
    """The process that hands it over."""
    submitted_at: datetime
