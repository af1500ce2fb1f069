"""Ready-made answers to "what now?", for `server.otherwise`: a limit a minute, and faults at random."""

from __future__ import annotations

import random
import time
from collections import deque
from collections.abc import Callable, Sequence

from tests.fakes.servers.acts import Act, Answer, Failure, Recorded


class PerMinute:
    """Enforces a limit of requests a minute over a sliding window, and says in headers what is left, as OpenAI does.

    `limited` counts the calls that met a 429; `granted` holds the times of those that did not.
    """

    def __init__(self, limit: int, answer: Act | None = None, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._limit = limit
        self._answer = answer or Answer()
        self._clock = clock
        self._window: deque[float] = deque()
        self.granted: list[float] = []
        self.limited = 0

    def __call__(self, request: Recorded) -> Act:
        now = self._clock()
        while self._window and self._window[0] <= now - 60:
            self._window.popleft()
        if len(self._window) >= self._limit:
            self.limited += 1
            wait = self._window[0] + 60 - now
            return Failure("rate_limited", retry_after_ms=max(1, int(wait * 1000)), headers=self._headers(now))
        self._window.append(now)
        self.granted.append(now)
        if isinstance(self._answer, Answer):
            return _with_headers(self._answer, self._headers(now))
        return self._answer

    def _headers(self, now: float) -> dict[str, str]:
        reset = self._window[0] + 60 - now if self._window else 0.0
        return {
            "x-ratelimit-limit-requests": str(self._limit),
            "x-ratelimit-remaining-requests": str(self._limit - len(self._window)),
            "x-ratelimit-reset-requests": f"{reset:.3f}s",
        }


def _with_headers(answer: Answer, headers: dict[str, str]) -> Answer:
    from dataclasses import replace

    return replace(answer, headers={**answer.headers, **headers})


class Sometimes:
    """Plays one of `faults` for a share of the calls, chosen by a seeded generator, and `answer` for the others."""

    def __init__(self, share: float, faults: Sequence[Act], answer: Act | None = None, *, seed: int = 0) -> None:
        self._share = share
        self._faults = faults
        self._answer = answer or Answer()
        self._random = random.Random(seed)

    def __call__(self, request: Recorded) -> Act:
        if self._random.random() < self._share:
            return self._random.choice(self._faults)
        return self._answer
