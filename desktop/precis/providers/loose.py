"""Reads values out of JSON that a server made: whatever is of another shape counts as not said."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any


def as_map(value: object) -> Mapping[str, Any]:
    """Return the object, or an empty one."""
    return value if isinstance(value, Mapping) else {}


def as_list(value: object) -> Sequence[Any]:
    """Return the array, or an empty one."""
    return value if isinstance(value, list | tuple) else ()


def as_text(value: object) -> str:
    """Return the string, or an empty one."""
    return value if isinstance(value, str) else ""


def as_count(value: object) -> int | None:
    """Return a number that counts something (0 and up), or None."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return int(value) if math.isfinite(value) and value >= 0 else None


def as_number(value: object) -> float | None:
    """Return a finite number, or None."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if math.isfinite(value) else None


def first_map(value: object) -> Mapping[str, Any]:
    """Return the first element of an array as an object, or an empty one."""
    return as_map(next(iter(as_list(value)), None))
