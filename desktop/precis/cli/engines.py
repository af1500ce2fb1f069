"""`precis engines`: which there are, whether they answer, and local models to fetch."""

from __future__ import annotations

import asyncio
import sys

import click

from precis.cli.rendering import print_json
from precis.domain.text import printable


@click.group()
def engines() -> None:
    """List and check the model engines; pull local models."""


@engines.command("list")
@click.option("--json", "as_json", is_flag=True)
def list_engines(*, as_json: bool) -> int:
    """List the engines that are set up, with their models and where their keys are."""
    from precis.app import engine_facts
    from precis.settings import load_settings

    for fact in engine_facts(load_settings()):
        if as_json:
            print_json(fact)
            continue
        address = f"  {fact['base_url']}" if fact["base_url"] else ""
        models = " / ".join(dict.fromkeys(filter(None, (fact["fast"], fact["accurate"]))))
        default = "  (default)" if fact["default"] else ""
        click.echo(f"{fact['engine']:<14} {fact['kind']:<10} {models}{address}  key: {fact['key']}{default}")
    return 0


@engines.command("check")
@click.argument("engine", required=False)
@click.option("--json", "as_json", is_flag=True)
def check(engine: str | None, *, as_json: bool) -> int:
    """Make the cheapest possible call to each engine, or to one, and say what came of it."""
    from precis.app import open_precis

    async def work() -> int:
        async with open_precis() as precis:
            names = [precis.settings.engine(engine).name] if engine else list(precis.settings.engines)
            verdicts = [await precis.check_engine(name) for name in names]
            for verdict in verdicts:
                if as_json:
                    print_json(check_json(verdict))
                else:
                    mark = "✓" if verdict.works else "✗"
                    click.echo(f"{mark} {verdict.engine}: {printable(verdict.message)}")
                    if verdict.hint:
                        click.echo(f"    {printable(verdict.hint)}")
            return 0 if all(verdict.works for verdict in verdicts) else 1

    return asyncio.run(work())


@engines.command("pull")
@click.argument("engine")
@click.argument("model")
def pull(engine: str, model: str) -> int:
    """Let a local Ollama server fetch a model, with progress."""
    from precis.app import open_precis

    async def work() -> int:
        async with open_precis() as precis:
            async for progress in precis.pull_model(engine, model):
                if sys.stderr.isatty():
                    click.echo(f"\r\033[K{printable(progress)}", nl=False, err=True)
            click.echo(f"{printable(model)} is there.", err=True)
            return 0

    return asyncio.run(work())
