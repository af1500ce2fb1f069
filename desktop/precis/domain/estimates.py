"""What a run would take, told before anything is sent."""

from __future__ import annotations

from dataclasses import dataclass

from precis.domain.money import ZERO, Money


@dataclass(frozen=True, slots=True)
class Estimate:
    """Bounds of a run: model calls still to pay for, tokens, the most it can cost, and about how long it takes."""

    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost: Money | None = ZERO
    """None: the price of a model is unknown, never shown as 0."""
    seconds: float = 0.0

    def __add__(self, other: Estimate) -> Estimate:
        return Estimate(
            self.calls + other.calls,
            self.input_tokens + other.input_tokens,
            self.output_tokens + other.output_tokens,
            None if self.cost is None or other.cost is None else self.cost + other.cost,
            self.seconds + other.seconds,
        )
