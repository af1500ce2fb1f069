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
    except OSError as error:  # of `--help`, which click prints before it invokes anything
        return _after(error)
    return outcome if isinstance(outcome, int) else 0


def _after(error: OSError) -> int:
    """Return the exit status where standard output failed; any other error is raised again."""
    from precis.cli.outputs import OutputFailed, output_failure

    failure = output_failure(error)
    if failure is None:
        raise error
    if isinstance(failure, OutputFailed):
        show_error(failure)
        return failure.exit_code
    return 0


def show_error(error: PrecisError) -> None:
    """Print what happened and what to do to standard error."""
    print(f"precis: {error.message}", file=sys.stderr)
    if error.hint:
        print(f"        {error.hint}", file=sys.stderr)
