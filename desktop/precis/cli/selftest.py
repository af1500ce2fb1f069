"""`precis self-test`: whether an installed or frozen program is whole. A hidden command: packagers run it."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

import click

from precis.cli.rendering import print_json
from precis.cli.window import Window
from precis.domain.text import printable


@click.command(hidden=True)
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def self_test(window: Window, *, as_json: bool) -> int:
    """Do a small piece of all the program's work over an empty data folder; exit status 1 where something is missing.

    The window is opened, without a display on Qt's offscreen platform.
    """
    with tempfile.TemporaryDirectory(prefix="precis-self-test-", ignore_cleanup_errors=True) as folder:
        return asyncio.run(_run(Path(folder), has_display=window.why_not() is None, as_json=as_json))


async def _run(home: Path, *, has_display: bool, as_json: bool) -> int:
    from precis.app.selftest import self_test as checks

    all_work = True
    async for name, works, message in checks(home, own_command(), has_display=has_display):
        all_work = all_work and works
        if as_json:
            print_json({"check": name, "works": works, "message": message})
        else:
            click.echo(f"{'✓' if works else '✗'} {name:<12} {printable(message)}")
    return 0 if all_work else 1


def own_command() -> list[str]:
    """Return the words that start this program again: the frozen one is its own interpreter."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "precis"]
