"""What providers say of the data that is sent to them, from the table in resources/privacy."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from precis.domain.errors import WrongUse

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Terms:
    """A provider's statement for one of its plans. What is not known says `unknown`."""

    provider: str
    plan: str
    hosts: tuple[str, ...]
    retention: str
    training: str
    """yes | no | unknown"""
    statement: str
    no_store: str
    """How a customer can have nothing kept."""
    sent_by_us: str
    """What is sent with each request so that less is kept; empty: nothing."""
    source: str
    as_of: date | None


def read_terms(file: Path) -> tuple[Terms, ...]:
    """Return the table of `file`.

    Raises:
        WrongUse: the table is missing or not of the form: the installation is not whole.
    """
    try:
        rows: list[dict[str, Any]] = tomllib.loads(file.read_text("utf-8"))["terms"]
        return tuple(Terms(hosts=tuple(row.pop("hosts")), **row) for row in rows)
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise WrongUse(f"The table of terms can't be read: {type(error).__name__}.", "Install Précis again.") from error


def unknown_terms(provider: str) -> Terms:
    """Return the row of a host that the table does not hold."""
    return Terms(provider, UNKNOWN, (), UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, "", "", None)
