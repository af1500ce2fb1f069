"""Logged attempts as spans in OTLP-JSON, after the OpenTelemetry conventions for generative AI.

Attributes that the conventions don't name begin with `precis.`. A job is a trace. The JSON is put together from pieces:
what repeats from row to row (an engine, a model, a prompt's name) is made ready once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any

from precis.app.exporting.log_rows import Cell

SPANS_HEAD = (
    '{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"precis"}}]},'
    '"scopeSpans":[{"scope":{"name":"precis.gateway"},"spans":['
)
SPANS_FOOT = "\n]}]}]}\n"

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
_OF_ONE_ROW = frozenset({"step", "request_id", "prompt", "output"})
"""Columns whose values hardly repeat: not worth remembering."""
_MOST_REMEMBERED = 20_000
_ERROR, _CLIENT = 2, 3
_FAILED = frozenset({"failed", "unknown"})
_dump: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class SpanWriter:
    """Makes the JSON of a span for a row, given as the values of `names`; texts of prompt and output may follow."""

    def __init__(self, names: Sequence[str]) -> None:
        self._at = {name: place for place, name in enumerate(names)}
        self._attributes = [
            (place, name, _NAMES.get(name, f"precis.{name}"))
            for place, name in enumerate(names)
            if name not in _NOT_ATTRIBUTES
        ]
        self._remembered: dict[tuple[str, Cell], str] = {}

    def span(self, row: Sequence[Cell], prompt: str | None = None, output: str | None = None) -> str:
        """Return the span. Its ids are hashes of the row's own, so that two exports name the same call alike."""
        at = self._at
        number, job, state = row[at["id"]], row[at["job"]], row[at["state"]]
        failed, name = state in _FAILED, f"chat {row[at['requested_model']]}"
        started, ended = row[at["started_at"]], row[at["ended_at"]]
        status = f'{{"code":{_ERROR},"message":{_dump(str(row[at["outcome"]]))}}}' if failed else "{}"
        return (
            f'{{"traceId":"{_hex(f"job {job or number}", 32)}","spanId":"{_hex(f"call {number}", 16)}",'
            f'"name":{_dump(name)},"kind":{_CLIENT},'
            f'"startTimeUnixNano":"{_nanoseconds(started)}","endTimeUnixNano":"{_nanoseconds(ended or started)}",'
            f'"attributes":[{",".join(self._pieces(row, prompt, output, failed=failed))}],"status":{status}}}'
        )

    def _pieces(self, row: Sequence[Cell], prompt: str | None, output: str | None, *, failed: bool) -> Iterator[str]:
        yield self._known("engine_kind", row[self._at["engine_kind"]], _provider)
        finish = row[self._at["finish"]]
        if finish:
            yield self._known("finish", finish, _finish)
        if failed:
            yield _attribute("error.type", row[self._at["outcome"]])
        remembered = self._remembered
        for place, name, key in self._attributes:
            value = row[place]
            if value is None or value == "":
                continue
            piece = remembered.get((key, value))
            if piece is None or value.__class__ is float:
                piece = _attribute(key, bool(value) if name == "tokens_estimated" else value)
                if name not in _OF_ONE_ROW and value.__class__ is not float:
                    self._remember((key, value), piece)
            yield piece
        yield from (_attribute(_NAMES[n], text) for n, text in (("prompt", prompt), ("output", output)) if text)

    def _known(self, name: str, value: Cell, make: Callable[[Cell], str]) -> str:
        piece = self._remembered.get((name, value))
        if piece is None:
            piece = make(value)
            self._remember((name, value), piece)
        return piece

    def _remember(self, place: tuple[str, Cell], piece: str) -> None:
        if len(self._remembered) >= _MOST_REMEMBERED:
            self._remembered.clear()
        self._remembered[place] = piece


def _provider(kind: Cell) -> str:
    name = _PROVIDERS.get(str(kind), str(kind))
    return f"{_attribute('gen_ai.operation.name', 'chat')},{_attribute('gen_ai.provider.name', name)}"


def _finish(finish: Cell) -> str:
    values = _dump({"values": [{"stringValue": finish}]})
    return f'{{"key":"gen_ai.response.finish_reasons","value":{{"arrayValue":{values}}}}}'


def _attribute(name: str, value: Cell) -> str:
    if isinstance(value, bool):
        shown = f'{{"boolValue":{"true" if value else "false"}}}'
    elif isinstance(value, int):
        shown = f'{{"intValue":"{value}"}}'
    elif isinstance(value, float):
        shown = f'{{"doubleValue":{_dump(value)}}}'
    else:
        shown = f'{{"stringValue":{_dump("" if value is None else value)}}}'
    return f'{{"key":"{name}","value":{shown}}}'


def _hex(text: str, length: int) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:length]


def _nanoseconds(at: Cell) -> int:
    moment = datetime.fromisoformat(str(at))
    return int(moment.timestamp()) * 1_000_000_000 + moment.microsecond * 1_000
