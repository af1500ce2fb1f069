"""Finds names of persons as far as words around them and a list of given names go: a suggestion, never a guarantee.

Four signs: a title or a word that names somebody before it (`Dr.`, `my name is`, `Dear`), a known given name with a
surname, a known given name that is no other word, and the surname of somebody who was found elsewhere in the text.
Names that nothing of this points to are not found; the figures in docs/privacy.md are much lower than for the rest.
"""

from __future__ import annotations

from collections.abc import Iterator

from precis.privacy.findings import Finding
from precis.privacy.folding import Folded
from precis.privacy.given_names import AMBIGUOUS, GIVEN
from precis.privacy.rules import WORD, compiled

_UP = r"[A-Z\xaa\xc0-\xde]"
_LOW = r"[a-z\xaa\xdf-\xff]"
_WORD = rf"(?:(?:Mc|Mac|O'|D'|L'|Di|De|La|Le|Van|Von)?{_UP}{_LOW}+(?:[-']{_UP}?{_LOW}+)*|{_UP}\.)"
_PARTICLE = r"(?:van|von|de|der|den|du|da|di|del|della|la|le|bin|ibn|al|el|ter|ten|dos|zu|af|av)"
_RUN = rf"\b{_WORD}(?:[ ](?:{_PARTICLE}[ ]){{0,2}}{_WORD}){{0,4}}"
_TITLE_WORDS = """
mr mrs ms miss mister dr prof professor herrn? frau mme mlle monsieur madame se\xf1ora? sra? sig signora? sir dame lord
lady judge justice senator sen president rep gov governor captain capt sgt sergeant lt col colonel gen general father
sister rev inspector detective officer chancellor minister pan[ia]? dhr mevr fru hr
"""
_TITLES = f"(?i:{'|'.join(_TITLE_WORDS.split())})"
_INTRODUCTIONS = (
    r"name(?:s are| is|'s|d(?: him| her| it)?|\?)?", r"sa(?:id|ys)", "given", "called", "i am", "i'm", "this is",
    r"signed(?: by)?", "dear", "hi", "hello", "hallo", "liebe[r]?", r"ch[e\xe8]re?", "estimad[oa]", "caro", "cara",
    "thanks", "regards", "sincerely", "cheers", "ich bin", "mein name ist", "je m'appelle", "me llamo", "mi chiamo",
    "born to",
    "maiden name is", "guardian", "married to", "assistant to", "directed by", "written by", "speak (?:to|with)",
    "meet(?:ing)? with",
)  # fmt: skip
_FIELDS = (
    "(?:(?:full |first |last |customer |patient |employee |applicant |billing |account )?name|contact|attn|attention|"
    "from|to|cc|author|customer|patient|employee|applicant|tenant|landlord|buyer|seller|signature|client|user|caller|kunde|nom|"
    "nombre|naam|nome)"
)
_ANNOUNCED = rf"(?:(?i:\b(?:{'|'.join(_INTRODUCTIONS)})[,:]?\s{{1,3}})|(?im:^[ \t]*{_FIELDS}[ \t]*:[ \t]*))"
_LOWER_WORD = rf"(?:{_UP}|{_LOW})(?:{_LOW})+"
_STOP_WORDS = (
    b"Chair Chairman Chairperson Chairwoman Speaker The A An This That These Those It He She We You They I In On "
    b"At By For From To Of And Or But If As When While Where What Who Why How My Your His Her Our Their Its All "
    b"Any Some No Not Yes Please Thank Thanks Dear Hi Hello Monday Tuesday Wednesday Thursday Friday Saturday "
    b"Sunday January February March April June July August September October November December Sir Madam Team "
    b"Customer Mr Mrs Ms Dr Can Could Will Would Should May Is Are Was Were Do Does Did Has Have Had So Then There "
    b"Here Next Last First New Old Street Road Avenue City County State University College School Company Inc Corp "
    b"Ltd Group Bank House Court Church Hospital Park Island River Lake Mount North South East West United "
    b"National International American British German French European World War Sirs Madame Herren Damen Everyone "
    b"Everybody Colleague Colleagues Members Board Committee Minister President Council Department Der Die Das Ein "
    b"Eine Im Am Und Oder Mit Von Le La Les Un Une Et Est Il Elle El Los Las Una "
)
_STOP = frozenset(_STOP_WORDS.split())


def find_names(folded: Folded) -> Iterator[Finding]:
    """Yield names of persons; findings may overlap."""
    surnames: set[bytes] = set()
    runs = [match.span() for match in compiled(_RUN).finditer(folded.data) if _stands_apart(folded.data, *match.span())]
    found = [*_announced(folded.data), *_given(folded.data, runs)]
    for start, end in found:
        words = folded.data[start:end].split()
        if len(words) > 1 and len(words[-1]) > 3:
            surnames.add(words[-1])
        yield Finding(start, end, "PERSON")
    yield from _namesakes(folded.data, runs, surnames)


def _stands_apart(data: bytes, start: int, end: int) -> bool:
    """Say whether a run is no part of a handle, an address or a word in mixed case."""
    return data[start - 1 : start] not in (b"@", b"#", b"/", b".") and (end == len(data) or data[end] not in _INSIDE)


_INSIDE = WORD | frozenset(range(0xC0, 0x100)) | frozenset(b"@")


def _announced(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield names after a title or a word that names somebody."""
    for match in compiled(rf"\b{_TITLES}\.?[ ]((?-i:{_RUN})|\b{_LOWER_WORD})").finditer(data):
        if _is_titled(data[match.start() : match.start(1)], data[match.start(1) : match.end(1)]):
            yield _trimmed(data, match.start(1), match.end(1))
    for match in compiled(rf"{_ANNOUNCED}({_RUN})").finditer(data):
        start, end = _trimmed(data, match.start(1), match.end(1))
        if end > start:
            yield start, end


def _is_titled(title: bytes, name: bytes) -> bool:
    """Say whether a title's next word is a name: a small one counts only after an abbreviation, as in `mr. elliott`."""
    if name.split()[0] in _STOP:
        return False
    is_small = name[:1].islower()
    return (
        title.rstrip().endswith(b".") and len(name) > 3
        if is_small
        else title[:1].isupper() or title.rstrip()[-1:] == b"."
    )


def _given(data: bytes, runs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield runs of capitalised words from a known given name on."""
    for start, end in runs:
        at = start
        for word in data[start:end].split(b" "):
            name = word.lower().decode("latin-1").partition("-")[0]
            if name in GIVEN and (name not in AMBIGUOUS or _has_surname(data[at + len(word) : end])):
                trimmed = _trimmed(data, at, end)
                if trimmed[1] - trimmed[0] > 2:
                    yield trimmed
                break
            at += len(word) + 1


def _has_surname(rest: bytes) -> bool:
    words = rest.split()
    return bool(words) and words[-1] not in _STOP and len(words[-1]) > 2


def _trimmed(data: bytes, start: int, end: int) -> tuple[int, int]:
    """Cut off the run at the first word that is no part of a name."""
    at = start
    for word in data[start:end].split(b" "):
        if word in _STOP:
            return start, max(start, at - 1)
        at += len(word) + 1
    return start, end


def _namesakes(data: bytes, runs: list[tuple[int, int]], surnames: set[bytes]) -> Iterator[Finding]:
    """Yield other places where a surname that was found stands alone or with an unknown given name."""
    for start, end in runs:
        words = data[start:end].split(b" ")
        if words[-1] in surnames:
            first = next((i for i, word in enumerate(words) if word not in _STOP), len(words) - 1)
            yield Finding(start + sum(len(word) + 1 for word in words[:first]), end, "PERSON")
