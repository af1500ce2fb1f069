"""National numbers: published examples are found, and the same with a wrong check digit are not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from precis.privacy.folding import Folded
from precis.privacy.national_ids import KINDS, NationalId, find_national_ids

EXAMPLES = {
    "UK_NHS": "NHS number 943 476 5919",
    "DE_TAX_ID": "Steuer-ID 86095742719",
    "DE_PENSION_ID": "SV-Nummer 15 070649 C 103",
    "FR_NIR": "son numéro 2 55 08 14 168 025 38",
    "ES_DNI": "con DNI 12345678Z",
    "ES_NIE": "con NIE X1234567L",
    "IT_FISCAL_CODE": "codice fiscale RSSMRA85T10A562S",
    "NL_BSN": "BSN 111222333",
    "BE_NATIONAL_ID": "numéro 85.07.30-033.28",
    "PT_NIF": "NIF 123456789",
    "PL_PESEL": "PESEL 44051401359",
    "SE_PERSONAL_ID": "hon har 811228-9874",
    "FI_PERSONAL_ID": "hetu 131052-308T",
    "CH_AHV": "AHV 756.9217.0769.85",
    "AT_SVNR": "SVNR 1237 010180",
    "CZ_BIRTH_NUMBER": "rodné číslo 736028/5163",
    "RO_CNP": "CNP 1800101221144",
    "BG_EGN": "EGN 7523169263",
    "BALTIC_ID": "isikukood 37605030299",
    "HR_OIB": "OIB 33392005961",
    "TR_KIMLIK": "T.C. kimlik no 10000000146",
    "IE_PPS": "PPS 1234567T",
    "BR_CPF": "seu número 529.982.247-25",
    "BR_CNPJ": "empresa 11.444.777/0001-61",
    "CL_RUT": "señor 12.345.678-5",
    "AR_CUIT": "cuit 20-12345678-6",
    "MX_CURP": "clave HEGG560427MVZRRL04",
    "IN_AADHAAR": "number 2341 2341 2346",
    "CN_RESIDENT_ID": "holder 11010519491231002X",
    "JP_MY_NUMBER": "my number 123456789018",
    "ZA_ID": "South African ID 8001015009087",
    "AU_TFN": "TFN 123 456 782",
    "AU_MEDICARE": "Medicare no. 2123 45670 1",
    "CA_SIN": "SIN 130 692 544",
    "RU_SNILS": "номер 112-233-445 95",
    "SG_NRIC": "holder S1234567D",
    "HK_ID": "holder A123456(3)",
    "IL_ID": "Teudat Zehut 123456782",
    "US_ROUTING_NUMBER": "routing 021000021",
}
FORM_ONLY = {
    "US_SSN": "number 536-90-4399",
    "US_EIN": "EIN 12-3456789",
    "UK_NINO": "holder AB 12 34 56 C",
    "IN_PAN": "holder ABCPE1234F",
    "KR_RRN": "holder 900101-1234567",
    "DK_CPR": "CPR 010190-1234",
    "PASSPORT": "passport AB1234567",
    "US_DRIVER_LICENSE": "driver's license D1234567",
}


def _types(text: str) -> set[str]:
    return {finding.type for finding in find_national_ids(Folded(text))}


@pytest.mark.parametrize("kind", EXAMPLES | FORM_ONLY)
def test_an_example_is_found(kind: str) -> None:
    assert kind in _types(f"We have noted {(EXAMPLES | FORM_ONLY)[kind]}, thank you.")


@pytest.mark.parametrize("kind", EXAMPLES)
def test_a_wrong_check_digit_is_not(kind: str) -> None:
    example = EXAMPLES[kind]
    digit = max(place for place, character in enumerate(example) if character.isdigit())
    if kind == "AU_MEDICARE":  # the last digit counts the cards
        digit -= 2
    wrong = example[:digit] + str((int(example[digit]) + 1) % 10) + example[digit + 1 :]
    assert kind not in _types(f"We have noted {wrong}, thank you.")


@pytest.mark.parametrize("kind", [kind for kind in EXAMPLES if any(k.type == kind and k.names for k in KINDS)])
def test_plain_digits_need_their_name(kind: str) -> None:
    if all(k.names for k in KINDS if k.type == kind):
        number = EXAMPLES[kind][EXAMPLES[kind].index(next(c for c in EXAMPLES[kind] if c.isdigit())) :]
        assert kind not in _types(f"Order {number} was shipped.")


@given(st.data(), st.sampled_from(KINDS))
@settings(max_examples=400, deadline=None)
def test_no_number_of_the_form_breaks_a_check(data: st.DataObject, kind: NationalId) -> None:
    number = data.draw(st.from_regex(re.compile(kind.pattern.replace(r"\b", ""), re.ASCII), fullmatch=True))
    plain = re.sub(r"[^A-Za-z0-9]", "", number)
    assert kind.is_valid is None or kind.is_valid(plain) in (True, False)


def test_a_number_in_a_longer_one_is_left() -> None:
    assert not _types("Version 1.536-90-4399.2 and 1536-90-43991 and 536-90-4399-17")
