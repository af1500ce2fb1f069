"""What speaks for a sentence: a number for each feature, to be weighted by the kind of document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from precis.domain.documents import BlockKind, Document
from precis.providers.embedded.cues import cues_in, leaning_in
from precis.providers.embedded.parts import Parts
from precis.providers.embedded.sentences import Sentence
from precis.providers.embedded.terms import Floats, Terms, ahead, lexrank, weigh

_AMOUNT = re.compile(
    r"(?:[$€£¥]\s?\d|\d(?:[.,\d]*\d)?\s?(?:%|percent|per cent|prozent|million|billion|mio|mrd|bn\b|[$€£]))",
    re.IGNORECASE,
)
_FINISHED = re.compile(r"[.!…。！؟۔।]['’\"”»)\]]*$|\s''$")
_ASKED = re.compile(r"[?？؟]['’\"”»)\]]*$")
_NO_LETTERS = re.compile(r"^[^\w]*(?:\w{1,2}[^\w]+)*\w{0,2}[^\w]*$")
_MAIL_FURNITURE = re.compile(
    r"(?:^|\s)>\s|^(?:From|To|Cc|Sent|Date|Subject|Von|An|Betreff|Gesendet|De|À|Objet)\s?:\s|_{5,}|-{5,}"
    r"|(?:wrote|schrieb|a écrit|escribió|ha scritto|escreveu|schreef)\s?:"
)
_COURTESY = re.compile(
    r"^(?:thanks|thank you|hi|hello|dear|regards|cheers|danke|hallo|liebe|merci|bonjour|gracias|hola|grazie|ciao"
    r"|obrigad[oa]|olá|bedankt)\b",
    re.IGNORECASE,
)
_FURNITURE = re.compile(r"^\^\s|\bunsubscribe\b.{0,80}\bclick\b|\bclick\b.{0,40}\bunsubscribe\b", re.IGNORECASE)
"""References of an encyclopedia, and what circulars say of themselves."""
_MOST_COURTESY_WORDS = 12
_LEAST_WORDS = 4
_PIECE = 0.5
_LEAD_SCALE = 10.0
_MOST_HEADINGS = 40
_NEIGHBOURHOOD = 5.0
"""Sentences over which a focus fades: an answer seldom stands in the one sentence that shares the question's words."""


@dataclass(frozen=True, slots=True)
class Features:
    """Arrays with a number a sentence, each about 0 … 1; `penalty` is taken off."""

    central: Floats
    """LexRank as a share of the highest."""
    ahead: Floats
    """Directed centrality: likeness to what follows less likeness to what went before, in a sentence's part."""
    lead: Floats
    """Falls with the sentence's number: 1 for the first, 1/2 for the eleventh."""
    titled: Floats
    """Cosine with the title and the headings."""
    amounts: Floats
    """Money and percentages named, up to three, as a share."""
    words: Floats
    """Natural logarithm of the number of words."""
    focus: Floats
    """Cosine with the words of the focus; zeros without one."""
    around: Floats
    """`focus` as a mean over the sentences round about, nearer ones counting more."""
    cues: Floats
    """The habit of the document's kind: see `cues`."""
    leaning: Floats
    """1 where a sentence begins with a pronoun or a connective."""
    penalty: Floats
    """Questions, unfinished and very short sentences, captions, table rows, pieces cut by force."""

    @property
    def count(self) -> int:
        """How many sentences there are."""
        return len(self.central)


def features_of(
    document: Document, sentences: Sequence[Sentence], parts: Parts, kind: str, focus: str = ""
) -> tuple[Features, Terms]:
    """Return the features of the sentences of a document of a kind, and the terms that they were counted over."""
    texts = [document.quote(sentence.span) for sentence in sentences]
    terms = weigh(texts, document.language)
    penalty = np.array([_penalty(s, t) for s, t in zip(sentences, texts, strict=True)], np.float32)
    number = _numbers(penalty)
    central = lexrank(terms)
    asked = _focus(terms, focus, document.language)
    features = Features(
        central=central / max(float(central.max(initial=0.0)), 1e-9),
        ahead=ahead(terms, parts),
        lead=1.0 / (1.0 + number / _LEAD_SCALE),
        titled=terms.project(terms.vector_of(_titles(document), document.language)),
        amounts=np.array([min(3, _amounts(text)) / 3.0 for text in texts], np.float32),
        words=np.log(np.maximum(1, terms.words)).astype(np.float32),
        focus=asked,
        around=around(asked),
        cues=cues_in(texts, kind),
        leaning=leaning_in(texts),
        penalty=penalty,
    )
    return features, terms


def _numbers(penalty: Floats) -> Floats:
    """Return each sentence's number from 0, bylines, datelines and other pieces not counted."""
    said = penalty < _PIECE
    return (np.cumsum(said) - said).astype(np.float32)


def _titles(document: Document) -> str:
    headings = [block for block in document.blocks if block.kind is BlockKind.HEADING][:_MOST_HEADINGS]
    return " ".join([document.title, *(document.quote(block.span) for block in headings)])


def _amounts(text: str) -> int:
    return sum(1 for _ in _AMOUNT.finditer(text))


def _focus(terms: Terms, focus: str, language: str) -> Floats:
    if not focus.strip():
        return np.zeros(terms.count, np.float32)
    return terms.project(terms.vector_of(focus, language))


def around(values: Floats, width: float = _NEIGHBOURHOOD) -> Floats:
    """Return the mean over each place's neighbours, which count less by 1/e each `width` places away."""
    if not values.any():
        return np.zeros_like(values)
    reach = int(min(4 * width, len(values) - 1))
    kernel = np.exp(-np.abs(np.arange(-reach, reach + 1)) / width)
    weights = np.convolve(np.ones(len(values)), kernel)[reach : reach + len(values)]
    return (np.convolve(values, kernel)[reach : reach + len(values)] / weights).astype(np.float32)


def _penalty(sentence: Sentence, text: str) -> float:
    penalty = 0.0 if sentence.is_whole else 0.5
    if sentence.kind is BlockKind.CAPTION:
        penalty += 0.3
    if _ASKED.search(text):
        penalty += 0.3
    elif not _FINISHED.search(text):
        penalty += 0.25
    if _MAIL_FURNITURE.search(text) or _FURNITURE.search(text):
        penalty += 1.0
    if _COURTESY.match(text) and text.count(" ") < _MOST_COURTESY_WORDS:
        penalty += 0.5
    if text.count(" ") + 1 < _LEAST_WORDS and text.isascii():
        penalty += 0.5
    if _NO_LETTERS.match(text[:200]) and text.isascii():
        penalty += 0.5
    return min(1.5, penalty)
