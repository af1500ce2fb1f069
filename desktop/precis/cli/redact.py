"""`precis redact`: what would be masked in a document, or the masked text."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from precis.cli import show_error
from precis.cli.documents import named_inputs
from precis.cli.inputs import as_paths, ask_password
from precis.cli.reading import read_or_ask
from precis.cli.rendering import failure_json, print_json
from precis.domain.errors import PrecisError
from precis.domain.jobs import Failure, FileInput, Input
from precis.domain.text import printable

if TYPE_CHECKING:
    from precis.app.redaction import Redaction
    from precis.domain.documents import Document
    from precis.domain.ports import Reader


@click.command()
@click.argument("path", required=False, type=click.Path(path_type=str))
@click.option("--batch", type=click.Path(path_type=Path), help='JSONL with {"id", "text" or "path"} a line.')
@click.option("--regions", default="", help="Whose telephone numbers are looked for, such as US,GB,DE.")
@click.option("--names/--no-names", default=True, help="Whether names of persons are looked for.")
@click.option("--json", "as_json", is_flag=True, help="The spans found and the redacted text, one JSON object a line.")
def redact(path: str | None, batch: Path | None, regions: str, *, names: bool, as_json: bool) -> int:
    """Show a document with secrets and personal data masked. What is not found stays: read it before you send it."""
    from precis.app import expand, open_reader

    inputs = named_inputs({"paths": [] if path is None else [path], "batch": batch})
    chosen = tuple(filter(None, regions.split(",")))

    async def work() -> int:
        named = inputs if inputs is not None else (await expand(as_paths([path or ""]))).inputs_or_raise()
        async with open_reader() as reader:
            statuses = [await _show(reader, item, chosen, names=names, as_json=as_json) for item in named]
        return _status(statuses)

    return asyncio.run(work())


def _status(statuses: Sequence[int]) -> int:
    return max(statuses, default=0) if len(statuses) < 2 else min(1, max(statuses))


async def _show(reader: Reader, source: Input, regions: Sequence[str], *, names: bool, as_json: bool) -> int:
    """Print one document redacted, or why it can't be read; return its exit status."""
    from precis.app.redaction import redact_text

    try:
        document = await read_or_ask(reader, source, ask_password)
        redaction = redact_text(document.text, regions=regions, names=names)
    except PrecisError as error:
        return _show_failure(source, error, as_json=as_json)
    if as_json:
        print_json(_object(source, document, redaction))
        return 0
    for warning in document.warnings:
        print(f"! {printable(warning)}", file=sys.stderr)
    click.echo(redaction.redacted.encode("utf-8", "replace"))
    return 0


def _show_failure(source: Input, error: PrecisError, *, as_json: bool) -> int:
    if as_json:
        failure = Failure(error.code, error.message, error.hint, error.retryable)
        print_json({**_head(source), "error": failure_json(failure)})
    else:
        show_error(error)
    return error.exit_code


def _object(source: Input, document: Document, redaction: Redaction) -> dict[str, Any]:
    return {
        **_head(source),
        "spans": [
            {"start": span.start, "end": span.end, "type": span.type, "text_sha256": span.text_sha256}
            for span in redaction.spans
        ],
        "redacted": redaction.redacted,
        "warnings": list(document.warnings),
    }


def _head(source: Input) -> dict[str, Any]:
    path = str(source.path) if isinstance(source, FileInput) else None
    return {**({"id": source.id} if source.id else {}), "document": {"path": path}}
