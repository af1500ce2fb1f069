"""Keeps a known error as JSON and makes it anew: what a remembered failure is raised from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, cast

from precis.domain.errors import PrecisError


def encode_failure(error: PrecisError) -> str:
    """Return the error's code and those of its attributes that have a JSON form (limit, status, hint, …)."""
    kept = {name: value for name, value in vars(error).items() if _is_plain(value)}
    return json.dumps({"code": error.code, "attributes": kept})


def decode_failure(text: str) -> PrecisError:
    """Return an error of the same class with the same attributes; an unknown code gives a plain PrecisError."""
    kept = json.loads(text)
    attributes = cast("dict[str, Any]", kept["attributes"])
    kind = next((kind for kind in _kinds(PrecisError) if kind.code == kept["code"]), PrecisError)
    error = kind.__new__(kind)
    Exception.__init__(error, attributes["message"])
    for name, value in attributes.items():
        setattr(error, name, tuple(cast("list[Any]", value)) if isinstance(value, list) else value)
    return error


def _kinds(root: type[PrecisError]) -> Iterator[type[PrecisError]]:
    for kind in root.__subclasses__():
        yield kind
        yield from _kinds(kind)


def _is_plain(value: object) -> bool:
    if isinstance(value, tuple):
        return all(_is_plain(item) for item in cast("tuple[object, ...]", value))
    return value is None or isinstance(value, str | int | float | bool)
