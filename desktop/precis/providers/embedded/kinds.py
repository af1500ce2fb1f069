"""What kind of document it is, from its format and from tell-tale words: it decides how much its beginning counts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from precis.domain.documents import Document
from precis.providers.embedded.sentences import MAIL_FORMATS

KINDS = ("news", "paper", "contract", "meeting", "earnings", "mail", "other")
_SPOKEN_FORMATS = frozenset({"srt", "vtt", "sbv"})
_SAMPLE = 60_000
_SPEAKER = re.compile(r"(?:^|[\n.!?}…-]\s*)([^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,4}):\s")


@dataclass(frozen=True, slots=True)
class _Sign:
    """Expressions that speak for a kind; `needed` hits in a thousand words make it likely."""

    kind: str
    needed: float
    words: re.Pattern[str]


def _sign(kind: str, needed: float, *words: str) -> _Sign:
    return _Sign(kind, needed, re.compile(r"\b(?:" + "|".join(words) + r")\b", re.IGNORECASE))


_SIGNS = (
    _sign(
        "paper", 6.0,
        "et al", "in this (?:paper|work|study|article|letter)", "abstract", "theorem", "lemma", "arxiv", "doi",
        "we (?:propose|present|show|prove|find|study|investigate|introduce|consider|demonstrate|evaluate)",
        "figure \\d", "our (?:results|method|approach|model|experiments)", "state[- ]of[- ]the[- ]art", "xcite",
        "xmath\\d*", "experiments?", "baselines?", "datasets?", "in diesem (?:beitrag|artikel)", "wir zeigen",
    ),
    _sign(
        "contract", 18.0,
        "shall", "hereby", "herein", "hereunder", "thereof", "agreement", "part(?:y|ies)", "licen[cs]or",
        "licensee", "licen[cs]e", "liab(?:le|ility)", "terms of (?:service|use)", "you agree", "you may not",
        "warrant(?:y|ies|s)", "govern(?:ing|ed) (?:law|by)", "indemnif\\w+", "terminat(?:e|ion)",
        "third part(?:y|ies)", "your (?:content|account|rights)", "personal (?:data|information)", "vertrag\\w*",
        "terms", "privacy", "cookies?", "consent", "at any time", "without (?:prior )?notice", "subpoena", "opt[- ]out",
        "users?", "your (?:use|consent|information|data|account|content|personal)",
        "our (?:services?|terms|sites?|websites?|partners|policy|policies|platform)", "the (?:services?|sites?)",
        "we (?:may|collect|reserve|use|share|disclose|retain|do not|will not)", "third[- ]part(?:y|ies)",
        "you (?:must|may|grant|agree|acknowledge|represent|understand|are responsible|can not|cannot)",
        "haftung\\w*", "gemäß", "contrat\\w*", "contrato\\w*", "contratto", "overeenkomst",
    ),
    _sign(
        "meeting", 14.0,
        "agenda", "minutes", "meeting", "action items?", "um", "uh", "yeah", "okay", "mm", "hmm",
        "thank you,? (?:chair|mr)", "good (?:morning|afternoon)", "i'll", "we've", "we're", "protokoll", "sitzung",
        "tagesordnung",
    ),
    _sign(
        "earnings", 9.0,
        "(?:first|second|third|fourth) quarter", "quarters?", "q[1-4]", "basis points", "guidance",
        "year[- ]over[- ]year", "revenues?", "earnings per share", "eps", "gaap", "ebitda", "cash flow",
        "full[- ]year", "fiscal", "net (?:income|sales)", "operating (?:income|margin)", "gross margin", "operator",
        "umsatz", "quartal\\w*",
    ),
    _sign(
        "news", 7.0,
        "said", "told", "says", "reported(?:ly)?", "according to", "police", "officials?", "reuters", "cnn",
        "spokes(?:man|woman|person)", "associated press", "daily mail", "mailonline", "yesterday", "added",
        "claimed", "arrested", "court", "interview", "statement", "revealed",
        "on (?:mon|tues|wednes|thurs|fri|satur|sun)day", "sagte", "laut", "teilte mit", "a déclaré", "selon",
        "según", "dijo", "ha detto", "secondo", "segundo", "disse", "zei", "volgens",
    ),
)  # fmt: skip
_LEAST_DISTINCT, _FEW_WORDS = 3, 250
_LEAST_TURNS = 6
_LEAST_TURN_SHARE = 4.0


def kind_of(document: Document) -> str:
    """Return one of `KINDS`: by format where it tells, else the kind with the most signs, else `other`."""
    if document.format in MAIL_FORMATS:
        return "mail"
    if document.format in _SPOKEN_FORMATS:
        return "meeting"
    sample = document.text[:_SAMPLE]
    words = max(60, len(sample.split()))
    if _turns(sample, words):
        return "meeting"
    strength = {sign.kind: _strength(sign, sample, words) for sign in _SIGNS}
    best = max(strength, key=lambda kind: strength[kind])
    return best if strength[best] >= 1.0 else "other"


def _strength(sign: _Sign, sample: str, words: int) -> float:
    """Return the hits in a thousand words as a multiple of those needed; 0 where it is one word again and again."""
    found = [match.group().lower() for match in sign.words.finditer(sample)]
    if len(set(found)) < (_LEAST_DISTINCT if words > _FEW_WORDS else 1):
        return 0.0
    return 1000.0 * len(found) / words / sign.needed


def _turns(sample: str, words: int) -> bool:
    """Say whether people speak in turn: names before a colon that come again and again."""
    speakers = [match.group(1) for match in _SPEAKER.finditer(sample)]
    again = len(speakers) - len(set(speakers))
    return again >= _LEAST_TURNS and 1000.0 * again / words >= _LEAST_TURN_SHARE
