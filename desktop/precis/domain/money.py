"""Money as integer micro-dollars, so that sums are exact and a budget can't drift."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_EVEN, Decimal

MICROS_PER_DOLLAR = 1_000_000


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in micro-dollars (10⁻⁶ USD)."""

    micros: int = 0

    @classmethod
    def from_usd(cls, amount: str | int | float | Decimal) -> Money:
        """Return the amount nearest to `amount` dollars; a float counts as its shortest decimal form."""
        return cls(int((Decimal(str(amount)) * MICROS_PER_DOLLAR).to_integral_value(ROUND_HALF_EVEN)))

    @classmethod
    def ceil_usd(cls, amount: Decimal) -> Money:
        """Return the least amount that covers `amount` dollars: for reservations."""
        return cls(int((amount * MICROS_PER_DOLLAR).to_integral_value(ROUND_CEILING)))

    @property
    def usd(self) -> float:
        """The amount in dollars, for JSON and display only."""
        return self.micros / MICROS_PER_DOLLAR

    def __add__(self, other: Money) -> Money:
        return Money(self.micros + other.micros)

    def __sub__(self, other: Money) -> Money:
        return Money(self.micros - other.micros)

    def __bool__(self) -> bool:
        return self.micros != 0

    def __str__(self) -> str:
        return f"${Decimal(self.micros) / MICROS_PER_DOLLAR:.4f}"


ZERO = Money(0)
