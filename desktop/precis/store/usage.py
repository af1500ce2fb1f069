"""The SQL that reads attempts: sums for `precis usage`, and rows with their texts for the log and its export."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from precis.domain.calls import CallEnding, CallIntent, CallRow, CallState, UnitPrices, UsageSum
from precis.domain.jobs import JobId, Lane, Mode
from precis.domain.money import Money
from precis.store.usage_days import KEYS, MEASURES
from precis.store.values import maybe_time, money_of, time_of, unpack_text

_ZERO_HOUR = "T00:00:00.000000+00:00"
_ALIASED = ", ".join(f"{each.format(row='')} AS {name}" for name, each in (KEYS | MEASURES).items())
_ADDED = ", ".join(f"COALESCE(sum({name}), 0) AS {name}" for name in MEASURES)
# Whole days from their sums, what is left of the first and the last day from its attempts.
_BY_DAYS = f"""
SELECT {{group}} AS name, {_ADDED} FROM (
    SELECT * FROM usage_days WHERE day >= :first AND day < :last AND attempts + cached > 0
    UNION ALL SELECT {_ALIASED} FROM calls WHERE started_at >= :since AND started_at < min(:first, :until)
    UNION ALL SELECT {_ALIASED} FROM calls WHERE started_at >= max(:last, :first, :since) AND started_at < :until
) GROUP BY name ORDER BY name
"""  # noqa: S608 -- this module's own words
_BY_JOB = f"""
SELECT COALESCE(job, '') AS name, {_ADDED} FROM (SELECT job, {_ALIASED} FROM calls
    WHERE started_at >= :since AND started_at < :until) GROUP BY name ORDER BY name
"""  # noqa: S608 -- this module's own words


def sums(connection: sqlite3.Connection, by: str, since: str, until: str) -> list[UsageSum]:
    """Return the attempts begun from `since` to before `until`, added up by engine, model, feature, mode, day or user.

    An attempt under way counts with its reservation. Sums by `job` read every attempt of the time.

    Raises:
        KeyError: `by` is none of these.
    """
    if by != "job" and by not in KEYS:
        raise KeyError(by)
    query = _BY_JOB if by == "job" else _BY_DAYS.format(group=by)
    parameters = {"since": since, "until": until, "first": _first_whole_day(since), "last": until[:10]}
    return [_sum(row) for row in connection.execute(query, parameters)]


def _first_whole_day(since: str) -> str:
    if since[10:] == _ZERO_HOUR:
        return since[:10]
    return (date.fromisoformat(since[:10]) + timedelta(days=1)).isoformat()


def _sum(row: sqlite3.Row) -> UsageSum:
    return UsageSum(
        group=row["name"],
        attempts=row["attempts"],
        cached=row["cached"],
        failed=row["failed"],
        unknown=row["unknown"],
        input_tokens=row["input_tokens"],
        output_tokens=row["output_tokens"],
        cached_input_tokens=row["cached_input_tokens"],
        cost=Money(row["cost"]),
        unpriced=row["unpriced"],
        saved=Money(row["saved"]),
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which attempts are looked for; an empty text asks for nothing. `outcome`: as `CallEnding.outcome`."""

    job: str = ""
    engine: str = ""
    model: str = ""
    prompt: str = ""
    outcome: str = ""


def rows(
    connection: sqlite3.Connection, since: str, until: str, *, job: str | None = None, after: int = 0, limit: int = 1000
) -> list[CallRow]:
    """Return the attempts begun from `since` to before `until` with ids above `after`, with texts, oldest first."""
    query = "SELECT * FROM calls WHERE started_at >= ? AND started_at < ? AND id > ? AND (? IS NULL OR job = ?)"
    found = connection.execute(f"{query} ORDER BY id LIMIT ?", (since, until, after, job, job, limit)).fetchall()
    return _with_texts(connection, found)


def search(
    connection: sqlite3.Connection, wanted: Wanted, since: str, until: str, *, before: int, limit: int
) -> list[CallRow]:
    """Return attempts with ids below `before`, newest first, with texts; the last one's id gives the next page."""
    way, where = _way(wanted)
    query = f"SELECT * FROM calls {way} WHERE id < :before AND started_at >= :since AND started_at < :until{where}"  # noqa: S608
    parameters = {"since": since, "until": until, "before": before, "limit": limit, **asdict(wanted)}
    found = connection.execute(f"{query} ORDER BY id DESC LIMIT :limit", parameters).fetchall()
    return _with_texts(connection, found)


_COLUMNS = {"job": "job", "outcome": "outcome", "prompt": "prompt_id", "model": "requested_model", "engine": "engine"}
"""What can be looked for, what usually leaves the fewest rows first."""
_INDEXES = {"job": "calls_by_job", "prompt": "calls_by_prompt", "model": "calls_by_model", "engine": "calls_by_engine"}
_GOOD = frozenset({"ok", "cached", ""})


def _way(wanted: Wanted) -> tuple[str, str]:
    """Return the index to go by, and the conditions: left to itself, SQLite takes the first that fits."""
    named = [name for name in _COLUMNS if getattr(wanted, name)]
    where = "".join(f" AND {_COLUMNS[name]} = :{name}" for name in named)
    if not wanted.job and wanted.outcome not in _GOOD:
        return "INDEXED BY calls_not_ok", f" AND outcome NOT IN ('ok', 'cached'){where}"
    index = next((_INDEXES[name] for name in named if name in _INDEXES), None)
    return f"INDEXED BY {index}" if index else "NOT INDEXED", where


def _with_texts(connection: sqlite3.Connection, found: list[sqlite3.Row]) -> list[CallRow]:
    texts = _texts(connection, (text_id for row in found for text_id in _text_ids(row)))
    return [_row(row, texts) for row in found]


def forget_texts(connection: sqlite3.Connection, job: str) -> set[str]:
    """Delete the prompts and outputs of the job's attempts and return their ids; the rows with their numbers stay."""
    found = connection.execute("SELECT prompt, output FROM calls WHERE job = ?", (job,)).fetchall()
    ids = {text_id for row in found for text_id in _text_ids(row)}
    connection.executemany("DELETE FROM call_texts WHERE id = ?", [(text_id,) for text_id in ids])
    return ids


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
