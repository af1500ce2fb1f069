"""Values of seven languages: what is written differently and means the same, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from precis.trust.dates import dates_of
from precis.trust.values import quantities_of, readings_of


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("1.2 million", "en", 1_200_000, ""),
        ("$1,200,000", "en", 1_200_000, "usd"),
        ("£200m", "en", 200_000_000, "gbp"),
        ("five per cent", "en", 5, "%"),
        ("two hundred and fifty thousand", "en", 250_000, ""),
        ("twenty-five", "en", 25, ""),
        ("a dozen", "en", 12, ""),
        ("40 basis points", "en", 0.4, "%"),
        ("-3.5%", "en", -3.5, "%"),
        ("1.234,56 Euro", "de", 1234.56, "eur"),
        ("1,2 Millionen", "de", 1_200_000, ""),
        ("3 Mrd. Euro", "de", 3e9, "eur"),
        ("fünfundzwanzig", "de", 25, ""),
        ("12 400", "fr", 12_400, ""),
        ("1,5 milliard d'euros", "fr", 1.5e9, "eur"),
        ("deux cents", "fr", 200, ""),
        ("1.200.000 euros", "es", 1_200_000, "eur"),
        ("3 mil millones", "es", 3e9, ""),
        ("5 por ciento", "es", 5, "%"),
        ("ventidue", "it", 22, ""),
        ("2 milioni di euro", "it", 2_000_000, "eur"),
        ("7,5%", "pt", 7.5, "%"),
        ("2 milhões", "pt", 2_000_000, ""),
        ("25 miljoen euro", "nl", 25_000_000, "eur"),
        ("vijfentwintig", "nl", 25, ""),
        ("1,500 km", "en", 1_500_000, "m"),
        ("90 minutes", "en", 5_400, "s"),
    ],
)
def test_value_of_a_quantity(text: str, language: str, value: float, unit: str) -> None:
    (found,) = quantities_of(text, language)
    assert found.readings[0] == pytest.approx(value)
    assert found.unit == unit
    assert text.endswith(found.text)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("1.2 million", "1,200,000", True),
        ("90 minutes", "1.5 hours", True),
        ("2 years", "24 months", True),
        ("about 12,400", "12,387", True),
        ("12,400", "14,200", False),
        ("12,400", "12,387", False),
        ("12,387", "about 12,400", False),
        ("5%", "5 dollars", False),
        ("5 percent", "5%", True),
        ("$5", "£5", False),
        ("3rd", "3", False),
    ],
)
def test_agreement_by_value(one: str, other: str, agree: bool) -> None:
    (mine,), (theirs,) = quantities_of(one), quantities_of(other)
    assert mine.agrees_with(theirs) is agree


@pytest.mark.parametrize("text", ["4Q", "COVID-19", "F16", "none of it"])
def test_what_is_no_number(text: str) -> None:
    assert quantities_of(text) == []


def test_separators_that_can_be_read_two_ways() -> None:
    assert readings_of("1.234", "de") == (1234.0, 1.234)
    assert readings_of("1.234", "en") == (1.234, 1234.0)
    assert readings_of("1,234,567", "de") == (1234567.0,)
    assert readings_of("0,5", "en") == (0.5,)


@pytest.mark.parametrize(
    "text",
    [
        "12 March 2024", "March 12, 2024", "2024-03-12", "12.03.2024", "12. März 2024", "12 mars 2024",
        "12 de marzo de 2024", "12 marzo 2024", "12 de março de 2024", "12 maart 2024", "12th of March 2024",
    ],
)  # fmt: skip
def test_one_date_in_seven_languages(text: str) -> None:
    (date,) = dates_of(f"x {text} y")
    assert (2024, 3, 12) in date.readings


@pytest.mark.parametrize(
    ("one", "other", "within"),
    [
        ("12 March", "12 March 2024", True),
        ("2024", "12 March 2024", True),
        ("12 March 2024", "13 March 2024", False),
        ("12 March 2024", "March 2024", False),
        ("3/12/2024", "12 March 2024", True),
        ("9 pm", "21:00", True),
        ("Monday", "Tuesday", False),
    ],
)
def test_dates_within_dates(one: str, other: str, within: bool) -> None:
    (mine,), (theirs,) = dates_of(one), dates_of(other)
    assert mine.is_within(theirs) is within


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("$74-75 million", 74e6, 75e6),
        ("$366 – 370 million", 366e6, 370e6),
        ("2 to 3 billion", 2e9, 3e9),
        ("$2.75 - $3.00", 2.75, 3.0),
        ("10-20%", 10.0, 20.0),
    ],
)
def test_the_ends_of_a_range_share_scale_and_unit(text: str, first: float, last: float) -> None:
    one, two = quantities_of(text)
    assert first in one.readings
    assert last in two.readings
    assert one.unit == two.unit or not two.unit


@given(st.text(max_size=200), st.sampled_from(["en", "de", "fr", "es", "it", "pt", "nl", "und", "xx"]))
def test_values_stand_where_they_say(text: str, language: str) -> None:
    for date in dates_of(text):
        assert text[date.start : date.end].strip() == date.text
    for quantity in quantities_of(text, language):
        assert quantity.readings
        assert text[quantity.start : quantity.end].strip() == quantity.text


@given(st.integers(1_000, 999_999_999))
def test_grouping_of_each_language_gives_the_number(number: int) -> None:
    plain = f"{number:,}"
    for language, text in (("en", plain), ("de", plain.replace(",", ".")), ("fr", plain.replace(",", "\u202f"))):
        (found,) = quantities_of(text, language)
        assert float(number) in found.readings
