"""What a failed response says, read out of every body that providers are known to send, before anything is decided."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from precis.providers.headers import duration_s, refill_s, request_id, retry_after_s
from precis.providers.loose import as_count, as_list, as_map, as_text, first_map


@dataclass(frozen=True, slots=True)
class Signs:
    """The telling parts of a failure. `message` may quote a document: it decides, and is never shown or kept."""

    status: int
    names: frozenset[str] = frozenset()
    """Codes, types, reasons and quota ids, in lower case: whatever the body names the failure by."""
    message: str = field(default="", repr=False)
    parameter: str = ""
    retry_after: float | None = None
    limit: int | None = None
    """The context window in tokens, where the failure says it."""
    refill_s: float | None = None
    """When the limits that are used up are full again: later than needed, so only where nothing else is said."""
    request_id: str = ""
    is_json: bool = True
    in_reply: bool = False
    """It came inside a good response, so its status is not HTTP's but the one that its body means."""


_LIMITS = (
    re.compile(r"maximum context length (?:is|of) (\d+)"),
    re.compile(r"maximum number of tokens allowed \((\d+)\)"),
    re.compile(r"> (\d+) maximum"),
    re.compile(r"available context size \((\d+)"),
    re.compile(r"context (?:length|window|size)(?: limit)?(?: is| of|:)? \(?(\d+)"),
    re.compile(r"exceed context limit: \d+ \+ \d+ > (\d+)"),
)


_STATUS_OF = {
    "invalid_request_error": 400,
    "authentication_error": 401,
    "billing_error": 402,
    "permission_error": 403,
    "not_found_error": 404,
    "request_too_large": 413,
    "rate_limit_error": 429,
    "timeout_error": 504,
    "overloaded_error": 529,
}
"""Types of failures with the status that they come under, as OpenAI and Anthropic document them."""


def read_signs(status: int, headers: Mapping[str, str], body: bytes | object, *, now: datetime | None = None) -> Signs:
    """Return the signs of a failed response. `headers` in lower case; `body` as bytes or as parsed JSON.

    Shapes: OpenAI's and Anthropic's `{"error": {…}}`, Google's with `details`, a list of one of these, vLLM's flat
    object, FastAPI's `{"detail": …}`, Ollama's `{"error": "…"}`, and what is no JSON at all.
    """
    value, is_json = _parsed(body)
    top = as_map(first_map(value) if isinstance(value, list) else value)
    error = _innermost(top)
    details = [as_map(detail) for detail in as_list(error.get("details"))]
    names = _names(top, error, details)
    message = (_message(top, error) or ("" if is_json else as_text(value))).lower()
    return Signs(
        status=_inner_status(error, names) if status < 300 else status,
        names=names,
        message=message,
        parameter=_parameter(error),
        retry_after=retry_after_s(headers, now=now) or _retry_delay(details),
        limit=as_count(error.get("n_ctx")) or _limit(message),
        refill_s=refill_s(headers, now=now),
        request_id=request_id(headers) or as_text(top.get("request_id"))[:200],
        is_json=is_json,
        in_reply=status < 300,
    )


def _parsed(body: bytes | object) -> tuple[Any, bool]:
    if not isinstance(body, bytes):
        return body, True
    try:
        return json.loads(body), True
    except (ValueError, RecursionError):
        return body.decode("utf-8", "replace")[:4000], False


def _innermost(top: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the object that describes the failure: under `error`, under a gateway's `detail`, or the top itself."""
    detail = as_map(top.get("detail"))
    return as_map(top.get("error")) or as_map(detail.get("error")) or detail or top


def _message(top: Mapping[str, Any], error: Mapping[str, Any]) -> str:
    if isinstance(top.get("error"), str):
        return top["error"]
    if isinstance(top.get("detail"), str):
        return top["detail"]
    if isinstance(top.get("detail"), list):
        return json.dumps(top["detail"])[:4000]
    passed_on = as_text(as_map(error.get("metadata")).get("raw"))[:4000]  # OpenRouter: the provider's own words
    return f"{as_text(error.get('message'))} {passed_on}".strip()


def _names(top: Mapping[str, Any], error: Mapping[str, Any], details: list[Mapping[str, Any]]) -> frozenset[str]:
    nested = as_map(error.get("details"))
    found = [error.get("code"), error.get("type"), error.get("status"), top.get("object"), nested.get("error_code")]
    for detail in details:
        found.append(detail.get("reason"))
        for violation in as_list(detail.get("violations")):
            quota = as_map(violation)
            found.append(quota.get("quotaId"))
            if str(quota.get("quotaValue")) == "0":
                found.append("quota_value_0")
    metadata = as_map(error.get("metadata"))
    found += [metadata.get("limit_source"), metadata.get("error_type")]
    return frozenset(name.lower() for name in found if isinstance(name, str))


def _parameter(error: Mapping[str, Any]) -> str:
    named = as_text(error.get("param"))
    return named if re.fullmatch(r"[\w.\[\]\-]{1,80}", named) else ""


def _inner_status(error: Mapping[str, Any], names: frozenset[str]) -> int:
    """Return the status that a failure inside a good response means: its code's, its type's, else 500."""
    code = str(error.get("code"))
    if re.fullmatch(r"[45]\d\d", code):
        return int(code)
    return next((status for name, status in _STATUS_OF.items() if name in names), 500)


def _retry_delay(details: list[Mapping[str, Any]]) -> float | None:
    for detail in details:
        seconds = duration_s(as_text(detail.get("retryDelay")))
        if seconds:
            return seconds
    return None


def _limit(message: str) -> int | None:
    for pattern in _LIMITS:
        if found := pattern.search(message):
            return int(found[1])
    return None
