"""How often each failure is tried again, and after how long: the rules of the providers' own documentation, as data.

Waits grow exponentially with full jitter: a random time between nothing and the bound, so that calls that failed
together don't come back together (Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog, 2015).
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from precis.domain.errors import (
    EngineDown,
    EngineError,
    Overloaded,
    RateLimited,
    ServerError,
    TimedOut,
    Unreachable,
)


@dataclass(frozen=True, slots=True)
class Rule:
    """`tries`: how many times more, None: as long as the deadline lets; waits in seconds."""

    tries: int | None
    first_s: float = 0.5
    longest_s: float = 8.0


NEVER = Rule(0)
BUSY = Rule(None, 1.0, 60.0)
OVERLOADED = Rule(4, 5.0, 60.0)
LOADING = Rule(None, 2.0, 5.0)
BROKEN = Rule(4)
NO_CONNECTION = Rule(2)
ONCE = Rule(1)
RESTING = Rule(None, 1.0, 1.0)

PATIENCE_S = 0.5
"""The longest wait for an engine that fails, where another can go on: two of them are over within a second."""
PATIENT_TRIES = 2
_RETRY_AFTER_JITTER_S = 1.0
"""Spread of those who were all told to come back at one moment; never earlier than told."""
_LEAST_S = 0.05


def rule_of(error: EngineError) -> Rule:
    """Return how the failure is treated; what can't succeed is never tried again."""
    match error:
        case RateLimited():
            return BUSY
        case Overloaded():
            return LOADING if error.loading else OVERLOADED
        case ServerError():
            return BROKEN
        case TimedOut():
            # Nothing was sent without a connection; any other time-out may have been billed.
            return NO_CONNECTION if error.phase == "connect" else ONCE
        case Unreachable():
            return NEVER if error.local and not error.sent else NO_CONNECTION
        case EngineDown():
            return NEVER if error.local else RESTING
        case _:
            return NEVER


def asked_wait_s(error: EngineError) -> float | None:
    """Return for how long the server, or the breaker, asks to stay away; None where it does not say."""
    if isinstance(error, RateLimited | Overloaded | ServerError | EngineDown):
        return error.retry_after_s
    return None


def wait_s(error: EngineError, failures: int, *, has_fallback: bool, chance: random.Random) -> float | None:
    """Return the seconds before the next attempt, after so many failures of this kind; None: don't try again.

    An engine that fails is left soon where another can go on. A limit is no failure: it is waited for.
    """
    rule = rule_of(error)
    if rule.tries is not None and failures > rule.tries:
        return None
    asked = asked_wait_s(error)
    if has_fallback and isinstance(error, EngineDown):
        return None
    if has_fallback and error.breaks:
        if failures > PATIENT_TRIES or (asked or 0.0) > 2 * PATIENCE_S:
            return None
        return min(PATIENCE_S, asked or chance.uniform(0.0, rule.first_s * failures))
    if asked is not None:
        return max(_LEAST_S, asked + chance.uniform(0.0, min(_RETRY_AFTER_JITTER_S, 0.1 + 0.1 * asked)))
    bound = min(rule.longest_s, rule.first_s * 2.0 ** min(failures - 1, 16))
    return max(_LEAST_S, chance.uniform(0.0, bound))
