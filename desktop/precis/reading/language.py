"""A document's language by its commonest words and its script: enough to choose stop words and a splitter."""

from __future__ import annotations

import re
from collections import Counter

_COMMON = {
    "en": "the of and to in is that it was for on are with as be this have from or which but not by at were been has",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus hat",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec cette",
    "es": "de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este sí",
    "it": "di che e la il un a per in una non sono con del da al le si della i come più ma gli alla nel dei anche",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu",
    "nl": "de van het een en in is dat op te zijn met voor niet aan er om ook als dan maar bij uit door naar heeft hij",
}
_WORDS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
)
_SAMPLE = 40_000
_LEAST_HITS, _LEAST_SHARE = 3, 0.08


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the language of `text`, or `und` where too little speaks for one."""
    middle = max(0, len(text) // 2 - _SAMPLE // 2)
    sample = text[: _SAMPLE // 2] + " " + text[middle : middle + _SAMPLE // 2]
    letters = sum(character.isalpha() for character in sample)
    for language, script in _SCRIPTS:
        if len(script.findall(sample)) > 0.15 * max(letters, 1):
            return language
    words = Counter(re.findall(r"[^\W\d_]+", sample.lower()))
    hits = {language: sum(words[word] for word in common) for language, common in _WORDS.items()}
    best = max(hits, key=lambda language: hits[language])
    different = sum(1 for word in _WORDS[best] if words[word])
    is_sure = different >= _LEAST_HITS and hits[best] >= max(_LEAST_HITS, _LEAST_SHARE * words.total())
    return best if is_sure else "und"
