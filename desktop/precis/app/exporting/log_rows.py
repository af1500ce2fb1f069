"""Usage and history as flat rows; the columns of logged calls are the store's (`usage_export.COLUMNS`)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from precis.domain.calls import UsageSum
from precis.domain.ports import HistoryRow, Redact

Cell = str | int | float | bool | None
Row = Mapping[str, Cell]


def usage_row(by: str, usage: UsageSum) -> Row:
    """Return a sum of attempts; `by` names the column of the group."""
    return {
        by: usage.group,
        "attempts": usage.attempts,
        "cached": usage.cached,
        "failed": usage.failed,
        "unknown": usage.unknown,
        "input_tokens": usage.input_tokens,
        "output_tokens": usage.output_tokens,
        "cached_input_tokens": usage.cached_input_tokens,
        "cost_usd": usage.cost.usd,
        "unpriced": usage.unpriced,
        "saved_usd": usage.saved.usd,
    }


_LONG_NUMBER = re.compile(r"\d(?:[ _-]?\d){8,}")
"""In a file's name nothing round a number says what it is, so that no check can tell a card from a serial number."""


def history_row(row: HistoryRow, redact: Redact) -> Row:
    """Return a result of the history; what people wrote (title, headline, error) is redacted, the path left out."""
    job = row.job
    return {
        "job": job.id,
        "created_at": job.created_at.isoformat(),
        "updated_at": job.updated_at.isoformat(),
        "state": job.state.value,
        "title": _LONG_NUMBER.sub("[NUMBER]", redact(job.title)),
        "headline": redact(row.headline),
        "labels": redact(", ".join(row.labels)),
        "mode": job.options.mode.value,
        "engine": job.options.engine,
        "feature": job.options.feature,
        "steps": job.counts.done,
        "steps_cached": job.counts.cached,
        "spent_usd": job.spent.usd,
        "error_code": job.error.code if job.error else None,
    }
