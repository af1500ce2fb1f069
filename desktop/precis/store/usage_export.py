"""Attempts as they are exported: SQLite makes each row's line of CSV or its JSON, so that no object is made for a row.

Prompts repeat from row to row, so a page has each of its texts once.
"""

from __future__ import annotations

import json
import sqlite3
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
_TEXTS = frozenset(
    {
        *("outcome", "job", "feature", "user", "prompt_id", "engine", "engine_kind", "fallback_from", "finish"),
        *("requested_model", "reported_model", "request_id", "service_tier", "price_source"),
    }
)
"""Columns whose words come from people and servers; times, states and numbers need no care in a table."""
_NEVER_FIRST = "'=+-@' || char(9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, 8232, 8233, 8239, 8287, 12288)"


def _flag(value: str) -> str:
    return f"iif({value}, 'true', 'false')"


def _cell(name: str, value: str) -> str:
    """Return the column as a CSV cell (RFC 4180) that no spreadsheet takes for a formula (OWASP: CSV injection)."""
    if name in _FLAGS:
        return _flag(value)
    if name not in _TEXTS:
        return f"COALESCE({value}, '')"
    safe = f"iif(instr({_NEVER_FIRST}, substr({value}, 1, 1)), '''', '')"
    quoted = f"""'"' || {safe} || replace({value}, '"', '""') || '"'"""
    plain = f"{value} NOT GLOB '*[^-A-Za-z0-9_.:/@]*' AND {value} NOT GLOB '[-@]*'"
    return f"COALESCE(iif({plain}, {value}, {quoted}), '')"


_PAGE = "FROM calls WHERE started_at >= ? AND started_at < ? AND id > ? ORDER BY id LIMIT ?"
_AS_JSON = ", ".join(
    f"'{name}', {f'json({_flag(value)})' if name in _FLAGS else value}" for name, value in COLUMNS.items()
)
_AS_CSV = " || ',' || ".join(_cell(name, value) for name, value in COLUMNS.items())
_SELECT = {
    "objects": f"SELECT id, prompt, output, json_object({_AS_JSON}) {_PAGE}",
    "cells": f"SELECT id, prompt, output, {_AS_CSV} {_PAGE}",
    "columns": f"SELECT id, prompt, output, {', '.join(COLUMNS.values())} {_PAGE}",
}
_BATCH = 500
Prompt = list[tuple[str, str]]
"""Roles and text ids."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which attempts: begun from `since` to before `until`, with ids above `after`, oldest first, `limit` at most.

    `form`: `objects` (a JSON object a row), `cells` (a line of CSV) or `columns` (a tuple of COLUMNS).
    """

    form: str
    since: str
    until: str
    limit: int
    with_texts: bool
    after: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """Attempts as they were asked for; `last` is the last one's id. Without texts, `prompts` and `outputs` are empty.

    `texts` holds the redacted texts by id; those that were purged are not in it.
    """

    last: int
    rows: list[Any]
    prompts: list[Prompt] = field(default_factory=list[Prompt])
    outputs: list[str] = field(default_factory=list[str])
    texts: dict[str, str] = field(default_factory=dict[str, str], repr=False)


def page(connection: sqlite3.Connection, wanted: Wanted) -> Page:
    """Return a page of attempts; empty rows mean that there are no more."""
    cursor = connection.cursor()
    cursor.row_factory = None
    bounds = (wanted.since, wanted.until, wanted.after, wanted.limit)
    found = cursor.execute(_SELECT[wanted.form], bounds).fetchall()
    last = found[-1][0] if found else wanted.after
    rows = [row[3:] for row in found] if wanted.form == "columns" else [row[3] for row in found]
    if not wanted.with_texts:
        return Page(last, rows)
    prompts: list[Prompt] = [json.loads(row[1]) if row[1] else [] for row in found]
    outputs = [row[2] or "" for row in found]
    ids = {text_id for prompt in prompts for _, text_id in prompt} | set(outputs)
    return Page(last, rows, prompts, outputs, _texts(cursor, list(ids)))


def _texts(cursor: sqlite3.Cursor, ids: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for start in range(0, len(ids), _BATCH):
        part = ids[start : start + _BATCH]
        query = f"SELECT id, body FROM call_texts WHERE id IN ({','.join('?' * len(part))})"  # noqa: S608 -- marks only
        found.update((text_id, unpack_text(body)) for text_id, body in cursor.execute(query, part))
    return found
