"""How many calls of one engine and model are in flight at most: additive increase, multiplicative decrease.

Slow start doubles the limit each clean round until the first refusal; from then on it grows by 5% a clean round, and
only while at least 80% of it is in use, since an unused limit says nothing. Only a request to slow down cuts it, by a
fifth and at most once in 15 s: one overload makes many calls fail at one time (Jacobson, "Congestion Avoidance and
Control", SIGCOMM 1988).
"""

from __future__ import annotations

FIRST = 4.0
GROWTH = 1.05
CUT = 0.8
CUT_EVERY_S = 15.0
IN_USE = 0.8
ROUND_S = 2.0
"""A round lasts at least this long: a server that answers at once would otherwise be doubled into its limit."""


class Concurrency:
    """The limit of one process, below `ceiling`. A round is as many answers as the limit was when it began."""

    def __init__(self, ceiling: int) -> None:
        self.ceiling = max(1, ceiling)
        self.in_flight = 0
        self._limit = min(FIRST, float(self.ceiling))
        self._is_slow_start = True
        self._cut_at = float("-inf")
        self._began_at = float("-inf")
        self._answers = 0
        self._most = 0
        self._is_clean = True

    @property
    def limit(self) -> int:
        """Calls in flight at most."""
        return min(self.ceiling, max(1, int(self._limit)))

    @property
    def has_room(self) -> bool:
        """Whether one more may go."""
        return self.in_flight < self.limit

    def begin(self, now: float) -> None:
        """A call goes out. `now` in seconds of any one clock."""
        if self._began_at == float("-inf"):
            self._began_at = now
        self.in_flight += 1
        self._most = max(self._most, self.in_flight)

    def end(self) -> None:
        """A call has ended in whatever way."""
        self.in_flight -= 1

    def answered(self, now: float) -> None:
        """A call was answered without a word on slowing down."""
        self._answers += 1
        if self._answers < self.limit or now - self._began_at < ROUND_S:
            return
        if self._is_clean and self._most >= IN_USE * self.limit:
            grown = self._limit * (2.0 if self._is_slow_start else GROWTH)
            self._limit = min(float(self.ceiling), grown)
        self._new_round(now)

    def hit(self, now: float) -> None:
        """The server asked to slow down."""
        self._is_clean = False
        if now - self._cut_at < CUT_EVERY_S:
            return
        self._cut_at = now
        self._is_slow_start = False
        self._limit = max(1.0, min(self._limit, float(max(self._most, 1))) * CUT)
        self._new_round(now)

    def _new_round(self, now: float) -> None:
        self._began_at = now
        self._answers, self._most, self._is_clean = 0, self.in_flight, True


def share_of(ceiling: int, others: tuple[int, ...]) -> int:
    """Return how many calls this process may have in flight, where `others` have so many each: an even part, and what
    the others leave of theirs.
    """
    part = ceiling / (len(others) + 1)
    return max(1, int(ceiling - sum(min(demand, part) for demand in others) + 1e-9))
