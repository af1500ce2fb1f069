"""Words of a text with their places, and the normal form by which inflected and typeset variants meet."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

MOST_TOKENS = 400
"""Tokens of one sentence that are looked at: alignment is quadratic in them."""
_TOKEN = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|\d+(?:[.,:'’]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:[.,'’]\d{3})+")
_GROUP_MARK = re.compile(r"[.,'’]")
_CLITIC = re.compile(r"^(?:[ldjnmtsc]|qu|dell|nell|all|dall|sull|un)['’ʼ](?=\w{2})|['’ʼ](?:s|ll|ve|re|d|m)$")
_ENDINGS = (
    "ingly", "edly", "ings", "ing", "ied", "ies", "ed", "es", "en", "er", "ly", "s", "e", "n", "a", "o", "i", "y",
)  # fmt: skip
_STEM_LENGTH = 7
_FUNCTION_WORDS = """a about after all also although am an and any are as at be because been before being both but by
    can could did do does for from had has have he her hers him his how i if in into is it its just
    may might more most must my of on one only or other our out over shall she should so some such
    than that the their them then there these they this those through to under until up upon us was
    we were what when where which while who whom whose will with within would you your according per
    via said says say told it's that's who's he's she's der die das den dem des ein eine einen einem
    einer eines und oder aber als am an auf aus bei bis da dass durch er es für hat haben ich ihr
    ihre im in ins ist mit nach noch nur ob sein seine sich sie sind so über um unter von vom vor
    war waren was wenn werden wie wird wir wurde wurden zu zum zur le la les un une des du de et ou
    à au aux ce cet cette ces dans en est était être il elle ils elles leur leurs lui mais ont on
    par pour qu que qui sa se ses son sont sur el los las unos unas y o del al con como cuando él
    ella ellos ese esta este esto fue ha han hay lo más para pero por porque ser si sin su sus
    también una uno il gli i lo dei delle della dello degli nel nella che chi con da dal dalla di e
    ed ha hanno ma non per più quale se sono sia stato su sul sulla tra o os as ao aos à às com como
    da das do dos e é ela ele em entre era foi foram mais mas na nas no nos ou para pela pelo por
    que se sem ser seu sua são também um uma de het een en of maar als bij dan dat dit door er haar
    had heeft hebben hem hij hun in is met naar niet nog om onder ook op over te tot uit van voor
    was waren wat werd werden wie wordt worden ze zij zijn zo"""
_FUNCTION = frozenset(_FUNCTION_WORDS.split())


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number of a text: its stem, and its place in code points."""

    stem: str
    start: int
    end: int
    is_content: bool
    """False for articles, prepositions, auxiliaries and other words of the closed classes."""
    is_number: bool = False
    is_capital: bool = False


def tokens_of(text: str, offset: int = 0) -> list[Token]:
    """Return the first `MOST_TOKENS` words and numbers of `text`; places count from `offset`."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        stem, is_content = normal(word)
        capital = word[0].isupper()
        found.append(Token(stem, match.start() + offset, match.end() + offset, is_content, word[0].isdigit(), capital))
        if len(found) >= MOST_TOKENS:
            break
    return found


@lru_cache(maxsize=200_000)
def normal(word: str) -> tuple[str, bool]:
    """Return a word's stem and whether it carries content.

    The stem is the case-folded word without accents, clitics and a common ending, cut to its first letters: inflection
    stands at the end in the languages known here, and a coarse stem errs towards finding support.
    """
    if word[0].isdigit():
        return (_GROUP_MARK.sub("", word) if _GROUPED.fullmatch(word) else word), True
    plain = word.casefold()
    if plain in _FUNCTION:
        return plain, False
    plain = _CLITIC.sub("", plain)
    if plain in _FUNCTION:
        return plain, False
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c)) or plain
    return _cut(plain), True


def _cut(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= (3 if ending == "s" else 4):
            return word[: -len(ending)][:_STEM_LENGTH]
    return word[:_STEM_LENGTH]
