"""Attempts of model calls as they are reserved, settled and counted: what budget, record and the store agree on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

from precis.domain.jobs import JobId, Lane, Mode
from precis.domain.money import Money


@dataclass(frozen=True, slots=True)
class UnitPrices:
    """USD per million tokens, which is micro-dollars per token. `source` says where they come from."""

    input: Decimal
    output: Decimal
    cached_input: Decimal
    cache_write: Decimal
    source: str = ""

    def cost(self, fresh: int, cached: int, written: int, output: int) -> Money:
        """Return what the tokens cost, rounded up to a micro-dollar.

        `fresh`: input tokens that were neither read from nor written to the provider's prompt cache.
        """
        exact = self.input * fresh + self.cached_input * cached + self.cache_write * written + self.output * output
        return Money(int(exact.to_integral_value(ROUND_CEILING)))

    def as_texts(self) -> dict[str, str]:
        """Return the prices for JSON, exactly."""
        return {
            "input": str(self.input),
            "output": str(self.output),
            "cached_input": str(self.cached_input),
            "cache_write": str(self.cache_write),
            "source": self.source,
        }

    @classmethod
    def from_texts(cls, texts: Mapping[str, str]) -> UnitPrices:
        """Return the prices that `as_texts` gave."""
        amounts = (Decimal(texts[name]) for name in ("input", "output", "cached_input", "cache_write"))
        return cls(*amounts, source=texts["source"])


@dataclass(frozen=True, slots=True)
class SpendLimits:
    """The most that a call, a job, a day and a month (of UTC) may cost; None: no limit."""

    per_call: Money | None = None
    per_job: Money | None = None
    per_day: Money | None = None
    per_month: Money | None = None

    @property
    def is_none(self) -> bool:
        """Whether nothing is limited."""
        return self == SpendLimits()


@dataclass(frozen=True, slots=True)
class Reserved:
    """An attempt that may be sent: its row, and the money held for it (None: the price is unknown)."""

    call: int
    amount: Money | None
    at: float
    """When budget was asked, on the event loop's clock: what lies between it and sending is the queue."""


@dataclass(frozen=True, slots=True)
class Short:
    """Why an attempt can't be reserved now. `held` of the scope's `limit` is spent or reserved."""

    scope: str
    """call | job | day | month"""
    limit: Money
    held: Money
    can_wait: bool
    """Whether reservations under way may come back and leave room."""


@dataclass(frozen=True, slots=True)
class CallIntent:
    """What is known of an attempt before it is sent."""

    engine: str
    engine_kind: str
    model: str
    mode: Mode
    lane: Lane
    feature: str
    user_tag: str
    prompt_id: str
    step: str = ""
    job: JobId | None = None
    attempt: int = 1
    fallback_from: str = ""
    reserved: Money | None = None
    """The most that it can cost; None: the price is unknown."""
    prices: UnitPrices | None = None


class CallState(StrEnum):
    """How an attempt ended. Only OPEN ever changes."""

    OPEN = "open"
    """Reserved, and maybe sent."""
    DONE = "done"
    """A reply came, good or not."""
    FAILED = "failed"
    """Rejected, or never arrived; it costs nothing."""
    UNKNOWN = "unknown"
    """Sent, and nobody knows what became of it; it keeps its whole reservation."""
    CACHED = "cached"
    """Not sent: the reply was there already."""


@dataclass(frozen=True, slots=True)
class CallEnding:
    """What became of an attempt. Written once."""

    state: CallState
    outcome: str
    """`ok`, or the code of the error; of a reply that is no good, why."""
    error: str = ""
    cost: Money | None = None
    prices: UnitPrices | None = None
    reported_model: str = ""
    request_id: str = ""
    finish: str = ""
    input_tokens: int | None = None
    output_tokens: int | None = None
    cached_input_tokens: int = 0
    cache_write_tokens: int = 0
    reasoning_tokens: int = 0
    is_estimated: bool = False
    queue_s: float = 0.0
    first_token_s: float | None = None
    total_s: float = 0.0
    prompt: str = ""
    """Roles and text ids, as JSON; the texts are kept apart, once each."""
    output: str = ""
    """The output's text id."""
    service_tier: str = ""
    saved: Money | None = None
    """Of a cached reply: what it cost when it was made."""


@dataclass(frozen=True, slots=True)
class CallRow:
    """An attempt as it is shown and exported."""

    id: int
    intent: CallIntent
    ending: CallEnding | None
    """None: under way."""
    started_at: datetime
    ended_at: datetime | None
    prompt: tuple[tuple[str, str | None], ...] = field(default=(), repr=False)
    """Roles and redacted texts; None where a text was purged, or its process ended before it was redacted."""
    output: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class UsageSum:
    """Attempts of one group (an engine, a model, a day, …) added up."""

    group: str
    attempts: int
    """Attempts that were sent or may have been."""
    cached: int
    """Replies that were there already."""
    failed: int
    unknown: int
    input_tokens: int
    output_tokens: int
    cached_input_tokens: int
    cost: Money
    """Known costs, reservations of unknown outcomes included."""
    unpriced: int
    """Replies whose price is unknown: what they cost is not in `cost`."""
    saved: Money
    """What the cached replies cost when they were made."""
