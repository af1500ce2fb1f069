"""What the usage view asks of the work, as coroutines that run in the engine room."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from precis.domain.calls import SpendLimits, UsageSum
from precis.domain.money import Money
from precis.settings import Budget

if TYPE_CHECKING:
    from precis.app.facade import Precis
    from precis.store.timeline import Latency

GROUPS = ("engine", "model", "feature", "mode", "user")
TIMED = ("engine", "model")
"""Groups whose latencies are known."""


@dataclass(frozen=True, slots=True)
class Used:
    """What was used from `since` on, by day and by each of GROUPS; what is spent or held today and this month."""

    since: datetime
    until: datetime
    days: Sequence[UsageSum]
    groups: Mapping[str, Sequence[UsageSum]]
    latencies: Mapping[str, Mapping[str, Latency]]
    """By each of TIMED, then by name."""
    today: Money
    month: Money
    limits: SpendLimits


async def read(precis: Precis, days: int, now: datetime) -> Used:
    """Return what was used in the last `days` days of UTC, today included."""
    today = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    since = today - timedelta(days=days - 1)
    groups = {group: await precis.usage(group, since=since) for group in GROUPS}
    latencies = {by: {one.key: one for one in await precis.latencies(by, since=since)} for by in TIMED}
    return Used(
        since=since,
        until=today,
        days=await precis.usage("day", since=since),
        groups=groups,
        latencies=latencies,
        today=spent(await precis.usage("day", since=today)),
        month=spent(await precis.usage("day", since=today.replace(day=1))),
        limits=await asyncio.to_thread(limits_of, precis.settings.budget),
    )


def spent(sums: Sequence[UsageSum]) -> Money:
    """Return the cost of all sums."""
    return Money(sum(one.cost.micros for one in sums))


def limits_of(budget: Budget) -> SpendLimits:
    """Return what limits spending: the settings, tightened by the policy of this machine. Blocks."""
    from precis.privacy.policy import load_policy, tighten

    caps = load_policy().caps
    return SpendLimits(
        per_call=tighten(budget.per_call, caps.per_call),
        per_job=tighten(budget.per_job, caps.per_job),
        per_day=tighten(budget.per_day, caps.per_day),
        per_month=tighten(budget.per_month, caps.per_month),
    )


async def export(precis: Precis, kind: str, out: Path) -> int:
    """Write logs, history or usage to a file, in the format of its ending; return how many rows."""
    ending = out.suffix.lower()
    fmt = "csv" if ending == ".csv" else "otlp-json" if ending == ".json" else "jsonl"
    return await precis.exports.export(kind, fmt, out)
