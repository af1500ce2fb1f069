"""Logged calls, usage and history as flat rows: the columns of every export, described where they are made."""

from __future__ import annotations

import json
from collections.abc import Mapping

from precis.domain.calls import CallEnding, CallRow, CallState, UsageSum
from precis.domain.money import Money
from precis.domain.ports import HistoryRow, Redact

Cell = str | int | float | bool | None
Row = Mapping[str, Cell]


def call_row(row: CallRow) -> Row:
    """Return a logged call. Prompts and outputs were redacted before they were written.

    `state`: open, done, failed, unknown (sent, outcome not known) or cached. Costs in USD; None: unknown.
    """
    intent, ending = row.intent, row.ending or CallEnding(CallState.OPEN, "")
    return {
        "id": row.id,
        "started_at": row.started_at.isoformat(),
        "ended_at": row.ended_at.isoformat() if row.ended_at else None,
        "state": "open" if row.ending is None else ending.state.value,
        "outcome": ending.outcome,
        "job": intent.job,
        "step": intent.step,
        "attempt": intent.attempt,
        "feature": intent.feature,
        "user": intent.user_tag,
        "prompt_id": intent.prompt_id,
        "engine": intent.engine,
        "engine_kind": intent.engine_kind,
        "fallback_from": intent.fallback_from,
        "requested_model": intent.model,
        "reported_model": ending.reported_model,
        "mode": intent.mode.value,
        "lane": intent.lane.value,
        "request_id": ending.request_id,
        "finish": ending.finish,
        "service_tier": ending.service_tier,
        "input_tokens": ending.input_tokens,
        "output_tokens": ending.output_tokens,
        "cached_input_tokens": ending.cached_input_tokens,
        "cache_write_tokens": ending.cache_write_tokens,
        "reasoning_tokens": ending.reasoning_tokens,
        "tokens_estimated": ending.is_estimated,
        "reserved_usd": _usd(intent.reserved),
        "cost_usd": _usd(ending.cost),
        "saved_usd": _usd(ending.saved),
        "price_source": ending.prices.source if ending.prices else None,
        "queue_s": round(ending.queue_s, 4),
        "first_token_s": None if ending.first_token_s is None else round(ending.first_token_s, 4),
        "total_s": round(ending.total_s, 4),
        "prompt": json.dumps(row.prompt, ensure_ascii=False) if row.prompt else "",
        "output": row.output or "",
    }


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


def history_row(row: HistoryRow, redact: Redact) -> Row:
    """Return a result of the history; what people wrote (title, headline, error) is redacted, the path left out."""
    job = row.job
    return {
        "job": job.id,
        "created_at": job.created_at.isoformat(),
        "updated_at": job.updated_at.isoformat(),
        "state": job.state.value,
        "title": redact(job.title),
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


def _usd(amount: Money | None) -> float | None:
    return None if amount is None else amount.usd
