"""`precis doctor`: what works on this machine, and what to do where it doesn't."""

from __future__ import annotations

import asyncio

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
@click.pass_obj
def doctor(window: Window, *, as_json: bool, wants_backup: bool, wants_restore: bool) -> int:
    """Check the data folder, database, readers, embedded engine, keychain, OCR and display."""
    from precis.app import diagnose

    if wants_backup or wants_restore:
        return _mend(as_json=as_json, wants_restore=wants_restore)
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


def _mend(*, as_json: bool, wants_restore: bool) -> int:
    from precis.app.diagnosis import back_up_database, restore_database

    finding = restore_database() if wants_restore else back_up_database()
    if as_json:
        print_json({"check": finding.name, "works": finding.works, "message": finding.message})
    else:
        click.echo(printable(finding.message))
    return 0
