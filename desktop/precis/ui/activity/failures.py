"""Failures grouped by their cause: pure functions of jobs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from precis.domain.jobs import JobRecord, JobState
from precis.ui.language import trn

STATES = (JobState.FAILED, JobState.PARTIAL, JobState.PAUSED)
_MOST_TITLES = 3


@dataclass(frozen=True, slots=True)
class FailureGroup:
    """The jobs that one cause stopped, newest first."""

    code: str
    message: str
    hint: str
    jobs: tuple[JobRecord, ...]

    @property
    def first_at(self) -> datetime:
        """When it happened first."""
        return self.jobs[-1].updated_at

    @property
    def last_at(self) -> datetime:
        """When it happened last."""
        return self.jobs[0].updated_at


def grouped(jobs: Sequence[JobRecord]) -> list[FailureGroup]:
    """Return the causes that stopped jobs, the most frequent first, then the newest.

    One cause is one code with one hint; the message is the newest job's, since it may name the place in the document.
    """
    found: dict[tuple[str, str], list[JobRecord]] = {}
    for job in sorted(jobs, key=lambda one: one.updated_at, reverse=True):
        if job.error is not None:
            found.setdefault((job.error.code, job.error.hint), []).append(job)
    groups = [
        FailureGroup(code, members[0].error.message if members[0].error else "", hint, tuple(members))
        for (code, hint), members in found.items()
    ]
    return sorted(groups, key=lambda group: (-len(group.jobs), -group.last_at.timestamp()))


def affected(group: FailureGroup) -> str:
    """Return the documents of a group in words."""
    titles = list(dict.fromkeys(job.title for job in group.jobs))
    named = ", ".join(f"“{title}”" for title in titles[:_MOST_TITLES])
    more = len(titles) - _MOST_TITLES
    return trn("{names} and {n} other", "{names} and {n} others", more, names=named) if more > 0 else named
