"""The state by which all processes of one PRECIS_HOME pace an engine together, and the one function that changes it.

A process does not ask for each call: it offers what happened since it asked last (`Offer`) together with the calls that
wait, and gets back how many may go (`Answer`). All of it happens in one change of a small shared state, which is pure:
time comes in as an argument.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from precis.domain.requests import RateHeaders
from precis.domain.steps import Json
from precis.gateway.bucket import Bucket, as_map

FORM = 1
"""Of the state. One of another form, by another version of the program, is begun anew: it is worth a minute at most."""
HOLDER_S = 10.0
"""How long a process counts that has not said anything more."""
LONGEST_LEASE = 64
_LONGEST_BLOCK_S = 150.0
_GROW_EVERY_S = {True: 10.0, False: 60.0}
"""How often a learned limit grows by a step: sooner where the true one is known, since then it can't be overshot."""
_GROWTH = 1.05
_CUT = 0.9
_CUT_EVERY_S, _UNSURE_CUT_EVERY_S = 15.0, 3.0
_HALF_MINUTE_S = 30.0
_LONG_S = 10.0
"""A server that asks to stay away for so long counts by the minute: what went well until then is its limit. Else that
is known only once there is a good part of a minute to look back on.
"""
_LEAST_LEARNED = 3
"""The lowest limit that a minute teaches, which is about the lowest that providers have. Where fewer went well, others
use the key too, and the server's own word on when to come back is enough.
"""
_RATE_LIKE = 4
"""A first refusal after fewer grants than this times the calls in flight speaks of concurrency, not of a rate."""


@dataclass(frozen=True, slots=True)
class Totals:
    """Everything granted so far, in requests and tokens: a point in the order of grants."""

    requests: float = 0.0
    tokens: float = 0.0


@dataclass(frozen=True, slots=True)
class Heard:
    """What a reply's headers said, and the totals when its request was granted."""

    rate: RateHeaders
    totals: Totals
    age_s: float = 0.0
    """Since then."""


@dataclass(frozen=True, slots=True)
class Hit:
    """The server asked to slow down, for so many seconds; `is_told`: that was its own word."""

    seconds: float
    ramp: bool = False
    is_told: bool = True


@dataclass(frozen=True, slots=True)
class Ceilings:
    """The person's own limits of an engine; None: none."""

    requests: float | None = None
    tokens: float | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """What a process tells and asks of one engine and model. Amounts since it asked last are positive for spent."""

    owner: str
    model: str
    ceilings: Ceilings
    wants: tuple[float, ...] = ()
    """The tokens of each waiting call, in the order in which they should go."""
    demand: int = 0
    """Calls of this process that wait or are in flight, for its share of the concurrency."""
    in_flight: int = 0
    spent: Totals = Totals()
    """Granted by the process itself, without asking."""
    returned: Totals = Totals()
    """Granted before and not used: rest of a lease, tokens that were estimated and not needed."""
    heard: Heard | None = None
    hit: Hit | None = None
    stays_s: float = HOLDER_S


@dataclass(frozen=True, slots=True)
class Answer:
    """How many of the wants may go, and what the process may do until it asks again."""

    granted: int
    wait_s: float
    """Until the next of the wants may go; 0 where all may."""
    totals: Totals
    """Everything granted, without the lease."""
    lease: Totals
    """May be granted without asking, within a second."""
    is_free: bool
    """Nothing limits the rate: it need not ask at all within a second."""
    others: tuple[int, ...]
    """The demands of the other processes."""
    blocked_s: float
    """For how long the server asked to stay away."""


@dataclass(slots=True)
class _Book:
    """Both buckets of the engine as a whole or of one model."""

    requests: Bucket = field(default_factory=Bucket)
    tokens: Bucket = field(default_factory=Bucket)
    blocked_until: float = 0.0
    cut_at: float = 0.0

    def buckets(self) -> tuple[Bucket, Bucket]:
        return self.requests, self.tokens

    @property
    def is_unlimited(self) -> bool:
        return self.requests.limit is None and self.tokens.limit is None

    def wait_s(self, tokens: float) -> float:
        return max(self.requests.wait_s(1.0), self.tokens.wait_s(tokens))

    def spend(self, amounts: Totals) -> None:
        if amounts.requests:
            self.requests.spend(amounts.requests)
        if amounts.tokens:
            self.tokens.spend(amounts.tokens)

    def to_json(self) -> Json:
        return [self.requests.to_json(), self.tokens.to_json(), self.blocked_until, self.cut_at]

    @classmethod
    def from_json(cls, value: Json) -> _Book:
        if value is None:
            return cls()
        requests, tokens, blocked_until, cut_at = cast("list[Any]", value)
        return cls(Bucket.from_json(requests), Bucket.from_json(tokens), blocked_until, cut_at)


def exchange(
    state: Json, offer: Offer, now: float, is_alive: Callable[[str], bool] = lambda _: True
) -> tuple[Json, Answer]:
    """Return the state after `offer`, and the answer to it."""
    cell = as_map(state if as_map(state).get("form") == FORM else None)
    books = {name: value for name, value in as_map(cell.get("books")).items() if name not in {"", offer.model}}
    whole, own = (_Book.from_json(as_map(cell.get("books")).get(name)) for name in ("", offer.model))
    holders = _holders(as_map(cell.get("holders")), offer, now, is_alive)
    whole.requests.told, whole.tokens.told = offer.ceilings.requests, offer.ceilings.tokens
    for bucket in (*whole.buckets(), *own.buckets()):
        bucket.refresh(now)
    _take_in(whole, own, offer, now)
    granted, wait_s = _grant(whole, own, offer.wants, now)
    is_free = whole.is_unlimited and own.is_unlimited and not own.blocked_until
    lease = Totals() if is_free or granted < len(offer.wants) else _lease(whole, own, offer, len(holders))
    totals = Totals(own.requests.total, own.tokens.total)
    for book in (whole, own):
        book.spend(lease)
    answer = Answer(
        granted,
        wait_s,
        totals,
        lease,
        is_free,
        tuple(demand for owner, (demand, _) in holders.items() if owner != offer.owner),
        max(0.0, own.blocked_until - now),
    )
    return {
        "form": FORM,
        "books": {**books, "": whole.to_json(), offer.model: own.to_json()},
        "holders": {owner: list(entry) for owner, entry in holders.items()},
    }, answer


def _holders(
    kept: Mapping[str, Json], offer: Offer, now: float, is_alive: Callable[[str], bool]
) -> dict[str, tuple[int, float]]:
    """Return the processes that use the engine: how many calls each has, and until when that counts."""
    entries = {owner: cast("tuple[int, float]", tuple(cast("list[Any]", entry))) for owner, entry in kept.items()}
    found = {
        owner: entry
        for owner, entry in entries.items()
        if owner != offer.owner and now < entry[1] < now + 3600 and is_alive(owner)
    }
    if offer.demand:
        found[offer.owner] = (offer.demand, now + offer.stays_s)
    return found


def _take_in(whole: _Book, own: _Book, offer: Offer, now: float) -> None:
    for book in (whole, own):
        book.spend(offer.spent)
        book.requests.give_back(offer.returned.requests)
        book.tokens.give_back(offer.returned.tokens)
    if offer.heard is not None:
        _hear(own, offer.heard)
    if own.blocked_until <= now or own.blocked_until > now + _LONGEST_BLOCK_S:
        own.blocked_until = 0.0
    _grow(own.requests, whole.requests.told, now)
    if offer.hit is not None:
        _be_hit(whole, own, offer, offer.hit, now)


def _hear(own: _Book, heard: Heard) -> None:
    rate, totals = heard.rate, heard.totals
    if rate.limit_requests is not None:
        own.requests.hear(rate.limit_requests, rate.remaining_requests, totals.requests, heard.age_s)
    if rate.limit_tokens is not None:
        own.tokens.hear(rate.limit_tokens, rate.remaining_tokens, totals.tokens, heard.age_s)


def _be_hit(whole: _Book, own: _Book, offer: Offer, hit: Hit, now: float) -> None:
    """Stay away for as long as was asked, and learn the rate that was too high."""
    own.blocked_until = max(own.blocked_until, now + min(hit.seconds, _LONGEST_BLOCK_S))
    requests = own.requests
    requests.word = own.tokens.word = None
    for book in (whole, own):
        book.requests.level = min(book.requests.level, 0.0)  # no burst into the same wall
    said = [limit for limit in (requests.told, whole.requests.told) if limit is not None]
    is_minute = (hit.is_told and hit.seconds >= _LONG_S) or requests.age_s() >= _HALF_MINUTE_S
    if now - own.cut_at < (_CUT_EVERY_S if is_minute or said else _UNSURE_CUT_EVERY_S):
        if requests.learned is not None and not said and now - own.cut_at < _UNSURE_CUT_EVERY_S:
            requests.learned = max(1.0, requests.learned - 1)  # of the same wave: it was counted as gone well
        return
    learned = _learned(requests, said, offer.in_flight, hit, is_minute=is_minute)
    if learned is not None:
        requests.learned = max(1.0, learned)
        own.cut_at = requests.grew_at = now


def _learned(requests: Bucket, said: list[float], in_flight: int, hit: Hit, *, is_minute: bool) -> float | None:
    """Return the limit that a refusal teaches; None: nothing."""
    went_well = requests.used()
    if hit.ramp:
        return went_well / 2
    if is_minute and not (hit.is_told and hit.seconds >= _LONG_S):
        went_well = max(went_well, requests.rate_of(_CUT_EVERY_S))
    if requests.learned is not None and not is_minute and not said:
        return _at_most_told(requests.rate_of(_UNSURE_CUT_EVERY_S), hit)
    known = said if requests.learned is None else [*said, requests.learned]
    if known:
        return max(went_well if is_minute else 0.0, _CUT * min(known))
    if is_minute:
        return _at_most_told(went_well, hit) if went_well >= _LEAST_LEARNED else None
    return _at_most_told(requests.rate_of(requests.age_s()), hit) if went_well >= _RATE_LIKE * in_flight else None


def _at_most_told(learned: float, hit: Hit) -> float:
    """A bucket that refills tells when the next request has its place: how long one takes. Not so in whole seconds."""
    return min(learned, 60 / hit.seconds) if hit.is_told and 0 < hit.seconds < 1 else learned


def _grow(requests: Bucket, ceiling: float | None, now: float) -> None:
    """Let a learned limit grow while nearly all of it is used; one that has reached what is known is forgotten."""
    known = [limit for limit in (requests.told, ceiling) if limit is not None]
    learned = requests.learned
    if learned is None or now - requests.grew_at < _GROW_EVERY_S[bool(known)]:
        return
    if known or requests.used() >= 0.8 * learned:
        grown = learned * _GROWTH
        requests.learned = None if known and grown >= min(known) else grown
        requests.grew_at = now


def _grant(whole: _Book, own: _Book, wants: tuple[float, ...], now: float) -> tuple[int, float]:
    blocked = max(0.0, own.blocked_until - now)
    for number, tokens in enumerate(wants):
        wait = max(blocked, *(book.wait_s(tokens) for book in (whole, own)))
        if wait > 0:
            return number, wait
        for book in (whole, own):
            book.spend(Totals(1.0, tokens))
    return len(wants), 0.0


def _lease(whole: _Book, own: _Book, offer: Offer, holders: int) -> Totals:
    """Return what the process may grant by itself: a part of what the server says to be left; nothing where a limit is
    kept by counting.
    """
    if not whole.is_unlimited or own.blocked_until:
        return Totals()
    parts = 4.0 * max(1, holders)
    most = float(min(LONGEST_LEASE, 2 * max(1, offer.demand)))
    requests = most if own.requests.limit is None else min(most, own.requests.left_free() // parts)
    a_call = max(offer.wants, default=0.0)
    tokens = most * a_call if own.tokens.limit is None else min(most * a_call, own.tokens.left_free() // parts)
    return Totals(requests, tokens) if requests >= 1 and tokens >= a_call else Totals()
