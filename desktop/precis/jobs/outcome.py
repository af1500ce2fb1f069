"""Says what a job's end means: the state that a result or an error leads to. Pure."""

from __future__ import annotations

import logging
import traceback
from dataclasses import dataclass
from typing import cast

from precis.domain.errors import Blocked, PrecisError
from precis.domain.jobs import Failure, JobId, JobState
from precis.domain.results import DecidedBy, Result

INTERNAL_ERROR = "internal_error"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ending:
    """The final state of a job, why, and with which failure."""

    state: JobState
    reason: str = ""
    error: Failure | None = None


def ending_of(result: Result) -> Ending:
    """Return partial where something is missing, needs_review where a label is undecided, else done."""
    if result.missing:
        return Ending(JobState.PARTIAL, "; ".join(result.missing))
    if any(label.decided_by is DecidedBy.NONE for label in result.labels):
        return Ending(JobState.NEEDS_REVIEW, "A label is not sure enough to be decided without you.")
    return Ending(JobState.DONE)


def ending_after(error: BaseException, job: JobId) -> Ending:
    """Return paused for a limit or policy, failed for any other known error; the rest is a bug, which is logged."""
    known = _known(error)
    if known is None:
        return _bug(error, job)
    failure = Failure(known.code, known.message, known.hint, known.retryable)
    if isinstance(known, Blocked):
        return Ending(JobState.PAUSED, known.message, failure)
    return Ending(JobState.FAILED, error=failure)


def _known(error: BaseException) -> PrecisError | None:
    """Return the person's error; of a group that holds nothing else, the first."""
    if isinstance(error, BaseExceptionGroup):
        inner = [_known(each) for each in cast("BaseExceptionGroup[BaseException]", error).exceptions]
        return None if None in inner else inner[0]
    return error if isinstance(error, PrecisError) else None


def _bug(error: BaseException, job: JobId) -> Ending:
    # Where, not what: the exception's own words may quote the document.
    frames = "".join(traceback.format_tb(error.__traceback__))
    _log.error("job %s stopped by %s\n%s", job, type(error).__qualname__, frames)
    message = f"Précis made a mistake of its own here ({type(error).__name__}); the document is not to blame."
    return Ending(JobState.FAILED, error=Failure(INTERNAL_ERROR, message, "Try again; the log has the details.", True))
