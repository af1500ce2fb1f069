"""`precis usage`: what was called, what it cost, and what the cache saved."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import TYPE_CHECKING

import click

from precis.cli.export import as_utc
from precis.cli.rendering import print_json
from precis.domain.text import printable

if TYPE_CHECKING:
    from precis.domain.calls import UsageSum

GROUPS = ("engine", "model", "feature", "mode", "day", "user")


@click.command()
@click.option("--by", type=click.Choice(GROUPS), default="engine", show_default=True)
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="From this day on (UTC).")
@click.option("--json", "as_json", is_flag=True)
def usage(by: str, since: datetime | None, *, as_json: bool) -> int:
    """Say what was called and what it cost, by engine, model, feature, mode, day or user."""
    from precis.app import open_precis
    from precis.app.exporting.log_rows import usage_row

    async def work() -> int:
        async with open_precis() as precis:
            sums = await precis.usage(by, since=as_utc(since))
        for each in sums:
            if as_json:
                print_json(usage_row(by, each))
            else:
                click.echo(_line(each))
        if not sums and not as_json:
            click.echo("No model was called: the embedded engine makes no calls and costs nothing.", err=True)
        return 0

    return asyncio.run(work())


def _line(usage: UsageSum) -> str:
    parts = [
        f"{printable(usage.group or '(none)'):<28}",
        f"{usage.attempts:>7,} calls",
        f"{usage.input_tokens + usage.output_tokens:>12,} tokens",
        f"{usage.cost!s:>10}",
    ]
    extra = [
        *([f"{usage.failed} failed"] if usage.failed else []),
        *([f"{usage.unknown} with unknown outcome"] if usage.unknown else []),
        *([f"{usage.unpriced} of unknown price"] if usage.unpriced else []),
        *([f"{usage.cached} found again, {usage.saved} saved"] if usage.cached else []),
    ]
    return "  ".join([*parts, ", ".join(extra)]).rstrip()
