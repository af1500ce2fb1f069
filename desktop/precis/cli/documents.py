"""`summarize`, `classify`, `read` and `estimate`: what is asked of documents."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from precis.cli.inputs import as_paths, ask_password, batch_inputs
from precis.domain.errors import WrongUse
from precis.domain.jobs import Input, Lane, Length, Mode, Options

if TYPE_CHECKING:
    from precis.app import Precis

Command = TypeVar("Command", bound=Callable[..., Any])


def document_options(command: Command) -> Command:
    """Add the arguments and flags that every command on documents takes."""
    for decorate in reversed(
        (
            click.argument("paths", nargs=-1, type=click.Path(path_type=str)),
            click.option(
                "--mode", type=click.Choice([mode.value for mode in Mode]), help="Default: as in the settings."
            ),
            click.option("--engine", help="An engine set up in the settings; `embedded` needs no key and no network."),
            click.option("--fresh", is_flag=True, help="Compute everything anew instead of finding it again."),
            click.option("--lane", type=click.Choice([lane.value for lane in Lane]), default=Lane.INTERACTIVE.value),
            click.option("--private", "is_private", is_flag=True, help="Keep nothing but usage; can't be resumed."),
            click.option(
                "--yes",
                "accepts",
                is_flag=True,
                help="Run though the engine's price is unknown; don't ask before the first send to an engine.",
            ),
            click.option(
                "--batch", type=click.Path(path_type=Path), help='JSONL with {"id", "text" or "path"} a line.'
            ),
            click.option("--json", "as_json", is_flag=True, help="One JSON object a line on standard output."),
        )
    ):
        command = decorate(command)
    return command


def options_from(precis: Precis, flags: dict[str, Any], **more: Any) -> Options:
    """Return the options that the flags say, with the settings' defaults for the rest.

    Raises:
        WrongUse: the engine is not set up.
    """
    settings = precis.settings
    engine = settings.engine(flags["engine"] or settings.default_engine)
    return Options(
        mode=Mode(flags["mode"]) if flags["mode"] else settings.default_mode,
        engine=engine.name,
        fresh=flags["fresh"],
        lane=Lane(flags["lane"]),
        is_private=flags["is_private"],
        feature="cli",
        allow_unknown_price=flags["accepts"],
        **more,
    )


def named_inputs(flags: dict[str, Any]) -> list[Input] | None:
    """Return the inputs of a batch file, or None where paths were named.

    Raises:
        WrongUse: both or neither were given.
    """
    if bool(flags["paths"]) == bool(flags["batch"]):
        raise WrongUse(
            "Name documents or give --batch FILE.jsonl, one of the two.", "For example: precis summarize a.pdf"
        )
    return batch_inputs(flags["batch"]) if flags["batch"] else None


@click.command()
@document_options
@click.option("--length", type=click.Choice([length.value for length in Length]), default=Length.STANDARD.value)
@click.option("--focus", default="", help="What the summary should turn on.")
@click.option("--language", default="", help="Language of the summary, such as de; default: the document's own.")
def summarize(length: str, focus: str, language: str, **flags: Any) -> int:
    """Summarize documents, folders or a batch. Each sentence of a summary leads to the passage that supports it."""
    return _submit(flags, length=Length(length), focus=focus, language=language)


@click.command()
@document_options
@click.option("--labels", required=True, help="A label set's name, a TOML file, or labels parted by commas.")
def classify(labels: str, **flags: Any) -> int:
    """Give each document a label from a closed set; where none is sure enough, the document waits for your review."""
    return _submit(flags, labels=labels, summarize=False)


def _submit(flags: dict[str, Any], labels: str = "", **asked: Any) -> int:
    from precis.app import open_precis
    from precis.cli.following import Follower
    from precis.cli.sending import heed_notices

    inputs = named_inputs(flags)

    async def work() -> int:
        async with open_precis() as precis:
            if labels:
                asked["label_sets"] = (await precis.find_labels(labels),)
            options = options_from(precis, flags, **asked)
            await heed_notices(precis, options, accepts=flags["accepts"])
            follower = Follower(precis, options, as_json=flags["as_json"])
            return await follower.run(inputs, as_paths(flags["paths"]))

    return asyncio.run(work())


@click.command()
@click.argument("path", required=False, type=click.Path(path_type=str))
@click.option("--batch", type=click.Path(path_type=Path), help='JSONL with {"id", "text" or "path"} a line.')
@click.option("--json", "as_json", is_flag=True, help="The document as one JSON object.")
def read(path: str | None, batch: Path | None, *, as_json: bool) -> int:
    """Show a document as the readers see it: its text, or with --json the text, blocks and pages."""
    from precis.app import expand, open_reader
    from precis.cli.reading import show_document

    inputs = named_inputs({"paths": [] if path is None else [path], "batch": batch})

    async def work() -> int:
        named = inputs if inputs is not None else (await expand(as_paths([path or ""]))).inputs_or_raise()
        async with open_reader() as reader:
            statuses = [await show_document(reader, item, as_json=as_json, ask=ask_password) for item in named]
        return max(statuses, default=0)

    return asyncio.run(work())


@click.command()
@document_options
@click.option("--length", type=click.Choice([length.value for length in Length]), default=Length.STANDARD.value)
@click.option("--labels", default="", help="A label set, as for classify.")
def estimate(length: str, labels: str, **flags: Any) -> int:
    """Say what a run would cost, how many calls it would make and how long it would take; nothing is sent."""
    from precis.app import open_precis
    from precis.cli.reading import show_estimate

    inputs = named_inputs(flags)

    async def work() -> int:
        async with open_precis() as precis:
            sets = (await precis.find_labels(labels),) if labels else ()
            options = options_from(precis, flags, length=Length(length), label_sets=sets)
            named = inputs if inputs is not None else (await precis.expand(as_paths(flags["paths"]))).inputs_or_raise()
            return await show_estimate(precis, named, options, as_json=flags["as_json"])

    return asyncio.run(work())
