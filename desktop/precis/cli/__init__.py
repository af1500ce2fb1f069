"""The command line: thin commands that print what the app returns."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from precis.cli.window import Window
from precis.domain.errors import PrecisError

INTERRUPTED = 130


def run(arguments: Sequence[str], window: Window) -> int:
    """Run one command line; `window` is what it opens the window with.

    Exit status: 0 done, 1 some failed, 2 wrong use, 3 blocked, 130 interrupted.
    """
    import click

    from precis.cli.commands import root

    try:
        outcome = root.main(list(arguments), prog_name="precis", standalone_mode=False, obj=window)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except PrecisError as error:
        show_error(error)
        return error.exit_code
    except (KeyboardInterrupt, click.exceptions.Abort):
        print("Interrupted; what was finished is kept. `precis jobs resume` goes on from here.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    return outcome if isinstance(outcome, int) else 0


def show_error(error: PrecisError) -> None:
    """Print what happened and what to do to standard error."""
    print(f"precis: {error.message}", file=sys.stderr)
    if error.hint:
        print(f"        {error.hint}", file=sys.stderr)
