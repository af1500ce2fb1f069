"""`precis privacy`: what is sent, where to and under which terms, and deleting what is kept."""

from __future__ import annotations

import asyncio
from typing import Any

import click

from precis.cli.documents import document_options, named_inputs, options_from
from precis.cli.inputs import as_paths
from precis.cli.rendering import print_json
from precis.domain.errors import WrongUse
from precis.domain.jobs import FileInput, JobId, Length
from precis.domain.text import printable


@click.group()
def privacy() -> None:
    """What leaves this machine, and under which terms."""


@privacy.command("map")
@click.option("--format", "form", type=click.Choice(["md", "csv", "json"]), default="md", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
def show_map(form: str, *, as_json: bool) -> int:
    """For each engine: what is sent, to which host, and what its provider says of keeping and training."""
    from precis.app.redaction import map_data
    from precis.privacy.datamap import as_csv, as_markdown, cells
    from precis.settings import load_settings

    rows = map_data(load_settings())
    if as_json or form == "json":
        for row in rows:
            print_json(cells(row))
    else:
        click.echo((as_csv(rows) if form == "csv" else as_markdown(rows)).encode("utf-8", "replace"), nl=False)
    return 0


@privacy.command("preview")
@document_options
@click.option("--length", type=click.Choice([length.value for length in Length]), default=Length.STANDARD.value)
@click.option("--labels", default="", help="A label set, as for classify: what its call would send.")
@click.option("--no-summary", is_flag=True, help="With --labels: without the summary.")
def preview(length: str, labels: str, *, no_summary: bool, **flags: Any) -> int:
    """Show the messages that a run would send, exactly as they would go out; nothing is sent and nothing kept.

    What follows on a reply can't be shown; how many calls that is, is said.
    """
    from precis.app import open_precis
    from precis.cli.sending import show_preview

    inputs = named_inputs(flags)

    async def work() -> int:
        async with open_precis() as precis:
            sets = (await precis.find_labels(labels),) if labels else ()
            options = options_from(
                precis, flags, length=Length(length), label_sets=sets, summarize=not (no_summary and labels)
            )
            named = inputs if inputs is not None else (await precis.expand(as_paths(flags["paths"]))).inputs_or_raise()
            for source in named:
                shown = source.path.name if isinstance(source, FileInput) else source.title or source.id
                show_preview(shown, await precis.sending.preview(source, options), as_json=flags["as_json"])
        return 0

    return asyncio.run(work())


@privacy.command("accept")
@click.argument("engine")
@click.option("--json", "as_json", is_flag=True)
def accept(engine: str, *, as_json: bool) -> int:
    """Show what is sent with an engine, where to and under which terms, and keep that you took note of it."""
    from precis.app import open_precis

    async def work() -> int:
        async with open_precis() as precis:
            notice = precis.sending.notice(engine)
            if notice is not None:
                await precis.sending.acknowledge(notice)
        lines = ["Nothing is sent with this engine."] if notice is None else list(notice.lines())
        if as_json:
            print_json({"engine": engine, "sends": notice is not None, "notice": lines})
        else:
            click.echo("\n".join(map(printable, lines)))
        return 0

    return asyncio.run(work())


@privacy.command("purge")
@click.option("--older-than", "days", type=click.IntRange(min=0), help="What ended more than so many days ago.")
@click.option("--job", help="One job, with its document where no other job needs it.")
@click.option("--all", "everything", is_flag=True, help="All documents, results, prompts, decisions and golden items.")
@click.option("--yes", is_flag=True, help="Don't ask.")
@click.option("--json", "as_json", is_flag=True)
def purge(days: int | None, job: str | None, *, everything: bool, yes: bool, as_json: bool) -> int:
    """Delete what is kept of documents, out of every file: database, its log, backups, crash reports, golden items.

    Backups are rewritten without it; those that can't be read are deleted, and named before. What calls cost stays,
    as numbers.
    """
    if (days is not None) + (job is not None) + everything != 1:
        raise WrongUse("Say what to purge.", "Give one of --older-than DAYS, --job ID and --all.")
    what = "everything that is kept" if everything else f"job {job}" if job else f"what is older than {days} days"
    return asyncio.run(_purge(days, job, what=what, asks=not yes, as_json=as_json))


async def _purge(days: int | None, job: str | None, *, what: str, asks: bool, as_json: bool) -> int:
    from precis.app import open_precis

    async with open_precis() as precis:
        rewritten, deleted = await precis.purging.backups()
        if asks:
            for files, fate in ((rewritten, "is rewritten without it"), (deleted, "is deleted: it can't be rewritten")):
                for file in files:
                    click.echo(printable(f"The backup {file.name} {fate}."), err=True)
            click.confirm(f"Delete {what}, for good?", abort=True, err=True)
        if days is not None:
            counts = await precis.purging.older_than(days)
        else:
            counts = await (precis.purging.job(JobId(job)) if job else precis.purging.everything())
    if as_json:
        print_json(counts)
    else:
        told = ", ".join(f"{name.replace('_', ' ')}: {count:,}" for name, count in counts.items() if count)
        click.echo(f"Purged: {told or 'nothing was left of it'}. No file of the data folder holds it any more.")
    return 0
