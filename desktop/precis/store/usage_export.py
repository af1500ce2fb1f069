"""Attempts as they are exported: SQLite makes each row's JSON, or the pieces of its line, and no object is made for it.

Texts come as the bytes of their UTF-8, which is what a file takes. Prompts repeat from row to row, so a page has each
of its texts once.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, field
from typing import Any

from precis.store.span_pieces import concatenated, span_pieces
from precis.store.values import pack_text, unpack_all

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
TEXTS = frozenset(
    {
        *("outcome", "job", "feature", "user", "prompt_id", "engine", "engine_kind", "fallback_from", "finish"),
        *("requested_model", "reported_model", "request_id", "service_tier", "price_source"),
    }
)
"""Columns whose words come from people and servers; times, states and numbers need no care in a table."""


def _flag(value: str) -> str:
    return f"iif({value}, 'true', 'false')"


def _as_json() -> str:
    pairs = (f"'{name}', {f'json({_flag(value)})' if name in _FLAGS else value}" for name, value in COLUMNS.items())
    return f"CAST(json_object({', '.join(pairs)}) AS BLOB)"


def _plain_cell(name: str) -> str:
    value = COLUMNS[name]
    return _flag(value) if name in _FLAGS else f"COALESCE({value}, '')"


def _plain_cells(names: list[str]) -> str:
    return concatenated([f"{_plain_cell(name)} || ','" for name in names[:-1]] + [_plain_cell(names[-1])])


def _as_pieces() -> tuple[str, tuple[bool, ...]]:
    """Return the pieces of a line of CSV: what needs no care in one, each text alone; and which of them are texts."""
    pieces, plain, kinds = list[str](), list[str](), list[bool]()
    for name, value in COLUMNS.items():
        if name not in TEXTS:
            plain.append(name)
            continue
        if plain:
            pieces.append(_plain_cells(plain))
            kinds.append(False)
            plain = []
        pieces.append(f"COALESCE({value}, '')")
        kinds.append(True)
    if plain:
        pieces.append(_plain_cells(plain))
        kinds.append(False)
    return ", ".join(pieces), tuple(kinds)


_PIECES, CELL_TEXTS = _as_pieces()
"""`CELL_TEXTS`: which of the values of a row of cells are texts that need care; the others are cells already."""
_OUTPUT = "(SELECT body FROM call_texts WHERE call_texts.id = output)"
_PAGE = "FROM calls WHERE started_at >= ? AND started_at < ? AND id > ? ORDER BY id LIMIT ?"
_FORMS = {"objects": _as_json(), "cells": _PIECES, "spans": span_pieces(COLUMNS)}
_BATCH = 500
NOTHING = pack_text("")
Prompt = list[tuple[str, str]]
"""Roles and text ids."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which attempts: begun from `since` to before `until`, with ids above `after`, oldest first, `limit` at most.

    `form`: `objects` (the bytes of a JSON object a row), `cells` (a tuple of texts and finished cells, see
    `CELL_TEXTS`) or `spans` (see `span_pieces`).
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

    `texts` holds the redacted texts of prompts by id, `outputs` those of replies, both as UTF-8; a prompt's text that
    was purged is not in it, an output's is empty.
    """

    last: int
    rows: list[Any]
    prompts: list[Prompt] = field(default_factory=list[Prompt])
    outputs: list[bytes] = field(default_factory=list[bytes], repr=False)
    texts: dict[str, bytes] = field(default_factory=dict[str, bytes], repr=False)


def page(connection: sqlite3.Connection, wanted: Wanted) -> Page:
    """Return a page of attempts; empty rows mean that there are no more."""
    cursor = connection.cursor()
    cursor.row_factory = None
    bounds = (wanted.since, wanted.until, wanted.after, wanted.limit)
    texts = f"prompt, {_OUTPUT}" if wanted.with_texts else "NULL, NULL"
    query = f"SELECT id, {texts}, {_FORMS[wanted.form]} {_PAGE}"
    found = cursor.execute(query, bounds).fetchall()
    last = found[-1][0] if found else wanted.after
    rows = [row[3] for row in found] if wanted.form == "objects" else [row[3:] for row in found]
    if not wanted.with_texts:
        return Page(last, rows)
    # Read at once: most of the time of so small a text goes into beginning.
    prompts: list[Prompt] = json.loads(f"[{','.join([row[1] or '[]' for row in found])}]")
    outputs = unpack_all([row[2] or NOTHING for row in found])
    ids = {text_id for prompt in prompts for _, text_id in prompt}
    return Page(last, rows, prompts, outputs, _texts(cursor, list(ids)))


def _texts(cursor: sqlite3.Cursor, ids: list[str]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for start in range(0, len(ids), _BATCH):
        part = ids[start : start + _BATCH]
        query = f"SELECT id, body FROM call_texts WHERE id IN ({','.join('?' * len(part))})"  # noqa: S608 -- marks only
        rows = cursor.execute(query, part).fetchall()
        found.update(zip([row[0] for row in rows], unpack_all([row[1] for row in rows]), strict=True))
    return found
