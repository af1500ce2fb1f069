"""The four limits of a call: connect, first token, between tokens, total. One timer, moved on with each token."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from precis.domain.errors import TimedOut
from precis.domain.requests import EngineConfig

_GRACE_S = 0.5
"""How long to wait for a server to end a response that is complete, so that the connection can be used again."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds."""

    connect: float
    first_token: float
    between_tokens: float
    total: float


def limits_of(config: EngineConfig) -> Limits:
    """Return the engine's limits. Without one of its own, the first token may take as long as the whole call."""
    return Limits(
        connect=min(config.connect_timeout_s, config.timeout_s),
        first_token=min(config.first_token_timeout_s or config.timeout_s, config.timeout_s),
        between_tokens=config.between_tokens_timeout_s,
        total=config.timeout_s,
    )


class Watch:
    """Watches over one call. `timer` is entered by the caller; each token moves it to the next limit."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._loop = asyncio.get_running_loop()
        self._started = self._loop.time()
        self._end = self._started + limits.total
        self._phase = "first_token"
        self.first_token_s: float | None = None
        self.timer = asyncio.timeout_at(self._soonest(limits.first_token))

    @property
    def elapsed_s(self) -> float:
        """Seconds since the call began."""
        return self._loop.time() - self._started

    def token(self) -> None:
        """Something of the reply has come."""
        if self.first_token_s is None:
            self.first_token_s = self.elapsed_s
        self._phase = "between_tokens"
        self.timer.reschedule(self._soonest(self._limits.between_tokens))

    def complete(self) -> None:
        """The reply is whole; only the response's own end is missing."""
        self.timer.reschedule(self._soonest(_GRACE_S))

    def timed_out(self, service: str) -> TimedOut:
        """Return the failure: which limit was crossed. All but a connection may have been billed."""
        phase = "total" if self._loop.time() >= self._end else self._phase
        return TimedOut(self._sentence(service, phase), phase=phase, maybe_billed=True)

    def _sentence(self, service: str, phase: str) -> str:
        match phase:
            case "first_token":
                return f"{service} began no answer within {self._limits.first_token:g} s."
            case "between_tokens":
                return f"{service} stopped in the middle of its answer for {self._limits.between_tokens:g} s."
            case _:
                return f"{service} did not finish within {self._limits.total:g} s."

    def _soonest(self, seconds: float) -> float:
        return min(self._loop.time() + seconds, self._end)
