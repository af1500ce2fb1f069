"""From a document to its chosen sentences: the recipe, and what is said where it can't be followed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from precis.domain.documents import BlockKind, Document
from precis.domain.jobs import Length, Mode
from precis.domain.ports import Extract, ExtractedSentence
from precis.providers.embedded.choosing import Candidates, choose, extent_of
from precis.providers.embedded.features import Features, features_of
from precis.providers.embedded.headline import headline_of
from precis.providers.embedded.kinds import kind_of
from precis.providers.embedded.languages import LANGUAGES
from precis.providers.embedded.parts import parts_of
from precis.providers.embedded.sentences import Sentence, lines_of, sentences_of
from precis.providers.embedded.terms import Floats, scaled
from precis.providers.embedded.weights import score, weights_for

FAST_CANDIDATES = 400
ACCURATE_CANDIDATES = 160
"""Sentences that are compared with each other, and for a focus in accurate mode embedded (about 12 ms each)."""
_MEANING_LANGUAGES = frozenset({*LANGUAGES, "und"})
_MODEL_LANGUAGES = frozenset({"en", "und"})
_ROW_FOCUS = 0.3
_BEST_SENTENCES, _WELL_FOUND = 3, 0.3
_STAND_INS = frozenset({BlockKind.HEADING, BlockKind.CODE})


class Embedder(Protocol):
    """Texts to vectors of length 1."""

    def embed(self, texts: Sequence[str]) -> Floats:
        """Return a row a text."""
        ...


def extract(document: Document, mode: Mode, length: Length, focus: str, embedder: Embedder | None) -> Extract:
    """Return the sentences that say most, in reading order; `embedder` reads a focus in accurate mode."""
    kind = kind_of(document)
    sentences = sentences_of(document) or _stand_ins(document)
    if not sentences:
        return Extract((), headline_of(document, None), kind, ("There is no sentence to choose from.",))
    weights = weights_for(kind, _whole(sentences))
    parts = parts_of(document, sentences) if weights.in_parts else np.zeros(len(sentences), np.intp)
    features, terms = features_of(document, sentences, parts, kind, focus)
    scores = score(features, weights)
    reader = embedder if mode is Mode.ACCURATE and focus.strip() and document.language in _MEANING_LANGUAGES else None
    pool = _candidates(sentences, features, scores, ACCURATE_CANDIDATES if reader else FAST_CANDIDATES)
    pooled = scores[pool]
    if reader is not None:
        vectors = reader.embed([*(document.quote(sentences[index].span) for index in pool), focus.strip()])
        pooled = _with_meaning(pooled, vectors, weights.focus_meaning * (1.0 - _found(features.focus)))
    extent = extent_of(length, _whole(sentences) or len(sentences), int(terms.words.sum()))
    picks = choose(Candidates(pooled, terms.words[pool], parts[pool], terms.similarities(pool)), extent, weights.taste)
    ranked = scaled(pooled)
    chosen = sorted((int(pool[pick]), float(ranked[pick])) for pick in picks)
    found = tuple(ExtractedSentence(sentences[index].span, value) for index, value in chosen)
    best = sentences[int(pool[int(np.argmax(pooled))])].span
    return Extract(found, headline_of(document, best), kind, _warnings(document, mode, focus, features))


def _stand_ins(document: Document) -> list[Sentence]:
    """Return the lines of headings and code, for a document that has nothing else; at worst, of all its blocks."""
    return _lines(document, _STAND_INS) or _lines(document, frozenset(BlockKind))


def _lines(document: Document, kinds: frozenset[BlockKind]) -> list[Sentence]:
    return [
        Sentence(span, index, block.kind, is_whole=False)
        for index, block in enumerate(document.blocks)
        if block.kind in kinds
        for span in lines_of(document.text, block.span)
    ]


def _whole(sentences: Sequence[Sentence]) -> int:
    return sum(sentence.is_whole for sentence in sentences)


def _candidates(sentences: Sequence[Sentence], features: Features, scores: Floats, most: int) -> NDArray[np.intp]:
    """Return the indices of the sentences worth comparing, in reading order.

    A table's row counts only where the focus asks for it, or where the document has no sentences.
    """
    usable = np.array([s.kind is not BlockKind.TABLE for s in sentences]) | (features.focus >= _ROW_FOCUS)
    if not usable.any():
        usable[:] = True
    order = np.argsort(np.where(usable, -scores, np.inf), kind="stable")[: min(most, int(usable.sum()))]
    return np.sort(order)


def _found(focus: Floats) -> float:
    """Return how well the words of the focus are found, 0 … 1: the mean cosine of the best sentences with it."""
    best = np.sort(focus)[-_BEST_SENTENCES:]
    return min(1.0, float(best.mean()) / _WELL_FOUND)


def _with_meaning(scores: Floats, vectors: Floats, weight: float) -> Floats:
    """Return scores and what the embeddings say of the focus, whose vector is the last."""
    return (scores + weight * _above_median(vectors[:-1] @ vectors[-1])).astype(np.float32)


def _above_median(values: Floats) -> Floats:
    """Return 0 up to the median and 1 for the greatest: cosines differ from focus to focus in where they lie."""
    middle = float(np.median(values))
    return np.clip((values - middle) / max(float(values.max()) - middle, 1e-6), 0.0, 1.0).astype(np.float32)


def _warnings(document: Document, mode: Mode, focus: str, features: Features) -> tuple[str, ...]:
    found: list[str] = []
    if document.language not in (*LANGUAGES, "und"):
        found.append(
            f"The embedded engine has no word lists for the language “{document.language}”: "
            "sentences were parted by punctuation and ranked by all their words."
        )
    if mode is Mode.ACCURATE and document.language not in _MEANING_LANGUAGES:
        found.append(
            "The embedding model can't read this language: sentences were ranked by their words, as in fast mode."
        )
    elif mode is Mode.ACCURATE and focus.strip() and document.language not in _MODEL_LANGUAGES:
        found.append("The embedding model was trained on English: in other languages it tells less.")
    if focus.strip() and not features.focus.any():
        found.append("No sentence has the words of the focus.")
    return tuple(found)
