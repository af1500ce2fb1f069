"""`precis privacy`: what is sent where, and under which terms."""

from __future__ import annotations

import click

from precis.cli.rendering import print_json


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
