"""The SQL that reads attempts: sums for `precis usage`, and rows with their texts for the log and its export."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from precis.domain.calls import CallEnding, CallIntent, CallRow, CallState, UnitPrices, UsageSum
from precis.domain.jobs import JobId, Lane, Mode
from precis.domain.money import Money
from precis.store.values import maybe_time, money_of, time_of, unpack_text

_GROUPS = {
    "engine": "engine",
    "model": "requested_model",
    "feature": "feature",
    "mode": "mode",
    "day": "substr(started_at, 1, 10)",
    "user": "user_tag",
    "job": "COALESCE(job, '')",
}
# One pass over the rows: a reply that was found is no attempt, and an attempt without a price is not one of price 0.
_SUMS = """
SELECT {group} AS name,
    count(*) FILTER (WHERE state <> 'cached') AS attempts, count(*) FILTER (WHERE state = 'cached') AS cached,
    count(*) FILTER (WHERE state = 'failed') AS failed, count(*) FILTER (WHERE state = 'unknown') AS unknown,
    total(input_tokens) FILTER (WHERE state <> 'cached') AS input_tokens,
    total(output_tokens) FILTER (WHERE state <> 'cached') AS output_tokens,
    total(cached_input_tokens) FILTER (WHERE state <> 'cached') AS cached_input_tokens,
    total(COALESCE(cost_micros, reserved_micros)) AS cost,
    count(*) FILTER (WHERE COALESCE(cost_micros, reserved_micros) IS NULL) AS unpriced, total(saved_micros) AS saved
FROM calls WHERE started_at >= ? AND started_at < ? GROUP BY name ORDER BY name
"""


def sums(connection: sqlite3.Connection, by: str, since: str, until: str) -> list[UsageSum]:
    """Return the attempts begun from `since` to before `until`, added up by engine, model, feature, mode, day or user.

    An attempt under way counts with its reservation.
    """
    return [
        UsageSum(
            group=row["name"],
            attempts=row["attempts"],
            cached=row["cached"],
            failed=row["failed"],
            unknown=row["unknown"],
            input_tokens=int(row["input_tokens"]),
            output_tokens=int(row["output_tokens"]),
            cached_input_tokens=int(row["cached_input_tokens"]),
            cost=Money(int(row["cost"])),
            unpriced=row["unpriced"],
            saved=Money(int(row["saved"])),
        )
        for row in connection.execute(_SUMS.format(group=_GROUPS[by]), (since, until))
    ]


def rows(
    connection: sqlite3.Connection, since: str, until: str, *, job: str | None = None, after: int = 0, limit: int = 1000
) -> list[CallRow]:
    """Return the attempts begun from `since` to before `until` with ids above `after`, with texts, oldest first."""
    query = "SELECT * FROM calls WHERE started_at >= ? AND started_at < ? AND id > ? AND (? IS NULL OR job = ?)"
    found = connection.execute(f"{query} ORDER BY id LIMIT ?", (since, until, after, job, job, limit)).fetchall()
    texts = _texts(connection, (text_id for row in found for text_id in _text_ids(row)))
    return [_row(row, texts) for row in found]


def forget_texts(connection: sqlite3.Connection, job: str) -> None:
    """Delete the prompts and outputs of the job's attempts; the rows with their numbers stay."""
    found = connection.execute("SELECT prompt, output FROM calls WHERE job = ?", (job,)).fetchall()
    ids = {text_id for row in found for text_id in _text_ids(row)}
    connection.executemany("DELETE FROM call_texts WHERE id = ?", [(text_id,) for text_id in ids])


def _prompt(row: sqlite3.Row) -> list[tuple[str, str]]:
    return [(role, text_id) for role, text_id in json.loads(row["prompt"] or "[]")]


def _text_ids(row: sqlite3.Row) -> list[str]:
    ids = [text_id for _, text_id in _prompt(row)]
    return [*ids, row["output"]] if row["output"] else ids


def _texts(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, str]:
    query = "SELECT body FROM call_texts WHERE id = ?"
    bodies = {text_id: connection.execute(query, (text_id,)).fetchone() for text_id in dict.fromkeys(ids)}
    return {text_id: unpack_text(body[0]) for text_id, body in bodies.items() if body is not None}


def _row(row: sqlite3.Row, texts: dict[str, str]) -> CallRow:
    return CallRow(
        id=row["id"],
        intent=_intent(row),
        ending=None if row["ended_at"] is None else _ending(row),
        started_at=time_of(row["started_at"]),
        ended_at=maybe_time(row["ended_at"]),
        prompt=tuple((role, texts.get(text_id)) for role, text_id in _prompt(row)),
        output=texts.get(row["output"] or ""),
    )


def _intent(row: sqlite3.Row) -> CallIntent:
    return CallIntent(
        engine=row["engine"],
        engine_kind=row["engine_kind"],
        model=row["requested_model"],
        mode=Mode(row["mode"]),
        lane=Lane(row["lane"]),
        feature=row["feature"],
        user_tag=row["user_tag"],
        prompt_id=row["prompt_id"],
        step=row["step"] or "",
        job=None if row["job"] is None else JobId(row["job"]),
        attempt=row["attempt"],
        fallback_from=row["fallback_from"],
        reserved=money_of(row["reserved_micros"]),
        prices=_prices(row),
    )


def _ending(row: sqlite3.Row) -> CallEnding:
    details: dict[str, Any] = json.loads(row["details"])
    return CallEnding(
        state=CallState(row["state"]),
        outcome=row["outcome"] or "",
        error=row["error"] or "",
        cost=money_of(row["cost_micros"]),
        prices=_prices(row),
        reported_model=row["reported_model"] or "",
        request_id=row["request_id"] or "",
        finish=row["finish"] or "",
        input_tokens=row["input_tokens"],
        output_tokens=row["output_tokens"],
        cached_input_tokens=row["cached_input_tokens"] or 0,
        cache_write_tokens=row["cache_write_tokens"] or 0,
        reasoning_tokens=row["reasoning_tokens"] or 0,
        is_estimated=bool(row["is_estimated"]),
        queue_s=row["queue_s"] or 0.0,
        first_token_s=row["first_token_s"],
        total_s=row["total_s"] or 0.0,
        prompt=row["prompt"] or "",
        output=row["output"] or "",
        service_tier=details.get("service_tier", ""),
        saved=money_of(row["saved_micros"]),
    )


def _prices(row: sqlite3.Row) -> UnitPrices | None:
    return None if row["price"] is None else UnitPrices.from_texts(json.loads(row["price"]))
