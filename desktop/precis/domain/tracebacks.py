"""Tracebacks that can be kept and shown: where and what kind, never the words of an exception.

An exception's message, and the values in its frames, may quote a document, a path or a key. What is left is the chain
of types with the code's own places; of a known error also its code.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from pathlib import PurePath
from typing import cast

from precis.domain.errors import PrecisError

_DEEPEST = 20
"""Errors of a chain or group that are told."""


def redacted_traceback(error: BaseException) -> str:
    """Return the error, what caused it and the members of a group: types and places, no message, no path."""
    return "\n".join(_told(error, set()))


def _told(error: BaseException, seen: set[int]) -> Iterator[str]:
    if id(error) in seen or len(seen) >= _DEEPEST:
        return
    seen.add(id(error))
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _told(before, seen)
        yield "which led to:"
    for frame, line in traceback.walk_tb(error.__traceback__):
        yield f"  {_place(frame.f_code.co_filename)}, line {line}, in {frame.f_code.co_name}"
    yield f"{type(error).__qualname__}: {error.code}" if isinstance(error, PrecisError) else type(error).__qualname__
    if isinstance(error, BaseExceptionGroup):
        for member in cast("BaseExceptionGroup[BaseException]", error).exceptions:
            yield "which holds:"
            yield from _told(member, seen)


def _place(file: str) -> str:
    """Return the path from the package on, or the file's name: the folders before it may name a person."""
    parts = PurePath(file.replace("\\", "/")).parts
    for package in ("precis", "site-packages"):
        if package in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(package) :])
    return parts[-1] if parts else file
