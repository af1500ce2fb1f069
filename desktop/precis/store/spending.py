"""The SQL of attempts: reserved before they are sent, settled after, and the sums that limits are held against.

`spending` has a row for each job, day and month: what its attempts cost, and the whole reservation of those that are
under way or of unknown outcome. It changes in the transaction that changes the attempt's row.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from precis.domain.calls import CallEnding, CallIntent, CallState, Short, SpendLimits, UnitPrices
from precis.domain.jobs import Lane
from precis.domain.money import Money
from precis.store.values import micros, storable

_INTENT = (
    "step", "job", "attempt", "owner", "state", "engine", "engine_kind", "requested_model", "mode", "lane", "feature",
    "user_tag", "prompt_id", "fallback_from", "price", "reserved_micros", "started_at",
)  # fmt: skip
_ENDING = (
    "state", "outcome", "error", "cost_micros", "paid_price", "reported_model", "request_id", "finish", "input_tokens",
    "output_tokens", "cached_input_tokens", "cache_write_tokens", "reasoning_tokens", "is_estimated", "queue_s",
    "first_token_s", "total_s", "prompt", "output", "details", "saved_micros", "ended_at",
)  # fmt: skip
_ONCE = ("state", "paid_price")
"""Columns of an ending that a row which never was open has from its intent."""


def _insert(names: Sequence[str]) -> str:
    return f"INSERT INTO calls ({', '.join(names)}) VALUES ({', '.join(f':{name}' for name in names)})"  # noqa: S608


_RESERVE = _insert(_INTENT)
_ADD_CACHED = _insert((*_INTENT, *(name for name in _ENDING if name not in _ONCE)))
_FINISH = (
    f"UPDATE calls SET {', '.join(f'{name} = :{name}' for name in _ENDING if name != 'paid_price')},"  # noqa: S608
    " price = COALESCE(:paid_price, price)"
    " WHERE id = :id AND state = 'open' RETURNING reserved_micros, started_at, job"
)
_HOLD = (
    "INSERT INTO spending (period, held_micros) VALUES (?, ?)"
    " ON CONFLICT (period) DO UPDATE SET held_micros = held_micros + excluded.held_micros"
)


@dataclass(frozen=True, slots=True)
class Reserving:
    """The process that reserves, and what it knows of others. `stuck`: own rows that can't be settled any more."""

    owner: str
    is_alive: Callable[[str], bool]
    stuck: Collection[int] = ()


def reserve(
    connection: sqlite3.Connection, intent: CallIntent, limits: SpendLimits, at: str, who: Reserving
) -> int | Short:
    """Insert the attempt's row and hold its money, and return the row's number; or return the limit in the way."""
    short = _first_short(connection, intent, limits, at, who) if intent.reserved else None
    if short is not None:
        return short
    number = connection.execute(_RESERVE, _intent_row(intent, CallState.OPEN, at, who.owner)).lastrowid
    assert number is not None
    _hold(connection, micros(intent.reserved) or 0, at, intent.job)
    return number


def finish(connection: sqlite3.Connection, call: int, ending: CallEnding, at: str) -> None:
    """Write what became of an open attempt, and hold what it cost in place of its reservation."""
    row = connection.execute(_FINISH, {"id": call, **_ending_row(ending, at)}).fetchone()
    if row is not None and ending.state is not CallState.UNKNOWN:
        _hold(connection, (micros(ending.cost) or 0) - (row["reserved_micros"] or 0), row["started_at"], row["job"])


def release(connection: sqlite3.Connection, call: int) -> None:
    """Take an open attempt back as if it had never been: it was not sent."""
    query = "DELETE FROM calls WHERE id = ? AND state = 'open' RETURNING reserved_micros, started_at, job"
    row = connection.execute(query, (call,)).fetchone()
    if row is not None:
        _hold(connection, -(row["reserved_micros"] or 0), row["started_at"], row["job"])


def add_cached(connection: sqlite3.Connection, intent: CallIntent, ending: CallEnding, at: str) -> None:
    """Insert a row for a reply that was there already; it holds no money."""
    row = {**_ending_row(ending, at), **_intent_row(intent, CallState.CACHED, at, None)}
    connection.execute(_ADD_CACHED, row)


_NOT_IN_A_BATCH = "id NOT IN (SELECT call FROM batch_items WHERE state = 'waiting')"


def dead_owners(connection: sqlite3.Connection, is_alive: Callable[[str], bool]) -> list[str]:
    """Return the dead processes that left attempts open."""
    query = f"SELECT DISTINCT owner FROM calls WHERE ended_at IS NULL AND {_NOT_IN_A_BATCH}"  # noqa: S608 -- own words
    owners = [row[0] for row in connection.execute(query)]
    return [owner for owner in owners if not is_alive(owner)]


def settle_dead(connection: sqlite3.Connection, at: str, is_alive: Callable[[str], bool]) -> int:
    """Mark the open attempts of dead processes as of unknown outcome, and return how many; they keep their money.

    Not those that wait in a provider's batch: their outcome will be known.
    """
    dead = dead_owners(connection, is_alive)
    query = (
        "UPDATE calls SET state = 'unknown', outcome = 'process_ended', cost_micros = reserved_micros,"  # noqa: S608
        " ended_at = ?"
        f" WHERE ended_at IS NULL AND owner = ? AND {_NOT_IN_A_BATCH}"
    )
    return sum(connection.execute(query, (at, owner)).rowcount for owner in dead)


def _first_short(
    connection: sqlite3.Connection, intent: CallIntent, limits: SpendLimits, at: str, who: Reserving
) -> Short | None:
    """Return the limit that is in the way of the attempt: one that no wait can mend, where there is one."""
    amount = micros(intent.reserved) or 0
    if limits.per_call is not None and amount > limits.per_call.micros:
        return Short("call", limits.per_call, Money(0), can_wait=False)
    held = _held(connection, at, intent.job)
    shorts: list[Short] = []
    for scope, period, limit in _limited(intent, limits, at):
        spent = held.get(period, 0)
        if spent + amount > limit.micros:
            coming_back = _under_way(connection, scope, at, intent, who)
            shorts.append(Short(scope, limit, Money(spent), can_wait=spent - coming_back + amount <= limit.micros))
    return next((short for short in shorts if not short.can_wait), shorts[0] if shorts else None)


def _limited(intent: CallIntent, limits: SpendLimits, at: str) -> Iterator[tuple[str, str, Money]]:
    job, day, month = _periods(at, intent.job)
    if limits.per_job is not None and intent.job is not None:
        yield "job", job, limits.per_job
    if limits.per_day is not None:
        yield "day", day, limits.per_day
    if limits.per_month is not None:
        yield "month", month, limits.per_month


def _periods(at: str, job: str | None) -> tuple[str, str, str]:
    """Return the keys of the sums that an attempt of this time and job counts in; days and months are UTC's."""
    return f"job {job or ''}", f"day {at[:10]}", f"month {at[:7]}"


def _held(connection: sqlite3.Connection, at: str, job: str | None) -> dict[str, int]:
    query = "SELECT period, held_micros FROM spending WHERE period IN (?, ?, ?)"
    return {row[0]: row[1] for row in connection.execute(query, _periods(at, job))}


def _hold(connection: sqlite3.Connection, amount: int, at: str, job: str | None) -> None:
    if amount:
        connection.executemany(_HOLD, [(period, amount) for period in _periods(at, job)[0 if job else 1 :]])


def _under_way(connection: sqlite3.Connection, scope: str, at: str, intent: CallIntent, who: Reserving) -> int:
    """Return the micro-dollars of the scope that are reserved by attempts which may still give some back.

    What a provider's batch holds for up to a day is waited for by batch calls alone.
    """
    settle_dead(connection, at, who.is_alive)
    where, value = {"job": ("job = ?", intent.job), "day": ("substr(started_at, 1, 10) = ?", at[:10])}.get(
        scope, ("substr(started_at, 1, 7) = ?", at[:7])
    )
    if intent.lane is not Lane.PROVIDER_BATCH:
        where += " AND lane <> 'provider-batch'"
    query = f"SELECT id, reserved_micros FROM calls WHERE ended_at IS NULL AND {where}"  # noqa: S608 -- own words
    return sum(row[1] or 0 for row in connection.execute(query, (value,)) if row[0] not in who.stuck)


def _intent_row(intent: CallIntent, state: CallState, at: str, owner: str | None) -> dict[str, Any]:
    return {
        "step": intent.step,
        "job": intent.job,
        "attempt": intent.attempt,
        "owner": owner,
        "state": state.value,
        "engine": intent.engine,
        "engine_kind": intent.engine_kind,
        "requested_model": intent.model,
        "mode": intent.mode.value,
        "lane": intent.lane.value,
        "feature": intent.feature,
        "user_tag": intent.user_tag,
        "prompt_id": intent.prompt_id,
        "fallback_from": intent.fallback_from,
        "price": _price(intent.prices),
        "reserved_micros": micros(intent.reserved),
        "started_at": at,
    }


def _ending_row(ending: CallEnding, at: str) -> dict[str, Any]:
    return {
        "state": ending.state.value,
        "outcome": ending.outcome,
        "error": storable(ending.error),
        "cost_micros": micros(ending.cost),
        "paid_price": _price(ending.prices),
        "reported_model": storable(ending.reported_model),
        "request_id": storable(ending.request_id),
        "finish": ending.finish,
        "input_tokens": ending.input_tokens,
        "output_tokens": ending.output_tokens,
        "cached_input_tokens": ending.cached_input_tokens,
        "cache_write_tokens": ending.cache_write_tokens,
        "reasoning_tokens": ending.reasoning_tokens,
        "is_estimated": ending.is_estimated,
        "queue_s": ending.queue_s,
        "first_token_s": ending.first_token_s,
        "total_s": ending.total_s,
        "prompt": ending.prompt,
        "output": ending.output,
        "details": json.dumps({"service_tier": ending.service_tier}) if ending.service_tier else "{}",
        "saved_micros": micros(ending.saved),
        "ended_at": at,
    }


def _price(prices: UnitPrices | None) -> str | None:
    return None if prices is None else json.dumps(prices.as_texts())
