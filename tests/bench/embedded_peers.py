"""sumy's summarizers on our sentences: what the embedded engine's summaries are compared with."""

from __future__ import annotations

import importlib
import warnings
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from precis.domain.documents import Document
from precis.providers.embedded.sentences import sentences_of
from precis.providers.embedded.terms import WORD

LEXRANK = "sumy LexRank"
PEERS = {
    LEXRANK: ("lex_rank", "LexRankSummarizer"),
    "sumy TextRank": ("text_rank", "TextRankSummarizer"),
    "sumy LSA": ("lsa", "LsaSummarizer"),
}
MOST_SENTENCES = 400
"""Longer documents go to TextRank and LSA with their first sentences: their time grows with the square."""
_MOST_BY_ITSELF = 150
"""Longer documents have LexRank's matrix made by NumPy: sumy's own loop takes minutes for the same numbers."""


class PeerTokenizer:
    """What sumy asks of a tokenizer, with our sentences: NLTK's would download its model."""

    def to_words(self, sentence: str) -> tuple[str, ...]:
        """Return the words of a sentence."""
        return tuple(WORD.findall(sentence))


def are_installed() -> bool:
    """Say whether sumy is there; it comes with the bench extra."""
    try:
        importlib.import_module("sumy")
    except ImportError:
        return False
    return True


def sentence_texts(document: Document) -> list[str]:
    """Return the sentences that all methods choose from."""
    return [document.quote(sentence.span) for sentence in sentences_of(document)] or [document.text]


def peer_document(sentences: Sequence[str]) -> Any:
    """Return sumy's document of these sentences."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence  # pyright: ignore[reportMissingImports] -- of the bench extra

    tokenizer = PeerTokenizer()
    return ObjectDocumentModel([Paragraph([Sentence(" ".join(text.split()), tokenizer) for text in sentences])])


def peer(module: str, name: str, language: str = "english") -> Any:
    """Return one of sumy's summarizers with its stemmer and stop words."""
    from sumy.nlp.stemmers import Stemmer  # pyright: ignore[reportMissingImports]
    from sumy.utils import get_stop_words  # pyright: ignore[reportMissingImports]

    summarizer = getattr(importlib.import_module(f"sumy.summarizers.{module}"), name)(Stemmer(language))
    summarizer.stop_words = get_stop_words(language)
    return summarizer


def peer_order(document: Document, title: str) -> list[tuple[int, str]]:
    """Return the sentences with their places in the document, best first."""
    found: list[tuple[int, str]] = []

    def all_of(rated: Sequence[Any]) -> Sequence[Any]:
        found.extend((info.order, str(info.sentence)) for info in rated)
        return rated

    summarizer = peer(*PEERS[title], "german" if document.language == "de" else "english")
    texts = sentence_texts(document)
    if title != LEXRANK:
        texts = texts[:MOST_SENTENCES]
    elif len(texts) > _MOST_BY_ITSELF:
        summarizer._create_matrix = _matrix
    with warnings.catch_warnings(action="ignore"):
        summarizer(peer_document(texts), all_of)
    return found


def _matrix(
    sentences: Sequence[Sequence[str]], threshold: float, tf: Sequence[dict[str, float]], idf: dict[str, float]
) -> NDArray[np.float64]:
    """Return what sumy's `LexRankSummarizer._create_matrix` does: links above the threshold as shares of a row."""
    column = {term: number for number, term in enumerate(Counter(term for words in sentences for term in words))}
    weights = np.zeros((len(sentences), max(1, len(column))))
    for row, frequencies in enumerate(tf):
        for term, frequency in frequencies.items():
            weights[row, column[term]] = frequency * idf[term]
    lengths = np.linalg.norm(weights, axis=1)
    scale = np.outer(lengths, lengths)
    links = np.divide(weights @ weights.T, scale, out=np.zeros_like(scale), where=scale > 0) > threshold
    return links / np.maximum(1, links.sum(axis=1))[:, None]
