"""Attempts as they are exported: SQLite makes each row's cells or its JSON, so that no object is made for a row.

Texts are named by their ids; they repeat from row to row, so whoever writes them unpacks each once (`texts`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from precis.store.values import unpack_text

_USD = "{0} / 1e6"
COLUMNS: dict[str, str] = {
    "id": "id",
    "started_at": "started_at",
    "ended_at": "ended_at",
    "state": "state",
    "outcome": "COALESCE(outcome, '')",
    "job": "job",
    "step": "COALESCE(step, '')",
    "attempt": "attempt",
    "feature": "feature",
    "user": "user_tag",
    "prompt_id": "prompt_id",
    "engine": "engine",
    "engine_kind": "engine_kind",
    "fallback_from": "fallback_from",
    "requested_model": "requested_model",
    "reported_model": "COALESCE(reported_model, '')",
    "mode": "mode",
    "lane": "lane",
    "request_id": "COALESCE(request_id, '')",
    "finish": "COALESCE(finish, '')",
    "service_tier": "COALESCE(details ->> 'service_tier', '')",
    "input_tokens": "input_tokens",
    "output_tokens": "output_tokens",
    "cached_input_tokens": "COALESCE(cached_input_tokens, 0)",
    "cache_write_tokens": "COALESCE(cache_write_tokens, 0)",
    "reasoning_tokens": "COALESCE(reasoning_tokens, 0)",
    "tokens_estimated": "is_estimated",
    "reserved_usd": _USD.format("reserved_micros"),
    "cost_usd": _USD.format("cost_micros"),
    "saved_usd": _USD.format("saved_micros"),
    "price_source": "price ->> 'source'",
    "queue_s": "round(COALESCE(queue_s, 0.0), 4)",
    "first_token_s": "round(first_token_s, 4)",
    "total_s": "round(COALESCE(total_s, 0.0), 4)",
}
"""The columns of an exported attempt but its texts, and what of a row they are. Costs in USD; NULL: unknown."""
_FLAGS = frozenset({"tokens_estimated"})
_PAGE = "FROM calls WHERE started_at >= ? AND started_at < ? AND id > ? ORDER BY id LIMIT ?"
_CELLS = f"SELECT {', '.join(COLUMNS.values())}, COALESCE(prompt, ''), COALESCE(output, '') {_PAGE}"
_AS_JSON = ", ".join(
    f"'{name}', " + (f"json(iif({value}, 'true', 'false'))" if name in _FLAGS else value)
    for name, value in COLUMNS.items()
)
_OBJECTS = f"SELECT id, json_object({_AS_JSON}), COALESCE(prompt, ''), COALESCE(output, '') {_PAGE}"
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Page:
    """Which attempts: begun from `since` to before `until`, with ids above `after`, oldest first, `limit` at most."""

    since: str
    until: str
    after: int = 0
    limit: int = 2_000


@dataclass(slots=True)
class Lines:
    """A page of attempts. `rows` are tuples whose last two items are the prompt (roles and text ids, JSON) and the
    output's text id; `last` is the last row's id.
    """

    last: int
    rows: list[Any] = field(default_factory=list[Any])


def cells(connection: sqlite3.Connection, page: Page) -> Lines:
    """Return rows of a cell for each of COLUMNS, and the two for the texts."""
    rows = _plain(connection, _CELLS, page)
    return Lines(rows[-1][0] if rows else page.after, rows)


def objects(connection: sqlite3.Connection, page: Page) -> Lines:
    """Return rows (id, JSON object of COLUMNS, prompt, output)."""
    rows = _plain(connection, _OBJECTS, page)
    return Lines(rows[-1][0] if rows else page.after, rows)


def texts(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, str]:
    """Return the redacted texts that are kept under `ids`."""
    wanted, found = list(ids), dict[str, str]()
    for start in range(0, len(wanted), _BATCH):
        part = wanted[start : start + _BATCH]
        query = f"SELECT id, body FROM call_texts WHERE id IN ({','.join('?' * len(part))})"  # noqa: S608 -- marks only
        found.update((text_id, unpack_text(body)) for text_id, body in _cursor(connection).execute(query, part))
    return found


def _plain(connection: sqlite3.Connection, query: str, page: Page) -> list[Any]:
    return _cursor(connection).execute(query, (page.since, page.until, page.after, page.limit)).fetchall()


def _cursor(connection: sqlite3.Connection) -> sqlite3.Cursor:
    """Return a cursor that gives plain tuples."""
    cursor = connection.cursor()
    cursor.row_factory = None
    return cursor
