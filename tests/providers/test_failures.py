"""The failure tables of the providers, row by row: what comes over the wire, and the one domain error that it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from precis.domain import errors
from precis.domain.errors import EngineError
from precis.providers.failures import failure_of, next_pacific_midnight


@dataclass(frozen=True)
class Row:
    """A failure as it comes, and what it has to be. `more`: attributes of the error; `names`: the row in the facts."""

    names: str
    status: int
    body: Any
    kind: type[EngineError]
    headers: Mapping[str, str] = field(default_factory=dict)
    more: Mapping[str, Any] = field(default_factory=dict)


def said(code: object = None, kind: str = "invalid_request_error", message: str = "", param: str | None = None) -> Any:
    """Return OpenAI's body."""
    return {"error": {"message": message, "type": kind, "param": param, "code": code}}


def anthropic(kind: str, message: str = "", code: str | None = None) -> Any:
    """Return Anthropic's body."""
    details = {"details": {"error_code": code}} if code else {}
    return {"type": "error", "error": {"type": kind, "message": message, **details}, "request_id": "req_1"}


def google(code: int, status: str, message: str = "", *details: Any) -> Any:
    """Return Google's body."""
    return {"error": {"code": code, "message": message, "status": status, "details": list(details)}}


def quota(*ids: str, delay: str = "", value: str = "5") -> list[Any]:
    """Return google.rpc's details of a used-up quota."""
    violations = [{"quotaId": name, "quotaValue": value} for name in ids]
    details: list[Any] = [{"@type": "type.googleapis.com/google.rpc.QuotaFailure", "violations": violations}]
    if delay:
        details.append({"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": delay})
    return details


IN_3_H = datetime.now(UTC) + timedelta(hours=3)
DATE = {"retry-after": format_datetime(IN_3_H, usegmt=True)}
SPENT = "insufficient_quota"
OPENAI = [
    Row("RPM", 429, said("rate_limit_exceeded", "requests"), errors.RateLimited, {"retry-after": "7"},
        {"retry_after_s": 7.0, "ramp": False}),
    Row("TPM in ms", 429, said("rate_limit_exceeded", "tokens"), errors.RateLimited,
        {"retry-after-ms": "350", "retry-after": "1"}, {"retry_after_s": 0.35}),
    Row("TPM, from the reset header", 429, said("rate_limit_exceeded", "tokens"), errors.RateLimited,
        {"x-ratelimit-limit-tokens": "9000", "x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "6m0s",
         "x-ratelimit-limit-requests": "60", "x-ratelimit-remaining-requests": "0",
         "x-ratelimit-reset-requests": "1.5s"}, {"retry_after_s": None}),
    Row("RPM, from the reset header", 429, said("rate_limit_exceeded", "requests"), errors.RateLimited,
        {"x-ratelimit-limit-requests": "60", "x-ratelimit-remaining-requests": "0",
         "x-ratelimit-reset-requests": "1.5s"}, {"retry_after_s": 1.5}),
    Row("no wait said", 429, said("rate_limit_exceeded", "requests"), errors.RateLimited, {}, {"retry_after_s": None}),
    Row("nonsense said", 429, said("rate_limit_exceeded"), errors.RateLimited, {"retry-after": "soon"},
        {"retry_after_s": None}),
    Row("zero said", 429, said("rate_limit_exceeded"), errors.RateLimited, {"retry-after": "0"},
        {"retry_after_s": None}),
    Row("daily", 429, said("rate_limit_exceeded", "requests"), errors.QuotaExhausted, {"retry-after": "7200"}),
    Row("daily, a date", 429, said("rate_limit_exceeded", "requests"), errors.QuotaExhausted, DATE),
    Row("ramp", 429, said("slow_down", "rate_limit_error"), errors.RateLimited, {"retry-after": "3"},
        {"retry_after_s": 3.0, "ramp": True}),
    *[Row(f"spent: {code}", 429, said(code, SPENT), errors.QuotaExhausted, {"retry-after": "20"}, {"until": None})
      for code in (
        "credit_balance_exhausted", "organization_spend_limit_exceeded", "project_spend_limit_exceeded",
        "organization_usage_limit_exceeded", "insufficient_quota", None)],
    Row("legacy billing", 429, said("billing_hard_limit_reached"), errors.QuotaExhausted),
    Row("bad key", 401, said("invalid_api_key"), errors.BadKey),
    Row("country", 403, said("unsupported_country_region_territory"), errors.Forbidden),
    Row("no model", 404, said("model_not_found"), errors.ModelNotFound),
    Row("too long", 400, said("context_length_exceeded", message="maximum context length is 8192 tokens"),
        errors.ContextTooLong, {}, {"limit": 8192}),
    Row("unsupported parameter", 400, said("unsupported_parameter", param="temperature"), errors.BadRequest, {},
        {"parameter": "temperature"}),
    Row("schema", 400, said(None, message="Invalid schema for response_format 'x'", param="response_format"),
        errors.BadRequest, {}, {"parameter": "response_format"}),
    Row("content filter", 400, said("content_filter"), errors.Refused),
    *[Row(f"server {status}", status, said(None, "server_error"), errors.ServerError, {}, {"maybe_billed": billed})
      for status, billed in ((408, True), (409, False), (500, False), (502, False), (504, True))],
    Row("overloaded", 503, said("server_is_overloaded", "service_unavailable_error"), errors.Overloaded,
        {"retry-after": "5"}, {"retry_after_s": 5.0, "loading": False}),
    Row("cut by TCP", 400, said(None, message="not valid JSON: unexpected end of data"), errors.ServerError),
    Row("no JSON at all", 502, b"<html>Bad Gateway</html>", errors.ServerError),
    Row("empty", 500, b"", errors.ServerError),
    Row("a 501", 501, said(None), errors.BadRequest),
]  # fmt: skip
COMPATIBLE = [
    Row("OpenRouter: no credit", 402, {"error": {"code": 402, "message": "Insufficient credits"}},
        errors.QuotaExhausted),
    Row("OpenRouter: in-flight budget", 402, {"error": {"code": 402, "message": "", "metadata":
        {"limit_source": "openrouter_in_flight_budget"}}}, errors.RateLimited, {"retry-after": "2"},
        {"retry_after_s": 2.0}),
    Row("OpenRouter: inside a 200", 200, {"error": {"code": 429, "message": "Rate limited"}}, errors.RateLimited),
    Row("OpenRouter: inside a 200, upstream down", 200, {"error": {"code": 502, "message": ""}}, errors.ServerError),
    Row("OpenRouter: the provider's own words", 400, {"error": {"code": 400, "message": "Provider returned error",
        "metadata": {"raw": '{"error":{"message":"maximum context length is 4096 tokens"}}'}}},
        errors.ContextTooLong, {}, {"limit": 4096}),
    Row("OpenRouter: moderation", 403, {"error": {"code": 403, "message": "flagged", "metadata":
        {"error_type": "moderation"}}}, errors.Refused),
    Row("OpenRouter: only where data is kept", 404, {"error": {"code": 404, "message": "No endpoints found matching "
        "your data policy (Zero data retention)."}}, errors.Forbidden),
    Row("vLLM: too long", 400, {"error": {"message": "This model's maximum context length is 2048 tokens. However…",
        "type": "BadRequestError", "param": "input_tokens", "code": 400}}, errors.ContextTooLong, {}, {"limit": 2048}),
    Row("vLLM: too long, flat", 400, {"object": "error", "message": "This model's maximum context length is 2048 "
        "tokens", "type": "BadRequestError", "code": 400}, errors.ContextTooLong, {}, {"limit": 2048}),
    Row("vLLM: no model", 404, {"error": {"message": "The model `x` does not exist.", "type": "NotFoundError",
        "code": 404}}, errors.ModelNotFound),
    Row("llama-server: too long", 400, {"error": {"code": 400, "type": "exceed_context_size_error", "message": "…",
        "n_prompt_tokens": 5000, "n_ctx": 4096}}, errors.ContextTooLong, {}, {"limit": 4096}),
    Row("llama-server: loading", 503, {"error": {"code": 503, "message": "Loading model",
        "type": "unavailable_error"}}, errors.Overloaded, {}, {"loading": True}),
    Row("LiteLLM: status as text", 429, {"error": {"message": "x", "type": "throttling_error", "code": "429"}},
        errors.RateLimited),
    Row("LiteLLM: in a stream", 200, {"error": {"message": "x", "type": None, "code": "503"}}, errors.Overloaded),
    Row("gateway's detail", 401, {"detail": "Not authenticated"}, errors.BadKey),
    Row("gateway's detail object", 429, {"detail": {"error": {"code": "slow_down"}}}, errors.RateLimited, {},
        {"ramp": True}),
    Row("FastAPI's validation", 422, {"detail": [{"loc": ["body", "seed"], "msg": "extra fields"}]},
        errors.BadRequest),
    Row("a wrong path", 404, b"404 page not found", errors.BadRequest),
    Row("too large for the edge", 413, b"<html>413</html>", errors.ContextTooLong),
    Row("Azure's filter", 400, {"error": {"code": "content_filter", "message": "…", "innererror": {}}},
        errors.Refused),
]  # fmt: skip
ANTHROPIC = [
    Row("429 with a wait", 429, anthropic("rate_limit_error"), errors.RateLimited, {"retry-after": "12"},
        {"retry_after_s": 12.0}),
    Row("429, longer than 120 s", 429, anthropic("rate_limit_error"), errors.QuotaExhausted, {"retry-after": "3600"}),
    *[Row(code, 429, anthropic("rate_limit_error", code=code), errors.QuotaExhausted, {"retry-after": "5"},
          {"until": None}) for code in ("enforced_spend_limit_reached", "contract_spend_limit_reached")],
    Row("429 without a wait: the month's cap", 429, anthropic("rate_limit_error"), errors.QuotaExhausted, {},
        {"until": None}),
    Row("ramp", 429, anthropic("rate_limit_error", code="ramp_limit_exceeded"), errors.RateLimited,
        {"retry-after": "4"}, {"ramp": True, "retry_after_s": 4.0}),
    Row("an unknown code is its type", 429, anthropic("rate_limit_error", code="of_tomorrow"), errors.RateLimited,
        {"retry-after": "1"}),
    Row("overloaded", 529, anthropic("overloaded_error"), errors.Overloaded),
    *[Row(f"server {status}", status, anthropic(kind), errors.ServerError, {}, {"maybe_billed": billed})
      for status, kind, billed in ((500, "api_error", False), (504, "timeout_error", True),
                                   (409, "conflict_error", False))],
    Row("502 of the edge", 502, b"<html>", errors.ServerError),
    Row("503 of the edge", 503, b"<html>", errors.Overloaded),
    Row("too long", 400, anthropic("invalid_request_error", "prompt is too long: 250000 tokens > 200000 maximum"),
        errors.ContextTooLong, {}, {"limit": 200000}),
    Row("too long with the reply", 400, anthropic("invalid_request_error", "input length and `max_tokens` exceed "
        "context limit: 199000 + 8192 > 200000, decrease…"), errors.ContextTooLong, {}, {"limit": 200000}),
    Row("no credit, a 400", 400, anthropic("invalid_request_error", "Your credit balance is too low to access"),
        errors.QuotaExhausted),
    Row("own limit, a 400", 400, anthropic("invalid_request_error", "You have reached your specified API usage "
        "limits."), errors.QuotaExhausted),
    Row("schema too complex", 400, anthropic("invalid_request_error", "Schema is too complex"), errors.BadRequest),
    Row("sampling rejected", 400, anthropic("invalid_request_error", "`temperature` is not supported"),
        errors.BadRequest),
    Row("bad key", 401, anthropic("authentication_error"), errors.BadKey),
    Row("billing", 402, anthropic("billing_error"), errors.QuotaExhausted),
    Row("permission", 403, anthropic("permission_error"), errors.Forbidden),
    Row("on hold", 403, anthropic("permission_error", code="organization_on_hold"), errors.Forbidden),
    Row("retired model", 404, anthropic("not_found_error"), errors.ModelNotFound),
    Row("too large", 413, b"Request Entity Too Large", errors.ContextTooLong),
    Row("cut by TCP", 400, anthropic("invalid_request_error", "not valid JSON: unexpected end of data"),
        errors.ServerError),
    Row("overloaded in the stream", 200, anthropic("overloaded_error"), errors.Overloaded, {}, {"status": 529}),
    Row("rate limit in the stream", 200, anthropic("rate_limit_error"), errors.RateLimited),
    Row("rejected in a batch", 200, anthropic("invalid_request_error", "prompt is too long: 9 tokens > 8 maximum"),
        errors.ContextTooLong, {}, {"limit": 8}),
]  # fmt: skip
MINUTE, DAY = "GenerateRequestsPerMinutePerProjectPerModel-FreeTier", "GenerateRequestsPerDayPerProjectPerModel"
GEMINI = [
    Row("per minute", 429, google(429, "RESOURCE_EXHAUSTED", "", *quota(MINUTE, delay="58.2s")), errors.RateLimited,
        {}, {"retry_after_s": 58.2}),
    Row("per day, though the wait is short", 429, google(429, "RESOURCE_EXHAUSTED", "",
        *quota(MINUTE, DAY, delay="53s")), errors.QuotaExhausted),
    Row("a quota of nothing", 429, google(429, "RESOURCE_EXHAUSTED", "", *quota(MINUTE, delay="1s", value="0")),
        errors.QuotaExhausted),
    Row("no details: no capacity", 429, google(429, "RESOURCE_EXHAUSTED"), errors.Overloaded),
    Row("in a list, as streams have it", 429, [google(429, "RESOURCE_EXHAUSTED", "", *quota(MINUTE, delay="2s"))],
        errors.RateLimited, {}, {"retry_after_s": 2.0}),
    Row("unavailable", 503, google(503, "UNAVAILABLE"), errors.Overloaded),
    Row("internal", 500, google(500, "INTERNAL"), errors.ServerError),
    Row("502", 502, b"<html>", errors.ServerError),
    Row("deadline", 504, google(504, "DEADLINE_EXCEEDED"), errors.ServerError, {}, {"maybe_billed": True}),
    Row("bad key, a 400", 400, google(400, "INVALID_ARGUMENT", "API key not valid", {"reason": "API_KEY_INVALID"}),
        errors.BadKey),
    Row("too long", 400, google(400, "INVALID_ARGUMENT", "The input token count (1200000) exceeds the maximum number "
        "of tokens allowed (1048576)."), errors.ContextTooLong, {}, {"limit": 1048576}),
    Row("other argument", 400, google(400, "INVALID_ARGUMENT", "Unknown name"), errors.BadRequest),
    Row("country", 400, google(400, "FAILED_PRECONDITION", "User location is not supported"), errors.Forbidden),
    Row("permission", 403, google(403, "PERMISSION_DENIED"), errors.Forbidden),
    Row("unauthenticated", 401, google(401, "UNAUTHENTICATED"), errors.BadKey),
    Row("no model", 404, google(404, "NOT_FOUND"), errors.ModelNotFound),
    Row("in the stream", 200, google(503, "UNAVAILABLE"), errors.Overloaded),
]  # fmt: skip
OLLAMA = [
    Row("not installed", 404, {"error": 'model "x" not found, try pulling it first'}, errors.ModelNotFound),
    Row("too long", 400, {"error": "the prompt is longer than the context length (4096)"}, errors.ContextTooLong, {},
        {"limit": 4096}),
    Row("capability", 400, {"error": '"x" does not support thinking'}, errors.BadRequest),
    Row("queue full", 503, {"error": "server busy, please try again.  maximum pending requests exceeded"},
        errors.Overloaded),
    *[Row(words, 500, {"error": words}, errors.ServerError) for words in (
        "llama runner process has terminated: signal: killed", "model requires more system memory (9 GiB)",
        "the runner unexpectedly stopped")],
    Row("in the stream", 200, {"error": "an error was encountered while running the model"}, errors.ServerError),
    Row("cloud limit", 429, {"error": "too many requests"}, errors.RateLimited),
    Row("cloud unreachable", 502, {"error": "upstream"}, errors.ServerError),
    Row("cloud key", 401, {"error": "unauthorized"}, errors.BadKey),
    Row("not Ollama at all", 404, b"404 page not found", errors.BadRequest),
]  # fmt: skip
TABLE = [
    *[("openai", row) for row in (*OPENAI, *COMPATIBLE)],
    *[("anthropic", row) for row in ANTHROPIC],
    *[("gemini", row) for row in GEMINI],
    *[("ollama", row) for row in OLLAMA],
]
TREATMENT: dict[type[EngineError], tuple[bool, bool, bool]] = {
    errors.RateLimited: (True, False, False),
    errors.QuotaExhausted: (False, False, False),
    errors.Overloaded: (True, True, False),
    errors.ServerError: (True, True, False),
    errors.BadKey: (False, False, False),
    errors.Forbidden: (False, False, False),
    errors.ModelNotFound: (False, False, False),
    errors.BadRequest: (False, False, False),
    errors.ContextTooLong: (False, False, True),
    errors.Refused: (False, False, True),
}
"""Whether a retry can help, whether it counts against the engine's health, whether it is remembered."""


def made(kind: str, row: Row) -> EngineError:
    """Return the error of a row."""
    body = row.body if isinstance(row.body, bytes) else json.dumps(row.body).encode()
    return failure_of(kind, "work", row.status, row.headers, body)[0]


@pytest.mark.parametrize(("kind", "row"), TABLE, ids=[f"{kind}: {row.names}" for kind, row in TABLE])
def test_each_row_of_the_tables(kind: str, row: Row) -> None:
    error = made(kind, row)
    assert type(error) is row.kind
    assert (error.retryable, error.breaks, error.remember) == TREATMENT[row.kind]
    assert error.maybe_billed is row.more.get("maybe_billed", False)
    for name, value in row.more.items():
        assert getattr(error, name) == value
    assert error.status == row.more.get("status", error.status)
    assert "work" in error.message
    assert error.message.endswith(".")
    assert error.hint.endswith(".") or error.hint.endswith("`.") or isinstance(error, errors.BadRequest)


@pytest.mark.parametrize(
    ("kind", "row"), [(kind, row) for kind, row in TABLE if row.names.startswith("daily")], ids=["seconds", "date"]
)
def test_a_long_wait_says_until_when(kind: str, row: Row) -> None:
    error = made(kind, row)
    assert isinstance(error, errors.QuotaExhausted)
    expected = IN_3_H if row.headers == DATE else datetime.now(UTC) + timedelta(seconds=7200)
    assert error.until is not None
    assert abs((error.until - expected).total_seconds()) < 30
    assert f"{error.until:%H:%M} UTC" in error.message


def test_googles_day_ends_at_midnight_in_california() -> None:
    assert next_pacific_midnight(datetime(2026, 1, 5, 7, 59, tzinfo=UTC)) == datetime(2026, 1, 5, 8, tzinfo=UTC)
    assert next_pacific_midnight(datetime(2026, 1, 5, 8, 0, tzinfo=UTC)) == datetime(2026, 1, 6, 8, tzinfo=UTC)
    error = made("gemini", next(row for row in GEMINI if row.names.startswith("per day")))
    assert isinstance(error, errors.QuotaExhausted)
    assert error.until is not None
    assert error.until.hour == 8


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["error", "detail", "details", "message", "code", "type", "param", "metadata", "raw", "n_ctx"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(
    st.sampled_from(["openai", "anthropic", "gemini", "ollama"]),
    st.integers(200, 599),
    JSON.map(lambda value: json.dumps(value).encode()) | st.binary(max_size=60),
    st.dictionaries(
        st.sampled_from(["retry-after", "retry-after-ms", "x-ratelimit-reset-requests"]), st.text(max_size=12)
    ),
)
def test_whatever_comes_is_one_domain_error(kind: str, status: int, body: bytes, headers: dict[str, str]) -> None:
    error, signs = failure_of(kind, "work", status, headers, body)
    assert isinstance(error, EngineError)
    assert "work" in error.message
    assert signs.retry_after is None or signs.retry_after > 0


@given(st.text(min_size=12, max_size=40).filter(lambda text: text.strip() == text))
def test_a_providers_words_are_never_shown(words: str) -> None:
    for kind in ("openai", "anthropic", "gemini", "ollama"):
        for status in (400, 401, 404, 429, 500):
            error, signs = failure_of(kind, "work", status, {}, said("x", message=words))
            assert words not in error.message + error.hint + repr(signs)
