"""The person's deterministic rules: they decide labels outright, ask for review, or keep a document on this machine.

A rule comes before any model, and no model's answer can undo it. The first rule that gives a set a label wins.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, cast

from precis.domain.documents import Document
from precis.domain.errors import WrongUse
from precis.domain.rulings import Ruling
from precis.domain.wording import phrase
from precis.trust.conditions import Condition, Facts, parse_condition

_KEYS = frozenset({"name", "when", "set", "label", "review", "engine"})


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its condition, and what follows where it holds."""

    name: str
    holds: Condition
    label_set: str = ""
    label: str = ""
    wants_review: bool = False
    stays_local: bool = False


def parse_rules(text: str, place: str) -> list[Rule]:
    """Return the rules of a TOML text: `[[rules]]`, each with `name`, `when`, and `set` with `label`, `review = true`
    or `engine = "embedded"`. `place` names the text in errors.

    Raises:
        WrongUse: the text is no TOML, or says something that can't be used.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WrongUse(f"{place} is not valid TOML: {error}.", "Correct that line.") from error
    rows = raw.get("rules")
    if not isinstance(rows, list) or not rows or raw.keys() != {"rules"}:
        raise WrongUse(f"{place} has to hold [[rules]] and nothing else.", _EXAMPLE)
    rules = [
        _rule(row, phrase(f"Rule {number} of {place}")) for number, row in enumerate(cast("list[object]", rows), 1)
    ]
    names = [rule.name for rule in rules]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise WrongUse(f"{place} has two rules called “{twice}”.", "Give each rule its own name.")
    return rules


_EXAMPLE = phrase(
    'For example: [[rules]] name = "Bills", when = { words = ["invoice"] }, set = "document-type", label = "invoice"'
)


def split_rules(text: str, place: str) -> dict[str, str]:
    """Return each rule's name and the TOML that holds it alone, with the comments above it.

    Raises:
        WrongUse: as `parse_rules`; or the rules are not written as one [[rules]] each.
    """
    names = [rule.name for rule in parse_rules(text, place)]
    starts = [match.start() for match in _HEAD.finditer(text)]
    bounds = [0, *starts[1:], len(text)]
    parts = [text[start:end].strip() + "\n" for start, end in pairwise(bounds)]
    if len(parts) != len(names) or any(not _holds(part, name) for part, name in zip(parts, names, strict=True)):
        raise WrongUse(f"The rules of {place} can't be told apart.", "Begin each with a line [[rules]].")
    return dict(zip(names, parts, strict=True))


def _holds(part: str, name: str) -> bool:
    try:
        return [rule.name for rule in parse_rules(part, name)] == [name]
    except WrongUse:
        return False


_HEAD = re.compile(r"(?:^[ \t]*#[^\n]*\n)*^[ \t]*\[\[[ \t]*rules[ \t]*\]\]", re.MULTILINE)


def _rule(row: object, place: str) -> Rule:
    raw = cast("dict[str, Any]", row if isinstance(row, dict) else {})
    unknown = raw.keys() - _KEYS
    if unknown:
        raise WrongUse(f"{place} has an unknown key `{min(unknown)}`.", f"Known: {', '.join(sorted(_KEYS))}.")
    name = raw.get("name")
    if not isinstance(name, str) or not name.strip():
        raise WrongUse(f"{place} has no name.", 'Add a line name = "…".')
    place = phrase(f"The rule “{name}”")
    label_set, label = (_text(raw, key, place) for key in ("set", "label"))
    if bool(label_set) != bool(label):
        raise WrongUse(f"{place} needs both `set` and `label`, or neither.", 'For example: set = "document-type".')
    review, engine = raw.get("review", False), raw.get("engine", "")
    if not isinstance(review, bool):
        raise WrongUse(f"{place} has a `review` that is neither true nor false.", "Write review = true.")
    if engine not in {"", "embedded"}:
        raise WrongUse(f"{place} can only force the embedded engine.", 'Write engine = "embedded".')
    if not (label or review or engine):
        raise WrongUse(f"{place} says nothing.", "Give it `set` and `label`, review = true, or engine.")
    return Rule(name.strip(), parse_condition(raw.get("when"), place), label_set, label, review, bool(engine))


def _text(raw: dict[str, Any], key: str, place: str) -> str:
    value = raw.get(key, "")
    if not isinstance(value, str):
        raise WrongUse(f"{place} has a `{key}` that is no text.", "Put it in quotes.")
    return value.strip()


def rule_on(document: Document, rules: Sequence[Rule]) -> Ruling:
    """Return what `rules` say of `document`, in their order."""
    facts = Facts(document)
    matched = [rule for rule in rules if rule.holds(facts)]
    labels: dict[str, tuple[str, str]] = {}
    for rule in matched:
        if rule.label:
            labels.setdefault(rule.label_set, (rule.label, rule.name))
    return Ruling(
        labels=labels,
        review_by=next((rule.name for rule in matched if rule.wants_review), ""),
        local_by=next((rule.name for rule in matched if rule.stays_local), ""),
        matched=tuple(rule.name for rule in matched),
    )
