"""Failures by cause, in words: pure functions of what the work found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from precis.domain.jobs import JobId, JobRecord, JobState
from precis.ui.amounts import when
from precis.ui.language import quoted, tr, trn

if TYPE_CHECKING:
    from precis.store.timeline import FailureGroup

STATES = (JobState.FAILED, JobState.PARTIAL, JobState.PAUSED)
_MOST_TITLES = 3


@dataclass(frozen=True, slots=True)
class Trouble:
    """One cause, and those of its newest jobs that it still stops.

    `explained`: the newest of its jobs with a result, which can be compared with an earlier one; None: there is none.
    """

    group: FailureGroup
    open: tuple[JobRecord, ...]
    explained: JobId | None = None


def affected(titles: Sequence[str], documents: int) -> str:
    """Return the documents of a cause in words: the first names, and how many more."""
    names = list(dict.fromkeys(titles))[:_MOST_TITLES]
    named = ", ".join(quoted(title) for title in names)
    more = documents - len(names)
    return trn("{names} and {n} other", "{names} and {n} others", more, names=named) if more > 0 else named


def facts(trouble: Trouble, now: datetime) -> str:
    """Return how often and when it happened, to which documents, and whether it is over."""
    group = trouble.group
    last = when(group.last_at, now)
    parts = [trn("{n} time · last {last}", "{n} times · last {last}", group.count, last=last)]
    if group.count > 1:
        parts[0] = tr("{times}, first {time}", times=parts[0], time=when(group.first_at, now))
    parts.append(affected([job.title for job in group.jobs], group.documents))
    if not trouble.open:
        parts.append(tr("✓ stops nothing any more"))
    return " · ".join(part for part in parts if part)
