"""What response headers say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from precis.domain.requests import RateHeaders
from precis.providers.headers import duration_s, rate_headers, request_id, retry_after_s

NOW = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
        ({"retry-after-ms": "0", "retry-after": "9"}, 9.0),
        ({"retry-after": "Fri, 01 May 2026 12:01:30 GMT"}, 90.0),
        ({"retry-after": "2026-05-01T12:00:05Z"}, 5.0),
        ({"retry-after": "Fri, 01 May 2026 11:00:00 GMT"}, None),
        ({"retry-after": "0"}, None),
        ({"retry-after": "-3"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "inf"}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": ""}, None),
        ({}, None),
    ],
)
def test_retry_after(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after_s(headers, now=NOW) == seconds


@given(st.integers(1, 10**6))
def test_a_date_says_the_same_as_seconds(seconds: int) -> None:
    date = format_datetime(NOW + timedelta(seconds=seconds), usegmt=True)
    assert retry_after_s({"retry-after": date}, now=NOW) == seconds


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("12ms", 0.012), ("1s", 1.0), ("6m0s", 360.0), ("1h2m3.5s", 3723.5), ("90", 90.0), ("58.2s", 58.2), ("", None),
     ("soon", None), ("1s later", None), ("s", None), (None, None)],
)  # fmt: skip
def test_durations(text: str | None, seconds: float | None) -> None:
    assert duration_s(text) == (pytest.approx(seconds) if seconds is not None else None)


def test_openais_rate_headers() -> None:
    said = {"x-ratelimit-limit-requests": "500", "x-ratelimit-remaining-requests": "0",
            "x-ratelimit-reset-requests": "120ms", "x-ratelimit-limit-tokens": "30000",
            "x-ratelimit-remaining-tokens": "29000", "x-ratelimit-reset-tokens": "2s"}  # fmt: skip
    assert rate_headers(said) == RateHeaders(500, 0, 0.12, 30000, 29000, 2.0)


def test_anthropics_rate_headers() -> None:
    said = {"anthropic-ratelimit-requests-limit": "50", "anthropic-ratelimit-requests-remaining": "49",
            "anthropic-ratelimit-requests-reset": "2026-05-01T12:00:30Z"}  # fmt: skip
    assert rate_headers(said, now=NOW) == RateHeaders(50, 49, 30.0, None, None, None)


@pytest.mark.parametrize("unknown", ["-1", "0", "", "many"])
def test_what_azure_does_not_know_counts_as_not_said(unknown: str) -> None:
    said = {"x-ratelimit-limit-tokens": unknown, "x-ratelimit-remaining-tokens": unknown}
    assert rate_headers(said) == RateHeaders()


def test_request_ids_are_bounded() -> None:
    assert request_id({"x-request-id": "a" * 900}) == "a" * 200
    assert request_id({"request-id": "req_1"}) == "req_1"
    assert request_id({}) == ""
