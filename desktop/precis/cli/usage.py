"""`precis usage`: what was called, what it cost, and what the cache saved."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from precis.cli.export import as_utc
from precis.cli.rendering import print_json
from precis.domain.text import printable

if TYPE_CHECKING:
    from precis.domain.calls import UsageSum
    from precis.store.timeline import Latency

TIMED = ("engine", "model")
GROUPS = ("engine", "model", "feature", "mode", "day", "user")


@click.command()
@click.option("--by", type=click.Choice(GROUPS), default="engine", show_default=True)
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="From this day on (UTC).")
@click.option("--timeline", "wants_timeline", is_flag=True, help="The same as `precis why --timeline`.")
@click.option("--json", "as_json", is_flag=True)
def usage(by: str, since: datetime | None, *, wants_timeline: bool, as_json: bool) -> int:
    """Say what was called and what it cost, by engine, model, feature, mode, day or user.

    By engine and by model, how long the replies took is said too: half of them at most the first time, 95 in 100 at
    most the second, to two digits.
    """
    from precis.app import open_precis
    from precis.app.exporting.log_rows import usage_row
    from precis.cli.why import print_timeline

    async def work() -> int:
        start = as_utc(since)
        async with open_precis() as precis:
            if wants_timeline:
                days = 90 if start is None else (datetime.now(UTC) - start).days + 1
                print_timeline(await precis.timeline(days=days), as_json=as_json)
                return 0
            sums = await precis.usage(by, since=start)
            timed = await precis.latencies(by, since=start) if by in TIMED else []
        took = {each.key: each for each in timed}
        for each in sums:
            latency = took.get(each.group)
            if as_json:
                shown = {"p50_s": latency.p50_s if latency else None, "p95_s": latency.p95_s if latency else None}
                print_json({**usage_row(by, each), **(shown if by in TIMED else {})})
            else:
                click.echo(_line(each, latency))
        if not sums and not as_json:
            click.echo("No model was called: the embedded engine makes no calls and costs nothing.", err=True)
        return 0

    return asyncio.run(work())


def _line(usage: UsageSum, latency: Latency | None) -> str:
    parts = [
        f"{printable(usage.group or '(none)'):<28}",
        f"{usage.attempts:>7,} calls",
        f"{usage.input_tokens + usage.output_tokens:>12,} tokens",
        f"{usage.cost!s:>10}",
    ]
    extra = [
        *([f"{latency.p50_s:g}/{latency.p95_s:g} s"] if latency else []),
        *([f"{usage.failed} failed"] if usage.failed else []),
        *([f"{usage.unknown} with unknown outcome"] if usage.unknown else []),
        *([f"{usage.unpriced} of unknown price"] if usage.unpriced else []),
        *([f"{usage.cached} found again, {usage.saved} saved"] if usage.cached else []),
    ]
    return "  ".join([*parts, ", ".join(extra)]).rstrip()
