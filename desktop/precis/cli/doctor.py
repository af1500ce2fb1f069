"""`precis doctor`: what works on this machine, and what to do where it doesn't."""

from __future__ import annotations

import asyncio

import click

from precis.cli.rendering import print_json
from precis.cli.window import Window
from precis.domain.text import printable


@click.command()
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def doctor(window: Window, *, as_json: bool) -> int:
    """Check the data folder, database, readers, embedded engine, keychain, OCR and display."""
    from precis.app import diagnose

    findings = [
        *asyncio.run(diagnose()),
        ("display", (problem := window.why_not()) is None, problem or "a window can be opened"),
    ]
    for name, works, message in findings:
        if as_json:
            print_json({"check": name, "works": works, "message": message})
        else:
            click.echo(f"{'✓' if works else '✗'} {name:<16} {printable(message)}")
    needed = {"data folder", "settings", "database", "readers", "embedded engine"}
    return 0 if all(works for name, works, _ in findings if name in needed) else 1
