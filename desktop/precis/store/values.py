"""Domain values as the columns of a row: times, options, money, inputs. Both directions stand side by side."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any, cast

from precis.domain.jobs import Failure, Lane, Length, Mode, Options
from precis.domain.labels import Label, LabelSet
from precis.domain.money import Money


def iso(at: datetime) -> str:
    """Return UTC ISO 8601 with microseconds, so that texts sort as times do."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def quoted(words: Iterable[str]) -> str:
    """Return this project's own words as a list in SQL."""
    return ", ".join(f"'{word}'" for word in words)


def time_of(text: str) -> datetime:
    """Return the time that `iso` gave."""
    return datetime.fromisoformat(text)


def maybe_iso(at: datetime | None) -> str | None:
    """As `iso`; None stays None."""
    return None if at is None else iso(at)


def maybe_time(text: str | None) -> datetime | None:
    """As `time_of`; None stays None."""
    return None if text is None else time_of(text)


def micros(money: Money | None) -> int | None:
    """Return micro-dollars; None (unknown) stays None."""
    return None if money is None else money.micros


def money_of(amount: int | None) -> Money | None:
    """Return the money that `micros` gave."""
    return None if amount is None else Money(amount)


def path_bytes(path: str) -> bytes:
    """Return the path as the file system has it: a name need not be Unicode."""
    return os.fsencode(path)


def path_text(data: bytes) -> str:
    """Return the path that `path_bytes` gave."""
    return os.fsdecode(data)


def pack_text(text: str) -> bytes:
    """Return the text compressed; lone surrogates survive."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


def unpack_text(data: bytes) -> str:
    """Return the text that `pack_text` was given."""
    return zlib.decompress(data).decode("utf-8", "surrogatepass")


def unpack_all(bodies: Iterable[bytes]) -> list[bytes]:
    """Return texts that `pack_text` was given as UTF-8; what UTF-8 can't hold (lone surrogates) is a `?`."""
    found = list(map(zlib.decompress, bodies))
    if b"\xed" in b"".join(found):  # begins surrogates, and much of Korean
        return [text.decode("utf-8", "surrogatepass").encode("utf-8", "replace") for text in found]
    return found


def storable(text: str) -> str:
    """Return the text with what UTF-8 can't hold (lone surrogates) replaced by U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    return text


def encode_options(options: Options) -> str:
    """Return the options as JSON; defaults are left out, so that new options don't disturb old rows."""
    default = Options()
    kept = {
        field.name: value
        for field in fields(Options)
        if (value := getattr(options, field.name)) != getattr(default, field.name)
    }
    return json.dumps(kept, default=_plain)


def _plain(value: Any) -> Any:
    return {field.name: getattr(value, field.name) for field in fields(value)}


def decode_options(text: str) -> Options:
    """Return the options that `encode_options` was given."""
    kept = cast("dict[str, Any]", json.loads(text))
    for name, kind in (("mode", Mode), ("length", Length), ("lane", Lane)):
        if name in kept:
            kept[name] = kind(kept[name])
    if "label_sets" in kept:
        kept["label_sets"] = tuple(_label_set(raw) for raw in kept["label_sets"])
    return Options(**kept)


def _label_set(raw: Mapping[str, Any]) -> LabelSet:
    values: dict[str, Any] = {**raw, "labels": tuple(Label(**label) for label in raw["labels"])}
    return LabelSet(**values)


def encode_error(error: Failure | None) -> str | None:
    """Return the failure as JSON; None stays None."""
    if error is None:
        return None
    return json.dumps({"code": error.code, "message": error.message, "hint": error.hint, "retryable": error.retryable})


def decode_error(text: str | None) -> Failure | None:
    """Return the failure that `encode_error` was given."""
    return None if text is None else Failure(**json.loads(text))
