"""A token bucket of requests or tokens a minute, which also minds the minute as a whole and the server's own word.

Providers enforce "300 a minute" in different ways: a bucket that refills all the time, a window that slides, a minute
that begins anew. What is right for all of them: a short burst (BURST of the limit), then a steady rate a little below
the limit (MARGIN), and never more than the limit in any 60 s, counted in slots of one second. Where a reply says how
much is left, that word goes before the count, as long as it is fresh and leaves enough (FREE_SHARE); then nothing has
to be paced at all.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from precis.domain.steps import Json

MARGIN, CAREFUL_MARGIN = 0.995, 0.985
"""Share of the limit that is used at the steady rate: what is left covers different latencies to the server. Careful:
where the limit was learned from refusals.
"""
BURST, CAREFUL_BURST = 0.1, 0.01
"""Share of the limit that may go at once; the smaller one for a limit that was learned from refusals."""
WINDOW_S = 61
"""A slot of one second has left a window of 60 s when it is 61 s old."""
FREE_SHARE = 0.5
_SET_BACK_S = 60.0
WORD_S = 10.0
"""How long a server's word on what is left counts."""


@dataclass(slots=True)
class Bucket:
    """What was granted of one limit, and what is known of it. Amounts are requests or tokens, times UNIX seconds."""

    told: float | None = None
    """The limit a minute as the server says it."""
    learned: float | None = None
    """A lower one, learned from being told to slow down."""
    grew_at: float = 0.0
    level: float = math.inf
    at: float = 0.0
    total: float = 0.0
    """Everything granted so far; what a reply says to be left is held against it."""
    word: float | None = None
    """What the server said to be left, when `total` was `word_total`."""
    word_total: float = 0.0
    word_at: float = 0.0
    slots: dict[int, float] = field(default_factory=dict[int, float])

    @property
    def limit(self) -> float | None:
        """The lowest limit that is known."""
        known = [limit for limit in (self.told, self.learned) if limit is not None]
        return min(known) if known else None

    def refresh(self, now: float) -> None:
        """Refill for the time that has passed. Processes come in almost in order; a clock may be set back for good."""
        if now > self.at - _SET_BACK_S:
            now = max(now, self.at)
        limit = self.limit
        if limit is not None:
            self.level = min(self._burst(limit), self.level + self._rate(limit) * max(0.0, now - self.at))
        self.at = now
        self.slots = {second: n for second, n in self.slots.items() if now - WINDOW_S < second <= now}
        if limit is not None and self.used() >= limit * (1 - CAREFUL_BURST):
            # What the full minute holds back would come as one more burst, just where the last one leaves the window.
            self.level = min(self.level, max(1.0, limit * CAREFUL_BURST))

    def used(self) -> float:
        """Return what was granted in the last minute."""
        return sum(self.slots.values())

    def age_s(self) -> float:
        """Return how far back the count goes: a minute at most."""
        return max(0.0, self.at - min(self.slots)) if self.slots else 0.0

    def wait_s(self, cost: float) -> float:
        """Return the seconds until `cost` may be granted, as of the last refresh; 0: now."""
        limit = self.limit
        if limit is None or self.left_free() >= cost:
            return 0.0
        missing = min(cost, self._burst(limit)) - self.level
        by_level = missing / self._rate(limit) if missing > 1e-9 else 0.0
        return max(by_level, self._until_window_has(min(cost, limit), limit))

    def left_free(self) -> float:
        """Return how much the server's word lets go unpaced; 0 where there is no fresh word, or little left."""
        if self.word is None or self.told is None or self.limit != self.told or self.at - self.word_at > WORD_S:
            return 0.0
        return max(0.0, self.word - (self.total - self.word_total) - FREE_SHARE * self.told)

    def rate_of(self, seconds: float) -> float:
        """Return what was granted in the last `seconds` (a second at least), as a rate a minute."""
        since = int(self.at - seconds)
        granted = sum(amount for second, amount in self.slots.items() if second >= since)
        return granted * 60 / max(1.0, self.at - since)

    def give_back(self, amount: float) -> None:
        """Take what was granted and not used out of the count, from the newest on; a negative amount is counted in."""
        if amount <= 0:
            if amount:
                self.spend(-amount)
            return
        self.level += amount
        self.total -= amount
        for second in sorted(self.slots, reverse=True):
            taken = min(amount, self.slots[second])
            self.slots[second] -= taken
            amount -= taken

    def spend(self, cost: float) -> None:
        """Count what was granted."""
        if self.limit is not None and self.left_free() >= cost:
            self.level = max(0.0, self.level - cost)
        else:
            self.level -= cost
        self.total += cost
        second = int(self.at)
        self.slots[second] = self.slots.get(second, 0.0) + cost

    def hear(self, limit: int, left: int | None, total: float, age_s: float) -> None:
        """Take in what a reply said; `total` was everything granted when its request was, `age_s` ago."""
        self.told = float(limit)
        self.level = min(self.level, self._burst(self.told))
        if left is None:
            return
        self.word, self.word_total, self.word_at = left - (self.total - total), self.total, self.at
        refilled = age_s * self._rate(limit)
        self.level = min(self.level, max(0.0, self.word + refilled))

    def _rate(self, limit: float) -> float:
        return limit * (MARGIN if self.learned is None else CAREFUL_MARGIN) / 60

    def _burst(self, limit: float) -> float:
        return max(1.0, limit * (BURST if self.learned is None else CAREFUL_BURST))

    def _until_window_has(self, cost: float, limit: float) -> float:
        over = self.used() + cost - limit
        if over <= 1e-9:
            return 0.0
        for second in sorted(self.slots):
            over -= self.slots[second]
            if over <= 1e-9:
                return max(0.0, second + WINDOW_S - self.at)
        return float(WINDOW_S)

    def to_json(self) -> Json:
        """Return the state for `from_json`."""
        level = None if math.isinf(self.level) else self.level
        slots = [[second, amount] for second, amount in self.slots.items()]
        return [
            self.told, self.learned, self.grew_at, level, self.at, self.total, self.word, self.word_total, self.word_at,
            slots,
        ]  # fmt: skip

    @classmethod
    def from_json(cls, value: Json) -> Bucket:
        """Return the bucket that `to_json` gave; a new one for None."""
        if value is None:
            return cls()
        *plain, slots = cast("list[Any]", value)
        bucket = cls(*plain)
        bucket.level = math.inf if bucket.level is None else bucket.level  # pyright: ignore[reportUnnecessaryComparison]
        bucket.slots = {int(second): float(amount) for second, amount in slots}
        return bucket


def as_map(value: Json) -> Mapping[str, Json]:
    """Return `value` where it is an object, an empty one otherwise."""
    return value if isinstance(value, Mapping) else {}
