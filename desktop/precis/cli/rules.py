"""`precis rules`: deterministic rules that come before any model."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import click

from precis.cli.rendering import print_json
from precis.domain.rulings import Ruling
from precis.domain.text import printable


@click.group()
def rules() -> None:
    """List, add, test and remove your rules; they decide labels before any model is asked."""


@rules.command("list")
@click.option("--json", "as_json", is_flag=True)
def list_rules(*, as_json: bool) -> int:
    """List the rules in the order in which they count."""
    from precis.app import open_precis

    async def work() -> int:
        async with open_precis() as precis:
            found = await precis.rules.all()
        for rule in found:
            if as_json:
                print_json({"name": rule.name, "enabled": rule.is_enabled, "text": rule.text})
            else:
                click.echo(f"{printable(rule.name)}\n" + "".join(f"    {line}\n" for line in rule.text.splitlines()))
        if not found and not as_json:
            click.echo("There are no rules yet: `precis rules add FILE.toml`.", err=True)
        return 0

    return asyncio.run(work())


@rules.command("add")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True)
def add(file: Path, *, as_json: bool) -> int:
    """Add the rules of a TOML file; one of a name that is there takes its place."""
    from precis.app import open_precis

    async def work() -> int:
        async with open_precis() as precis:
            names = await precis.rules.add(file)
        if as_json:
            print_json({"added": list(names)})
            return 0
        click.echo(f"{len(names)} rule{'s' * (len(names) != 1)}: {printable(', '.join(names))}.", err=True)
        return 0

    return asyncio.run(work())


@rules.command("remove")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True)
def remove(name: str, *, as_json: bool) -> int:
    """Remove the rule of this name."""
    from precis.app import open_precis

    async def work() -> int:
        async with open_precis() as precis:
            await precis.rules.remove(name)
        if as_json:
            print_json({"removed": [name]})
        else:
            click.echo(f"Removed: {printable(name)}.", err=True)
        return 0

    return asyncio.run(work())


@rules.command("test")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True)
def test(file: Path, *, as_json: bool) -> int:
    """Say what the rules of a TOML file would decide for the newest documents of the history; nothing is changed."""
    from precis.app import open_precis

    async def work() -> int:
        async with open_precis() as precis:
            tried = await precis.rules.test(file)
        for each in tried:
            if as_json:
                print_json({"job": each.job.id, "title": each.job.title, **ruling_json(each.ruling)})
            else:
                click.echo(f"{printable(each.job.title)}: {_words(each.ruling)}")
        if not as_json:
            count = sum(bool(each.ruling.matched) for each in tried)
            click.echo(f"{count} of {len(tried)} documents match a rule.", err=True)
        return 0

    return asyncio.run(work())


def ruling_json(ruling: Ruling) -> dict[str, Any]:
    """Return what rules say of a document as one object."""
    return {
        "matched": list(ruling.matched),
        "labels": {name: {"label": label, "rule": rule} for name, (label, rule) in ruling.labels.items()},
        "review_by": ruling.review_by or None,
        "local_by": ruling.local_by or None,
    }


def _words(ruling: Ruling) -> str:
    said = [f"{name} = {printable(label)} (“{printable(rule)}”)" for name, (label, rule) in ruling.labels.items()]
    if ruling.review_by:
        said.append(f"review (“{printable(ruling.review_by)}”)")
    if ruling.local_by:
        said.append(f"embedded engine (“{printable(ruling.local_by)}”)")
    return ", ".join(said) or "no rule matches"
