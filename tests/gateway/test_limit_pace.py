"""The shared state as a pure function: never over the limit, whatever comes when, and nothing lost on the way."""

from __future__ import annotations

import json
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from precis.domain.requests import RateHeaders
from precis.domain.steps import Json
from precis.gateway.bucket import BURST, MARGIN, Bucket
from precis.gateway.pace import FORM, Answer, Ceilings, Heard, Hit, Offer, Totals, exchange

NOW = 1_790_000_000.0


def offer(owner: str = "a", **changes: Any) -> Offer:
    plain: dict[str, Any] = {"owner": owner, "model": "small", "ceilings": Ceilings(), **changes}
    return Offer(**plain)


def through(state: Json, one: Offer, now: float) -> tuple[Json, Answer]:
    """Exchange by way of JSON, as the store does."""
    after, answer = exchange(json.loads(json.dumps(state)), one, now)
    return json.loads(json.dumps(after)), answer


arrivals = st.lists(
    st.tuples(st.floats(0.0, 30.0), st.integers(1, 40), st.sampled_from(["a", "b"])), min_size=1, max_size=40
)


@settings(max_examples=60)
@given(arrivals, st.integers(1, 200))
def test_no_minute_has_more_than_the_ceiling(waves: list[tuple[float, int, str]], ceiling: int) -> None:
    state: Json = None
    now, granted = NOW, list[tuple[float, int]]()
    for pause, wanted, owner in waves:
        now += pause
        asked = offer(owner, ceilings=Ceilings(requests=ceiling), wants=(1.0,) * wanted, demand=wanted)
        state, answer = through(state, asked, now)
        granted.append((now, answer.granted))
        assert answer.granted <= max(1, ceiling * BURST)
        assert (answer.wait_s > 0) is (answer.granted < wanted)
        assert not answer.is_free
        assert answer.lease == Totals()
        within = sum(count for at, count in granted if at > now - 60)
        assert within <= ceiling


@settings(max_examples=30)
@given(st.integers(1, 500), st.floats(0.0, 1.0))
def test_who_waits_as_told_is_let_go(ceiling: int, start: float) -> None:
    state: Json = None
    now, count = NOW + start, 0
    while count < 30:
        state, answer = through(state, offer(ceilings=Ceilings(requests=ceiling), wants=(1.0,)), now)
        count += answer.granted
        if not answer.granted:
            now += answer.wait_s + 1e-6
            state, answer = through(state, offer(ceilings=Ceilings(requests=ceiling), wants=(1.0,)), now)
            assert answer.granted == 1
            count += 1


@given(
    st.lists(
        st.one_of(
            st.builds(lambda n: ("grant", n), st.integers(1, 5)),
            st.builds(lambda n: ("return", n), st.integers(1, 5)),
            st.builds(lambda n: ("hear", n), st.integers(0, 100)),
            st.builds(lambda n: ("hit", n), st.integers(0, 100)),
            st.builds(lambda n: ("later", n), st.integers(-100, 100)),
        ),
        max_size=40,
    )
)
def test_nothing_that_comes_breaks_the_state(events: list[tuple[str, int]]) -> None:
    state: Json = None
    now, totals = NOW, Totals()
    for kind, amount in events:
        match kind:
            case "grant":
                one = offer(wants=(50.0,) * amount, demand=amount)
            case "return":
                one = offer(returned=Totals(amount, 50.0 * amount))
            case "hear":
                one = offer(heard=Heard(RateHeaders(100, amount, 1.0, 10_000, amount * 100, 1.0), totals, 0.5))
            case "hit":
                one = offer(hit=Hit(amount / 10), in_flight=2)
            case _:
                one, now = offer(), now + amount
        state, answer = through(state, one, now)
        totals = answer.totals
        assert 0 <= answer.wait_s <= 200
        assert 0 <= answer.lease.requests <= 64
        assert len(json.dumps(state)) < 8_000
    # Five minutes later it lets calls go again, whatever it was told and wherever the clock was set.
    granted = 0
    for second in range(300, 305):
        state, answer = through(state, offer(wants=(50.0,)), now + second)
        granted += answer.granted
    assert granted >= 1


def test_a_refusal_before_anything_went_well_teaches_no_limit() -> None:
    state, _ = through(None, offer(hit=Hit(20.0), in_flight=1), NOW)
    state, blocked = through(state, offer(wants=(50.0,)), NOW + 1)
    assert (blocked.granted, round(blocked.blocked_s)) == (0, 19)
    _, answer = through(state, offer(wants=(50.0,) * 30), NOW + 21)
    assert answer.granted == 30


def test_a_state_of_another_form_is_begun_anew() -> None:
    for strange in ([], "x", {"form": FORM + 1, "books": {"small": [1, 2]}}, {"books": 3}):
        _, answer = through(cast("Json", strange), offer(wants=(1.0,)), NOW)
        assert (answer.granted, answer.is_free) == (1, True)


def test_the_dead_and_the_silent_have_no_share() -> None:
    state, _ = through(None, offer("a", demand=5), NOW)
    state, _ = exchange(state, offer("b", demand=3), NOW)
    assert through(state, offer("c", demand=1), NOW)[1].others == (5, 3)
    assert exchange(state, offer("c", demand=1), NOW, lambda owner: owner == "b")[1].others == (3,)
    assert through(state, offer("c", demand=1), NOW + 11)[1].others == ()
    state, _ = through(state, offer("a", demand=0), NOW)
    assert through(state, offer("c", demand=1), NOW)[1].others == (3,)


def test_the_servers_word_lets_calls_go_unpaced_until_half_is_left() -> None:
    bucket = Bucket()
    bucket.refresh(NOW)
    bucket.hear(300, 300, 0.0, 0.0)
    for _ in range(150):
        assert bucket.wait_s(1.0) == 0
        bucket.spend(1.0)
    waits = 0
    for _ in range(40):
        waits += bucket.wait_s(1.0) > 0
        bucket.spend(1.0)
    assert waits >= 9  # after the burst that any limit lets go


def test_an_old_word_counts_for_nothing() -> None:
    bucket = Bucket()
    bucket.refresh(NOW)
    bucket.hear(300, 300, 0.0, 0.0)
    bucket.refresh(NOW + 11)
    assert bucket.left_free() == 0


def test_a_word_is_held_against_what_was_granted_since() -> None:
    bucket = Bucket()
    bucket.refresh(NOW)
    for _ in range(100):
        bucket.spend(1.0)
    bucket.hear(300, 299, 1.0, 1.0)  # of the first of them
    assert bucket.left_free() == 299 - 99 - 150


@pytest.mark.parametrize("limit", [60, 300, 1200])
def test_the_steady_rate_is_a_little_below_the_limit(limit: int) -> None:
    bucket = Bucket(told=float(limit))
    granted, now = 0, NOW
    bucket.refresh(now)
    while now < NOW + 600:
        wait = bucket.wait_s(1.0)
        if wait:
            now += wait + 1e-6
            bucket.refresh(now)
        else:
            bucket.spend(1.0)
            granted += 1
    assert 0.97 <= granted / (limit * 10) <= MARGIN + BURST / 10 + 0.01
