"""`precis engines`: which there are, whether they answer, and local models to fetch."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

import click

from precis.cli.rendering import print_json
from precis.domain.text import printable

if TYPE_CHECKING:
    from precis.providers.checking import EngineCheck
    from precis.providers.pulling import PullProgress

_INTERRUPTED = 130


@click.group()
def engines() -> None:
    """List and check the model engines; pull local models."""


@engines.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object an engine.")
def list_engines(*, as_json: bool) -> int:
    """List the engines that are set up, with their models and where their keys are."""
    from precis.app import engine_facts
    from precis.settings import load_settings

    for fact in engine_facts(load_settings()):
        if as_json:
            print_json(fact)
            continue
        address = f"  {fact['base_url']}" if fact["base_url"] else ""
        models = " / ".join(dict.fromkeys(filter(None, (str(fact["fast"]), str(fact["accurate"])))))
        default = "  (default)" if fact["default"] else ""
        line = f"{fact['engine']:<14} {fact['kind']:<10} {models}{address}  key: {fact['key']}{default}"
        click.echo(printable(line))
    return 0


@engines.command("check")
@click.argument("engine", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object an engine.")
def check(engine: str | None, *, as_json: bool) -> int:
    """Make the cheapest possible call to each engine, or to one (and list its models), and say what came of it."""
    return asyncio.run(check_and_tell(engine, as_json=as_json))


async def check_and_tell(engine: str | None, *, as_json: bool) -> int:
    """Check one engine, or all, and print the verdicts; return 0 where all work, else 1.

    Raises:
        WrongUse: no engine of this name is set up.
    """
    from precis.app.engine_calls import check_json, open_engine_calls
    from precis.settings import load_settings

    settings = load_settings()
    names = [settings.engine(engine).name] if engine else list(settings.engines)
    async with open_engine_calls(settings) as calls:
        verdicts = await calls.check_all(names)
    for verdict in verdicts:
        if as_json:
            print_json(check_json(verdict))
        else:
            _tell(verdict, with_models=engine is not None)
    return 0 if all(verdict.works for verdict in verdicts) else 1


def _tell(verdict: EngineCheck, *, with_models: bool) -> None:
    click.echo(f"{'✓' if verdict.works else '✗'} {verdict.engine}: {printable(verdict.message)}")
    if verdict.hint:
        click.echo(f"    {printable(verdict.hint)}")
    if with_models and verdict.models:
        click.echo(f"    Models there: {printable(', '.join(verdict.models))}.")


@engines.command("pull")
@click.argument("engine")
@click.argument("model")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a step.")
def pull(engine: str, model: str, *, as_json: bool) -> int:
    """Let an Ollama server fetch a model, with progress; an interrupted pull goes on where it was."""
    try:
        asyncio.run(_pull(engine, model, as_json=as_json))
    except KeyboardInterrupt:
        click.echo("\nInterrupted; the same command goes on where this one stopped.", err=True)
        return _INTERRUPTED
    return 0


async def _pull(engine: str, model: str, *, as_json: bool) -> None:
    from contextlib import aclosing

    from precis.app.engine_calls import open_engine_calls
    from precis.settings import load_settings

    show = _print_step if as_json else _Line()
    async with open_engine_calls(load_settings()) as calls, aclosing(calls.pull(engine, model)) as steps:
        async for progress in steps:
            show(progress)
    if not as_json:
        click.echo(
            f"\n{printable(model)} is there." if sys.stderr.isatty() else f"{printable(model)} is there.", err=True
        )


def _print_step(progress: PullProgress) -> None:
    print_json({"status": progress.status, "completed": progress.completed, "total": progress.total})


class _Line:
    """Shows progress on standard error: one line that is written anew on a terminal, else a line a status."""

    def __init__(self) -> None:
        self._last = ""

    def __call__(self, progress: PullProgress) -> None:
        if sys.stderr.isatty():
            click.echo(f"\r\033[K{printable(str(progress))}", nl=False, err=True)
        elif progress.status != self._last:
            click.echo(printable(progress.status), err=True)
        self._last = progress.status
