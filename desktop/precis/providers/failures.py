"""Turns each wire's failed responses into exactly one domain error: tables of rules, the first that fits decides.

A rule looks at codes and types first and at the message only where a provider gives nothing else. Sentences are ours:
a provider's message may quote the document or the key, and is never shown. Sources: OpenAI's error guide and API
description, Anthropic's error page, Google's google.rpc details, the routes of Ollama, vLLM and llama.cpp's server.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from precis.domain import errors
from precis.domain.errors import EngineError
from precis.domain.wording import phrase
from precis.providers.signs import Signs, read_signs

PARK_S = 120.0
"""A wait longer than this is a quota, not pacing: the work is parked until then (the limit of OpenAI's own client)."""

Make = Callable[[str, Signs], EngineError]


@dataclass(frozen=True, slots=True)
class Rule:
    """A failure's look and what it is: every part that is given has to fit. `names` and `says` need one of theirs."""

    make: Make
    statuses: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    when: Callable[[Signs], bool] | None = None

    def fits(self, signs: Signs) -> bool:
        """Return whether the failure looks like this."""
        return (
            (not self.statuses or signs.status in self.statuses)
            and (not self.names or any(part in name for part in self.names for name in signs.names))
            and (not self.says or any(part in signs.message for part in self.says))
            and (self.when is None or self.when(signs))
        )


def failure(kind: str, service: str, signs: Signs) -> EngineError:
    """Return the one domain error that a failed response of `kind` (openai, anthropic, gemini, ollama) means.

    `service` is the engine's name, for the sentence.
    """
    for rule in (*_RULES[kind], *_BY_STATUS):
        if rule.fits(signs):
            return rule.make(service, signs)
    return _rejected(service, signs)


def failure_of(
    kind: str, service: str, status: int, headers: Mapping[str, str], body: bytes | object
) -> tuple[EngineError, Signs]:
    """Return the domain error of a response, with the signs that it was made of."""
    signs = read_signs(status, headers, body)
    return failure(kind, service, signs), signs


# --- what a failure is ------------------------------------------------------------------------------------------------


def _busy(service: str, signs: Signs) -> EngineError:
    wait = signs.retry_after
    if wait is None and signs.refill_s is not None and signs.refill_s <= PARK_S:
        wait = signs.refill_s
    if wait is not None and wait > PARK_S:
        until = datetime.now(UTC) + timedelta(seconds=wait)
        message = f"{service} has reached its limit until {until:%H:%M} UTC."
        return errors.QuotaExhausted(message, _LATER, until=until, status=signs.status)
    message = f"{service} asks to slow down."
    return errors.RateLimited(message, retry_after_s=wait, status=signs.status)


def _ramp(service: str, signs: Signs) -> EngineError:
    message = f"{service} asks to grow the traffic more slowly."
    return errors.RateLimited(message, retry_after_s=signs.retry_after, ramp=True, status=signs.status)


_LATER = "Nothing to do: the work waits until then, or goes to the fallback engine."


def _unpaid(service: str, signs: Signs) -> EngineError:
    return errors.QuotaExhausted(
        f"The account at {service} has no credit, or has reached its spending limit.", status=signs.status
    )


def _daily(service: str, signs: Signs) -> EngineError:
    until = next_pacific_midnight(datetime.now(UTC))
    message = f"The daily quota of {service} is used up; it is renewed at about {until:%H:%M} UTC."
    return errors.QuotaExhausted(message, _LATER, until=until, status=signs.status)


def next_pacific_midnight(now: datetime) -> datetime:
    """Return the first 08:00 UTC after `now`: midnight in California in winter, an hour after it in summer.

    Google renews daily quotas at midnight Pacific time. A fixed hour needs no time-zone data, which Windows lacks.
    """
    today = now.replace(hour=8, minute=0, second=0, microsecond=0)
    return today if today > now else today + timedelta(days=1)


def _overloaded(service: str, signs: Signs) -> EngineError:
    return errors.Overloaded(f"{service} is overloaded.", retry_after_s=signs.retry_after, status=signs.status)


def _loading(service: str, signs: Signs) -> EngineError:
    message = f"{service} is still loading its model."
    return errors.Overloaded(message, retry_after_s=signs.retry_after, loading=True, status=signs.status)


def _broken(service: str, signs: Signs) -> EngineError:
    message = (
        f"{service} failed in the middle of its answer."
        if signs.in_reply
        else f"{service} failed with status {signs.status}."
    )
    billed = signs.status in {408, 504}
    return errors.ServerError(message, retry_after_s=signs.retry_after, maybe_billed=billed, status=signs.status)


def _no_memory(service: str, signs: Signs) -> EngineError:
    hint = "Choose a smaller model, or close programs that use much memory."
    return errors.ServerError(f"The model of {service} did not fit in memory.", hint, status=signs.status)


def _bad_key(service: str, signs: Signs) -> EngineError:
    hint = f"Set the key again with `precis keys set {service}`."
    return errors.BadKey(f"{service} refused the API key.", hint, status=signs.status)


def _forbidden(service: str, signs: Signs) -> EngineError:
    return errors.Forbidden(f"{service} does not let this account do that.", status=signs.status)


def _against_policy(service: str, signs: Signs) -> EngineError:
    hint = "Choose a model that OpenRouter offers with zero data retention."
    return errors.Forbidden(f"{service} has the model only where what is sent is kept.", hint, status=signs.status)


def _needs_billing(service: str, signs: Signs) -> EngineError:
    hint = "Switch on billing for the project at the provider, or choose another engine."
    return errors.Forbidden(f"The free plan of {service} is not offered in this country.", hint, status=signs.status)


def _no_model(service: str, signs: Signs) -> EngineError:
    return errors.ModelNotFound(f"{service} has no such model, or this account may not use it.", status=signs.status)


def _not_installed(service: str, signs: Signs) -> EngineError:
    hint = f"Fetch it with `precis engines pull {service} MODEL`."
    return errors.ModelNotFound(f"The model is not installed in {service}.", hint, status=signs.status)


def _too_long(service: str, signs: Signs) -> EngineError:
    message = f"The text is longer than the model of {service} takes."
    return errors.ContextTooLong(message, limit=signs.limit, status=signs.status)


def _too_large(service: str, signs: Signs) -> EngineError:
    return errors.ContextTooLong(f"The request is larger than {service} takes.", status=signs.status)


def _refused(service: str, signs: Signs) -> EngineError:
    return errors.Refused(f"The content filter of {service} declined the document.", status=signs.status)


def _rejected(service: str, signs: Signs) -> EngineError:
    how = "" if signs.in_reply else phrase(f" with status {signs.status}")
    if signs.parameter:
        field = phrase(f" (field {signs.parameter})")
        how = field if signs.in_reply else phrase(f" with status {signs.status} (field {signs.parameter})")
    message = f"{service} rejected the request{how}."
    return errors.BadRequest(message, parameter=signs.parameter or None, status=signs.status)


def _wrong_address(service: str, signs: Signs) -> EngineError:
    hint = "Check base_url of the engine in the settings."
    message = f"{service} answered with status {signs.status} and not in its API's form."
    return errors.BadRequest(message, hint, status=signs.status)


def _is_json(signs: Signs) -> bool:
    return signs.is_json


def _is_monthly_cap(signs: Signs) -> bool:
    """Anthropic's 429s say when to come back, but for the cap of the month."""
    return signs.retry_after is None and not signs.in_reply


# --- how each wire says it --------------------------------------------------------------------------------------------

_OPENAI = (
    Rule(_busy, (402,), when=lambda signs: signs.retry_after is not None),
    Rule(_unpaid, names=("insufficient_quota", "credit_balance_exhausted", "spend_limit_exceeded",
                         "organization_usage_limit_exceeded", "billing_hard_limit_reached",
                         "billing_not_active")),
    Rule(_unpaid, (402,)),
    Rule(_ramp, names=("slow_down",)),
    Rule(_busy, (429,)),
    Rule(_bad_key, names=("invalid_api_key",)),
    Rule(_against_policy, (404,), says=("data policy",)),
    Rule(_no_model, names=("model_not_found", "model_not_available")),
    Rule(_no_model, (404,), says=("does not exist", "model"), when=_is_json),
    Rule(_too_long, names=("context_length_exceeded", "exceed_context_size_error")),
    Rule(_refused, (400, 403), names=("content_filter", "content_policy_violation", "moderation")),
    Rule(_too_long, (400, 413, 422, 500),
         says=("maximum context length", "context length", "context size", "context window",
               "when context the overflows", "longer than the maximum model length", "prompt is too long")),
    Rule(_loading, (503,), says=("loading model", "model is loading", "is being loaded")),
    Rule(_overloaded, names=("server_is_overloaded",)),
    Rule(_busy, names=("rate_limit_exceeded", "rate_limit_error")),
    Rule(_rejected, (500,), names=("invalid_request_error", "badrequesterror")),
    Rule(_broken, (400,), says=("unexpected end of data",)),
)  # fmt: skip

_ANTHROPIC = (
    Rule(_unpaid, names=("enforced_spend_limit_reached", "contract_spend_limit_reached", "billing_error")),
    Rule(_ramp, names=("ramp_limit_exceeded",)),
    Rule(_unpaid, (429,), names=("rate_limit_error",), when=_is_monthly_cap),
    Rule(_busy, (429,)),
    Rule(_overloaded, names=("overloaded_error",)),
    Rule(_too_large, (413,)),
    Rule(_too_long, (400,), says=("prompt is too long", "exceed context limit")),
    Rule(_unpaid, (400,), says=("credit balance is too low", "usage limits", "spend limit")),
    Rule(_forbidden, names=("permission_error", "organization_on_hold")),
    Rule(_bad_key, names=("authentication_error",)),
    Rule(_no_model, names=("not_found_error",)),
    Rule(_busy, names=("rate_limit_error",)),
    Rule(_broken, names=("api_error", "timeout_error", "conflict_error")),
    Rule(_broken, (400,), says=("unexpected end of data",)),
)

_GEMINI = (
    Rule(_daily, (429,), names=("perday", "quota_value_0")),
    Rule(_busy, (429,), names=("perminute", "persecond", "perhour")),
    Rule(_busy, (429,), when=lambda signs: signs.retry_after is not None),
    Rule(_overloaded, (429,)),
    Rule(_bad_key, names=("api_key_invalid", "unauthenticated")),
    Rule(_needs_billing, names=("failed_precondition",)),
    Rule(_too_long, (400,), says=("input token count", "exceeds the maximum number of tokens")),
    Rule(_forbidden, names=("permission_denied",)),
    Rule(_no_model, (404,), when=_is_json),
    Rule(_overloaded, (503,)),
)

_OLLAMA = (
    Rule(_not_installed, (404,), says=("not found",), when=_is_json),
    Rule(_too_long, (400, 500), says=("context length", "context size", "exceeds the available context")),
    Rule(_busy, (429,)),
    Rule(_overloaded, (503,)),
    Rule(_no_memory, (500,), says=("unexpectedly stopped", "out of memory", "requires more system memory",
                                   "runner process has terminated", "cudamalloc failed")),
)  # fmt: skip

_BY_STATUS = (
    Rule(_bad_key, (401,)),
    Rule(_unpaid, (402,)),
    Rule(_busy, (429,)),
    Rule(_overloaded, (503, 529)),
    Rule(_broken, (408, 409, 425, 500, 502, 504)),
    Rule(_broken, when=lambda signs: signs.status >= 500 and signs.status != 501),
    Rule(_too_large, (413,)),
    Rule(_wrong_address, when=lambda signs: not signs.is_json and signs.status not in {400, 401, 403, 415, 422, 501}),
    Rule(_forbidden, (403, 451)),
    Rule(_no_model, (404,)),
)

_RULES: dict[str, tuple[Rule, ...]] = {
    "openai": _OPENAI,
    "anthropic": _ANTHROPIC,
    "gemini": _GEMINI,
    "ollama": _OLLAMA,
}
