"""The line of calls before one engine and model: lets them go as concurrency and the shared pace allow.

There is no task in the background. The first call that can't go at once leads the line: it asks the shared state for
all that wait, lets them go, and hands over when its own turn has come or it gives up.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from precis.domain.errors import EngineDown
from precis.domain.ports import Clock, Pacing
from precis.domain.requests import EngineConfig, RateHeaders
from precis.gateway.concurrency import Concurrency, share_of
from precis.gateway.pace import HOLDER_S, Answer, Ceilings, Heard, Hit, Offer, Totals, exchange
from precis.gateway.turns import Ticket, Turns

ASK_EVERY_S = 1.0
"""How long a process acts by itself before it looks at what the others do."""
_AT_ONCE = 64
_LONGEST_PAUSE_S = 30.0
_NOTHING = Totals()
_Kept = tuple[Totals, Heard | None]
"""What was told of calls that went, until it is known to have arrived."""


@dataclass(slots=True)
class Load:
    """What all lines of one engine have in flight together, below this process's share of the person's ceiling."""

    ceiling: int
    lines: list[Line] = field(default_factory=list["Line"])

    @property
    def in_flight(self) -> int:
        """Calls of all models."""
        return sum(line.concurrency.in_flight for line in self.lines)

    @property
    def demand(self) -> int:
        """Calls in flight and calls that wait, of all models."""
        return self.in_flight + sum(len(line.turns) for line in self.lines)

    def freed(self) -> None:
        """A call has ended: whoever leads a line may have room."""
        for line in self.lines:
            line.room.set()


class Line:
    """Calls of one engine and model. Everything runs on one event loop."""

    def __init__(self, config: EngineConfig, model: str, load: Load, pacing: Pacing, clock: Clock) -> None:
        self.turns = Turns()
        self.concurrency = Concurrency(config.max_concurrency)
        self.room = asyncio.Event()
        self._config = config
        self._model = model
        self._load = load
        self._pacing = pacing
        self._clock = clock
        self._leader: Ticket | None = None
        self._free_until = self._lease_until = float("-inf")
        self._blocked_until = self._ask_at = float("-inf")
        self._lease = self._spent = self._returned = self._totals = _NOTHING
        self._heard: Heard | None = None
        self._asked: set[asyncio.Task[Answer]] = set()
        self._strikes = 0
        self._told_demand = 0
        self._usual_s = 0.0

    @property
    def blocked_s(self) -> float:
        """For how long the server asked to stay away, as far as is known here."""
        return max(0.0, self._blocked_until - _now())

    async def enter(self, ticket: Ticket) -> None:
        """Return when the call may go. Whoever enters has to leave.

        Raises:
            EngineDown: the line was given up meanwhile.
            StoreError: the shared state can't be reached.
        """
        if not self.turns and self._has_room() and self._takes(ticket):
            self.concurrency.begin(_now())
            return
        self.turns.add(ticket)
        try:
            while not ticket.is_decided:
                if self._leader is None:
                    await self._lead(ticket)
                else:
                    await ticket.news.wait()
                    ticket.news.clear()
        except BaseException:
            self._give_up(ticket)
            raise
        if ticket.failure is not None:
            raise ticket.failure

    def leave(self) -> None:
        """The call has ended in whatever way."""
        self.concurrency.end()
        self._load.freed()

    def answered(self, ticket: Ticket, rate: RateHeaders, tokens: float | None, seconds: float) -> None:
        """Take in what a reply says: of the limits, and of the tokens that it really took."""
        self._strikes = 0
        self._usual_s = 0.8 * self._usual_s + 0.2 * seconds
        self.concurrency.answered(_now())
        if tokens is not None:
            self._returned = _plus(self._returned, Totals(0.0, ticket.tokens - tokens))
        if rate.limit_requests is not None or rate.limit_tokens is not None:
            self._free_until = float("-inf")
            if self._heard is None or ticket.totals.requests >= self._heard.totals.requests:
                self._heard = Heard(rate, ticket.totals, seconds)

    async def hit(self, ticket: Ticket, retry_after_s: float | None, *, ramp: bool) -> None:
        """The server turned the call away and asked to slow down: tell everybody at once."""
        self._returned = _plus(self._returned, Totals(1.0, ticket.tokens))
        self.concurrency.hit(_now())
        self._free_until = self._lease_until = float("-inf")
        if retry_after_s is not None:
            hit = Hit(retry_after_s, ramp=ramp)
        else:
            hit = Hit(min(_LONGEST_PAUSE_S, 2.0**self._strikes), ramp=ramp, is_told=False)
            # A wave of refusals is one: those sent before the pause have not seen it.
            self._strikes = min(self._strikes + (not self.blocked_s), 16)
        self._blocked_until = max(self._blocked_until, _now() + hit.seconds)
        await self._ask((), hit)

    async def rest(self) -> None:
        """Give this process's share of the engine back, where it held a good part of it and is idle now."""
        if self._told_demand > 1 and not self._load.demand:
            await self._ask(())

    def give_up(self, error: EngineDown) -> None:
        """Let all that wait fail: what they wait for is down."""
        self.turns.fail_all(error)
        self.room.set()

    # --- leading ------------------------------------------------------------------------------------------------------

    async def _lead(self, ticket: Ticket) -> None:
        self._leader = ticket
        try:
            while not ticket.is_decided:
                await self._step(ticket)
        finally:
            self._leader = None
            self._hand_over()

    async def _step(self, leader: Ticket) -> None:
        """Let go whoever may, and wait until it is worth looking again."""
        if not self._has_room():
            self.room.clear()
            await self.room.wait()
            return
        waiting = self.turns.peek(min(_AT_ONCE, self._rooms()))
        if self._takes(waiting[0]):
            self._grant(waiting[0])
            return
        if _now() < self._ask_at:
            await _first(leader.news, self._ask_at - _now())
            return
        answer = await self._ask(tuple(ticket.tokens for ticket in waiting))
        self._let_go(waiting[: answer.granted], answer.totals)

    def _let_go(self, granted: list[Ticket], totals: Totals) -> None:
        """Let the tickets go that the shared state granted; `totals` counts them all in."""
        for ticket in reversed(granted):
            ticket.totals = totals
            totals = _plus(totals, Totals(-1.0, -ticket.tokens))
        for ticket in granted:
            if ticket in self.turns and self._has_room():
                self._grant(ticket)
            else:
                self._returned = _plus(self._returned, Totals(1.0, ticket.tokens))

    def _grant(self, ticket: Ticket) -> None:
        self.turns.grant(ticket)
        self.concurrency.begin(_now())

    def _give_up(self, ticket: Ticket) -> None:
        if ticket.is_granted:
            self._returned = _plus(self._returned, Totals(1.0, ticket.tokens))
            self.leave()
        elif ticket in self.turns:
            self.turns.remove(ticket)
        self._hand_over()

    def _hand_over(self) -> None:
        if self._leader is None and self.turns:
            self.turns.first().news.set()

    # --- what may go --------------------------------------------------------------------------------------------------

    def _rooms(self) -> int:
        own = self.concurrency.limit - self.concurrency.in_flight
        return min(own, self._load.ceiling - self._load.in_flight)

    def _has_room(self) -> bool:
        return self._rooms() > 0

    def _takes(self, ticket: Ticket) -> bool:
        """Let the call go without asking, where nothing limits the rate or a lease is left."""
        now = _now()
        if now < self._free_until:
            self._spent = _plus(self._spent, Totals(1.0, ticket.tokens))
        elif now < self._lease_until and self._lease.requests >= 1 and self._lease.tokens >= ticket.tokens:
            self._lease = _plus(self._lease, Totals(-1.0, -ticket.tokens))
        else:
            return False
        self._totals = ticket.totals = _plus(self._totals, Totals(1.0, ticket.tokens))
        return True

    async def _ask(self, wants: tuple[float, ...], hit: Hit | None = None) -> Answer:
        offer = self._offer(wants, hit)
        kept = self._spent, self._heard
        self._spent = self._returned = self._lease = _NOTHING
        self._heard = None
        now, is_alive = self._clock().timestamp(), self._pacing.is_alive
        asked = asyncio.create_task(
            self._pacing.update(f"engine {self._config.name}", lambda state: exchange(state, offer, now, is_alive))
        )
        self._asked.add(asked)
        asked.add_done_callback(self._asked.discard)
        try:
            answer = await asyncio.shield(asked)
        except asyncio.CancelledError:
            # Whoever asked gives up; what was granted meanwhile goes back with the next question.
            asked.add_done_callback(lambda task: self._give_back(task, offer, kept))
            raise
        except BaseException:
            self._offer_again(kept)
            raise
        self._take_in(answer, offer)
        return answer

    def _give_back(self, asked: asyncio.Task[Answer], offer: Offer, kept: _Kept) -> None:
        if asked.cancelled() or asked.exception() is not None:
            self._offer_again(kept)
            return
        answer = asked.result()
        self._take_in(answer, offer)
        granted = offer.wants[: answer.granted]
        self._returned = _plus(self._returned, Totals(float(len(granted)), sum(granted)))

    def _offer_again(self, kept: _Kept) -> None:
        """Whether it was written is not known: what was spent counts twice rather than not at all."""
        self._spent, self._heard = _plus(self._spent, kept[0]), kept[1] if self._heard is None else self._heard

    def _offer(self, wants: tuple[float, ...], hit: Hit | None) -> Offer:
        config = self._config
        return Offer(
            owner=self._pacing.owner,
            model=self._model,
            ceilings=Ceilings(_float(config.requests_per_minute), _float(config.tokens_per_minute)),
            wants=wants,
            demand=self._load.demand,
            in_flight=self.concurrency.in_flight,
            spent=self._spent,
            returned=_plus(self._returned, self._lease),
            heard=self._heard,
            hit=hit,
            stays_s=max(HOLDER_S, 2 * self._usual_s),
        )

    def _take_in(self, answer: Answer, offer: Offer) -> None:
        now = _now()
        self._told_demand = offer.demand
        self._totals, self._lease = answer.totals, _plus(self._lease, answer.lease)
        self._lease_until = now + ASK_EVERY_S
        self._free_until = now + ASK_EVERY_S if answer.is_free and self._heard is None else float("-inf")
        self._blocked_until = now + answer.blocked_s
        # Nobody who leads later need ask before the next may go; others may have made room after a while.
        self._ask_at = now + min(answer.wait_s, ASK_EVERY_S)
        self._load.ceiling = share_of(self._config.max_concurrency, answer.others)
        for line in self._load.lines:
            line.concurrency.ceiling = self._load.ceiling


async def _first(news: asyncio.Event, seconds: float) -> None:
    """Return on news, or after `seconds`."""
    try:
        async with asyncio.timeout(seconds):
            await news.wait()
    except TimeoutError:
        return


def _plus(one: Totals, other: Totals) -> Totals:
    return Totals(one.requests + other.requests, one.tokens + other.tokens)


def _float(limit: int | None) -> float | None:
    return float(limit) if limit else None


def _now() -> float:
    return asyncio.get_running_loop().time()
