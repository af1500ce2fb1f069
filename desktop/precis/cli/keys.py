"""`precis keys`: engine keys, in the OS keychain and nowhere else."""

from __future__ import annotations

import asyncio
import sys

import click

from precis.cli.rendering import print_json
from precis.domain.errors import WrongUse

_BYTE_ORDER_MARK = "\ufeff"


@click.group()
def keys() -> None:
    """Set, test and delete an engine's key in the keychain."""


@keys.command("set")
@click.argument("engine")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def set_key(engine: str, *, as_json: bool) -> int:
    """Ask for the engine's key, or read it from standard input, and keep it in the keychain."""
    from precis.privacy.keys import Keychain, KeyPlace, environment_name

    name = _engine_with_key(engine)
    key = _asked_key(name)
    keychain = Keychain()
    place = keychain.set(name, key)
    if place == KeyPlace.MEMORY:
        message = f"No keychain works here, so the key of “{name}” can't be kept after this command."
        raise WrongUse(message, f"Start a keychain (such as gnome-keyring), or set {environment_name(name)}.")
    if keychain.place(name) is KeyPlace.ENVIRONMENT:
        click.echo(f"{environment_name(name)} is set, too, and wins over the keychain.", err=True)
    _done(name, place, f"The key of “{name}” is in the keychain.", as_json=as_json)
    return 0


def _engine_with_key(engine: str) -> str:
    from precis.settings import load_settings

    config = load_settings().engine(engine)
    if config.kind == "embedded":
        raise WrongUse(f"The engine “{config.name}” needs no key.", "Name an engine of your settings.")
    return config.name


def _asked_key(engine: str) -> str:
    if sys.stdin.isatty():
        import getpass

        key = getpass.getpass(f"Key of {engine}: ", stream=sys.stderr)
    else:
        key = sys.stdin.readline()
    key = key.removeprefix(_BYTE_ORDER_MARK).strip()
    if not key:
        raise WrongUse("No key was given; nothing was changed.", "Type the key, or pipe it to standard input.")
    if any(not "!" <= character <= "~" for character in key):
        raise WrongUse("That is no key: it holds spaces or other characters that no key has.", "Copy it once more.")
    return key


def _done(engine: str, place: str, sentence: str, *, as_json: bool) -> None:
    if as_json:
        print_json({"engine": engine, "key": place})
    else:
        click.echo(sentence, err=True)


@keys.command("test")
@click.argument("engine")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def test_key(engine: str, *, as_json: bool) -> int:
    """Make the cheapest possible call with the engine's key, and say what came of it."""
    from precis.cli.engines import check_and_tell

    return asyncio.run(check_and_tell(engine, as_json=as_json))


@keys.command("delete")
@click.argument("engine")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def delete(engine: str, *, as_json: bool) -> int:
    """Delete the engine's key from the keychain."""
    from precis.privacy.keys import Keychain

    name = _engine_with_key(engine)
    Keychain().delete(name)
    _done(name, "none", f"The keychain holds no key of “{name}” now.", as_json=as_json)
    return 0
