"""`precis keys`: engine keys, in the OS keychain and nowhere else."""

from __future__ import annotations

import asyncio
import sys

import click

from precis.cli.rendering import print_json
from precis.domain.errors import WrongUse


@click.group()
def keys() -> None:
    """Set, test and delete an engine's key in the keychain."""


@keys.command("set")
@click.argument("engine")
def set_key(engine: str) -> int:
    """Ask for the engine's key, or read it from standard input, and keep it in the keychain."""
    from precis.privacy.keys import Keychain, KeyPlace, environment_name
    from precis.settings import load_settings

    name = load_settings().engine(engine).name
    key = _asked_key(name)
    place = Keychain().set(name, key)
    if place == KeyPlace.MEMORY:
        message = f"No keychain works here, so the key of “{name}” can't be kept after this command."
        raise WrongUse(message, f"Start a keychain (such as gnome-keyring), or set {environment_name(name)}.")
    click.echo(f"The key of “{name}” is in the keychain.", err=True)
    return 0


def _asked_key(engine: str) -> str:
    if sys.stdin.isatty():
        import getpass

        key = getpass.getpass(f"Key of {engine}: ", stream=sys.stderr).strip()
    else:
        key = sys.stdin.readline().strip()
    if not key:
        raise WrongUse("No key was given; nothing was changed.", "Type the key, or pipe it to standard input.")
    return key


@keys.command("test")
@click.argument("engine")
@click.option("--json", "as_json", is_flag=True)
def test_key(engine: str, *, as_json: bool) -> int:
    """Make the cheapest possible call with the engine's key, and say what came of it."""
    from precis.app import open_precis

    async def work() -> int:
        async with open_precis() as precis:
            verdict = await precis.check_engine(precis.settings.engine(engine).name)
            if as_json:
                print_json(check_json(verdict))
            else:
                click.echo(f"{'✓' if verdict.works else '✗'} {verdict.engine}: {verdict.message}")
                if verdict.hint:
                    click.echo(f"    {verdict.hint}")
            return 0 if verdict.works else 1

    return asyncio.run(work())


@keys.command("delete")
@click.argument("engine")
def delete(engine: str) -> int:
    """Delete the engine's key from the keychain."""
    from precis.privacy.keys import Keychain
    from precis.settings import load_settings

    name = load_settings().engine(engine).name
    Keychain().delete(name)
    click.echo(f"The keychain holds no key of “{name}” now.", err=True)
    return 0
