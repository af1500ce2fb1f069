"""Numbers written as words, and the words that multiply, in seven languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from precis.trust.words import normal

MULTIPLIERS: dict[tuple[str, str], float] = {
    ("", word): factor
    for factor, words in (
        (1e2, "hundred hundreds hundert cent cien cento honderd"),
        (1e3, "thousand thousands tausend tsd mille mil mila duizend k"),
        (1e5, "lakh lakhs"),
        (1e7, "crore crores"),
        (1e6, "million millions mn mln mio millionen millón millones milione milioni milhão milhões miljoen miljoenen"),
        (1e9, "billion billions bn mrd milliarde milliarden milliard milliards miliardo miliardi miljard"),
        (1e9, "bilhão bilhões"),
        (1e12, "trillion trillions tn trilhão trilhões"),
    )
    for word in words.split()
} | {
    (language, word): 1e12
    for language, words in (("de", "billion billionen"), ("fr", "billion billions"), ("es", "billón billones"),
                            ("nl", "biljoen"), ("it", "bilione bilioni"))
    for word in words.split()
}  # fmt: skip
_FRENCH_HUNDREDS = "cents"

_SMALL = {
    "en": """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""",
    "de": """null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn
        siebzehn achtzehn neunzehn""",
    "fr": "zéro - deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    "es": """cero - dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete
        dieciocho diecinueve""",
    "it": """zero - due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici
        diciassette diciotto diciannove""",
    "pt": """zero - dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete
        dezoito dezenove""",
    "nl": """nul - twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien
        achttien negentien""",
}
_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "fr": "vingt trente quarante cinquante soixante - quatre-vingts -",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "it": "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    "pt": "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
}
_JOINERS = {"en": {"and"}, "de": {"und"}, "fr": {"et"}, "es": {"y"}, "it": set[str](), "pt": {"e"}, "nl": {"en"}}
_FRACTIONS = ("third", "quarter", "fifth", "half", "halves", "way", "fold")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def multiplier(word: str, language: str) -> float | None:
    """Return the factor of a word such as "million" in a language, or None."""
    if language == "fr" and word == _FRENCH_HUNDREDS:
        return 1e2
    return MULTIPLIERS.get((language, word)) or MULTIPLIERS.get(("", word))


@lru_cache(maxsize=16)
def _table(language: str) -> dict[str, float]:
    """Return the number words of a language, compounds of ten and one included where they are one word."""
    table: dict[str, float] = {word: float(i) for i, word in enumerate(_SMALL[language].split()) if word != "-"}
    tens = {word: 10.0 * i for i, word in enumerate(_TENS[language].split(), 2) if word != "-"}
    table |= tens
    ones = {
        **{w: v for w, v in table.items() if 1 <= v <= 9},
        **({"ein": 1.0, "een": 1.0} if language in {"de", "nl"} else {}),
    }
    for ten, value in tens.items():
        for one, more in ones.items():
            for word in _compounds(language, ten, one):
                table[word] = value + more
    if language == "en":
        table["dozen"] = 12.0
    return table


def _compounds(language: str, ten: str, one: str) -> tuple[str, ...]:
    if language == "de":
        return (f"{one}und{ten}",)
    if language == "nl":
        return (f"{one}en{ten}", f"{one}ën{ten}")
    if language == "it":
        return (ten + one, ten[:-1] + one)
    if language == "es" and ten == "veinte":
        return (f"veinti{one}",)
    return (f"{ten}-{one}",)


def word_values(text: str, language: str) -> Iterator[tuple[float, int, int]]:
    """Yield the value, start and end of each number written as words: "two hundred and fifty thousand".

    A language that is not known is read as English. "One" and its like alone are articles and pronouns: left out.
    """
    language = language if language in _SMALL else "en"
    table, joiners = _table(language), _JOINERS[language]
    run: list[tuple[float, bool]] = []
    start = end = gap = 0  # the number so far is [start, end); what may follow touches `gap`, behind an "and"
    for match in _WORD.finditer(text):
        word = match.group().casefold()
        step = _step(word, language, table)
        touches = bool(run) and text[gap : match.start()].strip(" \u00a0") in {"", "-"}
        if step is None and touches and word in joiners and gap == end:
            gap = match.end()
            continue
        if step is not None and touches and _may_follow(run, step):
            run.append(step)
            end = gap = match.end()
            continue
        yield from _value_of(run, start, end)
        yield from _compound(word, match.start(), table)
        run = [step] if step is not None and not step[1] else []
        start, end = match.span()
        gap = end
    yield from _value_of(run, start, end)


def _compound(word: str, start: int, table: dict[str, float]) -> Iterator[tuple[float, int, int]]:
    """Yield the number that begins a compound such as "eight-game"; "two-thirds" is another number, and left out."""
    head, _, tail = word.partition("-")
    if tail and word not in table and head in table and not tail.startswith(_FRACTIONS) and table[head] > 1:
        yield table[head], start, start + len(head)


def _step(word: str, language: str, table: dict[str, float]) -> tuple[float, bool] | None:
    """Return the number of a word, and whether it multiplies; None for any other word."""
    if word in table:
        return table[word], False
    factor = multiplier(word, language)
    return None if factor is None or len(word) < 3 else (factor, True)


def _may_follow(run: list[tuple[float, bool]], step: tuple[float, bool]) -> bool:
    """Say whether a number word goes on with the number: one to nine after a multiple of ten, all after a factor."""
    value, multiplies = run[-1]
    if step[1]:
        return True
    return (multiplies and step[0] < value) or (value >= 20 and value % 10 == 0 and 1 <= step[0] <= 9)


def _value_of(run: list[tuple[float, bool]], start: int, end: int) -> Iterator[tuple[float, int, int]]:
    if not run or run in ([(1.0, False)], [(0.0, False)]):
        return
    total = part = 0.0
    for value, multiplies in run:
        if not multiplies:
            part += value
        elif value == 100.0:
            part = max(part, 1.0) * value
        else:
            total, part = total + max(part, 1.0) * value, 0.0
    yield total + part, start, end


@lru_cache(maxsize=16)
def number_stems(language: str) -> frozenset[str]:
    """Return the stems of the number words of a language, by which units with numbers are found."""
    table = _table(language if language in _SMALL else "en")
    return frozenset(normal(word)[0] for word in [*table, *(word for _, word in MULTIPLIERS)])
