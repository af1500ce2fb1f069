"""What a provider bills, seen from its side: the truth that a budget is measured against."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from precis.domain.money import ZERO, Money
from tests.fakes.servers import Act, Answer, Cut, Failure, Hang, Malformed, Recorded, Reset

MICROS_PER_TOKEN = 10
DEAREST = Money(50_000)
"""The most a call may cost: $0.05, 5,000 tokens of output."""
NOT_BILLED = (Failure("server_error"), Failure("rate_limited"), Failure("overloaded"))
BILLED_FAULTS = (Reset(), Reset(after=1), Cut(), Malformed(), Hang(after=1), Answer(without_usage=True))
FAULTS: tuple[Act, ...] = (*NOT_BILLED, *BILLED_FAULTS)


class Till:
    """Answers with a random number of tokens up to what was allowed, fails now and then, and bills what it made."""

    def __init__(self, chosen: random.Random, faults: Sequence[Act] = (), share: float = 0.3) -> None:
        self._random = chosen
        self._faults = faults
        self._share = share
        self.billed = ZERO

    def __call__(self, request: Recorded) -> Act:
        allowed = int(str(request.json.get("max_completion_tokens") or request.json.get("max_tokens")))
        tokens = self._random.choice([allowed, self._random.randint(0, allowed)])
        answer = Answer(output_tokens=tokens, input_tokens=20)
        if self._faults and self._random.random() < self._share:
            act = self._random.choice(self._faults)
            answer = replace(act, output_tokens=tokens) if isinstance(act, Answer) else act
        if answer not in NOT_BILLED:
            self.billed += Money(tokens * MICROS_PER_TOKEN)
        return answer
