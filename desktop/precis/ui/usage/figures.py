"""What the usage view says, in words and points: pure functions of sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from precis.domain.calls import UsageSum
from precis.domain.money import Money
from precis.ui import amounts
from precis.ui.amounts import decimal, duration, money, percent
from precis.ui.language import tr, trn
from precis.ui.look.chart import Point

if TYPE_CHECKING:
    from precis.store.timeline import Latency

MOST_BARS = 92
"""Days beyond this are added up by month."""


def dollars(amount: Money) -> str:
    """Return an amount for people: in cents, or as exact as amounts below ten cents need it."""
    if not amount:
        return money(amount, 0)
    is_cents = amount.usd >= 0.1 or amount.micros % 10_000 == 0
    return money(amount, 2 if is_cents else 4)


def count(number: int) -> str:
    """Return a count for people: `950`, `12.4 k`, `3.1 M`."""
    if number < 10_000:
        return amounts.count(number)
    if number < 1_000_000:
        return tr("{number} k", number=decimal(number / 1000))
    return tr("{number} M", number=decimal(number / 1e6))


def bars(days: Sequence[UsageSum], since: datetime, until: datetime, *, is_cost: bool) -> list[Point]:
    """Return a bar for each day, or month, from `since` to `until`; days without calls are there, too."""
    found = {day.group: day for day in days}
    dates = [since + timedelta(days=number) for number in range((until - since).days + 1)]
    if len(dates) > MOST_BARS:
        months = list(dict.fromkeys(f"{date:%Y-%m}" for date in dates))
        return [
            _month(month, [day for day in days if day.group.startswith(month)], is_cost=is_cost) for month in months
        ]
    return [_bar(amounts.day_of_month(date), [found[f"{date:%Y-%m-%d}"]] if f"{date:%Y-%m-%d}" in found else [],
                 is_cost=is_cost) for date in dates]  # fmt: skip


def _month(month: str, days: Sequence[UsageSum], *, is_cost: bool) -> Point:
    return _bar(amounts.month(datetime.strptime(f"{month}-01+0000", "%Y-%m-%d%z")), days, is_cost=is_cost)


def _bar(label: str, days: Sequence[UsageSum], *, is_cost: bool) -> Point:
    cost = Money(sum(day.cost.micros for day in days))
    calls = sum(day.attempts for day in days)
    said = trn("{label}: {amount}, {n} call", "{label}: {amount}, {n} calls", calls, label=label, amount=dollars(cost))
    return Point(label, cost.usd if is_cost else float(calls), said)


def headlines(days: Sequence[UsageSum]) -> list[tuple[str, str]]:
    """Return the figures of a time with their names: spent, calls, tokens, saved by the cache, failed."""
    cost, saved = (Money(sum(getattr(day, name).micros for day in days)) for name in ("cost", "saved"))
    calls, cached, failed = (sum(getattr(day, name) for day in days) for name in ("attempts", "cached", "failed"))
    tokens = sum(day.input_tokens + day.output_tokens for day in days)
    return [
        (dollars(cost), tr("spent")),
        (count(calls), trn("call", "calls", calls)),
        (count(tokens), tr("tokens")),
        (dollars(saved), trn("saved by {n} reply found again", "saved by {n} replies found again", cached)),
        (count(failed), tr("failed")),
    ]


def rows(sums: Sequence[UsageSum], latencies: Mapping[str, Latency]) -> list[tuple[str, ...]]:
    """Return the rows of a group's table, dearest first; without latencies those columns are empty."""
    ordered = sorted(sums, key=lambda one: (-one.cost.micros, -one.attempts, one.group))
    return [
        (one.group or tr("(none)"), count(one.attempts), count(one.input_tokens), count(one.output_tokens),
         _cost(one), dollars(one.saved), count(one.failed), *_took(latencies.get(one.group)))
        for one in ordered
    ]  # fmt: skip


def _took(one: Latency | None) -> tuple[str, str]:
    return ("", "") if one is None else (duration(one.p50_s), duration(one.p95_s))


def _cost(one: UsageSum) -> str:
    if not one.unpriced:
        return dollars(one.cost)
    return trn("{amount} + {n} call of unknown price", "{amount} + {n} calls of unknown price", one.unpriced,
               amount=dollars(one.cost))  # fmt: skip


def unpriced(days: Sequence[UsageSum]) -> str:
    """Return a sentence where what was spent is not all known; empty where it is."""
    missing = sum(day.unpriced for day in days)
    if not missing:
        return ""
    return trn(
        "The price of {n} call is not known, and not in these sums; set prices under Settings, Engines.",
        "The price of {n} calls is not known, and not in these sums; set prices under Settings, Engines.",
        missing,
    )


def budget(name: str, held: Money, limit: Money | None) -> tuple[float, str]:
    """Return the part of a limit that is used, and that in words."""
    if limit is None:
        return 0.0, tr("{name}: {amount}, no limit", name=name, amount=dollars(held))
    if not limit:
        return (1.0, tr("{name}: the limit is {amount}, only free engines work", name=name, amount=money(limit, 0)))
    part = held.micros / limit.micros
    said = tr(
        "{name}: {amount} of {limit} ({part})",
        name=name,
        amount=dollars(held),
        limit=dollars(limit),
        part=percent(part),
    )
    return part, said + (tr(", reached: work with paid engines pauses") if part >= 1 else "")
