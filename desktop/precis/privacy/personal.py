"""Finds personal data that has a form: addresses of mail and machines, cards, accounts, national numbers, phones.

What has a check digit is checked, so that an order number is not taken for a card. Names, streets and organisations
have no form and are not found here; nothing may ever say that a text holds no personal data.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Iterator
from functools import partial

from precis.privacy.findings import Detector, Finding

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,24}(?![\w-])")
_CARD = re.compile(r"(?<![\d.,-])\d(?:[ -]?\d){11,18}(?![\d-]|[.,]\d)")
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ -]?[A-Za-z0-9]){11,30}")
_SSN = re.compile(r"(?<![\d-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])")
_IPV4 = re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]*\d)")
_IPV6 = re.compile(r"(?<![\w:.])(?:[0-9A-Fa-f]{0,4}:){2,7}(?:[0-9A-Fa-f]{1,4}|(?:\d{1,3}\.){3}\d{1,3})?(?![\w:])")
_MAC = re.compile(r"(?<![\w:-])[0-9A-Fa-f]{2}([:-])(?:[0-9A-Fa-f]{2}\1){4}[0-9A-Fa-f]{2}(?![\w:-])")


def find_personal(text: str) -> Iterator[Finding]:
    """Yield the formed personal data in `text`, phones apart; findings may overlap."""
    for kind, needed, pattern, is_real in _RULES:
        if needed in text:
            for match in pattern.finditer(text):
                if is_real(match[0]):
                    yield Finding(match.start(), match.end(), kind)
    yield from _find_ibans(text)


def _find_ibans(text: str) -> Iterator[Finding]:
    """Yield account numbers; the country says how long one is, since the words after it could be part of it."""
    for match in _IBAN.finditer(text):
        left = _IBAN_LENGTHS.get(match[0][:2].upper(), 0)
        for offset, character in enumerate(match[0]):
            left -= character.isalnum()
            if left == 0 and is_iban(match[0][: offset + 1]):
                yield Finding(match.start(), match.start() + offset + 1, "IBAN")


def is_card(text: str) -> bool:
    """Say whether the digits of `text` pass Luhn's check (ISO/IEC 7812-1) and are not all the same."""
    digits = [int(character) for character in text if character.isdigit()]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[-2::-2])
    return len(set(digits)) > 1 and digits[0] != 0 and (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def is_iban(text: str) -> bool:
    """Say whether `text` has a country's length and passes the check of ISO 13616 (ISO 7064 MOD 97-10)."""
    plain = re.sub(r"[ -]", "", text).upper()
    if _IBAN_LENGTHS.get(plain[:2]) != len(plain):
        return False
    return int("".join(str(int(character, 36)) for character in plain[4:] + plain[:4])) % 97 == 1


_COUNTRIES_BY_LENGTH = {
    15: "NO", 16: "BE", 18: "DK FO FI GL NL SD", 19: "MK SI", 20: "AT BA EE KZ LT LU MN XK", 21: "CH HR LI LV",
    22: "BG BH CR DE GB GE IE ME RS VA", 23: "AE GI IL IQ OM SO TL", 24: "AD CZ ES MD PK RO SA SE SK TN VG",
    25: "LY PT ST", 26: "IS TR", 27: "BI DJ FR GR IT MC MR SM", 28: "AL AZ BY CY DO GT HU LB NI PL SV",
    29: "BR EG PS QA UA", 30: "JO KW MU", 31: "MT SC", 32: "LC", 33: "RU",
}  # fmt: skip
_IBAN_LENGTHS = {country: n for n, countries in _COUNTRIES_BY_LENGTH.items() for country in countries.split()}
"""Lengths by country, from the IBAN registry (SWIFT, ISO 13616)."""


def _is_ip(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return text not in {"::", "0.0.0.0", "127.0.0.1", "::1"}  # noqa: S104 -- names nobody's machine


def _always(_: str) -> bool:
    return True


_RULES: tuple[tuple[str, str, re.Pattern[str], Callable[[str], bool]], ...] = (
    ("EMAIL", "@", _EMAIL, _always),
    ("CARD", "", _CARD, is_card),
    ("SSN", "-", _SSN, _always),
    ("IP", ".", _IPV4, _is_ip),
    ("IP", ":", _IPV6, _is_ip),
    ("MAC", "", _MAC, _always),
)


def phone_detector(regions: tuple[str, ...]) -> Detector:
    """Return a detector of phone numbers as written in `regions` (ISO 3166 codes), and of international ones.

    Numbers with fewer than seven digits are left alone: too many other things look like them.
    """
    return partial(_find_phones, regions)


def _find_phones(regions: tuple[str, ...], text: str) -> Iterator[Finding]:
    import phonenumbers

    for region in regions or (None,):
        for match in phonenumbers.PhoneNumberMatcher(text, region):
            if sum(character.isdigit() for character in match.raw_string) >= 7:
                yield Finding(match.start, match.end, "PHONE")
