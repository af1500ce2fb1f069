"""Numbers, money, sizes, durations and moments for people, as the window's language writes them."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QLocale, QTime

from precis.domain.money import Money
from precis.ui.language import locale, tr


def count(number: int) -> str:
    """Return a whole number: `1,234`."""
    return locale().toString(number)


def decimal(number: float, digits: int = 1) -> str:
    """Return a number with so many digits after the point: `0.4`."""
    return locale().toString(float(number), "f", digits)


def signed(number: float, digits: int = 2) -> str:
    """Return a difference, with its sign: `+0.25`."""
    return f"{'+' if number >= 0 else '−'}{decimal(abs(number), digits)}"


def percent(share: float, digits: int = 0) -> str:
    """Return a share of 1: `12%`."""
    return tr("{number}%", number=decimal(share * 100, digits))


def money(amount: Money, digits: int = 4) -> str:
    """Return an amount of US dollars: `$0.0040`."""
    return locale().toCurrencyString(amount.usd, "$", digits)


def size(count: int) -> str:
    """Return a number of bytes, in decimal units: `1.2 MB`."""
    digits = 0 if count < 1_000_000 else 1 if count < 1_000_000_000 else 2
    return locale().formattedDataSize(count, digits, QLocale.DataSizeFormat.DataSizeSIFormat)


def duration(seconds: float) -> str:
    """Return `seconds` for people: `0.4 s`, `12 s`, `3 min`, `2 h`."""
    if seconds < 9.95:
        return tr("{number} s", number=decimal(seconds))
    if seconds < 90:
        return tr("{number} s", number=decimal(seconds, 0))
    if seconds < 5400:
        return tr("{number} min", number=decimal(seconds / 60, 0))
    return tr("{number} h", number=decimal(seconds / 3600, 0))


def clock(at: datetime) -> str:
    """Return a time of day, in local time: `14:05`."""
    local = at.astimezone()
    return locale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)


def day(at: datetime) -> str:
    """Return a day, in local time: `3 Mar 2024`."""
    return _date(at, tr("d MMM yyyy", note="Qt's pattern of a date"))


def moment(at: datetime) -> str:
    """Return a moment to the second, in local time."""
    local = at.astimezone()
    time = locale().toString(QTime(local.hour, local.minute, local.second), "HH:mm:ss")
    return tr("{date} {time}", date=day(at), time=time)


def day_of_month(date: datetime) -> str:
    """Return a day without its year, of the time zone that it has: `3 Mar`."""
    return _written(date, tr("d MMM", note="Qt's pattern of a date"))


def month(date: datetime) -> str:
    """Return a month, of the time zone that it has: `Mar 2024`."""
    return _written(date, tr("MMM yyyy", note="Qt's pattern of a date"))


def when(at: datetime, now: datetime) -> str:
    """Return a past moment, in local time: `14:05`, `yesterday 14:05`, `3 Mar 14:05`, `3 Mar 2024`."""
    local, today = at.astimezone(), now.astimezone()
    days = (today.date() - local.date()).days
    if days == 0:
        return clock(at)
    if days == 1:
        return tr("yesterday {time}", time=clock(at))
    if local.year != today.year:
        return day(at)
    date = _date(at, tr("d MMM", note="Qt's pattern of a date"))
    return tr("{date} {time}", date=date, time=clock(at))


def rewritten(text: str) -> str:
    """Return an amount that was written in English as the window's language writes it; any other text as it is."""
    import re

    if found := re.fullmatch(r"\$(\d[\d,]*\.\d+)", text):
        return money(Money.from_usd(_number(found[1])), _digits(found[1]))
    if found := re.fullmatch(r"(\d+(?:\.\d+)?)%", text):
        return percent(_number(found[1]) / 100, _digits(found[1]))
    if found := re.fullmatch(r"(\d{1,3}(?:,\d{3})*(?:\.\d+)?)( (?:[KMGk]i?B|s|h))?", text):
        return decimal(_number(found[1]), _digits(found[1])) + (found[2] or "")
    return text


def _number(text: str) -> float:
    return float(text.replace(",", ""))


def _digits(text: str) -> int:
    return len(text.partition(".")[2])


def _date(at: datetime, pattern: str) -> str:
    return _written(at.astimezone(), pattern)


def _written(date: datetime, pattern: str) -> str:
    return locale().toString(QDate(date.year, date.month, date.day), pattern)
