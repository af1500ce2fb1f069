"""Finds telephone numbers: what is valid in the person's regions, and what is called one or written like one.

phonenumbers knows the numbering plans of all countries but is slow, so it looks only at the runs of digits that could
be a number. Most numbers in documents lack the country's code and are valid only in some region: for those from
elsewhere, the word before them (`Tel.`, `Mobile:`) or an unmistakable way of writing counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from precis.privacy.findings import Finding
from precis.privacy.folding import Folded
from precis.privacy.rules import Rule, compiled

_CANDIDATE = r"(?:\+|\(\+?|\b)\d(?:[ ().\-/]{0,3}\d){5,}(?:[ ,;]{0,3}(?:x|ext\.?|extension)[ .:]{0,2}\d{1,6})?"
_FEWEST, _MOST = 7, 15
"""Digits: shorter runs are too many other things; 15 is the most that ITU-T E.164 allows."""

_FEWEST_UNCALLED = 9
"""Digits of a number that nothing calls one: whole national numbers, not what is dialled within a town."""
_GROUPED = re.compile(r"\+?(?:\(\+?\d{1,5}\)|\d{1,5})(?:[ .\-/]?\(\d{1,4}\)|[ .\-/]\d{2,9})+(?:[ ,;]*(?:x|ext).*)?")
_NO_PHONE = re.compile(
    r"\d{3}-\d{2}-\d{4}|\d{1,3}(?:\.\d{1,3}){3}|(?:(?:1[0-9]|20)\d\d[ ])?\d{1,3}(?:[ .]\d{3})+"
    r"|(?:1[0-9]|20)\d\d(?:[/ -](?:\d\d|(?:1[0-9]|20)\d\d))+"
)
"""A social security number, an address of a machine, a number with its thousands apart, years (`1433/1440-1494`)."""

_EACH_DIGIT = [b"%d" % digit for digit in range(10)]
_BETWEEN = re.compile(rb" [/-] |  +|/ ")
"""What stands between two numbers, not within one."""
_EXTENSION = r"(?:[ ,]{0,2}(?:x|ext\.?)[ ]?\d{1,5})?\b"
_SHAPES = (
    # North America, with or without trunk and exit codes; one separator throughout or brackets round the area.
    r"(?:(?:\+|\b00|\b)1[ .\-]{1,2}|\b001[ .\-])?(?:\([2-9]\d{2}\)[ ]?|\b[2-9]\d{2}[.\-])[2-9]\d{2}[.\-]\d{4}"
    + _EXTENSION,
    r"\b001-\d{3}-\d{3}-\d{4}(?:x\d{1,5})?\b",
    # International, with its plus sign.
    r"\+\d{1,3}(?:[ ]?\(0\))?(?:[ .\-/]?\(?\d{1,4}\)?){2,6}\b",
    # A trunk zero and groups, as most of Europe, Asia and Africa write them.
    r"\b0\d{1,4}(?:[ ]\d{2,4}){2,4}\b",
    r"\b0\d{2,4}[/\-][ ]?\d{3,4}[ \-]?\d{2,5}\b",
    r"\(0\d{1,4}\)[ ]?\d{2,4}(?:[ \-]\d{2,4}){1,3}\b",
)
_CALLED = re.compile(
    rb"(?i)(?:\b(?:tele?(?:ph|f)?o?n?(?:e|o)?|tel|phone|mobile?|mob|cell(?:ular)?|fax|telefax|desk|office|home|handy|"
    rb"hotline|whats ?app|sms|call(?: me| us)?|dial|ring|reach(?:ed)?|m\xf3vil|celular|t\xe9l\xe9phone|port(?:able)?|"
    rb"cellulare|puhelin|tlf|telefoonnummer|rufnummer|contact number|answering|registered)"
    rb"(?: (?:number|no|nr|me|us|on|at|under|is|my|our|it))*[.:#)]*\s{0,3}(?:(?:on|at|is|under)\s)?)[(+]?$"
)
_DECIMAL = re.compile(rb"\d[./]\d[./]\d\b|^\d+\.\d+$")
_AFTER = re.compile(rb"(?i)\s?\(?(?:office|mobile|fax|cell|home|desk|work)\b")
_DATE = re.compile(
    rb"(?:19|20)\d\d[-./ ](?:0?[1-9]|1[0-2])[-./ ]\d{1,2}\b|\b\d{1,2}[-./]\d{1,2}[-./](?:19|20)?\d\d\b|(?:19|20)\d{6}\b"
)


def find_phones(regions: tuple[str, ...], folded: Folded) -> Iterator[Finding]:
    """Yield phone numbers as written in `regions` (ISO 3166 codes), international ones, and ones that are named."""
    for shape in _SHAPES:
        yield from Rule("PHONE", (), shape, check=_could_be).find(folded)
    for start, end in _candidates(folded.data):
        if _could_be(folded, start, end):
            if _is_called(folded.data, start, end):
                yield Finding(start, end, "PHONE")
            else:
                yield from _valid_in(regions, folded, start, end)


def _candidates(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield the runs of digits that could be a number; two with a sign between them, `030 1234 / 030 5678`, are two."""
    for match in compiled(_CANDIDATE).finditer(data):
        start, end = match.span()
        if match[0].count(b"(") > match[0].count(b")"):  # `0871 2460324 (10p a minute)`
            end = start + len(match[0][: match[0].rindex(b"(")].rstrip())
        if sum(map(match[0].count, _EACH_DIGIT)) > _MOST:
            for gap in _BETWEEN.finditer(data, start, end):
                yield start, gap.start()
                start = gap.end()
        if start < end:
            yield start, end


def _could_be(folded: Folded, start: int, end: int) -> bool:
    data = folded.data
    text = data[start:end]
    count = sum(48 <= byte <= 57 for byte in re.split(rb"[xX]|ext", text)[0])
    if not _FEWEST <= count <= _MOST or b"  " in text or _DECIMAL.search(text) or text.count(b"/") > 1:
        return False
    before, after = data[max(0, start - 1) : start], data[end : end + 1]
    if before in (b"_", b"#", b"$", b"%", b"@", b"=", b"/", b".", b",", b"-", b"\xa3") or after in (
        b"_",
        b"%",
        b"@",
        b"$",
        b"=",
    ):
        return False
    if before == b":" and start > 1 and 48 <= data[start - 2] <= 57:
        return False
    return not (_DATE.match(text) or re.match(rb"[:.,/-]\d", data[end : end + 2]))


def _is_called(data: bytes, start: int, end: int) -> bool:
    """Say whether the words beside a run of digits call it a telephone number."""
    return _CALLED.search(data, max(0, start - 40), start) is not None or _AFTER.match(data, end) is not None


def _valid_in(regions: tuple[str, ...], folded: Folded, start: int, end: int) -> Iterator[Finding]:
    """Yield the number if one of the regions' numbering plans holds it; bare digits are mostly something else."""
    import phonenumbers

    text = folded.data[start:end].decode("latin-1")
    groups = re.findall(r"\d+", text)
    if (
        sum(map(len, groups)) < _FEWEST_UNCALLED
        or len(groups) < (2 if text[0] in "+(0" else 3)
        or (_NO_PHONE.fullmatch(text) or not _GROUPED.fullmatch(text))
    ):
        return
    for region in regions:
        try:
            number = phonenumbers.parse(text, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            yield Finding(start, end, "PHONE")
            return
