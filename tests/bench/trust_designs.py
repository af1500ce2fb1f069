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
from precis.trust.citing import has_place
from precis.trust.evidence import gather
from precis.trust.fitting import fit_logistic
from precis.trust.index import SourceIndex, index_document
from precis.trust.overlap import neighbours
from precis.trust.scoring import Assessment, assess, features_of
from precis.trust.styles import Style, styles_of
from tests.bench.trust_data import SETS, Item, items, spliced
from tests.conftest import ROOT

Floats = NDArray[np.float64]
FAILED = -100.0
"""Score of a sentence with a failed check in the designs that have checks: below all others."""
PASSED = 100.0
"""That of a sentence in words of its own in which no check failed, where these decide alone: above all others."""
LEXICAL = ("trigrams", "bigrams", "words", "pair", "ordered", "subsequence")
ENCODER = ("cosine", "soft", "soft_least")
FIXED = {"ordered": 1 / 3, "pair": 1 / 3, "subsequence": 1 / 3, "hints": -0.2}
"""The raw score that is shipped: a plain mean, not fitted to anything, and what a soft finding takes off."""
FIXED_COPIED = {"trigrams": 1 / 3, "ordered": 1 / 3, "subsequence": 1 / 3, "hints": -0.2}
"""The same for copied wording, where all words are the source's and only their order speaks."""


@dataclass(frozen=True, slots=True)
class Design:
    """Features and what they weigh: `weights` as given, or fitted by logistic regression where there are none."""

    name: str
    features: tuple[str, ...]
    weights: tuple[float, ...] = ()
    has_checks: bool = False
    """A failed check puts a sentence below all others."""
    by_style: bool = False
    """Thresholds apart for copied wording and own words, and splices of other documents among what is fitted on."""
    own_by_checks: bool = False
    """No threshold for words of their own, where the checks decide alone."""


DESIGNS = (
    Design("A trigram overlap", ("trigrams",), (1.0,)),
    Design("B alignment", ("ordered",), (1.0,)),
    Design("C lexical logistic", LEXICAL),
    Design("D checks alone", (), (), has_checks=True),
    Design("E lexical logistic + checks", LEXICAL, has_checks=True),
    Design("F alignment + checks", ("ordered",), (1.0,), has_checks=True),
    Design("G plain mean + checks", tuple(FIXED), tuple(FIXED.values()), has_checks=True),
    Design("H as G, by style", tuple(FIXED), tuple(FIXED.values()), has_checks=True, by_style=True),
    Design("I as H, own by checks", tuple(FIXED), tuple(FIXED.values()), True, True, own_by_checks=True),
)
SHIPPED = DESIGNS[-1]
WITH_ENCODER = (
    Design("J encoder cosine", ("cosine",), (1.0,)),
    Design("K encoder soft alignment", ("soft", "soft_least"), (0.5, 0.5)),
    Design("L as G and soft alignment", (*FIXED, "soft_least"), (*FIXED.values(), 1 / 3), has_checks=True),
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
    style: Style
    has_passage: bool
    """Whether any passage speaks of it."""


def table(*, encoder: bool = False) -> dict[str, list[Row]]:
    """Return the sentences of each set with their features."""
    found: dict[str, list[Row]] = {name: [] for name in (*SETS, "spliced")}
    for number, item in enumerate((*items(), *spliced())):
        index = _index(item)
        assessments = [assess(gather(index, sentence)) for sentence in item.sentences]
        styles = styles_of([each.evidence.overlap.copied for each in assessments])
        for assessment, label, style in zip(assessments, item.labels, styles, strict=True):
            features = features_of(assessment)
            if encoder and item.source in SETS:
                features |= _encoded(assessment)
            has_passage = has_place(assessment.evidence)
            row = Row(
                features, assessment.has_failed, label, number, item.is_consistent, item.is_dev, style, has_passage
            )
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
    if design.weights or not design.features:
        return np.array([*design.weights, 0.0])
    used = {
        n: [r for r in of if r.label is not None and not (design.has_checks and r.has_failed)] for n, of in rows.items()
    }
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
    if design.own_by_checks and row.style is Style.OWN_WORDS:
        return PASSED
    if design.by_style and row.style is Style.COPIED:
        return sum(weight * row.features[name] for name, weight in FIXED_COPIED.items())
    return float(weights[-1] + sum(w * row.features[f] for w, f in zip(weights, design.features, strict=False)))


def scored(
    design: Design, weights: Floats, rows: list[Row], level: int, shift: float = 0.0
) -> tuple[list[bool], list[float]]:
    """Return labels and scores: of the labelled sentences (level 0), or of the summaries, the least of theirs (1).

    `shift` is taken off the score of claims in copied wording, so that one threshold serves both styles.
    """
    scores = [score(design, weights, row) - shift * (row.style is Style.COPIED) for row in rows]
    if level == 0:
        known = [(bool(row.label), s) for row, s in zip(rows, scores, strict=True) if row.label is not None]
        return [label for label, _ in known], [s for _, s in known]
    whole: dict[int, tuple[bool, float]] = {}
    for row, s in zip(rows, scores, strict=True):
        whole[row.summary] = (row.is_consistent, min(s, whole.get(row.summary, (True, np.inf))[1]))
    return [label for label, _ in whole.values()], [s for _, s in whole.values()]


def shift_of(design: Design, weights: Floats, rows: dict[str, list[Row]]) -> float:
    """Return how much higher the threshold of copied wording is than that of own words, on what is fitted on."""
    if not design.by_style:
        return 0.0
    limits = [
        threshold([scored(design, weights, [r for of in rows.values() for r in of if r.style is style], 0)])
        for style in (Style.COPIED, Style.OWN_WORDS)
    ]
    return limits[0] - limits[1]


def threshold(parts: Sequence[tuple[list[bool], list[float]]]) -> float:
    """Return the threshold of the best mean balanced accuracy over the parts."""
    values = np.unique(np.concatenate([scores for _, scores in parts]))
    tried = np.unique(
        np.quantile((values[:-1] + values[1:]) / 2 if len(values) > 1 else values, np.linspace(0, 1, 120))
    )
    return max(
        map(float, tried),
        key=lambda t: float(np.mean([balanced_accuracy(labels, [s >= t for s in scores]) for labels, scores in parts])),
    )


def measure(design: Design, rows: dict[str, list[Row]], name: str, part: str) -> list[float]:
    """Return for sentences and for summaries: AUC, balanced accuracy at the others' and at the own dev threshold."""
    dev = {other: [row for row in rows[other] if row.is_dev] for other in SETS}
    others = {other: dev[other] for other in SETS if other != name}
    weights = fit(design, others)
    if design.by_style:
        others["spliced"] = rows["spliced"]
    shift = shift_of(design, weights, others)
    test = [row for row in rows[name] if row.is_dev == (part == "dev")]
    found: list[float] = []
    for level in (0, 1):
        labels, scores = scored(design, weights, test, level, shift)
        across = threshold([scored(design, weights, of, level, shift) for of in others.values()])
        own = threshold([scored(design, weights, dev[name], level, shift)])
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
