"""Numbers, amounts, percentages, measures and dates of a claim against the source's, by value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from precis.trust.dates import Date
from precis.trust.evidence import Evidence, Finding
from precis.trust.index import SourceIndex
from precis.trust.overlap import Passage
from precis.trust.values import Quantity
from precis.trust.words import normal

Value = TypeVar("Value", Date, Quantity)
CLOSE = 0.5
_COMPOUND = re.compile(r"-[^\W\d_]")
_NEXT_WORD = re.compile(r"[\s-]([^\W\d_]+)")
_DIGITS = re.compile(r"\d[\d.,]*\d")
"""Closeness from which a value of the source at the same place of the sentence is the one that the claim means."""
_COUNTED = 12
"""A count up to this, in words, can be the summary's own ("two men" for two names)."""


def number_findings(evidence: Evidence) -> list[Finding]:
    """Return what is wrong with the claim's numbers: another value in the source's place, or none like it anywhere."""
    found = [finding for quantity in evidence.quantities if (finding := _quantity(evidence, quantity))]
    return found or _exchanged_digits(evidence)


def date_findings(evidence: Evidence) -> list[Finding]:
    """Return what is wrong with the claim's dates, years, weekdays and times."""
    return [found for date in evidence.dates if (found := _date(evidence, date))]


def _quantity(evidence: Evidence, mine: Quantity) -> Finding | None:
    index = evidence.index
    rival = _rival_number(evidence, mine)
    if rival is not None and _is_set_apart(index.text, mine.text):
        return None
    if rival is not None and evidence.closeness >= CLOSE:
        return _differs("numbers", rival.text, mine.text)
    if any(mine.agrees_with(other) for unit in evidence.near for other in _said(index, unit)):
        return _counts_otherwise(evidence, mine)
    if rival is not None:
        return _differs("numbers", rival.text, mine.text)
    if (
        _is_derived(evidence.text, mine)
        or _is_set_apart(index.text, mine.text)
        or any(mine.agrees_with(q) for u in index.numeric_units() for q in _said(index, u))
    ):
        return None
    return Finding("numbers", f"“{mine.text}” does not occur in the source.")


def _exchanged_digits(evidence: Evidence) -> list[Finding]:
    """Return digits that stand where a sentence that is else the same has other digits, whatever they mean."""
    best = evidence.best
    if best is None or evidence.closeness < CLOSE:
        return []
    source = evidence.index.units[best.unit].tokens
    held = {token.stem for token in source}
    claimed = {token.stem for token in evidence.tokens}
    quote = evidence.index.quote(best.unit)
    for i, j in best.alignment.substitutions():
        mine, theirs = evidence.tokens[i], source[j]
        is_other = (
            mine.stem not in held and theirs.stem not in claimed and not _is_set_apart(quote, evidence.word(mine))
        )
        is_short = len(mine.stem) == 2 and len(theirs.stem) == 4 and theirs.stem.endswith(mine.stem)  # "FY22" of 2022
        is_other = is_other and not is_short
        if mine.is_number and theirs.is_number and is_other and not _has_value(evidence, best.unit, mine.start):
            return [_differs("numbers", evidence.source_word(theirs), evidence.word(mine))]
    return []


def _has_value(evidence: Evidence, unit: int, start: int) -> bool:
    """Say whether the unit has the claim's value at `start`, however written."""
    index = evidence.index
    quantities = [q for q in evidence.quantities if q.start <= start < q.end]
    dates = [d for d in evidence.dates if d.start <= start < d.end and d.kind != "year"]
    return any(q.agrees_with(other) for q in quantities for other in index.quantities(unit)) or any(
        d.is_within(other) for d in dates for other in index.dates(unit)
    )


def _counts_otherwise(evidence: Evidence, mine: Quantity) -> Finding | None:
    """Return a soft finding where the source counts the same thing, but never to this number."""
    thing = _counted(evidence.text, mine)
    if not thing or mine.unit:
        return None
    index, rival = evidence.index, ""
    for unit in evidence.near:
        quote = index.quote(unit)
        for other in index.quantities(unit):
            if _counted(quote, other) == thing and not other.unit:
                if mine.agrees_with(other):
                    return None
                rival = rival or f"{other.text} {_after(quote, other)}"
    message = f"The source says “{rival}”, the summary “{mine.text} {_after(evidence.text, mine)}”."
    return Finding("numbers", message, is_hard=False) if rival else None


def _after(text: str, value: Quantity) -> str:
    match = _NEXT_WORD.match(text, value.end)
    return match[1] if match else ""


def _counted(text: str, value: Quantity) -> str:
    """Return the stem of the word right after a number, where it carries content: what it counts."""
    word = _after(text, value)
    stem, is_content = normal(word) if word else ("", False)
    return stem if is_content else ""


def _said(index: SourceIndex, unit: int) -> list[Quantity]:
    return [*index.quantities(unit), *map(_as_number, index.years(unit))]


def _as_number(year: Date) -> Quantity:
    return Quantity((float(year.readings[0][0] or 0),), "", year.start, year.end, year.text)


def _rival_number(evidence: Evidence, mine: Quantity) -> Quantity | None:
    """Return the source's value that stands where the claim has its own, or None."""
    best = evidence.best
    if best is None:
        return None
    theirs = evidence.index.quantities(best.unit)
    if any(mine.agrees_with(other) for other in theirs):
        return None
    free = [
        other
        for other in theirs
        if _is_alike(mine, other) and not any(other.agrees_with(q) for q in evidence.quantities)
    ]
    return _opposite(evidence, best, mine, free)


def _is_alike(mine: Quantity, other: Quantity) -> bool:
    return mine.unit == other.unit and mine.is_ordinal == other.is_ordinal


def _opposite(evidence: Evidence, best: Passage, mine: Value, free: Sequence[Value]) -> Value | None:
    """Return the one of `free` that is aligned with `mine`, else the only one where the wording is close."""
    if not free:
        return None
    offset = evidence.index.units[best.unit].span.start
    partners = _partners(evidence, best, mine)
    for other in free:
        if any(other.start + offset < end and start < other.end + offset for start, end in partners):
            return other
    is_alike = len(free) == 1 and (isinstance(mine, Date) or bool(mine.unit))
    return free[0] if is_alike and best.coverage >= CLOSE else None


def _partners(evidence: Evidence, best: Passage, mine: Date | Quantity) -> list[tuple[int, int]]:
    """Return the places in the source of the words aligned with the value's own."""
    source = evidence.index.units[best.unit].tokens
    return [
        (source[j].start, source[j].end)
        for i, j, _ in best.alignment.pairs
        if evidence.tokens[i].start < mine.end and mine.start < evidence.tokens[i].end
    ]


def _is_set_apart(text: str, number: str) -> bool:
    """Say whether the text has the number with a space after its mark ("98. 7"), as some converters write it."""
    digits = _DIGITS.search(number)
    if digits is None or not (set(digits.group()) & {".", ","}):
        return False
    pattern = re.sub(r"\\?[.,]", r"[.,]\\s", re.escape(digits.group()))
    return re.search(rf"(?<!\d){pattern}(?!\d)", text) is not None


def _is_derived(text: str, mine: Quantity) -> bool:
    """Say whether the claim's number can be its own count, which no word of the source has to say.

    A number in a compound ("eight-game ban") is none, nor is one that says that it is rough ("at least five").
    """
    if _COMPOUND.match(text, mine.end) or mine.is_approximate:
        return False
    value = max(map(abs, mine.readings))
    return (mine.is_word or mine.is_ordinal) and value <= _COUNTED and not mine.unit


def _date(evidence: Evidence, mine: Date) -> Finding | None:
    index = evidence.index
    rival = _rival_date(evidence, mine)
    if rival is not None and evidence.closeness >= CLOSE:
        return _differs("dates", rival.text, mine.text)
    if any(_is_said(mine, other) for unit in evidence.near for other in _dates(index, unit)):
        return None
    if rival is not None:
        return _differs("dates", rival.text, mine.text)
    if _is_spread(evidence, mine):
        return None
    if any(_is_said(mine, other) for unit in index.dated_units(mine) for other in _dates(index, unit)):
        return None
    if mine.kind == "time" and any(_same_hour(mine, q) for unit in evidence.near for q in index.quantities(unit)):
        return None
    return Finding("dates", f"“{mine.text}” does not occur in the source.", is_hard=mine.kind != "weekday")


def _same_hour(time: Date, number: Quantity) -> bool:
    minutes = time.readings[0][2] or 0
    return not number.unit and number.readings[0] in {minutes / 60, minutes / 60 - 12}


def _dates(index: SourceIndex, unit: int) -> list[Date]:
    return index.dates(unit)


def _is_said(mine: Date, other: Date) -> bool:
    return mine.is_within(other)


def _rival_date(evidence: Evidence, mine: Date) -> Date | None:
    best = evidence.best
    if best is None:
        return None
    theirs = evidence.index.dates(best.unit)
    if any(mine.agrees_with(other) for other in theirs):
        return (
            next((d for d in theirs if _contradicts(mine, d)), None) if not any(map(mine.is_within, theirs)) else None
        )
    free = [
        other
        for other in theirs
        if _parts(other) & _parts(mine) and not any(other.agrees_with(date) for date in evidence.dates)
    ]
    return _opposite(evidence, best, mine, free)


def _contradicts(mine: Date, other: Date) -> bool:
    return bool(_parts(mine) & _parts(other)) and not mine.agrees_with(other)


def _parts(date: Date) -> set[tuple[str, int]]:
    """Return which parts a date names, weekdays and times apart from days of the month."""
    kind = date.kind if date.kind in {"weekday", "time"} else ""
    return {(kind, place) for reading in date.readings for place, part in enumerate(reading) if part is not None}


def _is_spread(evidence: Evidence, mine: Date) -> bool:
    """Say whether day and month are said nearby and the year elsewhere ("12 March" under a letter's "2024")."""
    year, month, day = mine.readings[0]
    if mine.kind != "date" or year is None or str(year) not in evidence.index.postings:
        return False
    rest = Date(((None, month, day),), "date", mine.start, mine.end, mine.text)
    return any(rest.is_within(other) for unit in evidence.near for other in evidence.index.dates(unit)) and not any(
        other.readings[0][0] not in (None, year) and rest.is_within(other)
        for unit in evidence.near
        for other in evidence.index.dates(unit)
    )


def _differs(name: str, source: str, claim: str) -> Finding:
    return Finding(name, f"The source says “{source}”, the summary “{claim}”.")


def missing_values(evidence: Evidence) -> Iterator[str]:
    """Yield the texts of the claim's values that some check fails."""
    for finding in [*number_findings(evidence), *date_findings(evidence)]:
        yield finding.message
