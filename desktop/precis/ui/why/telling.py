"""Why a result changed, in words: pure functions of what the work found out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from precis.domain.text import printable
from precis.ui.amounts import when
from precis.ui.language import mark, tr, trn
from precis.ui.sentences import said

if TYPE_CHECKING:
    from precis.app.why import Change, Why

_LIKELIHOODS = (
    (0.8, mark("Very likely moved the quality")),
    (0.6, mark("Likely moved the quality")),
    (0.3, mark("May have moved the quality")),
    (0.0, mark("Hardly moved the quality")),
)
NOTHING_BEFORE = mark(
    "There is no earlier run of this document to compare with. Run it again, or in another way, first."
)


def compared(why: Why, now: datetime) -> str:
    """Return which two runs are compared."""
    if why.earlier is None:
        if not why.same_since:
            return tr(NOTHING_BEFORE)
        return trn(
            "Nothing changed: the earlier run of this document was made the same way.",
            "Nothing changed: all {n} earlier runs of this document were made the same way.",
            why.same_since,
        )
    return tr("The run of {after} beside the one of {before}, of the same document.",
              after=when(why.run.at, now), before=when(why.earlier.at, now))  # fmt: skip


def same_since(why: Why) -> str:
    """Return how many runs between the two differ in nothing from the newer one; empty for none."""
    if why.earlier is None or not why.same_since:
        return ""
    return trn(
        "{n} run in between was made the same way as this one.",
        "{n} runs in between were made the same way as this one.",
        why.same_since,
    )


def likelihood(change: Change) -> str:
    """Return how likely a change moved the quality."""
    return tr(next(text for least, text in _LIKELIHOODS if change.weight >= least))


def footing(change: Change, now: datetime) -> str:
    """Return how likely a change moved the quality, since when it holds, and what other documents show."""
    since = tr("first seen {time}", time=when(change.since, now)) if change.since is not None else ""
    return " · ".join(filter(None, (likelihood(change), since, said(change.evidence) if change.evidence else "")))


def as_text(why: Why, now: datetime) -> str:
    """Return all of it as plain text, to copy."""
    lines: Sequence[str] = [
        printable(why.run.title),
        compared(why, now),
        *(said(line) for line in why.outcome),
        *(f"{number}. {said(one.sentence)} ({footing(one, now)})" for number, one in enumerate(why.changes, 1)),
        same_since(why),
    ]
    return "\n".join(line for line in lines if line)
