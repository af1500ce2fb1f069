"""The list of commands. A command's module is imported when it runs, so that `--help` answers at once."""

from __future__ import annotations

import importlib
import signal
from typing import Any

import click

from precis import __version__

COMMANDS: dict[str, tuple[str, str]] = {
    "summarize": ("documents:summarize", "Summarize documents; each sentence leads to its source."),
    "classify": ("documents:classify", "Give each document a label from a closed set."),
    "read": ("documents:read", "Show a document as the readers see it: text, blocks, pages."),
    "verify": ("verify:verify", "Check any summary, from anywhere, against its source."),
    "estimate": ("documents:estimate", "Cost, calls and time before anything is sent."),
    "jobs": ("jobs:jobs", "List, show, resume, cancel and retry jobs."),
    "history": ("history:history", "List, show, search and delete earlier results."),
    "why": ("why:why", "Say what changed since an earlier run of a document, likeliest cause first."),
    "usage": ("usage:usage", "Calls, tokens and cost by engine, model, feature, mode, day or user."),
    "export": ("export:export", "Write results, logs, history and usage to files."),
    "review": ("review:review", "Decide the labels that are not sure enough."),
    "rules": ("rules:rules", "Rules of your own, which decide before any model is asked."),
    "eval": ("evaluating:evaluate", "Run golden sets and compare runs: did it get better or worse?"),
    "engines": ("engines:engines", "List and check the model engines; pull local models."),
    "keys": ("keys:keys", "Set, test and delete an engine's key in the keychain."),
    "redact": ("redact:redact", "Mask secrets and personal data in a document, or list where they are."),
    "privacy": ("privacy:privacy", "What leaves this machine, and under which terms."),
    "doctor": ("doctor:doctor", "Say what works on this machine, and what to do where it doesn't."),
    "demo": ("demo:demo", "Open the sample documents; without a display, summarize them in the terminal."),
}
HIDDEN = {"self-test": "selftest:self_test"}
"""Commands for packagers, which `--help` leaves out."""


class LazyGroup(click.Group):
    """A group that knows its commands' names and help texts, and imports a command when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, imported now."""
        home = HIDDEN.get(cmd_name) or COMMANDS.get(cmd_name, ("", ""))[0]
        if not home:
            return None
        module, _, name = home.partition(":")
        command: click.Command = getattr(importlib.import_module(f"precis.cli.{module}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Send everything that is not a command to the window: `precis FILE…` opens it with the files."""
        known = COMMANDS.keys() | HIDDEN.keys()
        if not args or (args[0] not in known and not args[0].startswith("-")):
            ctx.meta["precis.files"] = args
            args = []
        elif args[0] in known - _OF_WINDOW:
            _heed_signals()
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. A reader of its output who has left (`| head`) is no failure; an output that is full is one.

        Raises:
            OutputFailed: standard output can't be written.
        """
        try:
            return super().invoke(ctx)
        except (OSError, ExceptionGroup) as error:
            from precis.cli.outputs import output_failure

            failure = output_failure(error)
            if failure is None:
                raise
            if isinstance(failure, BrokenPipeError):
                return 0
            raise failure from None


_OF_WINDOW = frozenset({"demo"})
"""Commands that may open the window, whose loop has signals of its own."""


def _heed_signals() -> None:
    """Have a request to end (`kill`, a closed terminal) end the command as Ctrl-C does: tidily, with work kept."""
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        return  # ignored, as behind `&` of a script: what is led there would be lost
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, lambda *_: signal.raise_signal(signal.SIGINT))


@click.group(cls=LazyGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="precis")
@click.pass_context
def root(ctx: click.Context) -> Any:
    """Précis summarizes and classifies your own documents, and lets you check what it says.

    `precis` opens the window, `precis FILE…` opens it with the files. Settings and data are in PRECIS_HOME.
    """
    if ctx.invoked_subcommand is None:
        from precis.cli.window import open_window

        return open_window(ctx.obj, ctx.meta.get("precis.files", []))
    return None
