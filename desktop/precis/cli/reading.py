"""Prints a document as the readers see it, and estimates."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from precis.cli import show_error
from precis.cli.rendering import failure_json, print_json, read_json
from precis.domain.errors import Encrypted, PrecisError
from precis.domain.jobs import Failure, FileInput, Input, Lane, Options
from precis.domain.text import printable

if TYPE_CHECKING:
    from precis.app import Precis
    from precis.domain.documents import Document
    from precis.domain.ports import Reader

_HOUR_S = 3600.0


async def show_document(reader: Reader, source: Input, *, as_json: bool, ask: Callable[[str], str | None]) -> int:
    """Print the document, or why it can't be read; return the exit status."""
    path = str(source.path) if isinstance(source, FileInput) else None
    try:
        document = await read_or_ask(reader, source, ask)
    except PrecisError as error:
        if as_json:
            failure = Failure(error.code, error.message, error.hint, error.retryable)
            print_json({**_id(source), "document": {"path": path}, "error": failure_json(failure)})
        else:
            show_error(error)
        return error.exit_code
    if as_json:
        print_json({**_id(source), **read_json(path, document)})
        return 0
    for warning in document.warnings:
        print(f"! {printable(warning)}", file=sys.stderr)
    click.echo(document.text.encode("utf-8", "replace"))
    return 0


def _id(source: Input) -> dict[str, str]:
    return {"id": source.id} if source.id else {}


async def read_or_ask(reader: Reader, source: Input, ask: Callable[[str], str | None]) -> Document:
    """Return the document; an encrypted file is tried again with the password that `ask` gives."""
    try:
        return await reader.read(source)
    except Encrypted:
        password = ask(printable(source.path.name)) if isinstance(source, FileInput) else None
        if password is None or not isinstance(source, FileInput):
            raise
        return await reader.read(replace(source, password=password))


def _how_long(seconds: float, lane: Lane) -> str:
    if lane is Lane.PROVIDER_BATCH and seconds >= _HOUR_S:
        return f"up to {seconds / _HOUR_S:.0f} h in the provider's batch queue"
    return f"about {seconds:.0f} s"


async def show_estimate(precis: Precis, inputs: Sequence[Input], options: Options, *, as_json: bool) -> int:
    """Print calls, cost and time of a run over all inputs; return the exit status."""
    estimate = await precis.estimate(inputs, options)
    cost = None if estimate.cost is None else estimate.cost.usd
    if as_json:
        print_json(
            {
                "documents": len(inputs),
                "engine": options.engine,
                "mode": options.mode.value,
                "calls": estimate.calls,
                "input_tokens": estimate.input_tokens,
                "output_tokens": estimate.output_tokens,
                "cost_usd_at_most": cost,
                "seconds": round(estimate.seconds, 1),
            }
        )
        return 0
    price = "cost unknown: set `price` for the engine" if cost is None else f"at most ${cost:.4f}"
    click.echo(
        f"{len(inputs)} document{'s' * (len(inputs) != 1)}, {options.engine}, {options.mode.value}: "
        f"{estimate.calls} calls, {price}, {_how_long(estimate.seconds, options.lane)}"
    )
    return 0
