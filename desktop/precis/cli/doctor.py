"""`precis doctor`: what works on this machine, and what to do where it doesn't."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from precis.cli.rendering import print_json
from precis.cli.window import Window
from precis.domain.text import printable


@click.command()
@click.option("--json", "as_json", is_flag=True)
@click.option("--backup", "wants_backup", is_flag=True, help="Write a backup of the database beside it.")
@click.option(
    "--restore", "wants_restore", is_flag=True, help="Put the newest backup in place of a damaged database; it is kept."
)
@click.option(
    "--bundle",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Save a diagnostic bundle (zip) for a bug report: no content, names, paths, keys or hosts.",
)
@click.option("--show", is_flag=True, help="Print what the bundle holds, in whole, before it is saved.")
@click.pass_obj
def doctor(
    window: Window, *, as_json: bool, wants_backup: bool, wants_restore: bool, bundle: Path | None, show: bool
) -> int:
    """Check the data folder, database, readers, embedded engine, keychain, OCR and display."""
    from precis.app import diagnose

    if wants_backup or wants_restore:
        return _mend(as_json=as_json, wants_restore=wants_restore)
    findings = [
        *asyncio.run(diagnose()),
        ("display", (problem := window.why_not()) is None, problem or "a window can be opened"),
    ]
    if bundle is not None:
        return asyncio.run(_bundle(findings, bundle, show=show))
    for name, works, message in findings:
        if as_json:
            print_json({"check": name, "works": works, "message": message})
        else:
            click.echo(f"{'✓' if works else '✗'} {name:<16} {printable(message)}")
    needed = {"data folder", "settings", "database", "readers", "embedded engine"}
    return 0 if all(works for name, works, _ in findings if name in needed) else 1


async def _bundle(findings: Sequence[tuple[str, bool, str]], out: Path, *, show: bool) -> int:
    """Show what the bundle would hold, ask where somebody can answer, and save it."""
    from precis.app import open_precis
    from precis.app.bundle import save_bundle

    async with open_precis() as precis:
        entries = await precis.bundle(findings)
    for entry in entries:
        click.echo(f"{len(entry.text.encode('utf-8', 'replace')):>8,} bytes  {entry.name}", err=True)
        if show:
            click.echo("\n".join(printable(line) for line in entry.text.splitlines()), err=True)
    if sys.stdin.isatty():
        click.confirm(f"Save these to {printable(str(out))}?", abort=True, err=True)
    await asyncio.to_thread(save_bundle, entries, out)
    click.echo(f"Saved to {printable(str(out))}.", err=True)
    return 0


def _mend(*, as_json: bool, wants_restore: bool) -> int:
    from precis.app.diagnosis import back_up_database, restore_database

    finding = restore_database() if wants_restore else back_up_database()
    if as_json:
        print_json({"check": finding.name, "works": finding.works, "message": finding.message})
    else:
        click.echo(printable(finding.message))
    return 0
