"""Compares designs of the support check, cross-set: fitted on two labelled sets, measured on the third.

For each design and set it prints, for sentences and for whole summaries (the least of their sentences): the area under
the ROC curve, the balanced accuracy at the threshold that the two other sets chose, and at the threshold that the set's
own dev half chose. Fitting and thresholds use dev halves only. `python -m tests.bench.trust_designs [dev|report]
[--encoder]`; designs were chosen on `dev`, `report` is what docs/trust.md quotes.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from precis.providers.embedded.embedding import minilm
from precis.providers.embedded.sentences import Splitter
from precis.trust.calibration import fit_logistic
from precis.trust.evidence import gather
from precis.trust.index import SourceIndex, index_document
from precis.trust.overlap import neighbours
from precis.trust.scoring import Assessment, assess, features_of, style_of
from tests.bench.trust_data import SETS, Item, items
from tests.conftest import ROOT

Floats = NDArray[np.float64]
FAILED = -100.0
"""Score of a sentence with a failed check in the designs that have checks: below all others."""
LEXICAL = ("trigrams", "bigrams", "words", "pair", "ordered", "subsequence")
ENCODER = ("cosine", "soft", "soft_least")


@dataclass(frozen=True, slots=True)
class Design:
    """Features that are weighed (by logistic regression where there is more than one), and whether checks decide."""

    name: str
    features: tuple[str, ...]
    has_checks: bool = False


DESIGNS = (
    Design("trigram overlap", ("trigrams",)),
    Design("alignment", ("ordered",)),
    Design("lexical logistic", LEXICAL),
    Design("checks alone", (), has_checks=True),
    Design("alignment + checks", ("ordered",), has_checks=True),
    Design("lexical + checks", LEXICAL, has_checks=True),
    Design("spliced + checks", ("spliced",), has_checks=True),
    Design("spliced, words + checks", ("spliced", "words", "hints"), has_checks=True),
    Design("spliced, ordered, words + checks", ("spliced", "ordered", "words", "hints"), has_checks=True),
    Design("spliced, pair + checks", ("spliced", "pair", "hints"), has_checks=True),
)
WITH_ENCODER = (
    Design("encoder cosine", ("cosine",)),
    Design("encoder soft alignment", ("soft", "soft_least")),
    Design("spliced, soft + checks", ("spliced", "soft_least", "hints"), has_checks=True),
    Design("spliced, words, soft + checks", ("spliced", "words", "soft_least", "hints"), has_checks=True),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence: its features, whether a check failed, its label, its summary's number and label."""

    features: dict[str, float]
    has_failed: bool
    label: bool | None
    summary: int
    is_consistent: bool
    is_dev: bool


def table(*, encoder: bool = False) -> dict[str, list[Row]]:
    """Return the sentences of each set with their features."""
    found: dict[str, list[Row]] = {name: [] for name in SETS}
    for number, item in enumerate(items()):
        index = _index(item)
        assessments = [assess(gather(index, sentence)) for sentence in item.sentences]
        style = style_of(assessments)
        for assessment, label in zip(assessments, item.labels, strict=True):
            features = features_of(assessment, style) | {"bigrams": assessment.evidence.overlap.bigrams}
            if encoder:
                features |= _encoded(assessment)
            row = Row(features, assessment.has_failed, label, number, item.is_consistent, item.is_dev)
            found[item.source].append(row)
    return found


_indexes: dict[str, SourceIndex] = {}


def _index(item: Item) -> SourceIndex:
    if item.document.id not in _indexes:
        _indexes.clear()
        _indexes[item.document.id] = index_document(item.document, Splitter)
    return _indexes[item.document.id]


def _encoded(assessment: Assessment) -> dict[str, float]:
    """Return the cosine with the best unit, and each content word's best cosine with the words near: mean and least."""
    evidence = assessment.evidence
    units = [p.unit for p in evidence.passages[:6]]
    units = list(dict.fromkeys([*units, *neighbours(evidence.index, units[:2])]))
    if not units:
        return dict.fromkeys(ENCODER, 0.0)
    claim, words, places = _hidden(evidence.text)
    others = [_hidden(evidence.index.quote(unit)) for unit in units]
    cosine = max(float(claim @ other[0]) for other in others)
    content = [t for t in evidence.tokens if t.is_content]
    rows = [i for i, (start, _) in enumerate(places) if any(t.start <= start < t.end for t in content)]
    best = np.concatenate([words[rows] @ other[1].T for other in others], axis=1).max(1) if rows else np.ones(1)
    return {"cosine": cosine, "soft": float(best.mean()), "soft_least": float(np.sort(best)[:3].mean())}


@cache
def _hidden(text: str) -> tuple[Floats, Floats, list[tuple[int, int]]]:
    model = minilm(ROOT / "resources")
    encoding = model._tokenizer.encode(text[:1500])
    ids = np.array([encoding.ids])
    inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
    hidden = model._session.run(None, inputs)[0][0]
    pooled = hidden.mean(0)
    words = hidden[1:-1] / np.linalg.norm(hidden[1:-1], axis=1, keepdims=True)
    return pooled / np.linalg.norm(pooled), words, encoding.offsets[1:-1]


def auc(labels: Sequence[bool], scores: Sequence[float]) -> float:
    """Return the area under the ROC curve; ties count half."""
    truth, values = np.asarray(labels, bool), np.asarray(scores, float)
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    rank = (np.cumsum(count) - (count - 1) / 2)[place]
    good, bad = int(truth.sum()), int((~truth).sum())
    return float((rank[truth].sum() - good * (good + 1) / 2) / (good * bad))


def balanced_accuracy(labels: Sequence[bool], is_accepted: Sequence[bool]) -> float:
    """Return the mean of the shares that are right among the true and among the false."""
    truth, said = np.asarray(labels, bool), np.asarray(is_accepted, bool)
    return float((said[truth].mean() + (~said[~truth]).mean()) / 2)


def fit(design: Design, rows: dict[str, list[Row]]) -> Floats:
    """Return the weights of a design, the intercept last; each set and each class weighs the same."""
    if len(design.features) <= 1:
        sign = -1.0 if design.features == ("spliced",) else 1.0
        return np.array([*([sign] * len(design.features)), 0.0])
    used = {n: [r for r in of if r.label is not None and not (design.has_checks and r.has_failed)] for n, of in rows.items()}
    x = np.array([[row.features[f] for f in design.features] for of in used.values() for row in of])
    y = np.array([float(row.label or False) for of in used.values() for row in of])
    shares: list[float] = []
    for of in used.values():
        good = sum(1 for row in of if row.label) / len(of)
        shares += [0.5 / len(of) / (good if row.label else 1 - good) for row in of]
    return fit_logistic(x, y, np.array(shares), ridge=1e-3)


def score(design: Design, weights: Floats, row: Row) -> float:
    """Return the raw score of a sentence."""
    if design.has_checks and row.has_failed:
        return FAILED
    return float(weights[-1] + sum(w * row.features[f] for w, f in zip(weights, design.features, strict=False)))


def scored(design: Design, weights: Floats, rows: list[Row]) -> tuple[tuple[list[bool], list[float]], ...]:
    """Return labels and scores of the labelled sentences, and of the summaries."""
    scores = [score(design, weights, row) for row in rows]
    known = [(row.label, s) for row, s in zip(rows, scores, strict=True) if row.label is not None]
    whole: dict[int, tuple[bool, float]] = {}
    for row, s in zip(rows, scores, strict=True):
        whole[row.summary] = (row.is_consistent, min(s, whole.get(row.summary, (True, np.inf))[1]))
    return ([bool(label) for label, _ in known], [s for _, s in known]), (
        [label for label, _ in whole.values()],
        [s for _, s in whole.values()],
    )


def threshold(parts: Sequence[tuple[list[bool], list[float]]]) -> float:
    """Return the threshold of the best mean balanced accuracy over the parts."""
    values = np.unique(np.concatenate([scores for _, scores in parts]))
    tried = np.unique(np.quantile((values[:-1] + values[1:]) / 2 if len(values) > 1 else values, np.linspace(0, 1, 120)))
    return max(
        map(float, tried),
        key=lambda t: float(np.mean([balanced_accuracy(labels, [s >= t for s in scores]) for labels, scores in parts])),
    )


def measure(design: Design, rows: dict[str, list[Row]], name: str, part: str) -> list[float]:
    """Return for sentences and for summaries: AUC, balanced accuracy at the others' and at the own dev threshold."""
    dev = {other: [row for row in rows[other] if row.is_dev] for other in SETS}
    others = {other: dev[other] for other in SETS if other != name}
    weights = fit(design, others)
    test = scored(design, weights, [row for row in rows[name] if row.is_dev == (part == "dev")])
    found: list[float] = []
    for level in (0, 1):
        labels, scores = test[level]
        across = threshold([scored(design, weights, of)[level] for of in others.values()])
        own = threshold([scored(design, weights, dev[name])[level]])
        found += [auc(labels, scores)]
        found += [balanced_accuracy(labels, [s >= limit for s in scores]) for limit in (across, own)]
    return found


def main(arguments: list[str]) -> int:
    """Print a row a design."""
    part = next((a for a in arguments if a in {"dev", "report"}), "report")
    has_encoder = "--encoder" in arguments
    rows = table(encoder=has_encoder)
    print(f"{part} halves; sentences AUC, BA (others' threshold), BA (own dev threshold) | summaries the same")
    for design in (*DESIGNS, *(WITH_ENCODER if has_encoder else ())):
        cells = ["{:.3f} {:.3f} {:.3f} | {:.3f} {:.3f} {:.3f}".format(*measure(design, rows, n, part)) for n in SETS]
        print(f"{design.name:<34} " + "   ".join(f"{n}: {c}" for n, c in zip(SETS, cells, strict=True)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
