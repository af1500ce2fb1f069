"""Golden sets: items with what a good answer has to hold, one JSON object a line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from precis.domain.errors import WrongUse
from precis.domain.jobs import FileInput, Input, TextInput

TASKS = ("summarize", "classify")
_KEYS = frozenset({"id", "task", "text", "path", "title", "labels", "expected", "rubric", "source", "licence", "tags"})
_EXPECTED = frozenset({"label", "reference", "must_mention", "must_not_say", "error"})
_MENTION = frozenset({"text", "match"})
_MATCHES = "A `match` is exact or semantic."
_RUBRIC = frozenset({"max_words", "min_support", "language"})


@dataclass(frozen=True, slots=True)
class Expected:
    """What a good answer has. `must_mention`: each entry is a fact, given as ways to put it parted by `|`.

    `must_convey`: English statements that a claim has to say in whatever words; in a file they stand in `must_mention`
    as `{"text": "…", "match": "semantic"}`. `error`: the code of the error that is the right answer, as for an empty
    document.
    """

    label: str = ""
    reference: str = ""
    must_mention: tuple[str, ...] = ()
    must_convey: tuple[str, ...] = ()
    must_not_say: tuple[str, ...] = ()
    error: str = ""


@dataclass(frozen=True, slots=True)
class Rubric:
    """Bounds of a summary: the most words, the least share of supported claims, the language (ISO 639-1)."""

    max_words: int | None = None
    min_support: float | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class GoldenItem:
    """One item of a golden set."""

    id: str
    task: str
    input: Input = field(repr=False)
    labels: tuple[str, ...] = ()
    expected: Expected = Expected()
    rubric: Rubric = Rubric()
    source: str = ""
    licence: str = ""
    tags: tuple[str, ...] = ()


def load_golden_set(file: Path) -> list[GoldenItem]:
    """Return the items of a JSONL file; paths in it are relative to the file.

    Raises:
        WrongUse: the file can't be read, or a line says something that can't be used.
    """
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUse(f"The golden set {file} can't be read.", "Check the path.") from error
    items = list(_items(file, lines))
    twice = _first_twice([item.id for item in items])
    if twice is not None:
        raise WrongUse(f"The golden set {file.name} has two items called “{twice}”.", "Give each its own id.")
    if not items:
        raise WrongUse(f"The golden set {file.name} is empty.", "Add an item a line, or use another set.")
    return items


def items_hash(items: Sequence[GoldenItem]) -> str:
    """Return a hash over all that the items say, files' contents apart: a run goes on only with the same items."""
    return hashlib.sha256(repr(items).encode("utf-8", "surrogatepass") + _inputs(items)).hexdigest()[:16]


def _inputs(items: Sequence[GoldenItem]) -> bytes:
    """Return the items' inputs as bytes; `repr` leaves them out, so that no log ever holds a text."""
    return repr(
        [item.input.text if isinstance(item.input, TextInput) else item.input.path.name for item in items]
    ).encode("utf-8", "surrogatepass")


def _items(file: Path, lines: Sequence[str]) -> Iterator[GoldenItem]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        place = f"Line {number} of {file.name}"
        try:
            raw = json.loads(line)
        except ValueError as error:
            raise WrongUse(f"{place} is not JSON.", "Correct that line.") from error
        if not isinstance(raw, dict):
            raise WrongUse(f"{place} is not a JSON object.", "Correct that line.")
        yield item_from(cast("dict[str, Any]", raw), place, file.parent)


def item_from(raw: Mapping[str, Any], place: str, folder: Path) -> GoldenItem:
    """Return the item of an object; `place` names it in errors.

    Raises:
        WrongUse: a key is unknown or missing, or a value can't be used.
    """
    _refuse_unknown(raw, _KEYS, place)
    identity, task = str(raw.get("id", "")), raw.get("task")
    if not identity or task not in TASKS:
        raise WrongUse(f"{place} needs an `id`, and a `task` that is one of {', '.join(TASKS)}.", "Correct that line.")
    if ("text" in raw) == ("path" in raw):
        raise WrongUse(f"{place} needs either `text` or `path`.", "Correct that line.")
    expected, rubric = raw.get("expected") or {}, raw.get("rubric") or {}
    _refuse_unknown(expected, _EXPECTED, place)
    _refuse_unknown(rubric, _RUBRIC, place)
    exact, semantic = _mentions(expected.get("must_mention") or (), place)
    labels = tuple(raw.get("labels") or ())
    if task == "classify" and (not labels or expected.get("label") is None):
        raise WrongUse(f"{place} needs `labels` and an expected `label`.", "Correct that line.")
    return GoldenItem(
        id=identity,
        task=task,
        input=_input(raw, folder),
        labels=labels,
        expected=Expected(
            label=expected.get("label", ""),
            reference=expected.get("reference") or "",
            must_mention=exact,
            must_convey=semantic,
            must_not_say=tuple(expected.get("must_not_say") or ()),
            error=expected.get("error") or "",
        ),
        rubric=Rubric(rubric.get("max_words"), rubric.get("min_support"), rubric.get("language", "")),
        source=raw.get("source", ""),
        licence=raw.get("licence", ""),
        tags=tuple(raw.get("tags") or ()),
    )


def _mentions(raw: Sequence[object], place: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the facts that are matched by their words, and the statements that are matched by their meaning."""
    found: dict[str, list[str]] = {"exact": [], "semantic": []}
    for given in raw:
        entry: object = {"text": given} if isinstance(given, str) else given
        if not isinstance(entry, dict):
            raise WrongUse(f"{place} has a `must_mention` that is neither text nor object.", "Correct that line.")
        fact = cast("dict[str, Any]", entry)
        _refuse_unknown(fact, _MENTION, place)
        text, match = fact.get("text"), fact.get("match", "exact")
        if not isinstance(text, str) or not text.strip() or match not in found:
            raise WrongUse(f"{place} has a `must_mention` without `text`, or with an unknown `match`.", _MATCHES)
        found[match].append(text)
    return tuple(found["exact"]), tuple(found["semantic"])


def _input(raw: Mapping[str, Any], folder: Path) -> Input:
    if "path" in raw:
        return FileInput(folder / raw["path"])
    return TextInput(raw["text"], raw.get("title", ""))


def _refuse_unknown(raw: Mapping[str, Any], known: frozenset[str], place: str) -> None:
    unknown = sorted(raw.keys() - known)
    if unknown:
        raise WrongUse(f"{place} has an unknown key `{unknown[0]}`.", f"Known: {', '.join(sorted(known))}.")


def _first_twice(names: Sequence[str]) -> str | None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return None
