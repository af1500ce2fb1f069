"""The conditions of rules: what a rule can ask of a document, parsed from a table and held against it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from importlib import import_module
from itertools import pairwise
from typing import Any, cast

from precis.domain.documents import BlockKind, Document
from precis.domain.errors import WrongUse
from precis.domain.wording import phrase
from precis.trust.dates import dates_of
from precis.trust.values import quantities_of

_SENDER = re.compile(r"From: (.*?)(?: · |$)")
_MOST_PATTERN = 500


class Facts:
    """A document as conditions look at it; each fact is found once, when a condition first asks for it."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def text(self) -> str:
        """The text, case folded, with single spaces."""
        return " ".join(self.document.text.casefold().split())

    @cached_property
    def senders(self) -> tuple[str, ...]:
        """The From lines of a mail or of each mail of a mailbox, case folded."""
        if self.document.format not in {"eml", "msg", "mbox"}:
            return ()
        blocks, text = self.document.blocks, self.document.text
        # A mail's own headers stand right below its subject; "From:" further down is somebody's text.
        below = [after for before, after in pairwise(blocks) if before.kind is BlockKind.HEADING]
        found = [_SENDER.match(text, block.start, block.end) for block in below]
        return tuple(match[1].casefold() for match in found if match)

    @cached_property
    def amounts(self) -> tuple[float, ...]:
        """The amounts of money that the text names, whatever the currency; of several readings the greatest."""
        found = quantities_of(self.document.text, self.document.language)
        return tuple(max(quantity.readings) for quantity in found if quantity.unit in _CURRENCIES)

    @cached_property
    def dates(self) -> tuple[date, ...]:
        """The full dates that the text names, in every way that they can be read."""
        return tuple(
            made
            for found in dates_of(self.document.text)
            if found.kind not in {"weekday", "time"}
            for reading in found.readings
            if (made := _as_date(reading)) is not None
        )


_CURRENCIES = frozenset({"usd", "eur", "gbp", "chf", "jpy", "inr", "brl", "cad", "aud", "hkd", "nzd"})


def _as_date(reading: tuple[int | None, int | None, int | None]) -> date | None:
    year, month, day = reading
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


Condition = Callable[[Facts], bool]


def parse_condition(raw: object, place: str) -> Condition:
    """Return the condition of a table: every key in it has to hold. `place` names the rule in errors.

    Keys: `all` and `any` (lists of tables), `not` (a table); `words` (a list: one of them stands in the text as whole
    words, whatever the case), `pattern` (a regular expression of RE2), `title`, `sender` (parts of them), `format` (a
    list such as pdf, eml), `amount_at_least`, `amount_at_most`, `date_from`, `date_to` (one that is named is within;
    with both limits in a table, within both), `words_at_least`, `words_at_most` (length).

    Raises:
        WrongUse: an unknown key, or a value that can't be used.
    """
    if not isinstance(raw, dict) or not raw:
        raise WrongUse(f"{place} needs a table of conditions.", phrase('For example: when = { words = ["invoice"] }'))
    table = cast("Mapping[str, object]", raw)
    conditions = [_one(key, value, place) for key, value in table.items()]
    return _all([*conditions, *(_within(low, high, table) for low, high in _RANGES if low in table and high in table)])


def _one(key: str, value: object, place: str) -> Condition:
    if key in {"all", "any"}:
        parts = [parse_condition(part, place) for part in _list(value, key, place, dict)]
        return _all(parts) if key == "all" else (lambda facts: any(part(facts) for part in parts))
    if key == "not":
        inner = parse_condition(value, place)
        return lambda facts: not inner(facts)
    make = _MAKERS.get(key)
    if make is None:
        raise WrongUse(f"{place} has an unknown condition `{key}`.", f"Known: all, any, not, {', '.join(_MAKERS)}.")
    return make(value, key, place)


def _all(parts: Sequence[Condition]) -> Condition:
    return lambda facts: all(part(facts) for part in parts)


_RANGES = (("amount_at_least", "amount_at_most"), ("date_from", "date_to"))


def _within(low: str, high: str, table: Mapping[str, object]) -> Condition:
    """Return the condition that one amount or date is within both limits, which were checked each by itself."""
    least, most = cast("Any", table[low]), cast("Any", table[high])
    if low == "amount_at_least":
        return lambda facts: any(least <= amount <= most for amount in facts.amounts)
    first, last = date(least.year, least.month, least.day), date(most.year, most.month, most.day)
    return lambda facts: any(first <= found <= last for found in facts.dates)


# --- what a key means -------------------------------------------------------------------------------------------------


def _words(value: object, key: str, place: str) -> Condition:
    phrases = [" ".join(word.casefold().split()) for word in _list(value, key, place, str)]
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(phrase)}(?!\w)" for phrase in phrases))
    return lambda facts: pattern.search(facts.text) is not None


def _pattern(value: object, key: str, place: str) -> Condition:
    text = _text(value, key, place)
    if len(text) > _MOST_PATTERN:
        raise WrongUse(f"{place} has a `pattern` of over {_MOST_PATTERN} characters.", "Use several rules.")
    re2: Any = import_module("re2")  # linear in the text, whatever the pattern; it has no type stubs
    options = re2.Options()
    options.log_errors = False
    try:
        pattern = re2.compile(text, options)
    except re2.error as error:
        raise WrongUse(f"{place} has a `pattern` that is no regular expression.", "Check its brackets.") from error
    return lambda facts: pattern.search(facts.document.text) is not None


def _title(value: object, key: str, place: str) -> Condition:
    part = _text(value, key, place).casefold()
    return lambda facts: part in facts.document.title.casefold()


def _sender(value: object, key: str, place: str) -> Condition:
    part = _text(value, key, place).casefold()
    return lambda facts: any(part in sender for sender in facts.senders)


def _format(value: object, key: str, place: str) -> Condition:
    formats = {word.casefold().lstrip(".") for word in _list(value, key, place, str)}
    return lambda facts: facts.document.format in formats


def _amount(value: object, key: str, place: str) -> Condition:
    limit = _number(value, key, place)
    if key == "amount_at_least":
        return lambda facts: any(amount >= limit for amount in facts.amounts)
    return lambda facts: any(amount <= limit for amount in facts.amounts)


def _date(value: object, key: str, place: str) -> Condition:
    if not isinstance(value, date):
        raise WrongUse(f"{place} has a `{key}` that is no date.", phrase(f"For example: {key} = 2026-01-31"))
    limit = date(value.year, value.month, value.day)
    if key == "date_from":
        return lambda facts: any(found >= limit for found in facts.dates)
    return lambda facts: any(found <= limit for found in facts.dates)


def _length(value: object, key: str, place: str) -> Condition:
    limit = _number(value, key, place)
    if key == "words_at_least":
        return lambda facts: facts.document.words >= limit
    return lambda facts: facts.document.words <= limit


_MAKERS: Mapping[str, Callable[[object, str, str], Condition]] = {
    "words": _words,
    "pattern": _pattern,
    "title": _title,
    "sender": _sender,
    "format": _format,
    "amount_at_least": _amount,
    "amount_at_most": _amount,
    "date_from": _date,
    "date_to": _date,
    "words_at_least": _length,
    "words_at_most": _length,
}
CONDITION_KEYS = tuple(_MAKERS)
"""The keys of conditions beside `all`, `any` and `not`."""


def _list(value: object, key: str, place: str, kind: type) -> list[Any]:
    items = cast("list[object]", value) if isinstance(value, list) else [value]
    if not items or not all(isinstance(item, kind) and item for item in items):
        what = phrase("texts") if kind is str else phrase("tables")
        raise WrongUse(f"{place} has a `{key}` that is no list of {what}.", "Correct that line.")
    return items


def _text(value: object, key: str, place: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise WrongUse(f"{place} has a `{key}` that is no text.", "Put it in quotes.")
    return value


def _number(value: object, key: str, place: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise WrongUse(f"{place} has a `{key}` that is no number.", "Write a plain number, without quotes.")
    return float(value)
