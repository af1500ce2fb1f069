"""The SQL that makes the JSON of a span in OTLP-JSON, after the OpenTelemetry conventions for generative AI.

Attributes that the conventions don't name begin with `precis.`; a value that is not known is left out. What has to be
hashed (the ids) and what is packed (prompt and output) is put in by whoever writes the span.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

NAMES = {
    "requested_model": "gen_ai.request.model",
    "reported_model": "gen_ai.response.model",
    "request_id": "gen_ai.response.id",
    "input_tokens": "gen_ai.usage.input_tokens",
    "output_tokens": "gen_ai.usage.output_tokens",
    "cached_input_tokens": "gen_ai.usage.cache_read.input_tokens",
    "cache_write_tokens": "gen_ai.usage.cache_creation.input_tokens",
    "user": "user.id",
}
_NOT_ATTRIBUTES = frozenset({"id", "started_at", "ended_at", "engine_kind", "finish"})
_WHOLE = frozenset({
    "attempt", "input_tokens", "output_tokens", "cached_input_tokens", "cache_write_tokens", "reasoning_tokens",
})  # fmt: skip
_FLAGS = frozenset({"tokens_estimated"})
_FRACTIONS = frozenset({"reserved_usd", "cost_usd", "saved_usd", "queue_s", "first_token_s", "total_s"})
_ERROR, _CLIENT = 2, 3
_FAILED = "state IN ('failed', 'unknown')"
_PROVIDER = "iif(engine_kind = 'gemini', 'gcp.gemini', engine_kind)"


def span_pieces(columns: Mapping[str, str]) -> str:
    """Return the values of a row: its id, what its trace is made of, the JSON up to its texts, and that after them.

    A trace is a job, or the attempt itself where none asked. `columns`: what of a row each column is.
    """
    head = concatenated(list(_head(columns)))
    tail = f"""'],"status":' || iif({_FAILED},
        '{{"code":{_ERROR},"message":' || json_quote({columns["outcome"]}) || '}}', '{{}}') || '}}'"""
    return f"id, COALESCE(NULLIF(job, ''), id), CAST({head} AS BLOB), CAST({tail} AS BLOB)"


def concatenated(pieces: Sequence[str]) -> str:
    """Return the concatenation of pieces of SQL, halves first: one by one, each would copy all that is there."""
    if len(pieces) == 1:
        return pieces[0]
    middle = len(pieces) // 2
    return f"({concatenated(pieces[:middle])} || {concatenated(pieces[middle:])})"


def _head(columns: Mapping[str, str]) -> Iterator[str]:
    yield "'\"name\":' || json_quote('chat ' || requested_model)"
    yield f"""',"kind":{_CLIENT},"startTimeUnixNano":"' || {_nanoseconds("started_at")}"""
    yield f"""'","endTimeUnixNano":"' || {_nanoseconds("COALESCE(ended_at, started_at)")}"""
    yield """'","attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}}'"""
    yield f"""',{{"key":"gen_ai.provider.name","value":{{"stringValue":' || json_quote({_PROVIDER}) || '}}}}'"""
    yield _where_said(
        "finish",
        """',{"key":"gen_ai.response.finish_reasons","value":{"arrayValue":{"values":[{"stringValue":'
        || json_quote(finish) || '}]}}}'""",
    )
    yield f"iif({_FAILED}, {_text('error.type', columns['outcome'])}, '')"
    for name, value in columns.items():
        if name not in _NOT_ATTRIBUTES:
            yield _attribute(name, value)


def _attribute(name: str, value: str) -> str:
    key = NAMES.get(name, f"precis.{name}")
    if name in _FLAGS:
        return f"""',{{"key":"{key}","value":{{"boolValue":' || iif({value}, 'true', 'false') || '}}}}'"""
    if name in _WHOLE:
        return f"""COALESCE(',{{"key":"{key}","value":{{"intValue":"' || ({value}) || '"}}}}', '')"""
    if name in _FRACTIONS:
        return f"""COALESCE(',{{"key":"{key}","value":{{"doubleValue":' || ({value}) || '}}}}', '')"""
    return _where_said(value, _text(key, value))


def _text(key: str, value: str) -> str:
    return f"""',{{"key":"{key}","value":{{"stringValue":' || json_quote({value}) || '}}}}'"""


def _where_said(value: str, piece: str) -> str:
    """Return the piece where the value is neither NULL nor empty."""
    return f"iif(({value}) <> '', {piece}, '')"


def _nanoseconds(at: str) -> str:
    """Return the nanoseconds since 1970 of a time as `iso` of values writes it, with six digits of a second."""
    return f"strftime('%s', substr({at}, 1, 19)) || substr({at}, 21, 6) || '000'"
