"""Standard output that fails: a reader who has left (`| head`), a full disk behind `>`."""

from __future__ import annotations

import os
import sys

from precis.domain.errors import PrecisError

_HINT = "Make room there, or send it elsewhere. What was finished is kept: `precis history list` shows it."

_PRINTERS = frozenset({"echo", "print_json"})
"""Functions that print to standard output: click's and ours."""


class OutputFailed(PrecisError):
    """Standard output takes no more."""

    code = "output_failed"


def output_failure(error: OSError | BaseExceptionGroup[BaseException]) -> BrokenPipeError | OutputFailed | None:
    """Return what is wrong with standard output, if that is where `error` came from; it is silent from then on."""
    if isinstance(error, BaseExceptionGroup):
        return _failure_in(error)
    if isinstance(error, BrokenPipeError):
        silence_output()
        return error
    if not _was_printing(error):
        return None
    silence_output()
    return OutputFailed(f"The output can't be written: {error.strerror or 'input/output error'}.", _HINT)


def _failure_in(group: BaseExceptionGroup[BaseException]) -> BrokenPipeError | OutputFailed | None:
    """Return the failure of a group of which every error came from standard output."""
    matched, rest = group.split(OSError)
    if matched is None or rest is not None:
        return None
    first: BaseException = matched
    while isinstance(first, BaseExceptionGroup):
        first = first.exceptions[0]
    return output_failure(first) if isinstance(first, OSError) else None


def _was_printing(error: OSError) -> bool:
    """Say whether `error` came up where something is printed. Trying again would not tell: what failed is gone."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    return error.filename is None and place is not None and place.tb_frame.f_code.co_name in _PRINTERS


def silence_output() -> None:
    """Lead standard output nowhere, so that what is left in its buffer doesn't fail again at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):  # no descriptor of its own
        return
    finally:
        os.close(nowhere)
