"""A rule as a sentence: pure functions of its draft, so that nobody has to read TOML."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from precis.app.rule_drafts import ConditionDraft, RuleDraft
from precis.ui.amounts import decimal
from precis.ui.language import locale, mark, tr

CONDITIONS = {
    "words": mark("the text contains"),
    "pattern": mark("the text matches the pattern"),
    "title": mark("the title contains"),
    "sender": mark("the sender contains"),
    "format": mark("the file type is"),
    "amount_at_least": mark("it names an amount of at least"),
    "amount_at_most": mark("it names an amount of at most"),
    "date_from": mark("it names a date from"),
    "date_to": mark("it names a date up to"),
    "words_at_least": mark("it has at least so many words:"),
    "words_at_most": mark("it has at most so many words:"),
}
"""What each condition asks of a document, before its value."""


def sentence(draft: RuleDraft, titles: Mapping[str, str]) -> str:
    """Return the rule as a sentence: when it holds, and what it does then; `titles` names the label sets."""
    return tr(
        "When {condition}: {effects}.", condition=condition(draft.when), effects=", ".join(effects(draft, titles))
    )


def effects(draft: RuleDraft, titles: Mapping[str, str]) -> list[str]:
    """Return what the rule does, a part each."""
    found: list[str] = []
    if draft.label:
        found.append(tr("{set} is “{label}”", label=draft.label, set=titles.get(draft.label_set) or draft.label_set))
    if draft.wants_review:
        found.append(tr("a person looks at its label"))
    if draft.stays_local:
        found.append(tr("it stays on this computer"))
    return found or [tr("nothing yet")]


def condition(draft: ConditionDraft, *, is_inner: bool = False) -> str:
    """Return a condition in words; groups within groups stand in brackets."""
    if draft.key == "not":
        return tr("it is not so that {condition}", condition=condition(_joined(draft), is_inner=True))
    if draft.key in ("all", "any"):
        inner = [condition(part, is_inner=True) for part in draft.parts]
        joined = (tr(" and ") if draft.key == "all" else tr(" or ")).join(inner)
        return f"({joined})" if is_inner and len(inner) > 1 else joined
    text = CONDITIONS.get(draft.key)
    return f"{tr(text)} {value(draft)}" if text else f"{draft.key} {value(draft)}"


def _joined(draft: ConditionDraft) -> ConditionDraft:
    return draft.parts[0] if len(draft.parts) == 1 else ConditionDraft("all", parts=draft.parts)


def value(draft: ConditionDraft) -> str:
    """Return what a condition compares with."""
    found = draft.value
    if isinstance(found, tuple):
        return tr(" or ").join(tr("“{text}”", text=one) for one in found)
    if isinstance(found, float | int):
        return decimal(found, 0 if float(found).is_integer() else 2)
    if isinstance(found, date):
        return day_of(found)
    return tr("“{text}”", text=found or "")


def day_of(found: date) -> str:
    """Return a day of no time zone."""
    from PySide6.QtCore import QDate, QLocale

    return locale().toString(QDate(found.year, found.month, found.day), QLocale.FormatType.ShortFormat)


def today() -> date:
    """Return the day that a new condition begins with."""
    return datetime.now(UTC).astimezone().date()
