"""Check digits of national numbers, each from its country's published rule; all take digits and letters only.

Each function says whether the number could be one; a number that passes need not have been issued.
"""

from __future__ import annotations

from collections.abc import Sequence

from precis.privacy.personal import luhn


def _weighted(digits: str, weights: Sequence[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def is_date(day: int, month: int) -> bool:
    """Say whether day and month could be of a date; the year is not looked at."""
    return 1 <= month <= 12 and 1 <= day <= 31


def _has_yymmdd(n: str) -> bool:
    return is_date(int(n[4:6]), int(n[2:4]))


def _has_ddmmyy(n: str) -> bool:
    return is_date(int(n[:2]), int(n[2:4]))


def gb_nhs(n: str) -> bool:
    """NHS number, modulus 11 (NHS data dictionary)."""
    check = 11 - _weighted(n, range(10, 1, -1)) % 11
    return int(n[9]) == (0 if check == 11 else check)


def de_tax(n: str) -> bool:
    """Steueridentifikationsnummer, ISO 7064 MOD 11,10; one digit of the first ten occurs twice or thrice."""
    product = 10
    for digit in n[:10]:
        product = ((int(digit) + product) % 10 or 10) * 2 % 11
    return n[0] != "0" and len(set(n[:10])) in (8, 9) and (11 - product) % 10 == int(n[10])


def de_pension(n: str) -> bool:
    """Versicherungsnummer: area, date of birth, letter, serial; weighted sum of cross-sums, modulus 10 (VKVV)."""
    plain = n[:8] + f"{ord(n[8]) - 64:02d}" + n[9:11]
    total = sum(sum(divmod(int(d) * w, 10)) for d, w in zip(plain, (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1), strict=True))
    return is_date(int(n[2:4]), int(n[4:6])) and total % 10 == int(n[11])


def fr_nir(n: str) -> bool:
    """Numéro de sécurité sociale: 97 minus the number modulo 97; Corsica counts 2A as 19 and 2B as 18 (INSEE)."""
    plain = n.upper().replace("2A", "19").replace("2B", "18")
    return plain.isdigit() and 97 - int(plain[:13]) % 97 == int(plain[13:])


def es_dni(n: str) -> bool:
    """DNI and NIE: letter by the number modulo 23; X, Y, Z count 0, 1, 2."""
    plain = n.upper().translate(str.maketrans("XYZ", "012", "")) if n[0] in "XYZxyz" else n.upper()
    return plain[:8].isdigit() and "TRWAGMYFPDXBNJZSQVHLCKE"[int(plain[:8]) % 23] == n[-1].upper()


_ODD = dict(zip("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                (1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12,
                 14, 16, 10, 22, 25, 24, 23), strict=True))  # fmt: skip


def it_fiscal(n: str) -> bool:
    """Codice fiscale: values of odd places by table, of even places by order, modulo 26 (D.M. 23/12/1976)."""
    plain = n.upper()
    total = sum(_ODD[c] if i % 2 == 0 else int(c, 36) - (10 if c.isalpha() else 0) for i, c in enumerate(plain[:15]))
    return chr(65 + total % 26) == plain[15]


def nl_bsn(n: str) -> bool:
    """Burgerservicenummer: the eleven-test."""
    return n.strip("0") != "" and (_weighted(n, range(9, 1, -1)) - int(n[8])) % 11 == 0


def be_national(n: str) -> bool:
    """Rijksregisternummer: 97 minus the first nine digits modulo 97, with a 2 in front for those born since 2000."""
    return is_date(int(n[4:6]), int(n[2:4])) and int(n[9:]) in (97 - int(n[:9]) % 97, 97 - int("2" + n[:9]) % 97)


def pt_nif(n: str) -> bool:
    """Número de identificação fiscal: modulus 11."""
    return n[0] in "1235689" and int(n[8]) == (11 - _weighted(n, range(9, 1, -1)) % 11) % 11 % 10


def pl_pesel(n: str) -> bool:
    """PESEL: weights 1, 3, 7, 9, modulus 10; the month carries the century."""
    month = int(n[2:4]) % 20
    return is_date(int(n[4:6]), month) and (10 - _weighted(n[:10], (1, 3, 7, 9) * 3) % 10) % 10 == int(n[10])


def se_person(n: str) -> bool:
    """Personnummer: Luhn over the last ten digits; coordination numbers add 60 to the day (Skatteverket)."""
    last = n[-10:]
    return is_date(int(last[4:6]) % 60, int(last[2:4])) and luhn(last)


def no_birth(n: str) -> bool:
    """Fødselsnummer: two check digits, modulus 11; D-numbers add 40 to the day."""
    first = (11 - _weighted(n, (3, 7, 6, 1, 8, 9, 4, 5, 2)) % 11) % 11
    second = (11 - _weighted(n, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11) % 11
    return is_date(int(n[:2]) % 40, int(n[2:4]) % 40) and n[9:] == f"{first}{second}"


def fi_person(n: str) -> bool:
    """Henkilötunnus: the nine digits modulo 31 name the letter; a letter between them may name the century (DVV)."""
    letters = "0123456789ABCDEFHJKLMNPRSTUVWXY"
    return is_date(int(n[:2]), int(n[2:4])) and letters[int(n[:6] + n[-4:-1]) % 31] == n[-1].upper()


def ch_ahv(n: str) -> bool:
    """AHV number: an EAN-13."""
    return (10 - _weighted(n[:12], (1, 3) * 6) % 10) % 10 == int(n[12])


def at_insurance(n: str) -> bool:
    """Sozialversicherungsnummer: the fourth digit checks the rest, modulus 11."""
    return is_date(int(n[4:6]), int(n[6:8])) and _weighted(n, (3, 7, 9, 0, 5, 8, 4, 2, 1, 6)) % 11 == int(n[3])


def cz_birth(n: str) -> bool:
    """Rodné číslo, of ten digits: divisible by 11; women's months count from 51, overflow from 21 and 71."""
    return is_date(int(n[4:6]), int(n[2:4]) % 50 % 20 or 20) and int(n) % 11 == 0


def ro_cnp(n: str) -> bool:
    """Cod numeric personal: modulus 11 with weights 279146358279."""
    check = _weighted(n, (2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9)) % 11
    return n[0] in "12345678" and is_date(int(n[5:7]), int(n[3:5])) and int(n[12]) == (1 if check == 10 else check)


def bg_egn(n: str) -> bool:
    """EGN: modulus 11; months carry the century."""
    return is_date(int(n[4:6]), int(n[2:4]) % 20) and _weighted(n, (2, 4, 8, 5, 10, 9, 7, 3, 6)) % 11 % 10 == int(n[9])


def baltic(n: str) -> bool:
    """Isikukood and asmens kodas: modulus 11 in two rounds."""
    check = _weighted(n, (1, 2, 3, 4, 5, 6, 7, 8, 9, 1)) % 11
    if check == 10:
        check = _weighted(n, (3, 4, 5, 6, 7, 8, 9, 1, 2, 3)) % 11 % 10
    return n[0] in "123456" and is_date(int(n[5:7]), int(n[3:5])) and check == int(n[10])


def hr_oib(n: str) -> bool:
    """OIB: ISO 7064 MOD 11,10."""
    rest = 10
    for digit in n[:10]:
        rest = ((rest + int(digit)) % 10 or 10) * 2 % 11
    return (11 - rest) % 10 == int(n[10])


def tr_kimlik(n: str) -> bool:
    """T.C. kimlik no: two check digits, modulus 10."""
    odd, even = sum(map(int, n[0:9:2])), sum(map(int, n[1:8:2]))
    return n[0] != "0" and (7 * odd - even) % 10 == int(n[9]) and sum(map(int, n[:10])) % 10 == int(n[10])


def br_cpf(n: str) -> bool:
    """CPF: two check digits, modulus 11 (Receita Federal)."""
    checks = [(_weighted(n, range(k, 1, -1)) * 10) % 11 % 10 for k in (10, 11)]
    return len(set(n)) > 1 and n[9:] == f"{checks[0]}{checks[1]}"


def br_cnpj(n: str) -> bool:
    """CNPJ: two check digits, modulus 11."""
    weights = (6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)
    checks = [(11 - _weighted(n, weights[-k:]) % 11) % 11 % 10 for k in (12, 13)]
    return n[12:] == f"{checks[0]}{checks[1]}"


def cl_rut(n: str) -> bool:
    """RUT: modulus 11, K for ten."""
    total = _weighted(n[-2::-1], (2, 3, 4, 5, 6, 7, 2, 3, 4))
    return "0123456789K0"[(11 - total % 11) % 11] == n[-1].upper()


def ar_cuit(n: str) -> bool:
    """CUIT and CUIL: modulus 11."""
    return (11 - _weighted(n, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11) % 11 == int(n[10])


_MULTIPLY = ("0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
             "5987604321", "6598710432", "7659821043", "8765932104", "9876543210")  # fmt: skip
_PERMUTE = (
    "0123456789",
    "1576283094",
    "5803796142",
    "8916043527",
    "9453126870",
    "4286573901",
    "2793806415",
    "7046913258",
)


def in_aadhaar(n: str) -> bool:
    """Aadhaar: Verhoeff's check (UIDAI)."""
    state = 0
    for place, digit in enumerate(reversed(n)):
        state = int(_MULTIPLY[state][int(_PERMUTE[place % 8][int(digit)])])
    return n[0] not in "01" and state == 0


def cn_resident(n: str) -> bool:
    """Resident identity number: ISO 7064 MOD 11-2 (GB 11643)."""
    total = _weighted(n, (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2))
    return (
        n[6:8] in ("19", "20") and is_date(int(n[12:14]), int(n[10:12])) and "10X98765432"[total % 11] == n[17].upper()
    )


def kr_resident(n: str) -> bool:
    """Resident registration number: date, sex digit; numbers since October 2020 have no valid check digit."""
    return _has_yymmdd(n) and n[6] in "12345678"


def jp_my_number(n: str) -> bool:
    """My Number: modulus 11."""
    rest = _weighted(n[-2::-1], (2, 3, 4, 5, 6, 7, 2, 3, 4, 5, 6)) % 11
    return int(n[11]) == (0 if rest <= 1 else 11 - rest)


def za_id(n: str) -> bool:
    """South African identity number: date, citizenship digit, Luhn."""
    return _has_yymmdd(n) and n[10] in "012" and luhn(n)


def au_tfn(n: str) -> bool:
    """Tax file number: weights, modulus 11."""
    return _weighted(n, (1, 4, 3, 7, 5, 8, 6, 9, 10)) % 11 == 0


def au_medicare(n: str) -> bool:
    """Medicare number: the ninth digit checks the first eight, modulus 10."""
    return n[0] in "23456" and _weighted(n, (1, 3, 7, 9, 1, 3, 7, 9)) % 10 == int(n[8])


def ca_sin(n: str) -> bool:
    """Social insurance number: Luhn; none starts with 0 or 8."""
    return n[0] not in "08" and luhn(n)


def dk_cpr(n: str) -> bool:
    """CPR: date only, since numbers without a valid check digit are issued since 2007."""
    return _has_ddmmyy(n)


def ru_snils(n: str) -> bool:
    """SNILS: weighted sum modulo 101."""
    return _weighted(n, range(9, 0, -1)) % 101 % 100 == int(n[9:])


def us_routing(n: str) -> bool:
    """ABA routing number: weights 3, 7, 1, modulus 10."""
    return _weighted(n, (3, 7, 1) * 3) % 10 == 0 and n[:2] <= "32"


def sg_nric(n: str) -> bool:
    """NRIC and FIN: weights 2765432; letters by series."""
    plain = n.upper()
    total = _weighted(plain[1:8], (2, 7, 6, 5, 4, 3, 2)) + (4 if plain[0] in "TG" else 3 if plain[0] == "M" else 0)
    letters = {"S": "JZIHGFEDCBA", "T": "JZIHGFEDCBA", "F": "XWUTRQPNMLK", "G": "XWUTRQPNMLK", "M": "XWUTRQPNJLK"}
    rest = total % 11
    return letters[plain[0]][10 - rest if plain[0] == "M" else rest] == plain[8]


def hk_id(n: str) -> bool:
    """Hong Kong identity card: modulus 11, a blank counts 36."""
    plain = n.upper().rjust(9)
    values = [36 if c == " " else int(c, 36) for c in plain[:8]]
    return "0123456789A"[(11 - sum(v * w for v, w in zip(values, range(9, 1, -1), strict=True)) % 11) % 11] == plain[8]


def il_id(n: str) -> bool:
    """Teudat Zehut: Luhn."""
    return luhn(n)


def ie_pps(n: str) -> bool:
    """PPS number: modulus 23, a second letter counts nine times."""
    plain = n.upper()
    extra = 9 * (ord(plain[8]) - 64) if len(plain) == 9 and plain[8] != "W" else 0
    return "WABCDEFGHIJKLMNOPQRSTUV"[(_weighted(plain, range(8, 1, -1)) + extra) % 23] == plain[7]


def mx_curp(n: str) -> bool:
    """CURP: weights 18 to 2 over an alphabet with Ñ, modulus 10 (RENAPO)."""
    alphabet = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ"
    total = sum(alphabet.index(c) * (18 - i) for i, c in enumerate(n.upper()[:17]))
    return (10 - total % 10) % 10 == int(n[17])
