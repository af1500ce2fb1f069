"""Dates, years, weekdays and times of day as values: "12 March 2024" is "2024-03-12", in seven languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_MONTHS = """
january jan januar jänner janvier janv enero ene gennaio gen janeiro januari
february feb februar février févr fév febrero febbraio fevereiro fev februari
march mar märz mär mars marzo março maart mrt
april apr avril avr abril abr aprile
may mai mayo maggio mag maio mei
june jun juni juin junio giugno giu junho
july jul juli juillet juil julio luglio lug julho
august aug août aout agosto ago augustus
september sept sep septembre septiembre settembre set setembro
october oct oktober okt octobre octubre ottobre ott outubro out
november nov novembre noviembre novembro
december dec dezember dez décembre déc diciembre dic dicembre dezembro
"""
_WEEKDAYS = """
monday mon montag lundi lunes lunedì maandag segunda-feira
tuesday tue tues dienstag mardi martes martedì dinsdag terça-feira
wednesday wed mittwoch mercredi miércoles mercoledì woensdag quarta-feira
thursday thu thur thurs donnerstag jeudi jueves giovedì donderdag quinta-feira
friday fri freitag vendredi viernes venerdì vrijdag sexta-feira
saturday sat samstag sonnabend samedi sábado sabato zaterdag
sunday sun sonntag dimanche domingo domenica zondag
"""
_AMBIGUOUS_WORDS = "mon sat sun thu tue fri thur mar may mag mai mars set out gen ene ago dic wed marches jan dec"
_AMBIGUOUS = frozenset(_AMBIGUOUS_WORDS.split())
"""Words that mean something else too: a month or weekday only beside a number (months) or not at all (weekdays)."""
FIRST_YEAR, LAST_YEAR = 1500, 2100


@dataclass(frozen=True, slots=True)
class Date:
    """A date as far as it is said; several for one that can be read two ways. `kind`: date, year, weekday or time."""

    readings: tuple[tuple[int | None, int | None, int | None], ...]
    """Year, month, day; for a weekday (None, None, 0 … 6), for a time of day (None, None, minutes)."""
    kind: str
    start: int
    end: int
    text: str

    def agrees_with(self, other: Date) -> bool:
        """Say whether both can be the same: each part that both name is equal, and at least one is named by both.

        A year alone agrees with a date in it.
        """
        if (self.kind in _APART or other.kind in _APART) and self.kind != other.kind:
            return False
        return any(_compatible(a, b) for a in self.readings for b in other.readings)

    def is_within(self, other: Date) -> bool:
        """Say whether `other` names every part that this date names, with the same values."""
        if self.kind != other.kind and (self.kind in _APART or other.kind in _APART):
            return False
        return any(
            all(x is None or x == y for x, y in zip(a, b, strict=True)) for a in self.readings for b in other.readings
        )


_APART = frozenset({"weekday", "time"})


def _compatible(a: tuple[int | None, ...], b: tuple[int | None, ...]) -> bool:
    pairs = [(x, y) for x, y in zip(a, b, strict=True) if x is not None and y is not None]
    return bool(pairs) and all(x == y for x, y in pairs)


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    return {name: i for i, line in enumerate(_MONTHS.strip().splitlines(), 1) for name in line.split()}


@lru_cache(maxsize=1)
def _weekdays() -> dict[str, int]:
    return {name: i for i, line in enumerate(_WEEKDAYS.strip().splitlines()) for name in line.split()}


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    days = "|".join(sorted((re.escape(day) for day in _weekdays() if day not in _AMBIGUOUS), key=len, reverse=True))
    month = rf"(?P<name>{names})\b\.?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?"
    year = r"(?P<year>(?:1[5-9]|20)\d\d|2100)"
    numeric = r"(?<![\d.,/-])(?P<first>[0-3]?\d)(?P<mark>[./])(?P<second>[0-3]?\d)(?P=mark)"
    flags = re.IGNORECASE
    return tuple(
        (re.compile(pattern, flags), kind)
        for pattern, kind in (
            (rf"(?<![\d.,/-]){year}[-/.](?P<month>0?[1-9]|1[0-2])[-/.](?P<day>0?[1-9]|[12]\d|3[01])(?![\d])", "date"),
            (rf"(?<![\d.,/-])(?P<first>[0-3]?\d)(?P<mark>[./-])(?P<second>[0-3]?\d)(?P=mark){year}(?!\d)", "numeric"),
            (rf"{numeric}(?P<short>\d\d)(?![\d.,/])", "numeric"),
            (rf"(?<![\d.,]){day}\s?(?:of |de |di )?{month}(?:,?\s?(?:de |del |di )?{year}(?!\d))?", "date"),
            (rf"\b{month}\s?{day}(?:,?\s{year})?(?![\d.,]*\d)", "date"),
            (rf"\b{month},?\s?(?:de |del |di )?{year}(?!\d)", "date"),
            (rf"\b(?P<name>{names})\b", "month"),
            (rf"\b(?P<weekday>{days})\b", "weekday"),
            (r"(?<![\d:.,])(?P<hour>[01]?\d|2[0-4])(?::(?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.?m\b\.?)", "time"),
            (r"(?<![\d:.,])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?![\d:])(?P<half>)", "time"),
            (rf"(?<![\w.,$€£-]){year}(?!\d)(?![.,]\d)(?!\s?(?:%|€|euro|dollar|pound|percent|million|billion))", "year"),
        )
    )  # fmt: skip


def dates_of(text: str) -> list[Date]:
    """Return the dates of `text` in order, none overlapping another; the fullest reading of a place wins."""
    found: list[Date] = []
    taken: list[tuple[int, int]] = []
    has_digit = any(map(str.isdigit, text))
    for pattern, kind in _patterns():
        if not has_digit and kind not in {"month", "weekday"}:
            continue
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            readings = tuple(_readings(match, kind))
            if not readings:
                continue
            taken.append(match.span())
            shown = "date" if kind in {"numeric", "month"} else kind
            found.append(Date(readings, shown, match.start(), match.end(), match.group().strip()))
    return sorted(found, key=lambda date: date.start)


def _readings(match: re.Match[str], kind: str) -> Iterator[tuple[int | None, int | None, int | None]]:
    part = match.groupdict()
    if kind == "weekday":
        yield None, None, _weekdays()[part["weekday"].casefold()]
    elif kind == "time":
        yield None, None, _minutes(part)
    elif kind == "numeric":
        yield from _numeric(part)
    elif kind == "month":
        word = match.group()
        if word[0].isupper() and word.casefold() not in _AMBIGUOUS and len(word) > 3:
            yield None, _months()[word.casefold()], None
    elif kind == "year":
        yield int(part["year"]), None, None
    else:
        month = int(part["month"]) if part.get("month") else _months()[part["name"].casefold()]
        day = int(part["day"]) if part.get("day") else None
        if day is None or 1 <= day <= 31:
            yield int(part["year"]) if part.get("year") else None, month, day


def _numeric(part: dict[str, str]) -> Iterator[tuple[int, int, int]]:
    year = int(part["year"]) if part.get("year") else 2000 + int(part["short"])
    first, second = int(part["first"]), int(part["second"])
    if 1 <= second <= 12 and 1 <= first <= 31:
        yield year, second, first
    if part["mark"] != "." and first != second and 1 <= first <= 12 and 1 <= second <= 31:
        yield year, first, second


def _minutes(part: dict[str, str]) -> int:
    hour = int(part["hour"])
    half = (part.get("half") or "")[:1].casefold()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return 60 * hour + int(part.get("minute") or 0)
