"""Sums of attempts by day, engine, model, feature, mode and user, kept up to date by triggers on `calls`.

A sum over a year reads a few thousand rows instead of every attempt. The triggers run in the transaction that changes
the attempt, whichever statement changes it, so that a sum can't drift from its rows.

This is part of a migration: what was released here never changes.
"""

from __future__ import annotations

from collections.abc import Iterator

KEYS = {
    "day": "substr({row}started_at, 1, 10)",
    "engine": "{row}engine",
    "model": "{row}requested_model",
    "feature": "{row}feature",
    "mode": "{row}mode",
    "user": "{row}user_tag",
}
"""The columns of a group, and what of an attempt they are."""
# A reply that was found is no attempt, and an attempt without a price is not one of price 0.
MEASURES = {
    "attempts": "{row}state <> 'cached'",
    "cached": "{row}state = 'cached'",
    "failed": "{row}state = 'failed'",
    "unknown": "{row}state = 'unknown'",
    "input_tokens": "iif({row}state <> 'cached', COALESCE({row}input_tokens, 0), 0)",
    "output_tokens": "iif({row}state <> 'cached', COALESCE({row}output_tokens, 0), 0)",
    "cached_input_tokens": "iif({row}state <> 'cached', COALESCE({row}cached_input_tokens, 0), 0)",
    "cost": "COALESCE({row}cost_micros, {row}reserved_micros, 0)",
    "unpriced": "COALESCE({row}cost_micros, {row}reserved_micros) IS NULL",
    "saved": "COALESCE({row}saved_micros, 0)",
}
"""What is added up, and what one attempt adds."""


def of(row: str) -> str:
    """Return the keys and measures of the attempt called `row` (`NEW.`, `OLD.`, or nothing in a query), by commas."""
    return ", ".join(each.format(row=row) for each in (*KEYS.values(), *MEASURES.values()))


def statements() -> Iterator[str]:
    """Yield what makes the table, fills it from the attempts that are there, and keeps it up to date."""
    keys, names = ", ".join(KEYS), ", ".join((*KEYS, *MEASURES))
    columns = ", ".join([*(f"{key} TEXT NOT NULL" for key in KEYS), *(f"{name} INTEGER NOT NULL" for name in MEASURES)])
    yield f"CREATE TABLE usage_days ({columns}, PRIMARY KEY ({keys})) STRICT, WITHOUT ROWID"
    summed = ", ".join([*KEYS, *(f"sum({name})" for name in MEASURES)])
    aliased = ", ".join(f"{each.format(row='')} AS {name}" for name, each in (KEYS | MEASURES).items())
    # All names and expressions are this module's own.
    yield f"INSERT INTO usage_days ({names}) SELECT {summed} FROM (SELECT {aliased} FROM calls) GROUP BY {keys}"  # noqa: S608
    added = ", ".join(f"{name} = {name} + excluded.{name}" for name in MEASURES)
    insert = f"INSERT INTO usage_days ({names}) VALUES ({of('NEW.')}) ON CONFLICT ({keys}) DO UPDATE SET {added}"  # noqa: S608
    yield f"CREATE TRIGGER calls_added AFTER INSERT ON calls BEGIN {insert}; END"
    changed = ", ".join(f"{n} = {n} + ({e.format(row='NEW.')}) - ({e.format(row='OLD.')})" for n, e in MEASURES.items())
    update = f"UPDATE usage_days SET {changed} WHERE {_same('NEW.')}"  # noqa: S608
    yield f"CREATE TRIGGER calls_changed AFTER UPDATE ON calls BEGIN {update}; END"
    removed = ", ".join(f"{name} = {name} - ({each.format(row='OLD.')})" for name, each in MEASURES.items())
    update = f"UPDATE usage_days SET {removed} WHERE {_same('OLD.')}"  # noqa: S608
    yield f"CREATE TRIGGER calls_removed AFTER DELETE ON calls BEGIN {update}; END"


def _same(row: str) -> str:
    return " AND ".join(f"{key} = {each.format(row=row)}" for key, each in KEYS.items())
