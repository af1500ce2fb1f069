"""Summaries against what people wrote: ROUGE F1 of the embedded engine, the document's beginning, and sumy's methods.

All get the same sentences and are cut to the number of words that the fast mode chose, so that no method gains by its
length. ROUGE is rouge-score's with stemming; of several references the best one counts. Differences come with the 95 %
interval of a paired bootstrap over documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from precis.domain.documents import Document
from precis.domain.jobs import Length, Mode
from tests.bench.embedded_data import SUMMARY_SETS, Half, pairs
from tests.bench.embedded_peers import LEXRANK, PEERS, are_installed, peer_order, sentence_texts
from tests.bench.figures import is_quick

METRICS = ("rouge1", "rouge2", "rougeL")
SAMPLE = {"meetings": 2, "papers": 3, "German articles": 5, "earnings calls": 8}
"""Documents a set without `--full`."""
USUAL_SAMPLE = 4 if is_quick() else 20
RESOURCES = Path(__file__).resolve().parents[2] / "resources"
DIFFERENCES = (("fast", LEXRANK), ("accurate", LEXRANK), ("accurate", "fast"))
RESAMPLES = 10_000


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


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """By how many points a method's mean is above another's, and the 95 % interval of that, for each metric."""

    set: str
    length: str
    method: str
    other: str
    mean: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


Method = Callable[[Document, Length, int], str]
"""A document, a length class and the number of words that others may use, to a summary."""
Scores = dict[str, NDArray[np.float64]]
"""By method: a row a document with the number of words and the three ROUGE figures."""


def measure(half: Half, *, is_full: bool) -> tuple[list[SummaryRow], list[DifferenceRow]]:
    """Return a row for each set, length and method, and one for each difference that is asked for."""
    rows: list[SummaryRow] = []
    differences: list[DifferenceRow] = []
    for name in SUMMARY_SETS:
        most = 0 if is_full else SAMPLE.get(name, USUAL_SAMPLE)
        for length, found in _scored(name, half, most):
            rows += [_row(name, method, length, values) for method, values in found.items()]
            differences += [
                difference(name, length, method, other, found[method][:, 1:] - found[other][:, 1:])
                for method, other in DIFFERENCES
                if other in found
            ]
    return rows, differences


def _scored(name: str, half: Half, most: int) -> Iterator[tuple[Length, Scores]]:
    methods: dict[str, Method] = {"fast": _ours(Mode.FAST), "accurate": _ours(Mode.ACCURATE), "lead": _lead, **_peers()}
    documents = pairs(name, half, most)
    for length in Length:
        found: dict[str, list[tuple[float, ...]]] = {method: [] for method in methods}
        for pair in documents:
            budget = len(methods["fast"](pair.document, length, 1_000_000).split())
            for method, summarize in methods.items():
                summary = summarize(pair.document, length, budget)
                found[method].append((float(len(summary.split())), *rouge(summary, pair.references)))
        yield length, {method: np.array(values) for method, values in found.items()}


def _row(name: str, method: str, length: Length, values: NDArray[np.float64]) -> SummaryRow:
    words, *scores = (float(mean) for mean in values.mean(axis=0))
    return SummaryRow(name, method, length.value, len(values), round(words, 1), *(round(score, 2) for score in scores))


def difference(name: str, length: Length, method: str, other: str, by: NDArray[np.float64]) -> DifferenceRow:
    """Return the mean over documents of paired differences, a column a metric, and its bootstrapped interval."""
    drawn = np.random.default_rng(0).integers(0, len(by), (RESAMPLES, len(by)))
    low, high = np.percentile(by[drawn].mean(axis=1), (2.5, 97.5), axis=0)
    mean, low, high = (tuple(round(float(value), 2) for value in row) for row in (by.mean(axis=0), low, high))
    return DifferenceRow(name, length.value, method, other, mean, low, high)


def rouge(summary: str, references: Sequence[str]) -> list[float]:
    """Return ROUGE-1, -2 and -L F1 in %, against the reference that gives the most."""
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


def _lead(document: Document, length: Length, budget: int) -> str:
    return _cut(" ".join(sentence_texts(document)).split(), budget)


def _peers() -> dict[str, Method]:
    if not are_installed():
        print("sumy is not installed (make bench installs it): its columns are left out")
        return {}
    return {title: _peer_method(title) for title in PEERS}


def _peer_method(title: str) -> Method:
    """Return a method that takes sentences in the peer's order until the words are reached, and shows them in order."""
    ranked: dict[str, list[tuple[int, str]]] = {}

    def summarize(document: Document, length: Length, budget: int) -> str:
        order = ranked.get(document.id) or ranked.setdefault(document.id, peer_order(document, title))
        said = np.cumsum([len(text.split()) for _, text in order])
        taken = sorted(order[: int(np.searchsorted(said, budget)) + 1])
        return _cut(" ".join(text for _, text in taken).split(), budget)

    return summarize


def show(rows: Sequence[SummaryRow]) -> None:
    """Print a table: a line a set and length, with the three ROUGE figures of each method."""
    methods = list(dict.fromkeys(row.method for row in rows))
    print("Summaries: ROUGE-1 / -2 / -L F1 in %, all methods cut to the words of the fast mode")
    print(f"{'set':<18}{'length':<10}{'n':>4}{'words':>7}  " + "".join(f"{method:<20}" for method in methods))
    for name, length in dict.fromkeys((row.set, row.length) for row in rows):
        found = {row.method: row for row in rows if (row.set, row.length) == (name, length)}
        cells = (f"{row.rouge1:5.1f} {row.rouge2:5.1f} {row.rougeL:5.1f}" for row in found.values())
        first = found[methods[0]]
        line = f"{name:<18}{length:<10}{first.documents:>4}{first.words:>7.0f}  "
        print(line + "".join(f"{cell:<20}" for cell in cells))


def show_differences(rows: Sequence[DifferenceRow]) -> None:
    """Print a line a set, length and pair of methods; a star where the interval leaves out 0."""
    print("Differences in ROUGE-1 / -2 / -L, [95 % interval of a paired bootstrap over documents], * = without 0")
    for row in rows:
        cells = (
            f"{mean:+6.2f} [{low:+6.2f}, {high:+6.2f}]{'*' if low > 0 or high < 0 else ' '}"
            for mean, low, high in zip(row.mean, row.low, row.high, strict=True)
        )
        print(f"{row.set:<18}{row.length:<10}{row.method:<9} - {row.other:<14}" + "  ".join(cells))
