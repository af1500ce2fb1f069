"""What response headers say: when to come back, what is left of the limits, and the request's id."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import isfinite

from precis.domain.requests import RateHeaders

_UNITS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 1e-3, "us": 1e-6, "µs": 1e-6, "ns": 1e-9}
_PART = re.compile(r"(\d+(?:\.\d+)?)(ms|us|µs|ns|h|m|s)")


def retry_after_s(headers: Mapping[str, str], *, now: datetime | None = None) -> float | None:
    """Return how many seconds the server asks to wait, or None where it does not say, or nonsense.

    `retry-after-ms`, then `retry-after` in seconds or as an HTTP date (RFC 9110, section 10.2.3).
    """
    milliseconds = _number(headers.get("retry-after-ms"))
    if milliseconds is not None and milliseconds > 0:
        return milliseconds / 1000
    said = headers.get("retry-after")
    seconds = _number(said)
    seconds = _until(said, now) if seconds is None else seconds
    return seconds if seconds is not None and seconds > 0 else None


def duration_s(text: str | None) -> float | None:
    """Return seconds of a duration as Go writes it (`6m0s`, `12ms`) or as a plain number; None for anything else."""
    text = (text or "").strip()
    plain = _number(text)
    if plain is not None:
        return plain
    parts = _PART.findall(text)
    if not parts or "".join(number + unit for number, unit in parts) != text:
        return None
    return sum(float(number) * _UNITS[unit] for number, unit in parts)


def rate_headers(headers: Mapping[str, str], *, now: datetime | None = None) -> RateHeaders:
    """Return what the reply said about limits: OpenAI's form (durations) or Anthropic's (times, RFC 3339)."""
    if any(name.startswith("anthropic-ratelimit-") for name in headers):
        return _rates(headers, "anthropic-ratelimit-{subject}-{what}", now)
    return _rates(headers, "x-ratelimit-{what}-{subject}", now)


def refill_s(headers: Mapping[str, str], *, now: datetime | None = None) -> float | None:
    """Return when the limits that are used up are full again, in seconds; None where none is, or nothing is said."""
    rates = rate_headers(headers, now=now)
    used_up = [
        reset
        for remaining, reset in (
            (rates.remaining_requests, rates.reset_requests_s),
            (rates.remaining_tokens, rates.reset_tokens_s),
        )
        if remaining == 0 and reset
    ]
    return max(used_up, default=None)


def request_id(headers: Mapping[str, str]) -> str:
    """Return the provider's id of the request, at most 200 characters; empty where there is none."""
    for name in ("x-request-id", "request-id", "apim-request-id", "x-litellm-call-id"):
        if headers.get(name):
            return headers[name][:200]
    return ""


def _rates(headers: Mapping[str, str], form: str, now: datetime | None) -> RateHeaders:
    def said(what: str, subject: str) -> str | None:
        return headers.get(form.format(what=what, subject=subject))

    def count(what: str, subject: str) -> int | None:
        number = _number(said(what, subject))
        return int(number) if number is not None and number >= 0 else None

    def limit(subject: str) -> int | None:
        return count("limit", subject) or None  # Azure sends 0 and -1 for "unknown"

    def remaining(subject: str) -> int | None:
        return count("remaining", subject) if limit(subject) else None

    def reset(subject: str) -> float | None:
        value = said("reset", subject)
        seconds = duration_s(value)
        return seconds if seconds is not None else _until(value, now)

    return RateHeaders(
        limit("requests"),
        remaining("requests"),
        reset("requests"),
        limit("tokens"),
        remaining("tokens"),
        reset("tokens"),
    )


def _number(text: str | None) -> float | None:
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if isfinite(value) else None


def _until(text: str | None, now: datetime | None) -> float | None:
    if not text:
        return None
    when = _time(text)
    if when is None:
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - (now or datetime.now(UTC))).total_seconds())


def _time(text: str) -> datetime | None:
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(text)
        except (ValueError, TypeError, IndexError):
            continue
    return None
