"""Finds personal data that has a form: addresses of mail and machines, cards and accounts.

What has a check digit is checked, so that an order number is not taken for a card. Nothing here may ever lead to a
sentence that says that a text holds no personal data.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

from precis.privacy.findings import Finding
from precis.privacy.folding import Folded
from precis.privacy.rules import WORD, Rule, compiled, find_all

_DIGITS = frozenset(b"0123456789")
_LOCAL = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.+-%'!#&*/=?^`{|}~") | set(
    range(0xAA, 0x100)
)
_QUOTES_BEFORE_MAIL = b"'*/=|`{}~.?!&#"
_LONGEST_LOCAL = 64
_DOMAIN = re.compile(
    rb"(?:[A-Za-z0-9\xaa-\xff](?:[A-Za-z0-9_\xaa-\xff-]{0,61}[A-Za-z0-9\xaa-\xff])?\.){1,8}[A-Za-z\xaa-\xff]{2,24}(?![\w-])"
)
_IP_LITERAL = re.compile(rb"\[(?:IPv6:)?[0-9A-Fa-f:.]{3,45}\]")


def find_personal(folded: Folded) -> Iterator[Finding]:
    """Yield the formed personal data of a text, phones and national numbers apart; findings may overlap."""
    yield from _find_emails(folded)
    yield from find_all(_RULES, folded)
    yield from _find_ibans(folded)


def _find_emails(folded: Folded) -> Iterator[Finding]:
    """Yield mail addresses: from each `@` outwards, within the lengths of RFC 5321."""
    data = folded.data
    at = data.find(b"@")
    while at >= 0:
        domain = _DOMAIN.match(data, at + 1, at + 256) or _IP_LITERAL.match(data, at + 1, at + 60)
        start = at
        while domain and start and at - start < _LONGEST_LOCAL and data[start - 1] in _LOCAL:
            start -= 1
        start += len(data[start:at]) - len(data[start:at].lstrip(_QUOTES_BEFORE_MAIL))
        if domain and start < at:
            yield Finding(start, domain.end(), "EMAIL")
        at = data.find(b"@", at + 1)


_IBAN = r"\b[A-Za-z]{2}\d{2}(?:[ -]{0,2}[A-Za-z0-9]){11,30}"


def _find_ibans(folded: Folded) -> Iterator[Finding]:
    """Yield account numbers. Words before one can look like its beginning, so a match that is none is looked into."""
    data, at = folded.data, 0
    while (match := compiled(_IBAN).search(data, at)) is not None:
        start, end = match.start(), _iban_end(data, *match.span())
        if end:
            yield Finding(start, end, "IBAN")
        at = end or start + 2


def _iban_end(data: bytes, start: int, end: int) -> int:
    """Return where the account number ends; the country says how long it is, since words after it look like more."""
    left = _IBAN_LENGTHS.get(data[start : start + 2].decode("latin-1").upper(), 0)
    for offset in range(start, end):
        left -= data[offset] in WORD
        if left == 0:
            return offset + 1 if is_iban(data[start : offset + 1].decode("latin-1")) else 0
    return 0


def luhn(digits: str) -> bool:
    """Say whether `digits` pass Luhn's check (ISO/IEC 7812-1)."""
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10 == 0


_ISSUERS = re.compile(
    r"4\d{12}(?:\d{3})?(?:\d{3})?|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}"
    r"|3(?:0[0-5]|[689]\d)\d{11,16}|6(?:011|4[4-9]\d|5\d\d|2\d\d|0\d\d|3\d\d|7\d\d)\d{12,15}|35\d{14,17}|(?:2131|1800)\d{11}"
    r"|(?:50|5[6-9])\d{12,17}|9792\d{12}|220[0-4]\d{12,15}"
)
"""Number ranges and lengths of the card networks (published identification number ranges, ISO/IEC 7812)."""
_NEGATIVE = re.compile(rb"[ _=(,]-$")
"""A minus sign, as in `blk_-6008…`: a number of a program."""
_NEAR_CARD = re.compile(rb"(?i)card|visa|amex|maestro|kreditkarte|carte|tarjeta|cart\xe3o|\bcc\b|\bpan\b")


def is_card(text: str) -> bool:
    """Say whether the digits of `text` are in a card network's range and pass Luhn's check."""
    digits = re.sub(r"\D", "", text)
    return len(set(digits)) > 1 and _ISSUERS.fullmatch(digits) is not None and luhn(digits)


def _is_card_here(folded: Folded, start: int, end: int) -> bool:
    """Say whether a run of digits is a card's: checked, or in a network's range and called a card (a mistyped one)."""
    data = folded.data
    if not _stands_alone(data, start, end) or _NEGATIVE.search(data, max(0, start - 2), start):
        return False
    text = data[start:end].decode("latin-1")
    groups = re.split(r"[ -]", text)
    if len(groups) > 1 and (len(groups) > 5 or not all(2 <= len(group) <= 7 for group in groups)):
        return False
    digits = re.sub(r"\D", "", text)
    named = _NEAR_CARD.search(data, max(0, start - 40), start) is not None
    return is_card(text) or (named and 15 <= len(digits) <= 16 and _ISSUERS.fullmatch(digits) is not None)


def _stands_alone(data: bytes, start: int, end: int) -> bool:
    """Say whether digits are not part of a longer number, decimal or date."""
    before, after = data[max(0, start - 2) : start], data[end : end + 2]
    joined_before = len(before) == 2 and before[1] in b".,-:/" and before[0] in _DIGITS
    joined_after = len(after) == 2 and after[0] in b".,-:/" and after[1] in _DIGITS
    return not (joined_before or joined_after)


def is_iban(text: str) -> bool:
    """Say whether `text` has a country's length and passes the check of ISO 13616 (ISO 7064 MOD 97-10)."""
    plain = re.sub(r"[ -]", "", text).upper()
    if _IBAN_LENGTHS.get(plain[:2]) != len(plain):
        return False
    return int("".join(str(int(character, 36)) for character in plain[4:] + plain[:4])) % 97 == 1


_COUNTRIES_BY_LENGTH = {
    15: "NO", 16: "BE", 18: "DK FO FI FK GL NL SD", 19: "MK SI", 20: "AT BA EE KZ LT LU MN XK", 21: "CH HR LI LV",
    22: "BG BH CR DE GB GE IE ME RS VA", 23: "AE GI IL IQ OM SO TL", 24: "AD CZ ES MD PK RO SA SE SK TN VG",
    25: "LY PT ST", 26: "IS TR", 27: "BI DJ FR GR IT MC MR SM", 28: "AL AZ BY CY DO GT HU LB NI PL SV",
    29: "BR EG PS QA UA", 30: "JO KW MU YE", 31: "MT SC", 32: "LC", 33: "RU",
}  # fmt: skip
_IBAN_LENGTHS = {country: n for n, countries in _COUNTRIES_BY_LENGTH.items() for country in countries.split()}
"""Lengths by country, from the IBAN registry (SWIFT, ISO 13616)."""

_NOBODYS = frozenset({"0.0.0.0", "127.0.0.1", "255.255.255.255", "255.255.255.0", "255.255.0.0", "::", "::1"})  # noqa: S104 -- names nobody's machine
_NUMBERED = re.compile(
    rb"(?i)(?:\bv(?:er)?\.?|version|release|section|sect?\.|\xa7|clause|chapter|article|appendix|annex|paragraph|figure|table|item|rule|python|java|build)[\s:=]*$"
)
_HEADING = re.compile(rb"\.?[ \t]+[A-Z]")


def _is_ipv4(folded: Folded, start: int, end: int) -> bool:
    """Say whether four numbers are an address, and neither a version nor a heading's number."""
    data = folded.data
    octets = data[start:end].split(b".")
    if any(int(octet) > 255 or (len(octet) > 1 and octet[:1] == b"0") for octet in octets):
        return False
    is_longer = not _stands_alone(data, start, end) and data[end : end + 1] != b":"  # a port may follow
    if data[start:end].decode() in _NOBODYS or is_longer or data[end : end + 1] == b"-":
        return False
    if _NUMBERED.search(data, max(0, start - 14), start):
        return False
    at_line_start = data[data.rfind(b"\n", 0, start) + 1 : start].strip() == b""
    return not (at_line_start and all(int(octet) < 40 for octet in octets) and _HEADING.match(data, end))


def _is_ipv6(folded: Folded, start: int, end: int) -> bool:
    text = folded.data[start:end].decode("latin-1")
    groups = [group for group in text.split(":") if group]
    if text in _NOBODYS or (len(groups) < 3 and not re.search(r"\d", text)):
        return False
    try:
        ipaddress.IPv6Address(text)
    except ValueError:
        return False
    return True


def _is_mac(folded: Folded, start: int, end: int) -> bool:
    text = folded.data[start:end]
    return len(set(text.translate(None, b"-:."))) > 1


def _is_hexadecimal(folded: Folded, start: int, end: int) -> bool:
    return any(byte in b"abcdefABCDEF" for byte in folded.data[start:end])


_NOT_BESIDE = WORD | frozenset(b":.-")
_RULES: tuple[Rule, ...] = (
    Rule("CARD", (), r"\b\d(?:[ -]?\d){11,18}\b", check=_is_card_here),
    Rule("IP", (".",), r"\b(?:\d{1,3}\.){3}\d{1,3}\b", not_after=WORD, check=_is_ipv4),
    Rule("IP", (":",), r"(?:[0-9A-Fa-f]{0,4}:){2,7}(?:(?:\d{1,3}\.){3}\d{1,3}|[0-9A-Fa-f]{1,4})?",
         not_before=WORD | frozenset(b":."), not_after=WORD | frozenset(b":"), check=_is_ipv6),
    Rule("MAC", (":", "-"), r"(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}|(?:[0-9A-Fa-f]{2}-){5}[0-9A-Fa-f]{2}",
         not_before=_NOT_BESIDE, not_after=WORD | frozenset(b":-"), check=_is_mac),
    Rule("MAC", (".",), r"\b[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\b", 2.0, _NOT_BESIDE,
         WORD | frozenset(b".-"), _is_hexadecimal),
)  # fmt: skip
