"""Summaries against what people wrote: ROUGE F1 of the embedded engine, the document's beginning, and sumy's methods.

All get the same sentences and are cut to the number of words that the fast mode chose, so that no method gains by its
length. ROUGE is rouge-score's with stemming; of several references the best one counts.
"""

from __future__ import annotations

import importlib
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from precis.domain.documents import Document
from precis.domain.jobs import Length, Mode
from tests.bench.embedded_data import SUMMARY_SETS, Half, pairs

METRICS = ("rouge1", "rouge2", "rougeL")
SAMPLE = {"meetings": 2, "papers": 3, "German articles": 5, "earnings calls": 8}
"""Documents a set without `--full`: sumy takes half a minute for a long meeting."""
USUAL_SAMPLE = 20
MOST_PEER_SENTENCES = 700
"""Longer documents go to sumy with their first sentences: its time grows with the square."""
RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """Mean ROUGE F1 (%) of a method on a set at a length."""

    set: str
    method: str
    length: str
    documents: int
    words: float
    rouge1: float
    rouge2: float
    rougeL: float  # noqa: N815 - the metric's name


Method = Callable[[Document, Length, int], str]
"""A document, a length class and the number of words that others may use, to a summary."""


def measure(half: Half, *, is_full: bool) -> list[SummaryRow]:
    """Return a row for each set, length and method."""
    rows: list[SummaryRow] = []
    for name in SUMMARY_SETS:
        most = 0 if is_full else SAMPLE.get(name, USUAL_SAMPLE)
        rows += _measured(name, half, most)
    return rows


def _measured(name: str, half: Half, most: int) -> Iterator[SummaryRow]:
    methods: dict[str, Method] = {"fast": _ours(Mode.FAST), "accurate": _ours(Mode.ACCURATE), "lead": _lead, **_peers()}
    documents = pairs(name, half, most)
    for length in (Length.BRIEF, Length.STANDARD):
        found: dict[str, list[tuple[float, ...]]] = {method: [] for method in methods}
        for pair in documents:
            budget = len(methods["fast"](pair.document, length, 1_000_000).split())
            for method, summarize in methods.items():
                summary = summarize(pair.document, length, budget)
                found[method].append((float(len(summary.split())), *_rouge(summary, pair.references)))
        for method, values in found.items():
            words, *scores = np.array(values).mean(axis=0)
            rounded = (round(float(score), 2) for score in scores)
            yield SummaryRow(name, method, length.value, len(documents), round(float(words), 1), *rounded)


def _rouge(summary: str, references: Sequence[str]) -> list[float]:
    from rouge_score.rouge_scorer import RougeScorer

    scores = RougeScorer(METRICS, use_stemmer=True).score_multi(references, summary)
    return [100.0 * scores[metric].fmeasure for metric in METRICS]


def _cut(words: Sequence[str], budget: int) -> str:
    return " ".join(islice(words, budget))


def _ours(mode: Mode) -> Method:
    from precis.providers.embedded.embedding import minilm
    from precis.providers.embedded.extracting import extract

    def summarize(document: Document, length: Length, budget: int) -> str:
        found = extract(document, mode, length, "", minilm(RESOURCES) if mode is Mode.ACCURATE else None)
        return _cut(" ".join(document.quote(each.span) for each in found.sentences).split(), budget)

    return summarize


def sentence_texts(document: Document) -> list[str]:
    """Return the sentences that all methods choose from."""
    from precis.providers.embedded.sentences import sentences_of

    return [document.quote(sentence.span) for sentence in sentences_of(document)] or [document.text]


def _lead(document: Document, length: Length, budget: int) -> str:
    return _cut(" ".join(sentence_texts(document)).split(), budget)


class PeerTokenizer:
    """What sumy asks of a tokenizer, with our sentences: NLTK's would download its model."""

    def to_words(self, sentence: str) -> tuple[str, ...]:
        """Return the words of a sentence."""
        from precis.providers.embedded.terms import WORD

        return tuple(WORD.findall(sentence))


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


PEERS = {"sumy LexRank": ("lex_rank", "LexRankSummarizer"), "sumy TextRank": ("text_rank", "TextRankSummarizer"),
         "sumy LSA": ("lsa", "LsaSummarizer")}  # fmt: skip


def _peers() -> dict[str, Method]:
    try:
        importlib.import_module("sumy")
    except ImportError:
        print("sumy is not installed (make bench installs it): its columns are left out")
        return {}
    return {title: _peer_method(*where) for title, where in PEERS.items()}


def _peer_method(module: str, name: str) -> Method:
    """Return a method that takes sentences in the peer's order until the words are reached, and shows them in order."""
    ranked: dict[str, list[tuple[int, str]]] = {}

    def summarize(document: Document, length: Length, budget: int) -> str:
        order = ranked.get(document.id) or ranked.setdefault(document.id, _peer_order(document, module, name))
        said = np.cumsum([len(text.split()) for _, text in order])
        taken = sorted(order[: int(np.searchsorted(said, budget)) + 1])
        return _cut(" ".join(text for _, text in taken).split(), budget)

    return summarize


def _peer_order(document: Document, module: str, name: str) -> list[tuple[int, str]]:
    """Return the sentences with their places, best first."""
    found: list[tuple[int, str]] = []

    def all_of(rated: Sequence[Any]) -> Sequence[Any]:
        found.extend((info.order, str(info.sentence)) for info in rated)
        return rated

    language = "german" if document.language == "de" else "english"
    with warnings.catch_warnings(action="ignore"):
        peer(module, name, language)(peer_document(sentence_texts(document)[:MOST_PEER_SENTENCES]), all_of)
    return found


def show(rows: Sequence[SummaryRow]) -> None:
    """Print a table: a line a set and length, with the mean of the three ROUGE figures of each method."""
    methods = list(dict.fromkeys(row.method for row in rows))
    print("Summaries: ROUGE-1 / -2 / -L F1 in %, all methods cut to the words of the fast mode")
    print(f"{'set':<18}{'length':<10}{'n':>4}{'words':>7}  " + "".join(f"{method:<20}" for method in methods))
    for name, length in dict.fromkeys((row.set, row.length) for row in rows):
        found = {row.method: row for row in rows if (row.set, row.length) == (name, length)}
        cells = (f"{row.rouge1:5.1f} {row.rouge2:5.1f} {row.rougeL:5.1f}" for row in found.values())
        first = found[methods[0]]
        line = f"{name:<18}{length:<10}{first.documents:>4}{first.words:>7.0f}  "
        print(line + "".join(f"{cell:<20}" for cell in cells))
