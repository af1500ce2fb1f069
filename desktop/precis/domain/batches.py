"""A provider's own batch queue: what is known of a batch that was handed over. Half price, an answer within a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from precis.domain.errors import EngineError


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
