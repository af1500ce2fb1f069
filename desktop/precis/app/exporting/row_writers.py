"""Flat rows to a file, one by one, so that memory does not grow with them: JSON lines, CSV and OTLP-JSON."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, TextIO

from precis.app.exporting.log_rows import Cell, Row

FORMULA = re.compile(r"^\s*[=+\-@\t\r]")


def write_jsonl(rows: Iterable[Row], out: TextIO) -> int:
    """Write a JSON object a line; return how many."""
    count = 0
    for row in rows:
        out.write(_json(row) + "\n")
        count += 1
    return count


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def write_csv(rows: Iterable[Row], out: TextIO) -> int:
    """Write a table with a head, as RFC 4180 says; return how many rows. No cell can be taken for a formula."""
    writer = csv.writer(out)
    count = 0
    for count, row in enumerate(rows, 1):
        if count == 1:
            writer.writerow(row)
        writer.writerow([_safe(value) for value in row.values()])
    return count


def _safe(value: Cell) -> Cell:
    """Return a text that a spreadsheet might run with an apostrophe before it (OWASP: CSV injection)."""
    return f"'{value}" if isinstance(value, str) and FORMULA.match(value) else value


SPANS_HEAD = (
    '{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"precis"}}]},'
    '"scopeSpans":[{"scope":{"name":"precis.gateway"},"spans":['
)
SPANS_FOOT = "\n]}]}]}\n"


def span_json(row: Row) -> str:
    """Return a call as a span in OTLP-JSON, after the OpenTelemetry conventions for generative AI.

    Attributes that the conventions don't name begin with `precis.`. A job is a trace.
    """
    return _json(_span(row))


_NAMES = {
    "requested_model": "gen_ai.request.model",
    "reported_model": "gen_ai.response.model",
    "request_id": "gen_ai.response.id",
    "input_tokens": "gen_ai.usage.input_tokens",
    "output_tokens": "gen_ai.usage.output_tokens",
    "cached_input_tokens": "gen_ai.usage.cache_read.input_tokens",
    "cache_write_tokens": "gen_ai.usage.cache_creation.input_tokens",
    "prompt": "gen_ai.input.messages",
    "output": "gen_ai.output.messages",
    "user": "user.id",
}
_PROVIDERS = {"gemini": "gcp.gemini"}
_NOT_ATTRIBUTES = frozenset({"started_at", "ended_at", "engine_kind", "finish", "id"})
_ERROR, _CLIENT = 2, 3


def _span(row: Row) -> dict[str, Any]:
    """Return a call as a span. Ids are hashes of the row's own, so that two exports name the same call alike."""
    failed = row["state"] in {"failed", "unknown"}
    return {
        "traceId": _hex(f"job {row['job'] or row['id']}", 32),
        "spanId": _hex(f"call {row['id']}", 16),
        "name": f"chat {row['requested_model']}",
        "kind": _CLIENT,
        "startTimeUnixNano": _nanoseconds(row["started_at"]),
        "endTimeUnixNano": _nanoseconds(row["ended_at"] or row["started_at"]),
        "attributes": list(_attributes(row, failed=failed)),
        "status": {"code": _ERROR, "message": str(row["outcome"])} if failed else {},
    }


def _attributes(row: Row, *, failed: bool) -> Iterator[dict[str, Any]]:
    kind = str(row["engine_kind"])
    yield _attribute("gen_ai.operation.name", "chat")
    yield _attribute("gen_ai.provider.name", _PROVIDERS.get(kind, kind))
    if row["finish"]:
        values = {"values": [{"stringValue": row["finish"]}]}
        yield {"key": "gen_ai.response.finish_reasons", "value": {"arrayValue": values}}
    if failed:
        yield _attribute("error.type", row["outcome"])
    for name, value in row.items():
        if value is not None and value != "" and name not in _NOT_ATTRIBUTES:
            yield _attribute(_NAMES.get(name, f"precis.{name}"), value)


def _attribute(name: str, value: Cell) -> dict[str, Any]:
    if isinstance(value, bool):
        return {"key": name, "value": {"boolValue": value}}
    if isinstance(value, int):
        return {"key": name, "value": {"intValue": str(value)}}
    if isinstance(value, float):
        return {"key": name, "value": {"doubleValue": value}}
    return {"key": name, "value": {"stringValue": "" if value is None else value}}


def _hex(text: str, length: int) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:length]


def _nanoseconds(at: Cell) -> str:
    moment = datetime.fromisoformat(str(at))
    return str(int(moment.timestamp()) * 1_000_000_000 + moment.microsecond * 1_000)
