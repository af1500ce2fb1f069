"""A rule as a form shows it, made from its TOML and turned back: what was not changed stays as it was written."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, cast

from precis.domain.errors import WrongUse

Kind = Literal["texts", "text", "number", "date"]
Value = tuple[str, ...] | str | float | date | None


@dataclass(frozen=True, slots=True)
class ConditionKind:
    """A condition that can be chosen: its key, what its value is, and a value for example."""

    key: str
    value: Kind
    example: Value


CONDITIONS = (
    ConditionKind("words", "texts", ("invoice", "amount due")),
    ConditionKind("pattern", "text", r"INV-\d{6}"),
    ConditionKind("title", "text", "invoice"),
    ConditionKind("sender", "text", "@example.com"),
    ConditionKind("format", "texts", ("pdf", "eml")),
    ConditionKind("amount_at_least", "number", 1000.0),
    ConditionKind("amount_at_most", "number", 100.0),
    ConditionKind("date_from", "date", date(2026, 1, 1)),
    ConditionKind("date_to", "date", date(2026, 12, 31)),
    ConditionKind("words_at_least", "number", 500.0),
    ConditionKind("words_at_most", "number", 5000.0),
)
_KINDS: Mapping[str, Kind] = {each.key: each.value for each in CONDITIONS}
_GROUPS = frozenset({"all", "any", "not"})


@dataclass(frozen=True, slots=True)
class ConditionDraft:
    """A condition: a key of CONDITIONS with its value, or `all`, `any` or `not` with parts."""

    key: str
    value: Value = None
    parts: tuple[ConditionDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleDraft:
    """A rule field by field; nothing of it is checked before `rule_text`."""

    name: str
    when: ConditionDraft
    label_set: str = ""
    label: str = ""
    wants_review: bool = False
    stays_local: bool = False


def draft_of(text: str) -> RuleDraft:
    """Return the one rule of a TOML text field by field.

    Raises:
        WrongUse: the text is not exactly one rule that can be used.
    """
    from precis.trust.rules import parse_rules

    rules = parse_rules(text, "This rule")
    if len(rules) != 1:
        raise WrongUse("This text holds several rules.", "Edit one at a time.")
    raw = cast("Mapping[str, Any]", tomllib.loads(text)["rules"][0])
    rule = rules[0]
    when = _together([_drafted(key, value) for key, value in raw["when"].items()])
    return RuleDraft(rule.name, when, rule.label_set, rule.label, rule.wants_review, rule.stays_local)


def _together(parts: Sequence[ConditionDraft]) -> ConditionDraft:
    return parts[0] if len(parts) == 1 else ConditionDraft("all", parts=tuple(parts))


def _drafted(key: str, value: Any) -> ConditionDraft:
    if key in _GROUPS:
        tables = cast("Sequence[Mapping[str, Any]]", value if isinstance(value, list) else [value])
        parts = (_together([_drafted(inner, held) for inner, held in table.items()]) for table in tables)
        return ConditionDraft(key, parts=tuple(parts))
    if _KINDS[key] == "texts":
        return ConditionDraft(key, tuple(cast("list[str]", value if isinstance(value, list) else [value])))
    return ConditionDraft(key, float(value) if _KINDS[key] == "number" else value)


def rule_text(draft: RuleDraft, keeping: str = "") -> str:
    """Return the TOML of a rule; with `keeping`, its text so far, comments and what did not change stay as written.

    Raises:
        WrongUse: the draft says something that can't be used.
    """
    import tomlkit

    from precis.trust.rules import parse_rules

    document = tomlkit.parse(keeping or "[[rules]]\n")
    table = cast("Any", document)["rules"][0]
    before = draft_of(keeping) if keeping else None
    for key, value in _fields(draft).items():
        if value is None:
            table.pop(key, None)
        elif table.get(key) != value:
            table[key] = value
    if before is None or before.when != draft.when:
        table["when"] = _inline(_plain(draft.when))
    text = tomlkit.dumps(document).strip() + "\n"
    parse_rules(text, "This rule")
    return text


def _fields(draft: RuleDraft) -> dict[str, Any]:
    """Return keys and values but `when`; None takes a key out."""
    return {
        "name": draft.name.strip(),
        "set": draft.label_set.strip() or None,
        "label": draft.label.strip() or None,
        "review": True if draft.wants_review else None,
        "engine": "embedded" if draft.stays_local else None,
    }


def _plain(draft: ConditionDraft) -> dict[str, Any]:
    """Return a condition as the table that says it; what has to hold together goes into one table where it can."""
    if draft.key == "all":
        tables = [_plain(part) for part in draft.parts]
        keys = [key for table in tables for key in table]
        if len(keys) == len(set(keys)) and keys:
            return {key: value for table in tables for key, value in table.items()}
        return {"all": tables}
    if draft.key == "not":
        return {"not": _plain(ConditionDraft("all", parts=draft.parts))}
    if draft.key == "any":
        return {"any": [_plain(part) for part in draft.parts]}
    value = draft.value
    if isinstance(value, float) and value.is_integer():
        return {draft.key: int(value)}
    return {draft.key: list(value) if isinstance(value, tuple) else value}


def _inline(value: Any) -> Any:
    """Return tables as TOML writes them within one line."""
    import tomlkit

    if isinstance(value, dict):
        table = tomlkit.inline_table()
        for key, held in cast("dict[str, Any]", value).items():
            table.append(key, _inline(held))
        return table
    if isinstance(value, list):
        array = tomlkit.array()
        for each in cast("list[Any]", value):
            array.append(_inline(each))
        return array
    return "" if value is None else value
