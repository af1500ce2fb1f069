"""What the history is filtered by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from precis.domain.jobs import JobState
from precis.domain.money import Money


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """Which jobs are wanted; what is empty or None asks for nothing, and all that is asked has to hold."""

    states: frozenset[JobState] = frozenset()
    """Any of these."""
    engine: str = ""
    """The engine that was asked."""
    mode: str = ""
    label: str = ""
    """A label of the newest result."""
    since: datetime | None = None
    until: datetime | None = None
    """Made from `since` to before `until`."""
    min_support: float | None = None
    max_support: float | None = None
    """Mean support of the newest result's sentences, 0 to 1; a job without sentences has none and is not wanted."""
    min_cost: Money | None = None
    is_unsure: bool = False
    """A label of the newest result is unsure or waits for a person."""
    is_failed: bool = False
    """Failed, or something is missing."""


@dataclass(frozen=True, slots=True)
class HistoryValues:
    """What occurs in the history, by name: choices for a filter."""

    engines: tuple[str, ...]
    labels: tuple[str, ...]
