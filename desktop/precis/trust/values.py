"""Numbers, percentages, amounts and measures as values: "1.2 million" is "1,200,000", in seven languages.

What is written is read in all the ways it can be meant ("1.234" is 1234 in German and 1.234 in English), and two
quantities agree where one reading of each does. Dates are read by `dates`, and taken out before numbers are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from precis.trust.numerals import multiplier, word_values

DECIMAL_COMMA = frozenset({"de", "fr", "es", "it", "pt", "nl"})
_NUMBER = re.compile(
    r"(?<![\w.,])(?<![^\W\d_]-)(?P<before>(?:US|C|A|R|HK|NZ)?[$€£¥₹]\s?|(?:USD|EUR|GBP|CHF|JPY|Rs\.?|EUR|Euro)\s)?"
    r"(?P<sign>[-−](?=\d))?"
    r"(?P<digits>\d{1,3}(?:[\u00a0\u202f'’]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)*|[.,]\d+)"
    r"(?:-?(?P<ordinal>st|nd|rd|th|er|ère|ème|º|ª)\b)?"
    r"(?:(?:\s|-|\u00a0|\u202f)?(?P<scale>[^\W\d_]+\.?))?"
)
_GROUPED_BY_SPACE = re.compile(r"(?<![\d.,])(\d{1,3})((?: \d{3})+)(?![\d])")
_UNIT_AFTER = re.compile(
    r"\s?-?(?:d['’]|d[ei]\s)?(?P<unit>%|‰|€|\$|£|¥|₹|°\s?[CF]\b|basis points?|percentage points?|per\s?cent\b|"
    r"pour cent\b|por\s?ciento\b|por cento\b|per cento\b|[^\W\d_]+)",
    re.IGNORECASE,
)
_CURRENCY_SIGNS = {
    "$": "usd", "us$": "usd", "usd": "usd", "€": "eur", "eur": "eur", "euro": "eur", "£": "gbp", "gbp": "gbp",
    "¥": "jpy", "jpy": "jpy", "₹": "inr", "rs": "inr", "rs.": "inr", "chf": "chf", "r$": "brl", "c$": "cad",
    "a$": "aud", "hk$": "hkd", "nz$": "nzd",
}  # fmt: skip
_UNIT_TABLE = """
% 1 % prozent percent pct procent pourcent
% 1 percentagepoint percentagepoints prozentpunkt prozentpunkte pp
% 0.1 ‰ promille
% 0.01 basispoint basispoints bps bp
usd 1 dollar dollars dólar dólares dollaro dollari usd dólar
eur 1 euro euros eur €
gbp 1 pound pounds livre livres libra libras sterlina sterline pfund pond gbp quid
chf 1 franc francs franken franco franchi chf
jpy 1 yen jpy
inr 1 rupee rupees inr
m 1 metre metres meter meters mètre mètres metro metros metri m
m 1000 kilometre kilometres kilometer kilometers kilomètre kilomètres kilómetro kilómetros km
m 1000 chilometro chilometri quilômetro quilômetros
m 0.01 centimetre centimetres centimeter centimeters centimètre centimètres centimetri cm
m 0.001 millimetre millimetres millimeter millimeters mm
m 1609.344 mile miles mi meile meilen
m 0.3048 foot feet ft
kg 1 kilogram kilograms kilo kilos kilogramm kilogrammes kg
kg 0.001 gram grams gramm grammes g
kg 1000 tonne tonnes tonnen tonnellate toneladas ton tons t
kg 0.45359237 lb lbs
s 1 second seconds sekunde sekunden seconde secondes segundo segundos secondo secondi seconden sec secs
s 60 minute minutes minuten minuto minutos minuti minuut min mins
s 3600 hour hours stunde stunden heure heures hora horas ora ore uur uren h hr hrs
s 86400 day days tag tage tagen jour jours día días dia dias giorno giorni dag dagen
s 604800 week weeks woche wochen semaine semaines semana semanas settimana settimane weken
month 1 month months monat monate monaten mois mes meses mese mesi mês maand maanden
month 12 year years jahr jahre jahren an ans année années año años anno anni ano anos jaar jaren yr yrs
"""
_NEXT_WORD = re.compile(r"\s([^\W\d_]+)")
_RANGE = re.compile(r"\s?[-–—]\s?|\s(?:to|bis|à|a|até|tot)\s(?:[$€£]\s?)?")
_APPROXIMATE = re.compile(
    r"(?:about|around|approximately|nearly|almost|roughly|some|over|under|more than|less than|fewer than|"
    r"at least|up to|circa|ca\.|rund|etwa|fast|über|mehr als|knapp|environ|près de|plus de|moins de|unos|unas|"
    r"casi|más de|cerca de|quasi|oltre|più di|quase|mais de|ongeveer|bijna|meer dan|~|≈|>|<)\s*(?:[$€£]\s?)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit. `readings` are in the base unit; `unit` is empty for a bare number."""

    readings: tuple[float, ...]
    unit: str
    start: int
    end: int
    text: str
    is_approximate: bool = False
    is_word: bool = False
    is_ordinal: bool = False

    @property
    def name(self) -> str:
        """What kind of value it is: percent, amount, measure, ordinal or number."""
        if self.unit == "%":
            return "percent"
        if self.is_ordinal:
            return "ordinal"
        if self.unit in _CURRENCIES:
            return "amount"
        return "measure" if self.unit else "number"

    def agrees_with(self, other: Quantity) -> bool:
        """Say whether this value is what `other` says; a bare number agrees with the same number of any unit.

        It may be rounded where it says so: "about 12,400" agrees with 12,387. It may not be finer than the other.
        """
        if self.is_ordinal != other.is_ordinal or (self.unit and other.unit and self.unit != other.unit):
            return False
        rough = self.is_approximate or self.is_scaled or other.is_scaled
        return any(_close(a, b, rough=rough) for a in self.all_readings(other) for b in other.all_readings(self))

    @property
    def is_scaled(self) -> bool:
        """Whether it is written with a word such as "million", which rounds."""
        return any(character.isalpha() for character in self.text) and max(map(abs, self.readings)) >= 1e5

    def all_readings(self, other: Quantity) -> tuple[float, ...]:
        """Return the readings; a measure against a bare number also counts as written."""
        if self.unit and not other.unit and self.unit in _FACTORED:
            return (*self.readings, *(number for number in self._as_written()))
        return self.readings

    def _as_written(self) -> Iterator[float]:
        factor = _units().get(_last_word(self.text), ("", 1.0))[1]
        yield from (value / factor for value in self.readings)


def _last_word(text: str) -> str:
    return re.split(r"[\s\d.,-]+", text.casefold())[-1]


def _close(a: float, b: float, *, rough: bool) -> bool:
    if a == b or abs(a - b) <= 1e-6 * max(abs(a), abs(b)):
        return True
    mine, theirs = abs(a), abs(b)
    return rough and a * b > 0 and _figures(mine) < _figures(theirs) and mine == _rounded(theirs, _figures(mine))


def _figures(value: float) -> int:
    return len(f"{value:.10g}".replace(".", "").lstrip("0").partition("e")[0].rstrip("0")) or 1


def _rounded(value: float, figures: int) -> float:
    return float(f"{value:.{figures}g}")


_CURRENCIES = frozenset({"usd", "eur", "gbp", "chf", "jpy", "inr", "brl", "cad", "aud", "hkd", "nzd"})
_FACTORED = frozenset({"m", "kg", "s", "month"})


@lru_cache(maxsize=1)
def _units() -> dict[str, tuple[str, float]]:
    table: dict[str, tuple[str, float]] = {}
    for line in _UNIT_TABLE.strip().splitlines():
        unit, factor, *names = line.split()
        table |= {name: (unit, float(factor)) for name in names}
    return table


def quantities_of(text: str, language: str = "en", taken: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
    """Return the quantities of `text` in order; what overlaps one of the `taken` ranges (dates) is left out."""
    plain = _joined_groups(text, language)
    found = [
        replace(quantity, text=text[quantity.start : quantity.end].strip())
        for quantity in (*_in_ranges(plain, list(_in_digits(plain, language))), *_in_words(plain, language))
    ]
    blocked = sorted(taken)
    return sorted(
        (q for q in found if not any(start < q.end and q.start < end for start, end in blocked)), key=lambda q: q.start
    )


def _joined_groups(text: str, language: str) -> str:
    """Return `text`, of the same length, with spaces between groups of thousands replaced by a mark."""
    if language in {"en", "und"} or not any(map(str.isdigit, text)):
        return text
    return _GROUPED_BY_SPACE.sub(lambda match: match.group().replace(" ", "\u00a0"), text)


def _in_ranges(text: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield the quantities; the first of a range ("$74-75 million") may also mean the last one's scale and unit."""
    for first, second in zip(found, [*found[1:], None], strict=False):
        if second is None or first.is_scaled or not _RANGE.fullmatch(text[first.end : second.start]):
            yield first
            continue
        number = re.search(r"\d[\d.,]*", second.text)
        written = readings_of(number.group(), "und") if number else ()
        scale = second.readings[0] / written[0] if written and written[0] else 1.0
        more = tuple(value * scale for value in first.readings) if scale != 1.0 else ()
        yield replace(first, readings=(*first.readings, *more), unit=first.unit or second.unit)


def _in_digits(text: str, language: str) -> Iterator[Quantity]:
    for match in _NUMBER.finditer(text):
        readings = readings_of(match["digits"], language)
        if not readings:
            continue
        scale, end = _scale_of(match, language)
        unit, factor, end = _unit_of(text, match, end)
        if end < len(text) and text[end].isalpha() and end == match.end("digits"):
            continue  # a part of a code such as "4Q" or "3D"
        sign = -1.0 if match["sign"] else 1.0
        values = tuple(sign * value * scale * factor for value in readings)
        yield Quantity(
            values, unit, match.start(), end, text[match.start() : end].strip(), is_approximate(text, match.start()),
            is_ordinal=bool(match["ordinal"]),
        )  # fmt: skip


def readings_of(digits: str, language: str) -> tuple[float, ...]:
    """Return the numbers that `digits` with its separators can mean, the likeliest in `language` first."""
    bare = re.sub(r"[\u00a0\u202f'’]", "", digits)
    marks = [mark for mark in bare if mark in ".,"]
    if not marks:
        return _floats(bare)
    last = marks[-1]
    if len(set(marks)) == 2:
        other = "," if last == "." else "."
        return _floats(bare.replace(other, "").replace(last, "."))
    whole, _, tail = bare.rpartition(last)
    if len(marks) > 1:
        return _floats(bare.replace(last, ""))
    grouped, decimal = bare.replace(last, ""), f"{whole or '0'}.{tail}"
    if len(tail) != 3 or not 1 <= len(whole) <= 3 or whole == "0":
        return _floats(decimal)
    is_decimal = (last == ",") == (language in DECIMAL_COMMA)
    return _floats(decimal, grouped) if is_decimal else _floats(grouped, decimal)


def _floats(*texts: str) -> tuple[float, ...]:
    return tuple(float(text) for text in texts if text.count(".") <= 1 and len(text) <= 30)


def _scale_of(match: re.Match[str], language: str) -> tuple[float, int]:
    """Return the factor of a word such as "million" after the digits, and where the number ends."""
    end = match.end("ordinal") if match["ordinal"] else match.end("digits")
    word = (match["scale"] or "").casefold().rstrip(".")
    if word in {"m", "k"}:
        is_close = bool(match["before"]) and match.start("scale") - match.end("digits") <= 1
        return ((1e6 if word == "m" else 1e3), match.end("scale")) if is_close or word == "k" else (1.0, end)
    factor = multiplier(word, language)
    if factor is None:
        return 1.0, end
    again = _NEXT_WORD.match(match.string, match.end("scale"))
    more = multiplier(again[1].casefold(), language) if again else None
    return (factor * more, again.end()) if again and more else (factor, match.end("scale"))


def _unit_of(text: str, match: re.Match[str], end: int) -> tuple[str, float, int]:
    """Return the unit, its factor to the base unit, and where the quantity ends."""
    before = (match["before"] or "").strip().casefold()
    if before:
        return _CURRENCY_SIGNS.get(before, before), 1.0, end
    after = _UNIT_AFTER.match(text, end)
    if after is None:
        return "", 1.0, end
    word = re.sub(r"\s", "", after["unit"].casefold())
    word = {"percent": "%", "pourcent": "%", "porciento": "%", "porcento": "%", "percento": "%"}.get(word, word)
    unit, factor = _units().get(word, (_CURRENCY_SIGNS.get(word, ""), 1.0))
    return (unit, factor, after.end()) if unit else ("", 1.0, end)


def _in_words(text: str, language: str) -> Iterator[Quantity]:
    for value, start, end in word_values(text, language):
        after = _UNIT_AFTER.match(text, end)
        word = re.sub(r"\s", "", after["unit"].casefold()) if after else ""
        unit, factor = _units().get({"percent": "%"}.get(word, word), ("", 1.0))
        stop = after.end() if after and unit else end
        yield Quantity(
            (value * factor,), unit, start, stop, text[start:stop], is_approximate(text, start), is_word=True
        )


def is_approximate(text: str, start: int) -> bool:
    """Say whether what stands before `start` makes the number a rough one."""
    return _APPROXIMATE.search(text[max(0, start - 24) : start]) is not None
