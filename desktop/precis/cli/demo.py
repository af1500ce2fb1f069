"""`precis demo`: the sample documents in the window, or in the terminal where there is no window to be had."""

from __future__ import annotations

import asyncio
import sys

import click

from precis.cli.window import Window
from precis.domain.jobs import Options


@click.command()
@click.pass_obj
def demo(window: Window) -> int:
    """Open the sample documents in the window; without a display, summarize and classify them in the terminal."""
    from precis.app import sample_files

    problem = window.why_not()
    if problem is None:
        return window.open(sample_files())
    print(
        f"No window here: {problem}\nThe same job in the terminal instead, on the sample documents:\n", file=sys.stderr
    )
    return asyncio.run(_in_terminal())


async def _in_terminal() -> int:
    from precis.app import open_precis, sample_files
    from precis.cli.following import Follower

    async with open_precis() as precis:
        options = Options(label_sets=(await precis.find_labels("document-type"),), feature="cli")
        return await Follower(precis, options, as_json=False).run(None, sample_files())
