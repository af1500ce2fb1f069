"""What is told before anything is sent: the notice before the first send to an engine, and the preview of messages."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from precis.cli.rendering import print_json
from precis.domain.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from precis.app import Precis
    from precis.app.previewing import PreviewedCall, SendPreview
    from precis.domain.jobs import Options


def accepts_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--yes` to a command that may send."""
    return click.option("--yes", "accepts", is_flag=True, help="Don't ask before the first send to an engine.")(command)


async def heed_notices(precis: Precis, options: Options, *, accepts: bool) -> None:
    """Show on standard error what a run sends where, the first time for each engine and whenever it changes.

    At a terminal the person is asked. Without one, or with `accepts` (`--yes`), it goes on: whoever set the engine up
    and wrote the script decided it; where the policy asks for a person, only `accepts` goes on.

    Raises:
        PolicyBlocked: the policy wants a person to take note, and none is there.
        click.Abort: the person does not want it.
    """
    for notice in await precis.sending.notices(options):
        for line in notice.lines():
            click.echo(printable(line), err=True)
        if not accepts:
            if sys.stdin.isatty() and sys.stderr.isatty():
                click.confirm("Send to this engine from now on?", abort=True, err=True)
            else:
                precis.sending.check_unattended(notice)
        await precis.sending.acknowledge(notice)


def show_preview(title: str, preview: SendPreview, *, as_json: bool) -> None:
    """Print what would be sent for one document; `title` is how the person called it."""
    if as_json:
        print_json({"document": title, **_preview_json(preview)})
        return
    click.echo(printable(f"{title}: to the engine “{preview.engine}”"))
    if preview.nothing_because:
        click.echo(printable(f"  Nothing is sent. {preview.nothing_because}"))
    for number, call in enumerate(preview.calls, 1):
        _show_call(number, call)
    if preview.more_calls:
        told = "whose text depends on the replies (merges of notes, checks of sentences), masked the same way"
        click.echo(f"Then about {preview.more_calls} more calls {told}.")


def _show_call(number: int, call: PreviewedCall) -> None:
    known = ", not sent again: the reply is kept from before" if call.is_known else ""
    shape = f", asks for the shape “{call.schema}”" if call.schema else ""
    click.echo(printable(f"--- call {number} to {call.host}, model {call.model}, {call.prompt_id}{shape}{known}"))
    for message in call.messages:
        click.echo(f"[{message.role}]")
        click.echo(message.text.encode("utf-8", "replace"))
    replaced = {each.placeholder: each.value for message in call.messages for each in message.replaced}
    if replaced:
        click.echo("Replaced before sending, and put back into the reply:")
    for placeholder, value in replaced.items():
        click.echo(printable(f"  {placeholder} stands for {' '.join(value.split())}"))


def _preview_json(preview: SendPreview) -> dict[str, Any]:
    return {
        "engine": preview.engine,
        "nothing_because": preview.nothing_because or None,
        "more_calls": preview.more_calls,
        "calls": [
            {
                "engine": call.engine,
                "host": call.host,
                "model": call.model,
                "prompt_id": call.prompt_id,
                "max_output_tokens": call.max_output_tokens,
                "schema": call.schema or None,
                "is_known": call.is_known,
                "messages": [
                    {
                        "role": message.role,
                        "text": message.text,
                        "replaced": [
                            {"start": r.start, "end": r.end, "placeholder": r.placeholder, "value": r.value}
                            for r in message.replaced
                        ],
                    }
                    for message in call.messages
                ],
            }
            for call in preview.calls
        ],
    }
