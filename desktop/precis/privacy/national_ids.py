"""Finds national numbers of persons: identity, tax, social insurance, health.

A number whose form is unmistakable (separators, letters, a date and a check digit) counts alone. A run of plain digits
counts only when its check digit is right and its name stands before it, since one in ten order numbers would pass.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from precis.privacy import check_digits as check
from precis.privacy.findings import Finding
from precis.privacy.folding import Folded
from precis.privacy.rules import WORD, compiled

_REACH = 60
"""Code points before a number within which its name counts."""


@dataclass(frozen=True, slots=True)
class NationalId:
    """A country's number. `names` empty: the form alone is enough; else one of them has to stand before it."""

    type: str
    pattern: str
    is_valid: Callable[[str], bool] | None = None
    names: str = ""
    """An alternation of a regular expression, tried without regard to case."""

    @property
    def named(self) -> str:
        """The pattern of the names."""
        return f"(?i:{self.names})"


def find_national_ids(folded: Folded) -> Iterator[Finding]:
    """Yield the national numbers of a text; findings may overlap."""
    for start, end in _regions(folded.data):
        for kind in _worth_trying(folded.data, max(0, start - _REACH), end):
            yield from _numbers(kind, folded.data, start, end)


def _numbers(kind: NationalId, data: bytes, at: int, end: int) -> Iterator[Finding]:
    """Yield the numbers of a kind between two offsets; what is none may hold the beginning of one."""
    while (match := compiled(kind.pattern).search(data, at, end)) is not None:
        is_real = _is_real(kind, data, *match.span())
        if is_real:
            yield Finding(match.start(), match.end(), kind.type)
        at = match.end() if is_real else match.start() + 1


def _worth_trying(data: bytes, start: int, end: int) -> Iterator[NationalId]:
    """Yield the kinds that need no name, and those whose name stands in this part of the text; mostly there is none."""
    is_formed = compiled(_ANY_FORM).search(data, start, end) is not None
    is_named = compiled(_ANY_NAME).search(data, start, end) is not None
    for kind in KINDS if is_formed or is_named else ():
        if (is_named and compiled(kind.named).search(data, start, end)) if kind.names else is_formed:
            yield kind


_CANDIDATE = r"\d(?:[ ./-]?\d){5,}|[A-Z]{1,6}\d{2}|[A-Za-z]{6}[0-9L-Vl-v]{2}[A-Za-z]"
_MARGIN = 24
"""Code points kept round a candidate: more than any pattern reaches beyond its digits."""


def _regions(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield the parts of a text where a number could stand, in order and apart: most prose has few."""
    start = end = 0
    for match in compiled(_CANDIDATE).finditer(data):
        if match.start() - _MARGIN > end:
            if end:
                yield start, end
            start = max(0, match.start() - _MARGIN)
        end = min(len(data), match.end() + _MARGIN)
    if end:
        yield start, end


def _is_real(kind: NationalId, data: bytes, start: int, end: int) -> bool:
    if not _stands_apart(data, start, end):
        return False
    if kind.names and compiled(kind.named).search(data, max(0, start - _REACH), start) is None:
        return False
    plain = re.sub(r"[^A-Za-z0-9]", "", data[start:end].decode("latin-1"))
    return kind.is_valid is None or kind.is_valid(plain)


def _stands_apart(data: bytes, start: int, end: int) -> bool:
    before, after = data[max(0, start - 1) : start], data[end : end + 1]
    if (before and before[0] in WORD | frozenset(b"-+/$")) or (after and after[0] in WORD | frozenset(b"-/%")):
        return False
    number_before = before in (b".", b",") and data[max(0, start - 2) : start - 1].isdigit()
    return not (number_before or (after in (b".", b",") and data[end + 1 : end + 2].isdigit()))


def _is_ssn(number: str) -> bool:
    return number[:3] not in ("000", "666") and number[3:5] != "00" and number[5:] != "0000" and number != "123456789"


_SSN_NAMES = r"ssn|social security|soc\.? sec|itin|taxpayer"
KINDS: tuple[NationalId, ...] = (
    NationalId("US_SSN", r"\b\d{3}-\d{2}-\d{4}\b", _is_ssn),
    NationalId("US_SSN", r"\b\d{3} ?\d{2} ?\d{4}\b", _is_ssn, _SSN_NAMES),
    NationalId("US_PASSPORT", r"\b(?:[A-Z]\d{8}|\d{9})\b", None, r"passport"),
    NationalId("PASSPORT", r"\b[A-Z]{1,2}[0-9A-Z]{0,2}\d{5,7}[A-Z0-9]?\b", None,
               r"passport|reisepass|passeport|pasaporte|passaporto|paszport"),
    NationalId("US_DRIVER_LICENSE", r"\b(?:[A-Z]{1,2}\d{3,14}|[A-Z]\d{3}(?:[ -]\d{3,4}){2,4}|\d{7,9}|[A-Z]{3}[*A-Z]{2}"
               r"\d{3}[A-Z0-9]{2})\b",
               None, r"driver'?s?.{0,3}licen[cs]e|driving licence|\bdl (?:no|number|#)"),
    NationalId("US_ROUTING_NUMBER", r"\b\d{9}\b", check.us_routing, r"routing|\baba\b"),
    NationalId("BANK_ACCOUNT", r"\b\d{7,17}\b", None,
               r"(?:bank )?account (?:no|number|nr|#)|kontonummer|acct\.? ?(?:no|number|#)"),
    NationalId("US_EIN", r"\b\d{2}-\d{7}\b", None, r"\bein\b|employer identification"),
    NationalId("UK_NINO", r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"),
    NationalId("UK_NHS", r"\b\d{3}[ -]?\d{3}[ -]?\d{4}\b", check.gb_nhs, r"\bnhs\b|health service"),
    NationalId("DE_TAX_ID", r"\b\d{2} ?\d{3} ?\d{3} ?\d{3}\b", check.de_tax, r"steuer|tax id|\bidnr|tin\b"),
    NationalId("DE_PENSION_ID", r"\b\d{2} ?\d{6} ?[A-Z] ?\d{3}\b", check.de_pension),
    NationalId("DE_ID_CARD", r"\b[CFGHJK-NPRTV-Z0-9]{9}\d?\b", None, r"personalausweis|ausweisnummer|reisepassnummer"),
    NationalId("FR_NIR", r"\b[1278] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-4]\d|5[0]) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}\b",
               check.fr_nir),
    NationalId("ES_DNI", r"\b(?:\d{8}|\d{2}\.\d{3}\.\d{3})[ -]?[A-HJ-NP-TV-Z]\b", check.es_dni),
    NationalId("ES_NIE", r"\b[XYZ][ -]?\d{7}[ -]?[A-HJ-NP-TV-Z]\b", check.es_dni),
    NationalId("IT_FISCAL_CODE", r"(?i)\b[A-Z]{6}[0-9LMNP-V]{2}[ABCDEHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]\b",
               check.it_fiscal),
    NationalId("NL_BSN", r"\b\d{4}[. ]?\d{2}[. ]?\d{3}\b", check.nl_bsn, r"\bbsn\b|burgerservice|sofi"),
    NationalId("BE_NATIONAL_ID", r"\b\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}\b", check.be_national),
    NationalId("BE_NATIONAL_ID", r"\b\d{11}\b", check.be_national, r"rijksregister|registre national|national number"),
    NationalId("PT_NIF", r"\b\d{3} ?\d{3} ?\d{3}\b", check.pt_nif, r"\bnif\b|contribuinte"),
    NationalId("PL_PESEL", r"\b\d{11}\b", check.pl_pesel, r"pesel"),
    NationalId("SE_PERSONAL_ID", r"\b(?:19|20)?\d{6}[-+]\d{4}\b", check.se_person),
    NationalId("SE_PERSONAL_ID", r"\b(?:19|20)?\d{10}\b", check.se_person,
               r"personnummer|personal (?:identity )?number"),
    NationalId("NO_BIRTH_NUMBER", r"\b\d{6} ?\d{5}\b", check.no_birth, r"f\xf8dsels|personnummer|national id"),
    NationalId("DK_CPR", r"\b\d{6}-\d{4}\b", check.dk_cpr, r"\bcpr\b|personnummer"),
    NationalId("FI_PERSONAL_ID", r"\b\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]\b", check.fi_person),
    NationalId("CH_AHV", r"\b756\.\d{4}\.\d{4}\.\d{2}\b|\b756\d{10}\b", check.ch_ahv),
    NationalId("AT_SVNR", r"\b\d{4} ?\d{6}\b", check.at_insurance, r"svnr|sozialversicherung|sv-nummer"),
    NationalId("CZ_BIRTH_NUMBER", r"\b\d{6}/\d{4}\b", check.cz_birth),
    NationalId("RO_CNP", r"\b[1-8]\d{12}\b", check.ro_cnp, r"\bcnp\b|cod numeric"),
    NationalId("BG_EGN", r"\b\d{10}\b", check.bg_egn, r"\begn\b|\xaa{3}"),
    NationalId("BALTIC_ID", r"\b[1-6]\d{10}\b", check.baltic, r"isikukood|asmens kodas|personal code"),
    NationalId("HR_OIB", r"\b\d{11}\b", check.hr_oib, r"\boib\b"),
    NationalId("TR_KIMLIK", r"\b[1-9]\d{10}\b", check.tr_kimlik, r"kimlik|\btckn\b|\bt\.?c\.? "),
    NationalId("IE_PPS", r"\b\d{7}[A-W][A-IW]?\b", check.ie_pps),
    NationalId("BR_CPF", r"\b\d{3}\.\d{3}\.\d{3}-\d{2}\b", check.br_cpf),
    NationalId("BR_CPF", r"\b\d{11}\b", check.br_cpf, r"\bcpf\b"),
    NationalId("BR_CNPJ", r"\b\d{2}\.\d{3}\.\d{3}/\d{4}-\d{2}\b", check.br_cnpj),
    NationalId("CL_RUT", r"\b\d{1,2}\.\d{3}\.\d{3}-[\dkK]\b", check.cl_rut),
    NationalId("CL_RUT", r"\b\d{7,8}-[\dkK]\b", check.cl_rut, r"\brut\b|\brun\b"),
    NationalId("AR_CUIT", r"\b(?:20|23|24|27|30|33|34)-\d{8}-\d\b", check.ar_cuit),
    NationalId("MX_CURP", r"\b[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d\b", check.mx_curp),
    NationalId("IN_AADHAAR", r"\b[2-9]\d{3}[ -]\d{4}[ -]\d{4}\b", check.in_aadhaar),
    NationalId("IN_AADHAAR", r"\b[2-9]\d{11}\b", check.in_aadhaar, r"aadha?ar|uidai"),
    NationalId("IN_PAN", r"\b[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]\b"),
    NationalId("CN_RESIDENT_ID", r"\b[1-9]\d{16}[\dXx]\b", check.cn_resident),
    NationalId("KR_RRN", r"\b\d{6}-[1-8]\d{6}\b", check.kr_resident),
    NationalId("JP_MY_NUMBER", r"\b\d{4}[ -]?\d{4}[ -]?\d{4}\b", check.jp_my_number,
               r"my ?number|individual number|\xaa{6}"),
    NationalId("TW_ID", r"\b[A-Z][12]\d{8}\b", None, r"identity|\bid\b|national"),
    NationalId("SG_NRIC", r"\b[STFGM]\d{7}[A-Z]\b", check.sg_nric),
    NationalId("HK_ID", r"\b[A-Z]{1,2}\d{6}\([\dA]\)", check.hk_id),
    NationalId("IL_ID", r"\b\d{9}\b", check.il_id, r"teudat|israeli id|zehut"),
    NationalId("ZA_ID", r"\b\d{13}\b", check.za_id, r"identity|\bid\b|south african"),
    NationalId("AU_TFN", r"\b\d{3} ?\d{3} ?\d{3}\b", check.au_tfn, r"\btfn\b|tax file"),
    NationalId("AU_MEDICARE", r"\b\d{4} ?\d{5} ?\d\b", check.au_medicare, r"medicare"),
    NationalId("CA_SIN", r"\b\d{3}[ -]\d{3}[ -]\d{3}\b", check.ca_sin, r"\bsin\b|social insurance"),
    NationalId("RU_SNILS", r"\b\d{3}-\d{3}-\d{3} \d{2}\b", check.ru_snils),
)  # fmt: skip
_ANY_NAME = "|".join(kind.named for kind in KINDS if kind.names)
_ANY_FORM = "|".join(f"(?:{kind.pattern})" for kind in KINDS if not kind.names)
