"""`precis demo`: the sample documents in the window, or in the terminal where there is no window to be had."""

from __future__ import annotations

import asyncio
import sys

import click

from precis.domain.jobs import Options


@click.command()
def demo() -> int:
    """Open the sample documents in the window; without a display, summarize and classify them in the terminal."""
    from precis.app import sample_files
    from precis.ui import run_window, why_no_window

    problem = why_no_window()
    if problem is None:
        return run_window(sample_files())
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
