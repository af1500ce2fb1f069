"""Finds postal addresses and dates of birth, as far as their writing gives them away.

A street is known by its word (Street, Straße, rue, via, ulica …) with a number beside it and a capital letter;
post-office boxes, flats and the town with its postcode are taken along where they follow. A date counts only when it
is called a date of birth. An address without such a word is not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from precis.privacy.findings import Finding
from precis.privacy.folding import Folded
from precis.privacy.rules import WORD, Rule, find_all

_LETTERS = WORD | frozenset(range(0xC0, 0x100)) | {0xAA}
_CAP = r"[A-Z\xaa\xc0-\xde0-9][A-Za-z0-9\xaa\xc0-\xff.'-]*"
_NUMBER = r"\d{1,5}(?:[ ]?[a-zA-Z]\b|[-/]\d{1,4})?"
_AFTER_NUMBER = (
    r"Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Way|Place|Pl|Square|Sq|Terrace|Terr|Trail|Trl|"
    r"Parkway|Pkwy|Highway|Hwy|Circle|Cir|Crescent|Cres|Close|Grove|Gardens|Mews|Row|Walk|Quay|Plaza|Turnpike|Pike|Alley|"
    r"Loop|Expressway|Freeway|Crossing|Hill|Heights|Esplanade|Wharf|Run|Ridge|Point|Path"
)
_GLUED = (
    r"stra[s\xdf]e|strasse|str\.|weg|gasse|platz|allee|ufer|damm|straat|laan|plein|gracht|kade|dijk|"
    r"gatan|v\xe4gen|gr\xe4nd|vej|gade|veien|vegen|gata|gaten|katu|[a-z]{4}tie|polku|kuja|g\xf6tu|gata|braut|utca|\xfat"
)
_BEFORE_NUMBER = (
    r"rue|avenue|av\.|boulevard|bd|place|chemin|all\xe9e|impasse|quai|route|cours|calle|c/|avenida|avda\.?|plaza|paseo|camino|"
    r"carrer|via|viale|piazza|corso|vicolo|largo|strada|rua|travessa|pra\xe7a|estrada|ul\.|ulica|al\.|pl\.|os\.|ulice|"
    r"n\xe1m\.|strada|bulevardul|utca"
)
_UNIT = r"(?:Apt|Apartment|Suite|Ste|Unit|Flat|Floor|Room|Rm|Bldg|Building|Box|Lot|#)\.?[ ]{0,2}#?\d{1,6}[A-Za-z]?"
_TOWN_US = rf"(?:{_CAP}[ ]?){{1,4}},?[ ]{{1,2}}[A-Z]{{2}}[ ]{{1,2}}\d{{5}}(?:-\d{{4}})?\b"
_TOWN_EU = r"(?:[A-Z]{1,2}-)?\d{4,5}[ ]{1,2}[A-Z\xc0-\xde][A-Za-z\xaa\xc0-\xff-]+"
_TAIL = rf"(?:,?\s{{1,3}}{_UNIT})?(?:,?\s{{1,4}}(?:{_TOWN_US}|{_TOWN_EU}))?"
_WORDS = rf"(?:{_CAP}[ ]{{1,2}}){{1,5}}"
_ARTICLE = r"(?:(?:de|del|de la|des|du|della|di|da|do|dos|la|le|les|y|e)[ ]|d'|l')"
_ROMANCE = (
    r"(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Pp]lace|[Cc]hemin|[Aa]ll\xe9e|[Qq]uai|[Vv]ia|[Vv]iale|[Pp]iazza|[Cc]orso|[Cc]alle|"
    r"[Aa]venida|[Aa]vda\.?|[Pp]laza|[Pp]aseo|[Rr]ua|[Tt]ravessa|[Uu]l\.|[Uu]lica|[Aa]l\.)"
)
_BOX = r"p\.?[ ]?o\.?[ ]?box|postbox|postfach|post office box|postboks|apartado|casella postale|bo\xeete postale|Box"
_AMERICAN = (
    rf"\b(?:\d{{1,6}}(?:[ -]?[A-Z]\b)?|\d{{1,3}},)[ ]{{1,2}}"
    rf"{_WORDS}(?i:{_AFTER_NUMBER})\b\.?(?:[ ][NSEW]{{1,2}}\b)?{_TAIL}"
)
_GERMANIC = (
    rf"\b(?:{_CAP}[ -]){{0,3}}[A-Z\xaa\xc0-\xde][A-Za-z\xaa\xc0-\xff-]*(?i:{_GLUED})[ ]{{1,2}}{_NUMBER}\b{_TAIL}"
)
_SOUTHERN = (
    rf"\b{_ROMANCE}[ ]{{1,2}}{_ARTICLE}?(?:{_CAP},?[ ]{{1,2}}){{1,4}}(?:n\xba |nr\.? |n\xb0 )?{_NUMBER}\b{_TAIL}"
)
_FRENCH = (
    rf"\b\d{{1,4}}(?:[ ]?(?:bis|ter))?,?[ ]{{1,2}}(?i:{_BEFORE_NUMBER})[ ]{{1,2}}"
    rf"{_ARTICLE}{{0,2}}(?:{_CAP}[ ]?){{1,4}}{_TAIL}"
)
_BOXES = (
    rf"\b(?:(?:PSC|Unit|CMR)[ ]\d{{1,5}},?[ ])?(?i:{_BOX})[ ]{{1,2}}\d{{1,6}}\b"
    r"(?:,?\s{1,3}(?:[AFD]PO)[ ]A[AEP][ ]\d{5})?"
)
_FLATS = r"\b(?:Apt|Apartment|Suite|Ste|Flat|Wohnung|App)\.?[ ]{1,2}#?\d{1,5}[A-Za-z]?\b"
_SHIPS = r"\b(?:USS|USNS|USNV|USCGC)[ ][A-Z][a-z]+,?\s{1,3}[AFD]PO[ ]A[AEP][ ]\d{5}\b"
_POSTCODES_UK = r"\b[A-Z]{1,2}\d[A-Z\d]?[ ]\d[ABD-HJLNP-UW-Z]{2}\b"
_STREETS = (_AMERICAN, _GERMANIC, _SOUTHERN, _FRENCH, _BOXES, _FLATS, _SHIPS, _POSTCODES_UK)


def _has_small_words(folded: Folded, start: int, end: int) -> bool:
    """Say whether a box or flat is one: `Box 3` of a form is none, so a box needs three digits or its office.

    A number that goes on before it, as in `8,000 Ride Out Road`, is an amount.
    """
    if re.search(rb"\d[,.]$", folded.data[max(0, start - 2) : start]):
        return False
    text = folded.lowered[start:end]
    return not text.startswith(b"box") or len(text) >= 7


_MONTHS = (
    r"jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|f\xe9vrier|mar(?:ch|s)?|m\xe4rz|apr(?:il)?|avril|ma[iy]|june?|juni|juin|july?|juli|"
    r"juillet|aug(?:ust)?|ao\xfbt|sept?(?:ember)?|septembre|o[ck]t(?:ober|obre)?|nov(?:ember|embre)?|de[cz](?:ember)?|d\xe9cembre|"
    r"enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|"
    r"giugno|luglio|settembre|ottobre|dicembre"
)
_DATE = (
    rf"\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.|er)?[ ](?:of |de )?(?:{_MONTHS})\.?,?[ ](?:de )?\d{{4}}"
    rf"|(?:{_MONTHS})\.?[ ]\d{{1,2}}(?:st|nd|rd|th)?,?[ ]\d{{4}}"
)
_BORN = (
    r"born(?:[ ]on|[ ]in [A-Z][a-z]+ on)?|date[ ]of[ ]birth|birth[ ]?da(?:te|y)(?:[ ]is)?|d\.?o\.?b\.?|"
    r"geboren(?:[ ]am)?|geb\.|geburtsdatum|"
    r"n\xe9e?[ ]le|date[ ]de[ ]naissance|fecha[ ]de[ ]nacimiento|nacid[oa][ ]el|nat[oa][ ]il|"
    r"data[ ]di[ ]nascita|geboortedatum|"
    r"data[ ]de[ ]nascimento|nascid[oa][ ]em|data[ ]urodzenia|f\xf6delsedatum|f\xf8dselsdato"
)

_BIRTH_WORDS = ("birth", "born", "dob", "d.o.b", "geb", "né", "naissance", "nacim", "nacid", "nato", "nata", "nasc",
                "geboorte", "urodzenia", "delsed", "dselsd")  # fmt: skip
RULES: tuple[Rule, ...] = (
    *(Rule("ADDRESS", (), street, 0.0, _LETTERS, _LETTERS, _has_small_words) for street in _STREETS),
    Rule("DATE_OF_BIRTH", _BIRTH_WORDS, rf"(?i)\b(?:{_BORN})[ \t]*[:=]?[\s(]{{0,3}}({_DATE})\b"),
)


def find_addresses(folded: Folded) -> Iterator[Finding]:
    """Yield postal addresses and dates of birth; findings may overlap."""
    return find_all(RULES, folded)
